"""batch: the number of samples as a slider; the bias is copied for each of them, and its gradient summed."""
import numpy as np

from common.drawing.labels import number
from common.drawing.matrices import Matrix, Words, signed, written
from common.graph import Graph
from common.language import say
from common.widgets.complaint import complains
from common.widgets.figure import GraphFigure
from common.widgets.parts import sheet


class Batch(GraphFigure):
    """Y = X·W + b for the first N rows of X, with the gradients of a loss whose dL/dY is given."""

    def __init__(self, X, W, b, dY):
        self.X, self.dY = np.asarray(X, dtype=float), np.asarray(dY, dtype=float)
        graph = Graph(X=self.X, W=np.asarray(W, dtype=float), b=np.asarray(b, dtype=float))
        graph.output = graph['X'] @ graph['W'] + graph['b']
        graph.backward(self.dY)
        super().__init__(graph, shapes=True, title='Y = X·W + b')
        self.arrange(self.controls({'N': (1, len(self.X), min(2, len(self.X)))}, counts=('N',)), self.shown)

    def parts(self):
        N = self.sliders['N'].value
        self.graph.forward(X=self.X[:N])
        self.graph.backward(self.dY[:N])
        return [self.picture(), sheet(written(self._lines(N), self.drawing.title, self._told(N)))]

    def _lines(self, N):
        """What is copied on the way forward, what is summed on the way back, and the sums in full."""
        g = self.graph
        copies = np.broadcast_to(g['b'].value, g.output.value.shape)
        name = 'b' if N == 1 else say('b，{N} 份', 'b, {N} copies', N=N)
        forward = [Matrix('X', g['X'].value), Words('·'), Matrix('W', g['W'].value),
                   Words('+'), Matrix(name, copies, faint=range(1, N)), Words('='),
                   Matrix('Y', g.output.value)]
        backward = [Matrix('dY', g.output.grad, 'g'), Words(say('每列相加 →', 'sum of each column →')),
                    Matrix('db', g['b'].grad, 'g')]
        return [forward, backward, *([words] for words in self.sums())]

    def sums(self):
        """db, element by element, with all its terms."""
        for j, total in enumerate(self.graph['b'].grad):
            terms = ' + '.join(signed(value) for value in self.graph.output.grad[:, j])
            yield Words((f'db[{j}]', 'g'), ' = ', (terms, 'g'), ' = ', (number(total), 'g'))

    def _told(self, N):
        return f'N = {N}; ' + '; '.join(words.text for words in self.sums())


@complains
def batch(X, W, b, dY):
    """A slider for N: the first N rows of X (N, D) and dY (N, M) go through Y = X·W + b."""
    return Batch(X, W, b, dY)
