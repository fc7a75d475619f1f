"""calculator: an expression typed into a box becomes a live graph."""
from html import escape

import ipywidgets as w

from common.expression import Expression, ExpressionError
from common.language import say
from common.widgets.figure import Figure
from common.widgets.graphs.explore import explore


class Calculator(Figure):
    """A box for an expression, and under it the graph with a slider for each variable."""

    def __init__(self, text, ranges):
        self.ranges = ranges
        self.box = w.Text(value=text, continuous_update=False, description=say('算式', 'expression'),
                          layout={'width': '34em', 'max_width': '98%'})
        self.message = w.HTML()
        self.place = w.VBox()
        super().__init__([self.box, self.message, self.place])
        self.box.observe(self._read, 'value')
        self._read(None)

    def _read(self, change):
        try:
            expression = Expression(self.box.value)
            if not expression.names:
                raise ExpressionError(say('至少写一个变量，比如 x。', 'write at least one variable, such as x.'))
        except ExpressionError as error:
            self.message.value = f'<div role="status">{escape(str(error))}</div>'
            return
        self.message.value = ''
        before = self.place.children
        ranges = {name: self.ranges.get(name, (-10.0, 10.0, 2.0)) for name in expression.names}
        self.figure = explore(expression, **ranges)
        self.place.children = [self.figure]
        for old in before:
            close(old)

    def still(self):
        return self.figure.still()


def close(widget):
    """Close a widget and all that is in it. (ipywidgets' own close_all would close every figure of the notebook.)"""
    for part in (*getattr(widget, 'children', ()), getattr(widget, 'layout', None), getattr(widget, 'style', None)):
        if part is not None:
            close(part)
    widget.close()


def calculator(text, **ranges):
    """A box in which to type an expression; its variables get sliders, from `ranges` where they are named there.

        calculator('(x + y) ** 2', x=(-5, 5, 1), y=(-5, 5, 2))
    """
    return Calculator(text, ranges)
