"""The picture says what the graph computed, and nothing in it hides anything else."""
import re
import xml.etree.ElementTree as ET
from itertools import combinations

import numpy as np
import pytest

from common import language
from common.drawing import THEMES, Drawing, draw
from common.drawing.labels import label, number, width
from common.graph import Graph
from tests.helpers import graphs

NS = '{http://www.w3.org/2000/svg}'
every_graph = pytest.mark.parametrize('make', graphs.ALL.values(), ids=graphs.ALL)


def parsed(graph, **options):
    return ET.fromstring(Drawing(graph, **options).svg(still=True))


def box(text):
    """(left, top, right, bottom) of a text, a little smaller than its line."""
    x, y, wide = float(text.get('x')), float(text.get('y')), 0.85 * width(text.text)
    left = {'middle': x - wide / 2, 'end': x - wide}.get(text.get('text-anchor'), x)
    return left, y - 11, left + wide, y + 3


def overlap(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@every_graph
@pytest.mark.parametrize('shapes', [False, True])
def test_no_two_labels_overlap(make, shapes):
    g = make()
    g.backward()
    texts = [t for t in parsed(g, shapes=shapes).iter(NS + 'text')]
    for a, b in combinations(texts, 2):
        assert not overlap(box(a), box(b)), (a.text, b.text)


@every_graph
def test_no_label_lies_on_a_circle_or_outside_the_picture(make):
    g = make()
    g.backward()
    svg = parsed(g)
    circles = [(float(c.get('cx')), float(c.get('cy')), float(c.get('r'))) for c in svg.iter(NS + 'circle')]
    for text in svg.iter(NS + 'text'):
        left, top, right, bottom = box(text)
        assert left >= 0 and right <= float(svg.get('width')), text.text
        assert top >= 0 and bottom <= float(svg.get('height')), text.text
        if text.get('class') != 't':
            for x, y, r in circles:
                nearest = min(max(x, left), right), min(max(y, top), bottom)
                assert np.hypot(nearest[0] - x, nearest[1] - y) >= r - 1, text.text


def test_values_stand_above_and_derivatives_below_each_arrow():
    g = graphs.shop()
    g.backward()
    svg = Drawing(g).svg()
    for name, value, grad in [('apple', '100', '2.2'), ('apple_num', '2', '110'), ('orange', '150', '3.3'),
                              ('orange_num', '3', '165'), ('tax', '1.1', '650'), ('output', '715', '1')]:
        (value_y, above), (grad_y, below) = re.findall(rf'data-of="{name}" x="[^"]+" y="([^"]+)"[^>]*>([^<]+)<', svg)
        assert (above, below) == (value, grad)
        assert float(value_y) < float(grad_y)


def test_before_backward_there_is_no_derivative_and_no_dashed_arrow():
    svg = Drawing(graphs.shop()).svg()
    assert 'class="g"' not in svg and 'class="d"' not in svg


def test_a_constant_stands_inside_its_circle():
    g = Graph(x=3.0)
    1 - g['x'] * 2 / 4 + 1
    assert [text for text in (t.text for t in parsed(g).iter(NS + 'text')) if text in ('×2', '÷4', '1−x', '+1')] \
        == ['×2', '÷4', '1−x', '+1']


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
    assert draw(graphs.shop()).svg == draw(graphs.shop()).svg


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
    assert '&lt;b&gt;&amp;' in draw(g).svg and parsed(g) is not None


def test_a_still_has_a_ground_a_title_a_description_and_a_line_of_text():
    g = graphs.two_apples()
    g.backward()
    picture = draw(g, title='Two apples')
    svg = ET.fromstring(picture.svg)
    assert svg.find(NS + 'title').text == 'Two apples'
    assert 'tax 1.1' in svg.find(NS + 'desc').text
    assert svg.find(NS + 'rect').get('fill') == '#fff'
    assert '<img alt="apple 100' in picture._repr_html_()
    assert re.search(r'max-width:100%;min-width:\d+px', picture._repr_html_())
    assert 'src="data:image/svg+xml;base64,' in picture._repr_html_()


def test_the_table_holds_the_numbers_of_the_picture():
    g = graphs.two_apples()
    g.backward()
    drawing = Drawing(g)
    texts = {t.text for t in ET.fromstring(drawing.svg()).iter(NS + 'text')}
    for name, value, grad in drawing.rows():
        assert {name, value, grad} <= texts
        assert f'<td>{name}</td><td>{value}</td><td>{grad}</td>' in drawing.table()


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
    (0.000012345, '1.234e−5'), (-2.8e-10, '−2.8e−10'), (-4e-18, '−4e−18'), (1e12, '1e12'), (0.5, '0.5'), (float('inf'), 'inf')])
def test_numbers_have_four_digits_and_no_tails(value, text):
    assert number(value) == text


def test_small_arrays_show_their_elements_and_large_ones_their_shape():
    assert label(np.array([0.3, -0.8, 0.5])) == '[0.3 −0.8 0.5]'
    assert label(np.zeros((2, 3))) == '(2, 3)' and label(np.zeros(5)) == '(5,)'
    assert label(np.zeros(3), shapes=True) == '(3,)'


def test_each_colour_has_contrast_with_its_ground():
    def luminance(colour):
        rgb = [int(c * 2, 16) if len(colour) == 4 else int(c, 16)
               for c in (colour[1:] if len(colour) == 4 else re.findall('..', colour[1:]))]
        linear = [(c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4) for c in rgb]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    from common.drawing.svg import DARK, LIGHT
    for palette in (LIGHT, DARK):
        for ground in ('ground', 'tint', 'mark'):
            for ink in ('forward', 'backward', 'ink'):
                a, b = sorted([luminance(palette[ink]), luminance(palette[ground])])
                assert (b + 0.05) / (a + 0.05) >= 4.5, (ink, ground)
    assert 'prefers' not in THEMES and 'http' not in THEMES
