"""Where the places are: on a Graph, in a network of layers, on the nodes of a micrograd-like class, in a `gradient`.

Each function yields places from right to left, as the backward pass goes.
"""
import inspect
import re

import numpy as np

from common.drawing.symbols import symbol
from common.exercises.search.place import Place, compared
from common.graph import chain, children_of
from common.language import say
from common.layers.protocol import parameter_gradients

OF_TWO = {'+': lambda x, y: x + y, '*': lambda x, y: x * y, '-': lambda x, y: x - y, '/': lambda x, y: x / y}
OPERATIONS = {
    **OF_TWO,
    'neg': lambda x: -x, 'exp': np.exp, 'log': np.log, 'tanh': np.tanh, 'sin': np.sin, 'cos': np.cos,
    'relu': lambda x: max(x, 0.0), 'sigmoid': lambda x: 1 / (1 + np.exp(-x)), 'sqrt': np.sqrt,
}


class Unjudged(ValueError):
    """What was given cannot be judged; the message says what is missing."""


class NotWritten(Exception):
    """A layer of the reader's is still as it was printed."""


def of_layers(layers, x, t):
    """Layers in a row. What arrives at the last is not 1, nor the same for every element: so forgetting it shows."""
    graph = chain(layers, x, t)
    size = np.shape(graph.output.value)
    return of_graph(graph, (1.5 + 0.1 * np.arange(np.prod(size, dtype=int))).reshape(size)[()])


def of_graph(graph, dout=1):
    """Each input and parameter of each node, judged by differences at the node's own inputs."""
    numbers = {id(node): i for i, node in enumerate((node for node in graph.nodes if node.layer is not None), 1)}
    arrived = {id(graph.output): dout * np.ones(np.shape(graph.output.value))} if graph.nodes else {}   # before backward ran
    for node in graph.steps(dout) if graph.nodes else ():
        if not np.array_equal(node.grad, arrived[id(node)]):
            raise Unjudged(say('从右往左数，节点 {number}（{circle}）的 backward 改写了交给它的数组：在图上，别处还要用它。'
                               '先复制（copy）再改。',
                               'From right to left, backward of node {number} ({circle}) writes into the array that it was '
                               'given and that others still need; copy it first.', number=numbers[id(node)],
                               circle=symbol(node.layer)))
        arrived.update((id(x), np.copy(x.grad)) for x in node.inputs if x.grad is not None)
        shares = [*node.dinputs, *[None] * (len(node.inputs) - len(node.dinputs))]
        inputs = [x.value if share is None else np.array(x.value, float) for x, share in zip(node.inputs, shares)]
        names = list(inspect.signature(node.layer.forward).parameters)

        def told(variable, pair, node=node):
            return Place(numbers[id(node)], symbol(node.layer), variable, *pair, node)

        def pushed(node=node, inputs=inputs):
            values = [x[()] if isinstance(x, np.ndarray) else x for x in inputs]
            return float(np.sum(node.grad * node.layer.forward(*values)))

        if not np.array_equal(pushed(), pushed(), equal_nan=True):
            raise Unjudged(say('节点 {number}（{circle}）用同样的输入，每次算出的都不一样，没法和差分比：先把随机数固定下来。',
                               'Node {number} ({circle}) gives other results each time, from the same inputs, so differences '
                               'say nothing about it: keep its random numbers fixed.', number=numbers[id(node)],
                               circle=symbol(node.layer)))
        for i, (x, share) in enumerate(zip(inputs, shares)):
            if share is not None and (pair := compared(pushed, x, share)):
                yield told(node.inputs[i].name or names[min(i, len(names) - 1)], pair)
        for name, gradient in _parameters(node.layer):
            if pair := compared(pushed, getattr(node.layer, name), np.array(gradient)):
                yield told(name, pair)
        node.layer.forward(*[x.value for x in node.inputs])
        node.layer.backward(node.grad)


def of_gradient(network, x, t):
    """Each parameter of a network that has `params`, `loss` and `gradient`."""
    gradients = network.gradient(x, t)
    if not isinstance(gradients, dict):
        raise Unjudged(say("gradient 要返回字典，{'W1': …}，每个参数一个梯度。",
                           "gradient must return a dictionary, {'W1': …}, with a gradient for each parameter."))
    gradients = {name: np.array(gradient) for name, gradient in gradients.items()}
    for number, (name, array) in reversed(list(enumerate(network.params.items(), 1))):
        if name not in gradients:
            raise Unjudged(say('gradient 返回的字典里没有 {name}：每个参数都要有梯度，用参数的名字。',
                               'What gradient returns has no {name}: each parameter needs its gradient, under its own '
                               'name.', name=name))
        if gradients[name].shape != array.shape:
            raise Unjudged(say('{name} 的形状是 {there}，它的梯度却是 {found}：梯度和参数形状相同。',
                               '{name} has the shape {there}, its gradient {found}; a gradient has the shape of its '
                               'parameter.', name=name, there=array.shape, found=gradients[name].shape))
        if pair := compared(lambda: float(network.loss(x, t)), array, gradients[name]):
            yield Place(number, 'gradient', name, *pair)


def of_values(output, names=()):
    """The nodes behind a micrograd-like value: `data`, `grad`, `_prev`, `_op` and `_backward`. names: {id(value): name}"""
    names = dict(names)

    def name(value):
        return names.get(id(value)) or getattr(value, 'label', '') or f'{value._op} = {value.data:g}'.lstrip(' =')

    nodes = _in_order(output)
    kept = [node.grad for node in nodes]
    try:
        yield from _judged(nodes, name)
    finally:
        for node, grad in zip(nodes, kept):
            node.grad = grad


def _judged(nodes, name):
    """The places of values in order; what arrives at the last is not 1, so that forgetting it shows."""
    for node in nodes:
        node.grad = 0.0
    nodes[-1].grad = 1.5
    for number, node in reversed(list(enumerate(nodes, 1))):
        children = children_of(node)
        operation = _operation(node._op)
        upstream = node.grad
        if not children or operation is None:
            node._backward()
            continue
        before = {id(child): child.grad for child in children}
        shares = _shares(node, children, start=0.0)
        twice = len(children) == 1 and node._op in OF_TWO
        if not twice and not _computes(operation, children, node):      # _prev of micrograd is a set, in any order
            children, shares = children[::-1], shares[::-1]
        values = [np.array(float(child.data)) for child in children]

        def pushed(operation=operation, values=values, twice=twice, upstream=upstream):
            return float(upstream * operation(*[x[()] for x in (values * 2 if twice else values)]))

        for child, x, share in zip(children, values, shares):
            if pair := compared(pushed, x, share):
                yield Place(number, node._op, name(child), *pair, node)
        added = _shares(node, children, start=1.0)
        for child, share, more in zip(children, shares, added):
            if abs(more - share - 1) > 1e-9:
                yield Place(number, node._op, name(child), (), more, share + 1, replaced=True)
        for child, share in zip(children, shares):
            child.grad = before[id(child)] + share


def _computes(operation, children, node):
    return len(children) == 1 or bool(np.isclose(operation(*[float(child.data) for child in children]), node.data))


def unknown(output):
    """The operations of a micrograd-like value for which there is nothing to compare with."""
    return sorted({node._op for node in _in_order(output) if node._prev and _operation(node._op) is None})


def _shares(node, children, start):
    """What `_backward` leaves in the children's grad when it finds `start` there."""
    for child in children:
        child.grad = start
    node._backward()
    return [float(child.grad) for child in children]


def _operation(op):
    if power := re.fullmatch(r'\*\*\s*(-?[\d.]+)', op):
        return lambda x: x ** float(power[1])
    return OPERATIONS.get(op.lower())


def _in_order(output):
    """Inputs before outputs, without recursion."""
    order, seen, waiting = [], set(), [(output, False)]
    while waiting:
        node, done = waiting.pop()
        if done:
            order.append(node)
        elif id(node) not in seen:
            seen.add(id(node))
            waiting.append((node, True))
            waiting += [(child, False) for child in node._prev]
    return order


def _parameters(layer):
    """[(name, gradient)] of those that are arrays."""
    return [(name, gradient) for name, gradient in parameter_gradients(layer).items()
            if isinstance(getattr(layer, name), np.ndarray)]
