"""A gradient behind many layers: the lines are those of the chain of layers."""
import re

import numpy as np
import pytest

from common.drawing.labels import number
from common.functions import sigmoid
from common.layers import ReLU, Sigmoid
from common.widgets import depth
from common.widgets.measures.vanishing import passed_on
from tests.helpers.figures import seen


def test_each_sigmoid_multiplies_by_its_own_local_derivative():
    values = [1.0]
    for _ in range(4):
        values.append(sigmoid(values[-1]))
    local = [y * (1 - y) for y in values[:0:-1]]
    np.testing.assert_allclose(passed_on(Sigmoid, 1.0, 4), np.cumprod([1, *local]))


@pytest.mark.parametrize('x', [-4.0, 0.0, 4.0])
def test_a_sigmoid_passes_on_a_quarter_at_most(x):
    assert np.all(passed_on(Sigmoid, x, 20) <= 0.25 ** np.arange(21) * (1 + 1e-12))


@pytest.mark.parametrize('x, left', [(0.5, 1), (0.0, 0), (-3.0, 0)])
def test_relus_pass_on_all_or_nothing(x, left):
    assert passed_on(ReLU, x, 7)[-1] == left


def test_the_line_says_what_is_left():
    figure = depth(2, x=1.0)
    figure.sliders['layers'].value = 10
    assert 'left after 10 layers: ReLU 1, sigmoid 2.785e−7, (1/4)^10 9.537e−7' in seen(figure)
    figure.sliders['x'].value = -1.0
    assert 'ReLU 0,' in seen(figure)


@pytest.mark.parametrize('layers', [1, 2, 7])
def test_what_is_left_is_what_comes_out_behind_the_last_of_the_layers(layers):
    figure = depth(layers, x=-1.0)
    assert f'after {layers} layers: ReLU 0, sigmoid {number(figure.sigmoids[layers])}, ' in repr(figure)


def test_a_number_that_is_very_small_is_not_called_zero():
    figure = depth(20, x=4.0)
    assert float(re.search(r'sigmoid (\S+),', repr(figure))[1].replace('−', '-')) == pytest.approx(
        passed_on(Sigmoid, 4.0, 20)[-1], rel=1e-3)


def test_every_layer_is_a_dot_and_a_dead_relu_has_none():
    figure = depth(5, x=1.0)
    alive = seen(figure).count('<circle')
    figure.sliders['x'].value = -1.0
    assert alive - seen(figure).count('<circle') == 5
    figure.sliders['layers'].value, figure.sliders['x'].value = 6, 1.0
    assert seen(figure).count('<circle') == alive + 2


def test_on_the_axis_even_the_smallest_gradient_of_twenty_layers_has_its_own_height():
    html = depth(20, x=-4.0).parts()[0].live()
    lines = [np.array([point.split(',') for point in found.split()], float) for found
             in re.findall('<polyline points="([^"]+)"', html)]
    quarters = lines[-1]
    assert len(quarters) == 21 and np.allclose(np.diff(quarters[:, 1]), np.diff(quarters[:, 1])[0], atol=0.11)
    assert np.diff(quarters[:, 1])[0] > 3 and all((np.diff(line[:, 1]) > 0).all() for line in lines if len(line) == 21)


def test_without_a_word_a_1_goes_in_front_of_two_layers():
    assert repr(depth()) == repr(depth(2, 1.0)) != repr(depth(2, 2.0))
