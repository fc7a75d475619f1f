"""One digit forward and backward through a network: the pictures on the arrows are those of the graph's numbers."""
import numpy as np
import pytest

from common import language
from common.drawing.raster import INK, SIGNED, coloured, png
from common.network import ACTIVATIONS, TwoLayerNet
from common.widgets import confused, digits, round_trip
from tests.helpers.figures import button, seen
from tests.helpers.learning import images


@pytest.fixture
def network():
    return TwoLayerNet(16, 12, 10, weight_init_std=1, seed=0)


@pytest.fixture
def figure(network):
    language.use('en')
    return round_trip(network, *images(60, 0))


def raster(array, colours):
    return png(coloured(array, colours))


def test_the_digit_and_its_derivative_stand_on_the_first_arrow(figure, network):
    figure.number.value = 7
    x = network.scaled(figure.x[7:8]).astype(float)
    network.loss(x, figure.t[7:8])
    dx = network.lastLayer.backward()
    for layer in reversed(network.layers.values()):
        dx = layer.backward(dx)
    assert raster(x.reshape(4, 4), INK) in seen(figure) and raster(dx.reshape(4, 4), SIGNED) in seen(figure)


def test_the_line_says_how_the_digit_is_read(figure, network):
    scores = network.predict(figure.x[:1])[0]
    lit = (figure.x[0] / 255 @ network.params['W1'] + network.params['b1'] > 0).sum()
    assert f'A {figure.t[0]}, read as {scores.argmax()} (' in seen(figure)
    assert f'; {lit} of 12 hidden units are lit' in seen(figure)


def test_the_button_goes_from_mistake_to_mistake_and_around_the_end(figure, network):
    wrong = np.flatnonzero(network.predict(figure.x).argmax(axis=1) != figure.t)
    figure.number.value = int(wrong[-2])
    for expected in (wrong[-1], wrong[0], wrong[1]):
        button(figure, 'next mistake').click()
        assert figure.number.value == expected


def test_where_none_is_misread_the_button_says_so_and_the_picture_stays(network):
    x, _ = images(60, 0)
    figure = round_trip(network, x, network.predict(x).argmax(axis=1))
    picture = figure.shown.children[1].value
    button(figure, 'next mistake').click()
    assert 'None was misread' in figure.message.value and figure.shown.children[1].value == picture


def test_another_label_is_another_loss_with_another_derivative(figure):
    before = seen(figure)
    other = (figure.t[0] + 1) % 10
    figure.wanted.value = int(other)
    assert [text for text, _ in figure.wanted.options][1:] == list('0123456789')
    assert f'For the label {other} the loss is' in seen(figure) and f'[{other}]' in seen(figure)
    assert seen(figure).count('<image') == before.count('<image') and seen(figure) != before


@pytest.mark.parametrize('activation', ACTIVATIONS)
@pytest.mark.parametrize('hidden', [1, 50, 1000])
def test_every_network_that_the_panel_can_make_is_drawn(hidden, activation):
    figure = round_trip(TwoLayerNet(16, hidden, 10, activation=activation, dtype=np.float32, seed=0), *images(60, 0))
    assert '<svg' in seen(figure)


def test_the_same_sentence_meets_what_is_no_network_in_every_figure_of_digits():
    assert {repr(make(3, *images(60, 0))) for make in (round_trip, confused, digits)} == {
        'A network that has learned to read digits is needed here, such as panel.network.'}
