"""The order of a layer's two methods: forward first, it remembers what backward needs."""
from functools import wraps

from common.guard.values import too_large
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
