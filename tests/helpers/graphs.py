"""Graphs of the kinds that the lessons draw, for tests."""
import numpy as np

from common.graph import Graph
from common.layers import Affine, MulLayer, ReciprocalLayer, ReLU, SoftmaxWithLoss


def shop():
    g = Graph(apple=100, apple_num=2, orange=150, orange_num=3, tax=1.1)
    (g['apple'] * g['apple_num'] + g['orange_num'] * g['orange']) * g['tax']
    return g


def two_apples():
    g = Graph(apple=100, apple_num=2, tax=1.1)
    g['apple'] * g['apple_num'] * g['tax']
    return g


def twice():
    g = Graph(x=3.0, y=2.0)
    (g['x'] + g['y']) * g['x'] * g['x']
    return g


def sigmoid(folded=False):
    g = Graph(x=1.0)
    with g.fold('sigmoid') as fold:
        1 / (1 + np.exp(-g['x']))
    fold.folded = folded
    return g


def softmax_with_loss(folded=False):
    g = Graph(a1=0.3, a2=2.9, a3=4.0, t1=0.0, t2=1.0, t3=0.0)
    with g.fold('Softmax') as softmax:
        exps = [np.exp(g[name]) for name in ('a1', 'a2', 'a3')]
        share = g.apply(ReciprocalLayer(), exps[0] + exps[1] + exps[2], name='1/S')
        ys = [g.apply(MulLayer(), e, share, name=f'y{i}') for i, e in enumerate(exps, 1)]
    with g.fold('CrossEntropy') as cross_entropy:
        logs = [np.log(y) * g[f't{i}'] for i, y in enumerate(ys, 1)]
        -(logs[0] + logs[1] + logs[2])
    softmax.folded = cross_entropy.folded = folded
    return g


def network():
    rs = np.random.RandomState(0)
    g = Graph(x=rs.randn(2, 3), t=np.array([0, 1]))
    h = g.apply(ReLU(), g.apply(Affine(rs.randn(3, 4), rs.randn(4)), g['x']))
    g.apply(SoftmaxWithLoss(), g.apply(Affine(rs.randn(4, 2), rs.randn(2)), h), g['t'], name='loss')
    return g


def product():
    g = Graph(X=np.arange(6.0).reshape(2, 3), W=np.ones((3, 2)), b=np.zeros(2))
    g['X'] @ g['W'] + g['b']
    return g


def tangle(seed):
    """A random graph of numbers with shared nodes."""
    rs = np.random.RandomState(seed)
    g = Graph(x=1.5, y=0.5, z=2.0)
    steps = [lambda a, b: a + b, lambda a, b: a * b, lambda a, b: a - b,
             lambda a, b: np.sin(a), lambda a, b: 2 * a + 1, lambda a, b: b ** 2]
    for _ in range(12):
        a, b = (g.nodes[i] for i in rs.randint(len(g.nodes), size=2))
        steps[rs.randint(6)](a, b)
    return g


def kinds(graph):
    """The names of the layers on the tape of a graph, in order."""
    return [type(node.layer).__name__ for node in graph.nodes if node.layer is not None]


ALL = {'shop': shop, 'two_apples': two_apples, 'twice': twice,
       'sigmoid': sigmoid, 'sigmoid_folded': lambda: sigmoid(True),
       'softmax_with_loss': softmax_with_loss, 'softmax_with_loss_folded': lambda: softmax_with_loss(True),
       'network': network, 'product': product, **{f'tangle{i}': lambda i=i: tangle(i) for i in range(12)}}
