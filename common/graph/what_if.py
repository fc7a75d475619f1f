"""Both passes over a graph with a mistake in them: what would a reader write who misunderstands one thing?

All is worked out on copies of the layers: the graph and its layers stay as they are.
"""
from copy import copy

import numpy as np

from common.layers.protocol import shares
from common.layers.shapes import summed_to


class WhatIf:
    """The forward pass of a graph, with other values for some inputs, or with a node that makes something else of its.

    given    {id(node): value} for inputs
    local    local(node, *inputs) replaces what a node makes of its inputs, wherever it is not None
    values   {id(node): value}
    """

    def __init__(self, graph, given=None, local=None):
        self.graph, self.handed = graph, {}
        self.values = {id(node): node.value for node in graph.nodes}
        self.layers = {id(node): copy(node.layer) for node in graph.nodes if node.layer is not None}
        if given or local:
            self.values.update(given or {})
            self._forward(local or (lambda node, *inputs: None))

    def _forward(self, local):
        for node in self.graph.nodes:
            if node.layer is not None:
                inputs = [self.values[id(x)] for x in node.inputs]
                value, mistaken = self.layers[id(node)].forward(*inputs), local(node, *inputs)
                self.values[id(node)] = value if mistaken is None else mistaken

    def backward(self, dout=1, local=None, gather=None):
        """({id(node): gradient}, {(id(user), position): the share of one arrow}); may be walked again and again.

        local(node, upstream)    what a node hands to its inputs; None to follow its layer
        gather(node, shares)     what becomes of several branches; None to add them up
        """
        totals, branches = {}, {}
        arrived = {id(self.graph.output): [dout]}
        for node in reversed(self.graph.nodes):
            parts = arrived.get(id(node))
            if not parts:
                continue
            up = gather(node, parts) if gather and len(parts) > 1 else None
            totals[id(node)] = up = sum(parts[1:], parts[0]) if up is None else up
            if node.layer is None:
                continue
            for i, (x, dx) in enumerate(zip(node.inputs, self._shares(node, up, local))):
                if dx is not None:
                    branches[id(node), i] = dx
                    arrived.setdefault(id(x), []).append(dx)
        return totals, branches

    def _shares(self, node, up, local):
        mistaken = local(node, up) if local else None
        if mistaken is None:
            return self._handed(node, up)
        mistaken = [dx if np.ndim(dx) == 0 else summed_to(np.shape(self.values[id(x)]), dx)
                    for x, dx in zip(node.inputs, mistaken)]
        given = self._handed(node, up) if len(mistaken) < len(node.inputs) else ()
        return (*mistaken, *given[len(mistaken):])

    def local(self, node, up):
        """The local derivatives of a node: what it hands on where 1 arrives in place of `up`."""
        return self._handed(node, np.ones_like(up)[()])

    def _handed(self, node, up):
        """What its layer hands to its inputs, worked out once for each number that arrives."""
        if np.ndim(up):
            return shares(self.layers[id(node)], up)
        at = id(node), float(up)
        if at not in self.handed:
            self.handed[at] = shares(self.layers[id(node)], up)
        return self.handed[at]


class Question:
    """Which derivative is asked: of a node, or the share of it that comes back along some of its uses.

    expected  the right answer
    totals    {id(node): gradient}
    users     the nodes that use its value and get something back
    """

    def __init__(self, node, dout=1, uses=()):
        self.node, self.graph, self.dout, self.uses = node, node.graph, dout, list(uses)
        self.passes = WhatIf(self.graph)
        self.totals, branches = self.passes.backward(dout)
        self.expected = self._asked(self.totals, branches)
        users = [user for user, _ in self.uses] or self.users_of(node)
        self.users = list({id(user): user for user in users}.values())

    def users_of(self, node):
        return [user for user in self.graph.nodes if id(user) in self.totals for x in user.inputs if x is node]

    def answer(self, dout=None, local=None, gather=None, given=None):
        """The asked number with a mistake; None where the mistake leads nowhere."""
        try:
            with np.errstate(all='ignore'):
                passes = WhatIf(self.graph, given) if given else self.passes
                return self._asked(*passes.backward(self.dout if dout is None else dout, local, gather))
        except (ArithmeticError, ValueError, TypeError):
            return None

    def _asked(self, totals, branches):
        if not self.uses:
            return totals.get(id(self.node), 0)
        found = [branches[id(user), i] for user, i in self.uses if (id(user), i) in branches]
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


def below(node):
    """The nodes that a value was computed from, itself first: its own way in the forward pass."""
    found = {}
    waiting = [node]
    while waiting:
        at = waiting.pop()
        if id(at) not in found:
            found[id(at)] = at
            waiting += at.inputs
    return list(found.values())
