"""Adopted: a tape that another engine wrote, as a graph that can be drawn and moved."""
from common.graph.paths import place
from common.graph.tape import Graph
from common.layers.protocol import shares


class Adopted(Graph):
    """The nodes of `tape` as they are; only names are added, and this graph. Derivatives are those of the other engine.

    walk_back(tape, dout) leaves in every node's grad the derivative of the last node, times dout.
    inputs: {name: node}
    """

    def __init__(self, tape, walk_back, inputs):
        super().__init__()
        self.nodes, self._named, self._walk_back = tape, inputs, walk_back
        for node in tape:
            node.graph, node.name, node.dinputs = self, '', ()
        for name, node in inputs.items():
            node.name = name

    def backward(self, dout=1, output=None):
        """The other engine walks back from the output, as if the tape ended there.

        What each node hands to each of its inputs is asked of its layer once more; the figure shows these shares.
        """
        output = self.begin(dout, output)
        tape = self.nodes[:place(output) + 1]
        self._walk_back(tape, dout)
        for node in tape:
            if node.layer is not None:
                node.dinputs = shares(node.layer, node.grad)
        return {name: node.grad for name, node in self._named.items() if node.grad is not None}

    def steps(self, dout=1, output=None):
        """The same, one node at a time: what the other engine has found appears where the walk has been."""
        self.backward(dout, output)
        found = {id(node): (node.grad, node.dinputs) for node in self.nodes}
        self.begin(dout, output)
        for node in reversed(self.nodes):
            if node.grad is not None and node.layer is not None:
                _, node.dinputs = found[id(node)]
                for x in node.inputs:
                    x.grad, _ = found[id(x)]
                yield node
