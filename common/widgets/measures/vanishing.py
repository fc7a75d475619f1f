"""depth: what is left of a gradient on its way back through a chain of sigmoids, and of ReLUs."""
import numpy as np

from common.charts import Axis, Curve, curves
from common.drawing.labels import number
from common.graph import Graph
from common.language import listing, say
from common.layers import ReLU, Sigmoid
from common.widgets.complaint import complains
from common.widgets.figure import Figure
from common.widgets.parts import Status, sheet

MOST = 20


def passed_on(kind, x, depth):
    """The gradients behind 0, 1, … depth layers of one kind in a row; a 1 starts at the far end."""
    graph = Graph(x=x)
    for _ in range(depth):
        graph.apply(kind(), graph.output)
    graph.backward()
    return np.array([node.grad for node in reversed(graph.nodes)], dtype=float)


class Depth(Figure):
    """Sliders for the number of layers and for the input; the gradient on its way back as two lines."""

    def __init__(self, depth, x):
        super().__init__()
        self.layers = say('层数', 'layers')
        self.arrange(self.controls({self.layers: (1, MOST, depth), 'x': (-4.0, 4.0, float(x), 0.5)}, counts=(self.layers,)),
                     self.shown)

    @property
    def depth(self):
        return self.sliders[self.layers].value

    def parts(self):
        x = self.sliders['x'].value
        self.sigmoids, self.relus = (passed_on(kind, x, self.depth) for kind in (Sigmoid, ReLU))
        return [sheet(self._chart()), Status(self._left())]

    def _chart(self):
        layers = np.arange(self.depth + 1)
        shown = self.relus > 0                                      # a logarithmic axis has no 0
        across = Axis(0, MOST, say('往回走过的层数', 'layers passed going backward'))
        return curves(across, Axis(0.25 ** MOST / 1e3, 10, log=True),
                      Curve('ReLU', layers[shown], self.relus[shown], 'dashed', dots=True),
                      Curve('sigmoid', layers, self.sigmoids, dots=True),
                      Curve('(1/4)^k', layers, 0.25 ** layers, 'dotted'))

    def _left(self):
        k = self.depth
        left = listing(f'{name} {number(value)}' for name, value in (
            ('ReLU', self.relus[-1]), ('sigmoid', self.sigmoids[-1]), (f'(1/4)^{k}', 0.25 ** k)))
        return say('{k} 层以后还剩：{left}', 'left after {k} layers: {left}', k=k, left=left)


@complains
def depth(layers=2, x=1.0):
    """A 1 goes back through `layers` sigmoids, and through as many ReLUs; x goes in at the front."""
    return Depth(layers, x)
