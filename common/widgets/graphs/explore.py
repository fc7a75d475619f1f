"""explore: any function of a few numbers as a live graph, with a slider for each input."""
import numpy as np

from common.drawing.labels import number
from common.gradient import numerical_gradient
from common.graph import Graph
from common.language import say
from common.widgets.complaint import complains
from common.widgets.graphs.closer import CODE, Closer, offer
from common.widgets.graphs.code_beside import code_of
from common.widgets.graphs.function import defaults, starts, traced
from common.widgets.graphs.walk import array_text
from common.widgets.hands import menu, toggle
from common.widgets.parts import Status, Table
from common.widgets.slider import limits


class Explorer(Closer):
    """Sliders over a graph: each move runs forward and backward and replaces the numbers in the picture."""

    def __init__(self, graph, ranges, dout=1, shapes=False, title=None):
        self.dout = dout
        super().__init__(graph, shapes=shapes, title=title)
        self.compare = toggle(say('对照表：反向传播 = 数值微分', 'table: backward = numerical'), 'table',
                              say('每个输入的导数，两种办法各算一遍', 'each derivative, found in two ways'))
        self.redraw_with(self.compare, self.node)
        self.arrange_closer(self.controls(ranges), below=[self.compare])

    def redraw(self):
        self.compute(self.values)
        super().redraw()

    def compute(self, values):
        """Forward and backward; where they fail, everything is as it was."""
        kept = {node.name: node.value for node in self.graph.inputs}
        try:
            self._run(values)
        except Exception:
            self._run(kept)
            raise

    def _run(self, values):
        with np.errstate(all='ignore'):
            result = self.graph.forward(**values)
            grads = self.graph.backward(self.upstream, self.output)
        if not all(np.isfinite(value).all() for value in (result, *grads.values())):
            raise ArithmeticError(say('这里的结果不是有限的数。', 'The result is not a finite number here.'))

    def code_controls(self):
        self.node = menu(say('哪个节点', 'which node'), self._codes())
        return [self.node]

    def _codes(self):
        """[(text, (position on the tape, method))] of the layers that are drawn, the last first."""
        return [(f'{text}: {way}', (i, way)) for text, i in self.computed() if self.graph.nodes[i].layer is not None
                for way in ('backward', 'forward')]

    def refold(self):
        super().refold()
        offer(self.node, self._codes())

    def looked_at(self):
        """The node that was chosen, where there is something beside the picture that speaks of it."""
        return [self.graph.nodes[self.node.value[0]]] if self.node.value and self.shows(CODE) else []

    def code_part(self):
        if self.node.value is None:
            return Status(say('这张图上没有算式。', 'There is no arithmetic on this graph.'))
        at, way = self.node.value
        node = self.graph.nodes[at]
        if way == 'backward' and node.grad is None:
            return Status(say('反向传播没有经过这个节点。', 'The backward pass did not come to this node.'))
        positions = [0] if way == 'forward' else [i for i, x in enumerate(node.inputs) if x.name or x.layer is not None]
        return code_of(node, way, positions, lambda value: array_text(value, self.drawing.shapes))

    def parts(self):
        return [self.picture(lit=self.looked_at()), self._comparison() if self.compare.value else Status('')]

    def _comparison(self):
        """Each input's derivative by backward, and once more by numerical differentiation."""
        grads = {name: self.graph[name].grad for name in self.sliders}
        rows = [(name, number(self.values[name]), number(0 if grad is None else grad), self._numerical(name))
                for name, grad in grads.items()]
        self._run(self.values)
        head = say('输入', 'input'), say('值', 'value'), say('反向传播', 'backward'), say('数值微分', 'numerical')
        return Table(head, rows, say(
            '反向传播走一趟，得到所有导数；数值微分把一个输入挪一点点，再算一遍，每个输入都要来一次。两列应该一样。',
            'Backward finds all derivatives in one pass; numerical differentiation moves one input a little and '
            'computes again, for each input anew. Both columns should agree.'))

    def _numerical(self, name):
        value = float(self.graph[name].value)
        try:
            return number(numerical_gradient(
                lambda x: np.sum(self.upstream * self._output_at(name, x)), value))
        except (ArithmeticError, ValueError):
            return '–'
        finally:
            self.graph.forward(**{name: value})

    def _output_at(self, name, x):
        self.graph.forward(**{name: x})
        return self.output.value


@complains
def explore(function, /, dout=1, shapes=False, title=None, **ranges):
    """A live graph of a Python function of numbers, or of a Graph that is there already.

        explore(lambda apple, tax: apple * tax, apple=(0, 300, 100), tax=(1.0, 1.5, 1.1))

    Each keyword gives an input its slider: (low, high, start) or (low, high, start, step), or just the start.
    Without keywords every number that has a default gets one. Other arguments keep their defaults.
    dout arrives at the output from further upstream. What cannot be drawn is answered with one sentence.
    """
    if isinstance(function, Graph):
        graph = function
        numbers = {node.name: node.value for node in graph.inputs if np.ndim(node.value) == 0}
        ranges = limits(ranges or numbers)
    else:
        ranges = limits(ranges or defaults(function))
        graph = traced(function, starts(ranges), options=('dout', 'shapes', 'title'))
    return Explorer(graph, ranges, dout, shapes, title)
