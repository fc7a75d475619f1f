"""Without a mistake the two passes of WhatIf are those of the graph; with one, only what is mistaken changes."""
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from common.graph import Graph
from common.graph.what_if import Question, WhatIf
from tests.helpers.graphs import shop, twice

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


@settings(max_examples=150)
@given(graphs(NUMBERS), st.floats(-3, 3))
def test_without_a_mistake_it_is_the_backward_pass_of_the_graph(g, dout):
    totals, _ = WhatIf(g).backward(dout)
    grads = g.backward(dout)
    for node in g.inputs:
        assert np.isclose(totals.get(id(node), 0.0), grads[node.name], rtol=1e-12)
        assert np.isclose(Question(node, dout).expected, grads[node.name], rtol=1e-12)


@settings(max_examples=40)
@given(graphs(st.sampled_from([ARRAY, ARRAY.T, 2 * ARRAY])))
def test_on_arrays_too(g):
    total = g.output.sum()
    totals, _ = WhatIf(g).backward()
    grads = g.backward(output=total)
    for node in g.inputs:
        assert np.allclose(totals.get(id(node), np.zeros((2, 2))), grads[node.name], rtol=1e-12)


@settings(max_examples=40)
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


def ids(nodes):
    return {id(node) for node in nodes}


def test_what_a_node_makes_may_be_mistaken_and_goes_on_from_there():
    g = shop()
    apples = g.nodes[5]
    values = WhatIf(g, made={id(apples): lambda x, y: x + y}).values
    assert values[id(apples)] == 102 and values[id(g.output)] == pytest.approx((102 + 450) * 1.1)
    assert apples.value == 200


def test_what_is_passed_on_is_asked_with_the_upstream_and_the_local_derivative():
    g = shop()
    totals, shares = WhatIf(g).backward(2, passed={id(g.output): lambda up, dx: 10 * up + dx})
    assert totals[id(g.nodes[7])] == shares[id(g.output), 0] == pytest.approx(21.1)
    assert totals[id(g['tax'])] == shares[id(g.output), 1] == 670


def test_branches_may_be_gathered_wrongly_where_there_are_several():
    g = twice()
    every = {id(node): max for node in g.nodes}
    totals, shares = WhatIf(g).backward(gathered=every)
    at_x = [share for (user, i), share in shares.items() if next(n for n in g.nodes if id(n) == user).inputs[i] is g['x']]
    assert totals[id(g['x'])] == max(at_x) == 15 and totals[id(g['y'])] == 9
    alone, _ = WhatIf(g).backward(gathered={id(g['y']): lambda shares: 100})
    assert alone[id(g['y'])] == 9, 'a single branch is not gathered'
    nowhere, _ = WhatIf(g).backward(gathered=dict.fromkeys(every, lambda shares: None))
    assert nowhere[id(g['x'])] == 39 == g.backward()['x']


def test_a_mistaken_share_of_an_array_that_was_copied_is_added_up():
    g = Graph(X=np.ones((3, 2)), b=np.ones(2))
    g['X'] * g['b']
    totals, _ = WhatIf(g).backward(np.ones((3, 2)), shared={id(g.output): lambda up, x, y, out: (up, up * x)})
    assert totals[id(g['b'])].tolist() == [3, 3] and totals[id(g['X'])].tolist() == [[1, 1]] * 3


def test_a_question_knows_its_answer_and_who_uses_the_node():
    g = twice()
    x, total = g['x'], g.nodes[2]
    first, second = [(user, i) for user in g.nodes for i, node in enumerate(user.inputs) if node is x][1:]
    whole, one = Question(x), Question(x, 2, [second])
    assert (whole.expected, one.expected) == (39, 2 * 15)
    assert ids(whole.users) == ids(g.nodes[2:]) and ids(one.users) == {id(second[0])}
    assert Question(x, uses=[first, second]).expected == 15 + 15
    assert ids(whole.users_of(total)) == {id(g.nodes[3])}
    assert [id(node) for node in whole.above([total])] == [id(node) for node in g.nodes[3:]]
    assert whole.above([g.output]) == []


def test_a_question_about_what_nothing_depends_on_has_the_answer_0():
    g = Graph(x=3.0, y=2.0)
    aside = g['y'] * g['y']
    product = g['x'] * 2
    assert product is g.output
    question = Question(g['y'])
    assert (question.expected, question.users, question.above([g['y']])) == (0, [], [])
    assert Question(g['y'], uses=[(aside, 0)]).expected == 0


def test_a_question_is_answered_with_mistakes_other_inputs_and_another_upstream():
    g = twice()
    question = Question(g['x'])
    assert question.answer() == 39 and question.answer(dout=2) == 78
    assert question.answer(given={id(g['x']): 1.0}) == 1 + 3 + 3
    assert question.answer(shared={id(g.output): lambda up, x, y, out: (up, up)}) == 1 + 3 + 5
    assert question.answer(gathered={id(g['x']): min}) == 9

    def impossible(up, x, y, out):
        return up / (x - x)
    assert question.answer(shared={id(g.output): impossible}) is None
    assert question.answer() == 39, 'what went wrong before is forgotten'


def test_a_mistake_at_one_node_changes_what_comes_after_it_and_nothing_else():
    g = shop()
    before = g.backward()
    totals, _ = WhatIf(g).backward(shared={id(g.output): lambda up, x, y, out: (up, up)})
    assert totals[id(g['tax'])] == 1 and totals[id(g['apple'])] == 2
    assert g.backward() == before
