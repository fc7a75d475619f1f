"""Layers in a row, on a graph."""
import numpy as np

from common import guard
from common.graph import guard as check
from common.graph.tape import Graph


def chain(layers, x, t=None):
    """A Graph on which x runs through the layers, in order; the last one is given t, too, unless it is None.

    layers: objects with forward and backward, such as (affine, relu, loss).
    """
    graph = Graph(x=np.asarray(guard.number(x, 'x'), float)[()], **({} if t is None else {'t': t}))
    *before, last = check.in_a_row(layers)
    node = graph['x']
    for layer in before:
        node = graph.apply(layer, node)
    graph.apply(last, *[node, *([] if t is None else [graph['t']])])
    return graph


def rows(made):
    """The layers of a network, in order, as they stand in `layers` and `lastLayer`; or of a list; None where there are none."""
    if isinstance(made, (list, tuple)):
        return list(made)
    if hasattr(made, 'layers') and hasattr(made, 'lastLayer'):
        each = made.layers
        return [*(each.values() if isinstance(each, dict) else each), made.lastLayer]
    if hasattr(made, 'forward') and hasattr(made, 'backward'):
        return [made]
    return None
