"""Each operation of a micrograd-like value is judged, each element looked at, and what is off is told with both numbers."""
import re

import numpy as np
import pytest

from common.exercises import locate
from common.exercises.search.place import compared, slope

OPERATIONS = {      # value and derivative, or derivatives
    '+': (lambda x, y: x + y, lambda x, y: (1, 1)), '-': (lambda x, y: x - y, lambda x, y: (1, -1)),
    '*': (lambda x, y: x * y, lambda x, y: (y, x)), '/': (lambda x, y: x / y, lambda x, y: (1 / y, -x / y ** 2)),
    'neg': (lambda x: -x, lambda x: -1), 'exp': (np.exp, np.exp), 'log': (np.log, lambda x: 1 / x),
    'tanh': (np.tanh, lambda x: 1 - np.tanh(x) ** 2), 'sin': (np.sin, np.cos), 'cos': (np.cos, lambda x: -np.sin(x)),
    'ReLU': (lambda x: np.maximum(x, 0), lambda x: np.where(x > 0, 1, 0)), 'sqrt': (np.sqrt, lambda x: 0.5 / np.sqrt(x)),
    'sigmoid': (lambda x: 1 / (1 + np.exp(-x)), lambda x: np.exp(-x) / (1 + np.exp(-x)) ** 2),
    '**2': (lambda x: x ** 2, lambda x: 2 * x), '**-1.5': (lambda x: x ** -1.5, lambda x: -1.5 * x ** -2.5),
    '** 0.5': (lambda x: x ** 0.5, lambda x: 0.5 * x ** -0.5),
}


class Value:
    def __init__(self, data, children=(), op='', slopes=(), label=''):
        self.data, self.grad, self._prev, self._op, self.label, self.slopes = data, 0.0, children, op, label, slopes

    def _backward(self):
        for child, local in zip(self._prev, self.slopes):
            child.grad += local * self.grad


def made(op, wrong=1.0, numbers=(1.7, 0.6)):
    """The operation at numbers of its own, and then doubled; its last share is off by a factor."""
    forward, derivatives = OPERATIONS[op]
    inputs = numbers[:2 if op in '+-*/' else 1]
    *slopes, last = np.ravel(derivatives(*inputs)).tolist()
    children = [Value(x, label=f'x{i}') for i, x in enumerate(inputs)]
    return Value(2 * forward(*inputs), (Value(float(forward(*inputs)), children, op, (*slopes, last * wrong)), Value(2.0)), '*',
                 (2.0, float(forward(*inputs)))), float(last), children[-1].label


@pytest.mark.parametrize('numbers', [(1.7, 0.6), (0.4, 2.3)])
@pytest.mark.parametrize('op', OPERATIONS)
def test_each_operation_is_known_and_a_wrong_share_is_told_with_both_numbers(op, numbers):
    value, last, name = made(op, numbers=numbers)
    assert locate(value).passed and 'Not judged' not in locate(value).sentence
    value, last, name = made(op, wrong=1.01, numbers=numbers)
    result = locate(value)
    words = re.search(r'it passes (\S+) to (\w+), differences give (\S+)\.', result.sentence.replace('−', '-'))
    assert words and words[2] == name and f'({op})' in result.sentence
    assert np.allclose([float(words[1]), float(words[3])], [3 * last * 1.01, 3 * last], 1e-3)


@pytest.mark.parametrize('off, wrong', [(1 + 5e-5, False), (1 - 5e-5, False), (1 + 2e-4, True), (1 - 2e-4, True)])
def test_a_share_may_be_off_by_what_differences_are(off, wrong):
    assert locate(made('tanh', off)[0]).passed is not wrong


def test_what_was_in_the_grads_before_is_there_afterwards():
    value, _, _ = made('*')
    value.grad, value._prev[0].grad = 7.0, 0.25
    locate(value)
    assert (value.grad, value._prev[0].grad) == (7.0, 0.25)


def test_the_element_that_is_furthest_off_is_named_and_nothing_is_moved():
    x = np.arange(1.0, 7).reshape(2, 3)
    right = 2 * x
    for index in np.ndindex(x.shape):
        found = right + 0.01
        found[index] += 1
        where, given, expected = compared(lambda: float(np.sum(x ** 2)), x, found)
        assert where == index and given == found[index] and np.isclose(expected, right[index])
    assert np.array_equal(x, np.arange(1.0, 7).reshape(2, 3))


def test_of_a_large_array_twenty_elements_are_looked_at_all_over():
    x, looked = np.zeros(1000), set()

    def watched():
        looked.update(np.flatnonzero(x).tolist())
        return 0.0

    compared(watched, x, np.zeros(1000))
    assert len(looked) == 20 and min(looked) < 200 and max(looked) > 800


@pytest.mark.parametrize('function, at, expected', [
    (np.square, 3.0, 6.0), (np.exp, 0.0, 1.0), (np.abs, 1.0, 1.0), (np.abs, -1.0, -1.0), (np.abs, 0.0, None),
    (lambda x: 1e-4 * np.abs(x), 0.0, None), (np.abs, 3e-6, None),
    (lambda x: np.maximum(x, 0), -4e-6, None), (lambda x: 0 * x, 0.0, 0.0)])
def test_a_slope_is_worked_out_from_both_sides_and_not_at_a_kink(function, at, expected):
    x = np.array([at])
    found = slope(lambda: float(function(x)[0]), x, (0,))
    assert found is None if expected is None else np.isclose(found, expected, 1e-6)
    assert x[0] == at
