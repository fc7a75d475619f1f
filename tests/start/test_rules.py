"""What run.py is made of runs before any package is there."""
import ast
import sys
from pathlib import Path

import pytest

from tests.helpers.clone import COMMON, USED
from tests.test_rooms import imported

ROOT = Path(__file__).parent.parent.parent
SERVER = ['jupyter_server_config.py', 'stills.py']         # JupyterLab runs these
BEFORE_PACKAGES = [path for path in [ROOT / 'run.py', *(ROOT / 'start').glob('*.py'), *(ROOT / 'desk').glob('*.py'), *COMMON]
                   if path.name not in SERVER]


@pytest.mark.parametrize('path', BEFORE_PACKAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_runs_before_packages_are_there_suits_an_old_python(path):
    ast.parse(path.read_text(encoding='utf-8'), feature_version=(3, 8))
    for first, *rest in imported(path):
        assert first in {*sys.stdlib_module_names, 'common', 'start', 'desk'}
        assert first != 'common' or rest[0] in USED
