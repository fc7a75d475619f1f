"""fill: a drawn graph with blanks on its arrows, answered in boxes below it; other numbers for every seed."""
import ipywidgets as w
import numpy as np

from common.exercises import check_gradient, check_value
from common.graph import Graph
from common.graph.trace import trace
from common.language import listing, say
from common.widgets.figure import GraphFigure, nice_step
from common.widgets.graphs.explore import Complaint

CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
TRIES = 100
KINDS = {'values': ('value',), 'grads': ('grad', 'sum'), 'both': ('value', 'grad', 'sum')}


class Blank:
    """One number to be filled in, with its box and its line of feedback.

    places   where it stands in the picture, as the keys of `Drawing.svg(blanks=…)`
    check    takes what was typed and gives a Result
    """

    def __init__(self, mark, where, places, check):
        self.mark, self.places, self.check = mark, places, check
        self.passed = False
        self.box = w.Text(description=mark, continuous_update=False, placeholder='2*3', tooltip=where,
                          style={'description_width': '2em'}, layout={'width': '13em'})
        self.feedback = w.HTML()
        self.row = w.HBox([self.box, self.feedback], layout={'flex_flow': 'row wrap', 'align_items': 'center'})

    def read(self):
        result = self.check(self.box.value)
        self.passed = result.passed is True
        self.feedback.value = '' if result.passed is None else result._repr_html_()


class Fill(GraphFigure):
    """The picture shows the number of a blank as soon as the answer is right, and never before."""

    def __init__(self, graph, kinds, only, seed, dout, ranges):
        self.ranges, self.dout = ranges, dout
        self.blanks = []
        graph.backward(dout)
        super().__init__(graph)
        for mark, (where, places, check) in zip(_marks(), self._asked(kinds, only)):
            self.blanks.append(Blank(mark, f'{mark} {where}', places, check))
        for blank in self.blanks:
            blank.box.observe(lambda change, blank=blank: self._answer(blank), 'value')
        self.score = w.HTML()
        self.seed = w.BoundedIntText(value=seed, min=0, max=99999, description=say('题号', 'set no.'),
                                     layout={'width': '13em'})
        self.seed.observe(lambda change: self._new_numbers(), 'value')
        self.another = w.Button(description=say('换一组数', 'new numbers'), icon='refresh')
        self.another.on_click(lambda _: setattr(self.seed, 'value', (self.seed.value + 1) % 100000))
        self.redraw()
        sets = [w.HBox([self.another, self.seed], layout={'flex_flow': 'row wrap'})] if ranges else []
        self.children = [*self.children, self.picture, *(blank.row for blank in self.blanks), self.score, *sets]

    def _asked(self, kinds, only):
        """(where in words, places, check) for each number that is asked, in the order of the picture."""
        view = self.drawing.view

        def wanted(node):
            return np.ndim(node.value) == 0 and (not only or node.name in only)

        if 'value' in kinds:
            for node in self.graph.nodes:
                places = [(i, 'value') for i, arrow in enumerate(view.arrows) if arrow.node is node]
                if places and node.layer is not None and wanted(node):
                    yield say('箭头上方的值', 'the value above the arrow'), places, self._value(node)
        if 'grad' in kinds:
            for i, arrow in enumerate(view.arrows):
                if arrow.target and arrow.grad is not None and wanted(arrow.node):
                    yield (say('箭头下方的导数', 'the derivative below the arrow'), [(i, 'grad')],
                           self._gradient(arrow.node, arrow.uses))
        if 'sum' in kinds:
            for i, item in enumerate(view.items):
                if item.branches and wanted(item.outgoing[0].node):
                    yield (say('所有分支合起来的导数', 'the derivative of all branches together'), [(i, 'sum')],
                           self._gradient(item.outgoing[0].node))

    def _value(self, node):
        return lambda text: check_value(text, node)

    def _gradient(self, node, uses=()):
        return lambda text: check_gradient(text, node, self.dout, uses)

    def unfilled(self):
        """The blanks that are not filled yet, for the drawing."""
        return {place: blank.mark for blank in self.blanks if not blank.passed for place in blank.places}

    def redraw(self):
        self.picture.value = f'<div style="overflow-x:auto">{self.drawing.svg(blanks=self.unfilled())}</div>'
        if self.blanks:
            right = sum(blank.passed for blank in self.blanks)
            tick = ' ✓' if right == len(self.blanks) else ''
            self.score.value = f'<div role="status">{right} / {len(self.blanks)}{tick}</div>'

    def still(self):
        return self.drawing.svg(blanks=self.unfilled(), still=True), self.drawing.describe(self.unfilled())

    def _answer(self, blank):
        blank.read()
        self.redraw()

    def _new_numbers(self):
        self.graph.forward(**numbers(self.ranges, self.seed.value))
        self.graph.backward(self.dout)
        for blank in self.blanks:
            blank.box.value = ''
        self.redraw()


def fill(function, blanks='grads', only=(), seed=0, dout=1, **ranges):
    """A graph with blanks, of a function of numbers or of a Graph that is there already.

        fill(lambda apple, apple_num, tax: apple * apple_num * tax,
             apple=(80, 200, 10), apple_num=(2, 9), tax=(1.05, 1.25, 0.05), seed=3)

    Each range is (low, high) or (low, high, step); the same seed draws the same numbers everywhere.
    blanks   'grads' (all derivatives but the last), 'values' or 'both'
    only     names: blanks for these only
    dout     arrives at the output from further upstream
    """
    try:
        kinds = KINDS[blanks]
        if isinstance(function, Graph):
            graph = function
            graph.forward(**numbers(ranges, seed))
        else:
            graph = trace(function, **numbers(ranges, seed))
        return Fill(graph, kinds, only, seed, dout, ranges)
    except KeyError:
        return Complaint(say('blanks={blanks!r}：可以选 {kinds}。',
                             'blanks={blanks!r}: choose one of {kinds}.',
                             blanks=blanks, kinds=listing(KINDS)))
    except (ArithmeticError, TypeError, ValueError) as error:
        return Complaint(str(error))


def numbers(ranges, seed):
    """A value for each range; not 0 or 1 and no two alike if the ranges allow it, so that mistakes can be told apart."""
    random = np.random.RandomState(seed)
    for _ in range(TRIES):
        values = {name: _draw(random, name, limits) for name, limits in ranges.items()}
        if len({*values.values(), 0, 1}) == len(values) + 2:
            break
    return values


def _draw(random, name, limits):
    try:
        low, high, *step = limits
        whole = all(isinstance(x, (int, np.integer)) for x in limits)
        step = step[0] if step else 1 if whole else nice_step(10 * (high - low))
        return type(low + step)(round(low + step * random.randint(0, round((high - low) / step) + 1), 10))
    except (TypeError, ValueError, ZeroDivisionError):
        raise ValueError(say('{name}={limits}：这里要 (最小, 最大) 或 (最小, 最大, 步长)。',
                             '{name}={limits}: (low, high) or (low, high, step) is needed here.',
                             name=name, limits=limits)) from None


def _marks():
    """①, ② …, ⑳, (21) …"""
    yield from CIRCLED
    n = len(CIRCLED)
    while True:
        n += 1
        yield f'({n})'
