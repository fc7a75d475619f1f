"""Settings of networks and of training."""
import numpy as np

from common.guard.values import as_numbers, shown, values
from common.language import listing, say


def activation(name, known):
    if not isinstance(name, str) or name not in known:
        raise ValueError(say('没有叫 {activation} 的激活函数：可以选 {known}。',
                             'there is no activation {activation}; choose one of {known}.',
                             activation=shown(name), known=listing(map(repr, known))))


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
    known = {id(array) for array in params.values()}
    for name, layer in layers.items():
        if hasattr(layer, 'W') and id(layer.W) not in known:
            raise ValueError(say('{layer} 的 W 不在 params 里，学习改不到它：这个网络只有两个仿射层；'
                                 '层更多的网络，自己写一个有 params、loss 和 gradient 的类。',
                                 'the W of {layer} is not in params, so that learning would not reach it: this network has two '
                                 'affine layers; for more write a class of your own with params, loss and gradient.', layer=name))


def sizes(**given):
    """How many inputs, hidden units, classes: whole numbers from 1 on."""
    for name, size in given.items():
        if not _counts(size):
            raise ValueError(say('{name} 是 {size}：请给一个不小于 1 的整数。',
                                 '{name} is {size}; it must be a whole number, at least 1.', name=name, size=size))


def is_optimizer(optimizer):
    """None, or what has update(params, grads)."""
    if isinstance(optimizer, type) or optimizer is not None and not hasattr(optimizer, 'update'):
        raise TypeError(say('optimizer 是 {given}：要一个有 update(params, grads) 的东西，比如 SGD(lr=0.1)。',
                            'optimizer is {given}; give one that has update(params, grads), such as SGD(lr=0.1).',
                            given=shown(optimizer)))


def below_1(**given):
    """Shares of what is remembered."""
    for name, value in given.items():
        if not 0 <= value < 1:
            raise ValueError(say('{name} 是 {value}：要不小于 0，而且小于 1。',
                                 '{name} is {value}; it must be at least 0 and less than 1.', name=name, value=value))


def holds_decimals(dtype):
    """The type of parameters, of which learning takes small steps."""
    try:
        kind = np.dtype(dtype).kind
    except TypeError:
        kind = ''
    if kind != 'f':
        raise TypeError(say('dtype 是 {dtype}，参数要放得下小数：请用 np.float64 或 np.float32。',
                            'dtype is {dtype}, and parameters need one that holds decimals; use np.float64 or '
                            'np.float32.', dtype=shown(dtype)))


def seed(number):
    if number is not None and (isinstance(number, bool) or not isinstance(number, (int, np.integer))
                               or not 0 <= number < 2 ** 32):
        raise ValueError(say('seed 是 {number}：请给一个不小于 0 的整数。',
                             'the seed is {number}; it must be a whole number, at least 0.', number=shown(number)))


def gradients_fit(params, grads, kept=()):
    """The gradients {name: array}, where learning can change each parameter in place and its gradient has its shape.

    kept: {name: what the optimizer remembers of a parameter}
    """
    for given, found in (('params', params), ('grads', grads)):
        is_by_name(found, given)
    return {name: _gradient(name, array, grads, kept) for name, array in params.items()}


def is_by_name(found, given):
    if not hasattr(found, 'items'):
        raise TypeError(say('{given} 要是一个字典，比如 {{"W": …}}，这里是 {kind}。',
                            '{given} is a dictionary such as {{"W": …}}; here it is {kind}.',
                            given=given, kind=type(found).__name__))


def _gradient(name, array, grads, kept):
    if not isinstance(array, (int, float)) and getattr(array, 'dtype', np.dtype(int)).kind != 'f':
        raise TypeError(say('{name} 放不下小数，学习要一点一点地改它：请写 np.array({name}, dtype=float)。',
                            '{name} cannot hold decimals, and learning changes it little by little; write '
                            'np.array({name}, dtype=float).', name=name))
    if isinstance(array, np.ndarray) and not array.flags.writeable:
        raise ValueError(say('{name} 是只读的，学习改不了它：先写 {name} = {name}.copy()。',
                             '{name} is read-only, and learning changes it; write {name} = {name}.copy() first.', name=name))
    if name not in grads:
        raise ValueError(say('没有 {name} 的梯度：grads 里每个参数要有一项。',
                             'there is no gradient of {name}; grads needs an entry for each parameter.', name=name))
    grad = as_numbers(grads[name], say('{name} 的梯度', 'the gradient of {name}', name=name))
    gradient_of(name, array, grad)
    if name in kept and np.shape(kept[name]) != np.shape(array):
        raise ValueError(say('这个优化器记着另一个网络的 {name}（形状 {shape}）：给每个网络造一个新的优化器。',
                             'this optimizer remembers the {name} of another network (shape {shape}); make a new one '
                             'for each network.', name=name, shape=np.shape(kept[name])))
    return grad


def gradient_of(name, array, grad):
    if np.shape(grad) != np.shape(array):
        raise ValueError(say('{name} 的形状是 {shape}，它的梯度却是 {found}：梯度和它的变量形状相同。',
                             '{name} has the shape {shape} but its gradient has {found}; '
                             'a gradient has the shape of its variable.',
                             name=name, shape=np.shape(array), found=np.shape(grad)))


def comes_back(thing, known):
    """What is saved is made again by one of these classes; another one would come back as something else."""
    if type(thing) not in known:
        raise TypeError(say('你自己的 {kind} 存不进这个文件：它只认得 {known}。可以只存参数：np.savez("my.npz", **net.params)。',
                            'such a file cannot hold a {kind} of your own; it knows only {known}. '
                            'Save the parameters alone: np.savez("my.npz", **net.params).',
                            kind=type(thing).__name__, known=listing(each.__name__ for each in known)))
