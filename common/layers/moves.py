"""Numbers go to other places: parts, the transpose, another shape, several arrays in one. Backward puts gradients back."""
import numpy as np

from common import guard
from common.layers.shapes import of_arrays


@of_arrays
class TransposeLayer:
    """Rows become columns, or the axes come in the order that is given; backward turns them back."""

    def __init__(self, axes=None):
        self.axes = axes

    def forward(self, x):
        guard.order_of_axes(x, self.axes)
        return np.transpose(x, self.axes)

    def backward(self, dout):
        back = None if self.axes is None else np.argsort(np.mod(self.axes, np.ndim(dout)))
        return np.transpose(dout, back)


@of_arrays
class ReshapeLayer:
    """The same numbers in another shape, (2, 3) or -1 for whatever is left; backward in the shape before."""

    def __init__(self, shape):
        self.new = shape

    def forward(self, x):
        self.old = np.shape(x)
        return guard.reshaped(x, self.new)

    def backward(self, dout):
        return np.reshape(dout, self.old) * 1


@of_arrays
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


@of_arrays
class StackLayer:
    """Several arrays of one shape, or numbers, side by side along a new axis."""

    def __init__(self, axis=0):
        self.axis = axis

    def forward(self, *xs):
        guard.alike(xs)
        guard.axis(xs[0], self.axis, more=1)
        return np.stack(xs, self.axis)

    def backward(self, dout):
        return tuple(dx[()] * 1 for dx in np.moveaxis(np.asarray(dout), self.axis, 0))


@of_arrays
class ConcatenateLayer:
    """Several arrays one behind the other along an axis that they have."""

    def __init__(self, axis=0):
        self.axis = axis

    def forward(self, *xs):
        if np.ndim(xs[0]):
            guard.axis(xs[0], self.axis)
        guard.alike(xs, self.axis)
        self.ends = np.cumsum([np.shape(x)[self.axis] for x in xs])
        return np.concatenate(xs, self.axis)

    def backward(self, dout):
        return tuple(dx * 1 for dx in np.split(dout, self.ends[:-1], self.axis))
