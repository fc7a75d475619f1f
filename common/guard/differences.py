"""Numerical differentiation and the checks built on it: what can be moved, what must come back, what is missing."""
from decimal import Decimal
from fractions import Fraction

import numpy as np

from common.guard import calls
from common.guard.training import gradients_fit, is_by_name
from common.guard.values import as_numbers, number
from common.language import listing, say


def function(f):
    if not callable(f):
        raise TypeError(say('f 是 {kind}，不是函数：写成 numerical_gradient(f, x)，函数在前，x 在后。',
                            'f is a {kind}, not a function; write numerical_gradient(f, x), the function first.',
                            kind=type(f).__name__))


def movable_number(x):
    """A single number, to be moved by h."""
    if callable(x) or np.ndim(x) != 0:
        raise TypeError(say('x 是 {kind}：先写 x = np.array(x, dtype=float)。',
                            'x is a {kind}; write x = np.array(x, dtype=float) first.',
                            kind=type(x).__name__))
    return float(number(x, 'x'))


def movable_array(x, name='x'):
    """An array whose elements can be moved by a small h in place."""
    if not isinstance(x, np.ndarray) or x.dtype.kind != 'f':
        raise TypeError(say('{name} 的类型是 {kind}，加不上小小的 h：先写 {name} = np.array({name}, dtype=float)。',
                            '{name} is of type {kind}, to which a small h cannot be added; write {name} = '
                            'np.array({name}, dtype=float) first.',
                            name=name, kind=getattr(x, 'dtype', type(x).__name__)))
    as_numbers(x, name)
    if not x.flags.writeable:
        raise ValueError(say('{name} 是只读的，没法把元素挪动 h：先写 {name} = {name}.copy()。',
                             '{name} is read-only, so its elements cannot be moved by h; write {name} = {name}.copy() '
                             'first.', name=name))


def as_before(x, before):
    """What f was given is as it was; if not, it is put back."""
    if not np.array_equal(x, before, equal_nan=True):
        x[...] = before
        raise ValueError(say('f 改写了交给它的 x：在 f 里算出一个新的数组，比如 x = x + 1，不要 x += 1。',
                             'f writes into the x it is given; make a new array in f, as in x = x + 1, not x += 1.'))


def apart(right, left):
    """x + h and x - h are not the same number after rounding."""
    if right == left:
        raise ValueError(say('h 太小了：{right} 加上或减去它，舍入之后还是同一个数。请用大一些的 h。',
                             'h is too small: {right} is the same number with it and without it; take a larger h.',
                             right=right))


def one_number(value, name='f'):
    """What f returned, as a float."""
    if isinstance(value, float):
        return float(value)
    if value is None:
        raise TypeError(say('{name} 没有给出结果：是不是忘了 return？', '{name} returned nothing; is its return missing?',
                            name=name))
    if hasattr(value, 'dinputs'):
        raise TypeError(say('{name} 的结果是图上的节点，不是数：要数值就返回 node.value。',
                            '{name} returned a node of a graph, not a number; return node.value.', name=name))
    if np.asarray(value).dtype.kind == 'c':
        raise TypeError(say('{name} 的结果是复数：请让它返回一个实数。', 'the result of {name} is complex; let it return a '
                            'real number.', name=name))
    if not isinstance(value, Fraction | Decimal):
        value = as_numbers(value, say('{name} 的结果', 'the result of {name}', name=name))
    if np.size(value) != 1:
        raise ValueError(say('{name} 的结果形状是 {shape}：要对一个数求梯度，请让它返回一个数（比如 np.sum）。',
                             'the result of {name} has the shape {shape}; let it return one number (np.sum, for example).',
                             name=name, shape=np.shape(value)))
    return float(np.reshape(value, ()))


def is_network(network, *needed):
    """An object, not a class, that has what is needed: params, loss, gradient …"""
    if isinstance(network, type):
        raise TypeError(say('{kind} 是类，不是网络：写成 {kind}(…)，造一个出来。',
                            '{kind} is a class and not yet a network; write {kind}(…) to make one.', kind=network.__name__))
    missing = [name for name in needed if not hasattr(network, name)]
    if missing:
        raise TypeError(say('{kind} 没有 {missing}：这里要的网络有 {needed}。',
                            '{kind} has no {missing}; a network here has {needed}.',
                            kind=type(network).__name__, missing=listing(missing), needed=listing(needed)))
    for name in needed:
        if callable(getattr(network, name)):
            calls.takes(getattr(network, name), ('x', 't'), name)


def gradients_of(params, grads):
    """What `network.gradient` returned: {name: gradient}, one for each parameter, in its shape."""
    if not isinstance(grads, dict):
        raise TypeError(say('gradient 返回的是 {kind}：请返回一个字典，每个参数一项，比如 {{"W1": dW1}}。',
                            'gradient returned {kind}; let it return a dictionary with an entry for each parameter, '
                            'such as {{"W1": dW1}}.', kind=type(grads).__name__))
    is_by_name(params, 'params')
    if not params:
        raise ValueError(say('params 是空的，没有什么可以检查：把参数放进 params，比如 self.params["W1"] = …。',
                             'params is empty, so there is nothing to check; put the parameters into it, as in '
                             'self.params["W1"] = ….'))
    missing = [name for name in params if name not in grads]
    if missing:
        raise ValueError(say('gradient 的结果里没有 {missing} 的梯度，只有 {found}：没有就没法检查。',
                             'there is no gradient of {missing} in what gradient returned, only {found}; '
                             'it cannot be checked.', missing=listing(missing), found=listing(map(str, grads)) or '–'))
    return gradients_fit(params, grads)


def each_is_checked(layer, names):
    """No array without a derivative has a say in what the layer computes."""
    if names:
        raise ValueError(say('{kind} 的输出随 {names} 而变，backward 却没有留下它的导数，没法检查：参数 W 的导数要存成 self.dW；'
                             '不学的常数，名字前面加下划线，比如 self._c。',
                             'the output of {kind} depends on {names}, of which backward left no derivative, so that it '
                             'cannot be checked. Keep the derivative of a parameter W as self.dW, and call a constant, '
                             'which is not learned, self._c.', kind=type(layer).__name__, names=listing(names)))


def each_has_a_derivative(layer, missing):
    """backward of a layer left a derivative for all that has one."""
    kind = type(layer).__name__
    if missing:
        raise ValueError(say('{kind} 的 backward 没有留下 {missing}：这个导数没法检查。'
                             '输入的导数要返回，参数 W 的导数要存成 self.dW。',
                             'backward of {kind} left no {missing}, so that it cannot be checked. The derivative of an '
                             'input is returned, that of a parameter W is kept as self.dW.',
                             kind=kind, missing=listing('d' + name for name in missing)))
