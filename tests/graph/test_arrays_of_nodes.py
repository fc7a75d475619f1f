"""np.array, lists and arrays of objects that hold nodes: they draw, or the sentence names the way that works."""
import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from common import functions, language
from common.gradient import relative_error
from common.graph import Graph
from common.graph.trace import trace
from common.layers import Sigmoid, SoftmaxWithLoss

STARTS = {'a': 0.3, 'b': 2.9, 'c': 1.1}


def softmax(np, x):
    e = np.exp(x)
    return e / np.sum(e)


def softmax_of_the_book(np, x):
    e = np.exp(x - np.max(x))
    return e / np.sum(e)


DRAWN = {
    'exp': lambda np, *x: np.sum(np.exp(np.array(x)) * np.array([1.0, 2.0, 3.0])),
    'exp of a list': lambda np, *x: np.exp([x[0], x[1]])[1] if np is not anp else np.exp(np.array(x))[1],
    'log': lambda np, *x: np.log(np.array(x))[0], 'sqrt': lambda np, *x: np.sqrt(np.array(x))[2],
    'tanh': lambda np, *x: np.sum(np.tanh(np.array(x))), 'sin': lambda np, *x: np.prod(np.sin(np.array(x))),
    'std': lambda np, *x: np.std(np.array(x)), 'var': lambda np, *x: np.var(np.array(x)),
    'mean': lambda np, *x: np.mean(np.array(x)) ** 2, 'square': lambda np, *x: np.sum(np.square(np.array(x))),
    'softmax': lambda np, *x: softmax(np, np.array(x))[1],
    'cross entropy': lambda np, *x: -np.sum(np.array([0.0, 1.0, 0.0]) * np.log(softmax(np, np.array(x)))),
    'dot of two arrays of nodes': lambda np, *x: np.dot(np.array(x), np.array(x[::-1])),
    'a matrix of nodes': lambda np, *x: np.sum(np.array([[x[0], x[1]], [x[1], x[2]]]) @ np.array([1.0, 2.0])),
    'an array and a node': lambda np, *x: np.sum(np.array(x) * x[0] - x[1]),
    'an array and a node, by numpy': lambda np, *x: np.sum(np.maximum(np.array(x), 2 * x[0])),
    'a stack and its largest': lambda np, *x: softmax_of_the_book(np, np.stack(list(x)))[1] if np is not anp
    else softmax_of_the_book(np, np.array(x))[1],
    'an array of one node': lambda np, *x: np.exp(np.array(x[0])) * x[1] + np.array(x[2]) * x[0],
    'a list beside a node': lambda np, *x: np.sum(np.sum(np.stack([x[0], x[2]]) * [x[1], 2.0])) if np is not anp
    else np.sum(np.array([x[0] * x[1], 2.0 * x[2]])),
}


@pytest.mark.parametrize('name', DRAWN)
def test_it_draws_and_agrees_with_an_independent_program(name):
    f = DRAWN[name]
    g = trace(lambda a, b, c: f(np, a, b, c), **STARTS)
    grads = g.backward()
    assert g.output.value == pytest.approx(f(np, *STARTS.values()), rel=1e-13) and g.output.shape == ()
    for i, key in enumerate(STARTS):
        assert grads[key] == pytest.approx(autograd.grad(lambda *x: f(anp, *x), i)(*STARTS.values()), rel=1e-11, abs=1e-14)


@pytest.mark.parametrize('name', ['softmax', 'log_softmax'])
@pytest.mark.parametrize('given', [lambda a, b, c: [a, b, c], lambda a, b, c: np.array([a, b, c]),
                                   lambda a, b, c: np.stack([a, b, c])], ids=['list', 'array', 'stack'])
def test_our_own_softmax_takes_them(name, given):
    f = getattr(functions, name)
    g = trace(lambda a, b, c: f(given(a, b, c))[1], **STARTS)
    assert g.output.value == pytest.approx(f(np.array([*STARTS.values()]))[1], rel=1e-14)
    assert sum(g.backward().values()) == pytest.approx(0, abs=1e-12)


def test_a_layer_takes_a_list_of_nodes():
    g = Graph(**STARTS)
    loss = g.apply(SoftmaxWithLoss(), [g['a'], g['b'], g['c']], np.array(1))
    assert loss.value == pytest.approx(functions.softmax_loss(np.array([*STARTS.values()]), 1))
    y = functions.softmax(np.array([*STARTS.values()]))
    assert list(g.backward().values()) == pytest.approx(y - [0, 1, 0])


def test_an_array_of_objects_may_be_filled_with_nodes():
    def f(x, y):
        v = np.zeros(2, dtype=object)
        v[0], v[1] = x, x * y
        return np.sum(v * v)

    assert trace(f, x=2.0, y=3.0).backward() == {'x': 40, 'y': 24}


def test_parts_of_an_array_of_nodes_stay_on_the_graph():
    g = trace(lambda x: np.sum(np.exp(np.array([x, 2 * x]))), x=np.array([0.1, 0.2]))
    x = np.array([0.1, 0.2])
    assert relative_error(g.backward()['x'], np.exp(x) + 2 * np.exp(2 * x)) < 1e-14


def fill(x, y):
    v = np.zeros(2)
    v[0] = x
    return v


@pytest.mark.parametrize('f', [
    fill, lambda x, y: np.array([x, y], dtype=float), lambda x, y: np.array([x, y]).astype(float),
    lambda x, y: np.asarray([x, y], np.float32), lambda x, y: np.array(x, dtype=float),
], ids=['v[0] = x', 'dtype=float', 'astype', 'float32', 'single'])
def test_an_array_of_numbers_is_answered_with_the_way_that_works(f):
    for name, words in (('en', r'and np.stack\(\[x, y\]\) for an array of nodes'), ('zh', r'写成 np.stack\(\[x, y\]\)')):
        language.use(name)
        with pytest.raises(TypeError, match=words):
            trace(f, x=1.0, y=2.0)


@pytest.mark.parametrize('f', [np.max, np.min, np.argmax, np.sort, lambda x: np.maximum(x, 0), lambda x: np.clip(x, 0, 1)])
def test_what_compares_is_answered_with_the_way_that_works(f):
    for name, words in (('en', r'the largest of several nodes as np.max\(np.stack'), ('zh', '几个节点里最大的写成')):
        language.use(name)
        with pytest.raises(TypeError, match=words):
            trace(lambda a, b: f(np.array([a, b])), a=1.0, b=2.0)


def test_nodes_of_two_graphs_do_not_mix():
    g, other = Graph(x=3.0), Graph(x=3.0)
    with pytest.raises(ValueError, match='different graphs'):
        g.apply(Sigmoid(), [other['x'], other['x']])
    with pytest.raises(ValueError, match='different graphs'):
        np.stack([g['x'], other['x']])
