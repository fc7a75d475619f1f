"""tangents: functions in a row, each with its curve and its tangent; their slopes multiply."""
import numpy as np

from common.charts import Axis, Curve, beside, curves
from common.drawing.labels import number
from common.graph import Graph
from common.language import say
from common.widgets.complaint import complains
from common.widgets.figure import Figure
from common.widgets.parts import Status, sheet
from common.widgets.slider import check_range

POINTS = 61


class Tangents(Figure):
    """One slider for the first input; every slope is the derivative that a graph of that function computes."""

    def __init__(self, stages, low, high, start):
        super().__init__()
        self.names, self.functions = list(stages), list(stages.values())
        self.axes = self._axes(low, high)
        self.arrange(self.controls({'x': (low, high, start)}), self.shown)

    def _axes(self, low, high):
        """The range of x, and of each function over the range before it."""
        axes = [Axis(low, high, 'x')]
        for name, function in zip(self.names, self.functions):
            values = np.asarray(function(np.linspace(axes[-1].low, axes[-1].high, POINTS)), dtype=float)
            axes.append(Axis(float(values.min()), float(values.max()), name))
        return axes

    def chain(self):
        """[(input, output, slope)] of each function at the slider's x."""
        found, x = [], float(self.sliders['x'].value)
        for function in self.functions:
            graph = Graph(x=x)
            graph.output = function(graph['x'])
            found.append((x, float(graph.output.value), float(graph.backward()['x'])))
            x = found[-1][1]
        return found

    def parts(self):
        chain = self.chain()
        charts = [self._chart(*stage, *step) for stage, step in zip(zip(self.functions, self.axes, self.axes[1:]), chain)]
        slopes = [slope for _, _, slope in chain]
        product, result = ' × '.join(map(number, slopes)), number(np.prod(slopes))
        told = say('斜率相乘：{product} = {result}', 'the slopes multiply: {product} = {result}', product=product, result=result)
        return [sheet(beside(*charts)._replace(alt=told)), Status(told)]

    def _chart(self, function, x, y, at, value, slope):
        grid = np.linspace(x.low, x.high, POINTS)
        tangent = value + slope * (grid - at)
        inside = (tangent >= y.low) & (tangent <= y.high)
        return curves(x, y, Curve(y.name, grid, function(grid)),
                      Curve(f'{say("斜率", "slope")} {number(slope)}', grid[inside], tangent[inside], 'dashed'),
                      Curve('', np.array([at]), np.array([value]), dots=True))


@complains
def tangents(stages, low, high, start):
    """Curves with tangents for functions in a row: `tangents({'u': f, 'v': g}, -3.0, 3.0, 1.0)` shows u = f(x), v = g(u)."""
    check_range('x', low, high, start)
    if not isinstance(stages, dict) or not stages:
        raise TypeError(say("函数要写成 {'u': f, 'v': g}，从 x 数起。",
                            "write the functions as {'u': f, 'v': g}, in their order from x on."))
    return Tangents(stages, low, high, start)
