"""A reader's code that goes on and on, or that would end Python, ends its check with a sentence."""
import sys

import pytest

from common.exercises import (
    check_apply,
    check_function,
    check_layer,
    check_operators,
    check_softmax_lines,
    check_update,
    patience,
)
from common.layers import AddLayer


def endless(*given):
    while True:
        pass


def endless_in_a_helper(*given):
    def twice(n):
        return 2 * n
    n = 1
    while n > 0:
        n = twice(1)


def leaves(*given):
    sys.exit()


def interrupted(*given):
    raise KeyboardInterrupt


class Endless(AddLayer):
    def backward(self, dout):
        endless()


class Node:
    def __init__(self, layer, inputs, value):
        self.layer, self.inputs, self.value, self.grad = layer, inputs, value, 0


@pytest.fixture(autouse=True)
def soon(monkeypatch, untraced):
    monkeypatch.setattr(patience, 'SECONDS', 0.05)


CHECKS = {
    'function': lambda f: check_function(f, {(1.0,): 2.0}),
    'update': check_update,
    'apply': lambda f: check_apply(f, Node),
    'softmax': check_softmax_lines,
    'layer': lambda f: check_layer(type('AddLayer', (), {'forward': lambda self, x, y: f(), 'backward': f}), 2.0, 3.0),
    'operators': lambda f: check_operators(Node, exp=f),
}


@pytest.mark.parametrize('code, words', [
    (endless, 'a loop goes on forever'), (endless_in_a_helper, 'a loop goes on forever'), (leaves, 'exit would end Python'),
    (interrupted, 'did not come to an end'), (lambda *given: exec('raise GeneratorExit'), 'It stopped half way')])
@pytest.mark.parametrize('check', CHECKS.values(), ids=CHECKS)
def test_code_without_an_end_ends_the_check(check, code, words):
    result = check(code)
    assert result.passed is False and words in repr(result), result
    assert sys.gettrace() is None


def test_a_layer_that_goes_on_in_backward_is_told_its_line():
    result = check_layer(Endless, 2.0, 3.0, like=AddLayer)
    assert 'a loop goes on forever' in result.sentence and 'endless()' in result.sentence


def test_many_short_calls_are_no_long_one():
    def slow(x):
        return sum(x / 100 for _ in range(100)) * 2

    assert check_function(slow, {(float(x),): 2.0 * x for x in range(1, 30)}).passed


def test_a_debugger_stays_at_work():
    def trace(frame, event, arg):
        return None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        assert check_function(lambda x: 2 * x, {(1.0,): 2.0}).passed
        assert sys.gettrace() is trace
    finally:
        sys.settrace(before)
