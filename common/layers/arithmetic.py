"""The four operations and the power: two inputs each. Numbers and arrays alike."""
import numpy as np

from common import guard
from common.guard import ForwardFirst


def summed_to(shape, dx):
    """The gradient of an input that broadcasting copied: the sum over its copies, in the input's shape."""
    if np.shape(dx) == shape:
        return dx
    dx = np.sum(dx, axis=tuple(range(np.ndim(dx) - len(shape))))
    return np.sum(dx, axis=tuple(i for i, size in enumerate(shape) if size == 1), keepdims=True)


def broadcasting(layer):
    """Lets a layer of two numbers take arrays: what forward copies to make the shapes fit, backward adds up."""
    forward, backward = layer.forward, layer.backward

    def forward_arrays(self, x, y):
        self.shapes = None
        if type(x) is np.ndarray or type(y) is np.ndarray:
            self.shapes = guard.broadcast(x, y)
        return forward(self, x, y)

    def backward_arrays(self, dout):
        if self.shapes is None:
            return backward(self, dout)
        *shapes, out = self.shapes
        guard.gradient_shape(dout, out)
        return tuple(map(summed_to, shapes, backward(self, dout)))

    layer.forward, layer.backward = forward_arrays, backward_arrays
    return layer


@broadcasting
class AddLayer(ForwardFirst):
    """x + y"""

    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        dx = dout * 1
        dy = dout * 1
        return dx, dy


@broadcasting
class SubLayer(ForwardFirst):
    """x - y"""

    def forward(self, x, y):
        return x - y

    def backward(self, dout):
        dx = dout * 1
        dy = dout * -1
        return dx, dy


@broadcasting
class MulLayer(ForwardFirst):
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
class DivLayer(ForwardFirst):
    """x / y, y not 0"""

    def forward(self, x, y):
        guard.not_zero(y)
        self.x = x
        self.y = y
        return x / y

    def backward(self, dout):
        dx = dout / self.y
        dy = -dout * self.x / self.y ** 2
        return dx, dy


@broadcasting
class PowLayer(ForwardFirst):
    """x to the power y. Where x <= 0 there is no derivative with respect to y; it counts as 0."""

    def forward(self, x, y):
        guard.real_power(x, y)
        self.x = x
        self.y = y
        return x ** y

    def backward(self, dout):
        guard.finite_slope(self.x, self.y)
        exponent = (self.y - 1.0) * (self.y != 0)
        dx = dout * self.y * self.x ** exponent
        dy = dout * self.x ** self.y * np.log(np.where(np.greater(self.x, 0), self.x, 1))
        return dx, dy
