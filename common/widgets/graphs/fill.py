"""fill: a drawn graph with blanks on its arrows, answered in boxes below it; other numbers for every seed."""
import ipywidgets as w
import numpy as np

from common import memory
from common.exercises import check_gradient, check_value
from common.exercises.numbers import current, draw, renew
from common.graph import Graph
from common.language import listing, say
from common.widgets.complaint import complains
from common.widgets.figure import GraphFigure
from common.widgets.graphs.function import traced
from common.widgets.parts import Status
from common.widgets.slider import NumberBox

CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
ROOM = 5        # letters of a typed number that fit beside its mark
KINDS = {'values': ('value',), 'grads': ('grad', 'sum'), 'both': ('value', 'grad', 'sum')}


class Blank:
    """One number to be filled in, with its box and its line of feedback.

    places   where it stands in the picture, as the keys of `Drawing.svg(blanks=…)`
    check    takes what was typed and gives a Result
    """

    def __init__(self, mark, where, places, check):
        self.mark, self.places, self.check = mark, places, check
        self.passed = False
        self.box = w.Text(description=mark, tooltip=f'{mark} {where}', placeholder='2*3', continuous_update=False,
                          style={'description_width': '2em'}, layout={'width': '13em'})
        self.feedback = w.HTML()
        self.row = w.HBox([self.box, self.feedback],
                          layout={'flex_flow': 'row wrap', 'align_items': 'center'})

    def read(self):
        """Judges what is typed; returns the Result."""
        result = self.check(self.box.value)
        self.passed = result.passed is True
        self.feedback.value = '' if result.passed is None else result._repr_html_()
        return result

    @property
    def shown(self):
        """What stands in the picture while it is not right: the mark, and a short number that was typed."""
        typed = self.box.value.strip()
        return f'{self.mark} {typed}?' if 0 < len(typed) <= ROOM else self.mark


class Fill(GraphFigure):
    """The picture shows the number of a blank as soon as the answer is right, and never before.

    What is typed is kept under the name of the exercise; the next kernel finds it in the boxes again.
    """

    def __init__(self, graph, kinds, only, seed, dout, ranges, exercise):
        super().__init__(graph)
        self.ranges, self.dout, self.name = ranges, dout, exercise
        graph.backward(dout)
        self.blanks = [Blank(mark, *asked) for mark, asked in zip(_marks(), self._asked(kinds, only))]
        self.answers = dict(_kept(exercise).get('answers', {}))
        for blank in self.blanks:
            blank.box.value = str(self.answers.get(blank.mark, ''))
            blank.read()
            blank.box.observe(lambda change, blank=blank: self.attempt(lambda: self._answer(blank)), 'value')
        self.seed = NumberBox(say('题号', 'set no.'), 0, 99999, seed, counts=True)
        self.seed.observe(lambda change: self.attempt(self._new_numbers), 'value')
        self.another = w.Button(description=say('换一组数', 'new numbers'), icon='refresh')
        self.another.on_click(lambda _: setattr(self.seed, 'value', (self.seed.value + 1) % 100000))
        self.score = w.HTML()
        sets = [w.HBox([self.another, self.seed], layout={'flex_flow': 'row wrap'})] if ranges else []
        self.arrange(self.shown, *(blank.row for blank in self.blanks), self.score, *sets)

    def _asked(self, kinds, only):
        """(where in words, places, check) for each number, in the order in which one can know them."""
        view = self.drawing.view

        def wanted(node):
            return np.ndim(node.value) == 0 and (not only or node.name in only)

        if 'value' in kinds:
            for node in self.graph.nodes:
                places = [(i, 'value') for i, arrow in enumerate(view.arrows) if arrow.node is node]
                if places and node.layer is not None and wanted(node):
                    yield say('箭头上方的值', 'the value above the arrow'), places, self._value(node)
        for i, item in reversed(list(enumerate(view.items))):
            if 'sum' in kinds and item.branches and wanted(item.outgoing[0].node):
                yield (say('所有分支合起来的导数', 'the derivative of all branches together'), [(i, 'sum')],
                       self._gradient(item.outgoing[0].node))
            for arrow in item.incoming:
                if 'grad' in kinds and arrow.grad is not None and wanted(arrow.node):
                    yield (say('箭头下方的导数', 'the derivative below the arrow'),
                           [(view.arrows.index(arrow), 'grad')], self._gradient(arrow.node, arrow.uses))

    def _value(self, node):
        return lambda text: check_value(text, node)

    def _gradient(self, node, uses=()):
        return lambda text: check_gradient(text, node, self.dout, uses)

    def unfilled(self):
        """The blanks that are not filled yet, for the drawing."""
        return {place: blank.shown for blank in self.blanks if not blank.passed for place in blank.places}

    def parts(self):
        right = sum(blank.passed for blank in self.blanks)
        tick = ' ✓' if right == len(self.blanks) else ''
        self.score.value = Status(f'{right} / {len(self.blanks)}{tick}').live()
        return [self.picture(self.unfilled())]

    def _answer(self, blank):
        result = blank.read()
        self.answered(blank.mark, blank.box.value)
        self._keep(passed=None if result.passed is None else all(blank.passed for blank in self.blanks),
                   mistakes=[(result.mistake, blank.box.value)] if result.mistake else [])
        self.redraw()

    def _keep(self, **verdict):
        if self.name:
            memory.keep(self.name, answers=self.answers, seed=current(), set=self.seed.value, **verdict)

    def _new_numbers(self):
        renew(self.graph, self.ranges, self.seed.value, self.dout)
        self.graph.backward(self.dout)
        for blank in self.blanks:
            blank.box.value = ''
        self._keep()
        self.redraw()


@complains
def fill(function, /, blanks='grads', only=(), seed=0, dout=1, exercise='', **ranges):
    """A graph with blanks, of a function of numbers or of a Graph that is there already.

        fill(lambda apple, apple_num, tax: apple * apple_num * tax,
             apple=(80, 200, 10), apple_num=(2, 9), tax=(1.05, 1.25, 0.05), seed=3)

    Each range is (low, high) or (low, high, step); the same seed draws the same numbers everywhere.
    blanks   'grads' (all derivatives but the last), 'values' or 'both'
    only     names: blanks for these only
    dout     arrives at the output from further upstream
    exercise such as '01-2': what is typed is kept under this name
    """
    if blanks not in KINDS:
        raise ValueError(say('blanks={blanks!r}：可以选 {kinds}。',
                             'blanks={blanks!r}: choose one of {kinds}.', blanks=blanks, kinds=listing(KINDS)))
    seed = _kept(exercise).get('set', seed)
    graph = function
    if not isinstance(graph, Graph):
        graph = traced(function, draw(ranges, seed), options=('blanks', 'only', 'seed', 'dout', 'exercise'))
    renew(graph, ranges, seed, dout)
    return Fill(graph, KINDS[blanks], only, seed, dout, ranges, exercise)


def _kept(exercise):
    """What is kept of the exercise, if it was answered with the numbers of this reader's seed."""
    entry = memory.recall(exercise)
    return entry if entry.get('seed') == current() else {}


def _marks():
    """①, ② …, ⑳, (21) …"""
    yield from CIRCLED
    n = len(CIRCLED)
    while True:
        n += 1
        yield f'({n})'
