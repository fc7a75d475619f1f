"""A contender: an engine after the idea of micrograd, written anew from its description.

Each value keeps its parents in a set and a closure that passes its gradient on; backward sorts the graph first.
The sort is a loop, since recursion ends at about 1,000 values in a chain.
"""


class Value:
    def __init__(self, data, parents=(), op=''):
        self.data = data
        self.grad = 0
        self.parents = set(parents)
        self.op = op
        self.pass_on = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other), '+')

        def pass_on():
            self.grad += out.grad
            other.grad += out.grad

        out.pass_on = pass_on
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other), '*')

        def pass_on():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.pass_on = pass_on
        return out

    def backward(self):
        self.grad = 1
        for value in reversed(self.in_order()):
            value.pass_on()

    def in_order(self):
        order, seen, waiting = [], {self}, [(self, iter(self.parents))]
        while waiting:
            value, parents = waiting[-1]
            for parent in parents:
                if parent not in seen:
                    seen.add(parent)
                    waiting.append((parent, iter(parent.parents)))
                    break
            else:
                order.append(value)
                waiting.pop()
        return order
