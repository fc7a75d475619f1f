"""The graphs as the lessons show them: no line runs through a number, no label is cut."""
import json
import re
from base64 import b64decode
from pathlib import Path

import pytest

from tests.helpers.pictures import faults

NOTEBOOKS = sorted((Path(__file__).parent.parent.parent / 'notebooks').glob('[a-z][a-z]/*.ipynb'))


def pictures(notebook):
    """The SVG of every graph that is stored in a notebook."""
    for cell in json.loads(notebook.read_text(encoding='utf-8'))['cells']:
        for output in cell.get('outputs', ()):
            html = ''.join(output.get('data', {}).get('text/html', ''))
            found = [b64decode(text).decode() for text in re.findall('src="data:image/svg[^,]*,([^"]+)"', html)]
            yield from (svg for svg in found if 'data-of=' in svg)


@pytest.mark.parametrize('notebook', NOTEBOOKS, ids=lambda path: f'{path.parent.name}/{path.stem}')
def test_no_label_of_a_lesson_is_crossed_or_cut(notebook):
    assert not [fault for svg in pictures(notebook) for fault in faults(svg)]


def test_the_lessons_draw_graphs():
    assert sum(len(list(pictures(notebook))) for notebook in NOTEBOOKS) > 60
