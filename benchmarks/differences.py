"""The gradient of a whole network by differences, fast because computation is local.

Moving W[i, j] by h moves column j of x·W + b by h·x[:, i], and moving b[j] moves it by h; no other column notices.
So the moved outputs of an Affine layer are written down at once, one batch for each weight of a column, and only the
layers behind it run. `common.gradient` needs two forward passes through everything for each parameter instead.
"""
import numpy as np

from common import guard
from common.functions import log_softmax, one_hot
from common.language import say
from common.layers import Affine


def differences(network, x, t, h=1e-5):
    """Central differences for every parameter, in float64: {'W1': …, 'b1': …, 'W2': …, 'b2': …}.

    The network is a chain of layers that ends in SoftmaxWithLoss, and the parameters belong to Affine layers.
    """
    guard.not_empty(x)
    network = network.astype(np.float64)
    x = network.scaled(x)
    layers = list(network.layers.values())
    t = one_hot(t, like=network.predict(x))
    name_of = {id(array): name for name, array in network.params.items()}
    grads = {}
    for place, layer in enumerate(layers):
        out = layer.forward(x)
        if type(layer) is Affine:
            slopes = _slopes(x, out, layers[place + 1:], t, h)
            grads[name_of[id(layer.W)]], grads[name_of[id(layer.b)]] = slopes[:-1], slopes[-1]
        x = out
    if grads.keys() != network.params.keys():
        raise TypeError(say('这里只认识 Affine 层里的参数：别的网络请用 gradient_check。',
                            'only parameters of Affine layers are known here; use gradient_check for other networks.'))
    return grads


def _slopes(x, out, behind, t, h):
    """Slopes of the loss for W, and below it for b, whose input is always 1: (rows of W + 1, columns of W)."""
    inputs = np.vstack([x.T, np.ones(len(x))])
    lit = inputs.any(axis=1)            # a weight whose inputs are all 0 moves nothing
    step = h * inputs[lit].reshape(-1)
    moved = np.tile(out, (np.count_nonzero(lit), 1))
    slopes = np.zeros((len(inputs), out.shape[1]))
    for j, column in enumerate(moved.T):
        kept = column.copy()
        column += step
        above = _losses(moved, behind, t)
        column[:] = kept - step
        below = _losses(moved, behind, t)
        column[:] = kept
        slopes[lit, j] = (above - below) / (2 * h)
    return slopes


def _losses(x, layers, t):
    """The loss of each batch of rows; the batches lie one below the other and share the targets t."""
    for layer in layers:
        x = layer.forward(x)
    log_y = log_softmax(x).reshape(-1, *t.shape)
    return -np.sum(t * log_y, axis=(1, 2)) / len(t)
