"""Derivatives by differences, and the checks that are built on them."""
from fractions import Fraction

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from benchmarks.textbook import Relu
from common import language
from common.gradient import default_step, gradient_check, layer_check, numerical_gradient, numerical_gradient_2d, relative_error
from common.graph import Graph
from common.layers import Affine, MulLayer, ReLU, ReshapeLayer, SoftmaxWithLoss, StackLayer, SumLayer, TakeLayer
from common.network import TwoLayerNet
from tests.helpers.sentences import REFUSED, said

RANDOM = np.random.RandomState(0)
X, T = RANDOM.rand(4, 5), np.array([0, 2, 1, 1])


def test_a_number_has_a_derivative():
    assert numerical_gradient(lambda x: 0.01 * x ** 2 + 0.1 * x, 5) == pytest.approx(0.2, rel=1e-9)
    assert numerical_gradient(lambda x: 0.01 * x ** 2 + 0.1 * x, 10) == pytest.approx(0.3, rel=1e-9)


def test_each_row_has_a_gradient_of_its_own():
    rows = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    assert np.allclose(numerical_gradient_2d(lambda x: x[0] * x[1], rows), rows[:, ::-1])
    assert np.allclose(numerical_gradient_2d(lambda x: x[0] * x[1], rows[0]), [2, 1])


def test_a_float32_number_is_moved_in_float64():
    assert numerical_gradient(lambda x: x ** 2, np.float32(3)) == pytest.approx(6, rel=1e-9)


def test_the_gradient_of_the_book():
    for x, expected in (([3.0, 4.0], [6, 8]), ([0.0, 2.0], [0, 4]), ([3.0, 0.0], [6, 0])):
        assert np.allclose(numerical_gradient(lambda x: np.sum(x ** 2), np.array(x)), expected, atol=1e-9)


@pytest.mark.parametrize('shape', [(), (1,), (3,), (2, 3), (2, 1, 3), (0,), (0, 3)], ids=str)
def test_arrays_of_any_shape_have_a_gradient_of_their_shape(shape):
    x = RANDOM.rand(*shape) if shape else np.array(0.5)
    grad = numerical_gradient(lambda x: np.sum(np.sin(x)), x)
    assert grad.shape == shape
    assert np.allclose(grad, np.cos(x), atol=1e-8)


def test_it_agrees_with_an_independent_derivative():
    def f(np, x):
        return np.sum(np.exp(x) * x / (1 + x ** 2))

    x = RANDOM.randn(3, 4)
    assert relative_error(numerical_gradient(lambda x: f(np, x), x), autograd.grad(lambda x: f(anp, x))(x)) < 1e-7


def test_f_may_ignore_its_argument_and_look_at_the_array():
    x = RANDOM.randn(3)
    assert np.allclose(numerical_gradient(lambda _: np.sum(x ** 2), x), 2 * x, atol=1e-8)


def test_an_array_that_is_not_contiguous_is_moved_too():
    x = RANDOM.randn(4, 6)
    part = x[::2, 1:4].T
    grad = numerical_gradient(lambda _: np.sum(x ** 2), part)
    assert np.allclose(grad, 2 * part, atol=1e-8)


def test_the_array_is_left_as_it_was():
    x = RANDOM.randn(5)
    before = x.copy()
    numerical_gradient(lambda x: np.sum(x ** 3), x)
    assert np.array_equal(x, before)


@pytest.mark.parametrize('last', range(1, 5))
def test_the_array_is_left_as_it_was_also_when_f_raises(last):
    x = RANDOM.randn(2)
    before, calls = x.copy(), []

    def f(x):
        calls.append(x)
        if len(calls) == last:
            raise ZeroDivisionError('on the way')
        return np.sum(x)

    with pytest.raises(ZeroDivisionError, match='on the way'):
        numerical_gradient(f, x)
    assert np.array_equal(x, before)


@pytest.mark.parametrize('size', [0, 1, 7, 12])
def test_it_needs_two_forward_passes_for_each_parameter(size):
    calls = []
    numerical_gradient(lambda x: calls.append(1) or 0.0, np.zeros(size))
    assert len(calls) == 2 * size


def test_f_may_give_back_the_element_itself():
    assert numerical_gradient(lambda x: x.reshape(()), np.array([3.0])) == pytest.approx(1)


def test_float32_gets_a_larger_step_and_a_useful_result():
    x = RANDOM.randn(6).astype(np.float32)
    assert relative_error(numerical_gradient(lambda x: np.sum(x ** 2), x), 2 * x) < 1e-3
    assert relative_error(numerical_gradient(lambda x: np.sum(x ** 2), x, h=1e-6), 2 * x) > 1e-3


def test_the_step_is_that_of_the_book_for_float64():
    assert default_step(np.float64) == 1e-4
    assert default_step(np.float32) == pytest.approx(5e-3, rel=0.02)


def test_the_step_may_be_chosen():
    error = {h: abs(numerical_gradient(np.exp, 1.0, h) - np.e) for h in (1e-1, 1e-5, 1e-13)}
    assert error[1e-5] < 1e-9 < error[1e-13] < error[1e-1]


@pytest.mark.parametrize('h', [0, 1e-30])
def test_a_step_that_is_lost_in_rounding_is_refused(h):
    for x in (1.0, np.array([1.0])):
        with pytest.raises(ValueError, match='h is too small: 1.0 is the same number with it and without it'):
            numerical_gradient(np.sum, x, h)
    language.use('zh')
    with pytest.raises(ValueError, match='h 太小了'):
        numerical_gradient(np.sum, 1.0, h)


@pytest.mark.parametrize('kind', [int, np.uint8, bool, complex])
def test_an_array_that_a_small_h_cannot_move_is_refused(kind):
    x = np.array([1, 2]).astype(kind)
    with pytest.raises(TypeError, match=r'to which a small h cannot be added; write x = np.array\(x, dtype=float\) first'):
        numerical_gradient(np.sum, x)
    language.use('zh')
    with pytest.raises(TypeError, match=r'先写 x = np.array\(x, dtype=float\)'):
        numerical_gradient(np.sum, x)


def test_a_read_only_array_is_refused():
    x = np.zeros(3)
    x.flags.writeable = False
    with pytest.raises(ValueError, match=r'write x = x.copy\(\) first'):
        numerical_gradient(np.sum, x)


def test_a_list_is_refused():
    with pytest.raises(TypeError, match=r'x is a list; write x = np.array\(x, dtype=float\) first'):
        numerical_gradient(np.sum, [1.0, 2.0])


@pytest.mark.parametrize('x', [2.0, np.array([1.0, 2.0])], ids=['number', 'array'])
def test_a_function_with_more_than_one_result_is_refused(x):
    with pytest.raises(ValueError, match=r'the result of f has the shape \(2,\); let it return one number'):
        numerical_gradient(lambda x: x * np.array([1.0, 2.0]), x)


@pytest.mark.parametrize('write', [lambda x: x.__iadd__(1), lambda x: x.__setitem__(0, 0.0), lambda x: x.sort()])
def test_a_function_that_writes_into_what_it_is_given_is_told_so_and_the_numbers_come_back(write):
    def f(x):
        write(x)
        return np.sum(x ** 2)

    x = np.array([3.0, 1.0, 2.0])
    with pytest.raises(ValueError, match='f writes into the x it is given'):
        numerical_gradient(f, x)
    assert x.tolist() == [3.0, 1.0, 2.0]


@pytest.mark.parametrize('f, told', [
    (lambda x, y: x * y, 'f takes x, y; the number of inputs given is 1'), (lambda: 3.0, 'nothing stands in the brackets of f'),
    (lambda x: {'loss': x}, 'the result of f is dict'), (lambda x: {x}, 'the result of f is set'),
    (lambda x: 1j, 'the result of f is complex'), (lambda x: (x, x), r'the result of f has the shape \(2,\)'),
    (lambda x: None, 'f returned nothing'),
    (lambda x: 'a', "the result of f is 'a'"), (lambda x: np.sin, 'the result of f is sin')])
def test_what_is_no_function_of_one_number_is_told_so(f, told):
    with pytest.raises((TypeError, ValueError), match=told):
        numerical_gradient(f, 3.0)


def test_fractions_are_numbers():
    assert numerical_gradient(lambda x: Fraction(x) ** 2, 3.0) == pytest.approx(6)


def test_a_masked_array_is_refused_unless_nothing_is_masked():
    hidden = np.ma.array([1.0, 2.0], mask=[False, True])
    for use in (lambda x: numerical_gradient(np.sum, x), lambda x: Graph(x=x),
                lambda x: Affine(np.ones((2, 1)), np.ones(1)).forward(x),
                lambda x: TwoLayerNet(2, 3, 2).loss(x[None], [0])):
        with pytest.raises(TypeError, match='x is a masked array'):
            use(hidden)
        use(np.ma.array([1.0, 2.0]))


class Net:
    """A network of a reader's own."""

    def __init__(self, W, loss=lambda x, t, W: np.sum((x @ W - t) ** 2), gradient=lambda x, t, W: {'W': 2 * x.T @ (x @ W - t)}):
        self.params = {'W': W}
        self._loss, self._gradient = loss, gradient

    def loss(self, x, t):
        return self._loss(x, t, self.params['W'])

    def gradient(self, x, t):
        return self._gradient(x, t, self.params['W'])


@pytest.mark.parametrize('network, told', [
    (Net, 'Net is a class and not yet a network'),
    (Net(np.ones((3, 2)), loss=lambda x, t, W: None), 'loss returned nothing'),
    (Net(np.ones((3, 2)), loss=lambda x, t, W: np.random.rand()), 'loss gives different results for the same inputs'),
    (Net(np.ones((3, 2)), gradient=lambda x, t, W: {'W': None}), 'the gradient of W is None'),
    (Net(np.ones((3, 2)), gradient=lambda x, t, W: {'W': W.T}), r'W has the shape \(3, 2\) but its gradient has \(2, 3\)'),
    (Net(np.ones((3, 2), int)), 'W cannot hold decimals'), (Net([[1.0, 2.0]] * 3), 'W cannot hold decimals'),
    (type('Few', (), {'params': {}, 'loss': lambda self, x: 1.0, 'gradient': lambda self, x: {}})(),
     'loss takes x; .* given is 2'),
    (type('None_', (), {'params': {}, 'loss': lambda self, x, t: 1.0, 'gradient': lambda self, x, t: {}})(), 'params is empty'),
], ids=str)
def test_a_network_that_cannot_be_checked_is_told_why(network, told):
    with pytest.raises((TypeError, ValueError), match=told):
        gradient_check(network, X[:, :3], X[:, :2])


def test_a_network_of_ones_own_is_checked():
    assert gradient_check(Net(np.ones((3, 2))), X[:, :3], X[:, :2])['W'] < 1e-8


def test_the_relative_error_does_not_depend_on_the_scale():
    a, b = np.array([1.0, 2.0, 4.0]), np.array([1.0, 2.0, 4.4])
    assert relative_error(a, b) == pytest.approx(0.1 / 1.1)
    for scale in (1e9, 1e-9, -1):
        assert relative_error(scale * a, scale * b) == relative_error(scale * b, scale * a) == pytest.approx(0.1 / 1.1)
    assert relative_error(a, a) == relative_error(np.zeros(3), np.zeros(3)) == 0


def test_gradients_of_unlike_shapes_are_infinitely_far_apart():
    assert relative_error(np.ones((3, 1)), np.ones(3)) == np.inf


def test_nothing_has_no_error():
    assert relative_error(np.zeros((0, 3)), np.zeros((0, 3))) == 0


def test_a_relative_error_with_nan_never_looks_small():
    nan = np.array([np.nan, 1.0])
    assert not relative_error(nan, np.ones(2)) < 1 and not relative_error(np.ones(2), nan) < 1


def two_layers(**options):
    return TwoLayerNet(5, 4, 3, weight_init_std=0.5, seed=1, **options)


@pytest.mark.parametrize('dtype', [np.float64, np.float32])
def test_a_right_network_passes_its_check(dtype):
    errors = gradient_check(two_layers(dtype=dtype), X, T, h=1e-5)
    assert list(errors) == ['W1', 'b1', 'W2', 'b2']
    assert max(errors.values()) < 1e-9


def test_a_wrong_gradient_is_found_and_named():
    network = two_layers()
    right = TwoLayerNet.gradient
    network.gradient = lambda x, t: {**right(network, x, t), 'b1': 1.1 * right(network, x, t)['b1']}
    network.astype = lambda dtype: network
    errors = gradient_check(network, X, T)
    assert errors['b1'] == pytest.approx(0.1 / 1.1, rel=1e-4)
    assert max(errors[name] for name in ('W1', 'W2', 'b2')) < 1e-6


@pytest.mark.parametrize('dtype', [np.float64, np.float32])
def test_a_broken_layer_put_into_a_network_is_found(dtype):
    class Forgetful(SoftmaxWithLoss):
        def backward(self, dout=1):
            return 2 * super().backward(dout)

    network = two_layers(dtype=dtype)
    network.lastLayer = Forgetful()
    assert gradient_check(network, X, T) == pytest.approx(dict.fromkeys(('W1', 'b1', 'W2', 'b2'), 0.5), rel=1e-4)


def test_the_check_leaves_the_network_as_it_was():
    network = two_layers()
    before = {name: array.copy() for name, array in network.params.items()}
    gradient_check(network, X, T)
    assert all(np.array_equal(network.params[name], array) for name, array in before.items())


def test_a_right_layer_passes_with_inputs_and_parameters():
    W, b, x = RANDOM.randn(3, 2), RANDOM.randn(2), RANDOM.randn(4, 3)
    errors = layer_check(Affine(W, b), x)
    assert sorted(errors) == ['W', 'b', 'x']
    assert max(errors.values()) < 1e-8
    assert max(layer_check(MulLayer(), 3, 4).values()) < 1e-8


def test_labels_have_no_gradient_to_be_checked():
    errors = layer_check(SoftmaxWithLoss(), RANDOM.randn(4, 3), np.array([0, 1, 2, 2]))
    assert list(errors) == ['x'] and errors['x'] < 1e-7


def test_a_layer_that_forgot_the_swap_is_found():
    class NoSwap(MulLayer):
        def backward(self, dout):
            return dout * self.x, dout * self.y

    assert min(layer_check(NoSwap(), 3.0, 4.0).values()) > 0.1


def test_a_layer_that_ignores_dout_is_found_without_asking():
    class IgnoresDout(ReLU):
        def backward(self, dout):
            return 1.0 * ~self.mask

    x = np.array([1.0, 2.0, -3.0])
    assert layer_check(IgnoresDout(), x)['x'] > 0.1
    assert layer_check(IgnoresDout(), x, dout=np.ones(3))['x'] < 1e-8


def test_a_layer_that_mixes_up_the_elements_of_dout_is_found_without_asking():
    class Mixed(ReLU):
        def backward(self, dout):
            return super().backward(np.mean(dout) * np.ones_like(dout))

    assert layer_check(Mixed(), np.array([1.0, 2.0, -3.0]))['x'] > 0.01


def test_the_inputs_of_a_layer_check_are_left_alone():
    x = RANDOM.randn(4).astype(np.float32)
    before = x.copy()
    layer_check(ReLU(), x)
    assert np.array_equal(x, before)


def test_an_array_of_whole_numbers_is_not_passed_unchecked():
    with pytest.raises(TypeError, match='a small h cannot be added'):
        layer_check(MulLayer(), np.array([1, 2]), np.array([3, 4]))


@pytest.mark.parametrize('action, english, chinese', [
    (lambda: numerical_gradient(lambda x: None, 1.0), 'f returned nothing; is its return missing', '是不是忘了 return'),
    (lambda: numerical_gradient(lambda x: 1j * x, 1.0), 'the result of f is complex', '复数'),
    (lambda: numerical_gradient(lambda x: None, np.ones(2)), 'f returned nothing', '是不是忘了 return'),
    (lambda: numerical_gradient(lambda x: 'high', 1.0), "the result of f is 'high'", "f 的结果是 'high'"),
    (lambda: numerical_gradient(np.ones(2), np.sum), 'f is a ndarray, not a function', '函数在前，x 在后'),
    (lambda: numerical_gradient(3.0, np.ones(2)), 'write numerical_gradient(f, x)', '函数在前，x 在后'),
    (lambda: numerical_gradient(np.sum, np.mean), 'x is a ', '先写 x = np.array'),
    (lambda: numerical_gradient(np.sum, '3'), "x is '3'", "x 是 '3'"),
    (lambda: numerical_gradient(lambda x: Graph(x=1.0)['x'], 1.0), 'return node.value', '返回 node.value'),
], ids=str)
def test_what_has_no_numerical_gradient_is_answered_with_one_sentence(action, english, chinese):
    found = said(REFUSED, action)
    assert english in found[0] and chinese in found[1]


class Wrong(Affine):
    """An affine layer with its gradients under other names."""

    def __init__(self, W, b, names):
        super().__init__(W, b)
        self.names = names

    def backward(self, dout):
        for name, grad in zip(self.names, (self.x.T @ dout, dout.sum(axis=0))):
            setattr(self, name, grad)
        return dout @ self.W.T


@pytest.mark.parametrize('names, missing', [(('dw', 'db'), 'dW'), (('dW', 'dB'), 'db'), ((), 'dW, db')], ids=str)
def test_a_parameter_without_its_derivative_is_named(names, missing):
    english, chinese = said(ValueError, lambda: layer_check(Wrong(np.ones((3, 2)), np.ones(2), names), X[:, :3]))
    assert f'backward of Wrong left no {missing}, so that it cannot be checked' in english
    assert f'Wrong 的 backward 没有留下 {missing.replace(", ", "、")}' in chinese


@pytest.mark.parametrize('result, missing', [(lambda dout: dout, 'dy'), (lambda dout: (None, dout), 'dx'),
                                             (lambda dout: (None, None), 'dx, dy')], ids=['bare', 'first', 'both'])
def test_an_input_without_its_derivative_is_named(result, missing):
    class Half(MulLayer):
        def backward(self, dout):
            return result(dout)

    assert f'backward of Half left no {missing}' in said(ValueError, lambda: layer_check(Half(), 3.0, 4.0))[0]


class Silent(ReLU):
    def forward(self, x):
        super().forward(x)


class Listed(MulLayer):
    def backward(self, dout):
        return list(super().backward(dout))


class Generous(MulLayer):
    def backward(self, dout):
        return (*super().backward(dout), dout)


@pytest.mark.parametrize('action, english, chinese', [
    (lambda: layer_check(ReLU, 3.0), 'ReLU is a class and not yet a layer', 'ReLU 是类'),
    (lambda: layer_check(np.exp, 3.0), 'has no method forward', '没有 forward 方法'),
    (lambda: layer_check(ReLU(), 3.0, 4.0), 'the number of inputs given is 2', '这里给了 2 个'),
    (lambda: layer_check(Silent(), 3.0), 'forward of Silent gave no result', 'Silent 的 forward 没有给出结果'),
    (lambda: layer_check(Listed(), 3.0, 4.0), 'backward of Listed gave a list', 'Listed 的 backward 给出了一个列表'),
    (lambda: layer_check(Generous(), 3.0, 4.0), 'Generous has 2 inputs but its backward gave 3', '给出 3 个梯度'),
    (lambda: gradient_check(ReLU(), X, T), 'ReLU has no params, loss, gradient', '没有 params'),
], ids=str)
def test_what_cannot_be_checked_is_answered_with_one_sentence(action, english, chinese):
    found = said(REFUSED, action)
    assert english in found[0] and chinese in found[1]


def test_targets_need_no_derivative():
    for t in (np.eye(3)[[0, 1]], np.array([0, 1]), [0, 1]):
        assert list(layer_check(SoftmaxWithLoss(), X[:2, :3], t)) == ['x']


@pytest.mark.parametrize('layer', [SumLayer(), SumLayer(1), TakeLayer(np.array([0, 0, 1])), ReshapeLayer((4, 5))])
def test_settings_of_a_layer_need_no_derivative(layer):
    assert list(layer_check(layer, X)) == ['x']


def test_whole_numbers_need_no_derivative_whatever_they_are_called():
    class Pick:
        def forward(self, x, rows):
            self.shape, self.rows = x.shape, rows
            return x[rows]

        def backward(self, dout):
            dx = np.zeros(self.shape)
            np.add.at(dx, self.rows, dout)
            return dx

    errors = layer_check(Pick(), X, np.array([0, 2, 2]))
    assert list(errors) == ['x'] and errors['x'] < 1e-7


def test_a_layer_of_arrays_is_checked_on_a_single_number_too():
    assert layer_check(Relu(), 3.0)['x'] < 1e-9 and layer_check(Relu(), -3.0)['x'] == 0


def test_inputs_that_are_counted_have_names():
    assert list(layer_check(StackLayer(), 1.0, 2.0, 3.0)) == ['xs0', 'xs1', 'xs2']


@pytest.mark.parametrize('result, english, chinese', [
    (lambda grads: {'W1': grads['W1']}, 'no gradient of b1, W2, b2 in what gradient returned, only W1', '没有 b1、W2、b2 的梯度'),
    (lambda grads: {}, 'no gradient of W1, b1, W2, b2 in what gradient returned, only –', '只有 –'),
    (lambda grads: {f'd{name}': grad for name, grad in grads.items()}, 'only dW1, db1, dW2, db2', '只有 dW1、db1'),
    (lambda grads: (grads, 0.5), 'gradient returned tuple; let it return a dictionary', 'gradient 返回的是 tuple'),
    (lambda grads: None, 'gradient returned NoneType', 'gradient 返回的是 NoneType'),
    (lambda grads: list(grads.values()), 'gradient returned list', 'gradient 返回的是 list'),
])
def test_a_gradient_that_is_not_of_each_parameter_is_said(result, english, chinese):
    network = two_layers()
    right = TwoLayerNet.gradient
    network.gradient = lambda x, t: result(right(network, x, t))
    network.astype = lambda dtype: network
    found = said(REFUSED, lambda: gradient_check(network, X, T))
    assert english in found[0] and chinese in found[1]
