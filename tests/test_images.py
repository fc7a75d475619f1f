"""Every picture in image/ is drawn by the function of its name, and drawn again it has the same bytes."""
import ast
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.test_rooms import imported

ROOT = Path(__file__).parent.parent
MAKE = ROOT / 'image' / 'make.py'
EVERY = sorted(path.name for path in (ROOT / 'image').glob('*.*') if path.suffix in ('.svg', '.png'))
PICTURES = [name for name in EVERY if name != 'benchmarks.svg']     # that one is drawn by the benchmark


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


@pytest.mark.parametrize('name', EVERY)
def test_a_picture_is_ascii_and_has_a_dark_side(name):
    """JupyterLite takes SVG for Latin-1 and loses or refuses what is not; an <img> lies on pages of any colour."""
    text = (ROOT / 'image' / name).read_bytes().decode('ascii')
    ET.fromstring(text)
    assert 'prefers-color-scheme:dark' in text and not re.search('fill="#|stroke="#', text)


def test_pictures_of_the_lessons_do_not_need_the_benchmarks():
    assert 'benchmarks' not in {name for names in imported(MAKE) for name in names}


@pytest.mark.parametrize('name', PICTURES)
def test_a_picture_drawn_again_has_the_same_bytes(redrawn, name):
    assert (redrawn / name).read_bytes() == (ROOT / 'image' / name).read_bytes()
