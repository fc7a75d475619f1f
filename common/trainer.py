"""Trainer: the mini-batch loop, one step at a time. It prints nothing."""
from typing import NamedTuple

import numpy as np
from threadpoolctl import threadpool_limits

from common import guard
from common.network import TwoLayerNet, samples
from common.optimizer import SGD


class Step(NamedTuple):
    """What one step saw: the network after `iteration` updates, before the next."""
    iteration: int
    epoch: int                      # how many times the training data were gone through
    loss: float                     # mean over the mini-batch
    train_accuracy: float = None    # given at the beginning of an epoch only
    test_accuracy: float = None


class Trainer:
    """An iterator of steps: `for step in trainer` goes on where the last step stopped.

    x_train (N, input_size) are numbers, or images as bytes, which are scaled for each batch; t_train (N,) are
    labels or one-hot. optimizer, batch_size and iterations may be changed between two steps. From the first trainer
    on, numpy's matrix products run on one thread.
    """

    def __init__(self, network, x_train, t_train, x_test, t_test, optimizer=None, batch_size=100,
                 iterations=10_000, seed=0):
        guard.is_network(network, 'params', 'loss', 'gradient', 'accuracy')
        guard.is_optimizer(optimizer)
        guard.seed(seed)
        guard.settings(iterations=iterations)
        threadpool_limits(limits=1)     # products this small gain nothing from two; on a busy machine they lose all
        self.network = network
        self.x_train, self.t_train = samples(x_train, t_train)
        self.x_test, self.t_test = samples(x_test, t_test)
        self.optimizer = optimizer or SGD(lr=0.1)
        self.batch_size = batch_size
        self.iterations = iterations
        self.random = np.random.RandomState(seed)
        self.iteration = self.samples = 0
        self.epoch = -1

    def __iter__(self):
        return self

    def __next__(self):
        if self.iteration >= self.iterations:
            raise StopIteration
        guard.batch_size(self.batch_size)
        with np.errstate(over='ignore', invalid='ignore'):      # a loss that is no number gets a sentence instead
            accuracies = self.accuracies() if self._begins_an_epoch() else ()
            batch = self.random.randint(len(self.x_train), size=self.batch_size)
            x, t = self.x_train.take(batch, axis=0), self.t_train[batch]
            grads = self.network.gradient(x, t)
            loss = self._loss(x, t)
            self.optimizer.update(self.network.params, grads)
        step = Step(self.iteration, self.epoch, loss, *accuracies)
        self.iteration += 1
        self.samples += self.batch_size
        return step

    def _loss(self, x, t):
        """What `gradient` saw just now; a network with a loss of its own, such as one with weight decay, is asked for it."""
        keeps_it = getattr(type(self.network), 'loss', None) is TwoLayerNet.loss
        return float(self.network.lastLayer.loss if keeps_it else self.network.loss(x, t))

    def accuracies(self):
        """On all training data, and on all test data."""
        return (self.network.accuracy(self.x_train, self.t_train),
                self.network.accuracy(self.x_test, self.t_test))

    def _begins_an_epoch(self):
        before, self.epoch = self.epoch, self.samples // len(self.x_train)
        return self.epoch > before
