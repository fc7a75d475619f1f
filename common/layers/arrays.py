"""Many numbers become fewer: sums, means, largest and smallest, products, and the matrix product."""
import numpy as np

from common import guard
from common.layers.shapes import of_arrays


@of_arrays
class SumLayer:
    """Sum over all elements, or along one axis or several. Forward adds up, backward copies."""

    def __init__(self, axis=None, keepdims=False):
        self.axis, self.keepdims = axis, keepdims

    def forward(self, x):
        guard.axis(x, self.axis)
        self.shape = np.shape(x)
        return np.sum(x, axis=self.axis, keepdims=self.keepdims)

    def backward(self, dout):
        if self.axis is not None and not self.keepdims:
            dout = np.expand_dims(dout, self.axis)
        return np.broadcast_to(dout, self.shape) * 1


class MeanLayer(SumLayer):
    """Mean of all elements, or along one axis or several: a sum over n numbers, divided by n."""

    def forward(self, x):
        out = super().forward(x)
        guard.not_empty(x)
        self.n = np.size(x) / np.size(out)
        return out / self.n

    def backward(self, dout):
        return super().backward(dout) / self.n


@of_arrays
class MaxLayer:
    """The largest of all elements, or along one axis or several. Where many are equal it has no derivative; it counts as 0."""

    pick = staticmethod(np.max)

    def __init__(self, axis=None, keepdims=False):
        self.axis, self.keepdims = axis, keepdims

    def forward(self, x):
        guard.not_empty(x)
        guard.axis(x, self.axis)
        out = self.pick(x, axis=self.axis, keepdims=True)
        wins = np.equal(x, out)
        self.wins = wins & (np.sum(wins, axis=self.axis, keepdims=True) == 1)
        return out if self.keepdims else np.squeeze(out, self.axis)[()]

    def backward(self, dout):
        if self.axis is not None and not self.keepdims:
            dout = np.expand_dims(dout, self.axis)
        return dout * self.wins


class MinLayer(MaxLayer):
    """The smallest of all elements, or along one axis or several."""

    pick = staticmethod(np.min)


@of_arrays
class ProdLayer:
    """Product of all elements, or along one axis or several. The derivative of each is the product of all the others."""

    def __init__(self, axis=None, keepdims=False):
        self.axis, self.keepdims = axis, keepdims

    def forward(self, x):
        guard.axis(x, self.axis)
        self.x = np.asarray(x) * 1.0        # products of whole numbers soon need more than 64 bits
        return np.prod(self.x, axis=self.axis, keepdims=self.keepdims)

    def backward(self, dout):
        if self.axis is not None and not self.keepdims:
            dout = np.expand_dims(dout, self.axis)
        return dout * others(self.x, self.axis)


def others(x, axis):
    """For each element the product of all others along the axis (or several): of those before it, times those behind it."""
    axes = tuple(range(x.ndim)) if axis is None else tuple(np.ravel(axis))
    moved = np.moveaxis(x, axes, range(len(axes)))
    x = moved.reshape(-1, *moved.shape[len(axes):])
    before, behind = np.ones_like(x), np.ones_like(x)
    before[1:] = np.cumprod(x[:-1], axis=0)
    behind[:-1] = np.cumprod(x[:0:-1], axis=0)[::-1]
    return np.moveaxis((before * behind).reshape(moved.shape), range(len(axes)), axes)


@of_arrays
class DotLayer:
    """The matrix product X·W: X (N, D), W (D, M) → (N, M). A single row X (D,) or a single column W (D,) will do."""

    def forward(self, X, W):
        guard.matrix_product(X, W)
        self.X = X
        self.W = W
        return np.dot(X, W)

    def backward(self, dout):
        X, W = rows(self.X), columns(self.W)
        dout = np.reshape(dout, (len(X), len(W.T)))
        dX = np.dot(dout, W.T)
        dW = np.dot(X.T, dout)
        return dX.reshape(self.X.shape), dW.reshape(self.W.shape)


def rows(X):
    """X as a matrix: a single row (D,) becomes (1, D)."""
    return np.atleast_2d(X)


def columns(W):
    """W as a matrix: a single column (D,) becomes (D, 1)."""
    return np.reshape(W, (len(W), -1))
