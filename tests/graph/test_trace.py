"""The graph of a function: how its inputs are given, and what is said where it draws nothing."""
import numpy as np
import pytest

from common import language
from common.graph.trace import trace


def positional_only(x, y, /):
    return x - y


def any_number(*xs):
    return xs[0] - xs[1]


def one_and_more(x, *xs):
    return x - xs[0]


def named_only(*, x, y):
    return x - y


def with_a_default(x, n=3, y=0):
    return x - y


def any_name(**values):
    return values['x'] - values['y']


@pytest.mark.parametrize('f', [positional_only, any_number, one_and_more, named_only, with_a_default, any_name,
                               np.subtract])
def test_inputs_reach_the_function_however_it_takes_them(f):
    g = trace(f, x=5.0, y=2.0)
    assert g.output.value == 3 and g.backward() == {'x': 1, 'y': -1}


def test_the_output_is_what_the_function_returned():
    def f(x):
        y = 2 * x
        y * 100
        return y

    assert trace(f, x=3.0).output.value == 6


def endless(x):
    return endless(x + 1)


@pytest.mark.parametrize('f, values, english, chinese', [
    (lambda x, y: x + y, {'x': 1.0}, 'the input y has no number yet; give it one, such as y=3.0', '输入 y 还没有数'),
    (positional_only, {'x': 1.0}, 'the input y has no number', '输入 y 还没有数'),
    (lambda x: x, {'x': 1.0, 'z': 2.0}, 'has no input called z; its inputs are x', '函数没有叫 z 的输入'),
    (lambda: 1, {'x': 1.0}, 'has no input called x; its inputs are –', '函数没有叫 x 的输入'),
    (endless, {'x': 1.0}, 'calls itself without end', '停不下来'),
    (3, {'x': 1.0}, '3 is not a function', '3 不是函数'),
    ('x**2', {'x': 1.0}, "'x[*][*]2' is not a function", '不是函数'),
    (lambda x: None, {'x': 1.0}, 'not written yet', '函数还没有写完'),
    (lambda x: 3, {'x': 1.0}, 'the function returned int, which is not on the graph', '不在图上'),
    (lambda x: x, {'x': 'a'}, "x is 'a'; a number", "x 是 'a'"),
])
def test_what_draws_nothing_is_answered_with_one_sentence(f, values, english, chinese):
    for name, words in (('en', english), ('zh', chinese)):
        language.use(name)
        with pytest.raises(TypeError, match=words):
            trace(f, **values)


def test_an_error_of_the_function_stays_its_own():
    with pytest.raises(ValueError, match='invalid literal'):
        trace(lambda x: int('a'), x=1.0)
