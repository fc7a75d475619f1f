"""The way back over a graph with a mistake in it: what would a reader write who misunderstands one local rule?"""
import numpy as np


def back(graph, dout=1, local=None, gather=None):
    """Gradients as a reader with a misconception would compute them.

    local(node, upstream)    the wrong rule: what the node hands to its inputs, or None to follow the layer
    gather(node, shares)     the wrong way to put branches together, or None to add them up
    Returns ({id(node): gradient}, {(id(user), position): share of that arrow}). The graph's own numbers stay as
    they are.
    """
    totals, shares = {}, {}
    arrived = {id(graph.output): [dout]}
    for node in reversed(graph.nodes):
        parts = arrived.get(id(node))
        if not parts:
            continue
        up = gather(node, parts) if gather and len(parts) > 1 else None
        totals[id(node)] = up = add_up(parts) if up is None else up
        if node.layer is None:
            continue
        given = local(node, up) if local else None
        if given is None:
            given = follow(node, up)
        for i, (x, dx) in enumerate(zip(node.inputs, given)):
            if dx is not None:
                shares[id(node), i] = dx
                arrived.setdefault(id(x), []).append(dx)
    return totals, shares


def add_up(parts):
    return sum(parts[1:], parts[0])


def follow(node, up):
    """What the layer itself hands back."""
    with np.errstate(all='ignore'):
        given = node.layer.backward(up)
    return given if isinstance(given, tuple) else (given,)


class Question:
    """Which number is asked: the gradient of a node, or the share of it that comes back along some of its uses."""

    def __init__(self, graph, node, uses=()):
        self.graph, self.node, self.uses = graph, node, list(uses)

    @property
    def users(self):
        """The nodes whose local rule gives the number, as (node, position)."""
        if self.uses:
            return self.uses
        return [(user, i) for user in self.graph.nodes for i, x in enumerate(user.inputs) if x is self.node]

    def read(self, totals, shares):
        """The asked number out of what `back` found; 0 where nothing came back."""
        if not self.uses:
            return totals.get(id(self.node), 0)
        found = [shares[id(user), i] for user, i in self.uses if (id(user), i) in shares]
        return add_up(found) if found else 0
