"""Forward and backward of graphs of numbers: our tape, an engine of closures, and HIPS autograd.

    python -m benchmarks.engine

A graph of ours stands and is computed again with new inputs; the others are built anew for each new input, as they
have to be. Ours built anew is a row of its own. Times are CPU time, contenders take turns, medians of the rounds.
"""
import gc
import platform
import statistics
import sys
from time import process_time

import autograd
import numpy as np

from benchmarks.closures import Value
from common.graph import Graph

SIZES = (10, 100, 1_000, 10_000, 100_000)
ROUNDS = 5
NODES_A_ROUND = 20_000


def chain(x, y, n):
    """One after the other: n operations, each on the last result and an input."""
    a = x
    for _ in range(n // 2):
        a = a * y + x
    return a


def shared(x, y, n):
    """Each result is used twice by the next."""
    a = x
    for _ in range(n // 3):
        a = a * y + a * x
    return a


def wide(x, y, n):
    """A sum of n / 2 products of the inputs."""
    a = x * y
    for _ in range(n // 2 - 1):
        a = a + x * y
    return a


def contenders(graph, n):
    """{name: one forward and one backward}; each gives (value, gradient of x)."""
    standing = Graph(x=0.5, y=0.6)
    graph(standing['x'], standing['y'], n)

    def again():
        return standing.forward(x=0.4), standing.backward()['x']

    def anew():
        g = Graph(x=0.4, y=0.6)
        return graph(g['x'], g['y'], n).value, g.backward()['x']

    def closures():
        x, y = Value(0.4), Value(0.6)
        out = graph(x, y, n)
        out.backward()
        return out.data, x.grad

    def hips():
        value, (dx, _) = autograd.value_and_grad(lambda xy: graph(*xy, n))((0.4, 0.6))
        return value, dx

    found = {'tape, again': again, 'tape, built anew': anew, 'closures': closures}
    return {**found, 'autograd': hips} if n <= 1_000 else found


def seconds(action, times):
    gc.collect()
    start = process_time()
    for _ in range(times):
        action()
    return process_time() - start


def measure(graph, n):
    """{name: µs a node, one number for each round}."""
    actions = contenders(graph, n)
    results = [action() for action in actions.values()]
    assert np.allclose(results, results[0]), 'the contenders disagree'
    times = {name: max(1, (NODES_A_ROUND if name != 'autograd' else 1_000) // n) for name in actions}
    rounds = [{name: seconds(action, times[name]) / times[name] / n * 1e6 for name, action in actions.items()}
              for _ in range(ROUNDS)]
    return {name: [each[name] for each in rounds] for name in actions}


def report(graph):
    print(f'\n{graph.__name__}: {graph.__doc__}')
    print(f'{"nodes":>8}  {"contender":18} {"µs a node":>10} {"spread":>15}   how many times faster is the tape')
    for n in SIZES:
        found = measure(graph, n)
        ours = statistics.median(found['tape, again'])
        for name, each in found.items():
            median = statistics.median(each)
            spread = f'{min(each):.2f} to {max(each):.2f}'
            print(f'{n:8,}  {name:18} {median:10.2f} {spread:>15}   {median / ours:.1f}')


def million():
    start = process_time()
    g = Graph(x=0.5, y=0.999)
    chain(g['x'], g['y'], 1_000_000)
    grads = g.backward()
    print(f'\na chain of 1,000,000: {process_time() - start:.1f} s, {len(g.nodes):,} nodes, dx = {grads["x"]:.6g}')


if __name__ == '__main__':
    print(f'Python {platform.python_version()}, {platform.machine()}, {platform.system()}')
    for graph in (chain, shared, wide):
        report(graph)
    if '--million' in sys.argv:
        million()
