"""The two-layer network 784-50-10 on MNIST: 10,000 steps of 100 images, every loss, 17 evaluations.

Every contender starts from the same weights, sees the same batches and is measured on all images: a generator of the
loss of each step, and of the accuracy at the end. They take turns of a hundred steps, timed by the processor's clock, so
that all see the same weather; each round has a seed of its own. Peak memory is that of a process of its own.
"""
import statistics
from itertools import islice
from time import process_time
from typing import NamedTuple

import numpy as np
from threadpoolctl import threadpool_limits

from benchmarks import by_hand, textbook
from benchmarks.figures import alone, figure, left_out, ratio
from common.network import TwoLayerNet
from common.optimizer import SGD
from common.trainer import Trainer
from dataset import mnist
from dataset.digits import make_digits

SEEDS = 3
BATCH, LR = 100, 0.1
STEPS_A_TURN = 100
OURS, TEXTBOOK, TORCH, JAX = 'our layers', 'textbook code', 'PyTorch eager', 'JAX jit'
BY_HAND, BARE = 'one function of numpy', 'bare products'
PEAK = '''
import json
from benchmarks import training
task = training.Task(*training.data({tiny}), 601, 0)
list(training.contender({name!r})(task))
print(training.peak())
'''


class Task(NamedTuple):
    """Images as bytes, labels as numbers, and how long to learn."""
    x_train: np.ndarray
    t_train: np.ndarray
    x_test: np.ndarray
    t_test: np.ndarray
    iterations: int
    seed: int

    def params(self):
        return TwoLayerNet(784, 50, 10, seed=self.seed).params

    def batches(self):
        random = np.random.RandomState(self.seed)
        return [random.choice(len(self.x_train), BATCH) for _ in range(self.iterations)]

    def evaluate_at(self, i):
        return i % (len(self.x_train) // BATCH) == 0


def ours(task):
    net = TwoLayerNet(784, 50, 10, dtype=np.float32, seed=task.seed)
    trainer = Trainer(net, *task[:4], SGD(LR), BATCH, task.iterations, task.seed)
    yield from (step.loss for step in trainer)
    yield net.accuracy(task.x_test, task.t_test)


def bare_products(task):
    """The matrix products of all steps and evaluations, and nothing else: the limit."""
    x, h = np.ones((BATCH, 784), np.float32), np.ones((BATCH, 50), np.float32)
    dh, dy = np.ones((BATCH, 50), np.float32), np.ones((BATCH, 10), np.float32)
    W1, W2 = np.ones((784, 50), np.float32), np.ones((50, 10), np.float32)
    many = np.ones((500, 784), np.float32)
    for i in range(task.iterations):
        if task.evaluate_at(i):
            for _ in range(0, len(task.x_train) + len(task.x_test), len(many)):
                np.dot(np.dot(many, W1), W2)
        np.dot(np.dot(x, W1), W2)
        np.dot(h.T, dy), np.dot(dy, W2.T), np.dot(x.T, dh)
        yield 0


def with_torch():
    import torch
    from torch.nn import functional
    torch.set_num_threads(1)

    def learn(task):
        x_train, x_test = (torch.tensor(x, dtype=torch.float32) / 255 for x in (task.x_train, task.x_test))
        t_train, t_test = (torch.tensor(t, dtype=torch.long) for t in (task.t_train, task.t_test))
        W1, b1, W2, b2 = params = [torch.tensor(p, dtype=torch.float32, requires_grad=True)
                                   for p in task.params().values()]
        optimizer = torch.optim.SGD(params, lr=LR)

        def predict(x):
            return functional.relu(x @ W1 + b1) @ W2 + b2

        def accuracy(x, t):
            with torch.no_grad():
                return (predict(x).argmax(1) == t).float().mean().item()

        for i, batch in enumerate(task.batches()):
            if task.evaluate_at(i):
                accuracy(x_train, t_train), accuracy(x_test, t_test)
            batch = torch.from_numpy(batch)
            optimizer.zero_grad()
            loss = functional.cross_entropy(predict(x_train[batch]), t_train[batch])
            loss.backward()
            optimizer.step()
            yield loss.item()
        yield accuracy(x_test, t_test)

    return learn


def with_jax():
    import jax
    import jax.numpy as jnp

    def predict(params, x):
        W1, b1, W2, b2 = params
        return jnp.maximum(x @ W1 + b1, 0) @ W2 + b2

    def loss(params, x, t):
        log_y = jax.nn.log_softmax(predict(params, x))
        return -jnp.mean(jnp.take_along_axis(log_y, t[:, None], 1))

    @jax.jit
    def step(params, x_train, t_train, batch):
        value, grads = jax.value_and_grad(loss)(params, x_train[batch], t_train[batch])
        return [p - LR * dp for p, dp in zip(params, grads)], value

    @jax.jit
    def accuracy(params, x, t):
        return jnp.mean(jnp.argmax(predict(params, x), axis=1) == t)

    def learn(task):
        x_train, x_test = (jnp.asarray(x, jnp.float32) / 255 for x in (task.x_train, task.x_test))
        t_train, t_test = (jnp.asarray(t, jnp.int32) for t in (task.t_train, task.t_test))
        params = [jnp.asarray(p, jnp.float32) for p in task.params().values()]
        for i, batch in enumerate(task.batches()):
            if task.evaluate_at(i):
                float(accuracy(params, x_train, t_train)), float(accuracy(params, x_test, t_test))
            params, value = step(params, x_train, t_train, batch)
            yield value
        yield accuracy(params, x_test, t_test)

    return learn


def contender(name):
    """learn(task) yields each loss, then the accuracy on the test images; ImportError where it is not installed."""
    makers = {OURS: lambda: ours, TEXTBOOK: lambda: textbook.learn, TORCH: with_torch, JAX: with_jax,
              BY_HAND: lambda: by_hand.learn, BARE: lambda: bare_products}
    return makers[name]()


def installed():
    found = {}
    for name in (OURS, TEXTBOOK, TORCH, JAX, BY_HAND, BARE):
        try:
            found[name] = contender(name)
        except ImportError:
            left_out(name, 'it is not installed')
    return found


def data(tiny):
    if tiny:
        return *make_digits(300, seed=0), *make_digits(100, seed=1)
    (x_train, t_train), (x_test, t_test) = mnist.load_mnist(normalize=False)
    return x_train, t_train, x_test, t_test


def race(tiny):
    """({name: seconds of each round}, {name: accuracy of each round})"""
    arrays, learners = data(tiny), installed()
    for learn in learners.values():
        list(learn(Task(*arrays, 2, 0)))      # what is compiled or fetched once is not counted
    rounds = [one_round(learners, Task(*arrays, 20 if tiny else 10_000, seed)) for seed in range(SEEDS)]
    return tuple({name: [each[what][name] for each in rounds] for name in learners} for what in (0, 1))


def one_round(learners, task):
    """({name: seconds}, {name: accuracy})"""
    running = {name: learn(task) for name, learn in learners.items()}
    seconds, last = dict.fromkeys(running, 0), {}
    while running:
        for name, steps in list(running.items()):
            start = process_time()
            losses = [float(loss) for loss in islice(steps, STEPS_A_TURN)]      # float() waits for what JAX put off
            seconds[name] += process_time() - start
            if losses:
                last[name] = losses[-1]
            else:
                del running[name]
    return seconds, last


def peak():
    """Megabytes that this process has held at most."""
    try:
        with open('/proc/self/status', encoding='utf-8') as status:
            return next(int(line.split()[1]) / 1000 for line in status if line.startswith('VmHWM'))
    except OSError:
        import resource
        import sys
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == 'darwin' else 1e3)


def measure(tiny=False):
    if not (tiny or mnist.available()):
        return left_out('Training', 'MNIST is not on this machine')
    with threadpool_limits(limits=1):
        seconds, accuracies = race(tiny)
    for name, words in ((TEXTBOOK, 'the textbook code'), (TORCH, TORCH), (JAX, JAX)):
        if name in seconds:
            yield figure(f'training: times as fast as {words}', ratio(seconds[name], seconds[OURS]), '×')
    yield figure('training: time, in times of the bare products', ratio(seconds[OURS], seconds[BARE]), '×')
    yield figure(f'training: {BY_HAND}, in times of the bare products', ratio(seconds[BY_HAND], seconds[BARE]), '×')
    for name, times in seconds.items():
        yield figure(f'training: time of {name}', times, 's')
    far = [abs(a - b) for a, b in zip(accuracies[OURS], accuracies[TEXTBOOK])]
    yield figure('training: accuracy, largest distance from the textbook code', max(far), '')
    for name, found in accuracies.items():
        if name != BARE:
            yield figure(f'training: accuracy of {name}, mean', statistics.mean(found), '')
    for name in seconds:
        memory = alone(PEAK.format(tiny=tiny, name=name))
        yield figure('training: peak memory' if name == OURS else f'training: peak memory of {name}', memory, 'MB')
