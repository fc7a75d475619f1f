"""Where things lie in a chart: all within the picture, no word on another, each number where its axis has it."""
import re

import numpy as np
import pytest

from common.charts import Axis, Curve, bars, confusion, curves, errors, scatter, tiles
from common.charts import line as line_of_text
from common.charts.axis import rounded_up
from common.charts.bars import TINT
from common.charts.text import SMALL
from common.drawing.labels import width
from tests.helpers import pictures
from tests.helpers.charts import SVG, parsed, points
from tests.helpers.pictures import overlap, strokes

X, Y = Axis(0, 10, 'iteration'), Axis(0, 1, 'loss')
LINES = [Curve('first', [0, 5, 10], [0, 0.25, 1], low=[0, 0.1, 0.9], high=[0.1, 0.5, 1]),
         Curve('second', [0, 10], [1, 0], 'dashed', dots=True)]
CHARTS = {
    'bars': lambda: bars(['a', 'a longer name'], [0.123, 1.0], most=1, marked=1),
    'bars without a largest': lambda: bars('abc', [2.0, 4.0, 1.0]),
    'confusion': lambda: confusion([0, 0, 1, 2, 2, 2], [0, 1, 1, 2, 0, 0], classes=3),
    'curves': lambda: curves(X, Y, *LINES),
    'errors': lambda: errors(['W1', 'b1'], [1e-3, 1e-9]),
    'scatter': lambda: scatter(np.array([1.0, -0.5, 0.2]), np.array([1.0, -0.5, 0.9])),
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
    sheet = CHARTS[name]()
    for what, (left, top, right, bottom) in [*boxes(sheet), *(('a shape', shape) for shape in shapes(sheet))]:
        assert left >= 0 and top >= 0 and right <= sheet.width + 1 and bottom <= sheet.height + 1, what


@pytest.mark.parametrize('name', CHARTS)
def test_no_word_lies_on_another(name):
    places = [*boxes(CHARTS[name]())]
    assert not [(word, other) for i, (word, place) in enumerate(places) for other, before in places[:i]
                if overlap(place, before)]


def test_a_band_goes_round_its_line():
    [band] = points(CHARTS['curves'](), 'polygon')
    line = points(CHARTS['curves']())[0]
    assert band[:3, 0].tolist() == line[:, 0].tolist() == band[:2:-1, 0].tolist()
    assert (band[:3, 1] <= line[:, 1]).all() and (band[:2:-1, 1] >= line[:, 1]).all()


def test_each_count_stands_in_its_cell_of_the_table():
    sheet = CHARTS['confusion']()
    cells = [*shapes(sheet)][-9:]
    middles = [((left + right) / 2, (top + bottom) / 2) for left, top, right, bottom in cells]
    assert [round(x) for x, _ in middles[:3]] == [round(x) for x, _ in middles[3:6]] and middles[0][0] < middles[1][0]
    for word, (left, top, right, bottom) in [*boxes(sheet)][-6:]:
        if word.isdigit():
            assert any(abs((left + right) / 2 - x) < 2 or abs((top + bottom) / 2 - y) < 4 for x, y in middles)


def test_without_a_largest_value_the_largest_bar_is_full():
    lengths = [right - left for left, _, right, _ in shapes(CHARTS['bars without a largest']())]
    assert lengths[-2] == 2 * lengths[-3] == 4 * lengths[-1]
    assert [right - left for left, _, right, _ in shapes(bars('ab', [0.1, 0.4]))][1:] == pytest.approx([50, 200])


def test_the_bar_that_is_marked_stands_with_its_words_in_a_frame():
    frame = next(shape for shape in shapes(CHARTS['bars']()) if shape[0] == 1)
    name, value = [place for _, place in boxes(CHARTS['bars']())][2:]
    for left, top, right, bottom in (name, value):
        assert frame[0] <= left and frame[1] <= top and right <= frame[2] and bottom <= frame[3]


@pytest.mark.parametrize('names, values', [
    (['a', 'b', 'c'], [0.5, 1.0, 0.0]), (['a long name', 'b'], [1.0, 0.25]),
    ([str(k) for k in range(10)], np.linspace(0, 1, 10))])
def test_bars_are_in_proportion_stand_on_one_line_and_have_name_and_value_beside_them(names, values):
    sheet = bars(names, values, most=1)
    drawn, words = [*shapes(sheet)][1:], [*boxes(sheet)]
    lengths = np.array([right - left for left, _, right, _ in drawn])
    assert np.allclose(lengths, 200 * np.asarray(values), atol=0.06)
    assert len({left for left, *_ in drawn}) == 1 and len({round(bottom - top, 3) for _, top, _, bottom in drawn}) == 1
    assert np.allclose(np.diff([top for _, top, _, _ in drawn]), 24)
    for (left, top, right, bottom), (_, before), (_, behind) in zip(drawn, words[::2], words[1::2]):
        middle = (top + bottom) / 2
        for place in (before, behind):
            assert (place[1] + place[3]) / 2 == pytest.approx(middle, abs=2)
        assert left - before[2] == pytest.approx(4, abs=1) and behind[0] - right == pytest.approx(6, abs=1)
    assert sheet.height == 24 * len(names), 'the last row is as high as the others'


def test_the_frame_of_the_marked_bar_is_on_its_row_and_there_is_none_where_nothing_is_marked():
    for marked in range(3):
        frame, *drawn = [*shapes(bars('abc', [1.0, 2.0, 3.0], marked=marked))][1:][marked:]
        assert frame[1] <= drawn[0][1] and drawn[0][3] <= frame[3]
        assert drawn[0][1] - frame[1] == pytest.approx(frame[3] - drawn[0][3])
    assert len([*shapes(bars('abc', [1.0, 2.0, 3.0]))]) == 4


def test_a_bar_never_leaves_its_field():
    lengths = [right - left for left, _, right, _ in [*shapes(bars('abc', [-1.0, 5.0, 0.5], most=1))][1:]]
    assert lengths == [0, 200, 100]
    assert [right - left for left, _, right, _ in [*shapes(bars('ab', [0.0, 0.0]))][1:]] == [0, 0]


def test_each_error_has_a_bar_as_long_as_its_logarithm_and_the_limit_a_line_at_its_place():
    values = [1e-16, 1e-12, 1e-8, 1e-4, 1.0]
    sheet = errors('abcde', values, limit=1e-6)
    drawn, words = [*shapes(sheet)][1:], [*boxes(sheet)]
    lengths = np.array([right - left for left, _, right, _ in drawn])
    assert np.allclose(lengths, np.array([0, 0.25, 0.5, 0.75, 1]) * 240, atol=0.06)
    line = strokes([*parsed(sheet).iter(f'{SVG}path')][-1])[0]
    assert line[0, 0] - drawn[0][0] == pytest.approx(240 * 10 / 16, abs=0.06)
    assert line[0, 1] == 0 and line[-1, 1] > drawn[-1][3], 'past all bars'
    [(word, place)] = [(word, place) for word, place in words if word == '1e−6']
    assert (place[0] + place[2]) / 2 == pytest.approx(line[0, 0], abs=0.1) and place[1] > line[-1, 1]
    for (left, top, _, bottom), (_, before), (_, behind) in zip(drawn, words[::2], words[1::2]):
        assert left - before[2] == pytest.approx(4, abs=1) and behind[0] == left + 240 + 8
        for middle in ((before[1] + before[3]) / 2, (behind[1] + behind[3]) / 2):
            assert middle == pytest.approx((top + bottom) / 2, abs=2)
    assert np.allclose(np.diff([top for _, top, _, _ in drawn]), 24)


def test_the_limit_itself_is_fine():
    assert errors(['x'], [1e-6], limit=1e-6).alt == 'x 1e−6' and errors(['x'], [1.1e-6], limit=1e-6).alt == 'x 1.1e−6 ✗'


@pytest.mark.parametrize('analytic, numerical', [
    ([1.0, -0.5, 0.2], [1.0, -0.5, 0.9]), ([1e-8, 2e-8], [1e-8, -2e-8]), ([300.0, 0.0], [299.9, 1.0])])
def test_a_point_lies_where_its_two_numbers_are(analytic, numerical):
    sheet = scatter(analytic, numerical)
    [diagonal] = points(sheet)
    (left, bottom), (right, top) = diagonal
    assert right - left == bottom - top == 260
    reach = np.abs(np.concatenate([analytic, numerical])).max()
    places = {(round((left_ + right_) / 2, 1), round((top_ + bottom_) / 2, 1)) for left_, top_, right_, bottom_
              in shapes(sheet)
              if 7 < right_ - left_ < 9}
    crosses = [strokes(path) for path in parsed(sheet).iter(f'{SVG}path') if path.get('class') == 'd']
    places |= {tuple(np.round(cross[0].mean(axis=0), 1)) for cross in crosses}
    scale = rounded_up(reach)
    wanted = [(left + 130 * (1 + n / scale), bottom - 130 * (1 + a / scale)) for a, n in zip(analytic, numerical)]
    assert len(places) == len(wanted)
    for place in wanted:
        assert min(np.hypot(*np.subtract(place, other)) for other in places) < 0.3
    for cross in crosses:
        assert [tuple(np.ptp(line, axis=0).round(3)) for line in cross] == [(10, 10), (10, 10)]
        assert np.allclose(cross[0].mean(axis=0), cross[1].mean(axis=0)), 'both strokes have one middle'


def test_a_point_off_the_diagonal_is_one_whose_error_is_larger_than_the_limit_of_the_largest():
    a = np.array([100.0, 1.0, 1.0])
    assert scatter(a, a + [0, 0.009, 0.011], limit=1e-4).alt == '1 of 3 numbers off the diagonal'
    assert scatter(a, a + [0, np.nan, np.inf]).alt == '2 of 3 numbers off the diagonal'


def test_the_table_of_what_was_taken_for_what_is_square_and_its_heads_stand_at_rows_and_columns():
    classes, t, y = 4, [0, 1, 2, 3, 3, 2, 2], [0, 1, 3, 3, 0, 3, 2]
    sheet = confusion(t, y, classes=classes)
    cells = np.array([*shapes(sheet)][1:]).reshape(classes, classes, 4)
    assert np.allclose(cells[..., 2] - cells[..., 0], 34) and np.allclose(cells[..., 3] - cells[..., 1], 34)
    assert np.allclose(np.diff(cells[:, :, 0], axis=1), 36) and np.allclose(np.diff(cells[:, :, 1], axis=0), 36)
    assert np.allclose(np.diff(cells[:, :, 0], axis=0), 0) and np.allclose(np.diff(cells[:, :, 1], axis=1), 0)
    heads = [(text.text, (left + right) / 2, (top + bottom) / 2) for text, (left, top, right, bottom)
             in zip([t for t in parsed(sheet).iter(f'{SVG}text') if not t.get('transform')],
                    (place for _, place in boxes(sheet)))
             if text.get('font-weight')]
    for k in range(classes):
        (_, x, above), (_, left, y_) = heads[2 * k:2 * k + 2]
        assert x == pytest.approx(cells[0, k, [0, 2]].mean(), abs=1.1) and above < cells[0, k, 1]
        assert y_ == pytest.approx(cells[k, 0, [1, 3]].mean(), abs=2.6) and left < cells[k, 0, 0]
        assert heads[2 * k][0] == heads[2 * k + 1][0] == str(k)
    counts = np.zeros((classes, classes), int)
    np.add.at(counts, (t, y), 1)
    written = [(word, (left + right) / 2, (top + bottom) / 2) for word, (left, top, right, bottom) in boxes(sheet)
               if top > cells[0, 0, 1] and left > cells[0, 0, 0]]
    found = {(int(np.argmin(abs(cells[:, 0, [1, 3]].mean(axis=1) - y))),
              int(np.argmin(abs(cells[0, :, [0, 2]].mean(axis=0) - x)))): int(word)
             for word, x, y in written}
    assert found == {(i, j): counts[i, j] for i, j in zip(*counts.nonzero())}
    for _, x, y in written:
        assert min(abs(cells[0, :, [0, 2]].mean(axis=0) - x)) < 0.6 and min(abs(cells[:, 0, [1, 3]].mean(axis=1) - y)) < 2
    title, turned = next(place for word, place in boxes(sheet) if word == 'read as'), next(
        text for text in parsed(sheet).iter(f'{SVG}text') if text.get('transform'))
    assert (title[0] + title[2]) / 2 == pytest.approx(cells[0, :, [0, 2]].mean(), abs=1.1)
    at = [float(number) for number in re.findall(r'[\d.]+', turned.get('transform'))]
    assert at[1] == pytest.approx(cells[:, 0, [1, 3]].mean(), abs=1.1) and at[2] == 90


def test_mistakes_are_tinted_by_how_frequent_they_are_and_right_answers_framed():
    sheet = confusion([0, 0, 0, 1, 1, 2], [1, 1, 0, 2, 1, 2], classes=3)
    cells = [rect for rect in parsed(sheet).iter(f'{SVG}rect') if rect.get('rx')]
    tints = np.array([float(rect.get('fill-opacity')) for rect in cells]).reshape(3, 3)
    assert tints[0, 1] == pytest.approx(TINT, abs=0.006)
    assert tints[1, 2] == pytest.approx(TINT / 2, abs=0.006) and tints.sum() == pytest.approx(1.5 * TINT, abs=0.02)
    assert [bool(rect.get('stroke')) for rect in cells] == np.eye(3, dtype=bool).ravel().tolist()


def test_walls_of_pictures_stand_in_rows_of_equal_steps_with_captions_in_their_middle():
    for captions in (None, list('abcdefg')):
        sheet = tiles(np.random.RandomState(0).rand(7, 4), captions, columns=3, size=40)
        places = [pictures.place(image) for image in parsed(sheet).iter(f'{SVG}image')]
        step = 48 + (20 if captions else 0)
        assert [(left, top) for left, top, _, _ in places] == [(48 * (k % 3), step * (k // 3)) for k in range(7)]
        assert {(right - left, bottom - top) for left, top, right, bottom in places} == {(40, 40)}
        assert (sheet.width, sheet.height) == (3 * 48, 3 * step)
        for (_, (left, top, right, bottom)), image in zip(boxes(sheet), places):
            assert (left + right) / 2 == pytest.approx((image[0] + image[2]) / 2) and image[3] < top < bottom < image[3] + 20
        assert sheet.alt == ('a, b, c, d, e, f, g' if captions else '7')


def test_a_wall_is_no_wider_than_its_pictures():
    assert tiles(np.zeros((2, 4)), columns=5, size=40).width == 96


def test_a_line_of_text_stands_on_its_sheet():
    [(word, (left, top, right, bottom))] = boxes(line_of_text('the worst mistakes', 200))
    assert word == 'the worst mistakes' and left == 0 and 0 <= top and bottom <= 20 and line_of_text('a', 200).width == 200


def test_names_end_as_far_before_their_bars_in_every_chart():
    gaps = {round([*shapes(sheet)][1][0] - [*boxes(sheet)][0][1][2], 3) for sheet in (bars(['a'], [1.0]), errors(['a'], [1e-3]))}
    assert len(gaps) == 1
