"""The layers of two inputs: numbers, arrays, and every way in which broadcasting fits two shapes together."""
from itertools import product

import numpy as np
import pytest

from common import language, layers
from common.guard import NotYetForward
from common.layers import AddLayer, DivLayer, MaximumLayer, MinimumLayer, MulLayer, PowLayer, SubLayer
from tests.helpers import layer_rules as twins
from tests.helpers.layer_rules import draw

FUNCTIONS = {
    'AddLayer': lambda np, x, y: x + y,
    'SubLayer': lambda np, x, y: x - y,
    'MulLayer': lambda np, x, y: x * y,
    'DivLayer': lambda np, x, y: x / y,
    'PowLayer': lambda np, x, y: x ** y,
    'MaximumLayer': lambda np, x, y: np.maximum(x, y),
    'MinimumLayer': lambda np, x, y: np.minimum(x, y),
}
SHAPES = [(), (1,), (3,), (1, 3), (2, 1), (2, 3), (4, 1, 3), (4, 2, 1)]


def fit(x, y):
    try:
        return bool(np.broadcast_shapes(x, y)) or True
    except ValueError:
        return False


PAIRS = [pair for pair in product(SHAPES, SHAPES) if fit(*pair)]


@pytest.fixture(params=FUNCTIONS)
def name(request):
    return request.param


@pytest.fixture
def layer(name):
    return getattr(layers, name)()


@pytest.mark.parametrize('shape_x, shape_y', PAIRS, ids=str)
def test_backward_agrees_with_an_independent_derivative(layer, name, shape_x, shape_y):
    twins.check_independent(layer, FUNCTIONS[name], draw(shape_x), draw(shape_y))


@pytest.mark.parametrize('shape_x, shape_y', PAIRS, ids=str)
def test_backward_agrees_with_differences(layer, shape_x, shape_y):
    twins.check_numerical(layer, draw(shape_x), draw(shape_y))


@pytest.mark.parametrize('shape_x, shape_y', [((2, 3), (2, 3)), ((2, 3), (3,)), ((2, 3), ()), ((), (3,)), ((2, 1), (3,))])
def test_float32_stays_float32(layer, shape_x, shape_y):
    twins.check_float32(layer, draw(shape_x), draw(shape_y))


@pytest.mark.parametrize('shape_x, shape_y', [((2, 3), (2, 3)), ((2, 3), (3,)), ((2, 3), ()), ((), ())])
def test_hands_stay_clean(layer, shape_x, shape_y):
    twins.check_clean_hands(layer, draw(shape_x), draw(shape_y))


def test_negative_numbers_are_as_welcome():
    for x, y in ((-3.0, 2.0), (-3.0, -2.0), (3.0, -2.0), (0.0, 2.0)):
        for name in ('AddLayer', 'SubLayer', 'MulLayer', 'DivLayer'):
            twins.check_independent(getattr(layers, name)(), FUNCTIONS[name], x, y)
            twins.check_numerical(getattr(layers, name)(), x, y)


def test_whole_numbers_have_derivatives_that_are_not_rounded():
    layer = DivLayer()
    assert layer.forward(np.array([1, 2]), np.array([4, 8])).tolist() == [0.25, 0.25]
    dx, dy = layer.backward(np.array([1, 1]))
    assert dx.tolist() == [0.25, 0.125] and dy.tolist() == [-0.0625, -0.03125]


def test_the_shop_of_the_book():
    mul_apple, mul_orange, add, mul_tax = MulLayer(), MulLayer(), AddLayer(), MulLayer()
    price = mul_tax.forward(add.forward(mul_apple.forward(100, 2), mul_orange.forward(150, 3)), 1.1)
    dall, dtax = mul_tax.backward(1)
    dapple_price, dorange_price = add.backward(dall)
    dapple, dapple_num = mul_apple.backward(dapple_price)
    dorange, dorange_num = mul_orange.backward(dorange_price)
    assert price == pytest.approx(715)
    assert (dapple, dapple_num, dorange, dorange_num, dtax) == pytest.approx((2.2, 110, 3.3, 165, 650))


def test_a_layer_that_saw_arrays_may_see_numbers_next():
    layer = MulLayer()
    layer.forward(np.ones((2, 3)), np.ones(3))
    layer.forward(3.0, 4.0)
    assert layer.backward(1.0) == (4, 3)


def test_an_array_of_no_dimension_is_a_number():
    layer = MulLayer()
    assert layer.forward(np.array(3.0), 4.0) == 12
    assert [float(d) for d in layer.backward(np.array(1.0))] == [4, 3]


@pytest.mark.parametrize('x, y, dx, dy', [
    (0.0, 2.0, 0, 0), (0.0, 1.0, 1, 0), (0.0, 0.0, 0, 0), (3.0, 0.0, 0, np.log(3)), (-2.0, 3.0, 12, 0), (-2.0, -1.0, -0.25, 0),
    (2.0, -2.0, -0.25, 0.25 * np.log(2)), (0, 2, 0, 0), (-2, 3, 12, 0),
])
def test_powers_at_the_edge(x, y, dx, dy):
    for kind in (lambda x: x, np.float64, lambda x: np.array([x, x]), lambda x: np.array([[x]], np.float32)):
        layer = PowLayer()
        out = layer.forward(kind(x), kind(y))
        assert np.allclose(out, float(x) ** float(y))
        grads = layer.backward(np.ones_like(out))
        assert np.allclose(grads[0], dx) and np.allclose(grads[1], dy)


def test_whole_arrays_may_have_negative_powers():
    layer = PowLayer()
    assert layer.forward(np.array([1, 2, 4]), -1).tolist() == [1, 0.5, 0.25]
    assert layer.backward(np.ones(3))[0].tolist() == [-1, -0.25, -0.0625]


def test_where_both_are_equal_neither_wins():
    for kind in (MaximumLayer, MinimumLayer):
        layer = kind()
        layer.forward(np.array([0.0, 1.0]), 0.0)
        layer.forward(np.array([0.0, 1.0]), np.array([0.0, 1.0]))
        dx, dy = layer.backward(np.ones(2))
        assert dx.tolist() == dy.tolist() == [0, 0]


def test_the_maximum_of_x_and_0_is_relu_from_either_side():
    x, dout = np.array([-1.0, 0.0, 2.0]), np.array([5.0, 6.0, 7.0])
    left, right = MaximumLayer(), MaximumLayer()
    left.forward(0, x)
    right.forward(x, 0)
    assert left.backward(dout)[1].tolist() == right.backward(dout)[0].tolist() == [0, 0, 7]


@pytest.mark.parametrize('x, y', [(1e200, 1e-200), (1e-200, 1e200), (1e-160, 1e-160)])
def test_division_does_not_stumble_over_very_large_or_small_numbers(x, y):
    layer = DivLayer()
    try:
        out = layer.forward(x, y)
    except OverflowError:
        return
    dx, dy = layer.backward(1.0)
    assert dx == 1 / y and dy == -out / y


@pytest.mark.parametrize('layer, x, y, error, sentence', [
    (DivLayer(), 1, 0, ZeroDivisionError, 'this would divide by 0; move the divisor away from 0'),
    (DivLayer(), 1.0, np.array([2.0, 0.0]), ZeroDivisionError, 'this would divide by 0'),
    (PowLayer(), 0, -1, ZeroDivisionError, 'this would divide by 0'),
    (PowLayer(), np.array([0.0, 1.0]), -0.5, ZeroDivisionError, 'this would divide by 0'),
    (PowLayer(), -8, 1 / 3, ValueError, 'a negative number to a fractional power is not real'),
    (PowLayer(), np.array([4.0, -4.0]), 0.5, ValueError, 'a negative number to a fractional power is not real'),
    (PowLayer(), 10.0, 400, OverflowError, 'larger than any floating-point number; use smaller numbers'),
    (MulLayer(), 10 ** 400, 1.5, OverflowError, 'larger than any floating-point number'),
    (AddLayer(), np.zeros((2, 3)), np.zeros((3, 2)), ValueError, 'the shapes (2, 3) and (3, 2) do not fit'),
    (SubLayer(), np.zeros(2), np.zeros(3), ValueError, 'the shapes (2,) and (3,) do not fit'),
])
def test_what_has_no_result_is_said(layer, x, y, error, sentence):
    with pytest.raises(error) as caught:
        layer.forward(x, y)
    assert sentence in str(caught.value)


def test_an_infinite_slope_is_said():
    for x in (0.0, np.array([0.0, 1.0])):
        layer = PowLayer()
        out = layer.forward(x, 0.5)
        with pytest.raises(ZeroDivisionError, match='at 0 the derivative of a fractional power is infinite'):
            layer.backward(np.ones_like(out))


def test_an_upstream_gradient_of_another_shape_is_refused(layer):
    layer.forward(draw((2, 3)), draw((3,)))
    for dout in (1.0, np.ones(3), np.ones((3, 2)), np.ones((1, 2, 3))):
        with pytest.raises(ValueError, match=r'but the output has \(2, 3\); a gradient has the shape of its variable'):
            layer.backward(dout)


def test_backward_before_forward_is_said(layer, name):
    with pytest.raises(NotYetForward, match=f'{name} has not run forward yet: call forward first'):
        layer.backward(1)
    language.use('zh')
    with pytest.raises(NotYetForward, match=f'{name} 还没有做过正向传播'):
        layer.backward(1)
