"""A node has what arrays have: shape, len, methods, text. What it cannot have is answered with one sentence."""
import copy

import numpy as np
import pytest

from common import language
from common.graph import Graph


@pytest.fixture
def X():
    return Graph(X=np.arange(6.0).reshape(2, 3))['X']


def test_it_has_the_shape_of_its_value(X):
    assert (X.shape, X.ndim, X.size, len(X)) == ((2, 3), 2, 6, 2)
    assert (np.shape(X), np.ndim(X), np.size(X)) == ((2, 3), 2, 6)
    assert (X.T.shape, X.flatten().shape, X.sum(axis=0).shape) == ((3, 2), (6,), (3,))
    number = Graph(x=2.0)['x']
    assert (number.shape, number.ndim, number.size) == ((), 0, 1)


def test_asking_for_the_shape_writes_nothing(X):
    X.shape, X.ndim, X.size, len(X), np.shape(X), np.zeros_like(X), X.copy(), X.astype(float)
    assert len(X.graph.nodes) == 1


def test_the_mean_of_the_book_divides_by_the_batch_size(X):
    batch_size = X.shape[0]
    out = np.sum(X * X) / batch_size
    assert out.value == 27.5 and X.graph.backward()['X'].tolist() == [[0, 1, 2], [3, 4, 5]]


def test_arrays_of_its_shape_are_arrays_of_numbers(X):
    assert np.zeros_like(X).tolist() == [[0] * 3] * 2 and np.ones_like(X).shape == (2, 3)


def test_a_copy_is_the_value_itself(X):
    assert X.copy() is X and np.copy(X) is X and X.astype(float) is X and X.astype(np.float32) is X


@pytest.mark.parametrize('spec, text', [('.2f', '2.35'), ('8.3f', '   2.346'), ('e', '2.345670e+00'),
                                        ('', 'Node(x, value=2.34567')])
def test_a_number_is_written_as_a_number(spec, text):
    assert format(Graph(x=2.34567)['x'], spec).startswith(text)


def test_an_array_is_written_element_by_element(X):
    assert f'{X[0]:.1f}' == '[0.0 1.0 2.0]'


def test_its_rows_can_be_gone_through(X):
    assert [row.value.tolist() for row in X] == [[0, 1, 2], [3, 4, 5]]
    first, second = X
    assert (first + second).value.tolist() == [3, 5, 7]


@pytest.mark.parametrize('formula, expected', [
    (lambda w, x, b: np.dot(w, x) + b, -0.2), (lambda w, x, b: w @ x + b, -0.2), (lambda w, x, b: np.sum(w * x) + b, -0.2),
    (lambda w, x, b: w.dot(x) + b, -0.2), (lambda w, x, b: sum(wi * xi for wi, xi in zip(w, x)) + b, -0.2),
])
def test_the_perceptron_of_the_book(formula, expected):
    g = Graph(w=[0.5, 0.5], x=[1.0, 0.0], b=-0.7)
    assert formula(g['w'], g['x'], g['b']).value == pytest.approx(expected)
    grads = g.backward()
    assert (grads['w'].tolist(), grads['x'].tolist(), grads['b']) == ([1, 0], [0.5, 0.5], 1)


def test_one_sample_goes_through_weights():
    g = Graph(x=[1.0, 2.0], W=[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], b=[0.5, 0.5, 0.5])
    assert (g['x'] @ g['W'] + g['b']).value.tolist() == [9.5, 12.5, 15.5]
    grads = g.backward()
    assert (grads['x'].tolist(), grads['W'].tolist(), grads['b'].tolist()) == ([6, 15], [[1] * 3, [2] * 3], [1] * 3)


ANSWERED = {
    'item': (lambda x: x.item(), 'a node of a graph has no item; its number or array is x.value', '没有 item'),
    'val': (lambda x: x.val, 'has no val; its number or array is x.value', '没有 val'),
    'backward': (lambda x: x.backward(), 'belong to the graph', '是图的'),
    'dtype': (lambda x: x.dtype, 'has no dtype', '没有 dtype'),
    'cumsum': (lambda x: x.cumsum(), 'has no cumsum', '没有 cumsum'),
    'set': (lambda x: x.__setitem__(0, 1.0), 'cannot be set', '不能一处一处地改'),
    'whole numbers': (lambda x: x.astype(int), 'moves in jumps|gives? moves|has no useful derivative', '没有有用的导数'),
    'len': (lambda x: len(Graph(x=1.0)['x']), 'single number', '是一个数'),
    'float': (lambda x: float(x), "use numpy's", '请用 numpy 的函数'),
}


@pytest.mark.parametrize('name', ANSWERED)
def test_what_it_has_not_is_answered_with_one_sentence(name, X):
    action, english, chinese = ANSWERED[name]
    for spoken, words in (('en', english), ('zh', chinese)):
        language.use(spoken)
        with pytest.raises((TypeError, AttributeError), match=words):
            action(X)


def test_hasattr_still_says_no(X):
    assert not hasattr(X, 'dtype') and not hasattr(X, '_repr_html_') and hasattr(X, 'max')
    assert copy.copy(X).value is X.value


@pytest.mark.parametrize('failing', [lambda x: np.var(x, ddof=3),
                                     lambda x: np.average(x, weights=[1, -1, 0]), lambda x: np.arccos(x),
                                     lambda x: np.hypot(x, [1, 2]), lambda x: np.vstack([x, [1, 2]])])
def test_a_function_of_several_nodes_that_fails_leaves_none_of_them(failing):
    g = Graph(x=[1.0, 2.0, 3.0])
    y = np.sum(g['x'])
    with pytest.raises((TypeError, ValueError, ZeroDivisionError)):
        failing(g['x'])
    assert g.output is y and g.backward()['x'].tolist() == [1, 1, 1]


@pytest.mark.parametrize('join', [lambda x, b: np.concatenate([x, b], axis=1), lambda x, b: np.hstack([x, b]),
                                  lambda x, b: np.concatenate([x, b]), lambda x, b: np.concatenate([b, x], axis=-1),
                                  lambda x, b: np.stack([x, b]), lambda x, b: np.vstack([x, b])])
@pytest.mark.parametrize('b', [[1.0, 2.0], 1.0, [[[1.0, 2.0]]]])
def test_arrays_that_cannot_be_joined_are_told_by_their_shapes(join, b):
    g = Graph(x=[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], b=b)
    with pytest.raises(ValueError, match='the shapes .* cannot be joined|the shape .* has no axis'):
        join(g['x'], g['b'])
    assert len(g.nodes) == 2
