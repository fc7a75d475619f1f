"""The elementary functions of one input."""
import numpy as np
import pytest

from common import language, layers
from common.guard import NotYetForward
from common.layers import (
    AbsLayer,
    ArcsinLayer,
    CoshLayer,
    ExpLayer,
    Log1pLayer,
    LogLayer,
    ReciprocalLayer,
    SinhLayer,
    TanhLayer,
)
from tests.helpers import layer_rules as twins

ANY, POSITIVE = (-3.0, 3.0), (0.1, 3.0)
FUNCTIONS = {
    'ExpLayer': (lambda np, x: np.exp(x), ANY),
    'LogLayer': (lambda np, x: np.log(x), POSITIVE),
    'ReciprocalLayer': (lambda np, x: 1 / x, POSITIVE),
    'SinLayer': (lambda np, x: np.sin(x), ANY),
    'CosLayer': (lambda np, x: np.cos(x), ANY),
    'TanhLayer': (lambda np, x: np.tanh(x), ANY),
    'AbsLayer': (lambda np, x: np.abs(x), ANY),
    'Log1pLayer': (lambda np, x: np.log1p(x), (-0.5, 3.0)),
    'SinhLayer': (lambda np, x: np.sinh(x), ANY),
    'CoshLayer': (lambda np, x: np.cosh(x), ANY),
    'ArctanLayer': (lambda np, x: np.arctan(x), ANY),
    'ArcsinLayer': (lambda np, x: np.arcsin(x), (-0.9, 0.9)),
}
SHAPES = [(), (1,), (3,), (2, 3), (2, 1, 3)]


@pytest.fixture(params=FUNCTIONS)
def name(request):
    return request.param


@pytest.fixture
def layer(name):
    return getattr(layers, name)()


@pytest.fixture(params=SHAPES, ids=str)
def x(request, name):
    return twins.draw(request.param, *FUNCTIONS[name][1])


def test_backward_agrees_with_an_independent_derivative(layer, name, x):
    twins.check_independent(layer, FUNCTIONS[name][0], x)


def test_backward_agrees_with_differences(layer, x):
    twins.check_numerical(layer, x)


def test_hands_stay_clean(layer, x):
    twins.check_clean_hands(layer, x)


def test_float32_stays_float32(layer, name):
    twins.check_float32(layer, twins.draw((2, 3), *FUNCTIONS[name][1]))
    assert layer.forward(np.float32(0.5)).dtype == np.float32
    assert layer.backward(np.float32(1)).dtype == np.float32


def test_whole_numbers_are_numbers(layer):
    few = (0, 0) if isinstance(layer, ArcsinLayer) else (1, 2)
    assert layer.forward(few[1]) == layer.forward(float(few[1]))
    layer.forward(np.array(few))
    assert layer.backward(np.array([1, 1])).tolist() == [layer_slope(layer, x) for x in few]


def layer_slope(layer, x):
    other = type(layer)()
    other.forward(float(x))
    return other.backward(1.0)


def test_negative_numbers_have_a_reciprocal():
    twins.check_independent(ReciprocalLayer(), lambda np, x: 1 / x, np.array([-2.0, -0.1, 5.0]))


def test_the_derivative_of_the_absolute_value_at_0_counts_as_0():
    layer = AbsLayer()
    assert layer.forward(np.array([-2.0, 0.0, 2.0])).tolist() == [2, 0, 2]
    assert layer.backward(np.ones(3)).tolist() == [-1, 0, 1]


@pytest.mark.filterwarnings('error')
def test_tanh_of_very_large_numbers_is_silent():
    layer = TanhLayer()
    assert layer.forward(np.array([-1e308, 1e308])).tolist() == [-1, 1]
    assert layer.backward(np.ones(2)).tolist() == [0, 0]


@pytest.mark.filterwarnings('error')
@pytest.mark.parametrize('layer, x, error, sentence', [
    (ExpLayer(), 1000.0, OverflowError, 'exp(1000) is larger than any floating-point number; make the input smaller'),
    (ExpLayer(), np.array([0.0, 1000.0]), OverflowError, 'exp(1000) is larger'),
    (ExpLayer(), np.array([0.0, 100.0], np.float32), OverflowError, 'exp(100) is larger'),
    (LogLayer(), 0, ValueError, 'log takes positive numbers only, and got 0'),
    (LogLayer(), np.array([1.0, -0.5]), ValueError, 'log takes positive numbers only, and got -0.5'),
    (Log1pLayer(), -1.0, ValueError, 'log takes positive numbers only, and got 0'),
    (SinhLayer(), -1000.0, OverflowError, 'exp(1000) is larger'),
    (CoshLayer(), np.array([0.0, 1000.0]), OverflowError, 'exp(1000) is larger'),
    (ArcsinLayer(), -1.0, ValueError, 'arcsin has a value and a finite derivative between -1 and 1 only'),
    (ArcsinLayer(), 1.0, ValueError, 'arcsin has a value and a finite derivative between -1 and 1 only'),
    (ReciprocalLayer(), 0.0, ZeroDivisionError, 'this would divide by 0'),
    (ReciprocalLayer(), np.array([1.0, 0.0]), ZeroDivisionError, 'this would divide by 0'),
])
def test_what_has_no_result_is_said(layer, x, error, sentence):
    with pytest.raises(error) as caught:
        layer.forward(x)
    assert sentence in str(caught.value)


def test_a_derivative_that_is_too_large_is_said():
    layer = ReciprocalLayer()
    layer.forward(1e-200)
    with pytest.raises(OverflowError, match='larger than any floating-point number'):
        layer.backward(1.0)


def test_backward_before_forward_is_said(layer, name):
    with pytest.raises(NotYetForward, match=f'{name} has not run forward yet'):
        layer.backward(1)
    language.use('zh')
    with pytest.raises(NotYetForward, match=f'{name} 还没有做过正向传播'):
        layer.backward(1)
