"""border: a graph of small nodes, its folds, and at its border the numbers that one formula says in their place."""
import ipywidgets as w
import numpy as np

from common.drawing.labels import number
from common.graph.trace import trace
from common.language import say
from common.widgets.graphs.explore import Explorer

NEAR = 1e-12


def verdict(a, b):
    """The assertion before the reader's eyes: a tick, or how far apart the two are."""
    gap = np.max(np.abs(np.subtract(a, b)))
    return '✓ ≤ 1e−12' if gap <= NEAR else f'✗ {number(gap)}'


class Border(Explorer):
    """Sliders, the graph, and a table: what the nodes hand to each input against what the formula gives."""

    def __init__(self, graph, formula, ranges):
        self.formula = formula
        self.proof = w.HTML()
        super().__init__(graph, ranges)
        self.children = [*self.children, self.proof]

    def redraw(self):
        super().redraw()
        head = (say('输入', 'input'), say('小节点一步步传来', 'through the small nodes'), say('公式', 'by the formula'),
                say('差', 'difference'))
        self.proof.value = '<table>' + ''.join(
            '<tr>' + ''.join(f'<td style="padding-right:1.5em">{text}</td>' for text in row) + '</tr>'
            for row in (head, *self.rows())) + '</table>'

    def rows(self):
        """(input, derivative on the graph, by the formula, how far apart) for each number that the formula gives."""
        inputs = self.graph.inputs
        wanted = np.ravel(self.formula(**{node.name: node.value for node in inputs}))
        for node, value in zip(inputs, wanted):
            yield node.name, number(node.grad), number(value), verdict(node.grad, value)

    def still(self):
        svg, line = super().still()
        return svg, line + ' | ' + '; '.join(' '.join(row) for row in self.rows())

    def _repr_mimebundle_(self, **options):
        bundle = super()._repr_mimebundle_(**options)
        return {**bundle, 'text/html': bundle['text/html'] + self.proof.value}


def border(function, formula, **ranges):
    """Fold and prove: `border(f, formula, x=(-20.0, 20.0, 1.0))`.

    function   of nodes; what it writes inside `with x.graph.fold(…)` can be folded and opened
    formula    of numbers, by the same names: the derivatives for the first inputs, as one formula gives them
    """
    return Border(trace(function, **{name: limits[2] for name, limits in ranges.items()}), formula, ranges)
