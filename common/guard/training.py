"""Settings of networks and of training."""
import numpy as np

from common.guard.values import values
from common.language import listing, say


def activation(name, known):
    if name not in known:
        raise ValueError(say('没有叫 {activation!r} 的激活函数：可以选 {known}。',
                             'there is no activation {activation!r}; choose one of {known}.',
                             activation=name, known=listing(known)))


def _counts(size):
    """Is it a whole number from 1 on?"""
    return isinstance(size, (int, np.integer)) and not isinstance(size, bool) and size >= 1


def batch_size(size):
    if not _counts(size):
        raise ValueError(say('批量大小是 {size}：请给一个不小于 1 的整数。',
                             'the batch size is {size}; it must be a whole number, at least 1.',
                             size=size))


def parameter_names(found, known):
    """Exactly the parameters that the layers have."""
    if not isinstance(found, (dict, list)):
        raise TypeError(say('params 要是一个字典，比如 {{"W1": …}}，这里是 {kind}。',
                            'params is a dictionary such as {{"W1": …}}; here it is {kind}.', kind=type(found).__name__))
    unknown = [str(name) for name in found if name not in known]
    if unknown:
        raise ValueError(say('没有层用到参数 {unknown}：这个网络的参数是 {known}。',
                             'no layer uses a parameter {unknown}; those of this network are {known}.',
                             unknown=listing(unknown), known=listing(known)))
    missing = [name for name in known if name not in found]
    if missing:
        raise ValueError(say('缺了参数 {missing}：每一层都要有自己的参数。',
                             'the parameter {missing} is missing; each layer needs its own.', missing=listing(missing)))


def parameter(name, value, shape):
    """A parameter is an array of numbers and keeps its shape."""
    value = values(value, name=name)
    if np.shape(value) != shape:
        raise ValueError(say('{name} 的形状是 {shape}，新的值却是 {found}：参数的形状不能变。',
                             '{name} has the shape {shape} but the new value has {found}; a parameter keeps its shape.',
                             name=name, shape=shape, found=np.shape(value)))


def same_arrays(params, layers):
    """W and b of the two affine layers are the arrays in params: learning changes those."""
    for name, array in params.items():
        kept = getattr(layers[f'Affine{name[1]}'], name[0], array)
        if kept is not array:
            raise ValueError(say('{layer} 里的 {kind} 不再是 params 里的 {name}，学习改不到它：请写 net.params[{name!r}] = …。',
                                 '{kind} of {layer} is no longer the {name} of params, so that learning would not reach it; '
                                 'write net.params[{name!r}] = … instead.', kind=name[0], name=name, layer=f'Affine{name[1]}'))


def sizes(**given):
    """How many inputs, hidden units, classes: whole numbers from 1 on."""
    for name, size in given.items():
        if not _counts(size):
            raise ValueError(say('{name} 是 {size}：请给一个不小于 1 的整数。',
                                 '{name} is {size}; it must be a whole number, at least 1.', name=name, size=size))


def gradients_fit(params, grads):
    """Two dictionaries: parameters that learning can change in place, and a gradient for each, in its shape."""
    for given, found in (('params', params), ('grads', grads)):
        if not hasattr(found, 'items'):
            raise TypeError(say('{given} 要是一个字典，比如 {{"W": …}}，这里是 {kind}。',
                                '{given} is a dictionary such as {{"W": …}}; here it is {kind}.',
                                given=given, kind=type(found).__name__))
    for name, array in params.items():
        if isinstance(array, list) or getattr(array, 'dtype', np.dtype(float)).kind != 'f':
            raise TypeError(say('{name} 放不下小数，学习要一点一点地改它：请写 np.array({name}, dtype=float)。',
                                '{name} cannot hold decimals, and learning changes it little by little; write '
                                'np.array({name}, dtype=float).', name=name))
        if name not in grads:
            raise ValueError(say('没有 {name} 的梯度：grads 里每个参数要有一项。',
                                 'there is no gradient of {name}; grads needs an entry for each parameter.', name=name))
        if np.shape(grads[name]) != np.shape(array):
            raise ValueError(say('{name} 的形状是 {shape}，它的梯度却是 {found}：梯度和它的变量形状相同。',
                                 '{name} has the shape {shape} but its gradient has {found}; '
                                 'a gradient has the shape of its variable.',
                                 name=name, shape=np.shape(array), found=np.shape(grads[name])))
