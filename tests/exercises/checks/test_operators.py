"""Operators of the reader's own nodes: right ones pass, each mistake has its own sentence."""
import math

import numpy as np
import pytest

from common.exercises import check_operators
from common.layers import AddLayer, DivLayer, ExpLayer, MulLayer


class Node:
    def __init__(self, layer, inputs, value):
        self.layer, self.inputs, self.value = layer, inputs, value
        self.grad = 0


def write(tape, layer, *inputs):
    node = Node(layer, inputs, layer.forward(*[x.value for x in inputs]))
    node.tape = tape
    tape.append(node)
    return node


def operate(layer, *inputs):
    tape = inputs[0].tape if isinstance(inputs[0], Node) else inputs[1].tape
    return write(tape, layer, *[x if isinstance(x, Node) else Node(None, (), x) for x in inputs])


def test_right_operators_pass():
    assert check_operators(Node, add=lambda x, y: operate(AddLayer(), x, y),
                           multiply=lambda x, y: operate(MulLayer(), y, x),
                           negative=lambda x: operate(MulLayer(), x, -1),
                           exp=lambda x: operate(ExpLayer(), x),
                           under=lambda x, y: operate(DivLayer(), y, x)).passed


def test_operators_that_are_not_written_yet_are_not_answered():
    results = check_operators(Node, add=lambda x, y: operate(AddLayer(), x, y), multiply=lambda x, y: None)
    assert [result.passed for _, result in results] == [True, None] and results.passed is None


def forgets_to_return(x, y):
    operate(AddLayer(), x, y)


@pytest.mark.parametrize('name, wrong, says', [
    ('add', lambda x, y: operate(MulLayer(), x, y), 'A product was written'),
    ('add', lambda x, y: operate(AddLayer(), x, x), 'x is used twice'),
    ('add', forgets_to_return, 'not returned'),
    ('add', lambda x, y: x.value + 5, 'plain number'),
    ('add', lambda x, y: x + y, 'what you are writing'),
    ('add', lambda x, y: operate(AddLayer, x, y), 'brackets'),
    ('add', lambda x, y: operate(x, y), 'needs a layer'),
    ('multiply', lambda x, y: operate(AddLayer(), x, y), 'A sum was written'),
    ('multiply', lambda x, y: operate(MulLayer(), x, x), 'x is used twice'),
    ('multiply', lambda x, y: write(x.tape, MulLayer(), x, y), 'write knows nodes only'),
    ('multiply', lambda x, y: x, 'No new node'),
    ('multiply', lambda x, y: operate(MulLayer(), x.vale, y), 'has no vale'),
    ('multiply', lambda x, y: MulLayer().forward(x, y), 'a node instead of a number'),
    ('exp', lambda x: math.exp(x), 'a node instead of a number'),
    ('multiply', 3, 'A function is needed'),
    ('negative', lambda x: -x, 'what you are writing'),
    ('negative', lambda x: operate(AddLayer(), x, -1), 'A different operation'),
    ('negative', lambda x: operate(DivLayer(), 1, x), 'reciprocal'),
    ('negative', lambda x: operate(MulLayer(), x, 1), 'sign has not changed'),
    ('exp', lambda x: operate(ExpLayer(), operate(MulLayer(), x, -1)), 'one minus too many'),
    ('exp', lambda x: operate(MulLayer(), x, np.e), 'e times x'),
    ('exp', lambda x: operate(ExpLayer(), operate(MulLayer(), x, 2)), 'A different operation'),
    ('under', lambda x, y: operate(DivLayer(), y, operate(MulLayer(), x, 1.5)), 'A different operation'),
    ('under', lambda x, y: operate(DivLayer(), x, y), 'upside down'),
    ('under', lambda x, y: operate(MulLayer(), x, y), 'That multiplies'),
    ('add', lambda x, y, layers=[]: operate((layers or layers.append(AddLayer()) or layers)[0], x, y), 'the same layer'),
    ('exp', lambda x: np.exp(x), 'what you are writing'),
])
def test_each_mistake_is_named(name, wrong, says):
    [(_, result)] = check_operators(Node, **{name: wrong})
    assert result.passed is False and says in result.sentence, result
