"""twins: two graphs of one function side by side, moved by the same sliders, compared at their borders."""
from html import escape

import ipywidgets as w

from common.drawing import Drawing, image
from common.drawing.labels import number
from common.drawing.sheet import LEAST
from common.graph.trace import trace
from common.language import say
from common.widgets.figure import Figure, slider
from common.widgets.graphs.proof import verdict


def beside(*parts):
    """Pairs (width, HTML) in a row, a little narrower if need be; one below the other where there is no room."""
    cells = (f'<div style="flex:{width:.0f} 1 {LEAST * width:.0f}px;max-width:{width:.0f}px;overflow-x:auto">{html}</div>'
             for width, html in parts)
    return f'<div style="display:flex;flex-wrap:wrap;gap:8px 24px">{"".join(cells)}</div>'


class Twin:
    """One of the two graphs; `broken` is the sentence of the layer that cannot go on, '' while all is well."""

    def __init__(self, graph):
        self.graph, self.broken = graph, ''
        graph.backward()
        self.drawing = Drawing(graph)

    def move(self, values):
        """Forward and backward at these values."""
        try:
            self.graph.forward(**values)
            self.graph.backward()
            self.broken = ''
        except (ArithmeticError, ValueError) as error:
            self.broken = str(error)

    def svg(self, values, still=False):
        """The picture; where the graph could not go on, the inputs alone have numbers."""
        return self.drawing.svg(blanks=dict(self._dashes(values)) if self.broken else None, still=still)

    def _dashes(self, values):
        for i, arrow in enumerate(self.drawing.view.arrows):
            yield (i, 'value'), number(values[arrow.node.name]) if arrow.node.name in values else '–'
            yield (i, 'grad'), '–'

    def numbers(self):
        """What stands at the border: the output, and the derivative of each input. None where there is none."""
        border = {say('正向', 'forward'): self.graph.output.value}
        border |= {say('反向 {name}', 'backward {name}',
                       name=node.name): node.grad for node in self.graph.inputs}
        return dict.fromkeys(border) if self.broken else border


class Twins(Figure):
    """The sliders, both graphs, and a table that compares the numbers at their borders."""

    def __init__(self, left, right, names, ranges):
        self.twins, self.names = (left, right), names
        self.sliders, rows = {}, []
        for name, limits in ranges.items():
            self.sliders[name], row = slider(name, *limits)
            self.sliders[name].observe(lambda change: self.redraw(), 'value')
            rows.append(row)
        self.picture, self.message, self.table = w.HTML(), w.HTML(), w.HTML()
        super().__init__([*rows, self.picture, self.message, self.table])
        self.redraw()

    @property
    def values(self):
        return {name: handle.value for name, handle in self.sliders.items()}

    def redraw(self):
        for twin in self.twins:
            twin.move(self.values)
        self.picture.value = beside(*((twin.drawing.layout.width, twin.svg(self.values)) for twin in self.twins))
        self.message.value = f'<div role="status">{escape(self._broken())}</div>'
        self.table.value = self._table()

    def _broken(self):
        return ' '.join(f'{name}: {twin.broken}' for name, twin in zip(self.names, self.twins) if twin.broken)

    def rows(self):
        """(what, number on the left, on the right, verdict) for each number at the border."""
        left, right = (twin.numbers() for twin in self.twins)
        for what, a in left.items():
            b = right[what]
            yield what, _written(a), _written(b), '–' if a is None or b is None else verdict(a, b)

    def _table(self):
        rows = [('', *self.names, say('差', 'difference')), *self.rows()]
        cells = (''.join(f'<td style="padding-right:1em;white-space:nowrap">{escape(text)}</td>' for text in row) for row in rows)
        return '<div style="overflow-x:auto"><table>' + ''.join(f'<tr>{row}</tr>' for row in cells) + '</table></div>'

    def still(self):
        line = '; '.join(' '.join(row) for row in self.rows())
        return self.twins[0].svg(self.values, still=True), ' '.join(filter(None, (line, self._broken())))

    def _repr_mimebundle_(self, **options):
        bundle = super()._repr_mimebundle_(**options)
        pictures = beside(*((twin.drawing.layout.width, image(twin.svg(self.values, still=True), twin.drawing.describe()))
                            for twin in self.twins))
        return {**bundle, 'text/html': pictures + self.message.value + self.table.value}


def _written(value):
    return '–' if value is None else number(value)


def twins(left, right, **ranges):
    """Two functions of nodes that should be the same: `twins(unfolded, folded, x=(-20.0, 20.0, 1.0))`."""
    start = {name: limits[2] for name, limits in ranges.items()}
    graphs = (Twin(trace(function, **start)) for function in (left, right))
    return Twins(*graphs, (left.__name__, right.__name__), ranges)
