"""Curves go through their points, stay in their field and differ in more than colour."""
import numpy as np
import pytest

from common.charts import LARGE, Axis, Curve, curves
from common.charts.curves import LEFT, SIZE, TOP
from tests.helpers.charts import SVG, parsed, points, words


def test_a_curve_goes_through_its_points():
    [line] = points(curves(Axis(0, 10), Axis(0, 1), Curve('y', [0, 5, 10], [0, 0.25, 1])))
    w, h = SIZE
    places = np.array([[LEFT, TOP + h], [LEFT + w / 2, TOP + 0.75 * h], [LEFT + w, TOP]])
    assert line == pytest.approx(places, abs=0.06)


def test_a_chart_without_lines_is_described_by_its_axes():
    assert curves(Axis(0, 10, 'iteration'), Axis(0, 1, 'loss')).alt == 'loss, iteration'


def test_points_beyond_an_axis_stay_in_the_field():
    [line] = points(curves(Axis(0, 1), Axis(0, 1), Curve('y', [-1, 2], [-5, 5])))
    assert line == pytest.approx(np.array([[LEFT, TOP + SIZE[1]], [LEFT + SIZE[0], TOP]]))


def test_curves_differ_in_more_than_colour():
    both = curves(Axis(0, 1), Axis(0, 1), Curve('a', [0, 1], [0, 1]), Curve('b', [0, 1], [1, 0], 'dashed'))
    dashes = [line.get('stroke-dasharray') for line in parsed(both).iter(f'{SVG}polyline')]
    assert dashes == [None, '6 4'] and {'a', 'b'} <= set(words(both))


def test_a_chart_can_be_large():
    axis, line = Axis(0, 1), Curve('y', [0, 1], [0, 1])
    small, large = (curves(axis, axis, line, size=size) for size in (SIZE, LARGE))
    assert large.width > small.width and points(large)[0][-1, 0] == LEFT + LARGE[0]
