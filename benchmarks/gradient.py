"""The gradient of the whole 784-50-10 network: backpropagation, one parameter after another, and all at once."""
import numpy as np

from benchmarks.differences import differences
from benchmarks.figures import figure, left_out, ratio, turns
from common.network import TwoLayerNet
from dataset import mnist

TIMES = 50


def network_and_digits(tiny, rows):
    """The network in float64 and the first digits of the training set, which drives each of its parameters."""
    if tiny:
        random = np.random.RandomState(0)
        return TwoLayerNet(12, 5, 3, seed=0), random.rand(rows, 12), random.randint(0, 3, rows)
    (x, t), _ = mnist.load_mnist(normalize=False)
    network = TwoLayerNet(784, 50, 10, seed=0)
    return network, network.scaled(x[:rows]), t[:rows]


def both_ways(network, x, t, rounds):
    """Seconds of the gradient of x and t, for each round: (by backpropagation, one parameter after another)."""
    many = {'backward': lambda: [network.gradient(x, t) for _ in range(TIMES)],
            'one by one': lambda: network.numerical_gradient(x, t)}
    times = turns(many, rounds)
    return [seconds / TIMES for seconds in times['backward']], times['one by one']


def measure(tiny=False):
    if not tiny and not mnist.available():
        return left_out('The gradient of the network', 'MNIST is not on this machine')
    for rows, rounds in ((3, 3), (100, 1)):
        backward, one_by_one = both_ways(*network_and_digits(tiny, rows), rounds)
        yield figure(f'gradient: batch {rows}, one by one over backpropagation', ratio(one_by_one, backward), '×')
        yield figure(f'gradient: batch {rows}, backpropagation', [1000 * s for s in backward], 'ms')
        yield figure(f'gradient: batch {rows}, one by one', [1000 * s for s in one_by_one], 'ms')
    network, x, t = network_and_digits(tiny, 3)
    at_once = turns({'check': lambda: check(network, x, t)}, 3 if tiny else 15)['check']
    yield figure('gradient: full check of 39,760 parameters on three digits', [1000 * s for s in at_once], 'ms')
    yield figure('gradient: full check, error', check(network, x, t), '')


def check(network, x, t):
    """The largest difference between backpropagation and differences, over all parameters."""
    grads, numerical = network.gradient(x, t), differences(network, x, t)
    return max(float(np.abs(grads[name] - numerical[name]).max()) for name in grads)
