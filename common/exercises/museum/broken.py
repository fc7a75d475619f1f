"""Broken on purpose: each class holds one mistake of a kind that really happens. What is right stands in `fixed`."""
import numpy as np

from common.functions import softmax
from common.layers import AddLayer, MulLayer


class SharedInput:
    def forward(self, x, y):
        self.add, self.mul = AddLayer(), MulLayer()
        return self.mul.forward(self.add.forward(x, y), x)

    def backward(self, dout):
        dsum, dx = self.mul.backward(dout)
        dx, dy = self.add.backward(dsum)
        return dx, dy


class Diamond:
    def forward(self, x, y):
        self.square, self.add, self.mul = MulLayer(), AddLayer(), MulLayer()
        a = self.square.forward(x, x)
        return self.mul.forward(a, self.add.forward(a, y))

    def backward(self, dout):
        da, dsum = self.mul.backward(dout)
        dx = sum(self.square.backward(da))
        dshare, dy = self.add.backward(dsum)
        da = da + dshare
        return dx, dy


class Product:
    def forward(self, x, y):
        if not hasattr(self, 'x'):
            self.x = x
            self.y = y
        return x * y

    def backward(self, dout):
        return dout * self.y, dout * self.x


class Scale:
    def forward(self, x, s):
        self.x = x
        self.s = s
        return x * s

    def backward(self, dout):
        return dout * self.s, dout * self.x


class Gate:
    def forward(self, x):
        self.mask = x <= 0
        return np.where(self.mask, 0, x)

    def backward(self, dout):
        return np.where(self.mask, dout, 0)


class Rectifier:
    def forward(self, x):
        self.mask = x <= 0
        return np.where(self.mask, 0, x)

    def backward(self, dout):
        dout[self.mask] = 0
        return dout


class Counts:
    def forward(self, x):
        self.x = x
        return np.maximum(x, 0)

    def backward(self, dout):
        dx = np.zeros_like(self.x)
        dx[self.x > 0] = dout[self.x > 0]
        return dx


class Pick:
    def forward(self, x, rows):
        self.shape, self.rows = x.shape, rows
        return x[rows]

    def backward(self, dout):
        dx = np.zeros(self.shape)
        dx[self.rows] = dout
        return dx


class Centre:
    def forward(self, x):
        return x - np.mean(x, axis=0)

    def backward(self, dout):
        return dout * 1


class Spread:
    def forward(self, x):
        x -= np.mean(x, axis=0)
        self.x = x
        return np.sum(x ** 2)

    def backward(self, dout):
        return dout * 2 * self.x


class Square:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = np.sum(dout, axis=0)
        return dout @ self.W


class Bias:
    def __init__(self, b):
        self.b = b

    def forward(self, x):
        return x + self.b

    def backward(self, dout):
        self.db = np.mean(dout, axis=0)
        return dout * 1


class Step:
    def __init__(self, W):
        self.W = W

    def forward(self, x):
        self.x = x
        return x @ self.W

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.W = self.W - 0.1 * self.dW
        return dout @ self.W.T


class Softmax:
    def forward(self, x):
        e = np.exp(x - np.max(x))
        self.y = e / np.sum(e)
        return self.y

    def backward(self, dout):
        return self.y * (dout - np.sum(dout * self.y, axis=1, keepdims=True))


class Scores:
    def forward(self, x):
        e = np.exp(x)
        self.y = e / np.sum(e, axis=1, keepdims=True)
        return self.y

    def backward(self, dout):
        return self.y * (dout - np.sum(dout * self.y, axis=1, keepdims=True))


class Loss:
    def forward(self, x, t):
        self.y, self.t = softmax(x), t
        return -np.mean(np.log(self.y[np.arange(len(t)), t]))

    def backward(self, dout=1):
        dx = self.y.copy()
        dx[np.arange(len(self.t)), self.t] -= 1
        return dx / len(self.t)


class BatchLoss:
    def forward(self, x, t):
        self.y, self.t = softmax(x), t
        return -np.mean(np.log(self.y[np.arange(len(t)), t]))

    def backward(self, dout=1):
        dx = self.y.copy()
        dx[np.arange(len(self.t)), self.t] -= 1
        return dout * dx


class LogLoss:
    def forward(self, x, t):
        self.y, self.t = softmax(x), t
        return -np.mean(np.log(self.y[np.arange(len(t)), t] + 1e-7))

    def backward(self, dout=1):
        dx = self.y.copy()
        dx[np.arange(len(self.t)), self.t] -= 1
        return dout * dx / len(self.t)
