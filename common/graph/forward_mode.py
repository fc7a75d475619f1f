"""Forward mode: derivatives travel with the values, from one input to the right, on the graph that is there.

No derivative is written here and no layer is changed: how a node's output answers to its inputs is asked of `backward`
of a copy of its layer.
"""
from copy import copy

import numpy as np

from common.layers.protocol import shares


def forward_sweep(graph, x, seed=1.0):
    """{id(node): derivative of the node with respect to x, times seed} of all nodes that use x, in its own shape.

    seed is a number, or an array in the shape of x: the direction in which an array input moves.
    """
    moving = {id(x): np.full(np.shape(x.value), seed, float)[()]}
    for node in graph.nodes:
        if node.layer is not None and any(id(source) in moving for source in node.inputs):
            moving[id(node)] = _passed_on(node, [moving.get(id(source)) for source in node.inputs])
    return moving


def _passed_on(node, moves):
    """How the output of a node moves with its inputs (None where one stands still): element by element of the output,
    the sum over the inputs of local derivative times move.
    """
    move = np.zeros(np.shape(node.value))
    for element in np.ndindex(move.shape):
        unit = np.zeros(move.shape)
        unit[element] = 1
        local = shares(copy(node.layer), unit[()])
        move[element] = sum(np.sum(dx * dy) for dx, dy in zip(local, moves) if dx is not None and dy is not None)
    return move[()]
