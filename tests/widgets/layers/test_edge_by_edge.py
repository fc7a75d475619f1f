"""Why the transpose: every number of the figure is read off the graph, and the graph agrees with the formula."""
import base64
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from common.graph import Graph
from common.widgets import edge_by_edge, elements
from tests.helpers.pictures import SVG, box, overlap

X = np.array([[2.0, 3.0], [4.0, -1.0], [5.0, 7.0]])
W = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, -6.0]])
dY = np.array([[0.5, 0.3, 0.2], [0.1, -0.6, 0.3], [2.0, 3.0, 1.5]])


def figure(X=X, dY=dY):
    graph = Graph()
    x, w = elements(graph, 'X', X), elements(graph, 'W', W)
    y = x @ w
    (y * dY).sum()
    return edge_by_edge(x, w, y)


def arithmetic(text):
    return eval(text.replace('×', '*').replace('−', '-'))


def test_elements_are_named_as_numpy_indexes_them():
    graph = Graph()
    nodes = elements(graph, 'X', X)
    assert nodes.shape == X.shape
    assert nodes[1, 0].name == 'X[1, 0]' and graph['X[1, 0]'].value == X[1, 0]


def test_numpy_opens_the_product_into_plain_multiplications_and_additions():
    graph = Graph()
    elements(graph, 'X', X) @ elements(graph, 'W', W)
    kinds = [type(node.layer).__name__ for node in graph.nodes if node.layer]
    assert sorted(kinds) == ['AddLayer'] * 9 + ['MulLayer'] * 18


def test_the_gradients_of_the_nodes_are_the_matrix_formulas():
    live = figure()
    grad = np.vectorize(lambda node: node.grad)
    np.testing.assert_allclose(grad(live.w), X.T @ dY)
    np.testing.assert_allclose(grad(live.x), dY @ W.T)
    np.testing.assert_allclose(grad(live.y), dY)


@pytest.mark.parametrize('which, expected, terms', [('dW', X.T @ dY, 3), ('dX', dY @ W.T, 3)])
def test_each_element_is_the_sum_that_is_written_out(which, expected, terms):
    live = figure()
    live.which.value = which
    for index in np.ndindex(expected.shape):
        live.elements[which].value = index
        name, products, edges, total = live._in_numbers().text.split(' = ')
        assert name == f'{which}[{index[0]}, {index[1]}]'
        assert products.count('×') == terms
        assert arithmetic(products) == pytest.approx(expected[index])
        assert arithmetic(edges) == pytest.approx(expected[index], rel=1e-3)
        assert arithmetic(total) == pytest.approx(expected[index], rel=1e-3)


def test_the_sum_for_a_weight_has_one_term_for_each_sample():
    for N in (1, 2, 3):
        assert figure(X[:N], dY[:N])._in_numbers().text.count('×') == N


def test_the_terms_of_the_sum_stand_below_the_edges_of_the_graph():
    live = figure()
    live.elements['dW'].value = (1, 2)
    below = re.findall(r'class="g" data-of="W\[1, 2\]"[^>]* y="([\d.]+)"[^>]*>([^<]+)<', live._graph())
    assert [text for _, text in sorted(below, key=lambda found: float(found[0]))] == ['0.6', '−0.3', '10.5']
    assert live._in_numbers().text.split(' = ')[2] == '0.6 + (−0.3) + 10.5'


@pytest.mark.parametrize('which', ['dW', 'dX'])
def test_the_sum_that_is_written_out_lies_on_no_other_number(which):
    live = figure(100 * X, dY / 7)
    live.which.value = which
    for index in np.ndindex((live.w if which == 'dW' else live.x).shape):
        live.elements[which].value = index
        texts = list(ET.fromstring(live._graph()).iter(SVG + 'text'))
        written, = (text for text in texts if text.text.startswith('Σ ') and ' = ' in text.text)
        assert not [other.text for other in texts if other is not written and overlap(box(other), box(written))]


def test_letters_and_numbers_are_the_same_sum():
    live = figure()
    for which, index in (('dW', (1, 2)), ('dX', (2, 0))):
        live.which.value = which
        live.elements[which].value = index
        names = {'X': X, 'W': W, 'dY': dY}
        letters, numbers = live._in_letters().text.partition(' = ')[2], live._in_numbers().text.split(' = ')[1]
        assert eval(letters.replace('·', '*'), names) == pytest.approx(arithmetic(numbers))
        assert eval(letters.partition('·')[0], names) == arithmetic(numbers.partition('×')[0]), 'each below its letter'


def test_a_column_of_X_and_a_column_of_dY_light_up():
    live = figure()
    live.elements['dW'].value = (1, 2)
    X_, _, XT, _, dY_, _, dW = live._matrices()
    assert X_.lit == {(0, 1), (1, 1), (2, 1)}
    assert XT.lit == {(1, 0), (1, 1), (1, 2)}
    assert dY_.lit == {(0, 2), (1, 2), (2, 2)}
    assert dW.lit == {(1, 2)}


def test_the_result_shows_the_elements_that_were_chosen_and_no_others():
    live = figure()
    assert live._matrices()[-1].hidden == set(np.ndindex(2, 3)) - {(0, 0)}
    assert live._sheet().svg().count('>·<') == 5 + 1 + 3            # and the dots of the product and of its terms
    live.elements['dW'].value = (1, 2)
    live.which.value = 'dX'
    assert live._matrices()[-1].hidden == set(np.ndindex(3, 2)) - {(0, 0)}
    live.which.value = 'dW'
    assert live._matrices()[-1].hidden == set(np.ndindex(2, 3)) - {(0, 0), (1, 2)}


def test_a_row_of_dY_and_a_row_of_W_light_up_for_dX():
    live = figure()
    live.which.value = 'dX'
    live.elements['dX'].value = (2, 1)
    W_, _, dY_, _, WT, _, dX = live._matrices()
    assert W_.lit == {(1, 0), (1, 1), (1, 2)} and WT.lit == {(0, 1), (1, 1), (2, 1)}
    assert dY_.lit == {(2, 0), (2, 1), (2, 2)} and dX.lit == {(2, 1)}


def test_the_graph_shows_the_chosen_column_only_and_every_node_that_computes_it():
    live = figure()
    live.elements['dW'].value = (0, 1)
    graph = live._graph()
    for name in ('Y[0, 1]', 'Y[1, 1]', 'Y[2, 1]', 'W[0, 1]', 'W[1, 1]', 'X[2, 0]'):
        assert name in graph
    assert 'Y[0, 0]' not in graph and 'W[0, 2]' not in graph
    assert graph.count('>×<') == 6 and graph.count('>+<') == 3


@pytest.mark.parametrize('which', ['dW', 'dX'])
def test_the_chosen_input_and_its_products_are_marked_and_the_numbers_that_are_multiplied(which):
    live = figure()
    live.which.value = which
    patches = re.findall('<rect class="hi" [^>]*height="(\\d+)"', live._graph())
    assert patches.count('54') == 1 + 3 and patches.count('20') == 2 * 3, 'input and products; their numbers'


@pytest.mark.parametrize('rows', [1, 2])
def test_a_batch_of_any_size_can_be_opened(rows):
    live = figure(X[:rows], dY[:rows])
    assert live.message.value == '' and live._graph().count('>×<') == 2 * rows


def test_a_layer_of_one_output_can_be_opened():
    graph = Graph()
    x, w = elements(graph, 'X', X), elements(graph, 'W', W[:, :1])
    y = x @ w
    y.sum()
    assert edge_by_edge(x, w, y)._graph().count('>×<') == 6


def test_the_route_leads_from_the_element_through_its_products_to_each_sample():
    live = figure()
    live.elements['dW'].value = (0, 1)
    nodes = [node for node, _ in live.route()]
    assert all(any(node is y for node in nodes) for y in live.y[:, 1])
    assert not any(node is y for node in nodes for y in live.y[:, 0])
    assert live._graph().count('<g class="k">') == 3 + 3 + 3 and '<g opacity=' in live._graph()


def test_samples_stand_from_top_to_bottom():
    graph = figure()._graph()
    heights = [float(re.search(rf'y="([\d.]+)"[^>]*>Y\[{n}, 0\]', graph)[1]) for n in range(3)]
    assert heights == sorted(heights)


def test_the_still_holds_both_pictures():
    html = figure()._repr_mimebundle_()['text/html']
    svgs = [base64.b64decode(data).decode() for data in re.findall(r'base64,([^"]+)', html)]
    assert len(svgs) == 2 and 'dW[0, 0]' in svgs[0] and 'Y[0, 0]' in svgs[1]


def test_the_nodes_of_the_reader_keep_their_names():
    assert not any(node.name for node in figure().y.flat)


def test_numbers_in_place_of_nodes_get_a_sentence():
    assert 'three arrays of nodes' in repr(edge_by_edge(X, W, X @ W))
