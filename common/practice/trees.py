"""Graphs made at random: each skill's node stands where a number arrives that is not 1, among a few other nodes."""
import operator
from copy import copy
from functools import partial
from typing import Callable, NamedTuple

import numpy as np

from common.drawing.labels import number as shown
from common.exercises import numbers
from common.exercises.answers import close
from common.exercises.diagnosis.graph import tells_apart
from common.exercises.diagnosis.slips import drawn as in_the_picture
from common.graph.trace import trace
from common.graph.what_if import WhatIf
from common.layers import ReLU, Sigmoid

SMALL, SIGNED = (2, 9), (-9, 9)
LARGEST = 2000
UPSTREAM = 0.5, 1.3, 3          # what may arrive at the output instead of 1


class Plan(NamedTuple):
    """A graph before it has numbers.

    write   the function that is traced, once; it takes the names of `ranges`
    ranges  as for numbers.draw
    dout    arrives at the output from further upstream
    only    names at which there are blanks; without any, at all derivatives but the last
    exact   must every number be what the picture shows of it?
    """
    write: Callable
    ranges: dict
    dout: float = 1
    only: tuple = ()
    exact: bool = True


def grown(plan, number):
    """(graph, plan) of plan(random), drawn for this number and the reader's seed until it hides no mistake."""
    def make(random):
        planned = plan(random)
        return trace(planned.write, **numbers.draw(planned.ranges, random.randint(1000))), planned

    graph, planned = numbers.drawn(number, make, lambda made: sound(*made))
    graph.backward(planned.dout)
    return graph, planned


def sound(graph, plan):
    """Are its numbers short enough to work with, and do they tell the mistakes apart?"""
    totals, _ = WhatIf(graph).backward(plan.dout)
    totals = {id(node): totals[id(node)] for node in in_the_picture(graph)}      # nobody asks for that of an exponent
    found = [*(node.value for node in graph.nodes), *totals.values()]
    if max(map(abs, found)) > LARGEST or plan.exact and any(abs(_read(x) - x) > 1e-9 for x in found):
        return False
    there = from_the_picture(graph, plan.dout)
    return all(close(there[at], totals[at]) for at in totals) and tells_apart(graph, plan.dout)


def from_the_picture(graph, dout):
    """{id(node): derivative} as they come out if every number is taken as the picture shows it, to four digits."""
    worked = [node for node in graph.nodes if node.layer is not None]
    passes = WhatIf(graph, given={id(node): _read(node.value) for node in graph.nodes if node.layer is None},
                    made={id(node): partial(_computed, node.layer) for node in worked})
    totals, _ = passes.backward(dout, passed=dict.fromkeys(map(id, worked), lambda up, local: _read(up * local)))
    return totals


def _computed(layer, *inputs):
    return _read(copy(layer).forward(*inputs))


def _read(value):
    return float(shown(value).replace('−', '-'))


def add(random):
    signs = _shuffled(random, [operator.add] * random.randint(1, 3) + [operator.mul])
    return _tree(random, 'xyzw'[:len(signs) + 1], signs, _upstream(random, signs[-1] is operator.mul))


def multiply(random):
    signs = _shuffled(random, [operator.mul] * 2 + [operator.add] * random.randint(2))
    return _tree(random, 'xyzw'[:len(signs) + 1], signs, _upstream(random))


def branches(random):
    """One of two or three inputs is used twice or three times; or what two of them make is."""
    first, second, third = signs = _shuffled(random, [operator.mul] * 2 + [operator.add])
    names, uses = (('xy', 'xxy'), ('xyz', 'xxyz'), ('xy', 'xxxy'), ('xyz', ''))[random.randint(4)]

    def write(**inputs):
        if uses:
            return _joined(random, [inputs[name] for name in uses], signs[:len(uses) - 1])
        inner = first(inputs['x'], inputs['y'])
        return _joined(random, [inner, inner, inputs['z']], [second, third])

    return Plan(write, dict.fromkeys(names, SMALL))


def powers(random):
    """A quotient, a square or a cube, or two of them."""
    how = ('quotient', 'power', 'both')[random.randint(3)]
    other = (operator.mul, operator.add)[random.randint(2)]
    signs = [other] if how == 'power' else _shuffled(random, [operator.truediv, other])

    def write(**inputs):
        pieces = list(inputs.values())
        if how != 'quotient':
            at = random.randint(len(pieces))
            pieces[at] = pieces[at] ** (2 + random.randint(2))
        return _joined(random, pieces, signs)

    return Plan(write, dict.fromkeys('xyz'[:len(signs) + 1], SMALL), _upstream(random, signs[-1] is operator.mul))


def relu(random):
    """One unit, or two of which one is on and one is off."""
    join = (operator.mul, operator.sub, operator.add)[random.randint(3)]

    def one(x, w, b):
        return _switch(join(x, w)) * b

    def shifted(x, w, b):
        return _switch(x * w + b)

    def two(u1, u2, v1, v2):
        return _switch(u1) * v1 + _switch(u2) * v2

    if random.randint(2):
        on, off = _shuffled(random, ['u1', 'u2'])
        ranges = {'u1': SIGNED, 'u2': SIGNED, 'v1': SIGNED, 'v2': SIGNED, on: SMALL, off: (-9, -2)}
        return Plan(two, ranges, only=tuple(ranges))
    return Plan((one, shifted)[random.randint(2)], dict.fromkeys('xwb', SIGNED), _upstream(random))


def sigmoid(random):
    join = (operator.mul, operator.add, operator.sub)[random.randint(3)]

    def write(x, w, v):
        inside = join(x, w)
        return inside.graph.apply(Sigmoid(), inside) * v

    near = (-1.5, 1.5, 0.1)
    return Plan(write, {'x': near, 'w': near, 'v': SMALL}, exact=False)


def bias(random):
    """A bias that is added in two samples or in three."""
    def weighed(b, s1, c1, s2, c2):
        return (s1 + b) * c1 + (s2 + b) * c2

    def multiplied(b, s1, s2):
        return (s1 + b) * (s2 + b)

    def mixed(b, s1, s2, s3):
        return (s1 + b) * (s2 + b) + (s3 + b)

    write, names = ((weighed, ('s1', 's2', 'c1', 'c2')), (multiplied, ('s1', 's2')),
                    (mixed, ('s1', 's2', 's3')))[random.randint(3)]
    return Plan(write, dict.fromkeys(('b', *names), (2, 12)), only=('b',))


def cross_entropy(random):
    """−log of a share, as in the graph of lesson 06."""
    names = ('e1', 'e2', 'e3')[:2 + random.randint(2)]
    right = names[random.randint(len(names))]

    def write(e1, e2, **others):
        scores = {'e1': e1, 'e2': e2, **others}
        return -np.log(scores[right] * np.reciprocal(sum(others.values(), e1 + e2)))

    return Plan(write, dict.fromkeys(names, SMALL), only=names, exact=False)


def _tree(random, names, signs, dout):
    return Plan(lambda **inputs: _joined(random, inputs.values(), signs), dict.fromkeys(names, SMALL), dout)


def _joined(random, pieces, signs):
    """All pieces in one: each sign joins two of them, whichever they are."""
    pieces = list(pieces)
    for sign in signs:
        one, other = (pieces.pop(random.randint(len(pieces))) for _ in range(2))
        pieces.append(sign(one, other))
    return pieces[0]


def _switch(node):
    return node.graph.apply(ReLU(), node)


def _shuffled(random, things):
    return [things[i] for i in random.permutation(len(things))]


def _upstream(random, may_be_1=True):
    found = (1,) * may_be_1 * 3 + UPSTREAM
    return found[random.randint(len(found))]
