"""A class under examination: what goes in, and what a right layer would return."""
import inspect
from functools import cached_property

import numpy as np

from common.exercises.answers import all_equal
from common.exercises.checks.function import copies
from common.gradient import numerical_gradient
from common.layers.protocol import as_tuple, parameter_gradients, shares


class Trial:
    """made    the reader's class; init, inputs: the arguments of its constructor and of its forward
    like    a class that is right, or None: then differences of the reader's own forward are the judge
    known   (forward, backward): mistakes of this class alone, as (rule, zh, en)
    """

    def __init__(self, made, like, init, inputs, known=((), ())):
        self.made, self.like, self.init, self.inputs, self.known = made, like, init, inputs, known
        self.names = list(inspect.signature(made.forward).parameters)[1:]       # without self

    def new(self):
        return self.made(*copies(self.init))

    def after_forward(self):
        """A new layer that has run forward."""
        layer = self.new()
        layer.forward(*copies(self.inputs))
        return layer

    @cached_property
    def expected(self):
        return Expected(self.like(*copies(self.init)) if self.like else ByDifferences(self.new), self.inputs)

    def _is_finite(self):
        try:
            return bool(np.isfinite(self.expected.out))
        except Exception:
            return False

    @property
    def parameters(self):
        """What the layer was made with, by name."""
        return dict(zip(inspect.signature(self.made).parameters, self.init))

    def named(self):
        """The numbers that a reader could have taken, by name: inputs, upstream, what the layer was made with."""
        layer, params = self.expected.layer, self.expected.params
        return {**dict(zip(self.names, self.inputs)), 'dout': self.expected.dout,
                **{name[1:]: getattr(layer, name[1:]) for name in params}, **self.parameters}

    def with_other_inputs(self):
        """The same class at other numbers, where an input has a derivative, and in another order.

        What is larger, what is negative and what is whole is not the same there, so that abs, max and int show.
        """
        if len(self.inputs) == 2 and not any(np.ndim(x) for x in self.inputs):
            x, y = self.inputs
            turned = (Trial(self.made, self.like, self.init, (sign * 1.3 * y, 1.7 * x)) for sign in (-1, 1))
            return next(trial for trial in turned if trial._is_finite() or trial.inputs[0] > 0)
        grads = (*self.expected.grads, *[None] * len(self.inputs))
        return Trial(self.made, self.like, self.init,
                     tuple(x if dx is None else np.flip(x)[()] * 1.25 for x, dx in zip(self.inputs, grads)))

    def with_another_row(self):
        """The same class at one sample more; None where the inputs are no batch."""
        sizes = {len(x) if np.ndim(x) else 0 for x in self.inputs}
        if len(sizes) != 1 or 0 in sizes:
            return None
        return Trial(self.made, self.like, self.init, tuple(np.concatenate([x, x[:1]]) for x in self.inputs))

    def with_other_parameters(self):
        """The same class made with other numbers; a matrix that was symmetric is so no more."""
        init = (x + 1 if np.ndim(x) == 0 else x * 1.25 + np.arange(np.size(x)).reshape(np.shape(x)) for x in self.init)
        return Trial(self.made, self.like, tuple(init), self.inputs)


class Expected:
    """What a right layer makes of these inputs: out, and for an upstream dout of mixed size and sign grads and params.

    again: what a second backward returns.
    """

    def __init__(self, layer, inputs):
        self.layer = layer
        self.out = layer.forward(*copies(inputs))
        random = np.random.RandomState(0)
        self.dout = (random.uniform(0.5, 1.5, np.shape(self.out)) * random.choice([-1, 1], np.shape(self.out)))[()]
        self.grads = shares(layer, np.copy(self.dout)[()])
        self.params = {f'd{name}': grad for name, grad in parameter_gradients(layer).items()}
        self.again = shares(layer, np.copy(self.dout)[()])

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
