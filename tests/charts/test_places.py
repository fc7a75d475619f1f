"""Where things lie in a chart: all within the picture, no word on another, each number where its axis has it."""
import numpy as np
import pytest

from common.charts import Axis, Curve, bars, confusion, curves, errors, scatter
from common.charts.text import SMALL
from common.drawing.labels import width
from tests.helpers.charts import SVG, parsed, points
from tests.helpers.pictures import overlap

X, Y = Axis(0, 10, 'iteration'), Axis(0, 1, 'loss')
LINES = [Curve('first', [0, 5, 10], [0, 0.25, 1], low=[0, 0.1, 0.9], high=[0.1, 0.5, 1]),
         Curve('second', [0, 10], [1, 0], 'dashed', dots=True)]
CHARTS = {
    'bars': bars(['a', 'a longer name'], [0.123, 1.0], most=1, marked=1),
    'bars without a largest': bars('abc', [2.0, 4.0, 1.0]),
    'confusion': confusion([0, 0, 1, 2, 2, 2], [0, 1, 1, 2, 0, 0], classes=3),
    'curves': curves(X, Y, *LINES),
    'errors': errors(['W1', 'b1'], [1e-3, 1e-9]),
    'scatter': scatter(np.array([1.0, -0.5, 0.2]), np.array([1.0, -0.5, 0.9])),
}


def boxes(sheet):
    """(word, its box) of what is written from left to right."""
    for text in parsed(sheet).iter(f'{SVG}text'):
        if not text.get('transform'):
            x, y, wide = float(text.get('x')), float(text.get('y')), 0.85 * width(text.text or '', SMALL)
            left = {'middle': x - wide / 2, 'end': x - wide}.get(text.get('text-anchor'), x)
            yield text.text, (left, y - 0.73 * SMALL, left + wide, y + 0.2 * SMALL)


def shapes(sheet):
    """The boxes of rectangles and circles, and of the points of lines."""
    root = parsed(sheet)
    for rect in root.iter(f'{SVG}rect'):
        x, y, wide, high = (float(rect.get(name) or 0) for name in ('x', 'y', 'width', 'height'))
        yield x, y, x + wide, y + high
    for dot in root.iter(f'{SVG}circle'):
        x, y, r = (float(dot.get(name)) for name in ('cx', 'cy', 'r'))
        yield x - r, y - r, x + r, y + r
    for tag in ('polyline', 'polygon'):
        for line in points(sheet, tag):
            yield *line.min(axis=0), *line.max(axis=0)


@pytest.mark.parametrize('name', CHARTS)
def test_nothing_is_cut_at_the_edge(name):
    sheet = CHARTS[name]
    for what, (left, top, right, bottom) in [*boxes(sheet), *(('a shape', shape) for shape in shapes(sheet))]:
        assert left >= 0 and top >= 0 and right <= sheet.width + 1 and bottom <= sheet.height + 1, what


@pytest.mark.parametrize('name', CHARTS)
def test_no_word_lies_on_another(name):
    places = [*boxes(CHARTS[name])]
    assert not [(word, other) for i, (word, place) in enumerate(places) for other, before in places[:i] if overlap(place, before)]


def test_a_band_goes_round_its_line():
    [band] = points(CHARTS['curves'], 'polygon')
    line = points(CHARTS['curves'])[0]
    assert band[:3, 0].tolist() == line[:, 0].tolist() == band[:2:-1, 0].tolist()
    assert (band[:3, 1] <= line[:, 1]).all() and (band[:2:-1, 1] >= line[:, 1]).all()


def test_each_count_stands_in_its_cell_of_the_table():
    sheet = CHARTS['confusion']
    cells = [*shapes(sheet)][-9:]
    middles = [((left + right) / 2, (top + bottom) / 2) for left, top, right, bottom in cells]
    assert [round(x) for x, _ in middles[:3]] == [round(x) for x, _ in middles[3:6]] and middles[0][0] < middles[1][0]
    for word, (left, top, right, bottom) in [*boxes(sheet)][-6:]:
        if word.isdigit():
            assert any(abs((left + right) / 2 - x) < 2 or abs((top + bottom) / 2 - y) < 4 for x, y in middles)


def test_without_a_largest_value_the_largest_bar_is_full():
    lengths = [right - left for left, _, right, _ in shapes(CHARTS['bars without a largest'])]
    assert lengths[-2] == 2 * lengths[-3] == 4 * lengths[-1]


def test_the_bar_that_is_marked_stands_with_its_words_in_a_frame():
    frame = next(shape for shape in shapes(CHARTS['bars']) if shape[0] == 1)
    name, value = [place for _, place in boxes(CHARTS['bars'])][2:]
    for left, top, right, bottom in (name, value):
        assert frame[0] <= left and frame[1] <= top and right <= frame[2] and bottom <= frame[3]
