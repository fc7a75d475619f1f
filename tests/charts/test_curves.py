"""Curves go through their points, stay in their field and differ in more than colour."""
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from common.charts import LARGE, Axis, Curve, curves
from common.charts.curves import LEFT, LINES, SIZE, TOP, sample
from common.drawing.labels import width
from tests.helpers.charts import SVG, parsed, points, words
from tests.helpers.pictures import strokes


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


AXES = {
    'unit': Axis(0, 1, 'x'), 'iterations': Axis(0, 10_000, 'x'), 'around 0': Axis(-3.0, 3.0, 'x'),
    'odd ends': Axis(-0.37, 1.13, 'x'),
    'small': Axis(-0.001, 0.001, 'x'), 'decades': Axis(1e-3, 10, 'x', log=True),
    'many decades': Axis(1e-16, 10, 'x', log=True),
    'one decade': Axis(2, 9, 'x', log=True), 'milliseconds': Axis(0.037, 412.0, 'x', log=True),
    'accuracies': Axis(0, 0.999, 'x', nines=True), 'poor accuracies': Axis(0, 0.95, 'x', nines=True)}


def stretched(axis, values):
    """Numbers whose differences are in proportion to pixels."""
    values = np.asarray(values, float)
    return np.log10(values) if axis.log else np.log10(1 - values) if axis.nines else values


def read(word):
    return float(word.replace('−', '-').replace(',', ''))


def numbers_beside(sheet, way):
    """(pixels, numbers) of the ticks of one axis, 'x' or 'y', as they are written."""
    field = strokes(next(parsed(sheet).iter(f'{SVG}path')))[0]
    left, bottom = field[:, 0].min(), field[:, 1].max()
    found = [(float(text.get('x')), float(text.get('y')), text.text) for text in parsed(sheet).iter(f'{SVG}text')]
    if way == 'x':
        ticks = [(x, read(word)) for x, y, word in found if y == bottom + 20]
    else:
        ticks = [(y - 4, read(word)) for x, y, word in found if x == left - 6]
    return np.array(ticks).T


def values_of(axis):
    share = np.linspace(0, 1, 8)
    if axis.log:
        return axis.low * (axis.high / axis.low) ** share
    if axis.nines:
        return 1 - (1 - axis.low) * ((1 - axis.high) / (1 - axis.low)) ** share
    return axis.low + (axis.high - axis.low) * share


@pytest.mark.parametrize('size', [SIZE, LARGE], ids=['small', 'large'])
@pytest.mark.parametrize('name', AXES)
def test_the_numbers_beside_the_axes_say_where_the_points_lie(name, size):
    axis, values = AXES[name], values_of(AXES[name])
    sheet = curves(axis, axis, Curve('', values, values[::-1], dots=True), size=size)
    [line] = points(sheet)
    for way, pixels, right in (('x', line[:, 0], values), ('y', line[:, 1], values[::-1])):
        at, ticks = numbers_beside(sheet, way)
        assert 2 <= len(ticks) <= 14 and len(set(ticks)) == len(ticks)
        slope, start = np.polyfit(at, stretched(axis, ticks), 1)
        assert np.allclose(slope * at + start, stretched(axis, ticks), atol=0.01 * np.ptp(stretched(axis, ticks)))
        assert np.allclose(slope * pixels + start, stretched(axis, right), atol=0.005 * np.ptp(stretched(axis, right)))
        assert axis.low - 1e-9 <= min(ticks) and max(ticks) <= axis.high * 1.002 + 1e-9
    dots = [(float(dot.get('cx')), float(dot.get('cy'))) for dot in parsed(sheet).iter(f'{SVG}circle')]
    assert np.allclose(dots, line)


@pytest.mark.parametrize('name', AXES)
def test_thin_lines_cross_the_field_at_each_number_of_the_upright_axis(name):
    sheet = curves(AXES[name], AXES[name])
    field, *thin = [strokes(path)[0] for path in parsed(sheet).iter(f'{SVG}path')]
    at, _ = numbers_beside(sheet, 'y')
    assert [line[0, 1] for line in thin] == pytest.approx(list(at), abs=0.001)
    assert all(line[0, 0] == field[:, 0].min() and line[-1, 0] == field[:, 0].max() for line in thin)
    assert (field[0, 0], field[0, 1]) == (LEFT, TOP) and (np.ptp(field, axis=0) == SIZE).all()


def test_axes_are_named_along_their_sides_and_curves_in_a_row_above():
    sheet = curves(Axis(0, 1, 'iteration'), Axis(0, 1, 'loss'), Curve('first', [0, 1], [0, 1]), Curve('', [0, 1], [1, 1]),
                   Curve('old', [0, 1], [0, 0], 'ghost'), Curve('second', [0, 1], [1, 0], 'dotted', dots=True))
    places = {text.text: (float(text.get('x')), float(text.get('y'))) for text in parsed(sheet).iter(f'{SVG}text')}
    assert places['iteration'][0] == LEFT + SIZE[0] / 2 and places['iteration'][1] > TOP + SIZE[1] + 20
    assert places['loss'] == (LEFT, 16) and 'old' not in places
    samples = [line for line in (strokes(path)[0] for path in parsed(sheet).iter(f'{SVG}path')) if np.ptp(line[:, 0]) == 22]
    assert len(samples) == 2, 'one for each curve that has a name and is no earlier run'
    before = LEFT + width('loss', 13)
    for line, name in zip(samples, ('first', 'second')):
        x, y = places[name]
        assert before < line[0, 0] - 8 and line[-1, 0] + 6 == x and y - 4 == line[0, 1]
        before = x + width(name, 13)


def test_a_sample_has_a_dot_in_its_middle_where_its_curve_has_dots():
    (dotted,), (plain,) = ([*ET.fromstring(f'<svg xmlns="{SVG[1:-1]}">{sample(Curve("a", [], [], dots=dots), 10, 20)}</svg>')
                            .iter(f'{SVG}circle')] or [None] for dots in (True, False))
    assert (dotted.get('cx'), dotted.get('cy')) == ('21', '16') and plain is None


@pytest.mark.parametrize('style', LINES)
def test_dots_are_filled_on_a_solid_line_and_open_on_others(style):
    svg = parsed(curves(Axis(0, 1), Axis(0, 1), Curve('', [0, 1], [0, 1], style, dots=True)))
    assert {dot.get('class') for dot in svg.iter(f'{SVG}circle')} == {'a' if style == 'solid' else 'bg'}
    assert svg.find(f'.//{SVG}polyline').get('class') == ('al' if style == 'solid' or style.startswith('ghost') else None)


def test_what_is_no_number_leaves_a_curve_and_its_dots_out_there():
    [line] = points(curves(Axis(0, 2), Axis(0, 1), Curve('', np.array([0, 1, 2]), np.array([0, np.nan, 1.0]), dots=True)))
    assert len(line) == 2


def test_the_end_of_each_curve_is_told_with_its_axis_and_name():
    sheet = curves(Axis(0, 1, 'x'), Axis(0, 1, 'loss'), Curve('a', [0, 1], [0, 0.12345]), Curve('', [0, 1], [1, 0.5]),
                   Curve('ghost', [0, 1], [0, 1], 'ghost'), Curve('none', [], []))
    assert sheet.alt == 'loss a 0.1235, loss 0.5'
