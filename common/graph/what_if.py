"""Both passes over a graph with a mistake in them: what would a reader write who misunderstands one thing?

All is worked out on copies of the layers: the graph and its layers stay as they are.
"""
from copy import copy

import numpy as np

from common.layers.protocol import as_tuple, shares
from common.layers.shapes import summed_to


class WhatIf:
    """The forward pass of a graph, with other values for some inputs, or with nodes that make something else of theirs.

    given    {id(node): value} for inputs
    made     {id(node): rule}: rule(*inputs) is the value of a node
    values   {id(node): value}
    """

    def __init__(self, graph, given=(), made=()):
        self.nodes, self.output, self.handed = graph.nodes, graph.output, {}
        self.values = {id(node): node.value for node in graph.nodes}
        self.values.update(given)
        self.layers = {id(node): copy(node.layer) for node in graph.nodes if node.layer is not None}
        if given or made:
            self._forward(made)

    def _forward(self, made):
        for node in self.nodes:
            if node.layer is not None:
                inputs = self._inputs(node)
                value = self.layers[id(node)].forward(*inputs)
                self.values[id(node)] = made[id(node)](*inputs) if id(node) in made else value

    def _inputs(self, node):
        return [self.values[id(x)] for x in node.inputs]

    def backward(self, dout=1, shared=(), passed=(), gathered=()):
        """({id(node): gradient}, {(id(user), position): the share of one arrow}); may be walked again and again.

        Mistakes, each {id(node): rule}:
        shared     rule(upstream, *inputs, output) is what a node hands to its inputs, or to the first of them only
        passed     rule(upstream, local derivative) is what it hands to each of its inputs
        gathered   rule(shares) is what becomes of several branches; None where it leads nowhere
        """
        totals, branches = {}, {}
        arrived = {id(self.output): [dout]}
        for node in reversed(self.nodes):
            parts = arrived.get(id(node))
            if not parts:
                continue
            up = gathered[id(node)](parts) if id(node) in gathered and len(parts) > 1 else None
            totals[id(node)] = up = sum(parts[1:], parts[0]) if up is None else up
            if node.layer is None:
                continue
            for i, (x, dx) in enumerate(zip(node.inputs, self._shares(node, up, shared, passed))):
                if dx is not None:
                    branches[id(node), i] = dx
                    arrived.setdefault(id(x), []).append(dx)
        return totals, branches

    def _shares(self, node, up, shared, passed):
        if id(node) in shared:
            mistaken = as_tuple(shared[id(node)](up, *self._inputs(node), self.values[id(node)]))
        elif id(node) in passed:
            ones = np.ones_like(up)[()]
            mistaken = [dx if dx is None else passed[id(node)](up, dx) for dx in self._handed(node, ones)]
        else:
            return self._handed(node, up)
        mistaken = [dx if np.ndim(dx) == 0 else summed_to(np.shape(self.values[id(x)]), dx)
                    for x, dx in zip(node.inputs, mistaken)]
        given = self._handed(node, up) if len(mistaken) < len(node.inputs) else ()
        return (*mistaken, *given[len(mistaken):])

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

    def answer(self, dout=None, given=None, **mistakes):
        """The asked number with mistakes as in `WhatIf.backward`; None where they lead nowhere."""
        try:
            with np.errstate(all='ignore'):
                passes = WhatIf(self.graph, given) if given else self.passes
                return self._asked(*passes.backward(self.dout if dout is None else dout, **mistakes))
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
