"""Node: one circle of the graph. Arithmetic and numpy's functions on nodes write new nodes on the tape."""
import numpy as np

from common import layers
from common.language import say

OF_NUMPY = {
    np.add: layers.AddLayer, np.subtract: layers.SubLayer, np.multiply: layers.MulLayer, np.divide: layers.DivLayer,
    np.power: layers.PowLayer, np.matmul: layers.DotLayer, np.dot: layers.DotLayer,
    np.exp: layers.ExpLayer, np.log: layers.LogLayer, np.sin: layers.SinLayer, np.cos: layers.CosLayer,
    np.tanh: layers.TanhLayer, np.abs: layers.AbsLayer, np.reciprocal: layers.ReciprocalLayer,
    np.maximum: layers.MaximumLayer, np.minimum: layers.MinimumLayer, np.transpose: layers.TransposeLayer,
}
IN_TERMS_OF_OTHERS = {
    np.negative: lambda x: -x, np.square: lambda x: x ** 2, np.sqrt: lambda x: x ** 0.5,
    np.tan: lambda x: np.sin(x) / np.cos(x), np.log10: lambda x: np.log(x) / np.log(10),
    np.clip: lambda x, low, high: np.minimum(np.maximum(x, low), high),
}
ALONG_AN_AXIS = {np.sum: layers.SumLayer, np.mean: layers.MeanLayer}


class Node:
    """A value on the tape: an input (`layer` is None) or the output of a layer.

    inputs   the nodes it was computed from
    value    a number or an array
    grad     derivative of the graph's output with respect to this value, after `Graph.backward`
    dinputs  what its layer handed to each input on the way back
    name     shown in the drawing; '' for constants
    """
    __slots__ = ('graph', 'layer', 'inputs', 'name', 'value', 'grad', 'dinputs')

    def __init__(self, graph, layer, inputs, name, value):
        self.graph = graph
        self.layer = layer
        self.inputs = inputs
        self.name = name
        self.value = value
        self.grad = None
        self.dinputs = ()

    def __repr__(self):
        kind = type(self.layer).__name__ if self.layer else 'input'
        return f'Node({self.name or kind}, value={self.value}, grad={self.grad})'

    def receive(self, dx):
        """The gradient that one branch brings: the first is kept, others are added to it."""
        if self.grad is None:
            self.grad = dx
        elif dx is not None:
            self.grad = self.grad + dx

    def __add__(self, other): return self.graph.write(layers.AddLayer(), self, other)
    def __radd__(self, other): return self.graph.write(layers.AddLayer(), other, self)
    def __sub__(self, other): return self.graph.write(layers.SubLayer(), self, other)
    def __rsub__(self, other): return self.graph.write(layers.SubLayer(), other, self)
    def __mul__(self, other): return self.graph.write(layers.MulLayer(), self, other)
    def __rmul__(self, other): return self.graph.write(layers.MulLayer(), other, self)
    def __truediv__(self, other): return self.graph.write(layers.DivLayer(), self, other)
    def __rtruediv__(self, other): return self.graph.write(layers.DivLayer(), other, self)
    def __pow__(self, other): return self.graph.write(layers.PowLayer(), self, other)
    def __rpow__(self, other): return self.graph.write(layers.PowLayer(), other, self)
    def __matmul__(self, other): return self.graph.write(layers.DotLayer(), self, other)
    def __rmatmul__(self, other): return self.graph.write(layers.DotLayer(), other, self)
    def __neg__(self): return self.graph.write(layers.MulLayer(), self, -1)
    def __pos__(self): return self
    def __abs__(self): return self.graph.write(layers.AbsLayer(), self)
    def __getitem__(self, index): return self.graph.write(layers.TakeLayer(index), self)

    def sum(self, axis=None, keepdims=False):
        return self.graph.write(layers.SumLayer(axis, keepdims), self)

    def mean(self, axis=None, keepdims=False):
        return self.graph.write(layers.MeanLayer(axis, keepdims), self)

    def dot(self, other):
        return self @ other

    @property
    def T(self):
        return self.graph.write(layers.TransposeLayer(), self)

    def __array_ufunc__(self, function, method, *inputs, **options):
        if method != '__call__':
            _refuse(f'{function.__name__}.{method}')
        return self._write_function(function, inputs, options)

    def __array_function__(self, function, types, inputs, options):
        return self._write_function(function, inputs, options)

    def _write_function(self, function, inputs, options):
        if function in ALONG_AN_AXIS and options.keys() <= {'axis', 'keepdims'}:
            x, *axis = inputs
            return self.graph.write(ALONG_AN_AXIS[function](*axis, **options), x)
        if options:
            _refuse(f'{function.__name__}(…, {", ".join(options)}=…)')
        if function in OF_NUMPY:
            return self.graph.write(OF_NUMPY[function](), *inputs)
        if function in IN_TERMS_OF_OTHERS:
            return IN_TERMS_OF_OTHERS[function](*inputs)
        _refuse(function.__name__)

    def _compare(self, *_):
        raise TypeError(say(
            '图上的一个值不能拿来比较，也不能决定 if 走哪边：图只记下算式。请用 np.maximum 或 np.minimum 写出分段的函数。',
            'a value on the graph cannot be compared or decide an if: the graph records arithmetic only. '
            'Write functions with pieces by np.maximum or np.minimum.'))

    __lt__ = __le__ = __gt__ = __ge__ = __eq__ = __ne__ = __bool__ = __contains__ = _compare
    __hash__ = object.__hash__

    def _as_number(self, *_):
        raise TypeError(say(
            'math 里的函数、float()、range() 看不见图：请用 numpy 的函数（np.exp、np.log、np.sin …）。',
            "the functions of math, float() and range() cannot see the graph; use numpy's (np.exp, np.log, np.sin …)."))

    __float__ = __int__ = __index__ = __complex__ = __round__ = __floor__ = __ceil__ = __trunc__ = _as_number

    def _step(self, *_):
        raise TypeError(say('// 和 % 的结果是一级一级跳的，没有有用的导数：请用 / 和别的算式。',
                            'what // and % give moves in jumps and has no useful derivative; use / and other arithmetic.'))

    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __divmod__ = __rdivmod__ = _step


def _refuse(name):
    known = ', '.join(f.__name__ for f in [*OF_NUMPY, *IN_TERMS_OF_OTHERS, *ALONG_AN_AXIS])
    raise TypeError(say('计算图还不认识 np.{name}：能用的有 {known}。',
                        'the graph does not know np.{name}; it knows {known}.', name=name, known=known))
