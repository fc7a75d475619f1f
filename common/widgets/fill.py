"""fill: a drawn graph with blanks on its arrows, answered below it; other numbers for every seed."""
import ipywidgets as w
import numpy as np

from common.exercises import check_gradient, check_value
from common.graph import Graph
from common.language import say
from common.widgets.explore import trace
from common.widgets.figure import GraphFigure

CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'


class Blank:
    """One number to be filled in: kind 'value' or 'grad', on one arrow."""

    def __init__(self, mark, kind, arrow, positions):
        self.mark, self.kind, self.arrow, self.positions = mark, kind, arrow, positions
        self.passed = False


class Fill(GraphFigure):
    def __init__(self, function, blanks, only, seed, dout, ranges):
        self.function, self.ranges, self.dout = function, ranges, dout
        graph = function if isinstance(function, Graph) else trace(function, **numbers(ranges, seed))
        graph.backward(dout)
        self.blanks = []
        super().__init__(graph)
        self.blanks = [Blank(CIRCLED[n % 20], kind, self.drawing.view.arrows[i], [i])
                       for n, (kind, i) in enumerate(self._asked(blanks, only))]
        self.boxes, self.feedback = [], []
        for blank in self.blanks:
            box = w.Text(description=blank.mark, continuous_update=False, layout={'width': '14em'})
            box.observe(lambda change, blank=blank: self._answer(blank), 'value')
            self.boxes.append(box)
            self.feedback.append(w.HTML())
        self.seed = w.BoundedIntText(value=seed, min=0, max=99999, description=say('题号', 'numbers'))
        self.seed.observe(lambda change: self._new_numbers(), 'value')
        self.more = w.Button(description=say('换一组数', 'new numbers'))
        self.more.on_click(lambda _: setattr(self.seed, 'value', self.seed.value + 1))
        rows = [w.HBox(pair, layout={'flex_flow': 'row wrap'}) for pair in zip(self.boxes, self.feedback)]
        self.redraw()
        self.children = [*self.children, self.picture, *rows, *([w.HBox([self.more, self.seed])] if ranges else [])]

    def _asked(self, kinds, only):
        for i, arrow in enumerate(self.drawing.view.arrows):
            if only and arrow.node.name not in only:
                continue
            if kinds in ('values', 'both') and arrow.node.layer is not None:
                yield 'value', i
            if kinds in ('grads', 'both') and arrow.target is not None:
                yield 'grad', i

    def _open(self):
        return {(i, blank.kind): blank.mark for blank in self.blanks if not blank.passed for i in blank.positions}

    def redraw(self):
        self.picture.value = f'<div style="overflow-x:auto">{self.drawing.svg(blanks=self._open())}</div>'

    def still(self):
        return self.drawing.svg(blanks=self._open(), still=True), say('填空', 'fill in')

    def _answer(self, blank):
        place = self.blanks.index(blank)
        text, node = self.boxes[place].value, blank.arrow.node
        if blank.kind == 'value':
            result = check_value(text, node)
        else:
            result = check_gradient(text, node, self.dout, blank.arrow.uses)
        blank.passed = bool(result.passed)
        self.feedback[place].value = result._repr_html_() if result.passed is not None else ''
        self.redraw()

    def _new_numbers(self):
        self.graph.forward(**numbers(self.ranges, self.seed.value))
        self.graph.backward(self.dout)
        for blank, box, feedback in zip(self.blanks, self.boxes, self.feedback):
            blank.passed, box.value, feedback.value = False, '', ''
        self.redraw()


def numbers(ranges, seed):
    """A value for each range (low, high) or (low, high, step): the same for the same seed, no two alike."""
    random = np.random.RandomState(seed)
    while True:
        values = {}
        for name, (low, high, *step) in ranges.items():
            step = step[0] if step else 1
            steps = random.randint(0, round((high - low) / step) + 1)
            values[name] = round(low + steps * step, 10)
        return values


def fill(function, blanks='grads', only=(), seed=0, dout=1, **ranges):
    """Fill the graph: see common.exercises for the ranges."""
    return Fill(function, blanks, only, seed, dout, ranges)
