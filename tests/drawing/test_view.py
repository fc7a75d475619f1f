"""What of a graph is drawn: circles with their constants, folded stretches as boxes, classes of the reader's own."""
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from common.drawing import Drawing
from common.graph import Graph
from tests.helpers import graphs
from tests.helpers.pictures import SVG, texts


def test_a_constant_stands_inside_its_circle():
    g = Graph(x=3.0)
    1 - g['x'] * 2 / 4 + 1
    words = [text for text in texts(g) if not text.replace('.', '').replace('−', '').isdigit()]
    assert words == ['x', '×2', '÷4', '1−□', '+1']


@pytest.mark.parametrize('write, circle', [
    (lambda t: t ** 2, 't²'), (lambda t: t ** -3, 't⁻³'), (lambda t: t ** 0.5, '√t'),
    (lambda t: t ** 1.5, 't^1.5'), (lambda t: 2 ** t, '2^t'), (lambda t: 1 / t, '1/t'), (lambda t: 1 - t, '1−t'),
    (lambda t: np.reciprocal(t), '1/t'),
    (lambda t: abs(t), '|t|'), (lambda t: (2 * t) ** 2, '□²'), (lambda t: 1 / (2 * t), '1/□'),
])
def test_a_circle_names_what_goes_in_and_never_another_input(write, circle):
    g = Graph(x=5.0, t=3.0)
    write(g['t']) + g['x']
    assert circle in texts(g) and not [text for text in texts(g) if 'x' in text and text != 'x']


@pytest.mark.parametrize('write, marked', [
    (lambda x, y: x - y, True), (lambda x, y: x / y, True), (lambda x, y: x ** y, True),
    (lambda x, y: x - 2, False), (lambda x, y: x * y, False), (lambda x, y: x + y, False), (lambda x, y: np.maximum(x, y), False),
])
def test_a_circle_says_which_input_is_the_first_where_it_matters(write, marked):
    g = Graph(x=5.0, y=3.0)
    write(g['x'], g['y'])
    assert [t.text for t in ET.fromstring(Drawing(g).svg()).iter(SVG + 'text') if t.get('class') == 't n'] == ['1', '2'] * marked


def test_a_layer_without_inputs_can_be_drawn():
    class Start:
        def forward(self): return 3.0
        def backward(self, dout): return ()

    g = Graph()
    g.apply(Start()) * 2
    assert {'Start', '3', '6'} <= set(texts(g))


def test_the_small_numbers_stand_where_the_inputs_come_in():
    g = Graph(x=5.0, y=3.0)
    g['y'] - (g['x'] + g['y'])          # y is the first, and x + y the second, whichever is drawn above
    drawing = Drawing(g)
    svg = ET.fromstring(drawing.svg())
    heights = {t.text: float(t.get('y')) for t in svg.iter(SVG + 'text') if t.get('class') == 't n'}
    first, second = (drawing.layout.label_slot[arrow].y for arrow in
                     sorted(drawing.view.items[-1].incoming, key=lambda arrow: arrow.uses[0][1]))
    assert (heights['1'] < heights['2']) == (first < second)


def test_folding_changes_the_drawing_only():
    opened, folded = graphs.softmax_with_loss(), graphs.softmax_with_loss(folded=True)
    assert opened.backward() == folded.backward()
    assert len(Drawing(folded).view.items) == 6 + 2
    for name in ('a1', 'a2', 'a3'):
        shown = [arrow.grad for arrow in Drawing(folded).view.arrows if arrow.node.name == name]
        assert shown == [opened[name].grad]


def test_a_class_typed_by_the_reader_is_drawn_by_its_name():
    class MulLayer:
        def forward(self, x, y): return x * y
        def backward(self, dout): return dout, dout

    class Discount:
        def forward(self, x): return x * 0.8
        def backward(self, dout): return dout * 0.8

    g = Graph(x=1.0, y=2.0)
    g.apply(Discount(), g.apply(MulLayer(), g['x'], g['y']))
    texts = [t.text for t in ET.fromstring(Drawing(g).svg()).iter(SVG + 'text')]
    assert '×' in texts and 'Discount' in texts


def test_a_long_name_stays_out_of_the_circle():
    g = Graph(price=3.0, tax=2.0)
    g['price'] ** 2 + g['tax'] ** 2 + (g['tax'] * g['price']) ** 3
    assert {'□²', 'tax²', '□³'} <= set(texts(g))


def test_a_value_that_a_folded_stretch_of_two_nodes_uses_twice_comes_in_by_one_arrow():
    g = Graph(x=3.0)
    with g.fold('two') as fold:
        (g['x'] * 2) * g['x']
    for folded, arrows in ((True, 1), (False, 2)):
        fold.folded = folded
        assert sum(arrow.node is g['x'] for arrow in Drawing(g).view.arrows) == arrows


@pytest.mark.parametrize('outer', [True, False])
@pytest.mark.parametrize('inner', [True, False])
def test_folds_within_folds_and_folds_of_nothing_are_drawn_folded_and_opened(outer, inner):
    g = Graph(x=1.0, y=2.0)
    with g.fold('outer') as around:
        with g.fold('inner') as within:
            product = np.exp(g['x'] * g['y'])
        product + g['x']
    with g.fold('nothing') as empty:
        pass
    around.folded, within.folded, empty.folded = outer, inner, False
    seen = texts(g)
    assert ('outer' in seen, 'inner' in seen, '×' in seen) == (outer, inner and not outer, not outer and not inner)
    assert len(Drawing(g).view.frames) == (0 if outer else 1 if inner else 2)


@pytest.mark.parametrize('end', ['product', 'sum', 'sine', 'x', None])
def test_an_arrow_leads_out_of_the_chosen_output_and_of_what_nothing_uses_but_of_no_input_beside_it(end):
    g = Graph(x=3.0, y=2.0, z=1.0)
    product = g['x'] * g['y']
    nodes = {'product': product, 'sum': product + g['x'], 'sine': np.sin(product), 'x': g['x'], None: None}
    view = Drawing(g, output=nodes[end]).view
    out = [name for name, node in nodes.items() if any(arrow.node is node for arrow in view.arrows if arrow.target is None)]
    assert set(out) == {'sum', 'sine', end} - {None} and len(out) == sum(arrow.target is None for arrow in view.arrows)
