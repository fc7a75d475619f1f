"""The plane before and after a map: each grid line, corner and arrow is where its point went."""
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from common.drawing.plane import CORNERS, ENDS, LETTER, POINTS, plane
from common.layers import Affine
from tests.helpers.pictures import SVG, corners, strokes

MAPS = {
    'identity': ([[1, 0], [0, 1]], [0, 0]), 'shear and shift': ([[1, 0.5], [-0.5, 1]], [1, 0.5]),
        'quarter turn': ([[0, 1], [-1, 0]], [0, 0]), 'mirror': ([[-1, 0], [0, 1]], [-1, -1]),
        'flat': ([[1, 1], [1, 1]], [0, 0]), 'past the origin': ([[-0.3, 1], [-0.2, -1]], [1, 0.5]),
        'swap': ([[0, 2], [2, 0]], [0.5, 0])}


def drawn(name):
    W, b = (np.array(array, float) for array in MAPS[name])
    moved = Affine(W, b).forward(POINTS)
    sheet = plane(moved, ('b', 'W[0]', 'W[1]'), 'title', 'alt')
    return W, b, sheet, ET.fromstring(sheet.svg())


def in_plane(points, sheet):
    """Pixels back as points of the plane, whose picture holds 6 units on each side of the origin."""
    return (np.asarray(points) - sheet.width / 2) / (sheet.width / 12) * (1, -1)


def of(svg, kind):
    return [path for path in svg.iter(SVG + 'path') if path.get('class') == kind]


@pytest.mark.parametrize('name', MAPS)
def test_every_line_letter_and_square_is_where_its_points_went(name):
    W, b, sheet, svg = drawn(name)
    [grid_before, letter_before, axes, letter, *_], [grid], [square] = of(svg, 'o'), of(svg, 'w'), of(svg, 'hi')
    for path, points in ((grid_before, ENDS), (grid, ENDS @ W + b)):
        ends = np.concatenate([line[[0, -1]] for line in strokes(path)])
        assert np.allclose(in_plane(ends, sheet), points, atol=0.003)
    for path, points in ((letter_before, LETTER), (letter, LETTER @ W + b), (square, CORNERS @ W + b)):
        assert np.allclose(in_plane(corners(path), sheet), [*points, points[0]], atol=0.003)
    across, upright = (in_plane(line[[0, -1]], sheet) for line in strokes(axes))
    assert np.allclose(across, [(-6, 0), (6, 0)]) and np.allclose(upright, [(0, 6), (0, -6)])


def test_the_square_is_the_unit_square():
    assert CORNERS.tolist() == [[0, 0], [1, 0], [1, 1], [0, 1]] and ((LETTER > 0) & (LETTER < 1)).all()


def test_the_grid_has_a_line_at_every_whole_number():
    upright = {(x, y) for x, y in ENDS.tolist()}
    assert upright == {(k, s) for k in range(-3, 4) for s in (-3, 3)} | {(s, k) for k in range(-3, 4) for s in (-3, 3)}
    for a, b in zip(ENDS[::2], ENDS[1::2]):
        assert (a == b).sum() == 1 and np.abs(a - b).max() == 6


@pytest.mark.parametrize('name', MAPS)
def test_arrows_go_from_0_to_b_and_from_there_to_where_the_unit_arrows_went(name):
    W, b, sheet, svg = drawn(name)
    wanted = [(0 * b, b), *((b, row + b) for row in W)]
    wanted = [(start, end) for start, end in wanted if np.hypot(*(end - start)) > 1e-9]
    shafts = [path for path in of(svg, 'o') if 'stroke-width:3' in (path.get('style') or '')]
    heads = of(svg, 't')
    assert len(shafts) == len(heads) == len(wanted)
    for (start, end), shaft, head in zip(wanted, shafts, heads):
        (begin, neck), (tip, one, other, _) = in_plane(corners(shaft), sheet), in_plane(corners(head), sheet)
        assert np.allclose([begin, tip], [start, end], atol=0.003)
        assert np.allclose(neck, (one + other) / 2, atol=0.005), 'the head stands straight on the shaft'
        length = np.hypot(*(end - start))
        assert np.hypot(*(tip - neck)) == pytest.approx(min(0.3, length), abs=0.005) == np.hypot(*(one - other))
        assert abs(np.dot(one - other, end - start)) < 0.01 * length


@pytest.mark.parametrize('name', MAPS)
def test_names_stand_beside_the_ends_of_their_arrows(name):
    W, b, sheet, svg = drawn(name)
    words = {text.text: text for text in svg.iter(SVG + 'text')}
    for name, point in (('b', b / 2), ('W[0]', W[0] + b), ('W[1]', W[1] + b)):
        text = words[name]
        assert np.allclose(in_plane((float(text.get('x')), float(text.get('y'))), sheet), point, atol=0.003)
        left = text.get('text-anchor') == 'end'
        assert left == (name != 'b' and point[0] < b[0]), 'outwards, away from the arrow'
        assert float(text.get('dx')) == (-4 if left else 4)
    heights = {name: float(words[name].get('dy')) for name in ('W[0]', 'W[1]')}
    upper = 'W[0]' if W[0][1] > W[1][1] else 'W[1]'
    assert heights.pop(upper) < 0 < heights.popitem()[1], 'the upper name above its arrow, the lower below'


def test_the_letter_is_an_f_within_the_unit_square():
    assert LETTER.min() > 0 and LETTER.max() < 1
    edges = np.roll(LETTER, -1, axis=0) - LETTER
    assert ((edges == 0).sum(axis=1) == 1).all(), 'every edge is level or upright'
    (x, y), (next_x, next_y) = edges.T, np.roll(edges, -1, axis=0).T
    turns = np.sign(x * next_y - y * next_x)
    assert turns.tolist() == [1, -1, 1, 1, -1, -1, 1, 1, 1, 1], 'two arms, to the right'
    rows = np.sort(np.unique(LETTER[:, 1]))
    assert np.allclose(np.diff(rows)[1::2], 0.15), 'both arms are as thick'
    assert rows[-1] == LETTER[:, 1][LETTER[:, 0] == LETTER[:, 0].max()].max(), 'the longer arm is the upper one'
