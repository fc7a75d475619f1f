"""Nodes: arithmetic and numpy's functions write the tape; what cannot be traced is answered with one sentence."""
import math
import operator

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from common import language
from common.gradient import numerical_gradient, relative_error
from common.graph import Graph
from tests.helpers.graphs import kinds
from tests.helpers.sentences import sentence

OPERATORS = {
    'x + y': ['AddLayer'], 'x + 2': ['AddLayer'], '2 + x': ['AddLayer'],
    'x - y': ['SubLayer'], 'x - 2': ['SubLayer'], '2 - x': ['SubLayer'],
    'x * y': ['MulLayer'], 'x * 2': ['MulLayer'], '2 * x': ['MulLayer'],
    'x / y': ['DivLayer'], 'x / 2': ['DivLayer'], '2 / x': ['DivLayer'],
    'x ** y': ['PowLayer'], 'x ** 2': ['PowLayer'], '2 ** x': ['PowLayer'], 'pow(x, 3)': ['PowLayer'],
    '-x': ['MulLayer'], 'abs(x)': ['AbsLayer'], 'sum([x, y, x])': ['AddLayer'] * 3,
    'np.add(x, 2)': ['AddLayer'], 'np.subtract(2, x)': ['SubLayer'], 'np.multiply(x, y)': ['MulLayer'],
    'np.divide(2, x)': ['DivLayer'], 'np.power(x, y)': ['PowLayer'], 'np.reciprocal(x)': ['ReciprocalLayer'],
    'np.exp(x)': ['ExpLayer'], 'np.log(x)': ['LogLayer'], 'np.sin(x)': ['SinLayer'], 'np.cos(x)': ['CosLayer'],
    'np.tanh(x)': ['TanhLayer'], 'np.abs(x)': ['AbsLayer'], 'np.maximum(x, y)': ['MaximumLayer'],
    'np.minimum(0.5, x)': ['MinimumLayer'], 'np.negative(x)': ['MulLayer'], 'np.square(x)': ['PowLayer'],
    'np.sqrt(x)': ['PowLayer'], 'np.tan(x)': ['SinLayer', 'CosLayer', 'DivLayer'], 'np.log10(x)': ['LogLayer', 'DivLayer'],
    'np.clip(x * y, 0.5, 1)': ['MulLayer', 'MaximumLayer', 'MinimumLayer'], 'np.float64(2) * x': ['MulLayer'],
    'np.float32(2) - x': ['SubLayer'], 'np.sum(x)': ['SumLayer'], 'np.mean(x)': ['MeanLayer'], 'True * x': ['MulLayer'],
    'np.log1p(x)': ['Log1pLayer'], 'np.log2(x)': ['LogLayer', 'DivLayer'], 'np.exp2(x)': ['PowLayer'],
    'np.sinh(x)': ['SinhLayer'], 'np.cosh(x)': ['CoshLayer'], 'np.arctan(x)': ['ArctanLayer'],
    'np.arcsin(y)': ['ArcsinLayer'], 'np.arccos(y)': ['ArcsinLayer', 'SubLayer'], 'np.radians(x)': ['MulLayer'],
    'np.expm1(x)': ['DivLayer', 'ExpLayer', 'MulLayer', 'DivLayer', 'SinhLayer', 'MulLayer'], 'np.deg2rad(x)': ['MulLayer'],
    'np.degrees(x)': ['MulLayer'], 'np.rad2deg(x)': ['MulLayer'],
    'np.clip(x, a_min=0, a_max=2)': ['MaximumLayer', 'MinimumLayer'],
    'np.clip(x, 0.5, None)': ['MaximumLayer'], 'np.dot(x, y)': ['MulLayer'],
}


@pytest.mark.filterwarnings('ignore:Output seems independent of input')
@pytest.mark.parametrize('text', OPERATORS)
def test_each_writes_its_layers_and_agrees_with_an_independent_derivative(text):
    f = eval(f'lambda np, x, y: {text}')
    g = Graph(x=1.3, y=0.7)
    out = f(np, g['x'], g['y'])
    assert kinds(g) == OPERATORS[text]
    assert out.value == pytest.approx(f(np, 1.3, 0.7), rel=1e-14)
    grads = g.backward()
    for i, name in enumerate('xy'):
        expected = autograd.grad(lambda *x: f(anp, *x), i)(1.3, 0.7)
        assert grads[name] == pytest.approx(expected, rel=1e-13)


@pytest.mark.filterwarnings('ignore:Output seems independent of input')
@pytest.mark.parametrize('text', [
    'A * x', 'x - A', 'A / x', 'A + x', 'np.exp(x) * A', 'x ** A', 'A @ X', 'X @ A', 'np.dot(X, A)', 'np.matmul(A, X)', 'X.T * 2',
    'np.transpose(X) + 1', 'X.sum(axis=0)', 'np.sum(X, axis=1)', 'np.sum(X, 0)', 'np.sum(X, axis=1, keepdims=True)',
    'X.sum(1, keepdims=True) * A.T', 'np.mean(X, axis=0)', 'X.mean()', 'X[0]', 'X[:, 1] * x', 'X[0, 1]', 'sum(X)',
    'np.max(X)', 'np.max(X, axis=1)', 'np.min(X, axis=0, keepdims=True)', 'np.prod(X)', 'np.prod(X, axis=1)',
    'np.var(X)', 'np.var(X, axis=0)', 'np.std(X, axis=1)', 'np.std(X)', 'np.linalg.norm(X)', 'np.linalg.norm(X, axis=0)',
    'np.linalg.norm(X[0], 2)', 'np.linalg.norm(X, 2, axis=1)',
    'np.hypot(X, A.T)',
    'np.reshape(X, (2, 3))', 'np.reshape(X, -1)', 'np.ravel(X)', 'X.reshape(2, 3) * A', 'X.reshape((6,))', 'X.flatten() * x',
    'X.T.reshape(-1, 1)', 'X.transpose() * A', 'np.transpose(X, (1, 0))', 'X.max(axis=0)', 'X.min()', 'X.std()', 'X.prod()',
    'np.expand_dims(X, 0)', 'np.squeeze(X[:1])', 'X.astype(float) * 2', 'np.outer(X[0], A[0])', 'np.inner(X[0], X[1])',
    'np.dot(X[0], X[1])', 'X[0] @ A', 'A @ X[:, 0]', 'np.dot(A[:, 0], X[0])', 'X @ np.array([1.0, 2.0])',
    'np.stack([X[0], X[1]])', 'np.stack([x, 2.0, x * x])', 'np.concatenate([X, A.T])', 'np.concatenate([X, X], axis=1)',
    'np.hstack([X, X])', 'np.vstack([X[0], X])', 'x * np.ones(3) + np.mean(X)', 'x * (A > 1)', '(A.T > 1) * X',
    'X - np.max(X, axis=-1, keepdims=True)',
    'np.exp(X - X.max(axis=1, keepdims=True)) / np.sum(np.exp(X), axis=1, keepdims=True)',
])
def test_arrays_on_either_side(text):
    f = eval(f'lambda np, x, X, A: {text}')
    A, X = np.array([[0.5, 1.5, 2.5], [1.0, 2.0, 3.0]]), np.array([[1.0, 2.0], [0.1, 0.2], [0.7, 0.3]])
    g = Graph(x=1.3, X=X)
    out = f(np, g['x'], g['X'], A)
    assert np.allclose(out.value, f(np, 1.3, X, A), rtol=1e-14) and out.shape == np.shape(out.value)
    grads = g.backward()
    for i, name in enumerate(('x', 'X')):
        expected = autograd.grad(lambda x, X: anp.sum(f(anp, x, X, A)), i)(1.3, X)
        assert relative_error(grads[name], expected) < 1e-12


AXES = [{}, {'axis': 0}, {'axis': -1}, {'axis': 1, 'keepdims': True}, {'keepdims': True}]
OF_MANY = 'sum', 'mean', 'max', 'min', 'prod', 'var', 'std', 'average', 'linalg.norm'
OPTIONS = [*((name, options) for name in OF_MANY for options in AXES),
           *((name, {'ddof': 1, **options}) for name in ('var', 'std') for options in AXES[:4]),
           *(('linalg.norm', {'ord': k, **options}) for k in (1, 2) for options in AXES[1:4]),
           *(('clip', {'a_min': low, 'a_max': high}) for low, high in ((0.15, None), (None, 0.9), (0.15, 0.9))),
           ('transpose', {'axes': (1, 0)}), ('expand_dims', {'axis': -1}), ('expand_dims', {'axis': 1})]


@pytest.mark.parametrize('name, options', OPTIONS, ids=str)
def test_an_option_of_a_function_does_what_it_does_in_numpy(name, options):
    X = np.array([[1.0, 2.0], [0.1, 0.2], [0.7, 0.3]])
    function = operator.attrgetter(name)(np)
    g = Graph(X=X)
    out = function(g['X'], **options)
    expected = function(X, **options)
    assert out.shape == np.shape(expected) and np.allclose(out.value, expected, rtol=1e-14)
    dout = np.arange(1.0, 1 + np.size(expected)).reshape(np.shape(expected))
    slope = numerical_gradient(lambda X: np.sum(dout * function(X, **options)), X)
    assert relative_error(g.backward(dout)['X'], slope) < 1e-7


@pytest.mark.parametrize('f', [
    lambda X: X.mean(1), lambda X: X.mean(0, keepdims=True), lambda X: X.sum(1), lambda X: X.sum(0, keepdims=True),
    lambda X: X.clip(min=0.15), lambda X: X.clip(max=0.9), lambda X: X.clip(min=0.15, max=0.9), lambda X: np.hstack([X[0]]),
    lambda X: np.vstack([X[0]]), lambda X: np.average(X[0], weights=[1.0, 3.0]), lambda X: np.average(X, weights=2 * X),
    lambda X: np.average(X, axis=0, weights=X ** 2), lambda X: np.average(X, axis=1, weights=np.ones((3, 2))),
    lambda X: X.transpose(1, 0), lambda X: X.transpose((1, 0)), lambda X: X.reshape(2, -1), lambda X: X.clip(0.15, 0.9),
    lambda X: np.linalg.norm(X[0], 1),
    lambda X: np.hstack([X[0], X[1]]), lambda X: np.hstack([X[0, 0], X[1, 1]]), lambda X: np.hstack([X, X[:, :1]]),
    lambda X: np.hstack([np.stack([X, X], 1)] * 2),
    lambda X: np.vstack([X[0, 0], X[1, 1]]), lambda X: np.vstack([X, X[:1]]), lambda X: np.vstack([X[0], X[1]]),
    lambda X: np.stack([X[0], X[1]], axis=1), lambda X: np.stack([X, X], -1), lambda X: np.concatenate([X[0], X[1]]),
    lambda X: np.concatenate([X, X[:, :1]], -1), lambda X: np.outer(X, X[0]), lambda X: np.squeeze(X[:1], axis=0),
    lambda X: np.inner(X, X[0]), lambda X: np.inner(X, X), lambda X: np.dot(X, 2), lambda X: np.dot(X[0, 0], X),
    lambda X: np.transpose(np.stack([X, 2 * X]), (1, 2, 0)), lambda X: np.transpose(np.stack([X, 2 * X]), (-1, 0, 1)),
    lambda X: np.max(np.stack([X, 2 * X]), axis=(0, 2)), lambda X: np.sum(np.stack([X, 2 * X]), axis=(0, 2)),
])
def test_arrays_are_put_together_and_taken_apart_as_in_numpy(f):
    X = np.array([[1.0, 2.0], [0.1, 0.2], [0.7, 0.3]])
    g = Graph(X=X)
    out, expected = f(g['X']), f(X)
    assert out.shape == np.shape(expected) and np.allclose(out.value, expected, rtol=1e-14)
    dout = np.arange(1.0, 1 + np.size(expected)).reshape(np.shape(expected))
    slope = numerical_gradient(lambda X: np.sum(dout * f(X)), X)
    assert relative_error(g.backward(dout)['X'], slope) < 1e-7


@pytest.mark.parametrize('options', [{}, {'axis': 0}, {'axis': 1, 'keepdims': True},
                                     {'weights': np.array([[1.0], [2], [3]]) * [1, 3]},
                                     {'axis': 0, 'weights': [1.0, 2.0, 5.0]}, {'axis': -1, 'weights': np.array([2.0, 1.0])}])
def test_an_average_may_have_weights(options):
    X = np.array([[1.0, 2.0], [0.1, 0.2], [0.7, 0.3]])
    g = Graph(X=X)
    assert np.allclose(np.average(g['X'], **options).value, np.average(X, **options), rtol=1e-14)
    slope = numerical_gradient(lambda X: np.sum(np.average(X, **options)), X)
    assert relative_error(g.backward()['X'], slope) < 1e-9


def test_what_a_method_does_not_take_is_said_like_what_the_function_does_not_take():
    g = Graph(x=[1.0, 2.0])
    for method in (g['x'].sum, g['x'].mean, g['x'].max, g['x'].prod):
        assert 'the graph does not know np.' in sentence(TypeError, lambda method=method: method(dtype=float))


def test_arrays_are_joined_flat_where_no_axis_is_given():
    g = Graph(X=np.ones((2, 3)), y=[1.0, 2.0])
    assert np.concatenate([g['X'], g['y']], axis=None).value.tolist() == [1, 1, 1, 1, 1, 1, 1, 2]
    assert g.backward()['X'].shape == (2, 3)


def test_dot_is_a_method_too():
    g = Graph(X=np.ones((2, 3)))
    assert g['X'].dot(np.ones((3, 4))).value.tolist() == [[3] * 4] * 2


@pytest.mark.parametrize('node, text', [
    (lambda g: g['x'], 'Node(x, value=3.0, grad=12.0)'), (lambda g: g.output, 'Node(MulLayer, value=18.0, grad=1)'),
    (lambda g: g.nodes[1], 'Node(input, value=2, grad=9.0)')])
def test_a_node_tells_what_it_is(node, text):
    g = Graph(x=3.0)
    g['x'] * 2 * g['x']
    g.backward(1)
    assert repr(node(g)) == text


def test_any_small_function_draws_itself():
    def f(x, n=3):
        total = 0
        for i in range(n):
            total = total + x ** i
        return total

    g = Graph(x=2.0)
    f(g['x'])
    assert g.output.value == 7 and g.backward() == {'x': 5}


def test_the_mean_follows_an_array_that_grows():
    g = Graph(x=np.array([1.0, 3.0]))
    np.mean(g['x'])
    assert g.forward(x=np.array([1.0, 2.0, 3.0, 6.0])) == 3
    assert g.backward()['x'].tolist() == [0.25] * 4


def test_a_list_of_numbers_is_an_array():
    g = Graph(x=[1.0, 2.0])
    assert (g['x'] * 2).value.tolist() == [2, 4]
    assert (g['x'] + [10, 20]).value.tolist() == [11, 22]


@pytest.mark.parametrize('action', [
    lambda x: x < 1, lambda x: x >= 1, lambda x: x == 1, lambda x: 1 if x else 2, lambda x: not x, lambda x: max(x, 1),
    lambda x: 3 in x, lambda x: x in [1, 2],
])
def test_a_comparison(action):
    g = Graph(x=3.0)
    assert 'cannot be compared or decide an if' in sentence(TypeError, lambda: action(g['x']))
    language.use('zh')
    assert '请用 np.maximum 或 np.minimum' in sentence(TypeError, lambda: action(g['x']))
    assert len(g.nodes) == 1


@pytest.mark.parametrize('action', [math.exp, math.sqrt, float, int, range, round, math.floor, math.ceil, complex,
                                    lambda x: [1, 2][x]])
def test_functions_that_cannot_see_the_graph(action):
    g = Graph(x=3.0)
    assert "use numpy's (np.exp, np.log, np.sin …)" in sentence(TypeError, lambda: action(g['x']))
    language.use('zh')
    assert '请用 numpy 的函数' in sentence(TypeError, lambda: action(g['x']))


@pytest.mark.parametrize('action', [
    lambda x: x // 2, lambda x: 2 // x, lambda x: x % 2, lambda x: 2 % x, lambda x: divmod(x, 2),
    lambda x: x << 2, lambda x: 2 >> x, lambda x: pow(x, 2, 3),
])
def test_arithmetic_in_jumps(action):
    g = Graph(x=3.0)
    assert 'has no useful derivative' in sentence(TypeError, lambda: action(g['x']))


@pytest.mark.parametrize('name, action, near', [
    ('np.floor', lambda x: np.floor(x), 'np.divide'), ('np.cumsum', lambda x: np.cumsum(x), 'np.sum'),
    ('np.greater', lambda x: np.greater(x, 1), 'np.maximum'), ('np.linalg.det', lambda x: np.linalg.det(x), 'np.matmul'),
    ('np.where', lambda x: np.where([True], x, 0), 'np.maximum'), ('np.i0', lambda x: np.i0(x), 'np.exp'),
    ('np.linalg.norm(…, ord=…)', lambda x: np.linalg.norm(x, 'nuc'), 'np.linalg.norm'),
    ('np.sum(…, dtype=…)', lambda x: np.sum(x, dtype=float), 'np.sum'),
    ('np.std(…, mean=…)', lambda x: np.std(x, mean=2.0), 'np.std'),
    ('np.exp(…, where=…)', lambda x: np.exp(x, where=True), 'np.exp'),
])
def test_a_numpy_function_that_no_layer_stands_for_is_told_the_nearest_that_works(name, action, near):
    g = Graph(x=3.0)
    text = sentence(TypeError, lambda: action(g['x']))
    assert f'the graph does not know {name}; the nearest of what works: {near}' in text and len(text) < 200
    language.use('zh')
    assert f'计算图还不认识 {name}' in sentence(TypeError, lambda: action(g['x']))
    assert len(g.nodes) == 1


@pytest.mark.parametrize('order', [1, 2, -2, np.inf, 'fro'])
def test_a_norm_of_a_matrix_that_is_no_sum_of_its_elements_is_refused(order):
    g = Graph(X=np.ones((2, 3)))
    assert 'does not know np.linalg.norm(…, ord=…)' in sentence(TypeError, lambda: np.linalg.norm(g['X'], order))
    assert len(g.nodes) == 1


def test_a_way_of_a_function_that_is_not_its_call():
    assert 'does not know np.add.reduce' in sentence(TypeError, lambda: np.add.reduce(Graph(x=3.0)['x']))


def test_an_array_that_a_node_is_added_to_in_place():
    g, array = Graph(x=3.0), np.zeros(2)
    with pytest.raises(TypeError, match='write a = a [+] x'):
        array += g['x']


def test_a_part_of_a_number():
    g = Graph(x=2.5)
    assert '2.5 is a single number' in sentence(TypeError, lambda: g['x'][0])
    assert len(g.nodes) == 1


@pytest.mark.parametrize('walk', [list, sum, bytes, lambda x: [each for each in x], lambda x: np.sum([*x])])
def test_a_single_number_is_not_gone_through(walk):
    assert 'a for does not go through it' in sentence(TypeError, lambda: walk(Graph(x=2.5)['x']))


def test_brackets_after_a_node_are_no_product():
    assert 'to multiply write *' in sentence(TypeError, lambda: Graph(x=2.5)['x'](3))


@pytest.mark.parametrize('name', ['data', 'requires_grad', 'pow', 'view', 'item', 'backward', 'clamp'])
def test_the_words_of_other_engines_are_answered_when_read_and_when_set(name):
    x = Graph(x=2.5)['x']
    assert 'its number or array is x.value' in sentence(AttributeError, lambda: getattr(x, name))
    assert 'its number or array is x.value' in sentence(AttributeError, lambda: setattr(x, name, 1.0))


@pytest.mark.parametrize('axis', [None, 0, 1, -1, (0, 1), (0, 2), (-1, 0), (0, 1, 2)])
@pytest.mark.parametrize('function', [np.sum, np.mean, np.max, np.min, np.prod, np.var, np.std])
@pytest.mark.parametrize('keepdims', [True, False])
def test_what_runs_along_axes_runs_along_several(function, axis, keepdims):
    x = np.random.RandomState(0).uniform(0.5, 2, (2, 3, 2))
    g = Graph(x=x)
    out = function(g['x'], axis=axis, keepdims=keepdims)
    assert np.allclose(out.value, function(x, axis=axis, keepdims=keepdims))
    dout = np.random.RandomState(1).uniform(0.5, 2, np.shape(out.value))[()]
    numerical = numerical_gradient(lambda x: np.sum(dout * function(x, axis=axis, keepdims=keepdims)), x)
    assert np.allclose(g.backward(dout)['x'], numerical, atol=1e-6)


@pytest.mark.parametrize('action', [
    lambda x: np.sum(x, axis=(0, 0)), lambda x: np.sum(x, axis=True), lambda x: np.max(x, axis='rows'),
    lambda x: np.prod(x, axis=[0, 1]),
    lambda x: np.transpose(x, (1, 2)), lambda x: x.transpose(0), lambda x: np.expand_dims(x, 5), lambda x: np.squeeze(x, 0),
    lambda x: x.reshape(-1, -1), lambda x: x.reshape('a'), lambda x: np.average(x, 'a', [1, 2]),
    lambda x: np.average(x, (0, 1), [1, 2]), lambda x: np.average(x, 5, [1, 2]),
    lambda x: x[[True, False, True]], lambda x: x[0, 0, 0], lambda x: x[::0]])
def test_axes_and_places_that_are_not_there_are_told_in_words_of_ours(action):
    g = Graph(x=np.ones((2, 3)))
    with pytest.raises((ValueError, IndexError)) as error:
        action(g['x'])
    assert isinstance(error.value.args[0], language.Sentence) and len(g.nodes) == 1


@pytest.mark.parametrize('action, told', [
    (lambda x: np.sum(x, 0, None, None, True), 'np.sum takes x, axis, keepdims; the number of inputs given is 5'),
    (lambda x: x.mean(0, True, None, 1), 'np.mean takes x, axis, keepdims; the number of inputs given is 5'),
    (lambda x: np.average(x, axis=0, weights=[1, 2, 3, 4]), 'the shapes (3,) and (4,) do not fit'),
    (lambda x: np.dot(x, [1, 2]), 'there are 3 numbers on the left and 2 on the right')])
def test_a_call_that_a_function_does_not_take_is_told_by_what_it_takes(action, told):
    g = Graph(x=np.ones(3))
    with pytest.raises((TypeError, ValueError)) as error:
        action(g['x'])
    assert told in str(error.value) and len(g.nodes) == 1


@pytest.mark.parametrize('choose', [lambda g: setattr(g, 'output', 5), lambda g: g.backward(output=5),
                                    lambda g: g.backward(output=[1])])
def test_what_is_no_node_is_not_said_to_be_of_another_graph(choose):
    assert 'is no node of a graph' in sentence(TypeError, lambda: choose(Graph(x=3.0)))
