"""One clear sentence for each misuse of a graph: what is wrong, and what to do."""
from contextlib import contextmanager

import numpy as np

from common import guard
from common.language import say


class Misuses:
    """What a graph is not: its nodes are no attributes, cannot be set or taken off, and it is no function."""

    def __getattr__(self, name):
        if name in self.__dict__.get('_named', ()):
            raise AttributeError(say('图上的节点写成 g[{name!r}]。', 'a node of a graph is g[{name!r}].', name=name))
        raise AttributeError(say(
            '图没有 {name}：节点是 g[名字]，全部节点是 g.nodes，输入是 g.inputs，输出是 g.output。',
            'a graph has no {name}; a node is g[its name], all nodes are g.nodes, the inputs g.inputs, the output g.output.',
            name=name))

    def __setattr__(self, name, value):
        if name in self.__dict__.get('_named', ()):
            self[name] = value
        super().__setattr__(name, value)

    def __setitem__(self, name, value):
        raise TypeError(say('图上的值这样改不了：改输入用 g.forward({name}=…)，添一个输入用 g.input({name!r}, …)。',
                            'a value on the graph is not set like this; change an input by g.forward({name}=…), '
                            'add one by g.input({name!r}, …).', name=name))

    def __delitem__(self, name):
        raise TypeError(say('图上的节点去不掉：不要 {name}，就重新造一张图。',
                            'a node cannot be taken off a graph; to do without {name} make another graph.', name=name))

    def __call__(self, *_, **__):
        raise TypeError(say('图不是函数：换了数再算一遍，写成 g.forward(x=…)。',
                            'a graph is no function; to compute with other numbers write g.forward(x=…).'))


def by_name(values):
    """Inputs have names: Graph(x=3), g.forward(x=4)."""
    if values:
        raise TypeError(say('每个输入都要有名字：写成 Graph(x={value!r}) 或者 g.forward(x={value!r})。',
                            'each input has a name; write Graph(x={value!r}) or g.forward(x={value!r}).',
                            value=values[0] if np.ndim(values[0]) == 0 else '…'))


def is_new(layer, applied):
    kind = type(layer).__name__
    if id(layer) in applied:
        raise ValueError(say(
            '这个 {kind} 已经在这张图上了，它只记得住一次正向传播：请再建一个 {kind}。',
            'this {kind} is on the graph already, and it remembers one forward pass only; make another {kind}.',
            kind=kind))


def is_free(name, taken):
    if name in taken:
        raise ValueError(say('图上已经有 {name} 了：请换一个名字。', 'the graph has a {name} already; choose another name.',
                             name=name))


def is_of(node, graph):
    if not hasattr(node, 'dinputs'):
        raise TypeError(say('{given} 不是图上的节点：写成 g[名字]，或者算出来的那个节点。',
                            '{given} is no node of a graph; give g[its name], or a node that was computed.',
                            given=guard.shown(node)))
    if getattr(node, 'graph', None) is not graph:
        raise ValueError(say('这些节点不在同一张图上：请在同一个格子里建图和节点。',
                             'these nodes belong to different graphs; build a graph and its nodes in one cell.'))


def is_input(node):
    if node.layer is not None:
        raise ValueError(say('{name} 是算出来的，不是输入：只能改输入。',
                             '{name} is computed and not an input; only inputs can be changed.',
                             name=node.name))


@contextmanager
def first_forward(layer, inputs):
    """Inside, a layer of the reader's runs forward on nodes and constants: what it does wrong is named.

    Arrays of the graph into which it wrote are as before when it is refused.
    """
    given = [x.value for x in inputs if hasattr(x, 'dinputs')]
    before = [np.copy(value) for value in given]
    try:
        yield
        guard.untouched(layer, 'forward', given, before)
    except Exception as error:
        for value, kept in zip(given, before):
            if not np.array_equal(value, kept, equal_nan=True):     # what is read-only was not written into
                value[...] = kept
        if isinstance(error, TypeError):
            guard.takes(layer, inputs)
        if isinstance(error, (TypeError, AttributeError)):
            _works_on_numbers(layer, error)
        if isinstance(error, AttributeError):
            raise guard.never_set(layer, error, 'forward') from None
        raise


def _works_on_numbers(layer, error):
    """A layer that was written for arrays, and was given a number, is told so."""
    if "'float' object" in str(error) or "'int' object" in str(error):
        raise TypeError(say('{kind} 把输入当作数组来用，这里却是一个数：'
                            '把图的输入写成数组，比如 Graph(x=[1.0, 2.0])（{error}）。',
                            '{kind} uses its input as an array, but here it is a number; make the input of the '
                            'graph an array, such as Graph(x=[1.0, 2.0]) ({error}).',
                            kind=type(layer).__name__, error=error)) from None


def gradients(node):
    """What backward returned: a tuple with a gradient for each input, or one gradient, for the first."""
    kind, inputs, dinputs = type(node.layer).__name__, node.inputs, node.dinputs
    if len(dinputs) == 1 and dinputs[0] is None:
        raise TypeError(say('{kind} 的 backward 没有给出结果：是不是忘了 return？',
                            'backward of {kind} gave no result; is its return missing?', kind=kind))
    guard.gradients(node.layer, [x.value for x in inputs], dinputs)


def in_a_row(layers):
    """Several layers, at least one."""
    if not isinstance(layers, (list, tuple)) or not layers:
        raise ValueError(say('这里要一个列表，里面有层，比如 [affine, relu]。',
                             'a list of layers is needed here, such as [affine, relu].'))
    return layers


def is_like_micrograd(kind):
    """The class that has the `__init__` of `kind`, whose values can be read: data, grad, _prev, _op and _backward."""
    if not isinstance(kind, type):
        raise TypeError(say('kind 要的是类，比如 kind=Value，不是 {given}。',
                            'kind is a class, as in kind=Value, and not {given}.', given=guard.shown(kind)))
    owner = next(base for base in kind.__mro__ if '__init__' in vars(base))
    if owner is object:
        raise TypeError(say('{kind} 没有 __init__：要像 micrograd 的 Value，Value(2.0) 造出一个值。',
                            '{kind} has no __init__; it must be like Value of micrograd, where Value(2.0) makes a value.',
                            kind=kind.__name__))
    try:
        value = kind(1.0)
    except Exception:
        raise TypeError(say('{kind}(1.0) 造不出一个值：只给一个数，就要能造出来。',
                            '{kind}(1.0) makes no value; one number must be enough.', kind=kind.__name__)) from None
    missing = [name for name in ('data', 'grad', '_prev', '_op', '_backward') if not hasattr(value, name)]
    if missing:
        raise TypeError(say('{kind} 的值没有 {missing}：micrograd 的 Value 里有 data、grad、_prev（用到的值）、_op（运算的名字）'
                            '和 _backward（函数），请用这些名字。',
                            'values of {kind} have no {missing}; as in micrograd, a value has data, grad, _prev (what it '
                            'was computed from), _op (the name of the operation) and _backward (a function).',
                            kind=kind.__name__, missing=', '.join(missing)))
    return owner


def is_value(value, kind):
    if not hasattr(value, '_prev'):
        raise TypeError(say('函数返回的是 {given}，不是 {kind}：让它返回由输入算出来的值。',
                            'the function returned {given} and no {kind}; let it return what it computed from its inputs.',
                            given=type(value).__name__, kind=kind.__name__))


def as_many_nodes(values, nodes):
    if len(values) != len(nodes):
        raise ValueError(say('在这些数上，函数走了另一条路，图也就成了另一张：请在这些数上重新画。',
                             'at these numbers the function takes another way, which makes another graph; '
                             'draw it anew at these numbers.'))


def single(numbers):
    for name, value in numbers.items():
        if np.ndim(value):
            raise ValueError(say('{name} 是数组，这种类的值里只放得下一个数：给一个数，比如 {name}=2.0。',
                                 '{name} is an array, and a value of such a class holds one number; give one, such as '
                                 '{name}=2.0.', name=name))
