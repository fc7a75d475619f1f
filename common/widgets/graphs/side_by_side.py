"""twins: two graphs of one function side by side, moved by the same sliders, compared at their borders."""
from common.drawing import Drawing
from common.drawing.labels import number
from common.language import say
from common.widgets.complaint import complains
from common.widgets.figure import Figure
from common.widgets.graphs.function import starts, traced
from common.widgets.graphs.verdict import verdict
from common.widgets.parts import Beside, Status, Table, drawn, told
from common.widgets.slider import limits


class Twin:
    """One of the two graphs; `broken` is the sentence of a layer that cannot go on, '' while all is well."""

    def __init__(self, name, graph):
        self.name, self.graph, self.broken = name, graph, ''
        self.drawing = Drawing(graph)

    def move(self, values):
        """Forward and backward at these values."""
        try:
            self.graph.forward(**values)
            self.graph.backward()
            self.broken = ''
        except Exception as error:
            self.broken = told(error)

    def picture(self, values):
        """(width, picture); where the graph could not go on, the inputs alone have numbers."""
        blanks = dict(self._dashes(values)) if self.broken else None
        return self.drawing.layout.width, drawn(self.drawing, blanks)

    def _dashes(self, values):
        for i, arrow in enumerate(self.drawing.view.arrows):
            yield (i, 'value'), number(values[arrow.node.name]) if arrow.node.name in values else '–'
            yield (i, 'grad'), '–'

    def numbers(self):
        """What stands at the border: the output and the derivative of each input, or None."""
        border = {say('正向', 'forward'): self.graph.output.value}
        border |= {say('反向 {name}', 'backward {name}',
                       name=node.name): node.grad for node in self.graph.inputs}
        return dict.fromkeys(border) if self.broken else border


class Twins(Figure):
    """The sliders, both graphs, and a table that compares the numbers at their borders."""

    def __init__(self, twins, ranges):
        super().__init__()
        self.twins = twins
        self.arrange(self.controls(ranges), self.shown)

    def parts(self):
        for twin in self.twins:
            twin.move(self.values)
        broken = ' '.join(f'{twin.name}: {twin.broken}' for twin in self.twins if twin.broken)
        head = ('', *(twin.name for twin in self.twins), say('是否一致', 'the same?'))
        pictures = tuple(twin.picture(self.values) for twin in self.twins)
        return [Beside(pictures), Status(broken), Table(head, self.rows())]

    def rows(self):
        """(what, number on the left, on the right, verdict) for each number at the border."""
        left, right = (twin.numbers() for twin in self.twins)
        pairs = ((what, a, right[what]) for what, a in left.items())
        return [(what, _written(a), _written(b), _verdict(a, b)) for what, a, b in pairs]


def _written(value):
    return '–' if value is None else number(value)


def _verdict(a, b):
    return '–' if a is None or b is None else verdict(a, b)


@complains
def twins(left, right, /, **ranges):
    """Two functions of nodes that should be the same: `twins(unfolded, folded, x=(-20.0, 20.0, 1.0))`."""
    ranges = limits(ranges)
    graphs = [(getattr(function, '__name__', ''), traced(function, starts(ranges))) for function in (left, right)]
    return Twins([Twin(*graph) for graph in graphs], ranges)
