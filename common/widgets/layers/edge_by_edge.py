"""edge_by_edge: a matrix product of nodes; where the gradient of one element comes from."""
import ipywidgets as w
import numpy as np

from common.drawing import Drawing
from common.drawing.matrices import Matrix, Words, product, sum_of_products, written
from common.graph import Node
from common.language import say
from common.widgets.complaint import complains
from common.widgets.figure import Figure
from common.widgets.hands import row
from common.widgets.layers.matrix_product import choice
from common.widgets.parts import Picture, sheet


class Part:
    """The stretch of a graph that computes some of its nodes, to be drawn by itself."""
    folds, output = (), None

    def __init__(self, graph, ends):
        self.nodes = []
        for end in reversed(ends):
            drawn, needed = set(map(id, self.nodes)), {id(end)}
            for node in reversed(graph.nodes):
                if id(node) in needed:
                    needed.update(map(id, node.inputs))
            self.nodes += [node for node in graph.nodes if id(node) in needed - drawn]


class EdgeByEdge(Figure):
    """Choose an element of dW or dX: the products that use it light up, and the sum is written out.

    The result fills up with the elements that have been chosen; the others can still be guessed.
    x, w and y are arrays of nodes with y = x @ w. All numbers are read off the nodes of their graph.
    """

    def __init__(self, x, weights, y):
        super().__init__()
        if not all(isinstance(node, Node) for array in (x, weights, y) for node in np.ravel(array)):
            raise TypeError(say("这里要三个由节点组成的数组：先用 elements(g, 'X', X) 建好，再写 y = x @ w。",
                                'three arrays of nodes are needed here: make them by '
                                "elements(g, 'X', X), then y = x @ w."))
        self.x, self.w, self.y = x, weights, y
        self.graph = y[0, 0].graph
        self.graph.backward()
        names = {id(node): _name('Y', index) for index, node in np.ndenumerate(y)}
        self.drawings = {(which, k): Drawing(Part(self.graph, ends), names=names, sums=True)
                         for which, groups in (('dW', y.T), ('dX', y)) for k, ends in enumerate(groups)}
        self.which = w.ToggleButtons(options=['dW', 'dX'], style={'button_width': '4em'},
                                     layout={'margin': '2px 2em 0 0'})
        self.elements = {'dW': choice('dW', self.w.shape), 'dX': choice('dX', self.x.shape)}
        self.chosen = {'dW': set(), 'dX': set()}
        self.place = w.VBox([self.elements['dW']])
        self.at_change(self.which, self._switch)
        self.redraw_with(*self.elements.values())
        self.arrange(row(self.which, self.place), self.shown)

    def _switch(self):
        self.place.children = [self.elements[self.which.value]]
        self.redraw()

    def parts(self):
        self.chosen[self.which.value].add(self.index)
        return [sheet(self._sheet()), Picture(self._graph, self._title)]

    @property
    def index(self):
        return self.elements[self.which.value].value

    @property
    def node(self):
        """The node whose gradient is asked for."""
        return (self.w if self.which.value == 'dW' else self.x)[self.index]

    def products(self):
        """The × nodes that use it, each with the input on the other side: (user, other input)."""
        return [(user, user.inputs[1 - side]) for user, side in self.uses()]

    def uses(self):
        """The edges that leave it: (user, position among the inputs of the user)."""
        node = self.node
        return [(user, side) for user in self.graph.nodes for side, x in enumerate(user.inputs) if x is node]

    def _title(self):
        return say('{name} 从哪里来', 'Where {name} comes from', name=self._name())

    def _sheet(self):
        letters, numbers = self._in_letters(), self._in_numbers()
        return written([self._matrices(), [letters], [numbers]], self._title(), f'{letters.text}; {numbers.text}')

    def _graph(self, still=False):
        row, column = self.index
        drawing = self.drawings[self.which.value, column if self.which.value == 'dW' else row]
        drawing.title = self._title()
        return drawing.svg(lit=[self.node, *(user for user, _ in self.uses())], route=self.route(), dim=True,
                           numbers=self._factors(), sums=[self.node], still=still)

    def _factors(self):
        """What each product multiplies: the other input, and what comes from upstream."""
        return [place for user, side in self.uses()
                for place in ((user, 1 - side, 'value'), (user, None, 'grad'))]

    def route(self):
        """The places of the edges between the element and Y: into its products, and on to the right end."""
        found, ends, last = self.uses(), [user for user, _ in self.uses()], set(map(id, self.y.flat))
        while ends:
            found += [(node, None) for node in ends]
            passed = {id(node) for node in ends} - last
            ends = [node for node in self.graph.nodes if any(id(x) in passed for x in node.inputs)]
        return found

    def _name(self):
        return _name(self.which.value, self.index)

    def _matrices(self):
        matrices = self._all_numbers()
        matrices[-1].hidden = set(np.ndindex(matrices[-1].shape)) - self.chosen[self.which.value]
        return matrices

    def _all_numbers(self):
        row, column = self.index
        X, W, dY, dX, dW = _values(self.x), _values(self.w), _grads(self.y), _grads(self.x), _grads(self.w)
        if self.which.value == 'dW':
            lit = {(n, row) for n in range(len(X))}
            return [Matrix('X', X, lit=lit), Words('→'),
                    *product(('Xᵀ', 'dY', 'dW'), (X.T, dY, dW), row, column, 'vgg')]
        lit = {(column, j) for j in range(W.shape[1])}
        return [Matrix('W', W, lit=lit), Words('→'),
                *product(('dY', 'Wᵀ', 'dX'), (dY, W.T, dX), row, column, 'gvg')]

    def _in_letters(self):
        row, column = self.index
        if self.which.value == 'dW':
            terms = [((f'X[{n}, {row}]', 'v'), '·', (f'dY[{n}, {column}]', 'g')) for n in range(len(self.x))]
        else:
            terms = [((f'dY[{row}, {j}]', 'g'), '·', (f'W[{column}, {j}]', 'v')) for j in range(len(self.y[0]))]
        pieces = [piece for i, term in enumerate(terms) for piece in ((' + ',) if i else ()) + term]
        return Words((self._name(), 'g'), ' = ', *pieces)

    def _in_numbers(self):
        pairs = [(other.value, user.grad) for user, other in self.products()]
        edges = [user.dinputs[side] for user, side in self.uses()]
        if self.which.value == 'dW':
            return sum_of_products(self._name(), pairs, edges, self.node.grad, 'vgg')
        return sum_of_products(self._name(), [pair[::-1] for pair in pairs], edges, self.node.grad, 'gvg')


def elements(graph, name, array):
    """A new input on the graph for each element of an array: an array of nodes, named as numpy's index."""
    nodes = np.empty(np.shape(array), dtype=object)
    for index, value in np.ndenumerate(array):
        nodes[index] = graph.input(_name(name, index), float(value))
    return nodes


@complains
def edge_by_edge(x, w, y):
    """Why the transpose: choose an element of dW or dX. x, w, y are arrays of nodes, y = x @ w."""
    return EdgeByEdge(x, w, y)


def _name(array, index):
    return f'{array}[{", ".join(map(str, index))}]'


def _values(nodes):
    return np.array([[node.value for node in row] for row in nodes])


def _grads(nodes):
    return np.array([[node.grad for node in row] for row in nodes])
