"""tangents: functions in a row, each with its curve and its tangent; their slopes multiply."""
import ipywidgets as w
import numpy as np

from common.charts import Axis, Curve, beside, curves
from common.drawing.labels import number
from common.graph import Graph
from common.language import say
from common.widgets.figure import Figure, slider

POINTS = 61


class Tangents(Figure):
    """One slider for the first input; every slope is the derivative that a graph of that function computes."""

    def __init__(self, stages, low, high, start):
        self.names, self.functions = list(stages), list(stages.values())
        self.axes = self._axes(low, high)
        self.picture, self.line = w.HTML(), w.HTML()
        self.slider, row = slider('x', low, high, start)
        super().__init__([row, self.picture, self.line])
        self.slider.observe(lambda change: self.redraw(), 'value')
        self.redraw()

    def _axes(self, low, high):
        """The range of x, and of each function over the range before it."""
        axes = [Axis(low, high, 'x')]
        for name, function in zip(self.names, self.functions):
            values = function(np.linspace(axes[-1].low, axes[-1].high, POINTS))
            axes.append(Axis(float(values.min()), float(values.max()), name))
        return axes

    def chain(self):
        """[(input, output, slope)] of each function at the slider's x."""
        found, x = [], float(self.slider.value)
        for function in self.functions:
            graph = Graph(x=x)
            graph.output = function(graph['x'])
            found.append((x, float(graph.output.value), float(graph.backward()['x'])))
            x = found[-1][1]
        return found

    def redraw(self):
        sheet, line = self._sheet()
        self.picture.value = f'<div style="overflow-x:auto">{sheet.svg()}</div>'
        self.line.value = f'<div role="status">{line}</div>'

    def _sheet(self):
        chain = self.chain()
        charts = [self._chart(*stage, *step) for stage, step in zip(zip(self.functions, self.axes, self.axes[1:]), chain)]
        slopes = [slope for _, _, slope in chain]
        product = ' × '.join(map(number, slopes))
        return beside(*charts), f'{say("斜率相乘", "the slopes multiply")}: {product} = {number(np.prod(slopes))}'

    def _chart(self, function, x, y, at, value, slope):
        grid = np.linspace(x.low, x.high, POINTS)
        tangent = value + slope * (grid - at)
        inside = (tangent >= y.low) & (tangent <= y.high)
        return curves(x, y, Curve(y.name, grid, function(grid)),
                      Curve(f'{say("斜率", "slope")} {number(slope)}', grid[inside], tangent[inside], 'dashed'),
                      Curve('', np.array([at]), np.array([value]), dots=True))

    def still(self):
        sheet, line = self._sheet()
        return sheet.svg(still=True), line


def tangents(stages, low, high, start):
    """Curves with tangents for functions in a row: `tangents({'u': f, 'v': g}, -3.0, 3.0, 1.0)` shows u = f(x), v = g(u)."""
    return Tangents(stages, low, high, start)
