"""Every picture in image/ is drawn by the function of its name, and drawn again it has the same bytes."""
import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAKE = ROOT / 'image' / 'make.py'
PICTURES = sorted(path.name for path in (ROOT / 'image').glob('*.*') if path.suffix in ('.svg', '.png'))


@pytest.fixture(scope='module')
def redrawn(tmp_path_factory):
    """A folder into which image/make.py has just drawn all its pictures."""
    folder = tmp_path_factory.mktemp('image')
    script = shutil.copy(MAKE, folder)
    subprocess.run([sys.executable, script], env={**os.environ, 'PYTHONPATH': str(ROOT)}, check=True, timeout=120)
    return folder


def test_every_picture_bears_the_name_of_a_function():
    functions = {node.name for node in ast.parse(MAKE.read_text(encoding='utf-8')).body
                 if isinstance(node, ast.FunctionDef)}
    assert PICTURES and {Path(name).stem for name in PICTURES} <= functions


def test_every_picture_is_kept(redrawn):
    assert sorted(path.name for path in redrawn.iterdir() if path.suffix in ('.svg', '.png')) == PICTURES


@pytest.mark.parametrize('name', PICTURES)
def test_a_picture_drawn_again_has_the_same_bytes(redrawn, name):
    assert (redrawn / name).read_bytes() == (ROOT / 'image' / name).read_bytes()
