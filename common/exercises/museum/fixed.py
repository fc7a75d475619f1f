"""The same classes without their mistakes: each overrides the one method that was broken."""
import numpy as np

from common.exercises.museum import broken
from common.functions import softmax


class SharedInput(broken.SharedInput):
    def backward(self, dout):
        dsum, dx = self.mul.backward(dout)
        dx_too, dy = self.add.backward(dsum)
        return dx + dx_too, dy


class Diamond(broken.Diamond):
    def backward(self, dout):
        da, dsum = self.mul.backward(dout)
        dshare, dy = self.add.backward(dsum)
        dx = sum(self.square.backward(da + dshare))
        return dx, dy


class Product(broken.Product):
    def forward(self, x, y):
        self.x = x
        self.y = y
        return x * y


class Scale(broken.Scale):
    def backward(self, dout):
        ds = dout * self.x
        return dout * self.s, np.sum(ds, axis=tuple(range(np.ndim(ds) - np.ndim(self.s))))


class Gate(broken.Gate):
    def backward(self, dout):
        return np.where(self.mask, 0, dout)


class Rectifier(broken.Rectifier):
    def backward(self, dout):
        return np.where(self.mask, 0, dout)


class Counts(broken.Counts):
    def backward(self, dout):
        return np.where(self.x > 0, dout, 0)


class Pick(broken.Pick):
    def backward(self, dout):
        dx = np.zeros(self.shape)
        np.add.at(dx, self.rows, dout)
        return dx


class Centre(broken.Centre):
    def backward(self, dout):
        return dout - np.mean(dout, axis=0)


class Spread(broken.Spread):
    def forward(self, x):
        self.x = x - np.mean(x, axis=0)
        return np.sum(self.x ** 2)


class Square(broken.Square):
    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = np.sum(dout, axis=0)
        return dout @ self.W.T


class Bias(broken.Bias):
    def backward(self, dout):
        self.db = np.sum(dout, axis=0)
        return dout * 1


class Step(broken.Step):
    def backward(self, dout):
        dx = dout @ self.W.T
        super().backward(dout)
        return dx


class Softmax(broken.Softmax):
    def forward(self, x):
        self.y = softmax(x)
        return self.y


class Scores(broken.Scores):
    def forward(self, x):
        e = np.exp(x - np.max(x, axis=1, keepdims=True))
        self.y = e / np.sum(e, axis=1, keepdims=True)
        return self.y


class Loss(broken.Loss):
    def backward(self, dout=1):
        return dout * super().backward()


class BatchLoss(broken.BatchLoss):
    def backward(self, dout=1):
        return super().backward(dout) / len(self.t)


class LogLoss(broken.LogLoss):
    def backward(self, dout=1):
        right = self.y[np.arange(len(self.t)), self.t]
        return super().backward(dout) * (right / (right + 1e-7))[:, None]
