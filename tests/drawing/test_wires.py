"""Each arrow begins at the border of what it leaves and ends at the border of what it enters; so does the way back."""
from collections import defaultdict

import numpy as np
import pytest

from tests.helpers.pictures import corners, middle, points

NEAR = 1.5      # pixels


def off(drawn, item, point):
    """How far a point is from the border of a circle or a box, or from the end of a name."""
    left, top, right, bottom = drawn.places[item]
    if item.kind == 'circle':
        return abs(np.hypot(*np.subtract(point, middle(drawn.places[item]))) - (right - left) / 2)
    if item.kind == 'box':
        assert top < point[1] < bottom
        return min(abs(point[0] - left), abs(point[0] - right))
    return point[0] - right


def test_an_arrow_begins_and_ends_at_the_borders(drawn):
    for arrow, parts in drawn.each():
        line, tip = points(parts['w']), corners(parts['wh'])[1]
        assert off(drawn, arrow.source, line[0]) <= (12 if arrow.source.kind == 'input' else 0.1)
        if arrow.target:
            assert off(drawn, arrow.target, tip) <= 1.1, 'the tip touches the border'


def test_the_way_back_runs_just_below_the_way_there_and_ends_where_it_began(drawn):
    for arrow, parts in drawn.each():
        if 'd' not in parts:
            continue
        there, back, tip = points(parts['w']), points(parts['d']), corners(parts['dh'])[1]
        assert np.allclose(back - there, (0, 6))
        assert abs(tip[0] - back[0, 0]) <= NEAR and tip[1] == pytest.approx(back[0, 1], abs=0.1)
        if arrow.source.kind != 'input':
            assert off(drawn, arrow.source, tip) <= 5


def test_a_head_points_along_its_line_and_joins_it(drawn):
    for _, parts in drawn.each():
        for line, head, side in (('w', 'wh', 1), ('d', 'dh', -1)):
            if head in parts:
                (x, y), tip, (to_x, to_y), *_ = corners(parts[head])
                assert x == pytest.approx(to_x, abs=0.1) and (tip[0] - x) * side > 0
                assert tip[1] == pytest.approx((y + to_y) / 2, abs=0.1)
                assert points(parts[line])[0 if side < 0 else -1][1] == pytest.approx(tip[1], abs=0.1)
                assert [abs(to_y - y), abs(tip[0] - x)] == pytest.approx([8, 8], abs=0.1), 'all heads are alike'
        assert abs(points(parts['w'])[-1][0] - corners(parts['wh'])[0][0]) < 0.1


def test_arrows_at_one_item_stand_apart_around_its_middle_in_the_order_of_their_ways(drawn):
    ends = defaultdict(list)
    for arrow, parts in drawn.each():
        line = points(parts['w'])
        ends[arrow.source, 'right'].append((line[0][1], drawn.layout.paths[arrow][1].y))
        if arrow.target:
            ends[arrow.target, 'left'].append((line[-1][1], drawn.layout.paths[arrow][-2].y))
    for (item, _), found in ends.items():
        heights = [drawn.layout.items[item].y] if len(found) == 1 else sorted(height for height, _ in found)
        assert np.mean(heights) == pytest.approx(drawn.layout.items[item].y)
        assert np.ptp(heights) <= 2 * 22 - 6, 'all within the border'
        assert len(found) > 3 or not len(found[1:]) or np.diff(heights).min() >= 10
        assert [way for _, way in sorted(found)] == sorted(way for _, way in found)


def test_a_line_runs_level_where_its_numbers_stand(drawn):
    for arrow, parts in drawn.each():
        slot, line = drawn.layout.label_slot[arrow], points(parts['w'])
        inside = line[(line[:, 0] >= slot.start) & (line[:, 0] <= slot.end)]
        assert len(inside) and np.ptp(inside[:, 1]) < 0.01
