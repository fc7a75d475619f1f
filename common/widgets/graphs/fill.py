"""fill: a drawn graph with blanks on its arrows, answered in boxes below it; other numbers for every seed."""
from common import memory
from common.exercises.numbers import current, draw, renew
from common.graph import Graph
from common.language import listing, say
from common.widgets.complaint import complains
from common.widgets.figure import GraphFigure
from common.widgets.graphs.blanks import KINDS, Asks, on_graph
from common.widgets.graphs.function import traced
from common.widgets.hands import row
from common.widgets.slider import NumberBox


class Fill(Asks, GraphFigure):
    """The picture shows the number of a blank as soon as the answer is right, and never before.

    What is typed is kept under the name of the exercise; the next kernel finds it in the boxes again.
    """

    def __init__(self, graph, kinds, only, seed, dout, ranges, exercise):
        super().__init__(graph)
        self.ranges, self.dout, self.name = ranges, dout, exercise
        graph.backward(dout)
        self.ask(on_graph(self.drawing, kinds, only, dout), _kept(exercise).get('answers', {}))
        self.seed = NumberBox(say('题号', 'set no.'), 0, 99999, seed, counts=True)
        self.at_change(self.seed, self._new_numbers)
        self.another = self.push_button(say('换一组数', 'new numbers'), self._next_set, 'refresh')
        sets = [row(self.another, self.seed)] if ranges else []
        self.arrange(self.shown, *(blank.row for blank in self.blanks), self.score, *sets)

    def parts(self):
        self.count()
        return [self.picture(self.unfilled())]

    def judged(self, blank, result):
        self._keep(passed=self.all_right() if result.tried else None,
                   mistakes=[(result.mistake, blank.box.value)] if result.tried and result.mistake else [])

    def _keep(self, **verdict):
        if self.name:
            memory.keep(self.name, answers=self.answers, seed=current(), set=self.seed.value, **verdict)

    def _next_set(self):
        self.seed.value = (self.seed.value + 1) % (self.seed.high + 1)

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
