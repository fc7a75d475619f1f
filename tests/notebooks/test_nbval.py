"""Comparing is strict: a notebook that no longer shows what its code computes does not pass."""
import base64
import io
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from PIL import Image, ImageDraw

STRICT = Path(__file__).parent.parent.parent / 'notebooks' / 'conftest.py'
PLOT = 'import base64, IPython.display as i; i.display(i.Image(base64.b64decode("{}")))'


def cell(source, *outputs, count=1, tags=()):
    return new_code_cell(source, execution_count=count, outputs=list(outputs), metadata={'tags': list(tags)})


def text(what):
    return new_output('stream', text=what)


def png(picture):
    data = {'image/png': picture, 'text/plain': '<IPython.core.display.Image object>'}
    return new_output('display_data', data)


def chart(x, shade=0, ground='white'):
    picture = Image.new('RGBA', (640, 480), ground)
    ImageDraw.Draw(picture).line([(0, 0), (x, 480)], fill=(shade, shade, shade), width=3)
    held = io.BytesIO()
    picture.save(held, 'png')
    return base64.b64encode(held.getvalue()).decode()


CELLS = {
    'the same number': cell('print(220)', text('220\n')),
    'another number': cell('print(715)', text('220\n')),
    'a lost output': cell('1 + 1'),
    'never run': cell('x = 1', count=None),
    'skipped': cell('x = 1', tags=['nbval-skip']),
    'the same chart': cell(PLOT.format(chart(600)), png(chart(600))),
    'a chart drawn a shade lighter': cell(PLOT.format(chart(600)), png(chart(600, shade=40))),
    'the same chart without a ground': cell(PLOT.format(chart(600)), png(chart(600, ground=(0, 0, 0, 0)))),
    'another curve without a ground': cell(PLOT.format(chart(600)), png(chart(400, ground=(0, 0, 0, 0)))),
    'another curve': cell(PLOT.format(chart(600)), png(chart(400))),
    'a picture that is gone': cell('x = 1', png(chart(600))),
    'a kernel that dies': cell('import os; os._exit(1)'),
}
PASS = {'the same number', 'the same chart', 'a chart drawn a shade lighter', 'the same chart without a ground'}


@pytest.fixture(scope='module')
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp('notebooks')
    shutil.copy(STRICT, folder)
    nbformat.write(new_notebook(cells=list(CELLS.values())), folder / 'lesson.ipynb')
    run = subprocess.run([sys.executable, '-m', 'pytest', '-v', '--rootdir', folder, '-p', 'no:cacheprovider', folder],
                         capture_output=True, text=True, timeout=120)
    return dict(re.findall(r'::Cell (\d+) (PASSED|FAILED|SKIPPED)', run.stdout))


@pytest.mark.parametrize('number, what', list(enumerate(CELLS)), ids=list(CELLS))
def test_only_what_is_the_same_passes(report, number, what):
    assert report[str(number)] == ('PASSED' if what in PASS else 'FAILED')
