"""All parameters of a network by differences at once: the same numbers as one after the other."""
import numpy as np
import pytest

from benchmarks.differences import differences
from common import language
from common.gradient import numerical_gradient, relative_error
from common.layers import Affine
from common.network import TwoLayerNet

RANDOM = np.random.RandomState(0)
X, T = RANDOM.rand(4, 5), np.array([0, 2, 1, 1])
H = 1e-5


def two_layers(**options):
    return TwoLayerNet(5, 6, 3, weight_init_std=0.5, seed=1, **options)


def one_by_one(network, x, t):
    return {name: numerical_gradient(lambda _: network.loss(x, t), array, H) for name, array in network.params.items()}


@pytest.mark.parametrize('activation', ['relu', 'sigmoid'])
@pytest.mark.parametrize('t', [T, np.eye(3)[T]], ids=['labels', 'one-hot'])
def test_at_once_is_the_same_as_one_by_one(activation, t):
    network = two_layers(activation=activation)
    at_once, expected = differences(network, X, t, H), one_by_one(network, X, t)
    assert list(at_once) == list(expected)
    assert all(relative_error(at_once[name], expected[name]) < 1e-9 for name in expected)


def test_backpropagation_finds_the_same_gradient():
    network = two_layers()
    numerical = differences(network, X, T)
    assert all(relative_error(grad, numerical[name]) < 1e-9 for name, grad in network.gradient(X, T).items())


def test_a_weight_of_a_dark_pixel_moves_nothing():
    x = X.copy()
    x[:, 2] = 0
    slopes = differences(two_layers(), x, T)['W1']
    assert not slopes[2].any() and slopes[[0, 1, 3, 4]].any(axis=1).all()


def test_a_float32_network_on_images_of_bytes_is_checked_in_float64():
    images = RANDOM.randint(0, 256, (4, 5)).astype(np.uint8)
    network = two_layers(dtype=np.float32)
    numerical = differences(network, images, T)
    exact = network.astype(np.float64).gradient(images, T)
    assert all(relative_error(exact[name], numerical[name]) < 1e-9 for name in exact)


def test_the_network_is_left_as_it_was():
    network = two_layers()
    before = {name: array.copy() for name, array in network.params.items()}
    differences(network, X, T)
    assert all(np.array_equal(network.params[name], array) for name, array in before.items())


def test_a_wrong_backward_is_found(monkeypatch):
    right = Affine.backward

    def forgets_the_bias(self, dout, need_dx=True):
        dx = right(self, dout, need_dx)
        self.db = self.db * 1.1
        return dx

    monkeypatch.setattr(Affine, 'backward', forgets_the_bias)
    network = two_layers()
    grads, numerical = network.gradient(X, T), differences(network, X, T)
    assert {name for name in grads if relative_error(grads[name], numerical[name]) > 0.05} == {'b1', 'b2'}


@pytest.mark.parametrize('lang, sentence', [('en', 'use gradient_check for other networks'), ('zh', '请用 gradient_check')])
def test_parameters_of_other_layers_are_refused(lang, sentence):
    class Mine(Affine):
        pass

    language.use(lang)
    network = two_layers()
    network.layers['Affine1'] = Mine(network.params['W1'], network.params['b1'])
    network.astype = lambda dtype: network
    with pytest.raises(TypeError, match=sentence):
        differences(network, X, T)


def test_an_empty_batch_is_refused():
    with pytest.raises(ValueError, match='this batch is empty'):
        differences(two_layers(), X[:0], T[:0])
