"""Layers and values that a reader brings to the graph: what is welcome, and the sentence for what is not."""
import copy

import numpy as np
import pytest

from common import language
from common.gradient import numerical_gradient, relative_error
from common.graph import Graph, Node
from common.layers import AddLayer, Affine, MulLayer, ReLU, SoftmaxWithLoss
from tests.helpers.graphs import kinds
from tests.helpers.sentences import sentence


class Double:
    def forward(self, x):
        return 2 * x

    def backward(self, dout):
        return 2 * dout


def test_any_object_with_forward_and_backward_is_a_layer():
    g = Graph(x=3.0)
    node = g.apply(Double(), g['x'] + 1, name='twice')
    assert node is g['twice'] and node.value == 8 and isinstance(node, Node)
    assert g.backward() == {'x': 2}


def test_numbers_and_arrays_may_stand_for_nodes():
    g = Graph(x=3.0)
    assert g.apply(MulLayer(), g['x'], 4).value == 12
    assert g.apply(AddLayer(), np.ones(2), g['x']).value.tolist() == [4, 4]


def test_a_layer_used_twice_is_refused():
    g, layer = Graph(x=3.0), Double()
    g.apply(layer, g['x'])
    with pytest.raises(ValueError, match='this Double is on the graph already.*make another Double'):
        g.apply(layer, g['x'])
    language.use('zh')
    with pytest.raises(ValueError, match='这个 Double 已经在这张图上了'):
        g.apply(layer, g['x'])
    assert kinds(g) == ['Double']


def test_whichever_graph_needs_a_layer_runs_it_anew():
    layer, old, new = MulLayer(), Graph(x=3.0, y=4.0), Graph(x=5.0, y=6.0)
    for g in (old, new):
        g.apply(layer, g['x'], g['y'])
    assert new.backward() == {'x': 6, 'y': 5}
    assert old.backward() == {'x': 4, 'y': 3} and new.backward() == {'x': 6, 'y': 5}


def test_nothing_is_written_into_a_layer_of_the_reader():
    class Bare:
        __slots__ = ()
        forward = Double.forward
        backward = Double.backward

    g = Graph(x=3.0)
    g.apply(Bare(), g['x'])
    assert g.backward() == {'x': 2} and g.forward(x=4.0) == 8 and g.backward() == {'x': 2}
    h = Graph(x=3.0)
    layer = Double()
    h.apply(layer, h['x'])
    assert vars(layer) == {}


def test_a_copy_of_a_layer_is_a_layer_of_its_own():
    g, layer = Graph(x=3.0, y=4.0), MulLayer()
    g.apply(copy.copy(layer), g.apply(layer, g['x'], g['y']), g['x'])
    assert g.backward() == {'x': 24, 'y': 9}


def test_a_layer_remembers_the_numbers_of_a_graph_that_is_gone():
    layer, old = MulLayer(), Graph(x=3.0, y=4.0)
    old.apply(layer, old['x'], old['y'])
    new = Graph(x=5.0, y=6.0)
    new.apply(layer, new['x'], new['y'])
    del new
    assert old.backward() == {'x': 4, 'y': 3}
    assert old.forward() == 12 and old.backward() == {'x': 4, 'y': 3}


@pytest.mark.parametrize('action, english, chinese', [
    (lambda: Graph(3.0), r'each input has a name; write Graph\(x=3.0\)', '每个输入都要有名字'),
    (lambda: Graph(x=1.0).forward(2.0), 'each input has a name', '每个输入都要有名字'),
    (lambda: Graph(x=1.0).__setitem__('x', 2.0), r'change an input by g.forward\(x=…\)', '改输入用 g.forward'),
    (lambda: Graph(x=1.0)['x'] & 1, 'cannot be compared', '不能拿来比较'), (lambda: ~Graph(x=1.0)['x'], 'cannot be', '不能'),
])
def test_what_python_would_say_in_its_own_words(action, english, chinese):
    for name, words in (('en', english), ('zh', chinese)):
        language.use(name)
        with pytest.raises(TypeError, match=words):
            action()


def test_the_old_graph_takes_it_back_by_forward():
    layer, old, new = MulLayer(), Graph(x=3.0, y=4.0), Graph(x=5.0, y=6.0)
    for g in (old, new):
        g.apply(layer, g['x'], g['y'])
    assert old.forward() == 12 and old.backward() == {'x': 4, 'y': 3}
    assert new.backward() == {'x': 6, 'y': 5}


def test_a_cell_can_be_run_again():
    layer = MulLayer()
    for _ in range(3):
        g = Graph(x=3.0, y=4.0)
        g.apply(layer, g['x'], g['y'], name='z')
        assert g.backward() == {'x': 4, 'y': 3}


def test_a_layer_that_failed_may_be_written_again():
    g, layer = Graph(x=np.zeros((2, 3)), y=np.zeros(2), z=np.ones(3)), AddLayer()
    with pytest.raises(ValueError, match='do not fit'):
        g.apply(layer, g['x'], g['y'], name='sum')
    assert g.apply(layer, g['x'], g['z'], name='sum').value.sum() == 6
    assert kinds(g) == ['AddLayer']


def test_a_class_is_no_layer_yet():
    g = Graph(x=3.0)
    with pytest.raises(TypeError, match=r'Double is a class and not yet a layer; write Double\(…\) to make one'):
        g.apply(Double, g['x'])


@pytest.mark.parametrize('method', ['forward', 'backward'])
def test_what_has_no_forward_or_backward_is_no_layer(method):
    class Half:
        pass

    setattr(Half, 'backward' if method == 'forward' else 'forward', Double.backward)
    g = Graph(x=3.0)
    with pytest.raises(TypeError, match=f'has no method {method}; a layer needs forward and backward'):
        g.apply(Half(), g['x'])


@pytest.mark.parametrize('layer, inputs, words', [(AddLayer(), 1, 'takes x, y; the number of inputs given is 1'),
                                                   (ReLU(), 2, 'takes x; the number of inputs given is 2')])
def test_too_few_or_too_many_inputs_are_said(layer, inputs, words):
    g = Graph(x=3.0)
    with pytest.raises(TypeError, match=words):
        g.apply(layer, *[g['x']] * inputs)
    assert len(g.nodes) == 1


def test_a_forward_without_return_is_said():
    class Silent(Double):
        def forward(self, x):
            2 * x

    g = Graph(x=3.0)
    with pytest.raises(TypeError, match='forward of Silent gave no result; is its return missing'):
        g.apply(Silent(), g['x'])
    assert len(g.nodes) == 1


@pytest.mark.parametrize('result, error, sentence', [
    (None, TypeError, 'backward of Wrong gave no result; is its return missing'),
    ([np.ones((2, 3)), np.ones(3)], TypeError, 'backward of Wrong gave a list; write return dx, dy without brackets'),
    ((1.0, 2.0, 3.0), TypeError, 'Wrong has 2 inputs but its backward gave 3 gradients; each input needs one'),
    ((), TypeError, 'Wrong has 2 inputs but its backward gave 0 gradients; each input needs one'),
    ((np.ones(3), np.ones((2, 3))), ValueError, r'gave a gradient of shape \(3,\) for an input of shape \(2, 3\)'),
    ((1.0, np.ones(3)), ValueError, r'gave a gradient of shape \(\) for an input of shape \(2, 3\)'),
])
def test_a_backward_that_does_not_fit_is_said(result, error, sentence):
    class Wrong(AddLayer):
        def backward(self, dout):
            return result

    g = Graph(x=np.zeros((2, 3)), y=np.zeros(3))
    g.apply(Wrong(), g['x'], g['y'])
    with pytest.raises(error, match=sentence):
        g.backward()


def test_a_layer_may_have_no_input():
    class Constant:
        def forward(self):
            return 2.0

        def backward(self, dout):
            return ()

    g = Graph(x=3.0)
    g.apply(Constant()) * g['x']
    assert g.backward() == {'x': 2}


def test_a_layer_may_hand_nothing_to_one_of_its_inputs():
    class Second(AddLayer):
        def backward(self, dout):
            return None, dout

    g = Graph(x=np.ones(2), y=np.ones(2))
    g.apply(Second(), g['x'], g['y'])
    assert {name: grad.tolist() for name, grad in g.backward().items()} == {'y': [1, 1]}
    h = Graph(x=3.0)
    h.apply(Second(), h['x'], 1.0) + h['x'] * 2
    assert h.backward() == {'x': 2}, 'what one branch does not bring does not undo what the other brought'


@pytest.mark.parametrize('x', [3.0, 3])
def test_a_layer_of_arrays_is_told_so_where_it_gets_a_number(x):
    class OfArrays(Double):
        def forward(self, x):
            return x[0] * x.shape[0]

    class Wrong(Double):
        def forward(self, x):
            return x + 'a'

    assert 'OfArrays uses its input as an array' in sentence(TypeError, lambda: Graph(x=x).apply(OfArrays(), x))
    assert 'unsupported operand' in sentence(TypeError, lambda: Graph(x=x).apply(Wrong(), x))


def test_several_layers_make_a_network():
    rng = np.random.RandomState(0)
    W1, b1, W2, b2, x = rng.randn(4, 5), rng.randn(5), rng.randn(5, 3), rng.randn(3), rng.randn(6, 4)
    t = np.array([0, 1, 2, 2, 1, 0])
    layers = [Affine(W1, b1), ReLU(), Affine(W2, b2)]
    g = Graph(x=x, t=t)
    y = g['x']
    for layer in layers:
        y = g.apply(layer, y)
    g.apply(SoftmaxWithLoss(), y, g['t'])
    dx = g.backward()['x']
    for array, grad in ((x, dx), (W1, layers[0].dW), (b1, layers[0].db), (W2, layers[2].dW), (b2, layers[2].db)):
        grad = grad.copy()
        assert relative_error(grad, numerical_gradient(lambda _: g.forward(), array, 1e-5)) < 1e-8


@pytest.mark.parametrize('value', ['3', None, [1, 'a'], len])
def test_what_is_no_number(value):
    assert 'x is' in sentence(TypeError, lambda: Graph(x=value))
    g = Graph(x=3.0)
    assert 'a constant is' in sentence(TypeError, lambda: g['x'] + value)
    assert 'x is' in sentence(TypeError, lambda: g.forward(x=value))
    assert 'dout is' in sentence(TypeError, lambda: g.backward(value))
    assert g['x'].value == 3 and len(g.nodes) == 1


@pytest.mark.parametrize('value', [float('nan'), np.array([1.0, np.nan])])
def test_nan(value):
    assert 'x holds NaN' in sentence(ValueError, lambda: Graph(x=value))
    g = Graph(x=3.0)
    assert 'x holds NaN' in sentence(ValueError, lambda: g.forward(x=value))
    assert 'dout holds NaN' in sentence(ValueError, lambda: g.backward(value))


def test_a_name_that_is_taken():
    g = Graph(x=3.0)
    assert 'the graph has a x already; choose another name' in sentence(ValueError, lambda: g.input('x', 1))
    assert 'choose another name' in sentence(ValueError, lambda: g.apply(Double(), g['x'], name='x'))
    assert len(g.nodes) == 1


def test_a_name_that_is_not_there():
    g = Graph(x=3.0, y=2.0)
    assert 'no node is called z; there are x, y' in sentence(KeyError, lambda: g['z'])
    assert 'no node is called z' in sentence(KeyError, lambda: g.forward(z=1))


def test_what_is_computed_is_no_input():
    g = Graph(x=3.0)
    g.apply(Double(), g['x'], name='y')
    assert 'y is computed and not an input' in sentence(ValueError, lambda: g.forward(y=1))


def test_nodes_of_two_graphs():
    g, other = Graph(x=3.0), Graph(x=3.0)
    for action in (lambda: g['x'] + other['x'], lambda: g.backward(output=other['x']),
                   lambda: setattr(g, 'output', other['x'])):
        assert 'these nodes belong to different graphs' in sentence(ValueError, action)
    assert len(g.nodes) == len(other.nodes) == 1


def test_an_empty_graph():
    assert 'the graph is empty' in sentence(ValueError, lambda: Graph().output)


def test_an_upstream_array_of_another_shape():
    g = Graph(x=np.zeros((2, 3)))
    g['x'] * 2
    assert 'has the shape (3,) but the output has (2, 3)' in sentence(ValueError, lambda: g.backward(np.ones(3)))
    h = Graph(x=3.0)
    assert 'has the shape (2,) but the output has ()' in sentence(ValueError, lambda: h.backward([1, 2]))
