"""A thousand random cases for each layer: backward is right to 1e-7, apart from the corners where there is no derivative.

Each case draws shapes, numbers, an upstream gradient and a direction. What backward says of a small step in that
direction is held against differences of four forward passes, so one case costs no more than they do.
"""
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from common import layers
from common.layers import Affine, SoftmaxWithLoss
from common.layers.protocol import shares

STEP, ALLOWED = 1e-3, 1e-7
SHAPES = [(), (1,), (3,), (2, 1), (1, 3), (2, 3), (4, 2, 3)]
ANY, POSITIVE, INSIDE = (-3.0, 3.0), (0.4, 3.0), (-0.9, 0.9)
ONE = {'ExpLayer': ANY, 'LogLayer': POSITIVE, 'Log1pLayer': (-0.5, 3.0), 'ReciprocalLayer': POSITIVE, 'SinLayer': ANY,
       'CosLayer': ANY, 'TanhLayer': ANY, 'SinhLayer': ANY, 'CoshLayer': ANY, 'ArctanLayer': ANY, 'ArcsinLayer': INSIDE,
       'AbsLayer': ANY, 'ReLU': ANY, 'Sigmoid': ANY}
TWO = {'AddLayer': ANY, 'SubLayer': ANY, 'MulLayer': ANY, 'DivLayer': POSITIVE, 'PowLayer': POSITIVE, 'MaximumLayer': ANY,
       'MinimumLayer': ANY}
ALONG = ['SumLayer', 'MeanLayer', 'MaxLayer', 'MinLayer', 'ProdLayer']


class AffineOfAll:
    """Affine as a layer of three inputs: its parameters are two of them."""

    def forward(self, x, W, b):
        self.affine = Affine(W, b)
        return self.affine.forward(x)

    def backward(self, dout):
        dx = self.affine.backward(dout)
        return dx, self.affine.dW, self.affine.db


class LossOf(SoftmaxWithLoss):
    """The loss for targets that are given."""

    def __init__(self, t):
        self.targets = t

    def forward(self, x):
        return super().forward(x, self.targets)


def one(name):
    return lambda r: (getattr(layers, name)(), [numbers(r, shape(r), ONE[name])])


def two(name):
    def draw(r):
        x, y = shape(r), shape(r)
        while not fit(x, y):
            y = shape(r)
        return getattr(layers, name)(), [numbers(r, x, TWO[name]), numbers(r, y, TWO[name])]
    return draw


def along(name):
    def draw(r):
        x = shape(r)
        axis = [None, *range(-len(x), len(x))][r.randint(2 * len(x) + 1)]
        return getattr(layers, name)(axis, bool(r.randint(2))), [numbers(r, x, ANY)]
    return draw


def dot(r):
    n, inner, m = r.randint(1, 5, 3)
    X, W = [((n, inner), (inner, m)), ((inner,), (inner, m)), ((n, inner), (inner,)), ((inner,), (inner,))][r.randint(4)]
    return layers.DotLayer(), [numbers(r, X, ANY), numbers(r, W, ANY)]


def affine(r):
    n, inner, m = r.randint(1, 5, 3)
    x = [(n, inner), (inner,), (n, 1, inner), (n, inner, 1, 1)][r.randint(4)]
    return AffineOfAll(), [numbers(r, x, ANY), numbers(r, (inner, m), ANY), numbers(r, (m,), ANY)]


def loss(r):
    n, classes = r.randint(1, 5), r.randint(1, 6)
    t = r.randint(0, classes, n)
    soft = r.dirichlet(np.ones(classes), n)
    return LossOf([t, t[:, None], np.eye(classes)[t], soft][r.randint(4)]), [numbers(r, (n, classes), ANY)]


def take(r):
    x = SHAPES[r.randint(1, len(SHAPES))]
    index = [0, -1, slice(None, None, 2), ..., None, r.randint(0, x[0], 3), r.rand(*x) > 0.4][r.randint(7)]
    return layers.TakeLayer(index), [numbers(r, x, ANY)]


def reshape(r):
    x = shape(r)
    return layers.ReshapeLayer([-1, x[::-1], (1, *x), (-1, 1)][r.randint(4)]), [numbers(r, x, ANY)]


def transpose(r):
    x = shape(r)
    return layers.TransposeLayer([None, tuple(r.permutation(len(x)))][r.randint(2)]), [numbers(r, x, ANY)]


def stack(r):
    x = shape(r)
    return layers.StackLayer(r.randint(-1, len(x) + 1)), [numbers(r, x, ANY) for _ in range(r.randint(1, 4))]


def concatenate(r):
    x = SHAPES[r.randint(1, len(SHAPES))]
    axis = r.randint(-len(x), len(x))
    along = [(*x[:axis], n, *x[axis:][1:]) for n in r.randint(1, 4, r.randint(1, 4))]
    return layers.ConcatenateLayer(axis), [numbers(r, each, ANY) for each in along]


KINDS = {**{name: one(name) for name in ONE}, **{name: two(name) for name in TWO}, **{name: along(name) for name in ALONG},
         'DotLayer': dot, 'TakeLayer': take, 'ReshapeLayer': reshape, 'TransposeLayer': transpose, 'StackLayer': stack,
         'ConcatenateLayer': concatenate, 'Affine': affine, 'SoftmaxWithLoss': loss}


def shape(r):
    return SHAPES[r.randint(len(SHAPES))]


def fit(x, y):
    return all(m == n or 1 in (m, n) for m, n in zip(x[::-1], y[::-1]))


def numbers(r, shape, limits):
    return r.uniform(*limits, shape)


def test_every_layer_is_tried_here():
    assert {name for name in vars(layers) if name.endswith('Layer')} <= KINDS.keys()


def wrong_by(kind, seed):
    """How far backward is from differences in one case, in units of what it adds up; 0 next to a corner."""
    r = np.random.RandomState(seed)
    layer, inputs = KINDS[kind](r)
    out = layer.forward(*inputs)
    dout, direction = r.uniform(0.5, 1.5, np.shape(out)), [r.uniform(-1, 1, x.shape) for x in inputs]
    terms = np.concatenate([np.ravel(dx * v) for dx, v in zip(shares(layer, dout), direction)])
    size = np.sum(np.abs(terms)) + 1e-3

    def at(step):
        return np.sum(dout * layer.forward(*[x + step * v for x, v in zip(inputs, direction)]))

    here, right, left, far_right, far_left = map(at, (0, STEP, -STEP, 2 * STEP, -2 * STEP))
    bend, wider = right - 2 * here + left, far_right - 2 * here + far_left
    if abs(wider - 4 * bend) > 1e-8 * size:         # a corner bends half as much over twice the way
        return 0
    slope = (8 * (right - left) - (far_right - far_left)) / (12 * STEP)
    return abs(terms.sum() - slope) / size


@pytest.mark.parametrize('kind', KINDS)
def test_backward_is_right_to_seven_digits(kind):
    @settings(max_examples=100)
    @given(st.integers(0, 2 ** 32 - 11))
    def ten_cases(seed):
        for each in range(seed, seed + 10):
            assert wrong_by(kind, each) < ALLOWED, each

    ten_cases()


def test_a_derivative_that_is_wrong_by_a_millionth_is_noticed(monkeypatch):
    backward = layers.SinLayer.backward
    monkeypatch.setattr(layers.SinLayer, 'backward', lambda self, dout: backward(self, dout) * (1 + 1e-6))
    assert np.median([wrong_by('SinLayer', seed) for seed in range(50)]) > ALLOWED
