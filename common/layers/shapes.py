"""What all layers share: lists become arrays, copies of broadcasting are summed, and dout has the shape of the output."""
from functools import wraps
from inspect import signature

import numpy as np
from numpy import ndarray

from common import guard
from common.guard import SINGLE, NotYetForward, not_yet


def summed_to(shape, dx):
    """The gradient of an input that broadcasting copied: the sum over its copies, in the input's shape."""
    if np.shape(dx) == shape:
        return dx
    dx = np.sum(dx, axis=tuple(range(np.ndim(dx) - len(shape))))
    return np.sum(dx, axis=tuple(i for i, size in enumerate(shape) if size == 1), keepdims=True)


def broadcasting(layer):
    """Lets a layer of two numbers take arrays: what forward copies to make the shapes fit, backward adds up."""
    forward, backward = layer.forward, layer.backward

    @wraps(forward)
    def forward_arrays(self, x, y):
        if type(x) is type(y) is float:     # as on most nodes; the checks below take longer
            self.shapes = None
        else:
            x, y = guard.values(x), guard.values(y, name='y')
            self.shapes = guard.broadcast(x, y) if type(x) is ndarray or type(y) is ndarray else None
        try:
            if self.shapes and (type(x) is int or type(y) is int):
                x, y = guard.beside_arrays(x), guard.beside_arrays(y)
            return forward(self, x, y)
        except OverflowError:
            raise guard.too_large() from None

    @wraps(backward)
    def backward_arrays(self, dout):
        try:
            shapes = self.shapes
        except AttributeError:
            if type(self).forward is layer.forward:
                raise NotYetForward(self) from None
            return backward_alone(self, dout)
        if shapes is None:
            return backward(self, dout if type(dout) is float or type(dout) in SINGLE else upstream(dout, ()))
        *inputs, out = shapes
        return tuple(map(summed_to, inputs, backward(self, upstream(dout, out))))

    def backward_alone(self, dout):
        """Of a layer whose forward was written anew: shapes are not known."""
        try:
            return backward(self, upstream(dout, None))
        except AttributeError as error:
            raise not_yet(self, error) from None

    layer.forward, layer.backward = forward_arrays, backward_arrays
    return layer


def elementwise(layer):
    """Lets a layer of one number take arrays, element by element."""
    forward, backward = layer.forward, layer.backward

    @wraps(forward)
    def forward_elements(self, x):
        if type(x) is int:
            x = guard.fitting(x)
        if type(x) in SINGLE:
            self.shape = ()
        else:
            x = guard.values(x, self)
            self.shape = x.shape
        return forward(self, x)

    @wraps(backward)
    def backward_elements(self, dout):
        try:
            if self.shape or type(dout) not in SINGLE:
                dout = upstream(dout, self.shape)
            return backward(self, dout)
        except AttributeError as error:
            raise not_yet(self, error) from None
        except OverflowError:
            raise guard.too_large() from None

    layer.shape = None          # of a layer whose forward was written anew it is not known
    layer.forward, layer.backward = forward_elements, backward_elements
    return layer


def of_arrays(layer):
    """The same for a layer whose output has a shape of its own; it may have several inputs."""
    forward, backward = layer.forward, layer.backward
    names = dict(enumerate(signature(forward).parameters, -1))       # self is not given

    @wraps(forward)
    def forward_values(self, *inputs):
        try:
            out = forward(self, *[guard.values(x, self, names.get(i, 'x')) for i, x in enumerate(inputs)])
        except AttributeError as error:
            raise guard.never_set(self, error, 'forward') from None
        self.out_shape = getattr(out, 'shape', ())
        return out

    @wraps(backward)
    def backward_values(self, dout=1, *options, **named):
        try:
            return backward(self, upstream(dout, self.out_shape), *options, **named)
        except AttributeError as error:
            raise not_yet(self, error) from None

    layer.out_shape = None
    layer.forward, layer.backward = forward_values, backward_values
    return layer


def of_rows(layer):
    """Lets a layer of a matrix, one sample a row, take images (N, …), laid flat, and a single sample (D,)."""
    forward, backward = layer.forward, layer.backward

    @wraps(forward)
    def forward_rows(self, x):
        self.given = np.shape(x)
        if len(self.given) > 2:
            guard.images(x, self.W)
            return forward(self, np.reshape(x, (len(x), -1)))
        return forward(self, x[None])[0] if len(self.given) == 1 else forward(self, x)

    @wraps(backward)
    def backward_rows(self, dout, *options, **named):
        given = self.given
        dx = backward(self, dout[None] if len(given) == 1 else dout, *options, **named)
        return dx if dx is None else dx.reshape(given)

    layer.forward, layer.backward = forward_rows, backward_rows
    return layer


def upstream(dout, shape):
    """dout in the shape of the output, if that is known; a list becomes an array."""
    if type(dout) in SINGLE and shape == ():
        return dout
    dout = guard.values(dout, name='dout')
    if shape is not None:
        guard.gradient_shape(dout, shape)
    return dout
