"""Layers: forward first, it remembers what backward needs; and what both must return."""
from functools import wraps

import numpy as np

from common.guard import calls
from common.guard.domain import too_large
from common.guard.values import SINGLE, as_numbers, shown
from common.language import say


class NotYetForward(RuntimeError):
    """backward was called on a layer that has not run forward."""

    def __init__(self, layer):
        kind = type(layer).__name__
        super().__init__(say(
            '{kind} 还没有做过正向传播：先调用 forward，它会记住反向传播要用的东西，然后再调用 backward。',
            '{kind} has not run forward yet: call forward first, which remembers what backward needs; '
            'then call backward.', kind=kind))


def not_yet(layer, error):
    """What an AttributeError in backward means: nothing was remembered yet, or the error itself if it is of another."""
    return NotYetForward(layer) if error.obj is layer else error


def forward_first(layer):
    """Gives a class of layers one sentence for `backward` before `forward`: what it should remember is not there."""
    backward = layer.backward

    @wraps(backward)
    def backward_after_forward(self, *dout, **options):
        try:
            return backward(self, *dout, **options)
        except AttributeError as error:
            raise not_yet(self, error) from None
        except OverflowError:
            raise too_large() from None

    layer.backward = backward_after_forward
    return layer


def is_layer(layer):
    """An object, not a class, with forward, and with backward of one dout."""
    if isinstance(layer, type):
        raise TypeError(say('{kind} 是类，不是层：写成 {kind}(…)，造一个出来。',
                            '{kind} is a class and not yet a layer; write {kind}(…) to make one.',
                            kind=layer.__name__))
    for method in ('forward', 'backward'):
        if not callable(getattr(layer, method, None)):
            raise TypeError(say('{layer} 没有 {method} 方法：层要有 forward 和 backward。',
                                '{layer} has no method {method}; a layer needs forward and backward.',
                                layer=shown(layer), method=method))
    takes(layer, ['dout'], 'backward')


def takes(layer, inputs, method='forward'):
    """A method of a layer takes as many inputs as it is given."""
    calls.takes(getattr(layer, method), inputs, say('{kind} 的 {method}', '{method} of {kind}',
                                                    kind=type(layer).__name__, method=method))


def never_set(layer, error, method):
    """What an AttributeError in a method means: the layer lacks what it looks for, or the error itself if another does."""
    if error.obj is not layer:
        return error
    kind, name = type(layer).__name__, error.name
    if method == 'backward':
        return AttributeError(say('{kind} 的 backward 要用 self.{name}，可是 forward 没有把它记下来：'
                                  '在 forward 里写 self.{name} = …。',
                                  'backward of {kind} looks for self.{name}, but forward did not store it; write '
                                  'self.{name} = … in forward.', kind=kind, name=name))
    return AttributeError(say('{kind} 的 forward 要用 self.{name}，可是还没有它：在 __init__ 里写 self.{name} = …；'
                              '从别的层继承来的，在那里先写 super().__init__(…)。',
                              'forward of {kind} looks for self.{name}, which is not there yet; write self.{name} = … in '
                              '__init__, and in a class built on another layer super().__init__(…) before it.',
                              kind=kind, name=name))


def result(value, layer):
    """What forward returned: a number or an array of numbers."""
    if type(value) in SINGLE or type(value) is np.ndarray and value.dtype.kind == 'f':
        return value                # as nearly all layers do; to look closer takes longer
    kind = type(layer).__name__
    if value is None:
        raise TypeError(say('{kind} 的 forward 没有给出结果：是不是忘了 return？',
                            'forward of {kind} gave no result; is its return missing?', kind=kind))
    if isinstance(value, tuple):
        raise TypeError(say('{kind} 的 forward 交出了 {count} 个值，层只有一个输出：'
                            '每个输出写一个层，或者用 np.stack 叠成一个数组。',
                            'forward of {kind} returned {count} values, and a layer has one output; write a layer for '
                            'each, or make one array of them with np.stack.', kind=kind, count=len(value)))
    return as_numbers(value, say('{kind} 的 forward 的结果', 'the result of forward of {kind}', kind=kind))


def gradients(layer, inputs, grads):
    """What backward returned, as a tuple: a gradient for each input, or one for the first; None where there is none."""
    kind = type(layer).__name__
    if grads and isinstance(grads[0], list):
        raise TypeError(say('{kind} 的 backward 给出了一个列表：写成 return dx, dy，不要方括号。',
                            'backward of {kind} gave a list; write return dx, dy without brackets.', kind=kind))
    if len(grads) not in (1, len(inputs)):
        raise TypeError(say('{kind} 有 {inputs} 个输入，backward 却给出 {returned} 个梯度：每个输入要有一个。',
                            '{kind} has {inputs} inputs but its backward gave {returned} gradients; '
                            'each input needs one.', kind=kind, inputs=len(inputs), returned=len(grads)))
    for x, dx in zip(inputs, grads):
        if dx is not None:
            dx = as_numbers(dx, say('{kind} 的 backward 的结果', 'the result of backward of {kind}', kind=kind))
            if np.shape(dx) != np.shape(x):
                raise ValueError(say(
                    '{kind} 的 backward 给出形状 {dx_shape} 的梯度，输入的形状却是 {x_shape}：梯度和它的变量形状相同。',
                    'backward of {kind} gave a gradient of shape {dx_shape} for an input of shape {x_shape}; '
                    'a gradient has the shape of its variable.',
                    kind=kind, dx_shape=np.shape(dx), x_shape=np.shape(x)))


def untouched(layer, method, inputs, before):
    """A method left the inputs as they were."""
    if not all(np.array_equal(x, y, equal_nan=np.asarray(y).dtype.kind == 'f') for x, y in zip(inputs, before)):
        raise ValueError(say('{kind} 的 {method} 改写了 forward 的输入：算出一个新的数组，比如 x = x * 2，不要 x *= 2。',
                             '{method} of {kind} writes into the input of forward; make a new array, as in x = x * 2, '
                             'not x *= 2.', kind=type(layer).__name__, method=method))


def repeatable(first, second, name):
    """The same numbers twice from the same inputs."""
    if not np.array_equal(first, second, equal_nan=True):
        raise ValueError(say('同样的输入，{name} 两次算出的结果不一样，没法和数值微分比：'
                             '随机数（比如 Dropout 的掩码）先固定下来。',
                             '{name} gives different results for the same inputs, so it cannot be compared with '
                             'differences; keep its random numbers (such as the mask of a Dropout) fixed.', name=name))
