"""Graph: a tape of nodes in the order in which they were written, which already is a topological order.

Forward reads the tape from left to right, backward from right to left; where a value was used twice,
backward adds the branches up. That is all a graph knows: no derivative is written here.
"""
from contextlib import contextmanager

import numpy as np

from common import guard
from common.graph.node import Node
from common.language import say


class Fold:
    """A stretch of the tape that can be drawn as one node. Folding changes the drawing only."""

    def __init__(self, name, start):
        self.name, self.start, self.stop, self.folded = name, start, start, True


class Graph:
    """A computation on numbers or arrays, written node by node.

        g = Graph(apple=100, apple_num=2, tax=1.1)
        g['apple'] * g['apple_num'] * g['tax']
        g.backward()          # {'apple': 2.2, 'apple_num': 110.0, 'tax': 200}
    """

    def __init__(self, **inputs):
        self.nodes = []
        self.folds = []
        self._named = {}
        self._applied = []
        self._output = None
        for name, value in inputs.items():
            self.input(name, value)

    def __getitem__(self, name):
        if name not in self._named:
            raise KeyError(say(f'图上没有叫 {name} 的节点：有 {", ".join(self._named)}。',
                               f'no node is called {name}; there are {", ".join(self._named)}.'))
        return self._named[name]

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
        self._output = node

    def input(self, name, value):
        """A new named input."""
        return self._append(Node(self, None, (), name, guard.number(value, name)))

    def apply(self, layer, *inputs, name=''):
        """Write `layer` on the tape; inputs are nodes, numbers or arrays. Returns the new node."""
        for method in ('forward', 'backward'):
            if not callable(getattr(layer, method, None)):
                raise TypeError(say(f'{layer!r} 没有 {method} 方法：层要有 forward 和 backward。',
                                    f'{layer!r} has no method {method}; a layer has forward and backward.'))
        if vars(layer).get('tape') is self:
            kind = type(layer).__name__
            raise ValueError(say(
                f'这个 {kind} 已经在这张图上了，它只记得住一次正向传播：请再建一个 {kind}()。',
                f'this {kind} stands on the graph already, and it remembers one forward pass only; make another {kind}().'))
        layer.tape = self
        self._applied.append(layer)
        return self.write(layer, *inputs, name=name)

    def write(self, layer, *inputs, name=''):
        """`apply` for a layer that was made just now, as operators do."""
        nodes = tuple([x if type(x) is Node else self._constant(x) for x in inputs])
        for node in nodes:
            if node.graph is not self:
                raise ValueError(say('这些节点不在同一张图上：请在同一个格子里建图和节点。',
                                     'these nodes are of different graphs; build a graph and its nodes in one cell.'))
        return self._append(Node(self, layer, nodes, name, layer.forward(*[x.value for x in nodes])))

    def _constant(self, value):
        return self._append(Node(self, None, (), '', guard.number(value, say('常数', 'a constant'))))

    def _append(self, node):
        if node.name:
            if node.name in self._named:
                raise ValueError(say(f'图上已经有 {node.name} 了：请换一个名字。',
                                     f'the graph has a {node.name} already; choose another name.'))
            self._named[node.name] = node
        self.nodes.append(node)
        return node

    @contextmanager
    def fold(self, name):
        """The nodes written inside can be drawn as one node called `name`, and opened again."""
        fold = Fold(name, len(self.nodes))
        self.folds.append(fold)
        yield fold
        fold.stop = len(self.nodes)

    def forward(self, **values):
        """Compute everything again, from left to right, with some inputs changed. Returns the output."""
        for name, value in values.items():
            node = self[name]
            if node.layer is not None:
                raise ValueError(say(f'{name} 是算出来的，不是输入：只能改输入。',
                                     f'{name} is computed, it is no input; only inputs can be changed.'))
            node.value = guard.number(value, name)
        for layer in self._applied:
            layer.tape = self
        for node in self.nodes:
            if node.layer is not None:
                node.value = node.layer.forward(*[x.value for x in node.inputs])
        return self.output.value

    def backward(self, dout=1, output=None):
        """Gradients of the output (the last node, or another) for the named inputs: {name: gradient}.

        dout is what arrives from further upstream: a number, or an array in the shape of the output.
        An array output with a number for dout gives the gradient of the sum of its elements.
        """
        for _ in self.steps(dout, output):
            pass
        return {node.name: np.zeros(np.shape(node.value))[()] if node.grad is None else node.grad for node in self.inputs}

    def steps(self, dout=1, output=None):
        """Backward, one node at a time: yields each node when its inputs have received their share."""
        output = self.output if output is None else output
        for layer in self._applied:
            if layer.tape is not self:
                kind = type(layer).__name__
                raise ValueError(say(
                    f'这个 {kind} 后来又放进了另一张图，记住的是那边的数：先调用这张图的 forward()。',
                    f'this {kind} was put on another graph since, and remembers its numbers; call forward() of this graph first.'))
        for node in self.nodes:
            node.grad = None
            node.dinputs = ()
        output.grad = _upstream(dout, output.value)
        for node in reversed(self.nodes):
            if node.layer is None or node.grad is None:
                continue
            dinputs = node.layer.backward(node.grad)
            node.dinputs = dinputs if type(dinputs) is tuple else (dinputs,)
            for x, dx in zip(node.inputs, node.dinputs):
                if dx is not None:
                    x.grad = dx if x.grad is None else x.grad + dx
            yield node


def _upstream(dout, value):
    """dout in the shape and the type of the output: a single number counts for every element."""
    if np.ndim(dout) > 0:
        guard.gradient_shape(dout, np.shape(value))
    if isinstance(value, (np.ndarray, np.generic)):
        return np.full(np.shape(value), dout, np.result_type(value, 1.0))[()]
    return dout
