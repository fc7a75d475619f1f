"""A real class of two: accounts of the system, the hub, its proxy. Needs root; $REQUIRE_CLASSROOM makes its lack a failure."""
import json
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from traitlets.config.loader import PyFileConfigLoader

from common import language
from start.trouble import Trouble
from tests.helpers.absent import Absent

try:
    import jupyterhub.app  # noqa: F401

    from classroom import accounts, engine, links, ready
    from classroom.client import Pupil
    from classroom.ports import free_ports
except ImportError as error:                # on Windows there is no grp either: pupils are accounts of a Unix
    if os.environ.get('REQUIRE_CLASSROOM'):
        raise
    MISSING = error.name
else:
    MISSING = ''

ROOT = Path(__file__).parent.parent.parent
NAMES = {'pupil-of-test-a': '李娜', 'pupil-of-test-b': ''}
PARTS = 'common', 'dataset', 'image', 'notebooks', 'start'


def pytest_pycollect_makemodule(module_path, parent):
    why = f'a class needs {MISSING}, which is not installed'
    return Absent.from_parent(parent, path=module_path, why=why) if MISSING else None


@pytest.fixture
def hub(tmp_path, monkeypatch):
    """hub(idle=10): the settings that JupyterHub reads, with some changed."""
    def load(**changed):
        told = {**engine.Settings(8000, '/lab', str(tmp_path))._asdict(), 'inner': [8001, 8002], **changed}
        monkeypatch.setenv('CLASSROOM', json.dumps(told))
        return PyFileConfigLoader('jupyterhub_config.py', str(ROOT / 'classroom')).load_config()
    return load


@pytest.fixture(scope='package')
def place():
    """A folder that pupils can read, with what a hub needs; skipped where there can be no class."""
    language.use('en')
    with tempfile.TemporaryDirectory() as folder:
        try:
            ready.prepare(f'{folder}/state')
        except Trouble as reason:
            if os.environ.get('REQUIRE_CLASSROOM'):
                raise
            pytest.skip(str(reason))
        os.chmod(folder, 0o755)
        ready.share_mnist(f'{folder}/state')
        yield Path(folder)


@pytest.fixture(scope='package')
def repository(place):
    """The lessons as a repository of their own: commit(text) changes lesson 02 there."""
    folder = place / 'published'
    for name in PARTS:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns('__pycache__'))
    (folder / '.gitignore').write_text('my/\n')

    def git(*words):
        subprocess.run(['git', '-c', 'user.name=teacher', '-c', 'user.email=t@example.org', '-C', folder, *words], check=True,
                       stdout=subprocess.DEVNULL)

    git('init', '--initial-branch=main')
    git('add', '.')
    git('commit', '--message=lessons')
    return SimpleNamespace(folder=folder, address=folder.as_uri(), git=git)


@pytest.fixture(scope='package')
def passwords(place):
    """{login: password} of two accounts, which are removed at the end."""
    group_was_there = accounts.pupils()
    try:
        yield accounts.make(NAMES)
    finally:
        for login in NAMES:
            subprocess.run(['userdel', '--force', '--remove', login], stderr=subprocess.DEVNULL)
        if not group_was_there:
            subprocess.run(['groupdel', accounts.GROUP])


@contextmanager
def a_hub(place, repository, idle):
    """The Settings of a hub that runs, and keeps what it keeps under `place`."""
    ready.prepare(place / 'state')
    first = links.pull(repository.address, 'main', repository.folder / 'notebooks/en/01_computational_graphs.ipynb')
    settings = engine.Settings(free_ports(1)[0], first, str(place / 'state'), idle)
    with open(place / 'log', 'w') as log, engine.running(settings, log):
        yield settings


@pytest.fixture(scope='package')
def settings(place, repository):
    with a_hub(place, repository, idle=30) as settings:
        yield settings


@pytest.fixture(scope='package')
def pupils(settings, passwords):
    """Two who have not logged in yet."""
    return [Pupil(login, password, settings.here) for login, password in passwords.items()]
