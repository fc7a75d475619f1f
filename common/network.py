"""TwoLayerNet: affine, activation, affine, softmax with loss. The plain loop over its layers."""
import io
from collections import OrderedDict
from copy import deepcopy

import numpy as np

from common import guard, keeping
from common.functions import class_numbers
from common.gradient import numerical_gradient
from common.language import say
from common.layers import Affine, Relu, Sigmoid, SoftmaxWithLoss

ACTIVATIONS = {'relu': Relu, 'sigmoid': Sigmoid}
NAMES = ('W1', 'b1', 'W2', 'b2')
ROWS_AT_ONCE = 500


class Parameters(dict):
    """Arrays by name, each held by a layer, too: whatever is set is written into that array, and none comes or goes."""

    def __setitem__(self, name, value):
        if name not in self or value is not self[name]:         # params['W1'] -= … was done in place already
            self.update({name: value})

    def update(self, *others, **named):
        new = dict(*others, **named)
        guard.parameter_names([*self, *new], self)
        for name, value in new.items():
            guard.parameter(name, value, self[name].shape)
        for name, value in new.items():
            self[name][...] = value

    def __missing__(self, name):
        guard.parameter_names([*self, name], self)

    def setdefault(self, name, value=None):
        return self[name]

    def __ior__(self, others):
        self.update(others)
        return self

    def _stays(self, *names):
        guard.parameter_names([name for name in self if names and name not in names], self)

    __delitem__ = pop = popitem = clear = _stays

    def __reduce__(self):
        return Parameters, (dict(self),)


class TwoLayerNet:
    """input_size numbers in, a score for each of output_size classes out.

    x is (N, input_size): numbers, or images as bytes, which count as 0 to 1. t is (N,) labels or one-hot.
    The weights are drawn from np.random, or from a generator of their own if a seed is given.
    """

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01, dtype=np.float64,
                 activation='relu', seed=None):
        guard.activation(activation, ACTIVATIONS)
        guard.sizes(input_size=input_size, hidden_size=hidden_size, output_size=output_size)
        guard.settings(weight_init_std=weight_init_std)
        guard.holds_decimals(dtype)
        guard.seed(seed)
        random = np.random if seed is None else np.random.RandomState(seed)
        self.activation = activation
        W1 = (weight_init_std * random.randn(input_size, hidden_size)).astype(dtype)
        W2 = (weight_init_std * random.randn(hidden_size, output_size)).astype(dtype)
        self._params = Parameters(W1=W1, b1=np.zeros(hidden_size, dtype), W2=W2, b2=np.zeros(output_size, dtype))
        self._wire()

    @property
    def params(self):
        """The parameters by name. Setting one, several or all writes into the arrays that the layers compute with."""
        return self._params

    @params.setter
    def params(self, params):
        guard.parameter_names(params, self._params)
        self._params.update(params)

    def _wire(self):
        """Layers around the very arrays in params."""
        activation = ACTIVATIONS[self.activation]
        self.layers = OrderedDict()
        self.layers['Affine1'] = Affine(self.params['W1'], self.params['b1'])
        self.layers[f'{self.activation.title()}1'] = activation()
        self.layers['Affine2'] = Affine(self.params['W2'], self.params['b2'])
        self.lastLayer = SoftmaxWithLoss()

    def predict(self, x):
        """The scores (N, classes), before softmax."""
        x = self.scaled(x)
        for layer in self.layers.values():
            x = layer.forward(x)
        return x

    def scaled(self, x):
        """Images as bytes 0-255 become numbers 0-1 in the type of the parameters; numbers stay as they are."""
        x = as_array(x, 'x')
        if x.dtype == np.uint8:
            x = x.astype(self.params['W1'].dtype)
            x *= 1 / 255
        return x

    def loss(self, x, t):
        return self.lastLayer.forward(self.predict(x), t)

    def accuracy(self, x, t):
        """Share of the rows whose highest score is that of the right class."""
        x, t = samples(x, t)
        y = [self.predict(x[i:i + ROWS_AT_ONCE]) for i in range(0, len(x), ROWS_AT_ONCE)]
        right = np.argmax(np.concatenate(y), axis=1) == class_numbers(t, len(x), len(y[0].T))
        return int(np.sum(right)) / len(x)

    def gradient(self, x, t):
        """Backpropagation: layers in order, then in reverse. {'W1': …, 'b1': …, 'W2': …, 'b2': …}"""
        guard.same_arrays(self.params, self.layers)
        self.loss(x, t)
        first, *others = self.layers.values()
        dout = self.lastLayer.backward(1)
        for layer in reversed(others):
            dout = layer.backward(dout)
        if type(first) is Affine:
            first.backward(dout, need_dx=False)
        else:
            first.backward(dout)
        affine1, affine2 = self.layers['Affine1'], self.layers['Affine2']
        return {'W1': affine1.dW, 'b1': affine1.db, 'W2': affine2.dW, 'b2': affine2.db}

    def numerical_gradient(self, x, t):
        """The same by differences: two forward passes for each parameter."""
        return {name: numerical_gradient(lambda _: self.loss(x, t), array) for name, array in self.params.items()}

    def astype(self, dtype):
        """A copy, its layers included, with parameters of another type: float64 for a check, float32 for speed."""
        guard.holds_decimals(dtype)
        return deepcopy(self, {id(array): array.astype(dtype) for array in self.params.values()})   # old: its copy

    def save(self, path):
        """Write the parameters into one file (npz); `TwoLayerNet.load` makes the same network of it."""
        file = io.BytesIO()
        np.savez(file, activation=self.activation, **self.params)
        try:
            keeping.write_whole(path, file.getvalue())
        except (OSError, TypeError) as error:
            why = keeping.refusal(error) if isinstance(error, OSError) else type(path).__name__
            raise OSError(say('{path} 写不进去：请给一个文件名，它所在的文件夹要已经有了（{why}）。',
                              '{path} cannot be written; give the name of a file in a folder that exists ({why}).',
                              path=path, why=why)) from None

    @classmethod
    def load(cls, path):
        """The network that `save` wrote. Nothing in the file is ever executed."""
        try:
            with np.load(path, allow_pickle=False) as file:
                network = cls.from_params({name: file[name] for name in NAMES}, str(file['activation']))
            network.predict(np.zeros(len(network.params['W1'])))
            return network
        except FileNotFoundError:
            raise FileNotFoundError(say('没有 {path} 这个文件：先用 network.save(…) 写下一个。',
                                        'there is no file {path}; write one with network.save(…) first.',
                                        path=path)) from None
        except OSError:
            raise
        except Exception:
            raise ValueError(say('{path} 里不是一个网络：请给 network.save(…) 写下的文件。',
                                 '{path} does not hold a network; give a file that network.save(…) wrote.',
                                 path=path)) from None

    @classmethod
    def from_params(cls, params, activation='relu'):
        """A network that computes with these very arrays {'W1': (inputs, hidden), 'b1', 'W2', 'b2'}."""
        guard.activation(activation, ACTIVATIONS)
        network = cls.__new__(cls)
        network.activation = activation
        network._params = Parameters(params)
        network._wire()
        return network


def samples(x, t):
    """Samples and their targets as arrays with as many rows; a single sample (D,) becomes a batch of one."""
    x, t = as_array(x, 'x'), as_array(t, 't')
    if x.ndim == 1:
        x, t = x[None], t if t.shape == (1,) else t[None]
    guard.same_rows(x, t)
    return x, np.atleast_1d(t)


def as_array(x, name):
    """x as an array; bytes stay bytes, however they come: in an array, mapped from a file, as a list of arrays."""
    if isinstance(x, np.ndarray) and x.dtype == np.uint8 and not np.ma.is_masked(x):
        return np.asarray(x)                # there may be many of them
    numbers = np.asarray(guard.values(x, name=name))
    given = np.asarray(x)
    return given if given.dtype == np.uint8 else numbers
