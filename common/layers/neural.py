"""The layers of a neural network. Rows are samples: x is (N, columns)."""
import numpy as np

from common import guard
from common.functions import log_softmax, one_hot, sigmoid, zero_where
from common.layers.shapes import elementwise, of_arrays, of_rows


@elementwise
class ReLU:
    """x where x > 0, else 0. At 0 there is no derivative; it counts as 0."""

    def forward(self, x):
        self.mask = x <= 0
        return zero_where(self.mask, x)

    def backward(self, dout):
        dx = zero_where(self.mask, dout)
        return dx


@elementwise
class Sigmoid:
    """1 / (1 + exp(-x)). Backward needs the output only: y(1 - y)."""

    def forward(self, x):
        self.out = sigmoid(x)
        return self.out

    def backward(self, dout):
        dx = dout * self.out * (1 - self.out)
        return dx


@of_arrays
@of_rows
class Affine:
    """Y = X·W + b. X (N, D), W (D, M), b (M,) → Y (N, M). Backward keeps dW and db, and returns dx.

    Images (N, …) are laid flat, one row each, and dx comes in their shape; a single sample is a row (D,). The first
    layer of a network that learns is not asked for dx, which would be the gradient of its data.
    """

    def __init__(self, W, b):
        guard.weights(W, b)
        self.W = W
        self.b = b

    def forward(self, x):
        guard.matrix_product(x, self.W)
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout, need_dx=True):
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0)
        if need_dx:
            dx = np.dot(dout, self.W.T)
            return dx


@of_arrays
class SoftmaxWithLoss:
    """Mean cross-entropy error of softmax(x). x (N, classes); t labels (N,) or one-hot (N, classes).

    Loss and gradient agree to the last digit: no small number is added inside the logarithm.
    """

    def forward(self, x, t):
        log_y = log_softmax(np.atleast_2d(x))
        self.y = np.exp(log_y).reshape(np.shape(x))
        self.t = one_hot(t, like=self.y)
        self.loss = -np.sum(self.t * log_y) / len(log_y)
        guard.loss_is_number(self.loss)
        return self.loss

    def backward(self, dout=1):
        batch_size = len(np.atleast_2d(self.y))
        dx = dout * (self.y - self.t) / batch_size
        return dx


Relu = ReLU
