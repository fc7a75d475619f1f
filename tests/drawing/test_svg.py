"""The picture says what the graph computed."""
import re
import xml.etree.ElementTree as ET

import pytest

from common import language
from common.drawing import Drawing, draw
from common.graph import Graph
from tests.helpers import graphs
from tests.helpers.pictures import NS, texts


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
