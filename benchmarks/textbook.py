"""A contender: the two-layer network as the classic textbook trains it, written anew from its description.

Images float32, parameters float64, dx also for the first layer, the loss once more after each update, and an epsilon
in its logarithm; each evaluation takes all images at once.
"""
import numpy as np


class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return np.dot(self.x, self.W) + self.b

    def backward(self, dout):
        dx = np.dot(dout, self.W.T)
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0)
        return dx


class Relu:
    def forward(self, x):
        self.mask = x <= 0
        out = x.copy()
        out[self.mask] = 0
        return out

    def backward(self, dout):
        dout[self.mask] = 0
        return dout


class SoftmaxWithLoss:
    def forward(self, x, t):
        x = x - np.max(x, axis=1, keepdims=True)
        self.y = np.exp(x) / np.sum(np.exp(x), axis=1, keepdims=True)
        self.t = t
        return -np.sum(np.log(self.y[np.arange(len(t)), t] + 1e-7)) / len(t)

    def backward(self):
        dx = self.y.copy()
        dx[np.arange(len(dx)), self.t] -= 1
        return dx / len(dx)


class Network:
    def __init__(self, params):
        self.params = params
        self.layers = [Affine(params['W1'], params['b1']), Relu(), Affine(params['W2'], params['b2'])]
        self.last = SoftmaxWithLoss()

    def predict(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def loss(self, x, t):
        return self.last.forward(self.predict(x), t)

    def accuracy(self, x, t):
        return np.sum(np.argmax(self.predict(x), axis=1) == t) / len(x)

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {'W1': first.dW, 'b1': first.db, 'W2': second.dW, 'b2': second.db}


def learn(task):
    x_train, x_test = (x.astype(np.float32) / 255 for x in (task.x_train, task.x_test))
    net = Network(task.params())
    for i, batch in enumerate(task.batches()):
        x, t = x_train[batch], task.t_train[batch]
        grad = net.gradient(x, t)
        for key in ('W1', 'b1', 'W2', 'b2'):
            net.params[key] -= 0.1 * grad[key]
        loss = net.loss(x, t)
        if task.evaluate_at(i):
            net.accuracy(x_train, task.t_train), net.accuracy(x_test, task.t_test)
        yield loss
    yield net.accuracy(x_test, task.t_test)
