"""The pure functions: values, types, extremes, and their derivatives against an independent program."""
import inspect

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from common import functions, language
from common.functions import (
    class_numbers,
    cross_entropy_error,
    identity_function,
    log_softmax,
    one_hot,
    relu,
    relu_grad,
    sigmoid,
    sigmoid_grad,
    softmax,
    softmax_loss,
    step_function,
    sum_squared_error,
    zero_where,
)
from common.gradient import numerical_gradient
from common.graph import Graph

X = np.array([[-2.0, -0.5, 0.0], [0.25, 1.5, 30.0]])
SCORES = np.array([[0.3, 2.9, 4.0], [1.0, -2.0, 0.5]])
BOOK_Y = np.array([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0])
BOOK_T = np.array([0, 0, 1, 0, 0, 0, 0, 0, 0, 0])


def test_the_simple_ones():
    x = np.array([-1.0, 0.0, 2.0])
    assert identity_function(x) is x
    assert step_function(x).tolist() == [0, 0, 1]
    assert relu(x).tolist() == [0, 0, 2]
    assert relu_grad(x).tolist() == [0, 0, 1]


def test_numbers_are_as_welcome_as_arrays():
    assert step_function(3) == 1
    assert relu(-3.0) == 0
    assert not np.signbit(relu(np.array([-3.0, 0.0]))).any()           # no −0 for a reader to wonder at
    assert relu_grad(3) == 1
    assert sigmoid(0) == 0.5
    assert sigmoid_grad(0) == 0.25


def test_sigmoid_is_what_its_formula_says():
    assert np.allclose(sigmoid(X), 1 / (1 + np.exp(-X)), rtol=1e-15, atol=0)


@pytest.mark.filterwarnings('error')
def test_sigmoid_of_very_large_numbers_is_silent():
    assert np.array_equal(sigmoid(np.array([-1e308, -1000.0, 1000.0, 1e308])), [0, 0, 1, 1])
    assert sigmoid(-1000.0) == 0
    assert sigmoid(-700.0) == pytest.approx(np.exp(-700.0), rel=1e-12)


def test_sigmoid_of_whole_numbers_of_any_kind():
    assert np.array_equal(sigmoid(np.array([0, 3], np.uint8)), sigmoid(np.array([0.0, 3.0])))


def test_sigmoid_grad_agrees_with_an_independent_derivative():
    assert np.allclose(sigmoid_grad(X), autograd.elementwise_grad(lambda x: 1 / (1 + anp.exp(-x)))(X), rtol=1e-12)


def test_relu_grad_agrees_with_an_independent_derivative():
    away_from_0 = X[X != 0]
    assert np.array_equal(relu_grad(away_from_0), autograd.elementwise_grad(lambda x: anp.maximum(x, 0))(away_from_0))


def test_softmax_makes_probabilities_of_each_row():
    y = softmax(SCORES)
    assert np.allclose(y.sum(axis=1), 1, rtol=1e-15)
    for row, scores in zip(y, SCORES):
        assert np.allclose(row, np.exp(scores) / np.exp(scores).sum(), rtol=1e-14)
        assert np.allclose(softmax(scores), row, rtol=1e-15)


def test_softmax_of_the_book():
    assert np.allclose(softmax(np.array([0.3, 2.9, 4.0])), [0.01821127, 0.24519181, 0.73659691], atol=1e-8)


@pytest.mark.filterwarnings('error')
def test_softmax_of_very_large_scores_is_silent():
    assert np.allclose(softmax(np.array([1010.0, 1000.0, 990.0])), softmax(np.array([20.0, 10.0, 0.0])), rtol=1e-15)
    assert softmax(np.array([[1e308, 0.0], [-1e308, 0.0]])).tolist() == [[1, 0], [0, 1]]


def test_log_softmax_never_takes_the_log_of_0():
    assert np.allclose(log_softmax(SCORES), np.log(softmax(SCORES)), rtol=1e-13)
    assert log_softmax(np.array([0.0, 5000.0])).tolist() == [-5000, 0]


def test_sum_squared_error_of_the_book():
    assert sum_squared_error(BOOK_Y, BOOK_T) == pytest.approx(0.0975)
    with pytest.raises(ValueError, match=r'the shapes \(2,\) and \(3,\) do not fit'):
        sum_squared_error([1, 2], [1, 2, 3])


def test_cross_entropy_error_of_the_book():
    assert cross_entropy_error(BOOK_Y, BOOK_T) == pytest.approx(0.510825, abs=1e-6)
    assert cross_entropy_error(BOOK_Y, 2) == pytest.approx(0.510825, abs=1e-6)


def test_labels_and_one_hot_give_the_same_error():
    y, t = softmax(SCORES), np.array([2, 0])
    for same in (t, t.reshape(2, 1), t.astype(np.uint8), np.eye(3)[t], np.eye(3)[t].astype(int), np.eye(3)[t].astype(bool)):
        assert cross_entropy_error(y, same) == cross_entropy_error(y, t)
        assert softmax_loss(SCORES, same) == softmax_loss(SCORES, t)


def test_made_up_rows_stand_for_the_class_of_their_largest_number():
    random = np.random.RandomState(0)
    y, t = softmax(random.randn(100, 10)), random.rand(100, 10)
    for rows in (t, 10 * t, t - 1, random.randn(100, 10)):
        assert cross_entropy_error(y, rows) == cross_entropy_error(y, np.argmax(rows, axis=1))
        assert one_hot(rows, like=y).sum() == 100


@pytest.mark.parametrize('t, expected', [([2, 0], [2, 0]), (np.array([[2], [0]]), [2, 0]), (np.eye(3)[[2, 0]], [2, 0]),
                                         ([0, 0], [0, 0]), (np.array([2, 1], np.uint8), [2, 1]),
                                         ([[0.2, 0.5, 0.3], [0.9, 0.1, 0.0]], [1, 0]), ([[5, 6, 7], [3, 2, 1]], [2, 0])])
def test_targets_of_any_kind_are_read_as_class_numbers(t, expected):
    assert class_numbers(t, 2, 3).tolist() == expected


@pytest.mark.parametrize('t, rows, classes, expected', [
    ([2, 0, 1], 3, 3, [2, 0, 1]), ([0, 0], 2, 1, [0, 0]), ([[1.0], [1.0]], 2, 1, [0, 0]), ([0, 1, 0], 1, 3, [1]), (1, 1, 3, [1]),
    ([[1, 0], [1, 0], [0, 1]], 3, 2, [0, 0, 1])])
def test_labels_are_told_from_rows_by_their_shape(t, rows, classes, expected):
    assert class_numbers(t, rows, classes).tolist() == expected


@pytest.mark.parametrize('f', [softmax, log_softmax, lambda scores: one_hot([0], like=scores)], ids=['softmax', 'log', 'one-hot'])
@pytest.mark.parametrize('shape, words', [((1, 2, 2), 'takes scores in rows'), ((), 'takes scores in rows'), ((0, 3), 'empty')])
def test_what_is_no_row_of_scores_is_refused(f, shape, words):
    with pytest.raises(ValueError, match=words):
        f(np.zeros(shape))


def test_no_minus_zero_for_a_reader_to_wonder_at():
    for mask, x in ((np.array([True, False]), np.array([-3.0, -0.0])), (True, -3.0), (np.array(True), -3.0)):
        assert not np.signbit(zero_where(mask, x)).any()


@pytest.mark.parametrize('f', [relu, sigmoid, sigmoid_grad, relu_grad, step_function, softmax, log_softmax, sum_squared_error,
                               cross_entropy_error, softmax_loss])
def test_inputs_may_be_given_by_their_names(f):
    inputs = dict(zip(inspect.signature(f).parameters, ([[0.1, 0.9], [0.5, 0.5]], [[0.0, 1.0], [1.0, 0.0]])))
    assert np.array_equal(f(**inputs), f(*inputs.values()))


@pytest.mark.parametrize('f', [relu, sigmoid, sigmoid_grad, relu_grad, step_function, softmax, log_softmax])
def test_a_list_is_an_array(f):
    assert np.array_equal(f([[1.0, -2.0], [0.5, 3.0]]), f(np.array([[1.0, -2.0], [0.5, 3.0]])))
    for name, words in (('en', 'x is not an array of numbers'), ('zh', 'x 不是由数组成的数组')):
        language.use(name)
        with pytest.raises(TypeError, match=words):
            f([[1.0, 2.0], [3.0]])


@pytest.mark.parametrize('f, way', [
    (sigmoid, r'g.apply\(Sigmoid\(\), x\)'), (sigmoid_grad, r'g.apply\(Sigmoid\(\), x\)'),
    (step_function, r'g.apply\(Sigmoid\(\), x\)'), (relu_grad, r'g.apply\(ReLU\(\), x\)'),
    (lambda x: cross_entropy_error(x, [1]), r'g.apply\(SoftmaxWithLoss\(\), x, t\)'),
    (lambda x: softmax_loss(x, [1]), r'g.apply\(SoftmaxWithLoss\(\), x, t\)')])
def test_a_node_is_answered_with_the_layer_that_does_it(f, way):
    g = Graph(x=[[1.0, 2.0]])
    for name in ('en', 'zh'):
        language.use(name)
        with pytest.raises(TypeError, match=way):
            f(g['x'])
    assert len(g.nodes) == 1


@pytest.mark.parametrize('f', [relu, softmax, log_softmax, lambda x: sum_squared_error(x, 1.0), identity_function])
def test_what_is_made_of_known_functions_draws_itself(f):
    g = Graph(x=[[1.0, 2.0]])
    assert np.allclose(f(g['x']).value, f(np.array([[1.0, 2.0]])), rtol=1e-14)


def test_the_first_edition_calls_it_mean_squared_error():
    assert functions.mean_squared_error(BOOK_Y, BOOK_T) == pytest.approx(0.0975)


def test_the_error_of_a_batch_is_the_mean_over_its_rows():
    y, t = softmax(SCORES), np.array([2, 0])
    assert cross_entropy_error(y, t) == pytest.approx(np.mean([cross_entropy_error(y[i], t[i]) for i in (0, 1)]), rel=1e-15)


def test_probabilities_are_targets_too():
    t = np.array([[0.2, 0.3, 0.5], [1.0, 0.0, 0.0]])
    expected = -np.sum(t * np.log(softmax(SCORES))) / 2
    assert cross_entropy_error(softmax(SCORES), t) == pytest.approx(expected, rel=1e-14)
    assert softmax_loss(SCORES.round().astype(int), t) == softmax_loss(SCORES.round(), t)


@pytest.mark.filterwarnings('error')
def test_a_right_class_without_any_probability_has_a_finite_error():
    for y in ([0.0, 1.0], [0, 1], np.array([0, 1], np.float32)):
        assert 80 < cross_entropy_error(np.array(y), np.array([1, 0])) < 1000


def test_softmax_loss_is_softmax_and_cross_entropy_in_one():
    t = np.array([2, 0])
    assert softmax_loss(SCORES, t) == pytest.approx(cross_entropy_error(softmax(SCORES), t), rel=1e-14)
    assert softmax_loss(SCORES[0], 2) == pytest.approx(cross_entropy_error(softmax(SCORES[0]), 2), rel=1e-14)


@pytest.mark.filterwarnings('error')
def test_softmax_loss_is_exact_for_scores_of_any_size():
    assert softmax_loss(np.array([[0.0, 5000.0]]), np.array([0])) == 5000
    assert softmax_loss(np.array([[-1e9, 0.0]]), np.array([1])) == 0


@pytest.mark.parametrize('name', ['sigmoid', 'sigmoid_grad', 'relu', 'relu_grad', 'softmax', 'log_softmax', 'identity_function'])
def test_float32_stays_float32(name):
    y = getattr(functions, name)(X.astype(np.float32))
    assert y.dtype == np.float32
    assert np.allclose(y, getattr(functions, name)(X), rtol=1e-5, atol=1e-6)


def test_errors_of_float32_are_float32():
    y, t = softmax(SCORES.astype(np.float32)), np.array([2, 0])
    assert cross_entropy_error(y, t).dtype == softmax_loss(SCORES.astype(np.float32), t).dtype == np.float32
    assert one_hot(t, like=y).dtype == np.float32


@pytest.mark.parametrize('name', ['sigmoid', 'sigmoid_grad', 'relu', 'relu_grad', 'softmax', 'log_softmax', 'step_function'])
def test_nothing_writes_into_what_it_is_given(name):
    x = X.copy()
    x.flags.writeable = False
    y = getattr(functions, name)(x)
    assert not np.shares_memory(x, y)


@pytest.mark.parametrize('t, sentence', [
    (np.array([3, 0]), 'label 3 is out of range: there are 3 classes, 0 to 2'),
    (np.array([-1, 0]), 'label -1 is out of range'),
    (np.array([0.0, 1.0]), 'use t.astype'),
    (np.array([0, 1, 2]), 'the scores have 2 rows and 3 columns, but the labels have the shape (3,)'),
    (np.array([[1.0, 0.0], [1.0, 0.0]]), 'the labels have the shape (2, 2)'),
    (np.array([[1, 1, 0], [1, 0, 0]]), 'each row of t must sum to 1'),
    (np.array([[1, 1, 0], [0, 2, 2]]), 'row 0 (counted from 0) does neither'),
    (np.array([[0.2, 0.3, 0.5], [0.2, 0.3, 0.4]]), 'row 1 (counted from 0) does neither'),
    (np.array([[np.nan, 1, 0], [1, 0, 0]]), 't holds NaN'),
], ids=['too high', 'negative', 'floats', 'too many', 'columns', 'sum', 'two largest', 'one row of many', 'nan'])
@pytest.mark.parametrize('loss', [cross_entropy_error, softmax_loss])
def test_wrong_labels_are_named(loss, t, sentence):
    with pytest.raises(ValueError) as error:
        loss(softmax(SCORES), t)
    assert sentence in str(error.value)


@pytest.mark.parametrize('f', [softmax, log_softmax, lambda x: softmax_loss(x, np.zeros(0, int)),
                               lambda x: cross_entropy_error(x, np.zeros(0, int))])
def test_an_empty_batch_is_refused(f):
    with pytest.raises(ValueError, match=r'this batch is empty \(shape \(0, 3\)\)'):
        f(np.zeros((0, 3)))
    language.use('zh')
    with pytest.raises(ValueError, match='批量大小至少是 1'):
        f(np.zeros((0, 3)))


@pytest.mark.parametrize('y', [[[3.0, 1.0, 2.0]], [[-0.1, 0.4, 0.7]], [[0.1, 0.1, 0.1]],
                               [[0.2, 0.3, 0.5], [1.0, 1.0, 1.0]]], ids=str)
def test_scores_that_are_no_probabilities_have_no_cross_entropy(y):
    with pytest.raises(ValueError, match='first let softmax make them of the scores, row by row'):
        cross_entropy_error(y, [0] * len(y))
    assert cross_entropy_error(softmax(y), [0] * len(y)) > 0


def test_nan_among_probabilities_is_called_so():
    with pytest.raises(ValueError, match='y holds NaN'):
        cross_entropy_error([0.5, np.nan], 0)


def test_probabilities_may_be_moved_by_the_h_of_a_check():
    y = np.array([[0.0, 1.0]])
    assert numerical_gradient(lambda y: cross_entropy_error(y, [1]), y)[0, 1] == pytest.approx(-1, rel=1e-4)


@pytest.mark.parametrize('y, t', [(np.ones((3, 1)), np.ones(3)), (np.ones(3), np.ones((3, 1)))], ids=['first', 'second'])
def test_each_number_meets_its_own_target(y, t):
    with pytest.raises(ValueError, match=r'give both one shape with t.reshape\(y.shape\)'):
        sum_squared_error(y, t)
    assert sum_squared_error(y, t.reshape(y.shape) + 1) == 1.5


@pytest.mark.parametrize('call, told', [
    (lambda: sigmoid(), 'sigmoid takes x; the number of inputs given is 0'), (lambda: softmax(1, 2), 'softmax takes x; .* 2'),
    (lambda: cross_entropy_error([0.5, 0.5]), 'cross_entropy_error takes y, t; .* 1'), (lambda: relu(z=3), 'relu takes x; .* 1'),
    (lambda: sum_squared_error(1, 'a'), "t is 'a'"), (lambda: sum_squared_error(y=None, t=1), 'y is None')])
def test_what_a_function_takes_is_told_by_its_names(call, told):
    with pytest.raises(TypeError, match=told):
        call()
