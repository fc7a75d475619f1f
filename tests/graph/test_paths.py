"""Every path back to an input is found, and the local derivatives along them make up the derivative."""
import numpy as np
import pytest

from common.graph import Graph
from common.graph.paths import are_numbers, below, between, counts, local_derivatives, paths
from tests.helpers import graphs


@pytest.mark.parametrize('seed', range(12))
def test_the_sum_over_the_paths_of_the_products_is_the_derivative(seed):
    graph = graphs.tangle(seed)
    grads = graph.backward()
    for x in graph.inputs:
        ways = list(paths(graph, graph.output, x))
        products = [np.prod([local_derivatives(node)[i] for node, i in way]) for way in ways]
        assert sum(products) == pytest.approx(grads[x.name], rel=1e-9, abs=1e-9)
        assert len(ways) == counts(graph, x).get(id(graph.output), 0)


def test_a_path_goes_from_the_output_to_the_input():
    g = graphs.twice()
    for way in paths(g, g.output, g['x']):
        nodes = [node for node, _ in way]
        assert nodes[0] is g.output
        assert [node.inputs[i] for node, i in way] == [*nodes[1:], g['x']]


def test_between_are_the_arrows_that_carry_the_derivative():
    g = graphs.shop()
    orange, fruits, output = g.nodes[6:9]
    found = between(g, output, g['orange'])
    assert all(node is wanted for (node, _), wanted in zip(found, (orange, fruits, output)))
    assert [i for _, i in found] == [1, 1, 0]
    assert between(g, g.nodes[5], g['orange']) == []


def test_a_hundred_doublings_are_counted_without_being_walked():
    g = Graph(x=1.0)
    y = g['x']
    for _ in range(100):
        y = y + y
    assert counts(g, g['x'])[id(y)] == 2 ** 100 and len(next(paths(g, y, g['x']))) == 100


def test_dead_ends_are_not_walked():
    """The other input of the sum has 2 ** 50 ways back to y, and none to x."""
    g = Graph(x=1.0, y=1.0)
    doubled = g['y']
    for _ in range(50):
        doubled = doubled + doubled
    g['x'] + doubled
    assert [[i for _, i in way] for way in paths(g, g.output, g['x'])] == [[0]]
    assert list(paths(g, doubled, g['x'])) == [] == list(paths(g, g['y'], g['x']))


def test_arrays_on_the_way_are_noticed():
    product, shop = graphs.product(), graphs.shop()
    assert not are_numbers(between(product, product.output, product['X']))
    assert are_numbers(between(shop, shop.output, shop['tax']))


def test_asking_a_layer_for_its_local_derivative_leaves_it_as_it_is():
    g = graphs.two_apples()
    before = g.backward()
    state = dict(vars(g.output.layer))
    assert local_derivatives(g.output) == (1.1, 200)
    assert vars(g.output.layer) == state and g.backward() == before


def test_a_value_is_computed_from_the_nodes_below_it():
    g = graphs.shop()
    fruit = g['apple'] * g['apple_num']
    assert {node.name for node in below(fruit)} == {'', 'apple', 'apple_num'}
    assert below(g['tax']) == [g['tax']]


def test_a_value_that_many_ways_lead_to_is_visited_once():
    """Of fifty doublings there are 2 ** 50 ways back to the start."""
    doubled = Graph(x=1.0)['x']
    for _ in range(50):
        doubled = doubled + doubled
    assert len(below(doubled)) == 51
