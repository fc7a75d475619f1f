"""The tape: the order in which it works, how it adds up branches, its output, folds, types, and what a failure leaves."""
import numpy as np
import pytest

from common.gradient import relative_error
from common.graph import Graph
from common.layers import Affine, MulLayer, ReLU, Sigmoid, SoftmaxWithLoss
from tests.helpers.graphs import kinds, shop


def test_two_apples():
    g = Graph(apple=100, apple_num=2, tax=1.1)
    assert (g['apple'] * g['apple_num'] * g['tax']).value == pytest.approx(220)
    assert g.backward() == pytest.approx({'apple': 2.2, 'apple_num': 110, 'tax': 200})


def test_apples_and_oranges():
    g = Graph(apple=100, apple_num=2, orange=150, orange_num=3, tax=1.1)
    (g['apple'] * g['apple_num'] + g['orange_num'] * g['orange']) * g['tax']
    assert g.output.value == pytest.approx(715)
    assert [node.value for node in g.nodes if node.layer] == pytest.approx([200, 450, 650, 715])
    assert g.backward() == pytest.approx({'apple': 2.2, 'apple_num': 110, 'orange': 3.3, 'orange_num': 165, 'tax': 650})


def test_other_inputs_keep_their_values():
    g = Graph(apple=100, apple_num=2, tax=1.1)
    g['apple'] * g['apple_num'] * g['tax']
    assert g.forward(apple=120) == pytest.approx(264)
    assert g.forward(tax=1.0) == pytest.approx(240)
    assert g.forward() == pytest.approx(240)
    assert g.backward() == pytest.approx({'apple': 2, 'apple_num': 120, 'tax': 240})


def test_what_arrives_from_upstream_goes_through():
    g = Graph(x=10, y=5)
    g['x'] + g['y']
    assert g.backward(1.3) == {'x': 1.3, 'y': 1.3}


def test_branches_add_up():
    g = Graph(x=3.0)
    g['x'] * g['x']
    assert g.backward() == {'x': 6}


def test_a_value_used_three_times():
    g = Graph(x=3.0, y=2.0)
    (g['x'] + g['y']) * g['x'] - g['x']
    assert g.backward() == {'x': 7, 'y': 3}


def test_branches_of_arrays_add_up_and_leave_each_other_alone():
    x = np.array([-1.0, 2.0])
    g = Graph(x=x)
    square = g['x'] * g['x']
    g.apply(ReLU(), g['x'] * 3) + square
    assert g.backward()['x'].tolist() == [-2, 7]
    assert square.grad.tolist() == [1, 1]


def test_the_second_backward_starts_anew():
    g = Graph(x=3.0)
    g['x'] * g['x'] + g['x']
    assert g.backward() == g.backward() == {'x': 7}


def test_each_node_remembers_what_it_handed_to_each_input():
    g = Graph(x=3.0, y=4.0)
    product = g['x'] * g['y']
    product + g['x']
    g.backward(2.0)
    assert product.dinputs == (8, 6)
    assert g['x'].grad == 10


def test_nodes_stand_in_the_order_in_which_they_were_written():
    g = Graph(x=2.0, y=3.0)
    a = g['x'] * g['y']
    b = a + 1
    assert [id(node) for node in g.nodes] == [id(node) for node in (g['x'], g['y'], a, b.inputs[1], b)]
    assert a.inputs[0] is g['x'] and a.inputs[1] is g['y']


def test_steps_go_back_one_node_at_a_time():
    g = Graph(apple=100, apple_num=2, tax=1.1)
    price = g['apple'] * g['apple_num']
    total = price * g['tax']
    walk = g.steps()
    assert g['tax'].grad is None
    assert next(walk) is total and g['tax'].grad == 200 and g['apple'].grad is None
    assert next(walk) is price and g['apple'].grad == pytest.approx(2.2)
    assert next(walk, None) is None


def test_backward_is_its_steps():
    g = Graph(x=0.3, y=0.4)
    np.exp(g['x'] * g['y']) / (g['x'] + g['y'])
    grads = g.backward(2.0)
    assert [type(node.layer).__name__ for node in g.steps(2.0)] == kinds(g)[::-1]
    assert {node.name: node.grad for node in g.inputs} == grads


def test_forward_forgets_the_gradients_of_the_values_before():
    g = Graph(x=3.0)
    y = g['x'] * g['x']
    g.backward()
    g.forward(x=4.0)
    assert (g['x'].grad, y.grad, y.dinputs) == (None, None, ())


def test_it_is_the_node_written_last():
    g = Graph(x=3.0)
    assert g.output is g['x']
    assert g.backward() == {'x': 1}
    y = g['x'] * 2
    assert g.output is y


def test_another_can_be_chosen():
    g = Graph(x=3.0)
    y = g['x'] * 2
    y * 100
    assert g.backward(output=y) == {'x': 2}
    g.output = y
    assert g.forward(x=4.0) == 8 and g.backward() == {'x': 2}


def test_an_input_that_is_not_used_has_the_derivative_0():
    g = Graph(x=3.0, unused=np.ones((2, 3), np.float32))
    g['x'] * 2
    grad = g.backward()['unused']
    assert grad.shape == (2, 3) and grad.dtype == np.float32 and not grad.any()


def test_labels_are_left_out_of_the_gradients():
    g = Graph(x=np.array([[1.0, 2.0]]), t=np.array([0]))
    g.apply(SoftmaxWithLoss(), g['x'], g['t'])
    assert list(g.backward()) == ['x']


def test_an_array_has_the_gradient_of_its_sum():
    g = Graph(x=np.array([1.0, 2.0, 3.0]))
    g['x'] * g['x']
    assert g.backward()['x'].tolist() == [2, 4, 6]
    assert g.backward(np.array([1, 0, 10]))['x'].tolist() == [2, 0, 60]


def test_the_upstream_array_is_not_written_into():
    dout = np.array([1.0, 2.0])
    g = Graph(x=np.array([3.0, 4.0]))
    g['x'] + g['x'] * 2
    g.backward(dout)
    assert dout.tolist() == [1, 2] and not np.shares_memory(g.output.grad, dout)


def test_a_fold_remembers_what_was_written_inside():
    g = Graph(x=1.0)
    y = g['x'] * 3
    with g.fold('sigmoid') as fold:
        out = 1 / (1 + np.exp(-y))
    out * 2
    assert g.folds == [fold] and fold.name == 'sigmoid' and fold.folded
    inside = [node.layer for node in g.nodes[fold.start:fold.stop] if node.layer]
    assert [type(layer).__name__ for layer in inside] == ['MulLayer', 'ExpLayer', 'AddLayer', 'DivLayer']


def test_unfolded_sigmoid_equals_sigmoid():
    for x in (-20.0, -1.0, 0.0, 0.5, 20.0):
        unfolded, folded = Graph(x=x), Graph(x=x)
        1 / (1 + np.exp(-unfolded['x']))
        folded.apply(Sigmoid(), folded['x'])
        assert unfolded.output.value == pytest.approx(folded.output.value, abs=1e-12)
        assert unfolded.backward()['x'] == pytest.approx(folded.backward()['x'], abs=1e-12)


def test_folding_changes_no_number():
    g = Graph(x=0.3)
    with g.fold('square') as fold:
        g['x'] * g['x']
    before = g.backward()
    fold.folded = False
    assert g.backward() == before


@pytest.mark.parametrize('f', [
    lambda x, w: np.exp(x) * w, lambda x, w: w ** 2 / (1 + np.abs(w) * x), lambda x, w: np.mean(w - x),
    lambda x, w: np.maximum(w, x) @ w.T, lambda x, w: (w[0] * 3).sum() * np.tanh(x) ** x,
])
def test_float32_stays_float32(f):
    g = Graph(x=0.5, w=np.linspace(0.1, 2, 6, dtype=np.float32).reshape(2, 3))
    out = f(g['x'], g['w'])
    assert out.value.dtype == np.float32
    assert g.backward()['w'].dtype == np.float32
    assert g.forward(x=0.7).dtype == np.float32
    large = Graph(x=0.7, w=g['w'].value.astype(float))
    f(large['x'], large['w'])
    for name, grad in g.backward().items():
        assert relative_error(grad, large.backward()[name]) < 1e-5


def test_layers_of_float32_make_gradients_of_float32():
    g = Graph(x=np.ones((2, 3), np.float32), t=np.array([0, 1]))
    affine = Affine(np.ones((3, 2), np.float32), np.zeros(2, np.float32))
    g.apply(SoftmaxWithLoss(), g.apply(Sigmoid(), g.apply(affine, g['x'])), g['t'])
    assert {g.output.value.dtype, g.backward()['x'].dtype, affine.dW.dtype, affine.db.dtype} == {np.dtype(np.float32)}


def test_numbers_are_those_of_python():
    g = Graph(x=np.float64(0.5), n=np.int64(2))
    np.exp(g['x']) * g['n']
    assert type(g.output.value) is float
    assert {type(grad) for grad in g.backward().values()} == {float}


def test_infinite_values_are_welcome():
    g = Graph(x=np.inf)
    assert np.tanh(g['x']).value == 1


@pytest.mark.parametrize('action', [
    lambda x: x / 0, lambda x: np.log(x), lambda x: x ** 0.5, lambda x: np.maximum(x, [1, 'a']), lambda x: np.exp(x, 1),
])
def test_what_fails_leaves_nothing_on_the_tape(action):
    g = Graph(x=-3.0)
    with pytest.raises((ZeroDivisionError, ValueError, TypeError)):
        action(g['x'])
    assert len(g.nodes) == 1 and g.output is g['x']


def test_a_forward_that_fails_leaves_the_graph_as_it_was():
    g = Graph(x=3.0, y=2.0)
    product = g['x'] * 10
    product / g['y']
    with pytest.raises(ZeroDivisionError):
        g.forward(x=4.0, y=0.0)
    assert (g['x'].value, g['y'].value, product.value, g.output.value) == (3, 2, 30, 15)
    assert g.backward() == {'x': 5, 'y': -7.5}


def test_what_begins_backward_is_seen_at_the_output_alone():
    g = shop()
    g.backward()
    assert g.begin(2.0) is g.output and g.output.grad == 2
    assert all(node.grad is None for node in g.nodes if node is not g.output)
    g.forget()
    assert all(node.grad is None and node.dinputs == () for node in g.nodes)


def test_a_graph_goes_through_its_names_and_says_how_a_node_is_written():
    g = Graph(x=3.0, y=2.0)
    g.apply(MulLayer(), g['x'], g['y'], name='area')
    assert list(g) == ['x', 'y', 'area'] and 'x' in g and 'z' not in g
    with pytest.raises(AttributeError, match=r"a node of a graph is g\['x'\]"):
        _ = g.x
    with pytest.raises(AttributeError, match='a graph has no tape; .* all nodes are g.nodes'):
        _ = g.tape
    assert not hasattr(Graph.__new__(Graph), 'x')


def test_the_output_may_be_named():
    g = Graph(x=3.0, y=2.0)
    g.apply(MulLayer(), g['x'], g['y'], name='area') + 1.0
    assert g.backward(output='y') == {'x': 0, 'y': 1}
    g.output = 'area'
    assert g.output.value == 6
    with pytest.raises(KeyError, match='no node is called volume'):
        g.backward(output='volume')


@pytest.mark.parametrize('act, told', [
    (lambda g: setattr(g, 'x', 4.0), r'change an input by g.forward\(x=…\)'),
    (lambda g: g.__delitem__('x'), 'to do without x make another'),
    (lambda g: g(x=4.0), r'to compute with other numbers write g.forward\(x=…\)'), (lambda g: g(), 'a graph is no function')])
def test_a_graph_is_changed_by_forward_alone(act, told):
    g = Graph(x=3.0)
    g['x'] * 2
    with pytest.raises(TypeError, match=told):
        act(g)
    assert g.forward() == 6.0 and g.backward() == {'x': 2}


def test_a_whole_number_beyond_all_floats_is_refused():
    with pytest.raises(OverflowError, match='larger than any floating-point number'):
        Graph(x=10 ** 400)
    assert Graph(x=10 ** 300)['x'].value == 1e300
