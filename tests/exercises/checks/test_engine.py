"""Each mistake that one makes when building the engine gets its own sentence."""
import pytest

from common import language
from common.exercises import check_apply, check_backward


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


def of_a_list(tape, layer, *inputs):
    layer.forward([x.value for x in inputs])


def with_values_for_inputs(tape, layer, *inputs):
    node = apply(tape, layer, *inputs)
    node.inputs = tuple(x.value for x in inputs)
    return node


def of_another_value(tape, layer, *inputs):
    node = apply(tape, layer, *inputs)
    node.value = sum(x.value for x in inputs)
    return node


def forgetful(tape, layer, *inputs):
    node = apply(tape, layer, *inputs)
    node.inputs = ()
    return node


def bare_value(tape, layer, *inputs):
    return apply(tape, layer, *inputs).value


def test_the_right_engine_passes():
    assert check_apply(apply, Node).passed and check_backward(backward, apply, Node).passed


@pytest.mark.parametrize('value', [lambda node: node, lambda node: [node.value]])
def test_a_value_that_is_no_number_is_told_so(value):
    def wrapped(tape, layer, *inputs):
        node = apply(tape, layer, *inputs)
        node.value = value(node)
        return node

    assert 'The value of the node is not a number' in check_apply(wrapped, Node).sentence


@pytest.mark.parametrize('nothing', [None, ...])
def test_nothing_is_not_answered(nothing):
    assert check_apply(nothing, Node).passed is None and check_backward(nothing, apply, Node).passed is None


def test_what_is_not_written_yet_is_not_answered():
    assert check_apply(lambda tape, layer, *inputs: None, Node).passed is None
    assert check_backward(lambda tape, dout=1: None, apply, Node).passed is None


@pytest.mark.parametrize('wrong, says', [
    (not_returned, 'return'), (not_written, 'append'), (at_the_front, 'order'), (forgetful, 'remember'),
    (bare_value, 'not a node'), (of_nodes, '.value'), (of_a_list, 'one by one'), (with_values_for_inputs, 'input nodes'),
    (of_another_value, 'forward')], ids=lambda x: getattr(x, '__name__', ''))
def test_each_mistake_in_apply_is_named(wrong, says):
    result = check_apply(wrong, Node)
    assert result.passed is False and says in result.sentence


@pytest.mark.parametrize('mistake, says', [
    (dict(start=False), 'begins at the last node'), (dict(used=False), 'dout was passed in'),
    (dict(add=False), 'add, do not replace'),
    (dict(order=list), 'from the end of the tape'), (dict(reset=False), 'second'), (dict(swap=True), 'own share'),
    (dict(pair=False), 'tuple'), (dict(give=False), 'received nothing')], ids=str)
def test_each_mistake_in_backward_is_named(mistake, says):
    result = check_backward(with_mistake(**mistake), apply, Node)
    assert result.passed is False and says in result.sentence


def test_an_upstream_that_is_passed_on_as_it_is_is_named():
    def passed_on(tape, dout=1):
        tape[-1].grad = dout
        for x in tape[-1].inputs:
            x.grad = x.grad + tape[-1].grad

    assert 'as it is' in check_backward(passed_on, apply, Node).sentence


@pytest.mark.parametrize('asked, says', [
    (lambda node: node.layer.backward(node.grad), 'skip a node whose layer is None'),
    (lambda node: node.layer.forward(node.grad) if node.layer is None else 0, 'skip a node whose layer is None'),
    (lambda node: node.backward(node.grad), 'has no backward'),
    (lambda node: node.layer.gradient(node.grad) if node.layer is None else 0, 'None has no gradient')])
def test_what_is_asked_of_a_node_that_has_it_not_is_told(asked, says):
    def asking(tape, dout=1):
        for node in reversed(tape):
            asked(node)

    result = check_backward(asking, apply, Node)
    assert result.passed is False and says in result.sentence, result


def test_every_hint_is_said_in_both_languages():
    language.use('zh')
    assert '加上去' in check_backward(with_mistake(add=False), apply, Node).sentence
    language.use('en')


def backwards(tape, layer, *inputs):
    node = apply(tape, layer, *inputs)
    node.value = layer.forward(*[x.value for x in reversed(inputs)])
    return node


def called(tape, layer, *inputs):
    return apply(tape, layer, layer(*inputs))


def test_inputs_in_another_order_show_at_a_subtraction():
    assert 'wrong order' in check_apply(backwards, Node).sentence


def test_a_layer_that_is_called_itself_is_named():
    assert 'layer.forward' in check_apply(called, Node).sentence


def reverses(tape, dout=1):
    tape.reverse()
    backward(tape[::-1], dout)


def empties(tape, dout=1):
    backward(tape, dout)
    while tape:
        tape.pop()


def only_the_last(tape, dout=1):
    backward(tape, dout, order=lambda nodes: [nodes[-1]])


def square_of_dout(tape, dout=1):
    backward(tape, dout ** 2)


def counts_inputs(tape, dout=1):
    backward(tape, dout, order=lambda nodes: reversed(nodes[2:]))


@pytest.mark.parametrize('wrong, says', [
    (reverses, 'tape was changed'), (empties, 'tape was changed'), (only_the_last, 'Only the last node'),
    (square_of_dout, 'by the same factor'), (counts_inputs, 'do not count')], ids=lambda x: getattr(x, '__name__', ''))
def test_what_shows_on_some_tapes_only_is_named(wrong, says):
    result = check_backward(wrong, apply, Node)
    assert result.passed is False and says in result.sentence, result
