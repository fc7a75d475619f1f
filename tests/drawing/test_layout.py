"""Nothing lies on anything else, whatever the numbers are, and places depend on the structure only."""
import re

import numpy as np
import pytest

from common.drawing import Drawing
from common.graph import Graph
from tests.helpers import graphs
from tests.helpers.pictures import faults


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
