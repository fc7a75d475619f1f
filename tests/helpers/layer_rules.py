"""What every layer must pass: its independent twin, its numerical twin, its types, and clean hands."""
import autograd
import autograd.numpy as anp
import numpy as np

from common.gradient import layer_check, relative_error

RANDOM = np.random.RandomState(0)


def draw(shape, low=0.5, high=2.0):
    """Random numbers in a range, a plain number for the shape ()."""
    return RANDOM.uniform(low, high, shape) if shape else float(RANDOM.uniform(low, high))


def as_tuple(grads):
    return grads if isinstance(grads, tuple) else (grads,)


def shapes_of(values):
    return [np.shape(value) for value in values]


def independent_gradients(function, inputs, dout):
    """Gradients by HIPS autograd; function(np, *inputs) is written for any numpy."""
    inputs = [np.asarray(x, dtype=float)[()] for x in inputs]
    return [autograd.make_vjp(lambda *x: function(anp, *x), i)(*inputs)[0](np.asarray(dout, dtype=float)[()])
            for i in range(len(inputs))]


def check_independent(layer, function, *inputs):
    """Forward is the function, and backward what an independent program makes of it."""
    out = layer.forward(*inputs)
    assert np.shape(out) == np.shape(function(np, *inputs))
    assert np.allclose(out, function(np, *inputs), rtol=1e-14, atol=0)
    dout = draw(np.shape(out))
    grads = as_tuple(layer.backward(dout))
    expected = independent_gradients(function, inputs, dout)
    assert shapes_of(grads) == shapes_of(inputs)
    for grad, other in zip(grads, expected):
        assert relative_error(grad, other) < 1e-13


def check_numerical(layer, *inputs):
    """Backward agrees with differences, for every input."""
    errors = layer_check(layer, *inputs, h=1e-5)
    assert len(errors) == len(inputs)
    assert max(errors.values()) < 1e-8


def check_float32(layer, *inputs):
    """Arrays of float32 give outputs and gradients of float32, close to those of float64."""
    small = [np.asarray(x, dtype=np.float32) if np.ndim(x) else x for x in inputs]
    out = layer.forward(*small)
    dout = np.ones(np.shape(out), np.float32)[()]
    grads = as_tuple(layer.backward(dout))
    assert {np.asarray(value).dtype for value in (out, *grads)} == {np.dtype(np.float32)}
    layer.forward(*inputs)
    for grad, large in zip(grads, as_tuple(layer.backward(dout))):
        assert relative_error(grad, large) < 1e-5


def check_clean_hands(layer, *inputs):
    """Neither forward nor backward writes into what it is given, nor hands dout itself on, nor wears out."""
    inputs = [read_only(x) for x in inputs]
    out = layer.forward(*inputs)
    dout = read_only(draw(np.shape(out)))
    first = as_tuple(layer.backward(dout))
    for dx in first:
        assert not np.shares_memory(dx, dout)
        for x in inputs:
            assert not np.shares_memory(dx, x)
    for dx, again in zip(first, as_tuple(layer.backward(dout))):
        assert np.array_equal(dx, again)


def read_only(x):
    if np.ndim(x):
        x = x.copy()
        x.flags.writeable = False
    return x
