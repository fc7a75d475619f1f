"""Numerical differentiation and the checks built on it: what can be moved, what must come back, what is missing."""
import numpy as np

from common.guard.layers import one_for_each_input
from common.guard.values import number, values
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


def movable_array(x):
    """An array whose elements can be moved by a small h in place."""
    if x.dtype.kind != 'f':
        raise TypeError(say('x 的类型是 {dtype}，加不上小小的 h：先写 x = x.astype(float)。',
                            'x is of type {dtype}, to which a small h cannot be added; write x = x.astype(float) '
                            'first.',
                            dtype=x.dtype))
    if not x.flags.writeable:
        raise ValueError(say('x 是只读的，没法把元素挪动 h：先写 x = x.copy()。',
                             'x is read-only, so its elements cannot be moved by h; write x = x.copy() first.'))


def apart(right, left):
    """x + h and x - h are not the same number after rounding."""
    if right == left:
        raise ValueError(say('h 太小了：{right} 加上或减去它，舍入之后还是同一个数。请用大一些的 h。',
                             'h is too small: {right} is the same number with it and without it; take a larger h.',
                             right=right))


def one_number(value):
    """What f returned, as a float."""
    if isinstance(value, float):
        return float(value)
    if value is None:
        raise TypeError(say('f 没有给出结果：是不是忘了 return？', 'f returned nothing; is its return missing?'))
    if hasattr(value, 'dinputs'):
        raise TypeError(say('f 的结果是图上的节点，不是数：要数值就返回 node.value。',
                            'f returned a node of a graph, not a number; return node.value.'))
    value = values(value, name=say('f 的结果', 'the result of f'))
    if np.size(value) != 1:
        raise ValueError(say('f 的结果形状是 {shape}：要对一个数求梯度，请让 f 返回一个数（比如 np.sum）。',
                             'the result of f has the shape {shape}; let f return one number (np.sum, for example).',
                             shape=np.shape(value)))
    if np.asarray(value).dtype.kind == 'c':
        raise TypeError(say('f 的结果是复数：请让 f 返回一个实数。', 'the result of f is complex; let f return a real number.'))
    return float(np.reshape(value, ()))


def is_network(network):
    missing = [name for name in ('params', 'loss', 'gradient') if not hasattr(network, name)]
    if missing:
        raise TypeError(say('{kind} 没有 {missing}：要检查的网络有 params、loss(x, t) 和 gradient(x, t)。',
                            '{kind} has no {missing}; a network to be checked has params, loss(x, t) and gradient(x, t).',
                            kind=type(network).__name__, missing=listing(missing)))


def gradients_of(params, grads):
    """What `network.gradient` returned: {name: gradient}, one for each parameter."""
    if not isinstance(grads, dict):
        raise TypeError(say('gradient 返回的是 {kind}：请返回一个字典，每个参数一项，比如 {{"W1": dW1}}。',
                            'gradient returned {kind}; let it return a dictionary with an entry for each parameter, '
                            'such as {{"W1": dW1}}.', kind=type(grads).__name__))
    missing = [name for name in params if name not in grads]
    if missing:
        raise ValueError(say('gradient 的结果里没有 {missing} 的梯度，只有 {found}：没有就没法检查。',
                             'there is no gradient of {missing} in what gradient returned, only {found}; '
                             'it cannot be checked.', missing=listing(missing), found=listing(map(str, grads)) or '–'))


def each_has_a_derivative(layer, inputs, grads, missing):
    """backward of a layer left a derivative for all that has one."""
    one_for_each_input(layer, inputs, grads)
    if missing:
        raise ValueError(say('{kind} 的 backward 没有留下 {missing}：这个导数没法检查。'
                             '输入的导数要返回，参数 W 的导数要存成 self.dW。',
                             'backward of {kind} left no {missing}, so that it cannot be checked. The derivative of an '
                             'input is returned, that of a parameter W is kept as self.dW.',
                             kind=type(layer).__name__, missing=listing('d' + name for name in missing)))
