"""Derivatives by differences: slow, simple, and a judge of those that backward computes."""
import inspect

import numpy as np

from common.language import say
from common.layers.protocol import parameter_gradients, shares


def default_step(dtype):
    """h: 1e-4 for float64, as in the book; larger for types that round more coarsely (5e-3 for float32)."""
    return max(1e-4, float(np.finfo(dtype).eps) ** (1 / 3))


def numerical_gradient(f, x, h=None):
    """Central differences (f(x + h) - f(x - h)) / 2h of a function with one number as its result.

    x is a number, or an array of floats of any shape; the gradient has its shape. Each element of an array is
    moved in place while f runs (so f may look at the array instead of its argument) and then put back, also
    when f raises an error. h defaults to 1e-4, for float32 arrays to 5e-3.
    """
    if not isinstance(x, np.ndarray):
        x = _check_number(x)
        h = default_step(float) if h is None else h
        return _slope(x + h, _result(f(x + h)), x - h, _result(f(x - h)))
    _check_array(x)
    h = default_step(x.dtype) if h is None else h
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        kept = x[i]
        try:
            x[i] = kept + h
            right, above = float(x[i]), _result(f(x))
            x[i] = kept - h
            left, below = float(x[i]), _result(f(x))
        finally:
            x[i] = kept
        grad[i] = _slope(right, above, left, below)
    return grad


def _slope(right, above, left, below):
    if right == left:
        raise ValueError(say('h 太小了：{right} 加上或减去它，舍入之后还是同一个数。请用大一些的 h。',
                             'h is too small: {right} is the same number with it and without it; take a larger h.',
                             right=right))
    return (above - below) / (right - left)


def relative_error(a, b):
    """The largest difference between two gradients, in units of the largest entry of either; inf for unlike shapes."""
    if np.shape(a) != np.shape(b):
        return np.inf
    size = max(np.max(np.abs(a), initial=0), np.max(np.abs(b), initial=0))
    return float(np.max(np.abs(np.subtract(a, b))) / size) if size else 0.0


def gradient_check(network, x, t, h=None):
    """Relative error of `network.gradient` against numerical differentiation: {parameter name: error}.

    The check runs on a float64 copy where the network has `astype`; below about 1e-7 all is well. A large error can
    also mean that a ReLU switches within h of the point: try another h or other data.
    """
    if hasattr(network, 'astype'):
        network = network.astype(np.float64)
    grads = {name: np.array(grad) for name, grad in network.gradient(x, t).items()}
    return {name: relative_error(grad, numerical_gradient(lambda _: network.loss(x, t), network.params[name], h))
            for name, grad in grads.items()}


def layer_check(layer, *inputs, dout=None, h=None):
    """Relative error of `layer.backward` against numerical differentiation: {input or parameter name: error}.

    The inputs are copied, numbers and floats as float64; labels stay whole numbers. dout, in the shape of the output,
    is drawn at random unless it is given: with dout = 1 everywhere many mistakes stay hidden. Parameters are
    attributes W with a gradient dW.
    """
    inputs = [_floats(np.asarray(x)) for x in inputs]

    def forward():
        return layer.forward(*[x[()] for x in inputs])

    def loss(_):
        return np.sum(dout * forward())

    out = forward()
    if dout is None:
        dout = np.random.RandomState(0).uniform(0.5, 1.5, np.shape(out))[()]
    grads = shares(layer, dout)
    names = inspect.signature(layer.forward).parameters
    found = [(name, x, dx) for name, x, dx in zip(names, inputs, grads) if dx is not None]
    found += [(name, getattr(layer, name), np.array(grad)) for name, grad in parameter_gradients(layer).items()]
    return {name: relative_error(dx, numerical_gradient(loss, x, h)) for name, x, dx in found}


def _floats(x):
    return np.array(x, dtype=float) if x.ndim == 0 or x.dtype.kind == 'f' else x


def _check_number(x):
    if np.ndim(x) != 0:
        raise TypeError(say('x 是 {kind}：先写 x = np.array(x, dtype=float)。',
                            'x is a {kind}; write x = np.array(x, dtype=float) first.',
                            kind=type(x).__name__))
    return float(x)


def _check_array(x):
    if x.dtype.kind != 'f':
        raise TypeError(say('x 的类型是 {dtype}，加不上小小的 h：先写 x = x.astype(float)。',
                            'x is of type {dtype}, a small h cannot be added to it; write x = x.astype(float) first.',
                            dtype=x.dtype))
    if not x.flags.writeable:
        raise ValueError(say('x 是只读的，没法把元素挪动 h：先写 x = x.copy()。',
                             'x is read-only, its elements cannot be moved by h; write x = x.copy() first.'))


def _result(value):
    if np.size(value) != 1:
        raise ValueError(say('f 的结果形状是 {shape}：要对一个数求梯度，请让 f 返回一个数（比如 np.sum）。',
                             'the result of f has the shape {shape}; let f return one number (np.sum, for example).',
                             shape=np.shape(value)))
    return float(np.reshape(value, ()))
