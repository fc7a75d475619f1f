"""Layers in a row on a graph."""
import numpy as np
import pytest

from common.graph import chain, rows
from common.layers import Affine, ReLU, SoftmaxWithLoss
from common.network import TwoLayerNet


def test_a_chain_computes_what_the_network_computes():
    net = TwoLayerNet(4, 3, 2, seed=0)
    x, t = np.random.RandomState(0).rand(5, 4), np.array([0, 1, 1, 0, 1])
    graph = chain(rows(net), x, t)
    assert graph.output.value == net.loss(x, t) and len(graph.inputs) == 2


def test_without_a_target_the_last_layer_gets_one_input():
    assert np.array_equal(chain([ReLU()], [[-1, 2]]).output.value, [[0, 2]])


def test_layers_are_found_in_a_list_a_dictionary_and_a_single_layer():
    affine, relu, last = Affine(np.ones((2, 2)), np.zeros(2)), ReLU(), SoftmaxWithLoss()
    network = type('Net', (), {'layers': [affine, relu], 'lastLayer': last})()
    assert rows(network) == rows((affine, relu, last)) == [affine, relu, last]
    assert rows(relu) == [relu] and rows(3) is None
    for half in ({'layers': [affine]}, {'lastLayer': last}, {'forward': len}, {'backward': len}):
        assert rows(type('Half', (), half)()) is None


@pytest.mark.parametrize('layers', [[], (), None, ReLU(), ReLU])
def test_layers_come_in_a_list(layers):
    with pytest.raises(ValueError, match='a list of layers is needed here'):
        chain(layers, [1.0])


@pytest.mark.parametrize('x', ['abc', None, [[1, 2], [3]], np.array(['a'])], ids=str)
def test_what_runs_through_a_row_of_layers_is_numbers(x):
    with pytest.raises(TypeError, match='x is .*number'):
        chain([ReLU()], x)
