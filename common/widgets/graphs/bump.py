"""bump: what the derivatives predict when inputs move a little, and what is true."""
import numpy as np

from common.drawing.labels import number
from common.language import say
from common.widgets.complaint import complains
from common.widgets.figure import GraphFigure
from common.widgets.graphs.function import traced
from common.widgets.parts import Table
from common.widgets.slider import limits


class Bump(GraphFigure):
    """A graph that stays at its starting values, a slider Δ for each input, prediction and truth below."""

    def __init__(self, graph, changes):
        super().__init__(graph)
        self.grads = graph.backward()
        self.start = {node.name: node.value for node in graph.inputs}
        self.bill = graph.output.value
        self.names = list(changes)
        sliders = self.controls({f'Δ {name}': given for name, given in limits(changes).items()})
        self.arrange(sliders, self.shown)

    def parts(self):
        return [self.picture(), Table(('', '', ''), self.rows())]

    def rows(self):
        """Each input's share of the prediction, their sum, the true change, what is missing, also in per cent."""
        changes = dict(zip(self.names, self.values.values()))
        shares = {name: self.grads[name] * change for name, change in changes.items()}
        predicted, true = sum(shares.values()), self._true(changes)
        missing = f'({number(round(100 * (true - predicted) / true, 6))} %)' if true else ''
        return [*((f'{name}: {number(self.grads[name])} × {number(change)}', f'= {number(shares[name])}', '')
                  for name, change in changes.items()),
                (say('按导数预计', 'predicted'), number(predicted), ''),
                (say('实际', 'true'), number(true), ''),
                (say('差', 'difference'), number(float(np.round(true - predicted, 12))), missing)]

    def _true(self, changes):
        """The graph's own forward with the inputs moved; then everything is put back."""
        try:
            moved = self.graph.forward(**{name: self.start[name] + changes[name] for name in changes})
        finally:
            self.graph.forward(**self.start)
            self.graph.backward()
        return float(np.round(moved - self.bill, 12))


@complains
def bump(function, changes, /, **values):
    """How well the derivatives predict a change.

        bump(bill, {'apple': (0, 20, 1)}, apple=100, apple_num=2, tax=1.1)

    changes gives each input that moves a slider for its change: (low, high, start).
    """
    if not isinstance(changes, dict) or not set(changes) <= set(values):
        raise TypeError(say("变化要写成 {'x': (0, 1, 0.1)}，名字是函数的输入。",
                            "write the changes as {'x': (0, 1, 0.1)}, for names of inputs of the function."))
    return Bump(traced(function, values), changes)
