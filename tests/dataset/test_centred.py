"""A drawing becomes an image as MNIST has them: as large, as bright, and in the same place."""
import numpy as np
import pytest

from dataset.centred import as_mnist


def bar(size, top, left, height, width):
    """A sheet of `size` pixels with one filled rectangle."""
    ink = np.zeros((size, size), np.uint8)
    ink[top:top + height, left:left + width] = 255
    return ink


def square(image):
    return image.reshape(28, 28).astype(int)


@pytest.mark.parametrize('size, height, width', [(280, 200, 100), (280, 100, 200), (280, 90, 90), (112, 40, 16), (28, 10, 5)])
def test_the_longer_side_fills_twenty_pixels_and_the_other_keeps_its_share(size, height, width):
    image = square(as_mnist(bar(size, size // 9, size // 7, height, width))) / 255
    longer = max(height, width)
    assert image.max(axis=1).sum() == pytest.approx(20 * height / longer, abs=0.6)
    assert image.max(axis=0).sum() == pytest.approx(20 * width / longer, abs=0.6)
    assert (image > 0).any(axis=1).sum() <= 20 * height / longer + 3      # no edge is blurred over more than a pixel


def test_a_digit_that_lies_as_in_mnist_stays_as_it_is():
    """Twenty pixels high, and with its centre of mass in the middle of the pixel in row and column 14."""
    ink = bar(28, 4, 14, 20, 1)
    ink[23, [13, 15]] = 142
    assert np.abs(square(as_mnist(ink)) - ink).max() <= 1


@pytest.mark.parametrize('speck, counts', [(64, False), (65, True)])
def test_dust_does_not_count_for_the_size(speck, counts):
    ink = bar(280, 100, 100, 80, 40)
    ink[270, 10] = speck
    alone = square(as_mnist(bar(280, 100, 100, 80, 40)))
    assert ((square(as_mnist(ink)) > 128).sum() < 0.5 * (alone > 128).sum()) == counts


@pytest.mark.parametrize('at', [(5, 5), (140, 30), (275, 255)])
def test_without_centring_each_place_keeps_its_share_of_the_sheet(at):
    ink = np.zeros((280, 280))
    ink[at] = 255
    assert np.unravel_index(as_mnist(ink, centred=False).argmax(), (28, 28)) == (at[0] // 10, at[1] // 10)


def test_a_drawing_is_centred_unless_it_is_said_otherwise():
    ink = bar(280, 10, 10, 60, 30)
    assert np.array_equal(as_mnist(ink), as_mnist(ink, centred=True))
    assert not np.array_equal(as_mnist(ink), as_mnist(ink, centred=False))


@pytest.mark.parametrize('centred', [True, False])
def test_fine_stripes_become_grey_and_the_darkest_pixel_is_black(centred):
    ink = np.zeros((280, 280), np.uint8)
    ink[40:240, 40:240:2] = 99
    image = square(as_mnist(ink, centred))
    inside = image[9:19, 9:19]
    assert image.max() == 255 and np.ptp(inside) <= 3


@pytest.mark.parametrize('centred', [True, False])
def test_an_empty_sheet_is_an_empty_image(centred):
    assert not as_mnist(np.zeros((280, 280)), centred).any()
