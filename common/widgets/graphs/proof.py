"""border: a graph of small nodes, its folds, and at its border the numbers that one formula says instead."""
import numpy as np

from common.drawing.labels import number
from common.language import say
from common.widgets.complaint import complains
from common.widgets.graphs.explore import Explorer
from common.widgets.graphs.function import starts, traced
from common.widgets.graphs.verdict import verdict
from common.widgets.parts import Table
from common.widgets.slider import limits


class Border(Explorer):
    """Sliders, the graph, and a table: what the nodes hand to each input against what the formula gives."""
    chooses = False

    def __init__(self, graph, formula, ranges):
        super().__init__(graph, ranges)
        self.formula = formula

    def parts(self):
        head = (say('输入', 'input'), say('小节点一步步传来', 'through the small nodes'),
                say('公式', 'by the formula'), say('是否一致', 'the same?'))
        return [*super().parts(), Table(head, self.rows())]

    def rows(self):
        """(input, derivative on the graph, by the formula, verdict) for each number that the formula gives."""
        inputs = self.graph.inputs
        wanted = np.ravel(self.formula(**{node.name: node.value for node in inputs}))
        return [(node.name, number(node.grad), number(value), verdict(node.grad, value))
                for node, value in zip(inputs, wanted)]


@complains
def border(function, formula, /, **ranges):
    """Fold and prove: `border(f, formula, x=(-20.0, 20.0, 1.0))`.

    function   of nodes; what it writes inside `with x.graph.fold(…)` can be folded and opened
    formula    of numbers, by the same names: the derivatives for the first inputs, as one formula gives them
    """
    ranges = limits(ranges)
    return Border(traced(function, starts(ranges)), formula, ranges)
