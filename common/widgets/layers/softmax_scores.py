"""scores: a few scores by slider; probabilities, target, loss and the gradient as arrows."""
import ipywidgets as w
import numpy as np

from common.drawing.labels import number
from common.drawing.scores import scores as drawn
from common.graph import Graph
from common.language import say
from common.layers import SoftmaxWithLoss
from common.widgets.complaint import complains
from common.widgets.figure import Figure
from common.widgets.parts import Status, sheet


class Scores(Figure):
    """One SoftmaxWithLoss on a graph; each move runs it forward and backward."""

    def __init__(self, start, target):
        super().__init__()
        if len(start) < 2 or target not in range(len(start)):
            raise ValueError(say('至少给两个得分；target 是正确类别的编号，从 0 数起。',
                                 'give two scores or more; target numbers the right class, counted from 0.'))
        self.softmax = SoftmaxWithLoss()
        self.graph = Graph(a=np.array(start, dtype=float), t=np.array([target]))
        self.graph.apply(self.softmax, self.graph['a'], self.graph['t'], name='L')
        self.target = w.ToggleButtons(options=[(f't{i + 1} = 1', i) for i in range(len(start))], value=target,
                                      style={'button_width': '5.5em'})
        self.redraw_with(self.target)
        ranges = {f'a{i}': (0.0, 10.0, float(score), 0.1) for i, score in enumerate(start, 1)}
        self.arrange_beside(self.controls(ranges), self.target)

    def parts(self):
        self.graph.forward(a=np.array(list(self.values.values())), t=np.array([self.target.value]))
        self.graph.backward()
        dx, loss, line = self.graph['a'].grad, self.graph.output.value, self._line()
        return [sheet(drawn(self.softmax.y, self.softmax.t, dx, loss, line)), Status(line)]

    def _line(self):
        """The arrays and the loss as one line of text."""
        arrays = {'y': self.softmax.y, 't': self.softmax.t, 'y − t': self.graph['a'].grad}
        texts = [f'{name} = ({", ".join(map(number, np.round(array, 4)))})' for name, array in arrays.items()]
        return '; '.join([*texts, f'L = {number(self.graph.output.value)}'])


@complains
def scores(*start, target=1):
    """Softmax-with-Loss of scores from 0 to 10: `scores(1.1, 0.7, 1.6, target=1)`."""
    return Scores(start, target)
