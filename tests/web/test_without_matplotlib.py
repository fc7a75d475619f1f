"""In place of matplotlib.pyplot: the lessons go on, and one sentence says why nothing is drawn."""
import re

import pytest

from web import ROOT, without_matplotlib

CELL = re.compile(r'^```python[^\n]*\n(.*?)^```', re.S | re.M)
PLOTS = [cell for path in (ROOT / 'notebooks' / 'source').glob('*.md')
         for cell in CELL.findall(path.read_text(encoding='utf-8')) if 'plt.' in cell]


@pytest.mark.parametrize('cell', PLOTS)
def test_whatever_a_lesson_asks_of_pyplot_it_answers_with_one_sentence(cell, capsys):
    for line in re.findall(r'^ *(plt\.\w+)', cell, re.M):
        eval(line, {'plt': without_matplotlib})([0, 1], [1, 0], label='x')
    assert capsys.readouterr().out.count('built without matplotlib') == 1


def test_what_python_itself_looks_for_is_not_there():
    assert not hasattr(without_matplotlib, '__path__')
