"""Elementary functions of one input. Arrays are taken element by element."""
import numpy as np

from common import guard
from common.guard import forward_first


@forward_first
class ExpLayer:
    def forward(self, x):
        guard.small_enough_for_exp(x)
        self.out = np.exp(x)
        return self.out

    def backward(self, dout):
        return dout * self.out


@forward_first
class LogLayer:
    """Natural logarithm, x > 0."""

    def forward(self, x):
        guard.positive(x)
        self.x = x
        return np.log(x)

    def backward(self, dout):
        return dout / self.x


@forward_first
class ReciprocalLayer:
    """1 / x, x not 0"""

    def forward(self, x):
        guard.not_zero(x)
        self.out = 1 / x
        return self.out

    def backward(self, dout):
        return -dout * self.out ** 2


@forward_first
class SinLayer:
    def forward(self, x):
        self.x = x
        return np.sin(x)

    def backward(self, dout):
        return dout * np.cos(self.x)


@forward_first
class CosLayer:
    def forward(self, x):
        self.x = x
        return np.cos(x)

    def backward(self, dout):
        return -dout * np.sin(self.x)


@forward_first
class TanhLayer:
    def forward(self, x):
        self.out = np.tanh(x)
        return self.out

    def backward(self, dout):
        return dout * (1 - self.out ** 2)


@forward_first
class AbsLayer:
    """|x|. At 0 there is no derivative; it counts as 0."""

    def forward(self, x):
        self.x = x
        return np.abs(x)

    def backward(self, dout):
        return dout * np.sign(self.x)
