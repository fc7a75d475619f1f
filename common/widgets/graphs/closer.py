"""What player and explore share: beside the picture the code and the formula, and whose derivative is shown."""
from common.graph.paths import between, place
from common.language import say
from common.widgets.figure import GraphFigure
from common.widgets.graphs.aside import Aside
from common.widgets.graphs.factor import expression
from common.widgets.graphs.formula import formula_of
from common.widgets.graphs.keys import Keys
from common.widgets.hands import menu, row
from common.widgets.parts import Status

CHOICE, CODE, FORMULA = range(3)


class Closer(GraphFigure):
    """A graph that can be looked at more closely; everything is folded away behind the `toggles`.

    output   the node whose derivatives are shown
    x        the input whose derivative the formula writes
    asides   what can be opened: the choice, the code, the formula
    """
    chooses = True      # of a figure that holds for one output only: False

    def __init__(self, graph, **options):
        super().__init__(graph, press=True, **options)
        self.end = menu(say('求谁的导数', 'derivative of'), self._ends(), value=place(graph.output))
        self.at_change(self.end, self._another_end)
        self.on_arrows = menu(say('箭头上写', 'on the arrows'), [
            (say('值和导数', 'values and derivatives'), 'both'),
            (say('值', 'values'), 'values'), (say('导数', 'derivatives'), 'derivatives')])
        self.to = menu(say('对谁求导', 'with respect to'), self._inputs())
        self.asides = [
            Aside(lambda: Status(''), say('选择', 'choices'),
                  say('换一个节点，看它的导数；箭头上只写值，或者只写导数',
                      'derivatives of another node; values only, or derivatives only'), 'sliders', [self.end, self.on_arrows]),
            Aside(self.code_part, say('代码', 'code'),
                  say('看正在运行的那一行代码，和代入数以后的样子',
                      'the line of code that runs, and the same line with its numbers'), 'code', self.code_controls(), '14em'),
            Aside(self.formula_part, say('公式', 'formula'),
                  say('一路上的局部导数乘起来，几条路再加起来',
                      'the local derivatives along each path multiplied, the paths added'), 'superscript', [self.to], '11em')]
        self.toggles = [aside.toggle for aside in self.asides]
        self.redraw_with(self.to, self.on_arrows, *self.toggles)

    def _ends(self):
        """[(text, position on the tape)] of what was computed, the last first."""
        return [end for end in self.computed() if self.chooses or self.graph.nodes[end[1]] is self.graph.output]

    def computed(self):
        """[(text, position on the tape)] of the nodes that were computed and are drawn now, and of the output."""
        drawn = {id(item.nodes[-1]) for item in self.drawing.view.items if item.kind != 'input'}
        drawn.add(id(self.graph.output))
        return told_apart((expression(node), i) for i, node in reversed(list(enumerate(self.graph.nodes)))
                          if id(node) in drawn)

    def _inputs(self):
        return told_apart((node.name, i) for i, node in enumerate(self.graph.nodes)
                           if node.layer is None and node.name)

    @property
    def output(self):
        return self.graph.nodes[self.end.value]

    @property
    def upstream(self):
        """What arrives at the output: dout was meant for the graph's own."""
        return self.dout if self.output is self.graph.output else 1

    @property
    def x(self):
        return None if self.to.value is None else self.graph.nodes[self.to.value]

    def shows(self, aside):
        """Whether CHOICE, CODE or FORMULA is open."""
        return self.toggles[aside].value

    def _another_end(self):
        self.options['output'] = self.output
        self.refold()
        self.redraw()

    def refold(self):
        super().refold()
        offer(self.end, self._ends())

    def code_controls(self):
        """Widgets that stand above the code."""
        return []

    def code_part(self):
        """The part that shows code."""
        raise NotImplementedError

    def looked_at(self):
        """The nodes that are looked at."""
        return []

    def formula_part(self):
        return formula_of(self.graph, self.output, self.x, self.upstream, self.looked_at())

    def route(self):
        """The places of the paths that the formula writes, while it is open."""
        if not self.shows(FORMULA) or self.x is None:
            return []
        stops = between(self.graph, self.output, self.x)
        return [*stops, (self.output, None)] if stops else []

    def picture(self, blanks=None, **seen):
        return super().picture(blanks, show=self.on_arrows.value, route=self.route(), **seen)

    def choose(self, place):
        """An input was pressed in the picture: the formula opens, with the paths from there."""
        self.to.value, self.toggles[FORMULA].value = place, True

    def arrange_closer(self, *above, below=(), step=None):
        """The controls, then picture and asides side by side where there is room for both, then what opens them.

        step   called with -1 or 1 at the arrow keys
        """
        self.shown.layout.flex, self.shown.layout.min_width = f'1 1 {self.drawing.layout.width:.0f}px', '0'
        chosen, *beside = self.asides
        chosen.layout.flex, chosen.layout.flex_flow = '0 0 auto', 'row wrap'
        self.arrange(*above, chosen, row(self.shown, *beside, gap='0 1em'), row(*self.folds, *below, *self.toggles),
                     Keys(say('{picture}：← → 键一步一步走', '{picture}: ← and → walk over it', picture=self.drawing.title),
                          lambda place: self.attempt(lambda: self.choose(place)), step))

    def redraw(self):
        super().redraw()
        for aside in self.asides:
            aside.show()


def offer(dropdown, options):
    """Other options, of which the one that was chosen stays chosen."""
    if dropdown.options != tuple(options):
        chosen = dropdown.value
        dropdown.options = options
        if any(value == chosen for _, value in options):
            dropdown.value = chosen


def told_apart(options):
    """Options whose texts differ: those that repeat one are numbered."""
    taken = {}
    for text, value in options:
        taken.setdefault(text, []).append(value)
    return [(text if len(values) == 1 else f'{text} ({k})', value)
            for text, values in taken.items() for k, value in enumerate(values, 1)]
