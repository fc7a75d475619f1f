"""Forward and backward of graphs of numbers: our tape, an engine of closures, and HIPS autograd.

A graph of ours stands and is computed again with new inputs; the others are built anew for each new input, as they
have to be. Ours built anew is a row of its own. Times are CPU time. In each round all sizes and contenders take turns,
in a process of its own: memory that large graphs left in shreds would slow the smaller ones of the next round.
"""
import gc
import statistics
from time import process_time

import numpy as np

from benchmarks.closures import Value
from benchmarks.figures import alone, figure, left_out, ratio
from common.graph import Graph

try:
    import autograd
except ImportError:
    autograd = None

SIZES = (10, 100, 1_000, 10_000, 100_000)
ROUNDS = 9
NODES_A_ROUND = 20_000
ROUND = '''
import json
from benchmarks import engine
print(json.dumps([engine.turn(engine.{graph}, n, {work}) for n in {sizes}]))
'''


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


GRAPHS = chain, shared, wide


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
    return {**found, 'autograd': hips} if autograd and n <= 1_000 else found


def seconds(action, times):
    gc.collect()
    start = process_time()
    for _ in range(times):
        action()
    return process_time() - start


def turn(graph, n, work):
    """{name: µs a node}; a small graph is repeated until `work` nodes are done."""
    actions = contenders(graph, n)
    results = [action() for action in actions.values()]
    assert np.allclose(results, results[0]), 'the contenders disagree'
    times = {name: max(1, work // n // (20 if name == 'autograd' else 1)) for name in actions}
    return {name: seconds(action, times[name]) / times[name] / n * 1e6 for name, action in actions.items()}


def longest(n):
    """Seconds for a chain of n nodes, written, computed and walked back."""
    start = process_time()
    g = Graph(x=0.5, y=0.999)
    chain(g['x'], g['y'], n)
    g.backward()
    return process_time() - start


def measure(tiny=False):
    if not autograd:
        left_out('HIPS autograd', 'it is not installed')
    sizes, rounds, work = ((10, 30), 2, 30) if tiny else (SIZES, ROUNDS, NODES_A_ROUND)
    for graph in GRAPHS:
        found = zip(*[alone(ROUND.format(graph=graph.__name__, work=work, sizes=sizes)) for _ in range(rounds)])
        flat = []
        for n, turns in zip(sizes, found):
            costs = {name: [each[name] for each in turns] for name in turns[0]}
            flat.append(statistics.median(costs['tape, again']))
            yield figure(f'engine: {graph.__name__} of {n:,} nodes, times as fast as closures',
                         ratio(costs['closures'], costs['tape, again']), '×')
            for name in costs:
                yield figure(f'engine: time of {graph.__name__} of {n:,} nodes, {name}', costs[name], 'µs a node')
        yield figure(f'engine: {graph.__name__}, cost of a node, largest over smallest', max(flat) / min(flat), '×')
    million = 1_000 if tiny else 1_000_000
    yield figure(f'engine: time of a chain of {million:,} nodes, built and walked', longest(million), 's')
    yield figure('engine: longest chain that works', million, 'nodes')
