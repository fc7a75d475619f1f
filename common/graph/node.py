"""Node: one circle of the graph. Arithmetic and numpy's functions on nodes write new nodes on the tape."""
import numpy as np

from common import layers
from common.graph import numpy_functions
from common.language import say

# what readers write who misremember an attribute, or know another engine
LIKE_IT = ('val values v gradient gradients grads derivative forward backward zero_grad detach numpy requires_grad cpu '
           'relu sigmoid softmax label op _op _prev _backward children parents ptp append pow mul add sub div matmul mm view '
           'permute unsqueeze norm clone grad_fn retain_grad is_leaf log_softmax clamp to double cuda').split()


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
    def __pow__(self, other, modulo=None):
        return self.graph.write(layers.PowLayer(), self, other) if modulo is None else self._step()

    def __rpow__(self, other): return self.graph.write(layers.PowLayer(), other, self)
    def __matmul__(self, other): return self.graph.write(layers.DotLayer(), self, other)
    def __rmatmul__(self, other): return self.graph.write(layers.DotLayer(), other, self)
    def __neg__(self): return self.graph.write(layers.MulLayer(), self, -1)
    def __pos__(self): return self
    def __abs__(self): return self.graph.write(layers.AbsLayer(), self)
    def __getitem__(self, index): return self.graph.write(layers.TakeLayer(index), self)

    def dot(self, other): return np.dot(self, other)
    def reshape(self, *shape): return np.reshape(self, shape[0] if len(shape) == 1 else shape)
    def flatten(self): return np.ravel(self)
    def transpose(self, *axes): return np.transpose(self, axes[0] if len(axes) == 1 else axes or None)

    @property
    def T(self): return np.transpose(self)

    @property
    def shape(self): return np.shape(self.value)

    @property
    def ndim(self): return np.ndim(self.value)

    @property
    def size(self): return np.size(self.value)

    def __len__(self):
        if self.ndim == 0:
            raise TypeError(say('{value} 是一个数，没有长度。', '{value} is a single number and has no length.',
                                value=self.value))
        return len(self.value)

    def astype(self, dtype):
        """The node itself: the graph computes with floats. Rounding to whole numbers has no derivative."""
        return self if np.dtype(dtype).kind == 'f' else self._step()

    def __format__(self, spec):
        """As its number; an array element by element."""
        if not spec:
            return str(self)
        return np.array2string(np.asarray(self.value), formatter={'all': lambda x: format(x, spec)})

    def __array_ufunc__(self, function, method, *inputs, **options):
        if method != '__call__':
            raise TypeError(say('计算图不认识 np.{name}：请用 np.sum、np.prod、np.max 这样的函数。',
                                'the graph does not know np.{name}; use functions such as np.sum, np.prod, np.max.',
                                name=f'{function.__name__}.{method}'))
        return numpy_functions.write(self.graph, function, inputs, options)

    def __array_function__(self, function, types, inputs, options):
        return numpy_functions.write(self.graph, function, inputs, options)

    def __array__(self, dtype=None, copy=None):
        """In np.array([x, y]) a node stays a node, an array of them gives its parts; numbers it does not become."""
        if dtype is not None and np.dtype(dtype) != object:
            self._as_number()
        parts = np.empty(self.shape or 1, object)
        for index in np.ndindex(self.shape or 1):
            parts[index] = self[index] if self.shape else self
        return parts.reshape(self.shape)

    def _compare(self, *_):
        raise TypeError(say(
            '图上的一个值不能拿来比较，也不能决定 if 走哪边：图只记下算式。请用 np.maximum 或 np.minimum 写出分段的函数；'
            '几个节点里最大的写成 np.max(np.stack([a, b]))。',
            'a value on the graph cannot be compared or decide an if: the graph records arithmetic only. Write '
            'functions with pieces using np.maximum or np.minimum, and the largest of several nodes as '
            'np.max(np.stack([a, b])).'))

    __lt__ = __le__ = __gt__ = __ge__ = __eq__ = __ne__ = __bool__ = __contains__ = _compare
    __and__ = __rand__ = __or__ = __ror__ = __xor__ = __rxor__ = __invert__ = _compare
    __hash__ = object.__hash__

    def _as_number(self, *_):
        raise TypeError(say(
            'math 里的函数、float()、range() 和数的数组（v[0] = x）看不见图：请用 numpy 的函数（np.exp、np.log、np.sin …），'
            '几个节点排成数组写成 np.stack([x, y])。',
            'the functions of math, float(), range() and arrays of numbers (v[0] = x) cannot see the graph; '
            "use numpy's (np.exp, np.log, np.sin …), and np.stack([x, y]) for an array of nodes."))

    __float__ = __int__ = __index__ = __complex__ = __round__ = __floor__ = __ceil__ = __trunc__ = _as_number

    def __call__(self, *_, **__):
        raise TypeError(say('节点后面跟了括号，可它不是函数：相乘要写 *，激活函数写成 g.apply(ReLU(), x)。',
                            'there are brackets after a node, which is no function; to multiply write *, and an '
                            'activation is g.apply(ReLU(), x).'))

    def __setitem__(self, index, value):
        raise TypeError(say('图上的值不能一处一处地改：图只记下算式。请用 np.stack 或 np.concatenate 拼出新的数组，'
                            '或者乘以由 0 和 1 组成的数组。',
                            'parts of a value on the graph cannot be set: the graph records arithmetic only. Put '
                            'a new array together with np.stack or np.concatenate, or multiply by an array of 0 '
                            'and 1.'))

    def _step(self, *_):
        raise TypeError(say('//、% 和 << 的结果是一级一级跳的，没有有用的导数：请用 / 和别的算式。',
                            'the result of //, % and << moves in jumps and has no useful derivative; use / and other '
                            'arithmetic.'))

    __lshift__ = __rlshift__ = __rshift__ = __rrshift__ = _step
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __divmod__ = __rdivmod__ = _step


def _method(function):
    return lambda self, *inputs, **options: numpy_functions.write(self.graph, function, (self, *inputs), options)


def _missing(name):
    def say_so(self, *_):
        raise AttributeError(say('图上的节点没有 {name}：数或数组在 x.value 里，导数在 x.grad 里；forward 和 backward 是图的；'
                                 '层写成 g.apply(ReLU(), x)。',
                                 'a node of a graph has no {name}; its number or array is x.value, its derivative x.grad; '
                                 'forward and backward belong to the graph, and a layer is g.apply(ReLU(), x).', name=name))
    return property(say_so, say_so)


# What numpy knows as a function of arrays, x knows as a method: x.max(axis=0), x.clip(0, 1). This is also how numpy
# takes np.exp of an array of nodes: it calls exp of each. (A __getattr__ would slow down every look at a node.)
for _name, _function in numpy_functions.METHODS.items():
    if not hasattr(Node, _name):
        setattr(Node, _name, _method(_function))
for _name in (*dir(np.ndarray), *LIKE_IT):
    if not hasattr(Node, _name) and not _name.startswith('_'):
        setattr(Node, _name, _missing(_name))
