"""The four operations, the power, the larger and the smaller: two inputs each. Numbers and arrays alike."""
import math
from functools import wraps

import numpy as np
from numpy import ndarray

from common import guard
from common.guard import NotYetForward


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
        if type(x) is ndarray or type(y) is ndarray:
            self.shapes = guard.broadcast(x, y)
        else:
            self.shapes = None
        try:
            return forward(self, x, y)
        except OverflowError:
            raise guard.too_large() from None

    @wraps(backward)
    def backward_arrays(self, dout):
        try:
            shapes = self.shapes
        except AttributeError:
            raise NotYetForward(self) from None
        if shapes is None:
            return backward(self, dout)
        *inputs, out = shapes
        guard.gradient_shape(dout, out)
        return tuple(map(summed_to, inputs, backward(self, dout)))

    layer.forward, layer.backward = forward_arrays, backward_arrays
    return layer


@broadcasting
class AddLayer:
    """x + y"""

    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        dx = dout * 1
        dy = dout * 1
        return dx, dy


@broadcasting
class SubLayer:
    """x - y"""

    def forward(self, x, y):
        return x - y

    def backward(self, dout):
        dx = dout * 1
        dy = dout * -1
        return dx, dy


@broadcasting
class MulLayer:
    """x · y"""

    def forward(self, x, y):
        self.x = x
        self.y = y
        return x * y

    def backward(self, dout):
        dx = dout * self.y
        dy = dout * self.x
        return dx, dy


@broadcasting
class DivLayer:
    """x / y, y not 0"""

    def forward(self, x, y):
        guard.not_zero(y)
        self.x = x
        self.y = y
        return x / y

    def backward(self, dout):
        dx = dout / self.y
        dy = -dx * self.x / self.y
        return dx, dy


def log_or_zero(x):
    """log(x), and 0 where x is not positive."""
    if isinstance(x, ndarray):
        return np.log(np.where(x > 0, x, 1))
    return math.log(x) if x > 0 else 0.0


@broadcasting
class PowLayer:
    """x to the power y. Where x <= 0 there is no derivative with respect to y; it counts as 0."""

    def forward(self, x, y):
        guard.real_power(x, y)
        self.x = x
        self.y = y * 1.0
        return x ** self.y

    def backward(self, dout):
        guard.finite_slope(self.x, self.y)
        exponent = (self.y - 1) * (self.y != 0)
        dx = dout * self.y * self.x ** exponent
        dy = dout * self.x ** self.y * log_or_zero(self.x)
        return dx, dy


@broadcasting
class MaximumLayer:
    """The larger of x and y. Where both are equal there is no derivative; it counts as 0."""

    def forward(self, x, y):
        self.x_wins = np.greater(x, y)
        self.y_wins = np.less(x, y)
        return np.maximum(x, y)

    def backward(self, dout):
        dx = dout * self.x_wins
        dy = dout * self.y_wins
        return dx, dy


@broadcasting
class MinimumLayer:
    """The smaller of x and y. Where both are equal there is no derivative; it counts as 0."""

    def forward(self, x, y):
        self.x_wins = np.less(x, y)
        self.y_wins = np.greater(x, y)
        return np.minimum(x, y)

    def backward(self, dout):
        dx = dout * self.x_wins
        dy = dout * self.y_wins
        return dx, dy
