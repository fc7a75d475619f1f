"""Two graphs side by side: one set of sliders, and the numbers at their borders compared."""
import numpy as np
import pytest

from common import language
from common.functions import sigmoid
from common.layers import Sigmoid
from common.widgets import twins
from tests.helpers.figures import seen, verdicts


def unfolded(x):
    return np.reciprocal(np.exp(-x) + 1)


def folded(x):
    return x.graph.apply(Sigmoid(), x)


@pytest.fixture
def figure():
    return twins(unfolded, folded, x=(-1000.0, 1000.0, 1.0))


@pytest.mark.parametrize('x', [-20.0, -7.5, 0.0, 3.0, 20.0])
def test_both_graphs_are_moved_and_agree(figure, x):
    figure.sliders['x'].value = x
    assert [twin.graph.output.value for twin in figure.twins] == pytest.approx([sigmoid(x)] * 2, rel=1e-12)
    assert verdicts(figure) == ['✓'] * 2
    assert seen(figure).count('exp(') == 0


def test_functions_that_differ_are_told_apart():
    figure = twins(lambda x: x * x, lambda x: x + x, x=(0.0, 4.0, 2.0))
    assert verdicts(figure) == ['✓', '✗ 2']
    figure.sliders['x'].value = 3.0
    assert verdicts(figure) == ['✗ 3', '✗ 4']


def test_one_that_cannot_go_on_shows_no_numbers_and_says_why(figure):
    figure.sliders['x'].value = -1000.0
    assert list(figure.rows()) == [('forward', '–', '0', '–'), ('backward x', '–', '0', '–')]
    assert seen(figure).count('unfolded: exp(1000)') == 1
    left, right = (picture.live() for _, picture in figure.parts()[0].pictures)
    assert '>−1000</text>' in left and left.count('>–</text>') == 4
    assert '>–</text>' not in right


def test_it_recovers(figure):
    before = list(figure.rows())
    figure.sliders['x'].value = -1000.0
    figure.sliders['x'].value = 1.0
    assert list(figure.rows()) == before and 'exp(' not in seen(figure)


def test_large_numbers_on_the_other_side_are_no_trouble(figure):
    figure.sliders['x'].value = 1000.0
    assert verdicts(figure) == ['✓'] * 2


def test_every_input_has_a_line_of_its_own():
    figure = twins(lambda x, y: (x + y) * (x + y), lambda x, y: (x + y) ** 2, x=(0.0, 4.0, 2.0), y=(0.0, 4.0, 3.0))
    assert [row[:3] for row in figure.rows()] == [('forward', '25', '25'), ('backward x', '10', '10'),
                                                  ('backward y', '10', '10')]


def test_the_still_holds_both_pictures_and_the_table(figure):
    html = figure._repr_mimebundle_()['text/html']
    assert html.count('<img') == 2 and '<table' in html and '✓' in repr(figure)


def test_names_of_functions_are_escaped():
    assert '<lambda>' not in seen(twins(lambda x: x * 2, lambda x: x + x, x=(0.0, 4.0, 2.0)))


def test_it_speaks_chinese_too():
    language.use('zh')
    assert '反向 x' in repr(twins(unfolded, folded, x=(-20.0, 20.0, 1.0)))
