"""What is done to arrays as wholes: sums, parts, the transpose and the matrix product."""
import numpy as np

from common import guard
from common.guard import forward_first


@forward_first
class SumLayer:
    """Sum over all elements, or along one axis. Forward adds up, backward copies."""

    def __init__(self, axis=None, keepdims=False):
        self.axis, self.keepdims = axis, keepdims

    def forward(self, x):
        self.shape = np.shape(x)
        return np.sum(x, axis=self.axis, keepdims=self.keepdims)

    def backward(self, dout):
        if self.axis is not None and not self.keepdims:
            dout = np.expand_dims(dout, self.axis)
        return np.broadcast_to(dout, self.shape) * 1


class MeanLayer(SumLayer):
    """Mean of all elements, or along one axis: a sum over n numbers, divided by n."""

    def forward(self, x):
        guard.not_empty(x)
        out = super().forward(x)
        self.n = np.size(x) / np.size(out)
        return out / self.n

    def backward(self, dout):
        return super().backward(dout) / self.n


@forward_first
class DotLayer:
    """The matrix product X·W: X (N, D), W (D, M) → (N, M)."""

    def forward(self, X, W):
        guard.batch(X)
        guard.matrix_product(X, W)
        self.X = X
        self.W = W
        return np.dot(X, W)

    def backward(self, dout):
        guard.gradient_shape(dout, (len(self.X), len(self.W.T)))
        dX = np.dot(dout, self.W.T)
        dW = np.dot(self.X.T, dout)
        return dX, dW


class TransposeLayer:
    """Rows become columns; backward turns them back."""

    def forward(self, x):
        return np.transpose(x)

    def backward(self, dout):
        return np.transpose(dout)


@forward_first
class TakeLayer:
    """One element or a part of an array, x[index]; the gradient of all the rest is 0."""

    def __init__(self, index):
        self.index = index

    def forward(self, x):
        guard.part(x, self.index)
        self.shape = np.shape(x)
        return x[self.index]

    def backward(self, dout):
        dx = np.zeros(self.shape, np.result_type(dout))
        np.add.at(dx, self.index, dout)
        return dx
