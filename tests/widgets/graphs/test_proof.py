"""Fold and prove: the table compares what the graph hands to its inputs with what a formula says."""
import numpy as np
import pytest

from common.functions import sigmoid
from common.widgets import border
from tests.helpers.figures import seen, verdicts


def small_sigmoid(x):
    with x.graph.fold('sigmoid'):
        return 1 / (1 + np.exp(-x))


def right(x):
    return sigmoid(x) * (1 - sigmoid(x))


@pytest.mark.parametrize('x', [-20.0, -3.2, 0.0, 7.0, 20.0])
def test_a_right_formula_gets_a_tick_everywhere(x):
    figure = border(small_sigmoid, right, x=(-20.0, 20.0, 1.0))
    figure.sliders['x'].value = x
    assert verdicts(figure) == ['✓']
    assert '✓' in seen(figure)


def test_a_wrong_formula_shows_how_far_off_it_is():
    figure = border(small_sigmoid, lambda x: right(x) + 0.5, x=(-5.0, 5.0, 1.0))
    assert verdicts(figure) == ['✗ 0.5']


def test_unfolding_leaves_the_numbers_at_the_border():
    figure = border(small_sigmoid, right, x=(-5.0, 5.0, 1.0))
    before = list(figure.rows())
    figure.folds[0].value = True
    assert 'exp' in seen(figure) and list(figure.rows()) == before


def test_the_formula_may_speak_of_the_first_inputs_only():
    figure = border(lambda x, y: x * y, lambda x, y: y, x=(0.0, 4.0, 2.0), y=(0.0, 4.0, 3.0))
    assert [row[:3] for row in figure.rows()] == [('x', '3', '3')]


def test_bad_input_gets_a_sentence_and_the_table_stays():
    figure = border(lambda x: np.log(x), lambda x: 1 / x, x=(-1.0, 3.0, 2.0))
    before = seen(figure)
    figure.sliders['x'].value = -1.0
    assert 'log' in figure.message.value and seen(figure).startswith(before)
    figure.sliders['x'].value = 1.0
    assert figure.message.value == '' and '>1</td>' in seen(figure)


def test_the_still_holds_the_table():
    figure = border(small_sigmoid, right, x=(-5.0, 5.0, 1.0))
    assert figure.parts()[-1].live() in figure._repr_mimebundle_()['text/html'] and '✓' in repr(figure)
