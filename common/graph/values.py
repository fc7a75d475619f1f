"""OfValues: a graph of the nodes that a class of the reader's makes, a class like micrograd's `Value`.

Such a class keeps no tape; here its nodes are written down in the order in which they are made, which is one.
"""
from contextlib import contextmanager

from common.graph import guard as check
from common.graph.node import Node
from common.graph.paths import below, place
from common.graph.tape import Graph

SYMBOLS = {'*': '×', '/': '÷', '-': '−'}        # as our own nodes are drawn


class Operation:
    """One value of the reader's as a layer; `symbol` stands in its circle. Its derivative is in its own `_backward`."""

    def __init__(self, value):
        self.value, self.symbol = value, SYMBOLS.get(value._op, str(value._op))

    def forward(self, *inputs):
        return self.value.data

    def backward(self, dout):
        """What `_backward` adds to the grad of each input, found at 0; inputs are as they were afterwards."""
        children, self.value.grad = children_of(self.value), dout
        before = [child.grad for child in children]
        for child in children:
            child.grad = 0.0
        self.value._backward()
        given = tuple(float(child.grad) for child in children)
        for child, grad in zip(children, before):
            child.grad = grad
        return given


class OfValues(Graph):
    """The graph of function(a, b, …) on values of the class `kind`, at {name: number}.

    Each `forward` runs the function anew, each `backward` calls `_backward` of every value, from right to left:
    whatever the class does wrong is seen.

    value   the output as the class made it
    names   {id of a value: name} of the inputs
    """

    def __init__(self, function, kind, numbers):
        check.single(numbers)
        super().__init__(**numbers)
        self._function, self._kind = function, kind
        given, made = self._run()
        places = {id(value): node for value, node in zip(given.values(), self.inputs)}
        for value in made:
            if id(value) not in places:
                layer = Operation(value) if value._prev else None
                inputs = tuple(places[id(child)] for child in children_of(value)) if layer else ()
                places[id(value)] = self._append(Node(self, layer, inputs, '', float(value.data)))
        self.output = places[id(self.value)]

    def _run(self):
        """The inputs {name: value}, and every value the output was computed from, in the order they were made."""
        with recorded(self._kind) as every:
            given = {node.name: self._kind(node.value) for node in self.inputs}
            self.value = self._function(**given)
            check.is_value(self.value, self._kind)
        self.names = {id(value): name for name, value in given.items()}
        used = {id(value) for value in below(self.value, children_of)} | self.names.keys()
        self._values = [value for value in every if id(value) in used]
        return given, self._values

    def _put(self, values):
        for node, value in values:
            node.value = value
        made = self._run()[1]
        check.as_many_nodes(made, self.nodes)
        for node, value in zip(self.nodes, made):
            node.value = float(value.data)
            if node.layer is not None:
                node.layer.value = value
        self.forget()

    def steps(self, dout=1, output=None):
        """Backward as the class does it, one value at a time."""
        output = self.begin(dout, output)
        for value in self._values:
            value.grad = 0.0
        start = place(output)
        self._values[start].grad = output.grad
        for node, value in reversed(list(zip(self.nodes[:start + 1], self._values))):
            node.grad = value.grad
            if node.layer is not None:
                node.dinputs = node.layer.backward(value.grad)
                value._backward()
                for x, child in zip(node.inputs, children_of(value)):
                    x.grad = child.grad
                yield node


def children_of(value):
    """The values it was computed from, each once."""
    return list({id(child): child for child in value._prev}.values())


@contextmanager
def recorded(kind):
    """Every value that is made inside, in order: the list grows as `__init__` of the class runs."""
    owner = check.is_like_micrograd(kind)
    made, original = [], owner.__init__

    def record(self, *args, **options):
        original(self, *args, **options)
        made.append(self)

    owner.__init__ = record
    try:
        yield made
    finally:
        owner.__init__ = original
