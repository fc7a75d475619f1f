"""What every layer does alike: lists, truth values, the shape of the upstream gradient, nodes of a graph."""
from functools import partial
from inspect import signature

import numpy as np
import pytest

from benchmarks.textbook import Relu
from common import layers
from common.drawing.symbols import symbol
from common.graph import Graph
from common.guard import NotYetForward
from common.layers import Affine, SoftmaxWithLoss
from common.layers.protocol import shares
from tests.helpers.sentences import REFUSED, said

ROWS = [[0.3, 0.5], [0.7, 0.9], [0.1, 0.2]]
ONE = ['AbsLayer', 'ArcsinLayer', 'ArctanLayer', 'CosLayer', 'CoshLayer', 'ExpLayer', 'Log1pLayer', 'LogLayer', 'ReciprocalLayer',
       'SinLayer', 'SinhLayer', 'TanhLayer', 'ReLU', 'Sigmoid', 'SumLayer', 'MeanLayer', 'MaxLayer', 'MinLayer', 'ProdLayer',
       'TransposeLayer']
TWO = ['AddLayer', 'SubLayer', 'MulLayer', 'DivLayer', 'PowLayer', 'MaximumLayer', 'MinimumLayer']
CASES = {**{name: (getattr(layers, name), [ROWS]) for name in ONE},
         **{name: (getattr(layers, name), [ROWS, [0.4, 0.6]]) for name in TWO},
         'DotLayer': (layers.DotLayer, [ROWS, [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]]),
         'TakeLayer': (lambda: layers.TakeLayer(0), [ROWS]), 'ReshapeLayer': (lambda: layers.ReshapeLayer(6), [ROWS]),
         'StackLayer': (layers.StackLayer, [ROWS, ROWS]), 'ConcatenateLayer': (layers.ConcatenateLayer, [ROWS, ROWS]),
         'Affine': (lambda: Affine(np.ones((2, 3)), np.ones(3)), [ROWS]), 'SoftmaxWithLoss': (SoftmaxWithLoss, [ROWS, [0, 1, 1]])}


@pytest.fixture(params=CASES)
def case(request):
    return CASES[request.param]


def test_every_layer_is_tried_here():
    known = {type(make()).__name__ for make, _ in CASES.values()}
    assert {name for name in vars(layers) if name.endswith('Layer')} <= known


def test_every_layer_has_a_symbol():
    drawn_by_name = 'Affine', 'ReLU'
    assert all(symbol(make()) != type(make()).__name__ for name, (make, _) in CASES.items() if name not in drawn_by_name)


def test_lists_are_arrays(case):
    make, inputs = case
    of_lists, of_arrays = make(), make()
    out = of_lists.forward(*inputs)
    assert np.array_equal(out, of_arrays.forward(*map(np.array, inputs)))
    dout = np.ones(np.shape(out)) * 0.5
    for dx, other in zip(shares(of_lists, dout.tolist()), shares(of_arrays, dout)):
        assert np.array_equal(dx, other)


@pytest.mark.parametrize('bad', [[[1.0, 2.0], [3.0]], [1, 'a'], 'text', None, [None]], ids=str)
def test_what_is_no_array_of_numbers_is_said(case, bad):
    make, inputs = case
    for i, name in enumerate(signature(make().forward).parameters):
        given = [*inputs[:i], bad, *inputs[i + 1:]]
        english, chinese = said(REFUSED, partial(make().forward, *given))
        assert f'{name} is' in english and (f'{name} 是' in chinese or f'{name} 不是' in chinese)


@pytest.mark.parametrize('wrong', [lambda shape: (1, *shape), lambda shape: (*shape, 2), lambda shape: (7,),
                                   lambda shape: (1, *shape[1:]) if shape and shape[0] > 1 else (3,),
                                   lambda shape: () if shape else (1,)])
def test_an_upstream_gradient_of_another_shape_is_refused(case, wrong):
    make, inputs = case
    layer = make()
    shape = np.shape(layer.forward(*inputs))
    for dout in (np.ones(wrong(shape)), np.ones(wrong(shape)).tolist()):
        english, chinese = said(REFUSED, lambda: layer.backward(dout))       # noqa: B023
        assert f'has the shape {np.shape(dout)} but the output has {shape}' in english and '上游传来的形状是' in chinese


@pytest.mark.parametrize('name', ONE + TWO)
def test_an_upstream_gradient_of_a_number_is_a_number(name):
    make, inputs = CASES[name]
    layer = make()
    out = layer.forward(*[0.5] * len(inputs))
    assert np.shape(layer.backward(1)) in ((), (len(inputs),)) and np.ndim(out) == 0
    assert 'but the output has ()' in said(REFUSED, lambda: layer.backward(np.ones(3)))[0]


@pytest.mark.parametrize('name', TWO)
def test_true_and_false_count_as_1_and_0(name):
    make, other = getattr(layers, name), getattr(layers, name)()
    for x, y in ((np.array([True, True]), np.array([True, True])), (np.array([0.5, 2.0]), np.array([True, True])), (True, 0.5)):
        assert np.array_equal(make().forward(x, y), other.forward(x * 1, y * 1))


@pytest.mark.parametrize('name', [*ONE, 'DotLayer', 'Affine', 'SoftmaxWithLoss', 'TakeLayer'])
def test_a_layer_that_is_called_with_a_node_says_how_to_apply_it(name):
    make, inputs = CASES[name]
    g = Graph(x=inputs[0])
    kind = type(make()).__name__
    english, chinese = said(REFUSED, lambda: make().forward(g['x'], *inputs[1:]))
    for sentence in (english, chinese):
        assert f'g.apply({kind}(' in sentence and ', x)' in sentence
    assert len(g.nodes) == 1


def test_arithmetic_of_nodes_works_also_by_calling_the_layer():
    g = Graph(x=3.0, y=4.0)
    assert layers.MulLayer().forward(g['x'], g['y']).value == 12 and g.backward() == {'x': 4, 'y': 3}


def test_a_layer_with_a_forward_of_its_own_may_keep_the_backward():
    class Doubled(layers.ReLU):
        def forward(self, x):
            self.mask = x <= 0
            return 2 * x

    layer = Doubled()
    layer.forward(np.array([1.0, -1.0]))
    assert layer.backward(np.array([1.0, 1.0])).tolist() == [1, 0]


@pytest.mark.parametrize('x, y', [(3.0, 4.0), (np.array([3.0, 2.0]), np.array([4.0, 5.0]))], ids=['numbers', 'arrays'])
def test_so_may_a_layer_of_two_inputs(x, y):
    class Product(layers.MulLayer):
        def forward(self, x, y):
            self.x, self.y = x, y
            return x * y

    layer = Product()
    with pytest.raises(NotYetForward):
        layer.backward(1.0)
    assert layer.forward(x, y) is not None and np.array_equal(layer.backward(np.ones_like(x)), (y, x))
    g = Graph(x=x, y=y)
    g.apply(Product(), g['x'], g['y'])
    assert np.array_equal(g.backward()['x'], y)


def test_the_relu_of_the_book_on_a_number_of_the_graph_is_told_what_it_needs():
    g = Graph(x=3.0)
    english, chinese = said(REFUSED, lambda: g.apply(Relu(), g['x']))
    assert 'Relu uses its input as an array' in english and '当作数组来用' in chinese and len(g.nodes) == 1
    h = Graph(x=[3.0, -1.0])
    assert h.apply(Relu(), h['x']).value.tolist() == [3, 0] and h.backward()['x'].tolist() == [1, 0]
