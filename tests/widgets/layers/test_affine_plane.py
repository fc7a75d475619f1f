"""The plane under an affine layer: sliders, picture and layer say the same."""
import re

import numpy as np
import pytest

from common.drawing.plane import CORNERS, POINTS, REACH, UNIT
from common.widgets import plane
from tests.helpers.figures import seen


def corners(svg):
    """The image of the unit square, read off the picture."""
    path = re.search(r'class="hi" d="M([^Z]+)Z"', svg)[1]
    pixels = np.array([list(map(float, point.split())) for point in path.split('L')])
    return np.column_stack([pixels[:, 0] / UNIT - REACH, REACH - pixels[:, 1] / UNIT])


def test_the_picture_shows_what_the_layer_computes():
    figure = plane([[1.0, 0.5], [-0.5, 1.0]], [1.0, 0.5])
    for name, value in (('W[0, 1]', -1.2), ('W[1, 1]', 0.3), ('b[0]', -2.0)):
        figure.sliders[name].value = value
    expected = CORNERS @ np.array([[1.0, -1.2], [-0.5, 0.3]]) + np.array([-2.0, 0.5])
    np.testing.assert_allclose(corners(seen(figure)), expected, atol=0.01)


def test_only_the_bias_moves_the_origin():
    figure = plane(np.eye(2), [0.0, 0.0])
    for name, handle in figure.sliders.items():
        before = figure.layer.forward(np.zeros((1, 2)))
        handle.value = handle.value + 0.5
        assert np.any(figure.layer.forward(np.zeros((1, 2))) != before) == name.startswith('b')


def test_equal_rows_press_the_plane_into_a_line():
    figure = plane([[1.0, 0.5], [1.0, 0.5]], [0.3, 0.7])
    moved = figure.layer.forward(POINTS) - np.array([0.3, 0.7])
    assert np.linalg.matrix_rank(moved) == 1


def test_a_map_that_sends_everything_to_the_origin_is_drawn_too():
    figure = plane(np.zeros((2, 2)), np.zeros(2))
    assert 'nan' not in seen(figure)
    np.testing.assert_allclose(corners(seen(figure)), 0)


def test_names_stand_outside_the_square():
    for angle in np.arange(0, 2 * np.pi, np.pi / 6):
        c, s = np.cos(angle), np.sin(angle)
        figure = plane([[c, s], [-s, c]], [0.0, 0.0])
        for row, name in enumerate(('W[0]', 'W[1]')):
            name_of = r'x="([\d.]+)" y="[\d.]+" dx="(-?4)"( text-anchor="end")? dy="-?\d+">' + re.escape(name)
            x, dx, end = re.search(name_of, seen(figure)).groups()
            tip = figure.layer.W[row, 0]
            assert float(x) == pytest.approx((REACH + tip) * UNIT, abs=0.06)
            assert bool(end) == (dx == '-4') == (tip < 0)


def test_the_line_names_where_the_corners_go():
    figure = plane([[1.0, 0.5], [-0.5, 1.0]], [1.0, 0.5])
    assert repr(figure) == '(0, 0) → (1, 0.5); (1, 0) → (2, 1); (0, 1) → (0.5, 1.5)'
    figure.sliders['b[1]'].value = 0.0
    assert '(0, 0) → (1, 0)' in seen(figure)


def test_the_arrays_of_the_reader_stay_as_they_are():
    W = np.eye(2)
    plane(W, np.zeros(2)).sliders['W[0, 0]'].value = 2.0
    np.testing.assert_array_equal(W, np.eye(2))


def test_numbers_beyond_the_usual_range_widen_their_sliders():
    figure = plane([[1.0, 40.0], [0.0, 1.0]], [0.0, 0.0])
    assert figure.sliders['W[0, 1]'].value == figure.layer.W[0, 1] == 40


@pytest.mark.parametrize('W, b', [(np.eye(3), np.zeros(3)), (np.eye(2), np.zeros(3)), (np.eye(2), 0), (np.eye(3), np.zeros(2))])
def test_what_is_not_of_the_plane_gets_a_sentence(W, b):
    assert 'in the plane they are (2, 2) and (2,)' in repr(plane(W, b))
