"""calculator: an expression typed into a box becomes a live graph."""
import ipywidgets as w

from common.expression import Expression, ExpressionError
from common.language import say
from common.widgets.complaint import complains
from common.widgets.figure import Figure, put
from common.widgets.graphs.explore import explore

USUAL = -10.0, 10.0, 2.0        # the range of a variable for which none is given


class Calculator(Figure):
    """A box for an expression, and under it the graph with a slider for each variable."""

    def __init__(self, text, ranges):
        super().__init__()
        self.ranges = ranges
        self.figure = self._graph(text)
        self.box = w.Text(value=text, continuous_update=False, description=say('算式', 'expression'),
                          layout={'width': '34em', 'max_width': '98%'})
        self.place = w.VBox([self.figure])
        self.at_change(self.box, self._read)
        self.arrange(self.box, self.shown, self.place)

    def _graph(self, text):
        expression = Expression(text)
        if not expression.names:
            raise ExpressionError(say('至少写一个变量，比如 x。', 'write at least one variable, such as x.'))
        ranges = {name: self.ranges.get(name, USUAL) for name in expression.names}
        return explore(expression, **ranges)

    def _read(self):
        self.figure = self._graph(self.box.value)
        put(self.place, self.figure)

    def parts(self):
        return []

    def still(self):
        return self.figure.still()


@complains
def calculator(text, /, **ranges):
    """A box for an expression; its variables get sliders, with the `ranges` that are given for them.

        calculator('(x + y) ** 2', x=(-5, 5, 1), y=(-5, 5, 2))
    """
    return Calculator(text, ranges)
