"""Bars as high as probabilities, frames as high as targets, arrows as long as gradients, one class beside the other."""
import xml.etree.ElementTree as ET
from itertools import combinations

import numpy as np
import pytest

from common.drawing.scores import scores
from tests.helpers.pictures import SVG, box, corners, middle, of_kind, overlap, place

CASES = {
    'three': ([0.1, 0.7, 0.2], 1), 'sure and wrong': ([0.999, 0.0005, 0.0005], 2), 'sure and right': ([0.0, 1.0], 1),
    'half': ([0.5, 0.5], 0), 'many': ([0.1] * 10, 3), 'just long enough': ([0.105, 0.895], 1), 'tiny': ([0.00004, 0.99996], 1)}


def drawn(name):
    y, right = CASES[name]
    y, t = np.array(y), np.eye(len(y))[right]
    sheet = scores(y, t, y - t, 0.357, 'alt')
    return y, t, sheet, ET.fromstring(sheet.svg())


@pytest.mark.parametrize('name', CASES)
def test_heights_are_in_proportion_and_stand_on_one_ground(name):
    y, t, _, svg = drawn(name)
    for kind, values in (('wh', y), ('o', t)):
        places = [place(rect) for rect in of_kind(svg, 'rect', kind)]
        heights = [bottom - top for _, top, _, bottom in places]
        assert np.allclose(heights, values * 110, atol=0.06)
        ground, = {round(bottom, 0) for _, _, _, bottom in places}
        assert ground == corners(of_kind(svg, 'path', 'o')[0])[0, 1]
    for bar, frame in zip(of_kind(svg, 'rect', 'wh'), of_kind(svg, 'rect', 'o')):
        assert place(frame)[0] < place(bar)[0] and place(bar)[2] < place(frame)[2], 'the bar stands within the frame'


@pytest.mark.parametrize('name', CASES)
def test_arrows_are_as_long_as_the_gradient_and_point_its_way(name):
    y, t, _, svg = drawn(name)
    zero = corners(of_kind(svg, 'path', 'o')[1])[0, 1]
    long = (y - t)[np.abs(y - t) * 80 > 8]
    shafts, heads = of_kind(svg, 'path', 'd'), of_kind(svg, 'path', 'dh')
    assert len(shafts) == len(heads) == len(long)
    for dx, shaft, head in zip(long, shafts, heads):
        (left, base), (right, _), tip, *_ = corners(head)
        (x, start), (_, end) = corners(shaft)
        assert start == zero and end == pytest.approx(base) and x == pytest.approx((left + right) / 2) == tip[0]
        assert zero - tip[1] == pytest.approx(80 * dx, abs=0.06)
        assert right - left == pytest.approx(12) and abs(tip[1] - base) == pytest.approx(8)


@pytest.mark.parametrize('name', CASES)
def test_numbers_of_a_class_stand_in_its_column_and_say_what_is_drawn(name):
    y, t, _, svg = drawn(name)
    loss, *values = of_kind(svg, 'text', 'v')
    row, second, *names = of_kind(svg, 'text', 't')
    bars, grads = of_kind(svg, 'rect', 'wh'), of_kind(svg, 'text', 'g')
    assert loss.text == 'L = 0.357' and (row.text, second.text) == ('y', 'y − t')
    assert [name.text for name in names] == [f'a{i + 1}' for i in range(len(y))]
    for bar, frame, *words in zip(bars, of_kind(svg, 'rect', 'o'), values, names, grads):
        columns = [middle(place(one))[0] for one in (bar, frame)] + [middle(box(one))[0] for one in words]
        assert np.allclose(columns, columns[0])
    assert np.allclose(np.diff([middle(place(bar))[0] for bar in bars]), 88)
    numbers = [[float(text.text.replace('−', '-')) for text in texts] for texts in (values, grads)]
    assert np.allclose(numbers, [y, y - t], atol=6e-5)
    zero = corners(of_kind(svg, 'path', 'o')[1])[0, 1]
    for dx, text in zip(y - t, grads):
        end = zero - 80 * dx
        top, bottom = box(text)[1], box(text)[3]
        assert 2 < (end - bottom if dx >= 0 else top - end) < 10, 'just beyond the end of its arrow'


@pytest.mark.parametrize('name', CASES)
def test_no_word_lies_on_another_or_beyond_the_picture(name):
    _, _, sheet, svg = drawn(name)
    words = [box(text) for text in svg.iter(SVG + 'text')]
    assert not any(overlap(a, b) for a, b in combinations(words, 2))
    inside = [place(rect) for rect in svg.iter(SVG + 'rect')]
    for left, top, right, bottom in words + inside:
        assert left >= 0 and top >= 0 and right <= sheet.width and bottom <= sheet.height
    bars = of_kind(svg, 'rect', 'wh')
    ground, zero = (corners(path) for path in of_kind(svg, 'path', 'o')[:2])
    assert ground[0, 0] == zero[0, 0] <= place(bars[0])[0] and place(bars[-1])[2] <= ground[1, 0] == zero[1, 0]
    assert place(bars[0])[0] - ground[0, 0] == pytest.approx(ground[1, 0] - place(bars[-1])[2]), 'in the middle of their line'
    for line, text in zip((ground, zero), of_kind(svg, 'text', 't')):
        assert box(text)[2] < line[0, 0] and middle(box(text))[1] == pytest.approx(line[0, 1], abs=1.5)
