"""The picture says what the graph computed."""
import re
import xml.etree.ElementTree as ET
from types import SimpleNamespace

import numpy as np
import pytest

from common import language
from common.drawing import Drawing, draw
from common.graph import Graph
from tests.helpers import graphs
from tests.helpers.pictures import SVG, box, texts


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


def test_branches_are_added_under_the_value_that_goes_several_ways():
    g = Graph(x=3.0)
    g['x'] * g['x']
    g.backward()
    assert texts(g).count('3') == 4 and 'Σ 6' in texts(g)


def test_what_rounding_leaves_of_a_sum_of_branches_is_drawn_as_0():
    g = Graph(x=3.0)
    g['x'] * 0.1 + g['x'] * 0.2 - g['x'] * 0.3
    g.backward()
    assert g['x'].grad != 0
    assert 'Σ 0' in texts(g)


def test_the_same_graph_gives_the_same_bytes():
    assert draw(graphs.shop()).svg() == draw(graphs.shop()).svg()


def test_names_are_escaped():
    g = Graph(**{'<b>&': 1.0})
    g['<b>&'] * 2
    assert '&lt;b&gt;&amp;' in draw(g).svg() and '<b>&' in texts(g)


def test_a_still_has_a_ground_a_title_a_description_and_a_line_of_text():
    g = graphs.two_apples()
    g.backward()
    picture = draw(g, title='Two apples')
    svg = ET.fromstring(picture.svg(still=True))
    assert svg.find(SVG + 'title').text == 'Two apples'
    assert 'tax 1.1' in svg.find(SVG + 'desc').text
    assert svg.find(SVG + 'rect').get('class') == 'bg'
    assert '<img alt="apple 100' in picture._repr_html_()
    assert re.search(r'max-width:100%;min-width:\d+px', picture._repr_html_())
    assert 'src="data:image/svg+xml;base64,' in picture._repr_html_()


def test_the_rows_hold_the_numbers_of_the_picture():
    g = graphs.two_apples()
    g.backward()
    drawing = Drawing(g)
    texts = {t.text for t in ET.fromstring(drawing.svg()).iter(SVG + 'text')}
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


def test_numbers_stand_in_the_middle_of_their_level_line_as_far_above_as_below(drawn):
    """Between the line there and the dashes back, 6 pixels apart, no number; as in every picture of a graph."""
    for arrow, parts in drawn.each():
        lane = drawn.layout.label_slot[arrow]
        for text in parts['v'] + parts['g']:
            assert float(text.get('x')) == pytest.approx((lane.start + lane.end) / 2, abs=0.01)
            assert lane.start <= box(text)[0] and box(text)[2] <= lane.end
        above, below = lane.y - box(parts['v'][-1])[3], box((parts['g'] or parts['v'])[0])[1] - (lane.y + 6)
        assert 2 < above < 7 and (not parts['g'] or above == pytest.approx(below, abs=1.5))


def test_each_arrow_says_the_value_and_the_derivative_of_its_node(drawn):
    for (arrow, parts), (_, value, grad) in zip(drawn.each(), drawn.drawing.rows()):
        assert [text.text for text in parts['g']] == ([grad] if grad else [])
        name = f'{arrow.node.name} = ' if arrow.node.name and arrow.node.layer is not None else ''
        assert [text.text for text in parts['v']] == [name + value]
        assert ('d' in parts) == ('dh' in parts) == bool(grad)


def test_a_sum_of_branches_stands_below_its_item_clear_of_it(drawn):
    sums = [text for text in drawn.svg if (text.text or '').startswith('Σ ')]
    meeting = [item for item in drawn.view.items if item.meeting]
    assert len(sums) == len(meeting)
    for text, item in zip(sums, meeting):
        left, top, right, bottom = drawn.places[item]
        assert 1 < box(text)[1] - bottom < 12
        if item.kind == 'input':
            assert box(text)[2] == pytest.approx(right, abs=0.01), 'it ends where the name ends'
        else:
            assert (box(text)[0] + box(text)[2]) / 2 == pytest.approx((left + right) / 2, abs=0.01)


@pytest.mark.parametrize('name', [*graphs.ALL, 'a constant'])
def test_named_inputs_alone_can_be_pressed_and_carry_their_place_on_the_tape(name):
    g = Graph(x=np.ones(2)) if name == 'a constant' else graphs.ALL[name]()
    if name == 'a constant':
        g['x'] * np.ones(2)
    svg = ET.fromstring(Drawing(g, press=True).svg())
    pressed = [(g.nodes[int(group.get('data-input'))], group) for group in svg.iter(SVG + 'g') if group.get('data-input')]
    assert {id(node) for node, _ in pressed} == {id(node) for node in g.nodes if node.layer is None and node.name}
    assert all(group.find(SVG + 'text').text == node.name and group.get('tabindex') == '0' for node, group in pressed)


def test_what_can_be_pressed_is_a_button_with_a_name_in_a_picture_that_is_no_image():
    g = Graph(**{'a': 2, '<b>': 3})
    g['a'] * g['<b>']
    svg = ET.fromstring(Drawing(g, press=True).svg())
    buttons = [group for group in svg.iter(SVG + 'g') if group.get('role') == 'button']
    assert [group.get('aria-label').split(':')[0] for group in buttons] == ['a', '<b>']
    assert svg.get('role') == 'group' and ET.fromstring(Drawing(g).svg()).get('role') == 'img'
    assert 'data-input' not in Drawing(g).svg()


def test_150_nodes_can_be_drawn_and_more_if_some_are_folded():
    g, one_more = Graph(x=1.0, y=2.0), Graph(x=1.0, y=2.0, z=3.0)
    for graph, most in ((g, 150), (one_more, 151)):
        x = graph['x']
        while len(graph.nodes) < most:
            x = x + 1
        assert len(graph.nodes) == most
    with pytest.raises(ValueError, match='this graph has 151 nodes'):
        Drawing(one_more)
    x = g.nodes[-1]
    assert 'x 1' in Drawing(g).describe()
    with g.fold('rest'):
        for _ in range(30):
            x = x + 1
    assert 'x 1' in Drawing(g).describe()


def test_what_has_not_been_computed_yet_has_no_number_and_no_text_beside_it():
    g = graphs.shop()
    for seen in range(len(g.nodes) + 1):
        values = [value for _, value, _ in Drawing(g).rows(seen=seen)]
        known = set(map(id, g.nodes[:seen]))
        assert [bool(value) for value in values] == [id(arrow.node) in known for arrow in Drawing(g).view.arrows]


def test_blanks_stand_in_place_of_the_numbers_they_ask_for_and_nowhere_else():
    g = Graph(x=3.0)
    g['x'] * g['x'] + 1
    g.backward()
    drawing = Drawing(g)
    whole = {(i, kind): text for i, (_, *row) in enumerate(drawing.rows()) for kind, text in zip(('value', 'grad'), row)}
    for place in whole:
        rows = drawing.rows(blanks={place: '①'})
        now = {(i, kind): text for i, (_, *row) in enumerate(rows) for kind, text in zip(('value', 'grad'), row)}
        assert now == {**whole, place: '①'}
    words = [text.text for text in ET.fromstring(drawing.svg(blanks={(0, 'sum'): '②'})).iter(SVG + 'text')]
    assert 'Σ ②' in words and 'Σ 6' not in words


def test_in_forward_mode_derivatives_have_no_line_that_leads_back_and_no_sum():
    g = Graph(x=3.0)
    g['x'] * g['x']
    g.backward()
    svg = ET.fromstring(Drawing(g).svg(moves={id(node): 7.0 for node in g.nodes}))
    kinds = [element.get('class') for element in svg]
    assert 'd' not in kinds and 'dh' not in kinds
    assert [text.text for text in svg.iter(SVG + 'text') if text.get('class') == 'g'] == ['7', '7', '7']


@pytest.mark.parametrize('backward', [False, True])
def test_the_description_speaks_of_derivatives_only_where_there_are_some(backward):
    g = graphs.two_apples()
    if backward:
        g.backward()
    assert ('derivative' in Drawing(g).describe()) == backward


def test_without_a_word_small_arrays_are_written_with_their_elements_and_large_ones_are_no_pictures():
    g = Graph(x=np.array([1.0, 2.0]))
    g['x'] * 2
    assert '>[1 2]<' in draw(g).svg() and '>[2 4]<' in draw(g).svg()
    g.forward(x=np.ones(100))
    assert '>(100,)<' in draw(g).svg() and '<image' not in draw(g).svg()


@pytest.mark.parametrize('thing', [SimpleNamespace(nodes=[1]), SimpleNamespace(folds=[]), 3])
def test_what_only_looks_like_a_graph_is_no_graph(thing):
    with pytest.raises(TypeError, match='only a graph can be drawn'):
        draw(thing)
