"""Layers that a reader wrote, on a graph and under layer_check: what they do wrong is named, and nothing is changed."""
import copy
import pickle

import numpy as np
import pytest

from common import language
from common.gradient import layer_check
from common.graph import Graph
from common.layers import Affine

X = np.array([[0.5, -1.0, 2.0]])


def layer(forward, backward=lambda self, dout: dout, **more):
    return type('Mine', (), {'forward': forward, 'backward': backward, **more})()


def on_a_graph(made):
    g = Graph(x=X)
    g.apply(made, g['x'])
    g.backward(np.ones(np.shape(g.output.value)))


def in_place(self, x):
    x *= 2
    return x


def store(self, x):
    self.x = x
    return 2 * x


def spoil(self, dout):
    self.x *= 2
    return 2 * dout


WRONG = {
    'no return': (lambda self, x: None, 'forward of Mine gave no result', '忘了 return'),
    'two outputs': (lambda self, x: (x, x), 'forward of Mine returned 2 values, and a layer has one output', '只有一个输出'),
    'a text': (lambda self, x: 'abc', "the result of forward of Mine is 'abc'", "forward 的结果是 'abc'"),
    'a generator': (lambda self, x: (each for each in x), 'the result of forward of Mine is generator',
                    'forward 的结果是 generator'),
    'itself': (lambda self, x: self, 'the result of forward of Mine is Mine', 'forward 的结果是 Mine'),
    'complex': (lambda self, x: 1j * x, 'the result of forward of Mine is not an array of numbers', '不是由数组成的数组'),
    'in place': (in_place, 'forward of Mine writes into the input of forward', '改写了 forward 的输入'),
    'not set': (lambda self, x: self.W * x, 'forward of Mine looks for self.W, which is not there yet', '可是还没有它'),
    'no self': (staticmethod(lambda: 3.0), 'nothing stands in the brackets of forward of Mine', '括号里是空的'),
}
WRONG_BACK = {
    'another shape': (lambda self, dout: 2.0, 'gave a gradient of shape () for an input of shape (1, 3)',
                      '梯度和它的变量形状相同'),
    'a list': (lambda self, dout: [dout], 'backward of Mine gave a list', '给出了一个列表'),
    'a dictionary': (lambda self, dout: {'dx': dout}, 'the result of backward of Mine is dict', 'backward 的结果是 dict'),
    'complex': (lambda self, dout: 1j * dout, 'the result of backward of Mine is not an array of numbers', '不是由数组成的数组'),
    'not stored': (lambda self, dout: self.y * dout, 'backward of Mine looks for self.y, but forward did not store it',
                   '没有把它记下来'),
    'no dout': (lambda self: 1.0, 'nothing stands in the brackets of backward of Mine', '括号里是空的'),
    'two of them': (lambda self, d1, d2: d1, 'backward of Mine takes d1, d2; the number of inputs given is 1',
                    '要的输入是 d1、d2'),
}


@pytest.mark.parametrize('judge', [on_a_graph, lambda made: layer_check(made, X)], ids=['graph', 'layer_check'])
@pytest.mark.parametrize('made, english, chinese', [
    *((lambda forward=forward: layer(forward), *told) for forward, *told in WRONG.values()),
    *((lambda backward=backward: layer(store, backward), *told) for backward, *told in WRONG_BACK.values()),
], ids=[*WRONG, *WRONG_BACK])
def test_what_a_layer_of_ones_own_does_wrong_is_named(judge, made, english, chinese):
    for speak, sentence in (('en', english), ('zh', chinese)):
        language.use(speak)
        before = X.copy()
        with pytest.raises((TypeError, ValueError, AttributeError)) as error:
            judge(made())
        assert sentence in str(error.value)
        assert np.array_equal(X, before)


def in_place_then(end):
    def forward(self, x):
        x *= 2
        return end(self)
    return forward


@pytest.mark.parametrize('forward, error, sentence', [
    (in_place, ValueError, 'writes into the input'),
    (in_place_then(lambda self: None), TypeError, 'forward of Mine gave no result'),
    (in_place_then(lambda self: self.y), AttributeError, 'looks for self.y'),
    (in_place_then(lambda self: 1 / 0), ZeroDivisionError, 'division by zero'),
])
def test_a_layer_that_changed_its_input_leaves_the_graph_as_it_was(forward, error, sentence):
    g = Graph(x=X)
    with pytest.raises(error, match=sentence):
        g.apply(layer(forward), g['x'], name='y')
    assert len(g.nodes) == 1 and list(g) == ['x'] and g['x'].value.tolist() == [[0.5, -1.0, 2.0]]
    assert g.apply(layer(store), g['x'], name='y').value.tolist() == [[1.0, -2.0, 4.0]]


def test_what_a_layer_refuses_is_told_in_its_words_of_an_array_that_cannot_be_written_into_too():
    g = Graph(x=np.broadcast_to(X, (2, 3)))
    with pytest.raises(ValueError, match='x has 3 columns but W has 2 rows'):
        g.apply(Affine(np.ones((2, 2)), np.ones(2)), g['x'])


def test_what_backward_does_to_the_input_is_noticed_by_layer_check():
    with pytest.raises(ValueError, match='backward of Mine writes into the input of forward'):
        layer_check(layer(store, spoil), X)


def test_a_layer_that_draws_numbers_cannot_be_checked_unless_they_stay():
    def dropout(self, x):
        self.mask = np.random.rand(*x.shape) > 0.5
        return x * self.mask

    class Fixed:
        def forward(self, x):
            np.random.seed(0)
            return dropout(self, x)

        def backward(self, dout):
            return dout * self.mask

    with pytest.raises(ValueError, match='Mine gives different results for the same inputs'):
        layer_check(layer(dropout, lambda self, dout: dout * self.mask), np.ones((4, 5)))
    assert layer_check(Fixed(), np.ones((4, 5)))['x'] < 1e-8


def test_nothing_is_no_proof_that_a_layer_is_right():
    with pytest.raises(ValueError, match='batch is empty'):
        layer_check(layer(store, lambda self, dout: 2 * dout), np.zeros((0, 3)))


@pytest.mark.parametrize('W, b, name', [(np.ones((3, 2), int), np.ones(2), 'W'), (np.ones((3, 2)), np.ones(2, int), 'b')])
def test_the_one_that_cannot_be_moved_is_called_by_its_name(W, b, name):
    with pytest.raises(TypeError, match=rf'{name} is of type int64, .* {name} = np.array\({name}, dtype=float\)'):
        layer_check(Affine(W, b), X)


def test_a_gradient_of_a_parameter_has_its_shape():
    class Turned(Affine):
        def backward(self, dout):
            dx = super().backward(dout)
            self.dW = self.dW.T
            return dx

    with pytest.raises(ValueError, match=r'W has the shape \(3, 2\) but its gradient has \(2, 3\)'):
        layer_check(Turned(np.ones((3, 2)), np.ones(2)), X)


class Square:
    def forward(self, x):
        self.x = x
        return x * x

    def backward(self, dout):
        return 2 * self.x * dout


class Block:
    """A layer that is made of another."""

    def __init__(self, inside):
        self.inside, self.me = inside, self

    def forward(self, x):
        return (self.inside[0] if isinstance(self.inside, list) else self.inside).forward(x)

    def backward(self, dout):
        return (self.inside[0] if isinstance(self.inside, list) else self.inside).backward(dout)


class Linear:
    """Weights that are drawn, not given, under names of its own."""

    def __init__(self, kept=('weight', 'bias'), in_a_list=False):
        self.weight, self.bias, self._scale = np.ones((3, 2)), np.zeros(2), np.array([2.0, 3.0])
        self.params, self.grads = [np.ones(2)], [np.zeros(2)]
        self.kept, self.in_a_list, self.mean = kept, in_a_list, np.zeros(3)

    def forward(self, x):
        self.x, self.mean = x, self.mean + np.mean(x, axis=0)
        return (x @ self.weight + self.bias + self.params[0] * self.in_a_list) * self._scale

    def backward(self, dout):
        dout = dout * self._scale
        found = {'weight': self.x.T @ dout, 'bias': np.sum(dout, axis=0)}
        for name in self.kept:
            setattr(self, 'd' + name, found[name])
        self.grads[0][...] = found['bias']
        return dout @ self.weight.T


@pytest.mark.parametrize('made, missing', [(Linear(('weight',)), 'bias'), (Linear(()), 'weight, bias'),
                                           (Linear(in_a_list=True), r'params\[0\]'),
                                           (Block(Linear(('bias',))), 'inside.weight')], ids=['one', 'two', 'list', 'inside'])
def test_what_a_layer_depends_on_is_checked_or_named(made, missing):
    with pytest.raises(ValueError, match=f'depends on {missing}, of which backward left no derivative'):
        layer_check(made, X)
    language.use('zh')
    with pytest.raises(ValueError, match='backward 却没有留下它的导数'):
        layer_check(made, X)


@pytest.mark.parametrize('made, names', [(Linear(), ['weight', 'bias']), (Block(Linear()), ['inside.weight', 'inside.bias']),
                                         (Block([Linear()]), ['inside[0].weight', 'inside[0].bias'])])
def test_parameters_are_checked_wherever_they_are(made, names):
    errors = layer_check(made, X)
    assert list(errors) == ['x', *names] and max(errors.values()) < 1e-7
    inside = made.inside[0] if isinstance(made, Block) and isinstance(made.inside, list) else getattr(made, 'inside', made)
    assert np.array_equal(inside.weight, np.ones((3, 2)))
    inside.backward = lambda dout, right=inside.backward: (right(dout), setattr(inside, 'dweight', 2 * inside.dweight))[0]
    assert layer_check(made, X)[names[0]] > 0.1


def test_a_layer_with_slots_is_checked():
    class Slots:
        __slots__ = ('x',)
        forward, backward = Square.forward, Square.backward

    assert layer_check(Slots(), 3.0)['x'] < 1e-7


def test_a_layer_built_on_another_needs_what_that_one_is_made_of():
    class Mine(Affine):
        def __init__(self):
            pass

    for judge in (on_a_graph, lambda made: made.forward(X)):
        with pytest.raises(AttributeError, match=r'forward of Mine looks for self.W, .* super\(\).__init__'):
            judge(Mine())


def test_a_list_that_forward_returns_is_an_array():
    g = Graph(x=X)
    node = g.apply(layer(lambda self, x: [2.0, 3.0], lambda self, dout: np.ones((1, 3))), g['x'])
    assert np.array_equal(node.value, [2.0, 3.0]) and g.backward(np.array([1.0, 1.0]))['x'].shape == (1, 3)


@pytest.mark.parametrize('make', [Square, lambda: Block(Square()), lambda: Block([Square()])])
@pytest.mark.parametrize('use', [lambda made: made.forward(10.0), lambda made: layer_check(made, 10.0),
                                 lambda made: on_a_graph(made)], ids=['by itself', 'layer_check', 'another graph'])
def test_a_layer_that_was_used_elsewhere_gives_no_derivative_of_other_numbers(make, use):
    g, made = Graph(x=3.0), make()
    g.apply(made, g['x'])
    use(made)
    assert g.backward() == g.backward() == {'x': 6} and g.output.value == 9


def test_a_layer_that_was_given_the_same_numbers_elsewhere_may_go_on():
    g, made = Graph(x=X), Affine(np.ones((3, 2)), np.zeros(2))
    g.apply(made, g['x'])
    made.forward(X.copy())
    made.backward(np.zeros((1, 2)))
    made.note = 'mine'
    assert g.backward()['x'].tolist() == [[2, 2, 2]]


def test_other_weights_are_computed_with_first():
    made = Affine(np.ones((3, 2)), np.zeros(2))
    g = Graph(x=X)
    g.apply(made, g['x'])
    made.W = 2 * made.W
    assert g.backward()['x'].tolist() == [[4, 4, 4]]


@pytest.mark.parametrize('copied', [copy.deepcopy, lambda g: pickle.loads(pickle.dumps(g))], ids=['copy', 'pickle'])
def test_a_copy_of_a_graph_has_layers_of_its_own(copied):
    g = Graph(x=3.0, y=X)
    g.apply(Square(), g['x'])
    h = copied(g)
    assert h.backward()['x'] == 6 and h.forward(x=4.0) == 16 and h.backward()['x'] == 8
    assert g.backward()['x'] == 6
    with pytest.raises(ValueError, match='this Square is on the graph already'):
        h.apply(h.output.layer, h['x'])
