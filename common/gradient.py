"""Derivatives by differences: slow, simple, and a judge of those that backward computes."""
import inspect

import numpy as np

from common import guard
from common.layers.protocol import as_tuple, parameter_gradients, parts


def default_step(dtype):
    """h: 1e-4 for float64, as in the book; larger for types that round more coarsely (5e-3 for float32)."""
    return max(1e-4, float(np.finfo(dtype).eps) ** (1 / 3))


def numerical_gradient(f, x, h=None):
    """Central differences (f(x + h) - f(x - h)) / 2h of a function with one number as its result.

    x is a number, or an array of floats of any shape; the gradient has its shape. Each element of an array is
    moved in place while f runs (so f may look at the array instead of its argument) and then put back, also
    when f raises an error. h defaults to 1e-4, for float32 arrays to 5e-3.
    """
    guard.function(f)
    guard.takes_inputs(f, ['x'], 'f')
    if h is not None:
        guard.settings(h=h)
    if not isinstance(x, np.ndarray):
        x = guard.movable_number(x)
        h = default_step(float) if h is None else h
        return _slope(x + h, guard.one_number(f(x + h)), x - h, guard.one_number(f(x - h)))
    guard.movable_array(x)
    h = default_step(x.dtype) if h is None else h
    grad, before = np.zeros(x.shape), x.copy()
    for i in np.ndindex(x.shape):
        kept = x[i]
        try:
            x[i] = kept + h
            right, above = float(x[i]), guard.one_number(f(x))
            x[i] = kept - h
            left, below = float(x[i]), guard.one_number(f(x))
        finally:
            x[i] = kept
        grad[i] = _slope(right, above, left, below)
    guard.as_before(x, before)
    return grad


def numerical_gradient_2d(f, X):
    """The gradient of f for each row of X (N, D): f takes one row. A single row (D,) has its own gradient."""
    if np.ndim(X) < 2:
        return numerical_gradient(f, X)
    return np.reshape([numerical_gradient(f, row) for row in X], np.shape(X))


def _slope(right, above, left, below):
    guard.apart(right, left)
    return (above - below) / (right - left)


@guard.reads_lists()
def relative_error(a, b):
    """The largest difference between two gradients, in units of the largest entry of either; inf for unlike shapes."""
    if np.shape(a) != np.shape(b):
        return np.inf
    size = max(np.max(np.abs(a), initial=0), np.max(np.abs(b), initial=0))
    return float(np.max(np.abs(np.subtract(a, b))) / size) if size else 0.0


def gradient_check(network, x, t, h=None):
    """Relative error of `network.gradient` against numerical differentiation: {parameter name: error}.

    The check runs on a float64 copy where the network has `astype`; below about 1e-7 all is well. A large error can
    also mean that a ReLU switches within h of the point: try another h or other data. A parameter without a
    gradient is an error.
    """
    guard.is_network(network, 'params', 'loss', 'gradient')
    if hasattr(network, 'astype'):
        network = network.astype(np.float64)

    def loss(_):
        return guard.one_number(network.loss(x, t), 'loss')

    guard.repeatable(loss(0), loss(0), 'loss')
    grads = guard.gradients_of(network.params, network.gradient(x, t))
    grads = {name: np.array(grads[name]) for name in network.params}
    return {name: relative_error(grad, numerical_gradient(loss, network.params[name], h))
            for name, grad in grads.items()}


def layer_check(layer, *inputs, dout=None, h=None):
    """Relative error of `layer.backward` against numerical differentiation: {input or parameter name: error}.

    The inputs are copied, numbers and floats as float64; labels stay whole numbers. dout, in the shape of the output,
    is drawn at random unless it is given: with dout = 1 everywhere many mistakes stay hidden. Parameters are
    attributes W with a gradient dW, those of layers inside it included: {'affine.W': error}. What has no derivative
    after backward is an error, targets t and constants self._c excepted.
    """
    guard.is_layer(layer)
    guard.takes(layer, inputs)
    names = _input_names(layer.forward, len(inputs))
    inputs = [_floats(np.asarray(guard.values(x, name=name))) for x, name in zip(inputs, names)]
    before, held = [x.copy() for x in inputs], _held(layer)

    def run(method, *given):
        try:
            return getattr(layer, method)(*given)
        except AttributeError as error:
            raise guard.never_set(layer, error, method) from None

    def forward():
        return guard.result(run('forward', *inputs), layer)

    def loss(_):
        return np.sum(dout * forward())

    out = np.array(forward())
    guard.untouched(layer, 'forward', inputs, before)
    guard.not_empty(out)
    guard.repeatable(out, forward(), type(layer).__name__)
    if dout is None:
        dout = np.random.RandomState(0).uniform(0.5, 1.5, np.shape(out))
    grads = as_tuple(run('backward', np.array(dout)))
    guard.untouched(layer, 'backward', inputs, before)
    guard.gradients(layer, inputs, grads)
    found = {name: (x, dx) for name, x, dx in zip(names, inputs, grads) if dx is not None}
    found.update((name, (getattr(layer, name), np.array(grad))) for name, grad in parameter_gradients(layer).items())
    for path, part in parts(layer)[1:]:
        found.update((path + name, (getattr(part, name), np.array(grad))) for name, grad in parameter_gradients(part).items()
                     if path + name in held)
    have_one = [name for name, x in zip(names, inputs) if x.dtype.kind == 'f' and name != 't'] + _parameters(layer)
    guard.each_has_a_derivative(layer, [name for name in have_one if name not in found])
    guard.each_is_checked(layer, [name for name, x in held.items() if name not in found and _moves(loss, x)])
    for name, (x, dx) in found.items():
        guard.movable_array(x, name)
        guard.gradient_of(name, x, dx)
    return {name: relative_error(dx, numerical_gradient(loss, x, h)) for name, (x, dx) in found.items()}


def _floats(x):
    return np.array(x, dtype=float) if x.ndim == 0 or x.dtype.kind == 'f' else x


def _input_names(forward, count):
    """x, y as forward calls them; inputs of a *xs are counted, xs0, xs1."""
    names = []
    for name, parameter in inspect.signature(forward).parameters.items():
        rest = range(count - len(names)) if parameter.kind is parameter.VAR_POSITIONAL else ['']
        names += [f'{name}{i}' for i in rest]
    return names


def _held(layer):
    """{name: array of floats} that a layer, or one inside it, is made of; what its name calls private is its own affair."""
    kept = {path + name: value for path, part in parts(layer) for name, value in getattr(part, '__dict__', {}).items()
            if not name.startswith('_')}
    for name, value in list(kept.items()):
        if isinstance(value, list):
            kept.update((f'{name}[{i}]', each) for i, each in enumerate(value))
    return {name: x for name, x in kept.items() if isinstance(x, np.ndarray) and x.dtype.kind == 'f' and x.flags.writeable}


def _moves(loss, x):
    """Whether the loss changes with an array; it is put back."""
    kept, here = x.copy(), loss(x)
    try:
        x += np.random.RandomState(0).uniform(0.1, 0.2, x.shape)
        return loss(x) != here
    finally:
        x[...] = kept


def _parameters(layer):
    """What a layer is made of and keeps under the same name, where these are arrays of floats: W, b."""
    kept = {name: getattr(layer, name, None) for name in inspect.signature(type(layer)).parameters}
    return [name for name, array in kept.items() if isinstance(array, np.ndarray) and array.dtype.kind == 'f']
