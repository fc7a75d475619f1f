"""The order of a layer's two methods: forward first, it remembers what backward needs."""
from functools import wraps
from inspect import signature

from common.guard.values import shown, too_large
from common.language import listing, say


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
    if isinstance(layer, type):
        raise TypeError(say('{kind} 是类，不是层：写成 {kind}(…)，造一个出来。',
                            '{kind} is a class and not yet a layer; write {kind}(…) to make one.',
                            kind=layer.__name__))
    for method in ('forward', 'backward'):
        if not callable(getattr(layer, method, None)):
            raise TypeError(say('{layer} 没有 {method} 方法：层要有 forward 和 backward。',
                                '{layer} has no method {method}; a layer needs forward and backward.',
                                layer=shown(layer), method=method))


def takes(layer, inputs):
    """forward takes as many inputs as it is given."""
    try:
        signature(layer.forward).bind(*inputs)
    except TypeError:
        kind, names = type(layer).__name__, list(signature(layer.forward).parameters)
        raise TypeError(say('{kind} 的 forward 要的输入是 {names}，这里给了 {given} 个。',
                            'forward of {kind} takes {names}; the number of inputs given is {given}.',
                            kind=kind, names=listing(names), given=len(inputs))) from None
    except ValueError:
        pass                    # a forward written in C does not tell


def has_value(value, layer):
    if value is None:
        kind = type(layer).__name__
        raise TypeError(say('{kind} 的 forward 没有给出结果：是不是忘了 return？',
                            'forward of {kind} gave no result; is its return missing?', kind=kind))


def one_for_each_input(layer, inputs, grads):
    """backward gave as many gradients as forward has inputs, or a single one, which is that of the first."""
    if len(grads) not in (1, len(inputs)):
        kind = type(layer).__name__
        raise TypeError(say('{kind} 有 {inputs} 个输入，backward 却给出 {returned} 个梯度：每个输入要有一个。',
                            '{kind} has {inputs} inputs but its backward gave {returned} gradients; '
                            'each input needs one.', kind=kind, inputs=len(inputs), returned=len(grads)))


def no_list(grads, layer):
    if grads and isinstance(grads[0], list):
        kind = type(layer).__name__
        raise TypeError(say('{kind} 的 backward 给出了一个列表：写成 return dx, dy，不要方括号。',
                            'backward of {kind} gave a list; write return dx, dy without brackets.', kind=kind))
