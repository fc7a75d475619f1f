"""The paths of a derivative: every way from an output back to a value, and what each node on it multiplies by.

The local derivatives are the layers' own: `backward` of a copy, asked with 1 from upstream.
"""
from copy import copy
from typing import NamedTuple

import numpy as np

from common.layers.protocol import shares


class Stop(NamedTuple):
    """A node on a path, and which of its inputs the path comes from."""
    node: object
    position: int


def place(node):
    """Where a node stands on the tape of its graph. Nodes cannot be compared: it is known by its identity."""
    return next(i for i, one in enumerate(node.graph.nodes) if one is node)


def local_derivatives(node):
    """What a node of numbers multiplies the upstream gradient by, one for each input; None where nothing is passed on."""
    return shares(copy(node.layer), 1.0)


def counts(graph, x):
    """{id(node): how many paths lead from the node back to x}, for the nodes that use x, however far away."""
    found = {id(x): 1}
    for node in graph.nodes:
        ways = sum(found.get(id(source), 0) for source in node.inputs)
        if ways:
            found[id(node)] = ways
    return found


def paths(graph, output, x):
    """Yields each path from `output` back to x as a list of stops, without walking into dead ends."""
    ways = counts(graph, x)
    waiting = [(output, ())] if id(output) in ways else []
    while waiting:
        node, before = waiting.pop()
        if node is x:
            yield list(before)
            continue
        for position in reversed(range(len(node.inputs))):
            source = node.inputs[position]
            if id(source) in ways:
                waiting.append((source, (*before, Stop(node, position))))


def between(graph, output, x):
    """The nodes on the paths from `output` back to x, in the order of the tape, without x; a place for each step."""
    ways, waiting, found = counts(graph, x), [output], {}
    while waiting:
        node = waiting.pop()
        if id(node) not in found and id(node) in ways and node is not x:
            found[id(node)] = node
            waiting += node.inputs
    return [Stop(node, i) for node in graph.nodes if id(node) in found
            for i, source in enumerate(node.inputs) if id(source) in ways]


def are_numbers(stops):
    """Whether all values there are numbers, so that local derivatives are numbers, too."""
    return all(np.ndim(value.value) == 0 for node, _ in stops for value in (node, *node.inputs))


def below(start, before=lambda node: node.inputs):
    """A node, and all from which its value was computed: its own way in the forward pass. Without recursion."""
    found, waiting = {}, [start]
    while waiting:
        node = waiting.pop()
        if id(node) not in found:
            found[id(node)] = node
            waiting += before(node)
    return list(found.values())
