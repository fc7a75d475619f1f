"""Forward mode finds the derivatives that backward finds, by the same layers, the other way round."""
import numpy as np
import pytest

from common.gradient import numerical_gradient
from common.graph import Graph
from common.graph.forward_mode import forward_sweep
from tests.helpers import graphs


@pytest.mark.parametrize('seed', range(12))
def test_it_agrees_with_backward_at_every_node(seed):
    graph = graphs.tangle(seed)
    for x in graph.inputs:
        sweep = forward_sweep(graph, x)
        for node in graph.nodes:
            graph.backward(output=node)
            assert sweep.get(id(node), 0) == pytest.approx(0 if x.grad is None else x.grad, rel=1e-9, abs=1e-9)


def test_it_agrees_with_differences():
    graph = graphs.sigmoid()
    sweep = forward_sweep(graph, graph['x'])
    assert sweep[id(graph.output)] == pytest.approx(numerical_gradient(lambda x: graph.forward(x=x), 1.0), abs=1e-8)


@pytest.mark.parametrize('make, name', [(graphs.product, 'W'), (graphs.product, 'b'), (graphs.network, 'x')])
def test_arrays_move_in_a_direction(make, name):
    graph = make()
    rs = np.random.RandomState(1)
    direction, dout = rs.randn(*graph[name].shape), rs.randn(*graph.output.shape)
    sweep = forward_sweep(graph, graph[name], direction)
    assert sweep[id(graph.output)].shape == graph.output.shape
    backward = np.sum(graph.backward(dout)[name] * direction)
    assert np.sum(sweep[id(graph.output)] * dout) == pytest.approx(backward, rel=1e-9)


def test_a_node_that_does_not_use_the_input_is_left_out():
    graph = graphs.shop()
    sweep = forward_sweep(graph, graph['tax'])
    assert set(sweep) == {id(graph['tax']), id(graph.output)}


def test_a_sweep_leaves_the_graph_and_its_layers_as_they_are():
    graph = graphs.shop()
    grads = graph.backward()
    forward_sweep(graph, graph['apple'])
    assert all(node.grad is not None for node in graph.nodes) and graph.backward() == grads


class Mine:
    def forward(self, x):
        self.x = x
        return x * x

    def backward(self, dout):
        return dout * 2 * self.x


def test_a_layer_of_the_reader_travels_forward_without_a_change():
    graph = Graph(x=3.0)
    y = graph.apply(Mine(), graph['x'])
    assert forward_sweep(graph, graph['x'])[id(y)] == 6
