"""Graph: a tape of nodes in the order in which they were written, which already is a topological order.

Forward reads the tape from left to right, backward from right to left; where a value was used twice,
backward adds the branches up. That is all a graph knows: no derivative is written here.
"""
from contextlib import contextmanager

import numpy as np

from common import guard
from common.graph import guard as check
from common.graph.memory import remembered, seen, still_there
from common.graph.node import Node
from common.graph.numbers import like, plain
from common.language import say
from common.layers.protocol import as_tuple


class Fold:
    """A stretch of the tape that can be drawn as one node. Folding changes the drawing only."""

    def __init__(self, name, start):
        self.name, self.start, self.stop, self.folded = name, start, start, True


class Graph(check.Misuses):
    """A computation on numbers or arrays, written node by node.

        g = Graph(apple=100, apple_num=2, tax=1.1)
        g['apple'] * g['apple_num'] * g['tax']
        g.backward()          # {'apple': 2.2, 'apple_num': 110.0, 'tax': 200}
    """

    def __init__(self, /, *values, **inputs):
        check.by_name(values)
        self.nodes = []
        self.folds = []
        self._named = {}
        self._given = []        # inputs, and constants that are arrays
        self._seen = []         # what they were when the graph was computed
        self._applied = {}      # {id: (layer, what it remembers)} of those that the reader made
        self._output = None
        for name, value in inputs.items():
            self.input(name, value)

    def __getitem__(self, name):
        if name not in self._named:
            raise KeyError(say('图上没有叫 {name} 的节点：有 {_named}。',
                               'no node is called {name}; there are {_named}.',
                               name=name, _named=', '.join(self._named)))
        return self._named[name]

    def __iter__(self):
        """The names: for name in g; 'x' in g."""
        return iter(self._named)

    @property
    def inputs(self):
        """The named inputs, in the order in which they were written."""
        return [node for node in self._named.values() if node.layer is None]

    @property
    def output(self):
        """The node written last, unless another was chosen: `graph.output = node`."""
        if not self.nodes:
            raise ValueError(say('图还是空的：先写下一个算式。', 'the graph is empty; write some arithmetic on it first.'))
        return self.nodes[-1] if self._output is None else self._output

    @output.setter
    def output(self, node):
        self._output = self._own(node)

    def _own(self, node):
        """A node of this graph, or the one of that name."""
        node = self[node] if isinstance(node, str) else node
        check.is_of(node, self)
        return node

    def input(self, name, value):
        """A new named input."""
        check.is_free(name, self._named)
        return self._append(Node(self, None, (), name, guard.number(value, name)))

    def apply(self, layer, *inputs, name=''):
        """Write `layer` on the tape; inputs are nodes, numbers or arrays. Returns the new node.

        A layer remembers one forward pass, so it stands on a tape once; whichever graph needs it runs it anew.
        """
        guard.is_layer(layer)
        check.is_new(layer, self._applied)
        check.is_free(name, self._named)
        written = len(self.nodes)
        try:
            with check.first_forward(layer, inputs):
                node = self.write(layer, *inputs, name=name)
        except Exception:
            del self.nodes[written:]
            self._named.pop(name, None)
            raise
        self._remember(layer)
        return node

    def write(self, layer, *inputs, name=''):
        """`apply` for a layer that was made just now, as operators do. Where it fails the tape stays as it was."""
        written = len(self.nodes)
        try:
            for x in inputs:
                if type(x) is not Node or x.graph is not self:
                    inputs = tuple(map(self._admitted, inputs))
                    break
            node = Node(self, layer, inputs, name, None)
            _compute([node])
            return self._append(node)
        except Exception:
            del self.nodes[written:]
            raise

    def _admitted(self, x):
        """A node of this graph as it is, several in a list as one; a number or an array as a constant on the tape."""
        if type(x) is not float and type(x) is not int:
            x = guard.values(x, name=say('常数', 'a constant'))
        if type(x) is Node:
            check.is_of(x, self)
            return x
        return self._append(Node(self, None, (), '', guard.number(x, say('常数', 'a constant'))))

    def _append(self, node):
        self.nodes.append(node)
        if node.name:
            self._named[node.name] = node
        if node.layer is None and (node.name or isinstance(node.value, np.ndarray)):
            self._given.append(node)
            self._seen.extend(seen((node,)))
        return node

    def __setstate__(self, state):
        """Of a copy, or of what was pickled: its layers are others, known by other ids."""
        self.__dict__.update(state)
        self._applied = {id(layer): (layer, before) for layer, before in self._applied.values()}

    @contextmanager
    def fold(self, name):
        """The nodes written inside can be drawn as one node called `name`, and opened again."""
        fold = Fold(name, len(self.nodes))
        self.folds.append(fold)
        yield fold
        fold.stop = len(self.nodes)

    def forward(self, /, *unnamed, **values):
        """Compute everything again, from left to right, with some inputs changed. Returns the output.

        Gradients of the values before are forgotten. Where a layer fails, the values before come back.
        """
        check.by_name(unnamed)
        new = [(self._input(name), guard.number(value, name)) for name, value in values.items()]
        before = [(node, node.value) for node, _ in new]
        try:
            self._put(new)
        except Exception:
            self._put(before)
            raise
        return self.output.value

    def _input(self, name):
        node = self[name]
        check.is_input(node)
        return node

    def _put(self, values):
        """Every node computed anew, with other values in some inputs: [(node, value)]."""
        for node, value in values:
            node.value = value
        self.forget()
        _compute(self.nodes)
        self._seen[:] = seen(self._given)
        for layer, _ in self._applied.values():
            self._remember(layer)

    def _remember(self, layer):
        self._applied[id(layer)] = layer, remembered(layer)

    def forget(self):
        """As if backward had never run: no node has a gradient."""
        for node in self.nodes:
            node.grad = None
            node.dinputs = ()

    def begin(self, dout=1, output=None):
        """The first act of backward: what arrives from further upstream is the gradient of the output, its node."""
        output = self.output if output is None else self._own(output)
        self.forget()
        output.grad = like(output.value, guard.number(dout, 'dout'))
        return output

    def backward(self, dout=1, output=None):
        """Gradients of the output (or of another node) for the named inputs: {name: gradient}.

        The output may be named. dout is what arrives from further upstream: a number, or an array in its shape.
        An array output with a number for dout gives the gradient of the sum of its elements.
        An input for which a layer hands back nothing, such as the labels of a loss, is left out.
        """
        for _ in self.steps(dout, output):
            pass
        inputs = self.inputs
        unused = [node for node in inputs if node.grad is None]
        if unused:              # or backward came to what uses it, and nothing was handed back
            asked = {id(x) for node in self.nodes if node.grad is not None for x in node.inputs}
            unused = {id(node) for node in unused} - asked
        return {node.name: like(node.value, 0.0) if node.grad is None else plain(node.grad)
                for node in inputs if node.grad is not None or id(node) in unused}

    def steps(self, dout=1, output=None):
        """Backward, one node at a time: yields each node when its inputs have received their share.

        Where an input was changed in place, or a layer has been used elsewhere since, all is computed again first.
        """
        kept = all(still_there(before, layer) for layer, before in self._applied.values())
        if seen(self._given) != self._seen or not kept:
            self.forward()
        self.begin(dout, output)
        for node in reversed(self.nodes):
            if node.grad is None or node.layer is None:
                continue
            try:
                dinputs = node.layer.backward(node.grad)
            except AttributeError as error:
                raise guard.never_set(node.layer, error, 'backward') from None
            node.dinputs = dinputs if type(dinputs) is tuple else as_tuple(dinputs)     # most are; a call takes longer
            if self._applied and id(node.layer) in self._applied:
                check.gradients(node)
                self._remember(node.layer)
            if len(node.dinputs) == 2:              # as most nodes have; the loop takes longer
                x, y = node.inputs
                dx, dy = node.dinputs
                if x.grad is None:                  # as where there is one branch only
                    x.grad = dx
                else:
                    x.receive(dx)
                if y.grad is None:
                    y.grad = dy
                else:
                    y.receive(dy)
            else:
                for x, dx in zip(node.inputs, node.dinputs):
                    x.receive(dx)
            yield node


def _compute(nodes):
    """The value of each node from those of its inputs."""
    for node in nodes:
        layer, inputs = node.layer, node.inputs
        if layer is None:
            continue
        if len(inputs) == 2:                    # as most nodes have; the general call takes twice as long
            x, y = inputs
            value = layer.forward(x.value, y.value)
        else:
            value = layer.forward(*[x.value for x in inputs])
        if type(value) is not float:
            value = plain(guard.result(value, layer))
        node.value = value
