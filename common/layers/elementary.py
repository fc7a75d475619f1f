"""Elementary functions of one input. Arrays are taken element by element."""
import numpy as np

from common import guard
from common.layers.shapes import elementwise


@elementwise
class ExpLayer:
    def forward(self, x):
        guard.small_enough_for_exp(x)
        self.out = np.exp(x)
        return self.out

    def backward(self, dout):
        return dout * self.out


@elementwise
class LogLayer:
    """Natural logarithm, x > 0."""

    def forward(self, x):
        guard.positive(x)
        self.x = x
        return np.log(x)

    def backward(self, dout):
        return dout / self.x


@elementwise
class ReciprocalLayer:
    """1 / x, x not 0"""

    def forward(self, x):
        guard.not_zero(x)
        self.out = 1 / x
        return self.out

    def backward(self, dout):
        return -dout * self.out ** 2


@elementwise
class SinLayer:
    def forward(self, x):
        self.x = x
        return np.sin(x)

    def backward(self, dout):
        return dout * np.cos(self.x)


@elementwise
class CosLayer:
    def forward(self, x):
        self.x = x
        return np.cos(x)

    def backward(self, dout):
        return -dout * np.sin(self.x)


@elementwise
class TanhLayer:
    def forward(self, x):
        self.out = np.tanh(x)
        return self.out

    def backward(self, dout):
        return dout * (1 - self.out ** 2)


@elementwise
class AbsLayer:
    """|x|. At 0 there is no derivative; it counts as 0."""

    def forward(self, x):
        self.x = x
        return np.abs(x)

    def backward(self, dout):
        return dout * np.sign(self.x)


@elementwise
class Log1pLayer:
    """log(1 + x), x > -1: exact also where x is tiny."""

    def forward(self, x):
        guard.positive(1 + x)
        self.x = x
        return np.log1p(x)

    def backward(self, dout):
        return dout / (1 + self.x)


@elementwise
class SinhLayer:
    def forward(self, x):
        guard.small_enough_for_exp(abs(x))
        self.x = x
        return np.sinh(x)

    def backward(self, dout):
        return dout * np.cosh(self.x)


@elementwise
class CoshLayer:
    def forward(self, x):
        guard.small_enough_for_exp(abs(x))
        self.x = x
        return np.cosh(x)

    def backward(self, dout):
        return dout * np.sinh(self.x)


@elementwise
class ArctanLayer:
    def forward(self, x):
        self.x = x
        return np.arctan(x)

    def backward(self, dout):
        return dout / (1 + self.x * self.x)


@elementwise
class ArcsinLayer:
    """The angle in [-π/2, π/2] whose sine is x, -1 < x < 1."""

    def forward(self, x):
        guard.within(x, -1, 1, 'arcsin')
        self.x = x
        return np.arcsin(x)

    def backward(self, dout):
        return dout / np.sqrt(1 - self.x * self.x)
