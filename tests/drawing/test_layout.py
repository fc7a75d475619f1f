"""Nothing lies on anything else, whatever the numbers are, and places depend on the structure only."""
import random
import re
import xml.etree.ElementTree as ET
from itertools import combinations

import numpy as np
import pytest

from common.drawing import Drawing
from common.drawing.layout import ranks
from common.graph import Graph
from tests.helpers import graphs
from tests.helpers.pictures import SVG, faults, points


@pytest.mark.parametrize('make', graphs.ALL.values(), ids=graphs.ALL)
@pytest.mark.parametrize('options', [{}, {'shapes': True}, {'full': True}], ids=['plain', 'shapes', 'full'])
def test_nothing_lies_on_a_label(make, options):
    g = make()
    g.backward()
    assert not list(faults(Drawing(g, **options).svg()))


@pytest.mark.parametrize('seed', range(12, 52))
def test_nothing_lies_on_a_label_of_a_random_graph(seed):
    g = graphs.tangle(seed)
    g.backward()
    assert not list(faults(Drawing(g).svg()))


@pytest.mark.parametrize('make', [
    lambda: Graph(x=-1.234e-5)['x'] ** 2,
    lambda: (lambda g: g['WWWWMMMM'] * g['WWWWMMMM'])(Graph(WWWWMMMM=-0.0001234)),
    lambda: (lambda g: g['苹果的价钱'] * g['x'] + g['x'])(Graph(苹果的价钱=-1.2e-9, x=-1.234e-5)),
    lambda: (lambda g: g['x'] * g['y'] - g['x'])(Graph(x=np.full(4, -1.234e-10), y=np.full(4, -1.234e-5))),
    lambda: (lambda g: g['x'] * g['x'])(Graph(x=np.full((3, 3), -1.234e-10))),
], ids=['exponent', 'capitals', 'Chinese', 'row', 'matrix'])
@pytest.mark.parametrize('full', [False, True])
def test_the_longest_numbers_and_names_have_room(make, full):
    g = make().graph
    g.backward()
    assert not list(faults(Drawing(g, full=full).svg()))


def test_places_do_not_move_when_numbers_change():
    g = graphs.shop()
    g.backward()
    drawing = Drawing(g)
    before = re.findall(r'[xy]="[^"]+"', drawing.svg())
    g.forward(apple=0.000123456, tax=-9.87654321)
    g.backward()
    assert re.findall(r'[xy]="[^"]+"', drawing.svg()) == before


def test_a_hundred_uses_of_one_input_make_a_picture_of_bearable_size():
    g = Graph(x=1.0)
    total = g['x']
    for _ in range(99):
        total = total + g['x']
    g.backward()
    svg = Drawing(g).svg()
    assert '>Σ 100<' in svg and len(svg) < 650_000


def levels(drawing, arrow):
    """The heights at which an arrow runs in its lanes."""
    return {slot.y for slot in drawing.layout.paths[arrow] if slot.arrow}


def test_a_long_arrow_runs_level():
    g = Graph(x=3.0, y=2.0)
    np.exp(np.sin(np.cos(g['y']))) * g['x'] + g['x']
    drawing = Drawing(g)
    last = next(arrow for arrow in drawing.view.items[-1].incoming if arrow.node is g['x'])
    assert len(levels(drawing, last)) == 1


def test_inputs_stand_from_top_to_bottom_as_they_are_read():
    g = graphs.shop()
    drawing = Drawing(g)
    heights = {item.text: drawing.layout.items[item].y for item in drawing.view.items if item.kind == 'input'}
    assert [name for name in sorted(heights, key=heights.get) if name != 'tax'] == [
        'apple', 'apple_num', 'orange_num', 'orange'], 'as the sum reads them; tax stands in another column'


@pytest.mark.parametrize('make', graphs.ALL.values(), ids=graphs.ALL)
def test_lines_bend_in_the_gaps_only(make):
    """Every curve of every line lies between two columns."""
    drawing = Drawing(make())
    columns = [(slots[0].start, slots[0].end) for slots in drawing.layout.columns.values()]
    bends = re.findall(r'[MH]([\d.]+)(?: [\d.]+)?C\S+ \S+ \S+ \S+ ([\d.]+)', drawing.svg())
    assert bends or len(drawing.view.arrows) < len(drawing.view.items) + 1, 'only a chain has no curve'
    for start, end in bends:
        assert all(float(end) <= left + 0.1 or float(start) >= right - 0.1 for left, right in columns)


@pytest.fixture(scope='module', params=graphs.ALL)
def drawing(request):
    g = graphs.ALL[request.param]()
    g.backward()
    return Drawing(g)


def crossings(drawing):
    """How many pairs of lines cross, as drawn."""
    lines = [points(path) for path in ET.fromstring(drawing.svg()).iter(SVG + 'path') if path.get('class') == 'w']
    return sum(crossed(a, b) for a, b in combinations(lines, 2))


def crossed(a, b):
    """Whether one line goes from above another to below it, where both are."""
    left, right = max(a[0, 0], b[0, 0]), min(a[-1, 0], b[-1, 0])
    if left >= right:
        return False
    x = np.linspace(left, right, 50)
    above = np.interp(x, *a.T) - np.interp(x, *b.T)
    return bool(above.max() > 0.5 and above.min() < -0.5)


@pytest.mark.parametrize('seed', range(12))
def test_in_a_tree_no_lines_cross(seed):
    chance = random.Random(seed)
    g = Graph(**{f'x{i}': float(i + 1) for i in range(7)})
    ends = [g[f'x{i}'] for i in range(7)]
    while len(ends) > 1:
        a, b = (ends.pop(chance.randrange(len(ends))) for _ in range(2))
        ends.append(a + b if chance.random() < 0.5 else a * b)
        if chance.random() < 0.3:
            ends[-1] = np.exp(ends[-1] / 100)
    assert crossings(Drawing(g)) == 0


def test_few_lines_of_a_tangle_cross():
    assert sum(crossings(Drawing(graphs.tangle(seed))) for seed in range(12)) <= 27


def test_each_computed_item_stands_right_of_all_that_it_needs_and_an_input_just_before_its_first_use(drawing):
    column = ranks(drawing.view)
    assert {item: slot.column for item, slot in drawing.layout.items.items()} == {item: 2 * k for item, k
        in column.items()}
    for item in drawing.view.items:
        needs = [column[arrow.source] for arrow in item.incoming]
        users = [column[arrow.target] for arrow in item.outgoing if arrow.target]
        if needs:
            assert column[item] == 1 + max(needs)
        elif users:
            assert column[item] == min(users) - 1


def test_the_margins_of_a_picture_are_equal_on_all_sides(drawing):
    layout = drawing.layout
    slots = [slot for column in layout.columns.values() for slot in column]
    found = (min(slot.start for slot in slots), min(slot.y - slot.above for slot in slots),
             layout.width - max(slot.end for slot in slots), layout.height - max(slot.y + slot.below for slot in slots))
    assert found == pytest.approx([found[0]] * 4, abs=0.11) and 8 <= found[0] <= 16


def test_the_gap_between_columns_is_as_wide_as_its_steepest_line_needs(drawing):
    layout = drawing.layout
    close = 0.6 if layout.width > 800 else 1
    for a, b in zip(sorted(layout.columns), sorted(layout.columns)[1:]):
        gap = layout.columns[b][0].start - layout.columns[a][0].end
        steepest = max((abs(slot.y - n.y) for slot in layout.columns[a] for n in slot.right), default=0)
        assert gap == pytest.approx(max(24, min(60, steepest / 3)), abs=0.01) \
            or gap == pytest.approx(max(24 * close, min(60 * close, steepest / 3)), abs=0.01)


def test_a_wide_picture_makes_do_with_smaller_gaps():
    def row(n):
        g = Graph(x=1.0)
        x = g['x']
        for _ in range(n):
            x = np.sin(x)
        columns = Drawing(g).layout.columns
        return {round(columns[k + 1][0].start - columns[k][0].end, 3) for k
                in range(max(columns))}, Drawing(g).layout.width
    (wide,), (close,) = (row(n)[0] for n in (3, 12))
    assert wide == 24 and close == pytest.approx(0.6 * wide) and row(3)[1] < 1100


def test_all_slots_of_a_column_are_as_wide_as_its_widest(drawing):
    for slots in drawing.layout.columns.values():
        assert {(slot.start, slot.end) for slot in slots} == {(slots[0].start, slots[0].end)}
        assert slots[0].end - slots[0].start == pytest.approx(max(slot.width for slot in slots))


def test_an_arrow_has_its_numbers_on_its_last_lane_and_a_lane_in_each_column_on_the_way(drawing):
    for arrow, path in drawing.layout.paths.items():
        columns = [slot.column for slot in path]
        assert columns == list(range(columns[0], columns[-1] + 1))
        lanes = [slot for slot in path if slot.arrow]
        assert drawing.layout.label_slot[arrow] is lanes[-1] and len(lanes) == len(path) - (2 if arrow.target else 1)
        assert lanes[-1].width > 0 and all(lane.width == 0 and lane.above + lane.below == 20 for lane in lanes[:-1])
