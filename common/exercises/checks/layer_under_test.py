"""A class under examination: what goes in, and what a right layer would hand back."""
import inspect

import numpy as np

from common.exercises.checks.array import as_array, same
from common.exercises.checks.function import copies
from common.gradient import numerical_gradient
from common.graph.what_if import as_tuple


class Trial:
    """made    the reader's class; init, inputs: the arguments of its constructor and of its forward
    like    a class that is right, or None: then differences of the reader's own forward are the judge
    """

    def __init__(self, made, like, init, inputs):
        self.made, self.like, self.init, self.inputs = made, like, init, inputs
        self.names = list(inspect.signature(made.forward).parameters)[1:]

    def new(self):
        return self.made(*copies(self.init))

    def after_forward(self, inputs=None):
        """A new layer that has run forward."""
        layer = self.new()
        layer.forward(*copies(self.inputs if inputs is None else inputs))
        return layer

    def expect(self, inputs=None):
        inputs = self.inputs if inputs is None else inputs
        return Expected(self.like(*copies(self.init)) if self.like else ByDifferences(self.new), inputs)

    def named(self, expected):
        """The numbers that a reader could have taken, by name: inputs, upstream, what the layer was made with."""
        made_with = dict(zip(inspect.signature(self.made).parameters, self.init))
        params = {name[1:]: getattr(expected.layer, name[1:]) for name in expected.params}
        return {**dict(zip(self.names, self.inputs)), 'dout': expected.dout, **made_with, **params}

    def other_inputs(self):
        """Other numbers for the inputs that have a derivative."""
        grads = self.expect().grads
        return tuple(x if dx is None else x * 1.25 for x, dx in zip(self.inputs, (*grads, *[None] * len(self.inputs))))


class Expected:
    """What a right layer makes of these inputs: out, and for an upstream dout of mixed size and sign grads and params.

    again: what a second backward hands back.
    """

    def __init__(self, layer, inputs):
        self.layer = layer
        self.out = layer.forward(*copies(inputs))
        random = np.random.RandomState(0)
        self.dout = (random.uniform(0.5, 1.5, np.shape(self.out)) * random.choice([-1, 1], np.shape(self.out)))[()]
        self.grads = as_tuple(layer.backward(np.copy(self.dout)[()]))
        self.params = {name: value for name, value in vars(layer).items() if name[0] == 'd' and name[1:] in vars(layer)}
        self.again = as_tuple(layer.backward(np.copy(self.dout)[()]))

    def met_by(self, found):
        return all_equal(as_tuple(found), self.grads)


class ByDifferences:
    """Stands in for a right layer where there is none: backward by central differences of the reader's forward.

    Numbers and arrays of floats get a derivative; arrays of integers are labels.
    """

    def __init__(self, new):
        self.new = new

    def forward(self, *inputs):
        self.inputs = [np.array(x, dtype=float) if np.ndim(x) == 0 or x.dtype.kind == 'f' else x for x in inputs]
        return self.new().forward(*inputs)

    def backward(self, dout):
        return tuple(numerical_gradient(lambda _: self._loss(dout), x)[()] for x in self.inputs if x.dtype.kind == 'f')

    def _loss(self, dout):
        return float(np.sum(dout * self.new().forward(*[x[()] for x in self.inputs])))


def all_equal(found, expected):
    return len(found) == len(expected) and all(map(equal, found, expected))


def equal(found, expected):
    found = as_array(found)
    return found is not None and same(found, np.asarray(expected))
