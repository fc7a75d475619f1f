"""Each mistake that one makes when building the engine gets its own sentence."""
import pytest

from common import language
from common.exercises import check_apply, check_backward, check_operators
from common.layers import AddLayer, MulLayer


class Node:
    def __init__(self, layer, inputs, value):
        self.layer, self.inputs, self.value = layer, inputs, value
        self.grad = 0


def apply(tape, layer, *inputs):
    node = Node(layer, inputs, layer.forward(*[x.value for x in inputs]))
    tape.append(node)
    return node


def backward(tape, dout=1, start=True, used=True, add=True, order=reversed, reset=True, swap=False, pair=True, give=True):
    """Right; each option makes one mistake."""
    if reset:
        for node in tape:
            node.grad = 0
    if start:
        tape[-1].grad = dout if used else 1
    for node in order(tape):
        if node.layer and give:
            grads = node.layer.backward(node.grad)
            grads = grads if isinstance(grads, tuple) or not pair else (grads,)
            for x, dx in zip(reversed(node.inputs) if swap else node.inputs, grads):
                x.grad = x.grad + dx if add else dx


def with_mistake(**mistake):
    return lambda tape, dout=1: backward(tape, dout, **mistake)


def not_returned(tape, layer, *inputs):
    apply(tape, layer, *inputs)


def not_written(tape, layer, *inputs):
    return apply([], layer, *inputs)


def at_the_front(tape, layer, *inputs):
    node = apply([], layer, *inputs)
    tape.insert(0, node)
    return node


def of_nodes(tape, layer, *inputs):
    layer.forward(*inputs)


def forgetful(tape, layer, *inputs):
    node = apply(tape, layer, *inputs)
    node.inputs = ()
    return node


def bare_value(tape, layer, *inputs):
    return apply(tape, layer, *inputs).value


def test_the_right_engine_passes():
    assert check_apply(apply, Node).passed and check_backward(backward, apply, Node).passed


def test_what_is_not_written_yet_is_not_answered():
    assert check_apply(lambda tape, layer, *inputs: None, Node).passed is None
    assert check_backward(lambda tape, dout=1: None, apply, Node).passed is None


@pytest.mark.parametrize('wrong, says', [
    (not_returned, 'return'), (not_written, 'append'), (at_the_front, 'order'), (forgetful, 'remember'),
    (bare_value, 'no node'), (of_nodes, '')], ids=lambda x: getattr(x, '__name__', ''))
def test_each_mistake_in_apply_is_named(wrong, says):
    result = check_apply(wrong, Node)
    assert result.passed is False and says in result.sentence


@pytest.mark.parametrize('mistake, says', [
    (dict(start=False, give=True, used=True), ''), (dict(used=False), 'dout'), (dict(add=False), 'add it'),
    (dict(order=list), ''), (dict(reset=False), 'second'), (dict(swap=True), 'order'), (dict(pair=False), ''),
    (dict(give=False), 'received nothing')], ids=str)
def test_each_mistake_in_backward_is_named(mistake, says):
    result = check_backward(with_mistake(**mistake), apply, Node)
    assert not result.passed and says in result.sentence


def test_every_hint_is_said_in_both_languages():
    language.use('zh')
    assert '加上去' in check_backward(with_mistake(add=False), apply, Node).sentence
    language.use('en')


class Value(Node):
    def __add__(self, other): return self._write(AddLayer(), other)
    def __mul__(self, other): return self._write(MulLayer(), other)
    __radd__, __rmul__ = __add__, __mul__

    def _write(self, layer, other):
        if not isinstance(other, Node):
            other = Value(None, (), other)
            self.tape.append(other)
        node = Value(layer, (self, other), layer.forward(self.value, other.value))
        node.tape = self.tape
        self.tape.append(node)
        return node


def test_operators_write_on_the_tape():
    assert check_operators(Value, []).passed
    assert check_operators(Node, []).passed is None

    class Empty(Value):
        def _write(self, layer, other): return None

    assert check_operators(Empty, []).passed is None


def test_an_operator_that_computes_but_does_not_write_is_named():
    class Silent(Value):
        def _write(self, layer, other):
            return Silent(layer, (self, other), layer.forward(self.value, getattr(other, 'value', other)))

    assert 'x + y' in check_operators(Silent, []).sentence
