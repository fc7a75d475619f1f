"""Large graphs: no recursion, work that grows linearly, memory that does not grow."""
import gc
import sys
import tracemalloc

import numpy as np
import pytest

from common.graph import Graph


def graph_of(grow, n):
    g = Graph(x=0.5)
    y = g['x']
    for _ in range(n):
        y = grow(y, g['x'])
    return g


def calls_in(action):
    """How many functions run during an action, of Python and of C: a clock that every machine reads alike."""
    calls, before = [0], sys.getprofile()

    def count(frame, event, argument):
        calls[0] += event in ('call', 'c_call')

    gc.disable()                                # others may have hung callbacks on the collector
    sys.setprofile(count)
    try:
        action()
    finally:
        sys.setprofile(before)
        gc.enable()
    return calls[0]


def test_a_chain_of_100000_nodes_works():
    g = Graph(x=0.5, half=0.5, one=1.0)
    y = g['x']
    for _ in range(50_000):
        y = (y + g['one']) * g['half']
    assert y.value == pytest.approx(1)
    grads = g.backward()
    assert grads['one'] == pytest.approx(1) and grads['x'] == 0.5 ** 50_000
    assert g.forward(one=2.0) == pytest.approx(2)


def test_a_value_used_100000_times_works():
    g = Graph(x=2.0)
    total = g['x']
    for _ in range(100_000):
        total = total + g['x']
    assert g.backward() == {'x': 100_001}


@pytest.mark.parametrize('grow', [lambda y, x: y * x, lambda y, x: y + y, lambda y, x: y * 0.5 + y * x, lambda y, x: y + x * x],
                         ids=['chain', 'shared', 'diamonds', 'wide'])
def test_the_work_of_backward_grows_linearly(grow):
    works = [calls_in(graph_of(grow, n).backward) for n in (20, 40, 60, 80)]
    steps = np.diff(works)
    assert steps[0] > 0 and (steps == steps[0]).all()


def test_each_layer_works_once_on_the_way_back():
    counted = []

    class Double:
        def forward(self, x):
            return 2 * x

        def backward(self, dout):
            counted.append(self)
            return 2 * dout

    g = Graph(x=1.0)
    y = g['x']
    for _ in range(30):
        y = g.apply(Double(), y + y)
    g.backward()
    assert len(counted) == len(set(counted)) == 30
    assert g.backward() == {'x': 4.0 ** 30}


def test_many_steps_need_no_more_memory():
    g = Graph(x=0.5, w=np.ones(3))
    np.exp(g['x'] * g['w']).sum() / 2

    def steps(n):
        for i in range(n):
            g.forward(x=i / n)
            g.backward()
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        first = steps(50)
        assert steps(2000) - first < 50_000
    finally:
        tracemalloc.stop()
