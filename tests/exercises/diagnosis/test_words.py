"""What hints call the circles of a picture: no two alike."""
import numpy as np
import pytest

from common import language
from common.exercises.diagnosis.words import Names
from common.graph import Graph
from common.layers import MulLayer


def called(graph):
    names = Names(graph, 99.0)
    return [names.circle(node) for node in graph.nodes if id(node) in names.circles and node.layer is not None]


def twice(x, y):
    return (x * y + 1) * (x * y)


def behind_each_other(x, y):
    return x * y + (2 + x * y * 1) ** 2 + x * y


def without_names(x, y):
    return np.tanh(np.tanh(np.tanh(x * y)))


@pytest.mark.parametrize('function', [twice, behind_each_other, without_names, lambda x, y: x * x * x * x * y,
                                      lambda x, y: (x + y) * (x + y) * (x + y)])
@pytest.mark.parametrize('speak', language.WRITTEN)
def test_no_two_circles_are_called_alike(function, speak):
    language.use(speak)
    graph = Graph(x=0.5, y=0.7)
    function(*graph.inputs)
    names = called(graph)
    assert len(set(names)) == len(names)


def test_what_is_alike_is_counted_as_the_eye_does():
    graph = Graph(x=0.5, y=0.7)
    twice(*graph.inputs)
    assert called(graph)[0] == 'x × y (first from the top)' and 'x × y (second from the top)' in called(graph)
    graph = Graph(x=0.5)
    np.tanh(np.tanh(np.tanh(graph['x'])))
    assert called(graph) == ['tanh(x)', 'tanh (first from the left)', 'tanh (second from the left)']


def test_a_circle_of_its_own_is_called_by_what_stands_in_it():
    graph = Graph(x=0.5, y=0.7)
    graph['x'] * graph['y'] + graph['x']
    assert called(graph) == ['×', '+']


def test_a_node_that_has_a_name_is_counted_too():
    graph = Graph(x=0.5, y=0.7)
    graph.apply(MulLayer(), *graph.inputs, name='u')
    graph.apply(MulLayer(), *graph.inputs, name='v')
    assert len(set(called(graph))) == 2
