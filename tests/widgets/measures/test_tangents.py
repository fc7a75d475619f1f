"""Slopes of functions in a row multiply, and the figure's product is the derivative of the whole."""
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from common.gradient import numerical_gradient
from common.widgets import tangents
from tests.helpers.figures import seen
from tests.helpers.pictures import SVG

STAGES = {'u': lambda x: 2 * x, 'v': lambda u: u ** 2 / 4, 'w': lambda v: np.log(1 + v)}


def whole(x):
    return np.log(1 + (2 * x) ** 2 / 4)


@pytest.mark.parametrize('x', [-2.0, 0.0, 0.5, 3.0])
def test_the_product_of_the_slopes_is_the_slope_of_the_whole(x):
    figure = tangents(STAGES, -3.0, 3.0, 1.0)
    figure.sliders['x'].value = x
    slopes = [slope for _, _, slope in figure.chain()]
    assert np.prod(slopes) == pytest.approx(numerical_gradient(whole, x), abs=1e-7)


def test_the_line_under_the_charts_follows_the_slider():
    figure = tangents(STAGES, -3.0, 3.0, 1.0)
    assert '2 × 1 × 0.5 = 1' in seen(figure) and '2 × 1 × 0.5 = 1' in repr(figure)
    figure.sliders['x'].value = 2.0
    assert '2 × 2 × 0.2 = 0.8' in seen(figure) and seen(figure).count('slope') >= 3


def test_a_tangent_touches_its_curve_at_the_point_and_is_as_steep_as_the_slope_says():
    figure = tangents({'u': lambda x: x * x}, -3.0, 3.0, 1.0)
    svg = ET.fromstring(figure.parts()[0].live())
    curve, tangent, _ = (np.array([point.split(',') for point in line.get('points').split()], float)
                         for line in svg.iter(f'{SVG}polyline'))
    dot, = svg.iter(f'{SVG}circle')
    x, y = float(dot.get('cx')), float(dot.get('cy'))
    assert np.interp(x, *curve.T) == pytest.approx(y, abs=0.1) and np.interp(x, *tangent.T) == pytest.approx(y, abs=0.1)
    wide, high = np.ptp(curve, axis=0)
    steep = -np.polyfit(*tangent.T, 1)[0] * (9 / high) / (6 / wide)
    assert steep == pytest.approx(2, abs=0.01), 'u = x², at 1'
    assert (np.interp(tangent[:, 0], *curve.T) <= tangent[:, 1] + 0.3).all(), 'below the bowl; pixels count downwards'


@pytest.mark.parametrize('low, high, start', [
    (3.0, -3.0, 1.0), (-3.0, 3.0, 4.0), ('−3', 3.0, 1.0), (-3.0, np.inf, 1.0), (1.0, 1.0, 1.0)])
def test_a_range_that_no_slider_can_have_is_named_before_anything_is_computed(low, high, start):
    stages = {'u': lambda x: pytest.fail(f'{x} went in')}
    assert f'x=({low}, {high}, {start}): a slider needs (low, high, start)' in repr(tangents(stages, low, high, start))
