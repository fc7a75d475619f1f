"""The layers of a network: ReLU, Sigmoid, Affine, Softmax-with-Loss."""
import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from common import language, layers
from common.functions import softmax_loss
from common.gradient import layer_check, relative_error
from common.guard import NotYetForward
from common.layers import Affine, ReLU, Relu, Sigmoid, SoftmaxWithLoss
from tests.helpers import layer_rules as twins
from tests.helpers.layer_rules import draw

FUNCTIONS = {
    'ReLU': lambda np, x: np.maximum(0, x),
    'Sigmoid': lambda np, x: 1 / (1 + np.exp(-x)),
}
SCORES = np.array([[0.3, 2.9, 4.0], [1.0, -2.0, 0.5], [0.0, 0.1, -0.1], [3.0, 1.0, 2.0]])
LABELS = np.array([2, 0, 1, 1])


def independent_loss(scores, t):
    scores = anp.atleast_2d(scores)
    return -anp.sum(t * (scores - anp.log(anp.sum(anp.exp(scores), axis=1, keepdims=True)))) / len(scores)


@pytest.mark.parametrize('name', FUNCTIONS)
@pytest.mark.parametrize('shape', [(), (1,), (3,), (4, 3), (2, 3, 4)], ids=str)
class TestActivations:
    def test_backward_agrees_with_its_twins(self, name, shape):
        for low, high in ((-3, -0.1), (0.1, 3)):
            x = draw(shape, low, high)
            twins.check_independent(getattr(layers, name)(), FUNCTIONS[name], x)
            twins.check_numerical(getattr(layers, name)(), x)

    def test_hands_stay_clean(self, name, shape):
        twins.check_clean_hands(getattr(layers, name)(), draw(shape, -3, 3))

    def test_float32_stays_float32(self, name, shape):
        twins.check_float32(getattr(layers, name)(), np.float32(draw(shape, -3, 3)))


def test_the_mask_of_the_book():
    layer = ReLU()
    assert layer.forward(np.array([[1.0, -0.5], [-2.0, 3.0]])).tolist() == [[1, 0], [0, 3]]
    assert layer.mask.tolist() == [[False, True], [True, False]]
    assert layer.backward(np.array([[5.0, 6.0], [7.0, 8.0]])).tolist() == [[5, 0], [0, 8]]


def test_the_derivative_of_relu_at_0_counts_as_0():
    layer = ReLU()
    for x in (0, 0.0, -0.0, np.float32(0)):
        assert layer.forward(x) == 0
        assert layer.backward(1.0) == 0
    layer.forward(np.zeros(2))
    assert layer.backward(np.ones(2)).tolist() == [0, 0]


def test_relu_does_not_hide_nan():
    assert np.isnan(ReLU().forward(np.array([np.nan]))[0])


def test_relu_leaves_the_upstream_gradient_to_the_other_branch():
    layer, dout = ReLU(), np.array([1.0, 2.0])
    layer.forward(np.array([-1.0, 1.0]))
    layer.backward(dout)
    assert dout.tolist() == [1, 2]


def test_relu_has_two_names():
    assert Relu is ReLU


@pytest.mark.filterwarnings('error')
def test_sigmoid_of_very_large_numbers_is_silent():
    layer = Sigmoid()
    assert layer.forward(np.array([-1000.0, 0.0, 1000.0])).tolist() == [0, 0.5, 1]
    assert layer.backward(np.ones(3)).tolist() == [0, 0.25, 0]


@pytest.mark.parametrize('rows, inner, columns', [(1, 2, 3), (5, 4, 2), (3, 1, 1)])
def test_affine_agrees_with_an_independent_derivative(rows, inner, columns):
    x, W, b, dout = draw((rows, inner)), draw((inner, columns)), draw((columns,)), draw((rows, columns))
    layer = Affine(W, b)
    out = layer.forward(x)
    dx = layer.backward(dout)
    expected = twins.independent_gradients(lambda np, x, W, b: np.dot(x, W) + b, (x, W, b), dout)
    assert np.allclose(out, x @ W + b, rtol=1e-14)
    for grad, other in zip((dx, layer.dW, layer.db), expected):
        assert grad.shape == other.shape and relative_error(grad, other) < 1e-13


def test_affine_agrees_with_differences():
    errors = layer_check(Affine(draw((4, 3)), draw((3,))), draw((5, 4)), h=1e-5)
    assert sorted(errors) == ['W', 'b', 'x'] and max(errors.values()) < 1e-8


def test_the_bias_is_copied_to_each_row_and_its_gradient_summed():
    layer = Affine(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), np.array([10.0, 20.0, 30.0]))
    assert layer.forward(np.array([[1.0, 1.0], [0.0, 1.0]])).tolist() == [[15, 27, 39], [14, 25, 36]]
    layer.backward(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]))
    assert layer.db.tolist() == [5, 7, 9]


def test_a_single_row_goes_forward():
    assert Affine(np.eye(2), np.array([1.0, 2.0])).forward(np.array([3.0, 4.0])).tolist() == [4, 6]


def test_affine_of_float32_stays_float32():
    layer = Affine(draw((4, 3)).astype(np.float32), draw((3,)).astype(np.float32))
    out = layer.forward(draw((5, 4)).astype(np.float32))
    dx = layer.backward(np.ones_like(out))
    assert {a.dtype for a in (out, dx, layer.dW, layer.db)} == {np.dtype(np.float32)}


def test_affine_writes_into_nothing_it_is_given():
    W, b, x, dout = map(twins.read_only, (draw((4, 3)), draw((3,)), draw((5, 4)), draw((5, 3))))
    layer = Affine(W, b)
    layer.forward(x)
    for grad in (layer.backward(dout), layer.dW, layer.db):
        assert not any(np.shares_memory(grad, given) for given in (W, b, x, dout))


def test_affine_computes_with_the_weights_as_they_are_now():
    W = np.ones((2, 2))
    layer = Affine(W, np.zeros(2))
    W *= 3
    assert layer.forward(np.array([[1.0, 1.0]])).tolist() == [[6, 6]]


@pytest.mark.parametrize('rows', [(5,), (), (5, 1)], ids=['samples', 'one sample', 'images'])
def test_affine_keeps_its_gradients_when_dx_is_not_asked_for(rows):
    layer = Affine(draw((4, 3)), draw((3,)))
    x, dout = draw((*rows, 4)), draw((*rows[:1], 3))
    layer.forward(x)
    assert layer.backward(dout, need_dx=False) is None
    assert np.allclose(layer.dW, np.reshape(x, (-1, 4)).T @ dout.reshape(-1, 3), rtol=1e-14)


@pytest.mark.parametrize('W, b, x, dout, sentence', [
    (np.zeros((4, 2)), np.zeros(2), np.zeros((3, 5)), None, 'x has 5 columns but W has 4 rows'),
    (np.zeros((4, 2)), np.zeros(3), None, None, 'W has the shape (4, 2) and b has (3,)'),
    (np.zeros(4), np.zeros(4), None, None, 'W must be a matrix'),
    (np.zeros((4, 2)), np.zeros((3, 2)), None, None, 'b hold one number for each of its columns'),
    (np.zeros((4, 2)), np.zeros(2), np.zeros((3, 4)), np.zeros((2, 3)), 'has the shape (2, 3) but the output has (3, 2)'),
    (np.zeros((4, 2)), np.zeros(2), np.zeros(4), np.zeros((1, 2)), 'has the shape (1, 2) but the output has (2,)'),
    (np.zeros((4, 2)), np.zeros(2), np.zeros((3, 2, 3)), None, '6 numbers for each sample, but W has 4 rows'),
    (np.zeros((4, 2)), np.zeros(2), 3.0, None, 'a matrix product needs two matrices'),
], ids=['columns', 'bias', 'no matrix', 'bias matrix', 'dout', 'row backward', 'images', 'number'])
def test_shapes_that_do_not_fit_are_both_named(W, b, x, dout, sentence):
    with pytest.raises(ValueError) as error:
        layer = Affine(W, b)
        layer.forward(x)
        layer.backward(dout)
    assert sentence in str(error.value)


@pytest.mark.parametrize('shape', [(4,), (3, 4), (3, 2, 2), (3, 1, 2, 2)], ids=str)
def test_samples_of_any_shape_are_rows_and_dx_comes_in_their_shape(shape):
    W, b, x = draw((4, 2)), draw((2,)), draw(shape)
    layer = Affine(W, b)
    twins.check_independent(layer, lambda np, x: np.reshape(np.dot(np.reshape(x, (-1, 4)), W) + b, shape[:-1][:1] + (2,)), x)
    errors = layer_check(layer, x, h=1e-5)
    assert sorted(errors) == ['W', 'b', 'x'] and max(errors.values()) < 1e-8


def test_the_loss_is_that_of_the_functions():
    assert SoftmaxWithLoss().forward(SCORES, LABELS) == softmax_loss(SCORES, LABELS)


def test_loss_and_gradient_agree_to_the_last_digit():
    layer, t = SoftmaxWithLoss(), np.eye(3)[LABELS]
    assert layer.forward(SCORES, t) == pytest.approx(independent_loss(SCORES, t), rel=1e-15)
    assert relative_error(layer.backward(), autograd.grad(independent_loss)(SCORES, t)) < 1e-14
    assert layer_check(SoftmaxWithLoss(), SCORES, LABELS, h=1e-5)['x'] < 1e-9
    assert layer_check(SoftmaxWithLoss(), SCORES, LABELS, dout=1, h=1e-5)['x'] < 1e-9


def test_a_wrong_class_of_hardly_any_probability_still_has_its_gradient():
    scores = np.array([[30.0, 0.0, -5.0]])
    assert layer_check(SoftmaxWithLoss(), scores, np.array([2]), h=1e-4)['x'] < 1e-10


def test_probabilities_are_targets_too():
    layer, t = SoftmaxWithLoss(), np.full((4, 3), [0.2, 0.3, 0.5])
    assert layer.forward(SCORES, t) == pytest.approx(independent_loss(SCORES, t), rel=1e-15)
    assert relative_error(layer.backward(), autograd.grad(independent_loss)(SCORES, t)) < 1e-14


def test_labels_and_one_hot_are_the_same():
    layer = SoftmaxWithLoss()
    expected = layer.forward(SCORES, LABELS), layer.backward()
    for t in (np.eye(3)[LABELS], np.eye(3, dtype=int)[LABELS], LABELS.astype(np.uint8), LABELS.reshape(4, 1), LABELS.tolist()):
        assert layer.forward(SCORES, t) == expected[0]
        assert np.array_equal(layer.backward(), expected[1])


def test_the_gradient_is_multiplied_by_what_comes_from_upstream():
    layer = SoftmaxWithLoss()
    layer.forward(SCORES, LABELS)
    assert np.allclose(layer.backward(2.5), 2.5 * layer.backward(), rtol=1e-15)
    assert np.array_equal(layer.backward(1), layer.backward())


@pytest.mark.parametrize('y, t, expected', [((0.3, 0.2, 0.5), 1, (0.3, -0.8, 0.5)), ((0.01, 0.99, 2e-11), 1, (0.01, -0.01, 0))])
def test_the_gradient_is_y_minus_t(y, t, expected):
    layer = SoftmaxWithLoss()
    layer.forward(np.log([y]), np.array([t]))
    assert np.allclose(layer.y, [y]) and layer.t.tolist() == [[0, 1, 0]]
    assert np.allclose(layer.backward(), [expected], atol=1e-9)


def test_the_loss_of_a_batch_is_a_mean_and_so_is_its_gradient():
    whole, one = SoftmaxWithLoss(), SoftmaxWithLoss()
    losses, grads = zip(*[(one.forward(SCORES[i:i + 1], LABELS[i:i + 1]), one.backward()) for i in range(4)])
    assert whole.forward(SCORES, LABELS) == pytest.approx(np.mean(losses), rel=1e-15)
    assert np.allclose(whole.backward(), np.concatenate(grads) / 4, rtol=1e-15)


def test_a_single_sample_is_a_batch_of_one():
    layer, batch = SoftmaxWithLoss(), SoftmaxWithLoss()
    for t in (2, np.array(2), np.array([2]), np.array([0, 0, 1])):
        assert layer.forward(SCORES[0], t) == batch.forward(SCORES[:1], [2])
        assert np.array_equal(layer.backward(), batch.backward()[0])
        assert np.array_equal(layer.y, batch.y[0])


@pytest.mark.filterwarnings('error')
def test_very_large_scores_are_no_trouble():
    layer = SoftmaxWithLoss()
    assert layer.forward(np.array([[1000.0, 0.0], [0.0, -1000.0]]), np.array([1, 0])) == 500
    assert layer.backward().tolist() == [[0.5, -0.5], [0, 0]]


def test_the_loss_of_float32_is_float32():
    layer = SoftmaxWithLoss()
    assert layer.forward(SCORES.astype(np.float32), LABELS).dtype == np.float32
    assert {a.dtype for a in (layer.backward(), layer.backward(np.float32(2)), layer.y)} == {np.dtype(np.float32)}


def test_the_loss_writes_into_nothing_it_is_given():
    x, t = twins.read_only(SCORES), twins.read_only(np.eye(3)[LABELS])
    layer = SoftmaxWithLoss()
    layer.forward(x, t)
    dx = layer.backward()
    assert not np.shares_memory(dx, layer.y) and not np.shares_memory(layer.t, t) and not np.shares_memory(layer.y, x)


@pytest.mark.filterwarnings('ignore:invalid value')
@pytest.mark.parametrize('scores, t, sentence', [
    (SCORES, np.array([0, 1, 2, 3]), 'label 3 is out of range: there are 3 classes, 0 to 2'),
    (SCORES, np.array([0, 1]), 'the scores have 4 rows and 3 columns, but the labels have the shape (2,)'),
    (SCORES, np.zeros((4, 3)), 'each row of t must sum to 1'),
    (SCORES, np.zeros((4, 4)), 'the labels have the shape (4, 4)'),
    (SCORES, np.zeros(4), 'labels are whole numbers'),
    (np.zeros((0, 3)), np.zeros(0, int), 'this batch is empty (shape (0, 3)); the batch size must be at least 1'),
    (np.full((1, 3), np.nan), np.array([0]), 'the loss is NaN: the scores hold NaN or infinity'),
    (np.array([[np.inf, 0.0]]), np.array([0]), 'the loss is NaN'),
], ids=['out of range', 'too few', 'sum', 'columns', 'floats', 'empty', 'nan', 'inf'])
def test_scores_and_labels_that_make_no_loss_are_refused(scores, t, sentence):
    with pytest.raises(ValueError) as error:
        SoftmaxWithLoss().forward(scores, t)
    assert sentence in str(error.value)


@pytest.mark.parametrize('layer', [ReLU(), Sigmoid(), Affine(np.eye(2), np.zeros(2)), SoftmaxWithLoss()])
def test_backward_before_forward_is_said(layer):
    with pytest.raises(NotYetForward, match=f'{type(layer).__name__} has not run forward yet'):
        layer.backward(1)
    language.use('zh')
    with pytest.raises(NotYetForward, match='先调用 forward'):
        layer.backward(1)
