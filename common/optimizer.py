"""Optimizers: what a gradient does to the parameters. `update(params, grads)` changes the arrays in place.

Names and settings are those of chapter 6 of *Deep Learning from Scratch*.
"""
import numpy as np

from common import guard


class SGD:
    """A step against the gradient."""

    def __init__(self, lr=0.01):
        guard.settings(lr=lr)
        self.lr = lr

    def update(self, params, grads):
        grads = guard.gradients_fit(params, grads)
        for key in params:
            params[key] -= self.lr * grads[key]


class Momentum:
    """The gradient pushes a velocity, which friction slows down."""

    def __init__(self, lr=0.01, momentum=0.9):
        guard.settings(lr=lr, momentum=momentum)
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        grads = guard.gradients_fit(params, grads, self.v)
        for key in params:
            self.v[key] = self.momentum * self.v.get(key, 0) - self.lr * grads[key]
            params[key] += self.v[key]


class Nesterov(Momentum):
    """Momentum that looks ahead: the gradient is taken as if the velocity had been followed already."""

    def update(self, params, grads):
        grads = guard.gradients_fit(params, grads, self.v)
        for key in params:
            self.v[key] = self.momentum * self.v.get(key, 0) - self.lr * grads[key]
            params[key] += self.momentum * self.v[key] - self.lr * grads[key]


class AdaGrad:
    """Elements that have moved much take smaller steps."""

    def __init__(self, lr=0.01):
        guard.settings(lr=lr)
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        grads = guard.gradients_fit(params, grads, self.h)
        for key in params:
            self.h[key] = self.h.get(key, 0) + grads[key] ** 2
            params[key] -= self.lr * grads[key] / (np.sqrt(self.h[key]) + 1e-7)


class RMSprop:
    """AdaGrad with a memory that fades: only what moved lately counts."""

    def __init__(self, lr=0.01, decay_rate=0.99):
        guard.settings(lr=lr, decay_rate=decay_rate)
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def update(self, params, grads):
        grads = guard.gradients_fit(params, grads, self.h)
        for key in params:
            self.h[key] = self.decay_rate * self.h.get(key, 0) + (1 - self.decay_rate) * grads[key] ** 2
            params[key] -= self.lr * grads[key] / (np.sqrt(self.h[key]) + 1e-7)


class Adam:
    """Running means of the gradient (m) and of its square (v) set the step of each element."""

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        guard.settings(lr=lr, beta1=beta1, beta2=beta2)
        guard.below_1(beta1=beta1, beta2=beta2)
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.iteration = 0
        self.m = {}
        self.v = {}

    def update(self, params, grads):
        grads = guard.gradients_fit(params, grads, self.m)
        self.iteration += 1
        lr = self.lr * (1 - self.beta2 ** self.iteration) ** 0.5 / (1 - self.beta1 ** self.iteration)
        for key in params:
            self.m[key] = self.beta1 * self.m.get(key, 0) + (1 - self.beta1) * grads[key]
            self.v[key] = self.beta2 * self.v.get(key, 0) + (1 - self.beta2) * grads[key] ** 2
            params[key] -= lr * self.m[key] / (np.sqrt(self.v[key]) + 1e-7)


OPTIMIZERS = {made.__name__: made for made in (SGD, Momentum, Nesterov, AdaGrad, RMSprop, Adam)}
