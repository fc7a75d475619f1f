"""Both ways over a graph with a mistake in them: what would a reader write who misunderstands one thing?

All is worked out on copies of the layers: the graph and its layers stay as they are.
"""
from copy import copy

import numpy as np

from common.layers.shapes import summed_to


def forward_copy(layer, *inputs):
    """(output, a copy of the layer that remembers these inputs)"""
    layer = copy(layer)
    return layer.forward(*inputs), layer


def forth(graph, local):
    """{id(node): value} if local(node, *inputs) replaces what a node makes of its inputs, wherever it is not None."""
    values = {}
    for node in graph.nodes:
        if node.layer is None:
            values[id(node)] = node.value
            continue
        inputs = [values[id(x)] for x in node.inputs]
        mistaken = local(node, *inputs)
        values[id(node)] = forward_copy(node.layer, *inputs)[0] if mistaken is None else mistaken
    return values


class WayBack:
    """The backward pass of a graph, to be walked again and again with one thing done in another way."""

    def __init__(self, graph):
        self.graph = graph
        self.layers = {id(node): forward_copy(node.layer, *[x.value for x in node.inputs])[1]
                       for node in graph.nodes if node.layer is not None}

    def walk(self, dout=1, local=None, gather=None):
        """({id(node): gradient}, {(id(user), position): the share of one arrow})

        local(node, layer, upstream)   what a node hands to its inputs; None to follow its layer
        gather(node, shares)           what becomes of several branches; None to add them up
        """
        totals, shares = {}, {}
        arrived = {id(self.graph.output): [dout]}
        for node in reversed(self.graph.nodes):
            parts = arrived.get(id(node))
            if not parts:
                continue
            up = gather(node, parts) if gather and len(parts) > 1 else None
            totals[id(node)] = up = sum(parts[1:], parts[0]) if up is None else up
            if node.layer is None:
                continue
            for i, (x, dx) in enumerate(zip(node.inputs, self._handed_on(node, up, local))):
                if dx is not None:
                    shares[id(node), i] = dx
                    arrived.setdefault(id(x), []).append(dx)
        return totals, shares

    def _handed_on(self, node, up, local):
        layer = self.layers[id(node)]
        given = as_tuple(layer.backward(up))
        mistaken = local(node, layer, up) if local else None
        if mistaken is None:
            return given
        mistaken = [summed_to(np.shape(x.value), dx) for x, dx in zip(node.inputs, mistaken)]
        return (*mistaken, *given[len(mistaken):])


def as_tuple(given):
    return given if isinstance(given, tuple) else (given,)


class Question:
    """Which derivative is asked: of a node, or the share of it that comes back along some of its uses."""

    def __init__(self, node, dout=1, uses=()):
        self.node, self.graph, self.dout, self.uses = node, node.graph, dout, list(uses)
        self.way = WayBack(self.graph)
        self.totals, _ = self.way.walk(dout)
        users = [user for user, _ in self.uses] or self.users_of(node)
        self.users = list({id(user): user for user in users}.values())

    def users_of(self, node):
        """The nodes that use its value and get something back."""
        return [user for user in self.graph.nodes if id(user) in self.totals for x in user.inputs if x is node]

    def answer(self, dout=None, local=None, gather=None):
        """The asked number, with or without a mistake; None where the mistake leads nowhere."""
        try:
            with np.errstate(all='ignore'):
                totals, shares = self.way.walk(self.dout if dout is None else dout, local, gather)
        except (ArithmeticError, ValueError, TypeError):
            return None
        if not self.uses:
            return totals.get(id(self.node), 0)
        found = [shares[id(user), i] for user, i in self.uses if (id(user), i) in shares]
        return sum(found[1:], found[0]) if found else 0

    def above(self, start):
        """The nodes that the signal passes on its way back to those of `start`, the nearest first."""
        reached = {id(node) for node in start}
        nodes = []
        for node in self.graph.nodes:
            if id(node) in self.totals and id(node) not in reached and any(id(x) in reached for x in node.inputs):
                reached.add(id(node))
                nodes.append(node)
        return nodes
