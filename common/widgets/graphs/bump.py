"""bump: what the derivatives predict when inputs move a little, and what is true."""
from html import escape

import ipywidgets as w
import numpy as np

from common.drawing.labels import number
from common.graph.trace import trace
from common.language import say
from common.widgets.figure import GraphFigure, nice_step, slider


class Bump(GraphFigure):
    """A graph that stands still at its starting values, a slider Δ for each input, prediction and truth below."""

    def __init__(self, graph, changes):
        self.grads = graph.backward()
        self.start = {node.name: node.value for node in graph.inputs}
        self.bill = graph.output.value
        super().__init__(graph)
        self.sliders, rows = {}, []
        for name, (low, high, start) in changes.items():
            step = None if all(isinstance(x, int) for x in (low, high, start)) else nice_step(high - low)
            self.sliders[name], row = slider(f'Δ {name}', low, high, start, step)
            self.sliders[name].observe(lambda change: self._write_table(), 'value')
            rows.append(row)
        self.table = w.HTML()
        self.children = [*self.children, self.picture, *rows, self.table]
        self._write_table()

    def _write_table(self):
        self.table.value = '<table>' + ''.join(
            '<tr>' + ''.join(f'<td>{escape(text)}</td>' for text in row) + '</tr>' for row in self.rows()) + '</table>'

    def rows(self):
        """The table: each input's share of the prediction, their sum, the true change, and what is missing."""
        changes = {name: handle.value for name, handle in self.sliders.items()}
        rows = [(f'{number(self.grads[name])} × {number(change)}', f'= {number(self.grads[name] * change)}')
                for name, change in changes.items()]
        predicted = sum(self.grads[name] * change for name, change in changes.items())
        true = self._true(changes)
        return [*rows, (say('预计多付', 'predicted'), number(predicted)), (say('实际多付', 'true'), number(true)),
                (say('差', 'difference'), number(true - predicted))]

    def _true(self, changes):
        """The graph's own forward with the inputs moved; then everything is put back."""
        moved = self.graph.forward(**{name: self.start[name] + change for name, change in changes.items()})
        self.graph.forward(**self.start)
        return float(np.round(moved - self.bill, 12))

    def still(self):
        svg, line = super().still()
        return svg, line + ' | ' + '; '.join(' '.join(row) for row in self.rows())

    def _repr_mimebundle_(self, **options):
        bundle = super()._repr_mimebundle_(**options)
        return {**bundle, 'text/html': bundle['text/html'] + self.table.value}


def bump(function, changes, **values):
    """How well the derivatives predict a change: `bump(bill, {'apple': (0, 20, 1)}, apple=100, apple_num=2, tax=1.1)`.

    changes gives each input that moves a slider for its change: (low, high, start).
    """
    return Bump(trace(function, **values), changes)
