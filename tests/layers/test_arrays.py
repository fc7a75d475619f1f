"""Sums, means, parts, the transpose and the matrix product."""
import numpy as np
import pytest

from common import language
from common.guard import NotYetForward
from common.layers import (
    ConcatenateLayer,
    DotLayer,
    MaxLayer,
    MeanLayer,
    MinLayer,
    ProdLayer,
    ReshapeLayer,
    StackLayer,
    SumLayer,
    TakeLayer,
    TransposeLayer,
)
from tests.helpers import layer_rules as twins
from tests.helpers.layer_rules import draw

AXES = [((), None), ((4,), None), ((4,), 0), ((2, 3), None), ((2, 3), 0), ((2, 3), 1), ((2, 3), -1), ((2, 3, 4), (0, 2)),
        ((2, 3, 4), -2)]
INDICES = [0, -1, (1, 2), slice(1), (slice(None), 1), (slice(None), [0, 2, 2]), ..., None,
           np.array([[True, False, True], [False, False, True]])]


@pytest.mark.parametrize('keepdims', [False, True])
@pytest.mark.parametrize('shape, axis', AXES, ids=str)
class TestSums:
    def test_a_sum_agrees_with_its_twins(self, shape, axis, keepdims):
        x = draw(shape)
        twins.check_independent(SumLayer(axis, keepdims), lambda np, x: np.sum(x, axis=axis, keepdims=keepdims), x)
        twins.check_numerical(SumLayer(axis, keepdims), x)

    def test_a_mean_agrees_with_its_twins(self, shape, axis, keepdims):
        x = draw(shape)
        twins.check_independent(MeanLayer(axis, keepdims), lambda np, x: np.mean(x, axis=axis, keepdims=keepdims), x)
        twins.check_numerical(MeanLayer(axis, keepdims), x)


    @pytest.mark.parametrize('name', ['max', 'min', 'prod'])
    def test_the_others_agree_with_their_twins(self, shape, axis, keepdims, name):
        x, layer = draw(shape), {'max': MaxLayer, 'min': MinLayer, 'prod': ProdLayer}[name](axis, keepdims)
        twins.check_independent(layer, lambda np, x: getattr(np, name)(x, axis=axis, keepdims=keepdims), x)
        twins.check_numerical(layer, x)


@pytest.mark.parametrize('rows, inner, columns', [(1, 1, 1), (1, 2, 3), (4, 3, 2), (2, 5, 1)])
def test_a_matrix_product_agrees_with_its_twins(rows, inner, columns):
    X, W = draw((rows, inner)), draw((inner, columns))
    twins.check_independent(DotLayer(), lambda np, X, W: np.dot(X, W), X, W)
    twins.check_numerical(DotLayer(), X, W)


@pytest.mark.parametrize('shape_x, shape_w', [((3,), (3,)), ((3,), (3, 2)), ((2, 3), (3,))], ids=str)
def test_a_single_row_or_column_agrees_with_its_twins(shape_x, shape_w):
    X, W = draw(shape_x), draw(shape_w)
    twins.check_independent(DotLayer(), lambda np, X, W: np.dot(X, W), X, W)
    twins.check_numerical(DotLayer(), X, W)


def test_a_product_that_holds_zeros_still_has_its_gradient():
    layer = ProdLayer()
    for x, expected in (([2.0, 0.0, 5.0], [0, 10, 0]), ([0.0, 0.0, 5.0], [0, 0, 0])):
        layer.forward(np.array(x))
        assert layer.backward(1.0).tolist() == expected


@pytest.mark.parametrize('layer', [MaxLayer(), MinLayer()])
def test_where_several_are_equally_large_the_derivative_counts_as_0(layer):
    layer.forward(np.array([3.0, 3.0]))
    assert layer.backward(1.0).tolist() == [0, 0]


@pytest.mark.parametrize('shape', [(3,), (2, 3), (2, 3, 4)], ids=str)
def test_a_transpose_agrees_with_its_twins(shape):
    twins.check_independent(TransposeLayer(), lambda np, x: np.transpose(x), draw(shape))
    twins.check_numerical(TransposeLayer(), draw(shape))


@pytest.mark.parametrize('axes', [None, (0, 1, 2), (2, 0, 1), (-1, 0, 1)], ids=str)
def test_axes_in_another_order_agree_with_their_twins(axes):
    counted = axes and tuple(axis % 3 for axis in axes)         # the independent program knows none from behind
    twins.check_independent(TransposeLayer(axes), lambda np, x: np.transpose(x, counted), draw((2, 3, 4)))
    twins.check_numerical(TransposeLayer(axes), draw((2, 3, 4)))


@pytest.mark.parametrize('shape, new', [((), (1,)), ((6,), (2, 3)), ((2, 3), -1), ((2, 3), (3, -1)), ((1, 1), ())], ids=str)
def test_another_shape_agrees_with_its_twins(shape, new):
    twins.check_independent(ReshapeLayer(new), lambda np, x: np.reshape(x, new), draw(shape))
    twins.check_numerical(ReshapeLayer(new), draw(shape))


@pytest.mark.parametrize('shape, axis', [((), 0), ((3,), 0), ((3,), 1), ((2, 3), -1)], ids=str)
@pytest.mark.parametrize('count', [1, 2, 3])
def test_a_stack_agrees_with_its_twins(shape, axis, count):
    xs = [draw(shape) for _ in range(count)]
    twins.check_independent(StackLayer(axis), lambda np, *xs: np.stack(xs, axis), *xs)
    dout = draw(np.shape(StackLayer(axis).forward(*xs)))
    layer = StackLayer(axis)
    layer.forward(*xs)
    assert all(np.array_equal(dx, part) for dx, part in zip(layer.backward(dout), np.moveaxis(dout, axis, 0)))


@pytest.mark.parametrize('shapes, axis', [([(2,), (3,)], 0), ([(2, 3), (1, 3)], 0), ([(2, 3), (2, 1), (2, 2)], 1), ([(3,)], -1)])
def test_arrays_behind_each_other_agree_with_their_twins(shapes, axis):
    xs = [draw(shape) for shape in shapes]
    twins.check_independent(ConcatenateLayer(axis), lambda np, *xs: np.concatenate(xs, axis), *xs)


@pytest.mark.parametrize('index', INDICES, ids=str)
def test_a_part_agrees_with_its_twins(index):
    twins.check_independent(TakeLayer(index), lambda np, x: x[index], draw((2, 3)))
    twins.check_numerical(TakeLayer(index), draw((2, 3)))


@pytest.mark.parametrize('layer, function, inputs', [
    *((layer, function, [[[1.0, 5.0], [3.0, 2.0]]]) for layer, function in (
        (SumLayer, np.sum), (MeanLayer, np.mean), (MaxLayer, np.max), (MinLayer, np.min), (ProdLayer, np.prod),
        (TransposeLayer, np.transpose))),
    (StackLayer, lambda *xs: np.stack(xs), [[1.0, 2.0], [3.0, 4.0]]),
    (ConcatenateLayer, lambda *xs: np.concatenate(xs), [[[1.0, 2.0]], [[3.0, 4.0]]]),
])
def test_what_is_not_set_is_as_in_numpy(layer, function, inputs):
    out, expected = layer().forward(*inputs), function(*map(np.array, inputs))
    assert np.shape(out) == np.shape(expected) and np.array_equal(out, expected)


LAYERS = [(SumLayer(), [draw((2, 3))]), (SumLayer(1), [draw((2, 3))]), (MeanLayer(0), [draw((2, 3))]), (MeanLayer(), [draw(3)]),
          (DotLayer(), [draw((2, 3)), draw((3, 4))]), (TakeLayer([0, 0]), [draw((2, 3))]), (MaxLayer(1), [draw((2, 3))]),
          (MinLayer(), [draw((2, 3))]), (ProdLayer(0), [draw((2, 3))]), (ReshapeLayer((3, 2)), [draw((2, 3))]),
          (StackLayer(), [draw((2, 3)), draw((2, 3))]), (ConcatenateLayer(), [draw((2, 3)), draw((1, 3))])]


@pytest.mark.parametrize('layer, inputs', LAYERS)
def test_hands_stay_clean(layer, inputs):
    twins.check_clean_hands(layer, *inputs)


@pytest.mark.parametrize('layer, inputs', LAYERS + [(TransposeLayer(), [draw((2, 3))])])
def test_float32_stays_float32(layer, inputs):
    twins.check_float32(layer, *inputs)


def test_an_element_that_is_taken_twice_gets_both_gradients():
    layer = TakeLayer([0, 2, 2])
    layer.forward(np.array([5.0, 6.0, 7.0]))
    assert layer.backward(np.array([1.0, 10.0, 100.0])).tolist() == [1, 0, 110]


def test_a_part_of_whole_numbers_has_a_gradient_that_is_not_rounded():
    layer = TakeLayer(1)
    layer.forward(np.array([5, 6, 7]))
    assert layer.backward(0.5).tolist() == [0, 0.5, 0]


def test_the_sum_copies_and_the_mean_shares_out():
    x = np.array([[1.0, 2.0], [3.0, 4.0]])
    total, mean = SumLayer(), MeanLayer()
    assert (total.forward(x), mean.forward(x)) == (10, 2.5)
    assert total.backward(8.0).tolist() == [[8, 8], [8, 8]]
    assert mean.backward(8.0).tolist() == [[2, 2], [2, 2]]


def test_the_transpose_of_the_book():
    x, w, dout = np.array([[1.0, 2.0]]), np.array([[1.0, 3.0, 5.0], [2.0, 4.0, 6.0]]), np.array([[1.0, 0.0, 2.0]])
    layer = DotLayer()
    assert layer.forward(x, w).tolist() == [[5, 11, 17]]
    dX, dW = layer.backward(dout)
    assert dX.tolist() == [[11, 14]]
    assert dW.tolist() == [[1, 0, 2], [2, 0, 4]]


@pytest.mark.parametrize('layer, inputs, error, sentence', [
    (DotLayer(), [np.zeros((1, 5)), np.zeros((4, 2))], ValueError,
     'x has 5 columns but W has 4 rows; for a matrix product they must be equal.'),
    (DotLayer(), [np.zeros(4), np.zeros((3, 2))], ValueError, 'x has 4 columns but W has 3 rows'),
    (DotLayer(), [np.zeros((2, 4)), np.zeros((2, 4, 4))], ValueError,
     'needs two matrices, but here the shapes are (2, 4) and (2, 4, 4)'),
    (DotLayer(), [np.zeros((2, 4)), 3.0], ValueError, 'needs two matrices, but here the shapes are (2, 4) and ()'),
    (TakeLayer(3), [np.zeros(3)], IndexError, 'there is no [3] in the shape (3,)'),
    (TakeLayer((0, 0)), [np.zeros(3)], IndexError, '[0, 0] names too many places; the shape (3,) has 1'),
    (TakeLayer(0), [2.5], TypeError, '2.5 is a single number without parts'),
    (MeanLayer(), [np.zeros((0, 3))], ValueError, 'this batch is empty'),
    (MaxLayer(), [np.zeros((0, 3))], ValueError, 'this batch is empty'),
    (TakeLayer((slice(None), 5)), [np.zeros((2, 3))], IndexError, 'there is no [:, 5] in the shape (2, 3)'),
    (TakeLayer((slice(1, None, 2), slice(0, 2), 9)), [np.zeros((2, 3, 4))], IndexError, 'there is no [1::2, 0:2, 9] in'),
    (TakeLayer('a'), [np.zeros(3)], IndexError, "['a'] is not a place; in square brackets write whole numbers"),
    (TakeLayer(0.5), [np.zeros(3)], IndexError, '[0.5] is not a place'),
    (SumLayer(2), [np.zeros((2, 3))], ValueError, 'the shape (2, 3) has no axis 2; axes count from 0 to 1'),
    (MaxLayer(1), [np.zeros(3)], ValueError, 'the shape (3,) has no axis 1'),
    (ProdLayer(0), [2.5], ValueError, 'the shape () has no axis 0'),
    (ReshapeLayer((4, 2)), [np.zeros((2, 3))], ValueError, 'holds 6 numbers, which cannot be laid out as (4, 2)'),
    (MaxLayer(np.zeros(3)), [np.zeros(3)], ValueError, 'two values together are np.maximum(x, y)'),
    (SumLayer('x'), [np.zeros(3)], ValueError, 'an axis is a whole number'),
    (StackLayer(3), [np.zeros(2), np.zeros(2)], ValueError, 'the shape (2,) has no axis 3; axes count from 0 to 1'),
    (ConcatenateLayer(2), [np.zeros((2, 3))] * 2, ValueError, 'the shape (2, 3) has no axis 2; axes count from 0 to 1'),
    (ConcatenateLayer('x'), [np.zeros((2, 3))] * 2, ValueError, 'an axis is a whole number'),
    (StackLayer(), [np.zeros(2), np.zeros(3)], ValueError, 'the shapes (2,), (3,) cannot be joined'),
    (ConcatenateLayer(), [np.zeros((2, 3)), np.zeros((2, 2))], ValueError, 'cannot be joined'),
    (ConcatenateLayer(), [1.0, 2.0], ValueError, 'cannot be joined'),
])
def test_what_has_no_result_is_said(layer, inputs, error, sentence):
    with pytest.raises(error) as caught:
        layer.forward(*inputs)
    assert sentence in str(caught.value)


def test_an_upstream_gradient_of_another_shape_is_refused():
    layer = DotLayer()
    layer.forward(np.zeros((2, 3)), np.zeros((3, 4)))
    with pytest.raises(ValueError, match=r'has the shape \(4, 2\) but the output has \(2, 4\)'):
        layer.backward(np.zeros((4, 2)))


@pytest.mark.parametrize('layer', [SumLayer(), MeanLayer(), DotLayer(), TakeLayer(0)])
def test_backward_before_forward_is_said(layer):
    with pytest.raises(NotYetForward, match=f'{type(layer).__name__} has not run forward yet'):
        layer.backward(np.ones((1, 1)))
    language.use('zh')
    with pytest.raises(NotYetForward, match='还没有做过正向传播'):
        layer.backward(np.ones((1, 1)))
