"""What a network that has seen the project's own digits only reads of the real test set.

    python -m benchmarks.digits

50 hidden units, 10,000 steps, batch 100, learning rate 0.1, float32. The settings of the digits were chosen on real
training images; the test images are for this number alone.
"""
import numpy as np

from benchmarks.figures import figure, left_out
from common.network import TwoLayerNet
from common.optimizer import SGD
from common.trainer import Trainer
from dataset import mnist
from dataset.digits import make_digits


def accuracy(seed, x_test, t_test, n, iterations):
    """The share of the test set that is read after training on n digits of this seed."""
    x, t = make_digits(n, seed)
    network = TwoLayerNet(784, 50, 10, dtype=np.float32, seed=seed)
    trainer = Trainer(network, x, t, x[:1], t[:1], SGD(lr=0.1), iterations=iterations, seed=seed)
    for _ in trainer:
        pass
    return float(network.accuracy(x_test, t_test))


def measure(tiny=False):
    if not mnist.available():
        return left_out('What is learned from offline digits', 'MNIST is not on this machine')
    seeds, n, iterations = ((0,), 1_000, 100) if tiny else ((0, 1, 2), 60_000, 10_000)
    _, (x_test, t_test) = mnist.load_mnist(normalize=False)
    read = [accuracy(seed, x_test, t_test, n, iterations) for seed in seeds]
    for seed, share in zip(seeds, read):
        yield figure(f'data: offline digits, accuracy on the real test set, seed {seed}', share, '')
    yield figure('data: offline digits, accuracy on the real test set', sum(read) / len(read), '')


if __name__ == '__main__':
    for found in measure():
        print(f'{found.name}: {found.value:.4f}')
