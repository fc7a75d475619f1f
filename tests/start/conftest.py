"""What the tests of the start share: places without an environment, and small clones."""
import pytest

from start import environment
from tests.helpers import clone


@pytest.fixture
def nowhere(monkeypatch, tmp_path):
    """A project without an environment, on a machine where no other Python can be found."""
    monkeypatch.setattr(environment, 'VENV', tmp_path / '.venv')
    monkeypatch.setattr(environment, 'PYTHON', tmp_path / '.venv' / 'bin' / 'python')
    monkeypatch.setenv('PATH', str(tmp_path))


@pytest.fixture(scope='module')
def project(tmp_path_factory):
    return clone.make(tmp_path_factory.mktemp('clone') / 'with a space')
