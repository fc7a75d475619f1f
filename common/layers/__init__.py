"""Layers: each knows one local computation (`forward`) and its local derivative (`backward`).

`forward(*inputs)` returns the output and remembers what backward needs. `backward(dout)` takes the gradient
of the loss with respect to the output and returns one gradient for each input: a tuple, or a single value.
There is no base class to inherit from: any class with these two methods is a layer.
Nothing that a layer is given is ever written into.
"""
import numpy as np

from common import guard
from common.functions import (
    cross_entropy_error,
    identity_function,
    mean_squared_error,
    relu,
    relu_grad,
    sigmoid,
    sigmoid_grad,
    softmax,
    softmax_loss,
    step_function,
    sum_squared_error,
)
from common.layers.arithmetic import AddLayer, DivLayer, MaximumLayer, MinimumLayer, MulLayer, PowLayer, SubLayer
from common.layers.arrays import DotLayer, MaxLayer, MeanLayer, MinLayer, ProdLayer, SumLayer
from common.layers.elementary import (
    AbsLayer,
    ArcsinLayer,
    ArctanLayer,
    CoshLayer,
    CosLayer,
    ExpLayer,
    Log1pLayer,
    LogLayer,
    ReciprocalLayer,
    SinhLayer,
    SinLayer,
    TanhLayer,
)
from common.layers.moves import ConcatenateLayer, ReshapeLayer, StackLayer, TakeLayer, TransposeLayer
from common.layers.neural import Affine, ReLU, Relu, Sigmoid, SoftmaxWithLoss


def __getattr__(name):
    guard.not_of_later_chapters(name)
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
