"""Without a mistake the two passes of WhatIf are those of the graph; with one, only what is mistaken changes."""
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from common.graph import Graph
from common.graph.what_if import Question, WhatIf
from tests.helpers.graphs import shop

OPERATIONS = [lambda x, y: x + y, lambda x, y: x - y, lambda x, y: x * y, lambda x, y: x / (y ** 2 + 1),
              lambda x, y: np.tanh(x) * 0.5, lambda x, y: np.exp(-x * x), lambda x, y: np.maximum(x, y), lambda x, y: 2 - x]
NUMBERS = st.floats(-2, 2)
ARRAY = np.array([[1.0, -2.0], [0.5, 3.0]])


@st.composite
def graphs(draw, start):
    g = Graph(a=draw(start), b=draw(start), c=draw(start))
    nodes = list(g.inputs)
    for _ in range(draw(st.integers(1, 8))):
        nodes.append(draw(st.sampled_from(OPERATIONS))(*(draw(st.sampled_from(nodes)) for _ in range(2))))
    return g


@settings(max_examples=150, deadline=None)
@given(graphs(NUMBERS), st.floats(-3, 3))
def test_without_a_mistake_it_is_the_backward_pass_of_the_graph(g, dout):
    totals, _ = WhatIf(g).backward(dout)
    grads = g.backward(dout)
    for node in g.inputs:
        assert np.isclose(totals.get(id(node), 0.0), grads[node.name], rtol=1e-12)
        assert np.isclose(Question(node, dout).expected, grads[node.name], rtol=1e-12)


@settings(max_examples=40, deadline=None)
@given(graphs(st.sampled_from([ARRAY, ARRAY.T, 2 * ARRAY])))
def test_on_arrays_too(g):
    total = g.output.sum()
    totals, _ = WhatIf(g).backward()
    grads = g.backward(output=total)
    for node in g.inputs:
        assert np.allclose(totals.get(id(node), np.zeros((2, 2))), grads[node.name], rtol=1e-12)


@settings(max_examples=40, deadline=None)
@given(graphs(NUMBERS), st.floats(-2, 2))
def test_with_another_input_it_is_the_forward_pass_of_the_graph(g, value):
    before = [node.value for node in g.nodes]
    values = WhatIf(g, given={id(g['a']): value}).values
    assert [node.value for node in g.nodes] == before
    g.forward(a=value)
    assert [values[id(node)] for node in g.nodes] == [node.value for node in g.nodes]


def test_what_a_mistake_leaves_open_is_as_the_layer_does_it():
    g = shop()
    right = g.backward()
    totals, _ = WhatIf(g).backward(shared={id(g.output): lambda up, x, y, out: 7 * up})
    assert totals[id(g['apple'])] == 14 and totals[id(g['tax'])] == right['tax']


def test_a_mistake_at_one_node_changes_what_comes_after_it_and_nothing_else():
    g = shop()
    before = g.backward()
    totals, _ = WhatIf(g).backward(shared={id(g.output): lambda up, x, y, out: (up, up)})
    assert totals[id(g['tax'])] == 1 and totals[id(g['apple'])] == 2
    assert g.backward() == before
