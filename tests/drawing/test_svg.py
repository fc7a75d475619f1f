"""The picture says what the graph computed, and nothing in it hides anything else."""
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from common import language
from common.drawing import Drawing, draw
from common.drawing.labels import label, number
from common.graph import Graph
from tests.helpers import graphs
from tests.helpers.pictures import NS, faults

every_graph = pytest.mark.parametrize('make', graphs.ALL.values(), ids=graphs.ALL)


def parsed(graph, **options):
    return ET.fromstring(Drawing(graph).svg(still=True, **options))


def texts(graph, **options):
    return [t.text for t in parsed(graph, **options).iter(NS + 'text')]


@every_graph
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


def test_values_stand_above_and_derivatives_below_each_arrow():
    g = graphs.shop()
    g.backward()
    svg = Drawing(g).svg()
    for name, value, grad in [('apple', '100', '2.2'), ('apple_num', '2', '110'), ('orange', '150', '3.3'),
                              ('orange_num', '3', '165'), ('tax', '1.1', '650'), ('output', '715', '1')]:
        labels = re.findall(rf'data-of="{name}" x="[^"]+" y="([^"]+)"[^>]*>([^<]+)<', svg)
        (value_y, above), (grad_y, below) = labels
        assert (above, below) == (value, grad)
        assert float(value_y) < float(grad_y)


def test_before_backward_there_is_no_derivative_and_no_dashed_arrow():
    svg = Drawing(graphs.shop()).svg()
    assert 'class="g"' not in svg and 'class="d"' not in svg


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
    assert [t.text for t in parsed(g).iter(NS + 'text') if t.get('class') == 't n'] == ['1', '2'] * marked


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
    heights = {t.text: float(t.get('y')) for t in svg.iter(NS + 'text') if t.get('class') == 't n'}
    first, second = (drawing.layout.label_slot[arrow].y for arrow in
                     sorted(drawing.view.items[-1].incoming, key=lambda arrow: arrow.uses[0][1]))
    assert (heights['1'] < heights['2']) == (first < second)


def test_branches_are_added_under_the_value_that_goes_several_ways():
    g = Graph(x=3.0)
    g['x'] * g['x']
    g.backward()
    texts = [t.text for t in parsed(g).iter(NS + 'text')]
    assert texts.count('3') == 4 and 'Σ 6' in texts


def test_what_rounding_leaves_of_a_sum_of_branches_is_drawn_as_0():
    g = Graph(x=3.0)
    g['x'] * 0.1 + g['x'] * 0.2 - g['x'] * 0.3
    g.backward()
    assert g['x'].grad != 0
    assert 'Σ 0' in [t.text for t in parsed(g).iter(NS + 'text')]


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
    texts = [t.text for t in parsed(g).iter(NS + 'text')]
    assert '×' in texts and 'Discount' in texts


def test_the_same_graph_gives_the_same_bytes():
    assert draw(graphs.shop()).svg() == draw(graphs.shop()).svg()


def test_places_do_not_move_when_numbers_change():
    g = graphs.shop()
    g.backward()
    drawing = Drawing(g)
    before = re.findall(r'[xy]="[^"]+"', drawing.svg())
    g.forward(apple=0.000123456, tax=-9.87654321)
    g.backward()
    assert re.findall(r'[xy]="[^"]+"', drawing.svg()) == before


def test_names_are_escaped():
    g = Graph(**{'<b>&': 1.0})
    g['<b>&'] * 2
    assert '&lt;b&gt;&amp;' in draw(g).svg() and parsed(g) is not None


def test_a_still_has_a_ground_a_title_a_description_and_a_line_of_text():
    g = graphs.two_apples()
    g.backward()
    picture = draw(g, title='Two apples')
    svg = ET.fromstring(picture.svg(still=True))
    assert svg.find(NS + 'title').text == 'Two apples'
    assert 'tax 1.1' in svg.find(NS + 'desc').text
    assert svg.find(NS + 'rect').get('class') == 'bg'
    assert '<img alt="apple 100' in picture._repr_html_()
    assert re.search(r'max-width:100%;min-width:\d+px', picture._repr_html_())
    assert 'src="data:image/svg+xml;base64,' in picture._repr_html_()


def test_the_rows_hold_the_numbers_of_the_picture():
    g = graphs.two_apples()
    g.backward()
    drawing = Drawing(g)
    texts = {t.text for t in ET.fromstring(drawing.svg()).iter(NS + 'text')}
    for name, value, grad in drawing.rows():
        assert {name, value, grad} <= texts


def test_the_description_speaks_the_readers_language():
    g = graphs.two_apples()
    g.backward()
    spoken = language.current()
    try:
        language.use('zh')
        assert 'apple 100, 导数 2.2' in draw(g).alt
        language.use('en')
        assert 'apple 100, derivative 2.2' in draw(g).alt
    finally:
        language.use(spoken)


def test_a_graph_too_large_to_read_is_answered_with_one_sentence():
    g = Graph(x=1.0)
    x = g['x']
    for _ in range(200):
        x = x + 1
    with pytest.raises(ValueError, match=r'fold'):
        draw(g)


@pytest.mark.parametrize('value, text', [
    (110.00000000000001, '110'), (2.2, '2.2'), (-1, '−1'), (-0.0, '0'), (1234.5678, '1235'), (39760, '39760'),
    (0.000012345, '1.234e−5'), (-2.8e-10, '−2.8e−10'), (-4e-18, '−4e−18'), (1e12, '1e12'), (0.5, '0.5'),
    (float('inf'), 'inf')])
def test_numbers_have_four_digits_and_no_tails(value, text):
    assert number(value) == text


def test_small_arrays_show_their_elements_and_large_ones_their_shape():
    assert label(np.array([0.3, -0.8, 0.5])) == '[0.3 −0.8 0.5]'
    assert label(np.zeros((2, 3))) == '(2, 3)' and label(np.zeros(5)) == '(5,)'
    assert label(np.zeros(3), shapes=True) == '(3,)'


def test_a_hundred_uses_of_one_input_make_a_picture_of_bearable_size():
    g = Graph(x=1.0)
    total = g['x']
    for _ in range(99):
        total = total + g['x']
    g.backward()
    assert 'Σ 100' in texts(g) and len(Drawing(g).svg()) < 650_000
