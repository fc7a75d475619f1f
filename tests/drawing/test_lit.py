"""What a step of a walk lights: nodes, arrows, numbers and sums; the rest can be dimmed or left out."""
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from common.drawing import Drawing
from common.graph import Graph
from common.layers import Affine, ReLU
from tests.helpers import graphs
from tests.helpers.pictures import SVG, box, crosses, faults, overlap, points


@pytest.fixture
def bill():
    """The tape: apple, apple_num, tax, their first product, the bill."""
    g = graphs.two_apples()
    g.backward()
    return g


@pytest.fixture
def square():
    g = Graph(x=3.0)
    g['x'] * g['x']
    g.backward()
    return g


def root(graph, **options):
    return ET.fromstring(Drawing(graph).svg(**options))


def strong(graph, **options):
    """The numbers on the arrows that are drawn strong."""
    groups = list(root(graph, **options))
    return [groups[i + 1].text for i, group in enumerate(groups) if group.get('class') == 'k']


def behind(graph, **options):
    """The texts before which a patch lies, by its place."""
    svg, found = root(graph, **options), []
    for rect in svg.iter(SVG + 'rect'):
        if rect.get('class') == 'hi':
            x, y, w, h = (float(rect.get(name)) for name in ('x', 'y', 'width', 'height'))
            found += [t.text for t in svg.iter(SVG + 'text')
                      if x <= float(t.get('x')) <= x + w and y <= float(t.get('y')) - 4 <= y + h]
    return found


def faint(graph, **options):
    return [t.text for group in root(graph, **options).iter(SVG + 'g') if group.get('opacity') == '.3'
            for t in group.iter(SVG + 'text')]


def test_a_route_is_drawn_strong(bill):
    first, last = bill.nodes[3], bill.nodes[4]
    assert strong(bill, route=[(first, 0), (last, 0)]) == ['100', '200']
    assert strong(bill, route=[(last, None)]) == ['220'], 'the arrow of the output'
    assert strong(bill) == []


def test_the_factor_is_lit_where_it_lives(bill):
    first = bill.nodes[3]
    assert behind(bill, numbers=[(first, 1, 'value')]) == ['2'], 'the number of apples: the factor of the price'
    assert behind(bill, numbers=[(first, None, 'grad')]) == ['1.1'], 'what arrives from upstream'


def test_a_factor_that_is_a_constant_is_lit_in_its_circle():
    g = Graph(x=3.0)
    y = g['x'] * 2
    g.backward()
    assert behind(g, numbers=[(y, 1, 'value')]) == ['×2']


def test_both_uses_of_one_value_can_be_told_apart(square):
    product = square.output
    each = [Drawing(square).svg(numbers=[(product, i, 'value')]) for i in (0, 1)]
    assert each[0] != each[1] and behind(square, numbers=[(product, 0, 'value')]) == ['3']


def test_where_branches_meet_the_sum_is_written_out(square):
    shown = [t.text for t in root(square, sums=[square['x']]).iter(SVG + 'text')]
    assert 'Σ 3 + 3 = 6' in shown and 'Σ 6' not in shown


def test_the_written_sum_stays_within_the_picture():
    g = Graph(x=-1.234e-5)
    g['x'] * g['x'] * g['x']
    g.backward()
    svg = root(g, sums=[g['x']])
    note = next(t for t in svg.iter(SVG + 'text') if t.text.startswith('Σ'))
    half = 0.85 * 9 * len(note.text) / 2
    ground = next(rect for rect in svg.iter(SVG + 'rect') if rect.get('height') == '23')
    assert float(ground.get('x')) == pytest.approx(6, abs=0.5), 'at the edge, so that it hides as little as it can'
    assert float(note.get('x')) - half >= 0 and float(note.get('x')) + half <= float(svg.get('width'))


def test_the_written_sum_does_not_hide_the_terms_on_the_arrows_of_a_circle():
    g = graphs.softmax_with_loss()
    g.backward()
    exp = next(node for node in g.nodes if node.layer is not None)
    drawing = Drawing(g)
    svg = ET.fromstring(drawing.svg(sums=[exp]))
    note = next(rect for rect in svg.iter(SVG + 'rect') if rect.get('height') == '23')
    places = [drawing.layout.label_slot[arrow].start for arrow in drawing.view.arrows if arrow.node is exp]
    assert float(note.get('x')) + float(note.get('width')) <= min(places)


def test_the_rest_is_dimmed_and_what_is_lit_is_not(bill):
    first = bill.nodes[3]
    shown = faint(bill, focus=first, route=[(first, 0)], numbers=[(first, 1, 'value')], dim=True)
    assert {'tax', '1.1', '220'} <= set(shown)
    assert not {'100', '2'} & set(shown) and shown.count('×') == 1
    assert faint(bill, focus=first) == []


@pytest.mark.parametrize('show, there, gone', [
    ('values', {'100', '220'}, {'2.2', '110'}), ('derivatives', {'2.2', '110'}, {'100', '220'}),
    ('both', {'100', '220', '2.2', '110'}, set())])
def test_which_numbers_stand_on_the_arrows_can_be_chosen(bill, show, there, gone):
    svg = root(bill, show=show)
    texts = {t.text for t in svg.iter(SVG + 'text')}
    assert there <= texts and not gone & texts
    assert any(path.get('class') == 'd' for path in svg.iter(SVG + 'path')) == (show != 'values')


def test_an_unknown_choice_is_answered_with_one_sentence(bill):
    with pytest.raises(ValueError, match="'both'.*'sums'"):
        Drawing(bill).svg(show='sums')


def test_the_description_tells_no_more_than_the_picture(bill):
    def said(**options):
        return root(bill, **options).find(SVG + 'desc').text
    assert '220' not in said(seen=3) and '100' in said(seen=3)
    assert '2.2' not in said(show='values') and '220' not in said(show='derivatives')


def test_written_out_matrices_keep_clear_of_everything():
    g = graphs.product()
    g.backward()
    drawing = Drawing(g, full=True)
    svg = drawing.svg()
    assert not list(faults(svg))
    assert '[0 1 2]' in re.findall('>([^<]*)</text>', svg) and '[3 4 5]' in re.findall('>([^<]*)</text>', svg)
    assert '[0 1 2] [3 4 5]' in drawing.describe()


@pytest.mark.parametrize('make', graphs.ALL.values(), ids=graphs.ALL)
def test_lighting_anything_moves_nothing(make):
    g = make()
    g.backward()
    drawing, walked = Drawing(g), [node for node in g.nodes if node.layer is not None]
    def ways(**options):
        return re.findall(r'd="([^"]+)"', drawing.svg(**options))
    for node in walked:
        assert ways(focus=node, route=[(node, 0)], numbers=[(node, 0, 'value')], dim=True) == ways()


@pytest.fixture
def network():
    rs = np.random.RandomState(0)
    g = Graph(x=rs.rand(1, 784))
    g.apply(ReLU(), g.apply(Affine(rs.randn(784, 50), np.zeros(50)), g['x']))
    g.backward()
    return g


def test_large_arrays_can_be_small_pictures_of_their_numbers(network):
    svg = ET.fromstring(Drawing(network, maps=True).svg())
    rasters = [image for image in svg.iter(SVG + 'image')]
    assert len(rasters) == 6, 'value and derivative on each of three arrows'
    assert rasters[0].get('width') == rasters[0].get('height'), '784 pixels are a square'
    assert 'x (1, 784)' in Drawing(network, maps=True).describe(), 'the description still says what it is'


def test_pictures_of_numbers_keep_clear_of_circles_and_texts(network):
    drawing = Drawing(network, maps=True)
    svg = ET.fromstring(drawing.svg())
    places = [tuple(float(image.get(k)) for k in ('x', 'y', 'width', 'height'))
              for image in svg.iter(SVG + 'image')]
    boxes = [(x, y, x + w, y + h) for x, y, w, h in places]
    assert not any(overlap(a, box(t)) for a in boxes for t in svg.iter(SVG + 'text'))
    ways = [points(path) for path in svg.iter(SVG + 'path') if path.get('class') in ('w', 'd')]
    assert not any(crosses(way, a) for a in boxes for way in ways)
    assert all(left >= 0 and top >= 0 and bottom <= drawing.layout.height for left, top, _, bottom in boxes)
    assert not list(faults(drawing.svg()))


def test_numbers_and_small_arrays_are_written_also_where_large_ones_are_pictures():
    g = graphs.two_apples()
    assert not list(ET.fromstring(Drawing(g, maps=True).svg()).iter(SVG + 'image'))


def test_without_maps_a_large_array_is_its_shape(network):
    svg = ET.fromstring(Drawing(network).svg())
    assert not list(svg.iter(SVG + 'image')) and '(1, 784)' in {text.text for text in svg.iter(SVG + 'text')}
