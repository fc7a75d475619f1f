"""The first wrong node is named, whatever the engine."""
import re
from types import SimpleNamespace

import numpy as np
import pytest

from common import language
from common.exercises.search.locate import locate
from common.graph import Graph
from common.layers import Affine, ReLU, SoftmaxWithLoss
from common.network import TwoLayerNet
from tests.helpers.own_code import Forgets, OwnMul, OwnReLU, Perceptron, Value


def test_a_right_graph_passes():
    g = Graph(x=2.0, y=3.0)
    np.exp(g['x'] * g['y'] / (g['x'] + 1))
    assert locate(g).passed and len(locate(g).places) == 7


@pytest.mark.parametrize('name, words', [
    ('zh', '从右往左数，第一个不对的是节点 2.*传给 x 的是 4，差分给出 6'),
    ('en', 'node 2 .* is the first that is wrong: it passes 4 to x, differences give 6')])
def test_the_first_wrong_node_from_the_right_is_named_with_both_numbers(name, words):
    language.use(name)
    g = Graph(x=2.0, y=3.0)
    g.apply(OwnMul(), g['x'] ** 1, g['y']) * 2
    result = locate(g)
    assert result.passed is False and re.search(words, result.sentence)


class WrongForTheSecond(OwnMul):
    def backward(self, dout):
        return dout * self.y, dout * self.y


def test_an_input_without_a_name_is_called_as_forward_calls_it():
    g = Graph(x=2.0, y=3.0)
    g.apply(WrongForTheSecond(), g['x'], g['y'] ** 1)
    assert 'it passes 3 to y, differences give 2' in locate(g).sentence


def test_a_layer_of_the_readers_own_name_is_known_by_what_it_computes():
    g = Graph(x=2.0, y=3.0)
    g.apply(OwnMul(), g['x'], g['y'])
    assert 'opposite' in locate(g).sentence


def test_only_the_wrong_one_of_many_layers_is_named():
    random = np.random.RandomState(0)
    g = Graph(x=random.randn(4, 3), t=np.array([0, 1, 1, 0]))
    scores = g.apply(Affine(random.randn(3, 5), random.randn(5)), g['x'])
    scores = g.apply(OwnReLU(), scores)
    g.apply(SoftmaxWithLoss(), g.apply(Affine(random.randn(5, 2), random.randn(2)), scores), g['t'])
    result = locate(g)
    assert result.passed is False and 'node 2' in result.sentence
    assert {place.number for place in result.places if place.wrong} == {2}


class NoTranspose(Affine):
    def backward(self, dout):
        dx = super().backward(dout)
        self.db = np.mean(dout, axis=0)
        return dx


def test_a_parameters_gradient_is_judged_too():
    random = np.random.RandomState(0)
    net = TwoLayerNet(4, 3, 2, seed=0, weight_init_std=1)
    net.layers['Affine1'] = NoTranspose(net.params['W1'], net.params['b1'])
    result = locate(net, random.rand(5, 4), np.array([0, 1, 1, 0, 1]))
    assert result.passed is False and 'node 1' in result.sentence and 'b' in result.sentence


class RightPerceptron(Perceptron):
    def gradient(self, x, t):
        error = 2 * (x @ self.params['W'] + self.params['b'] - t) / t.size
        return {'W': x.T @ error, 'b': error.sum(axis=0)}


def test_a_network_without_layers_passes_if_its_gradient_is_right():
    result = locate(RightPerceptron(), np.array([[1.0, 2.0], [3.0, -1.0], [0.5, 0.7]]), np.ones((3, 2)))
    assert result.passed and len(result.places) == 2


def test_a_network_without_layers_is_told_the_parameter_and_the_element():
    result = locate(Perceptron(), np.array([[1.0, 2.0], [3.0, -1.0], [0.5, 0.7]]), np.ones((3, 2)))
    assert result.passed is False and 'b[' in result.sentence


class Wrong(Value):
    def __mul__(self, other):
        out = super().__mul__(other)

        def _backward():
            self.grad += self.data * out.grad
            other.grad += other.data * out.grad
        out._backward = _backward
        return out


def test_a_right_value_class_passes_a_value_used_twice_included():
    x, y = Value(0.5, label='x'), Value(-0.3, label='y')
    assert locate((x * y + x * x + y + y).tanh()).passed
    product = x * y
    assert len(locate(product + product * x).places) == 6


def test_a_value_class_that_passes_the_wrong_share_is_told_where():
    x, y = Wrong(0.5, label='x'), Wrong(-0.3, label='y')
    result = locate((x * y).tanh())
    assert result.passed is False and 'node 3 (*)' in result.sentence


def test_replacing_instead_of_adding_is_told():
    x, y = Forgets(0.5, label='x'), Forgets(-0.3, label='y')
    result = locate((x * y).tanh())
    assert result.passed is False and re.search(r'node 3 \(\*\) computes .* what [xy] had .* use \+=', result.sentence)


@pytest.mark.parametrize('thing', [3, 'graph', object(), SimpleNamespace(_prev=()), SimpleNamespace(_backward=None)])
def test_what_is_not_known_is_answered_with_what_is(thing):
    assert 'give a Graph' in locate(thing).sentence


def test_relu_at_its_kink_is_left_out():
    g = Graph(x=np.array([0.0, 1.0]))
    np.sum(g.apply(ReLU(), g['x']))
    assert locate(g).passed


def test_layers_in_a_row_that_have_never_seen_a_graph_are_judged():
    random = np.random.RandomState(0)
    affine, last = Affine(random.randn(3, 4), random.randn(4)), SoftmaxWithLoss()
    result = locate([affine, OwnReLU(), last], random.randn(2, 3), np.array([0, 3]))
    assert result.passed is False and 'node 2 (OwnReLU)' in result.sentence
    assert locate(ReLU(), random.randn(2, 3)).passed


def broken(forward=None, backward=None):
    return type('Mine', (), {'forward': forward or (lambda self, x: x * 2),
                             'backward': backward or (lambda self, dout: dout * 2)})()


class WithoutDictionary(Perceptron):
    def gradient(self, x, t):
        return tuple(super().gradient(x, t).values())


class WithoutBias(Perceptron):
    def gradient(self, x, t):
        return {'W': super().gradient(x, t)['W']}


class OtherShape(Perceptron):
    def gradient(self, x, t):
        return {**super().gradient(x, t), 'b': 0.1}


X, T = np.array([[1.0, 2.0], [3.0, -1.0]]), np.ones((2, 2))


@pytest.mark.parametrize('spoken', language.LANGUAGES)
@pytest.mark.parametrize('given, says', [
    (([broken(backward=lambda self, dout: wrong * dout)], X), 'Nothing is called wrong'),       # noqa: F821
    (([broken(backward=lambda self, dout: None)], X), 'return missing'),
    (([broken(backward=lambda self, dout: dout[:1])], X), 'shape of its variable'),
    (([broken(backward=lambda self, dout: (dout, dout))], X), '2 gradients'),
    (([broken(forward=lambda self, x: None)], X), 'return missing'),
    (([broken(forward=lambda self: 1)], X), 'given'),
    (([ReLU], X), 'write ReLU'),
    (([], X), 'Nothing in list|empty'),
    (([3], X), 'no method forward'),
    ((Perceptron(),), 'samples are missing'),
    (([ReLU()],), 'samples are missing'),
    ((WithoutDictionary(), X, T), 'must return a dictionary'),
    ((WithoutBias(), X, T), 'has no b'),
    ((OtherShape(), X, T), 'shape of its parameter'),
    ((Graph(),), 'nothing to judge'),
    ((Graph(x=1),), 'nothing to judge|empty'),
])
def test_what_stops_the_search_is_one_sentence(given, says, spoken):
    language.use(spoken)
    result = locate(*given)
    assert result.passed is False and len(result.sentence) > 10 and not result.places
    assert re.search(says if spoken == 'en' else '[\u4e00-\u9fff]', result.sentence), result
    assert not re.search('Error|object|Traceback', result.sentence)


def test_an_operation_that_is_not_known_is_said_to_be_left_out():
    x = Value(0.5, label='x')
    other = Value(0.25, (x,), 'softplus')
    assert '(Not judged' in locate(other + x).sentence and 'softplus' in locate(other + x).sentence


def test_the_pictures_show_each_node_and_every_share():
    g = Graph(x=2.0, y=3.0)
    g.apply(OwnMul(), g['x'], g['y']) * 2
    result = locate(g)
    assert '2 of 4 numbers off the diagonal' in result.pictures().alt and '1 OwnMul 0.33 ✗' in result.pictures().alt
    assert '<details><summary>The error of each node' in result._repr_html_()


def test_of_many_nodes_the_pictures_keep_those_that_are_furthest_off():
    g = Graph(x=2.0)
    out = g['x']
    for _ in range(40):
        out = np.sin(out)
    g.apply(OwnMul(), out, g['x'])
    alt = locate(g).pictures().alt
    assert alt.startswith('41 OwnMul 0.87 ✗') and 10 < alt.count(' sin ') < 40


def test_what_is_not_finite_is_wrong():
    result = locate([broken(backward=lambda self, dout: dout * np.nan)], X)
    assert result.passed is False and 'node 1' in result.sentence and '1 Mine 1 ✗' in result.pictures().alt


def test_nothing_judged_shows_the_sentence_alone():
    assert '<details>' not in locate(3)._repr_html_()


def test_layers_that_forget_what_comes_from_upstream_are_found():
    assert locate([broken(backward=lambda self, dout: 2 * np.ones_like(dout))], X).passed is False


class Unwritten:
    def forward(self, x):
        return None

    def backward(self, dout):
        return None


def test_a_layer_as_it_was_printed_is_not_answered_yet():
    assert locate(Unwritten(), X).passed is None


def test_none_is_not_answered_yet():
    assert locate(None).passed is None


class Ordered(Value):
    """Keeps its inputs as a tuple, and knows − and ÷."""

    def __sub__(self, other):
        out = Ordered(self.data - other.data, (self, other), '-')

        def _backward():
            self.grad += out.grad
            other.grad -= out.grad
        out._backward = _backward
        return out

    def __truediv__(self, other):
        out = Ordered(self.data / other.data, (self, other), '/')

        def _backward():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = _backward
        return out


@pytest.mark.parametrize('order', [list, lambda pair: list(pair)[::-1], set])
def test_the_order_in_which_a_value_keeps_its_inputs_does_not_matter(order):
    x, y = Ordered(0.5), Ordered(-0.3)
    for out in (x - y, x / y, x * x):
        inputs = len({*map(id, out._prev)})
        out._prev = order(out._prev)
        assert locate(out).passed and len(locate(out).places) == inputs


def test_an_input_that_is_kept_twice_is_judged_once():
    x = Value(0.5)
    out = x * x
    out._prev = (x, x)
    assert locate(out).passed and len(locate(out).places) == 1


def test_a_layer_that_writes_into_what_arrives_is_named_for_that():
    class Twice:
        def forward(self, x):
            return 2 * x

        def backward(self, dout):
            dout *= 2
            return dout

    located = locate([Twice(), Twice()], np.array([1.0, 2.0, 3.0]))
    assert located.passed is False and 'backward of node 2 (Twice) writes into the array that it was given' in located.sentence


def test_a_class_is_not_yet_a_network():
    assert 'TwoLayerNet is a class; write TwoLayerNet(…) to make one' in locate(TwoLayerNet, np.ones((2, 3)), [0, 1]).sentence


def test_a_layer_that_draws_numbers_is_not_said_to_be_right():
    class Dropout:
        def forward(self, x):
            self.mask = np.random.rand(*x.shape) > 0.5
            return x * self.mask

        def backward(self, dout):
            return dout * self.mask

    located = locate([Affine(np.ones((3, 40)), np.zeros(40)), Dropout(), SoftmaxWithLoss()], np.ones((2, 3)), np.array([0, 1]))
    assert located.passed is False and 'Node 2 (Dropout) gives other results each time' in located.sentence
