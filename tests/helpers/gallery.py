"""One of each public figure: {name: a function that makes it}."""
import numpy as np

from common import widgets
from common.graph import Graph
from common.network import TwoLayerNet
from tests.helpers import graphs
from tests.helpers.learning import Data, images

X, W = np.array([[2.0, 3.0], [4.0, -1.0], [5.0, 7.0]]), np.array([[1.0, 2.0, 3.0], [4.0, 5.0, -6.0]])
RANGE = {'x': (-2.0, 2.0, 1.0)}


def bill(apple, apple_num, tax):
    return apple * apple_num * tax


def central(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


def panel():
    return widgets.training(Data('small', *images(500, 0), *images(100, 1)), iterations=400)


def network():
    random = np.random.RandomState(0)
    return TwoLayerNet(784, 5, 10, seed=0), random.rand(20, 784).astype(np.float32), random.randint(0, 10, 20)


def edges():
    graph = Graph()
    x, w = widgets.elements(graph, 'X', X), widgets.elements(graph, 'W', W)
    y = x @ w
    y.sum()
    return widgets.edge_by_edge(x, w, y)


def modes():
    graph = Graph(t=2.0)
    t = graph['t']
    return widgets.modes(graph, distance=15 * t, height=20 * t - 5 * t * t)


GALLERY = {
    'bring': lambda: widgets.bring(bill, apple=(0, 200, 100), apple_num=(0, 5, 2), tax=(1.0, 1.5, 1.1)),
    'bump': lambda: widgets.bump(bill, {'apple': (0, 20, 1)}, apple=100, apple_num=2, tax=1.1),
    'calculator': lambda: widgets.calculator('(x + y) * z', x=(-10, 10, 2), y=(-10, 10, 3), z=(-10, 10, 7)),
    'explore': lambda: widgets.explore(bill, apple=(0, 200, 100), apple_num=(0, 5, 2), tax=(1.0, 1.5, 1.1)),
    'fill': lambda: widgets.fill(bill, blanks='both', apple=(80, 200, 10), apple_num=(2, 9), tax=(1.1, 1.5, 0.1)),
    'modes': modes,
    'player': lambda: widgets.player(graphs.shop()),
    'border': lambda: widgets.border(lambda x: x * x, lambda x: 2 * x, **RANGE),
    'twins': lambda: widgets.twins(lambda x: x * x, lambda x: x ** 2, **RANGE),
    'plane': lambda: widgets.plane(W=[[1.0, 0.5], [-0.5, 1.0]], b=[1.0, 0.5]),
    'batch': lambda: widgets.batch(X, W, np.ones(3), np.ones((3, 3))),
    'edge_by_edge': edges,
    'product': lambda: widgets.product(X, W),
    'switch': lambda: widgets.switch(2, dout=1.3),
    'scores': lambda: widgets.scores(1.1, 0.7, 1.6, target=1),
    'confused': lambda: widgets.confused(*network()),
    'digits': lambda: widgets.digits(*network()),
    'inside': lambda: widgets.inside(panel()),
    'training': panel,
    'cost': lambda: widgets.cost(most=10),
    'race': lambda: widgets.race(*network(), sample=20),
    'laboratory': lambda: widgets.laboratory(np.sin, central, **RANGE),
    'tangents': lambda: widgets.tangents({'u': lambda x: 2 * x, 'v': lambda u: u ** 2 / 4}, -3.0, 3.0, 1.0),
    'depth': lambda: widgets.depth(2, x=1.0),
    'glossary': widgets.glossary,
    'predict': lambda: widgets.predict('01-one-moves', widgets.explore(bill, apple=(0, 200, 100), apple_num=2, tax=1.1)),
    'quiz': lambda: widgets.quiz('01'),
    'selfcheck': widgets.selfcheck,
    'practice': widgets.practice,
    'progress': widgets.progress,
    'round_trip': lambda: widgets.round_trip(*network()),
}
