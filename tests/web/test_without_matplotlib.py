"""In place of matplotlib.pyplot: the lessons go on, and one sentence says why nothing is drawn."""
import re

import pytest

from web import ROOT, without_matplotlib

CELL = re.compile(r'^```python[^\n]*\n(.*?)^```', re.S | re.M)
PLOTS = [cell for path in sorted((ROOT / 'notebooks' / 'source').glob('*.md'))
         for cell in CELL.findall(path.read_text(encoding='utf-8')) if 'plt.' in cell]


@pytest.mark.parametrize('cell', PLOTS)
def test_whatever_a_lesson_asks_of_pyplot_is_answered_by_one_sentence(cell, capsys):
    for call in re.findall(r'^ *(plt[\w.]+)\(', cell, re.M):
        eval(call, {'plt': without_matplotlib})([0, 1], [1, 0], label='x')
    assert capsys.readouterr().out.count('built without matplotlib') == 1


def test_a_readers_own_plot_goes_on_too():
    figure, axes = without_matplotlib.subplots(figsize=(5, 3))
    axes.plot([0, 1], [1, 0])
    axes.spines.top.set_visible(False)
    assert 'built without matplotlib' in repr(figure)


@pytest.mark.parametrize('part', [without_matplotlib, without_matplotlib.figure()], ids=['pyplot', 'figure'])
def test_what_python_itself_looks_for_is_not_there(part):
    assert not hasattr(part, '__path__') and not hasattr(part, '_repr_html_')
