"""Adopted: a tape that another engine wrote, as a graph that can be drawn and moved."""
from common.graph.tape import Graph
from common.layers.protocol import shares


class Adopted(Graph):
    """The nodes of `tape` as they are; only names are added. Derivatives are those of the other engine.

    walk_back(tape, dout) leaves in every node's grad the derivative of the last node, times dout.
    inputs: {name: node}
    """

    def __init__(self, tape, walk_back, inputs):
        super().__init__()
        self.nodes, self._named, self._walk_back = tape, inputs, walk_back
        for node in tape:
            node.name, node.dinputs = '', ()
        for name, node in inputs.items():
            node.name = name

    def backward(self, dout=1, output=None):
        """What each node hands to each of its inputs is asked of its layer once more; the figure shows these shares.

        Another output is the last node of a shorter tape.
        """
        self.forget()
        end = next((i for i, node in enumerate(self.nodes, 1) if node is output), len(self.nodes))
        self._walk_back(self.nodes[:end], dout)
        for node in self.nodes[:end]:
            if node.layer is not None:
                node.dinputs = shares(node.layer, node.grad)
        return {name: node.grad for name, node in self._named.items()}
