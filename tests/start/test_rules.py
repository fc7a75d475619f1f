"""What run.py is made of runs before any package is there."""
import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SERVER = ['jupyter_server_config.py', 'stills.py']         # JupyterLab runs these
COMMON = ['__init__', 'language', 'keeping', 'memory']      # that run.py, start/ and desk/ use
BEFORE_PACKAGES = [path for path in [ROOT / 'run.py', *(ROOT / 'start').glob('*.py'), *(ROOT / 'desk').glob('*.py'),
                                     *(ROOT / 'common' / f'{name}.py' for name in COMMON)]
                   if path.name not in SERVER]


@pytest.mark.parametrize('path', BEFORE_PACKAGES, ids=lambda path: path.name)
def test_what_runs_before_packages_are_there_suits_an_old_python(path):
    tree = ast.parse(path.read_text(encoding='utf-8'), feature_version=(3, 8))
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module] if isinstance(node, ast.ImportFrom) else []
        assert {name.partition('.')[0] for name in names} <= {*sys.stdlib_module_names, 'common', 'start', 'desk'}
