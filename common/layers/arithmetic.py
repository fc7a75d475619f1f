"""The four operations, the power, the larger and the smaller: two inputs each. Numbers and arrays alike."""
import math

import numpy as np
from numpy import ndarray

from common import guard
from common.layers.shapes import broadcasting


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
