"""What is measured is drawn; that numerical differentiation loses is a matter of counting, not of the clock."""
import re
from importlib import import_module

import numpy as np
import pytest

from common.gradient import numerical_gradient
from common.widgets import cost
from tests.helpers.figures import seen

room = import_module('common.widgets.measures.cost')


def test_both_ways_are_measured_at_each_size():
    figure = cost(30)
    assert figure.sizes == [1, 3, 10, 30] and figure.seconds.shape == (4, 2) and (figure.seconds > 0).all()
    assert figure.ratio > 1 and '30' in repr(figure)


def test_the_ratio_is_that_of_the_largest_size_and_each_measurement_is_a_dot():
    figure = cost(10)
    figure.seconds = np.array([[1, 1], [4, 2], [28, 4]])
    assert figure.ratio == 7 and '7 times as long' in repr(figure)
    figure.redraw()
    assert seen(figure).count('<circle') == figure.seconds.size + 2, 'and one beside each name'


def test_the_button_measures_again_and_shows_what_it_found(monkeypatch):
    figure = cost(10)
    monkeypatch.setattr(room, '_seconds', lambda n: (n * 5e-3, 1e-3))
    figure.again.click()
    assert '10 inputs: numerical differentiation takes 50 times as long' in seen(figure)


def test_times_that_grow_tenfold_with_the_inputs_lie_on_a_straight_line(monkeypatch):
    """On logarithmic axes, as a textbook draws it."""
    monkeypatch.setattr(room, '_seconds', lambda n: (n * 5e-3, n * 1e-3))
    x, y = np.array(re.findall(r'<circle cx="([^"]+)" cy="([^"]+)" r="3"', cost(100).parts()[0].live())[:5], float).T
    assert x[0] < x[1] < x[2] < x[3] < x[4] and y[0] > y[4]
    assert np.allclose(np.diff(x), [np.diff(x)[0], np.diff(x)[1]] * 2, atol=0.2), '1 to 3 is as far as 10 to 30'
    assert np.allclose(np.diff(y) / np.diff(x), (y[4] - y[0]) / (x[4] - x[0]), rtol=0.02)


def test_what_is_timed_is_done():
    done = []
    assert room._time(lambda: done.append(1)) > 0 and done


def test_numerical_differentiation_takes_two_forward_passes_for_each_input():
    calls = []
    numerical_gradient(lambda x: calls.append(1) or float(np.sum(x)), np.ones(17))
    assert len(calls) == 34


@pytest.mark.parametrize('most', [2, 3001, 10.0, '10'])
def test_a_number_of_inputs_that_cannot_be_measured_gets_a_sentence(most):
    assert 'from 3 to 3000' in repr(cost(most))


def test_three_inputs_are_enough():
    assert cost(3).sizes == [1, 3] and cost(30).sizes == [1, 3, 10, 30]
