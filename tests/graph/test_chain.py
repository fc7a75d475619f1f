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


def test_an_empty_list_is_told_so():
    with pytest.raises(ValueError, match='empty'):
        chain([], [1.0])
