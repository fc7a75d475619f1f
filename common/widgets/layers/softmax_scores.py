"""scores: three scores by slider; probabilities, target, loss and the gradient as arrows."""
import ipywidgets as w
import numpy as np

from common.drawing.labels import number
from common.drawing.scores import sheet
from common.graph import Graph
from common.layers import SoftmaxWithLoss
from common.widgets.figure import Figure, slider


class Scores(Figure):
    """One SoftmaxWithLoss on a graph; each move runs it forward and backward."""

    def __init__(self, start, target):
        self.softmax = SoftmaxWithLoss()
        self.graph = Graph(a=np.array(start, dtype=float), t=np.array([target]))
        self.graph.apply(self.softmax, self.graph['a'], self.graph['t'], name='L')
        self.sliders, rows = [], []
        for i, score in enumerate(start):
            handle, row = slider(f'a{i + 1}', 0.0, 10.0, float(score), 0.1)
            handle.observe(lambda change: self.redraw(), 'value')
            self.sliders.append(handle)
            rows.append(row)
        self.target = w.ToggleButtons(options=[(f't{i + 1} = 1', i) for i in range(len(start))], value=target,
                                      style={'button_width': '5.5em'})
        self.target.observe(lambda change: self.redraw(), 'value')
        self.picture = w.HTML()
        super().__init__([*rows, self.target, self.picture])
        self.redraw()

    def redraw(self):
        a = np.array([handle.value for handle in self.sliders])
        self.graph.forward(a=a, t=np.array([self.target.value]))
        self.graph.backward()
        self.picture.value = self.svg() + f'<div role="status">{self.line()}</div>'

    def svg(self, still=False):
        dx, loss = self.graph['a'].grad, self.graph.output.value
        return sheet(self.softmax.y, self.softmax.t, dx, loss, still, self.line())

    def line(self):
        """The three arrays and the loss as one line of text."""
        arrays = {'y': self.softmax.y, 't': self.softmax.t, 'y − t': self.graph['a'].grad}
        texts = [f'{name} = ({", ".join(map(number, np.round(array, 4)))})' for name, array in arrays.items()]
        return '; '.join([*texts, f'L = {number(self.graph.output.value)}'])

    def still(self):
        return self.svg(still=True), self.line()


def scores(*start, target=1):
    """Softmax-with-Loss of three scores from 0 to 10: `scores(1.1, 0.7, 1.6, target=1)`."""
    return Scores(start, target)
