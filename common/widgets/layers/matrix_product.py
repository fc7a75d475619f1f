"""product: a matrix product, one element at a time."""
import ipywidgets as w
import numpy as np

from common import layers
from common.drawing import matrices
from common.language import say
from common.widgets.complaint import complains
from common.widgets.figure import Figure
from common.widgets.parts import sheet


def choice(name, shape):
    """Buttons in the shape of a matrix, one for each of its elements; observe `.value`, an index."""
    options = [(f'{name}[{row}, {column}]', (row, column)) for row, column in np.ndindex(*shape)]
    return w.ToggleButtons(options=options, style={'button_width': '6em'},
                           layout={'width': f'{6.8 * shape[1]}em', 'max_width': '100%'})


class Product(Figure):
    """X · W = Y: the chosen element of Y lights up its row of X and its column of W."""

    def __init__(self, X, W):
        super().__init__()
        self.X, self.W = np.asarray(X), np.asarray(W)
        self.Y = layers.DotLayer().forward(self.X, self.W)
        self.element = choice('Y', self.Y.shape)
        self.redraw_with(self.element)
        self.arrange(self.element, self.shown)

    def parts(self):
        return [sheet(self._product())]

    def _sum(self):
        row, column = self.element.value
        pairs = list(zip(self.X[row], self.W[:, column]))
        terms = [x * w for x, w in pairs]
        return matrices.sum_of_products(f'Y[{row}, {column}]', pairs, terms, self.Y[row, column])

    def _product(self):
        line, added = matrices.product('XWY', (self.X, self.W, self.Y), *self.element.value), self._sum()
        return matrices.written([line, [added]], say('矩阵乘积', 'Matrix product'), added.text)


@complains
def product(X, W):
    """X · W with buttons for the elements of the result: `product(X, W)` for X (N, D) and W (D, M)."""
    return Product(X, W)
