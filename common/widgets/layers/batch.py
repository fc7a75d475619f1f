"""batch: the number of samples as a slider; the bias is copied for each of them, and its gradient summed."""
import ipywidgets as w
import numpy as np

from common.drawing import image
from common.drawing.labels import number
from common.drawing.matrices import Matrix, Words, sheet, signed
from common.graph import Graph
from common.language import say
from common.widgets.complaint import complains
from common.widgets.figure import GraphFigure, slider


class Batch(GraphFigure):
    """Y = X·W + b for the first N rows of X, with the gradients of a loss whose dL/dY is given."""

    def __init__(self, X, W, b, dY):
        self.X, self.dY = np.asarray(X, dtype=float), np.asarray(dY, dtype=float)
        graph = Graph(X=self.X, W=np.asarray(W, dtype=float), b=np.asarray(b, dtype=float))
        graph['X'] @ graph['W'] + graph['b']
        graph.backward(self.dY)
        self.sheet = w.HTML()
        super().__init__(graph, shapes=True, title='Y = X·W + b')
        self.N, row = slider('N', 1, len(self.X), 2)
        self.children = [*self.children, row, self.picture, self.sheet]
        self.N.observe(lambda change: self._compute(), 'value')
        self._compute()

    def _compute(self):
        self.graph.forward(X=self.X[:self.N.value])
        self.graph.backward(self.dY[:self.N.value])
        self.redraw()
        self.sheet.value = f'<div style="overflow-x:auto">{self._sheet()}</div>'

    def _sheet(self, still=False):
        g, N = self.graph, self.N.value
        copies = np.broadcast_to(g['b'].value, g.output.value.shape)
        name = 'b' if N == 1 else say('b，{N} 份', 'b, {N} copies', N=N)
        summed = Words(say('每列相加 →', 'sum of each column →'))
        forward = [Matrix('X', g['X'].value), Words('·'), Matrix('W', g['W'].value),
                   Words('+'), Matrix(name, copies, faint=range(1, N)), Words('='),
                   Matrix('Y', g.output.value)]
        backward = [Matrix('dY', g.output.grad, 'g'), summed, Matrix('db', g['b'].grad, 'g')]
        return sheet([forward, backward, *([words] for words in self.sums())], self.options[1], still)

    def sums(self):
        """db, element by element, with all its terms."""
        for j, total in enumerate(self.graph['b'].grad):
            terms = ' + '.join(signed(value) for value in self.graph.output.grad[:, j])
            yield Words((f'db[{j}]', 'g'), ' = ', (terms, 'g'), ' = ', (number(total), 'g'))

    def still(self):
        return super().still()[0], f'N = {self.N.value}; ' + '; '.join(words.text for words in self.sums())

    def _repr_mimebundle_(self, **options):
        bundle = super()._repr_mimebundle_(**options)
        below = image(self._sheet(still=True), bundle['text/plain'])
        return {**bundle, 'text/html': f'{bundle["text/html"]}<br>{below}'}


@complains
def batch(X, W, b, dY):
    """A slider for N: the first N rows of X (N, D) and dY (N, M) go through Y = X·W + b."""
    return Batch(X, W, b, dY)
