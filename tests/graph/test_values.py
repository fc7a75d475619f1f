"""The values of a class like micrograd's become a graph that is drawn and moved; its derivatives are that class's."""
import numpy as np
import pytest

from common import language
from common.drawing import draw
from common.graph import Graph, OfValues
from tests.helpers.own_code import Forgets, Value, neuron


def ours(x, y):
    return np.tanh(x * y + x)


def test_values_and_derivatives_are_those_of_the_class():
    g, twin = OfValues(neuron, Value, {'x': 0.5, 'y': -0.3}), Graph(x=0.5, y=-0.3)
    ours(*twin.inputs)
    assert g.output.value == pytest.approx(twin.output.value)
    assert g.backward(1.5) == pytest.approx(twin.backward(1.5))
    assert [node.layer.symbol for node in g.nodes if node.layer] == ['×', '+', 'tanh']


def test_it_moves():
    g, twin = OfValues(neuron, Value, {'x': 0.5, 'y': -0.3}), Graph(x=0.5, y=-0.3)
    ours(*twin.inputs)
    assert g.forward(x=2.0) == pytest.approx(twin.forward(x=2.0))
    assert g.backward() == pytest.approx(twin.backward())


def test_moving_it_forgets_the_gradients_of_the_values_before():
    g = OfValues(neuron, Value, {'x': 0.5, 'y': -0.3})
    g.backward()
    g.forward(x=2.0)
    assert all(node.grad is None and node.dinputs == () for node in g.nodes)


def test_what_lies_behind_the_node_that_is_asked_about_takes_no_step():
    g = OfValues(neuron, Value, {'x': 0.5, 'y': -0.3})
    steps = list(g.steps(1, g.nodes[2]))
    assert steps == [g.nodes[2]] and [node.grad for node in g.nodes[3:]] == [None, None]
    assert g['x'].grad == -0.3


def test_a_class_may_inherit_its_init_and_make_values_on_the_way_that_lead_nowhere():
    def wasteful(x, y):
        y * y
        return neuron(x, y)

    g = OfValues(wasteful, Forgets, {'x': 0.5, 'y': -0.3})
    assert [node.layer.symbol for node in g.nodes if node.layer] == ['×', '+', 'tanh']
    assert g.forward(x=1.0) == pytest.approx(np.tanh(1.0 * -0.3 + 1.0))


def test_a_number_that_the_function_makes_is_no_operation():
    g = OfValues(lambda x: x * Value(2.0), Value, {'x': 3.0})
    assert [node.layer is None for node in g.nodes] == [True, True, False] and g.nodes[1].value == 2
    assert g.backward() == {'x': 2}


def test_whatever_names_an_operation_is_drawn_as_text():
    class Coded(Value):
        def __mul__(self, other):
            out = super().__mul__(other)
            out._op = 17
            return out

    g = OfValues(lambda x: x * x, Coded, {'x': 3.0})
    assert g.output.layer.symbol == '17' and '>17<' in draw(g).svg()


def test_without_an_upstream_gradient_the_walk_begins_with_1():
    g = OfValues(neuron, Value, {'x': 0.5, 'y': -0.3})
    assert next(iter(g.steps())).grad == 1 and g.backward() == g.backward(1)


def test_each_arrow_shows_its_share():
    g = OfValues(neuron, Value, {'x': 0.5, 'y': -0.3})
    g.backward()
    product = g.nodes[2]
    assert product.dinputs == pytest.approx((-0.3 * product.grad, 0.5 * product.grad)) or \
        product.dinputs == pytest.approx((0.5 * product.grad, -0.3 * product.grad))
    assert 'tanh' in draw(g).svg()


def test_a_share_that_was_replaced_is_seen():
    g = OfValues(neuron, Forgets, {'x': 0.5, 'y': -0.3})
    product = g.nodes[2].dinputs if g.backward() else ()
    assert g['x'].grad in product


def test_the_derivative_of_another_node():
    g = OfValues(neuron, Value, {'x': 0.5, 'y': -0.3})
    assert g.backward(1, g.nodes[2]) == pytest.approx({'x': -0.3, 'y': 0.5})


def test_the_class_is_as_it_was():
    before = Value.__init__
    OfValues(neuron, Value, {'x': 0.5, 'y': -0.3})
    with pytest.raises(TypeError):
        OfValues(lambda x: 3, Value, {'x': 0.5})
    assert Value.__init__ is before


def test_another_way_through_the_function_is_told_and_the_numbers_stay():
    g = OfValues(lambda x: x * x if x.data > 0 else x * x + x, Value, {'x': 2.0})
    with pytest.raises(ValueError, match='another way'):
        g.forward(x=-1.0)
    assert g.output.value == 4


class Bare:
    pass


class Named:
    def __init__(self, value):
        self.value, self.grad = value, 0.0


@pytest.mark.parametrize('kind, says', [(Bare, 'no __init__'), (Named, 'no data, _prev, _op, _backward'),
                                        (type('Two', (), {'__init__': lambda self, a, b: None}), 'one number')])
def test_a_class_of_another_kind_is_told_what_is_missing(kind, says):
    language.use('en')
    with pytest.raises(TypeError, match=says):
        OfValues(neuron, kind, {'x': 0.5, 'y': 1.0})
