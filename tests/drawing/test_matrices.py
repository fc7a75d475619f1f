"""Matrices and sums in a picture: nothing overlaps, whatever the numbers are."""
import xml.etree.ElementTree as ET
from itertools import combinations

import numpy as np
import pytest

from common.drawing.labels import width
from common.drawing.matrices import Matrix, Words, product, signed, sum_of_products, written
from tests.helpers.pictures import SVG, box, corners, margins, overlap, place


def texts(svg):
    """(left, middle, right) of each text, as wide as it will be."""
    for text in ET.fromstring(svg).iter(SVG + 'text'):
        x, y, wide = float(text.get('x')), float(text.get('y')), width(''.join(text.itertext()))
        left = x - wide / 2 if text.get('text-anchor') == 'middle' else x
        yield left, y, left + wide


@pytest.mark.parametrize('scale', [1, -1e-7, 1234.5678, -9999999])
def test_numbers_do_not_touch(scale):
    values = np.arange(1, 7).reshape(2, 3) * scale
    svg = written([[Matrix('dW', values), Words('='), Matrix('X', values.T)], [Words('a sum below')]], 'title').svg()
    for a, b in combinations(texts(svg), 2):
        assert abs(a[1] - b[1]) > 14 or a[2] < b[0] or b[2] < a[0]


def test_the_picture_is_as_large_as_what_is_in_it():
    words = Words('a line that is much wider than the matrix above it')
    svg = written([[Matrix('X', np.ones((3, 2)))], [words]], 'title').svg()
    page = ET.fromstring(svg)
    for left, y, right in texts(svg):
        assert 0 <= left and right <= float(page.get('width')) and 12 < y < float(page.get('height'))


def test_a_row_of_numbers_keeps_its_shape():
    assert '(3,)' in written([[Matrix('b', np.ones(3))]], 'title').svg()


def test_names_are_text_and_never_markup():
    svg = written([[Matrix('<b>', np.ones(2))], [Words('a < b')]], '"&').svg()
    assert '<b>' not in svg and '&lt;b&gt;' in svg
    ET.fromstring(svg)


def test_a_sum_of_one_term_is_not_written_twice():
    assert sum_of_products('dW', [(2, 3)], [6], 6).text == 'dW = 2 × 3 = 6'
    assert sum_of_products('dW', [(2, 3), (4, -1)], [6, -4], 2).text == 'dW = 2 × 3 + 4 × (−1) = 6 + (−4) = 2'


X = np.array([[1.0, -2.0, 3.5], [40.0, 5.0, 6.0]])
CASES = {'X': lambda: Matrix('X', X), 'a row': lambda: Matrix('db', np.ones(3), 'g'),
         'one number': lambda: Matrix('y', [[7.0]]),
         'a long name': lambda: Matrix('dW, in the batch of two', np.eye(2)),
         'long numbers': lambda: Matrix('dX', -X * 1.2345e-7, 'g'),
         'lit': lambda: Matrix('W', X, lit={(0, 1), (1, 2)}), 'faint': lambda: Matrix('b, 2 copies', X, faint=[1]),
         'hidden': lambda: Matrix('dW', X, hidden={(0, 0), (1, 1)})}


def of(matrix, left=10, middle=100):
    """(name, shape, numbers [row][column], brackets, lit) as drawn."""
    svg = ET.fromstring(f'<svg xmlns="{SVG[1:-1]}">{matrix.svg(left, middle)}</svg>')
    name, shape, *numbers = svg.iter(SVG + 'text')
    rows = [numbers[k:k + matrix.columns] for k in range(0, len(numbers), matrix.columns)]
    brackets = [corners(path) for path in svg.iter(SVG + 'path')]
    return name, shape, rows, brackets, [place(rect) for rect in svg.iter(SVG + 'rect') if rect.get('class') == 'hi']


@pytest.mark.parametrize('case', CASES)
def test_numbers_line_up_in_rows_and_columns_equally_far_apart(case):
    _, _, rows, _, _ = of(CASES[case]())
    x = np.array([[float(text.get('x')) for text in row] for row in rows])
    y = np.array([[float(text.get('y')) for text in row] for row in rows])
    assert np.ptp(x, axis=0).max() < 0.01 and np.ptp(y, axis=1).max() < 0.01
    assert all(b[0] - a[2] >= 6 for row in rows for a, b in zip(map(box, row), map(box, row[1:]))), 'numbers stand apart'
    assert np.allclose(np.diff(x, axis=1), CASES[case]().cell, atol=0.01) and np.allclose(np.diff(y, axis=0), 30)


@pytest.mark.parametrize('case', CASES)
def test_brackets_stand_left_and_right_of_all_numbers_and_open_towards_them(case):
    _, _, rows, (left, right), _ = of(CASES[case]())
    assert left[0, 0] > left[1, 0] and right[0, 0] < right[1, 0], 'their ends point inwards'
    assert left[1, 0] == left[2, 0] and left[0, 0] == left[3, 0] and np.allclose(left[:, 1], right[:, 1])
    assert left[0, 0] - left[1, 0] == pytest.approx(right[1, 0] - right[0, 0])
    texts = [box(text) for row in rows for text in row]
    assert left[0, 0] <= min(text[0] for text in texts) and max(text[2] for text in texts) <= right[0, 0]
    top, bottom = left[0, 1], left[2, 1]
    above, below = min(text[1] for text in texts) - top, bottom - max(text[3] for text in texts)
    assert above > 4 and above == pytest.approx(below, abs=2.5)
    first, last = ((sum(float(text.get('x')) for text in column) / len(rows)) for column
                   in (next(zip(*rows)), [*zip(*rows)][-1]))
    assert first - left[1, 0] == pytest.approx(right[1, 0] - last, abs=0.01)
    assert first - left[1, 0] == pytest.approx(CASES[case]().cell / 2 + 8, abs=0.01)


@pytest.mark.parametrize('case', CASES)
def test_the_name_stands_above_and_the_shape_below_in_the_middle_and_all_is_as_wide_as_it_says(case):
    matrix = CASES[case]()
    name, shape, rows, (left, right), _ = of(matrix)
    assert (name.text, shape.text) == (matrix.name, str(matrix.shape))
    assert float(name.get('x')) == float(shape.get('x')) == pytest.approx((left[1, 0] + right[1, 0]) / 2, abs=0.01)
    assert 3 < left[0, 1] - box(name)[3] < 10 and 3 < box(shape)[1] - left[2, 1] < 12
    assert (left[0, 1] + left[2, 1]) / 2 == pytest.approx(100)
    places = [box(name), box(shape), (left[1, 0], 0, right[1, 0], 0)]
    assert min(place[0] for place in places) >= 10 - 0.01 and max(place[2] for place
        in places) <= 10 + matrix.width + 0.01
    assert matrix.width == pytest.approx(max(right[1, 0] - left[1, 0], width(name.text), width(shape.text)), abs=0.1)
    assert box(name)[1] >= 100 - matrix.height / 2 and box(shape)[3] <= 100 + matrix.height / 2 + 0.1


def test_what_is_lit_lies_behind_its_number_and_touches_no_other():
    _, _, rows, _, lit = of(CASES['lit']())
    for patch, number in zip(lit, (rows[0][1], rows[1][2])):
        left, above, right, below = margins(patch, box(number))
        assert left == pytest.approx(right, abs=0.01) and above == pytest.approx(below, abs=2.5) and min(left, above) > 3
        assert not any(overlap(patch, box(other)) for row in rows for other in row if other is not number)
    assert not of(CASES['X']())[4]


def test_copies_are_faint_and_hidden_numbers_are_dots():
    _, _, rows, _, _ = of(CASES['faint']())
    assert [[text.get('opacity') for text in row] for row in rows] == [[None] * 3, ['.55'] * 3]
    _, _, rows, _, _ = of(CASES['hidden']())
    assert [[text.text for text in row] for row in rows] == [['·', '−2', '3.5'], ['40', '·', '6']]


def test_the_kind_of_a_matrix_colours_its_numbers_only():
    name, shape, rows, _, _ = of(CASES['a row']())
    assert {text.get('class') for row in rows for text in row} == {'g'} and name.get('class') == shape.get('class') == 't'


def test_a_product_lights_the_row_and_the_column_that_make_its_element():
    A, B = np.arange(6.0).reshape(2, 3), np.arange(12.0).reshape(3, 4)
    first, _, second, _, result = product('ABC', (A, B, A @ B), 1, 2, 'vgg')
    assert first.lit == {(1, 0), (1, 1), (1, 2)} and second.lit == {(0, 2), (1, 2), (2, 2)} and result.lit == {(1, 2)}
    assert [matrix.kind for matrix in (first, second, result)] == ['v', 'g', 'g']


def test_lines_stand_one_below_the_other_with_equal_margins():
    tall, short = Matrix('X', X), Words('short')
    sheet = written([[tall, Words('='), tall], [short], [Words('another')]], 'title')
    svg = ET.fromstring(sheet.svg())
    brackets = [corners(path) for path in svg.iter(SVG + 'path')]
    assert min(path[:, 0].min() for path in brackets) == pytest.approx(sheet.width - max(path[:, 0].max() for path
        in brackets))
    heads = [text for text in svg.iter(SVG + 'text') if text.text == 'X']
    assert len({text.get('y') for text in heads}) == 1, 'what is in one line stands on one level'
    words = {''.join(text.itertext()): float(text.get('y')) for text in svg.iter(SVG + 'text')}
    assert words['short'] < words['another'] and words['another'] - words['short'] == pytest.approx(30 + 10)
    assert words['='] == pytest.approx(brackets[0][:, 1].mean() + 5)
    assert words['short'] - 5 == pytest.approx(12 + tall.height + 10 + 15)
    assert sheet.height == pytest.approx(words['another'] - 5 + 15 + 12)
    assert sheet.alt == 'X (2, 3) = X (2, 3); short; another' and written([[short]], 'title', 'said').alt == 'said'


def test_the_space_between_things_in_a_line_is_the_same():
    words = Words('ab'), Words('c'), Words('def')
    svg = ET.fromstring(written([words], 'title').svg())
    starts = [float(text.get('x')) for text in svg.iter(SVG + 'text')]
    assert starts == pytest.approx([12, 12 + words[0].width + 14, 12 + words[0].width + words[1].width + 28])


@pytest.mark.parametrize('value, text', [(2.0, '2'), (0.0, '0'), (-2.0, '(−2)')])
def test_a_negative_number_stands_in_brackets_behind_a_sign(value, text):
    assert signed(value) == text


def test_the_pieces_of_a_sum_have_the_colours_of_their_kinds():
    words = sum_of_products('dW', [(2, 3), (4, -1)], [6, -4], 2, 'vgg')
    kinds = {text: kind for text, kind in words.pieces if text.strip(' =+×')}
    assert kinds == {'dW': 'g', '2': 'g', '3': 'g', '4': 'v', '(−1)': 'g', '6 + (−4)': 'g'}
