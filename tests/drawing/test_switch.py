"""ReLU twice: the point lies on the bent line, the dashed tangent goes through it, and the lever closes the circuit."""
import xml.etree.ElementTree as ET
from itertools import combinations

import numpy as np
import pytest

from common.drawing.switch import switch
from tests.helpers.pictures import SVG, box, corners, middle, of_kind, overlap, place, strokes

CASES = [(2.0, 1.3), (-1.5, 1.3), (0.5, -2.0), (-2.5, 1.0), (2.5, 1e-5)]


def drawn(x, dout):
    on = x > 0
    sheet = switch(x, max(x, 0), dout, dout if on else 0, on, 'title', 'alt')
    return on, ET.fromstring(sheet.svg())


@pytest.mark.parametrize('x, dout', CASES)
def test_the_point_lies_on_the_bent_line_where_its_numbers_say(x, dout):
    _, svg = drawn(x, dout)
    across, upright = strokes(of_kind(svg, 'path', 'o')[0])
    origin = upright[0, 0], across[0, 1]
    bend = corners(of_kind(svg, 'path', 'w')[0])
    assert tuple(bend[1]) == origin and bend[0, 1] == bend[1, 1] == across[0, 1]
    run, rise = bend[2] - bend[1]
    assert run == -rise == bend[1, 0] - bend[0, 0], 'as steep as y = x, and as far to the left as to the right'
    assert bend[0, 0] == across[0, 0] and bend[2, 0] == across[-1, 0]
    unit = run / 3
    point = next(one for one in svg.iter(SVG + 'circle') if one.get('class') == 'wh')
    assert middle(place(point)) == pytest.approx((origin[0] + unit * x, origin[1] - unit * max(x, 0)))


@pytest.mark.parametrize('x, dout', CASES)
def test_the_tangent_goes_through_the_point_as_steep_as_the_derivative(x, dout):
    on, svg = drawn(x, dout)
    ends = corners(of_kind(svg, 'path', 'd')[0])
    point = next(one for one in svg.iter(SVG + 'circle') if one.get('class') == 'wh')
    assert middle(place(point)) == pytest.approx(ends.mean(axis=0))
    run, rise = ends[1] - ends[0]
    assert run == 48 and -rise / run == on


@pytest.mark.parametrize('x, dout', CASES)
def test_the_lever_touches_the_contact_if_and_only_if_it_is_on(x, dout):
    on, svg = drawn(x, dout)
    hinge, contact = (middle(place(one)) for one in svg.iter(SVG + 'circle') if one.get('class') == 'o')
    wires, lever = strokes(of_kind(svg, 'path', 'w')[1]), corners(of_kind(svg, 'path', 'w')[2])
    assert tuple(lever[0]) == hinge and (tuple(lever[1]) == contact) == on
    assert on or lever[1, 1] < hinge[1] - 20
    assert tuple(wires[0][-1]) == hinge and tuple(wires[1][0]) == contact and hinge[1] == contact[1]
    back = strokes(of_kind(svg, 'path', 'd')[1])
    assert back[0][-1, 0] == hinge[0] and back[1][0, 0] == contact[0] and {line[0, 1] for line in back} == {hinge[1] + 6}
    for head, line, side in ((of_kind(svg, 'path', 'wh')[0], wires[1][-1], 1), (of_kind(svg, 'path', 'dh')[0], back[0][0], -1)):
        (left, top), tip, (_, bottom), *_ = corners(head)
        assert tip[1] == line[1] == (top + bottom) / 2 and left == line[0] and (tip[0] - left) * side == 8 == bottom - top


@pytest.mark.parametrize('x, dout', CASES)
def test_numbers_stand_above_and_below_the_middle_of_their_wires(x, dout):
    on, svg = drawn(x, dout)
    values, grads = of_kind(svg, 'text', 'v'), of_kind(svg, 'text', 'g')
    assert [float(text.text.replace('−', '-')) for text in values] == [x, max(x, 0)]
    assert [float(text.text.replace('−', '-')) for text in grads] == [dout if on else 0, dout]
    wires = strokes(of_kind(svg, 'path', 'w')[1])
    ends = [(wires[0][0, 0], wires[0][-1, 0]), (wires[1][0, 0], corners(of_kind(svg, 'path', 'wh')[0])[1, 0])]
    for value, grad, (start, end) in zip(values, grads, ends):
        assert middle(box(value))[0] == middle(box(grad))[0] == pytest.approx((start + end) / 2)
        above, below = wires[0][0, 1] - box(value)[3], box(grad)[1] - (wires[0][0, 1] + 6)
        assert 2 < above < 8 and 2 < below < 8 and above == pytest.approx(below, abs=3)


@pytest.mark.parametrize('x, dout', CASES)
def test_nothing_lies_beyond_the_picture_or_on_a_word(x, dout):
    _, svg = drawn(x, dout)
    words = [box(text) for text in svg.iter(SVG + 'text')]
    assert not any(overlap(a, b) for a, b in combinations(words, 2))
    lines = np.concatenate([line for path in svg.iter(SVG + 'path') for line in strokes(path)])
    wide, high = float(svg.get('width')), float(svg.get('height'))
    assert lines.min() >= 0 and (lines.max(axis=0) <= (wide, high)).all()
    for left, top, right, bottom in words:
        assert 0 <= left and 0 <= top and right <= wide and bottom <= high
        assert not ((lines > (left, top)) & (lines < (right, bottom))).all(axis=1).any()
    named = {text.text: middle(box(text)) for text in of_kind(svg, 'text', 't')}
    across, upright = strokes(of_kind(svg, 'path', 'o')[0])
    assert named['x'][0] > across[-1, 0] and named['x'][1] == pytest.approx(across[0, 1], abs=1.5)
    assert 0 < named['y'][0] - upright[0, 0] < 15 and abs(named['y'][1] - upright[-1, 1]) < 10
