"""Code as readers bring it: layers, a network without layers, values as in micrograd. Most of it has one mistake."""
import numpy as np


class OwnReLU:
    """Its backward looks at dout in place of x."""

    def forward(self, x):
        self.mask = x > 0
        return x * self.mask

    def backward(self, dout):
        return dout * (dout > 0)


class OwnMul:
    """Its backward does not swap the inputs."""

    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y

    def backward(self, dout):
        return dout * self.x, dout * self.y


class Linear:
    """A right Affine layer."""

    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.dW, self.db = self.x.T @ dout, dout.sum(axis=0)
        return dout @ self.W.T


class Perceptron:
    """A network that knows nothing of layers; it takes the mean for b instead of the sum."""

    def __init__(self):
        self.params = {'W': np.array([[0.2, -0.3], [0.1, 0.4]]), 'b': np.array([0.1, -0.2])}

    def loss(self, x, t):
        return float(np.mean((x @ self.params['W'] + self.params['b'] - t) ** 2))

    def gradient(self, x, t):
        error = 2 * (x @ self.params['W'] + self.params['b'] - t) / t.size
        return {'W': x.T @ error, 'b': error.mean(axis=0)}


class Value:
    """As in micrograd, written here in its shape."""

    def __init__(self, data, children=(), op='', label=''):
        self.data, self.grad, self._prev, self._op, self.label = data, 0.0, set(children), op, label
        self._backward = lambda: None

    def __add__(self, other):
        out = Value(self.data + other.data, (self, other), '+')

        def _backward():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = _backward
        return out

    def __mul__(self, other):
        out = Value(self.data * other.data, (self, other), '*')

        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad
        out._backward = _backward
        return out

    def tanh(self):
        out = Value(np.tanh(self.data), (self,), 'tanh')

        def _backward():
            self.grad += (1 - out.data ** 2) * out.grad
        out._backward = _backward
        return out


class Forgets(Value):
    """Its × replaces what had arrived instead of adding to it."""

    def __mul__(self, other):
        out = super().__mul__(other)

        def _backward():
            self.grad = other.data * out.grad
            other.grad = self.data * out.grad
        out._backward = _backward
        return out


def neuron(x, y):
    return (x * y + x).tanh()
