"""The pad: what comes from the browser, and what makes an MNIST image of it."""
import re

import numpy as np
import pytest

from common import language
from common.network import TwoLayerNet
from common.widgets.learning.digits import digits
from common.widgets.learning.pad import SIDE, Pad
from dataset.centred import as_mnist
from tests.helpers.figures import seen


def drawing(top, left, height, width):
    """An L of thick lines."""
    ink = np.zeros((SIDE, SIDE), np.uint8)
    ink[top:top + height, left:left + 8] = 255
    ink[top + height - 8:top + height, left:left + width] = 255
    return ink


def centre_of_mass(image):
    image = image.reshape(28, 28).astype(float)
    return [float(image.sum(axis) @ np.arange(28) / image.sum()) for axis in (1, 0)]


def test_a_digit_fills_a_box_of_20_pixels_around_its_centre_of_mass():
    image = as_mnist(drawing(10, 5, 60, 40))
    rows, columns = np.nonzero(image.reshape(28, 28) > 64)
    assert 19 <= np.ptp(rows) + 1 <= 21 and np.ptp(columns) + 1 < 16
    assert centre_of_mass(image) == pytest.approx([14, 14], abs=0.3)
    assert image.dtype == np.uint8 and image.shape == (784,) and image.max() == 255


@pytest.mark.parametrize('moved', [drawing(0, 0, 60, 40), drawing(40, 60, 60, 40)])
def test_where_it_was_drawn_makes_no_difference(moved):
    assert np.array_equal(as_mnist(moved), as_mnist(drawing(20, 30, 60, 40)))


def test_how_large_it_was_drawn_makes_little_difference():
    small, large = as_mnist(drawing(10, 10, 40, 32)), as_mnist(np.kron(drawing(5, 5, 40, 32)[:56, :56], np.ones((2, 2))))
    assert np.abs(small.astype(int) - large).mean() < 8


def test_without_centring_the_drawing_lies_as_it_was_drawn():
    rows, columns = np.nonzero(as_mnist(drawing(40, 20, 60, 40), centred=False).reshape(28, 28) > 64)
    assert (rows.min(), columns.min()) == (10, 5) and (np.ptp(rows) + 1, np.ptp(columns) + 1) == (15, 10)


@pytest.mark.parametrize('centred', [True, False])
@pytest.mark.parametrize('ink', [np.zeros((SIDE, SIDE)), np.full((SIDE, SIDE), 255), np.eye(SIDE) * 20])
def test_an_empty_or_a_full_sheet_is_no_trouble(ink, centred):
    image = as_mnist(ink, centred)
    assert image.any() == ink.any()


def test_a_test_image_comes_back_as_it_was():
    image = np.zeros((28, 28), np.uint8)
    image[4:24, 10:18] = 255
    pad = Pad()
    pad.show(image.reshape(-1))
    assert np.abs(as_mnist(pad.array(), centred=False).reshape(28, 28).astype(int) - image).mean() < 8


def test_bytes_from_the_browser_become_ink():
    pad = Pad()
    pad.set_state({'ink': memoryview(bytes([9] * SIDE * SIDE))})
    assert np.all(pad.array() == 9)
    pad.clear()
    assert not pad.array().any()


def test_the_pad_has_a_name_for_a_screen_reader_and_no_address_in_its_text():
    assert 'draw a digit' in Pad().label and repr(Pad()) == 'Pad()'
    language.use('zh')
    assert '手写板' in Pad().label


@pytest.fixture
def figure():
    net = TwoLayerNet(784, 8, 10, weight_init_std=0.5, seed=0)
    random = np.random.RandomState(0)
    return digits(net, random.randint(0, 256, (5, 784)).astype(np.uint8), np.arange(5))


def test_the_reading_is_that_of_the_network(figure):
    figure.pad.ink = drawing(20, 30, 60, 40).tobytes()
    scores = figure.network.predict(as_mnist(drawing(20, 30, 60, 40))[None])
    assert f'Read as {scores.argmax()} (' in seen(figure)


def test_images_of_numbers_are_shown_as_those_of_bytes_are(figure):
    numbers = digits(figure.network, figure.x_test / 255, np.arange(5))
    assert numbers.pad.ink == figure.pad.ink and repr(numbers) == repr(figure)


def test_a_test_image_is_chosen_by_its_number(figure):
    figure.number.value = 3
    assert np.array_equal(figure.pad.array()[::4, ::4].reshape(-1), figure.x_test[3])
    figure.centred.value = False
    assert f'Read as {figure.network.predict(as_mnist(figure.pad.array(), False)[None]).argmax()} (' in seen(figure)


def test_every_control_changes_the_picture(figure):
    figure.pad.ink = drawing(5, 5, 60, 40).tobytes()
    pictures = {seen(figure)}
    figure.centred.value = False
    pictures.add(seen(figure))
    figure.asked.value = 3
    assert '[3] / ∂x' in seen(figure)
    assert len({*pictures, seen(figure)}) == 3


def test_an_empty_sheet_is_said(figure):
    figure.pad.clear()
    assert 'The sheet is empty' in seen(figure)


def test_a_spoilt_network_is_said(figure):
    figure.network.params['b2'] += np.nan
    figure.redraw()
    assert 'train another' in seen(figure) and '<img' in figure._repr_mimebundle_()['text/html']


def test_more_learning_changes_the_reading(figure):
    before = seen(figure)
    figure.network.params['b2'] += np.arange(10) * 3
    figure.redraw()
    assert seen(figure) != before


def test_the_stored_output_is_a_picture_and_a_line(figure):
    bundle = figure._repr_mimebundle_()
    assert bundle['text/html'].count('<img') == 3 and 'Read as' in bundle['text/html']
    assert 'Read as' in bundle['text/plain']


def test_the_bar_of_each_digit_is_as_long_as_its_probability_and_the_likeliest_is_marked(figure):
    bars = figure.parts()[0].pictures[1][1].live()
    lengths = [float(wide) for wide in re.findall('<rect class="a" [^>]*width="([^"]+)"', bars)]
    words = re.findall('<text[^>]*>([^<]+)</text>', bars)
    assert words[::2] == [str(k) for k in range(10)]
    shares = [float(word.rstrip(' %')) for word in words[1::2]]
    assert sum(shares) == pytest.approx(100, abs=0.6) and lengths == pytest.approx([2 * share for share in shares], abs=0.2)
    assert bars.count('class="hi"') == 1 and f'Read as {shares.index(max(shares))} ' in seen(figure)
