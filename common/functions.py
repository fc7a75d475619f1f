"""Pure functions on numbers and arrays: activations, softmax, errors. Nothing here remembers anything.

Rows are samples: an array of scores has the shape (N, classes); a one-dimensional array is one sample.
Names and signatures are those of chapters 3 to 5 of *Deep Learning from Scratch*.
"""
import numpy as np

from common import guard
from common.guard import reads_lists


def identity_function(x):
    return x


@reads_lists()
def step_function(x):
    """1 where x > 0, else 0 (integers)."""
    guard.no_step(x)
    return np.array(x > 0, dtype=int)


@reads_lists('g.apply(Sigmoid(), x)')
def sigmoid(x):
    """1 / (1 + exp(-x)); any finite x is welcome, since exp never sees a positive number."""
    e = np.exp(-1.0 * np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)


@reads_lists('g.apply(Sigmoid(), x)')
def sigmoid_grad(x):
    y = sigmoid(x)
    return y * (1 - y)


@reads_lists()
def relu(x):
    return np.maximum(0, x)


@reads_lists('g.apply(ReLU(), x)')
def relu_grad(x):
    """1 where x > 0, else 0. At 0 there is no derivative; here and everywhere in this project it counts as 0."""
    return np.heaviside(x, 0)


def zero_where(mask, x):
    """x, with 0 where the mask is true. A number stays a number."""
    if isinstance(mask, np.ndarray) or isinstance(x, np.ndarray):
        # a product, since np.where guesses at each element, and a mask is hard to guess; + 0 makes 0.0 of -0.0
        return x * np.logical_not(mask) + 0
    return type(x)(0) if mask else x


@reads_lists()
def softmax(x):
    """Each row of scores as probabilities. The largest score is subtracted first: exp stays finite."""
    guard.row_of_scores(x)
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


@reads_lists()
def log_softmax(x):
    """log(softmax(x)) without ever taking the log of 0."""
    guard.row_of_scores(x)
    x = x - np.max(x, axis=-1, keepdims=True)
    return x - np.log(np.sum(np.exp(x), axis=-1, keepdims=True))


def one_hot(t, like):
    """Targets in the shape and type of the scores `like`, (N, classes) or (classes,).

    t holds labels (N,) or (N, 1), which become rows with a single 1, or is one-hot (or probabilities) already. Rows of
    other numbers stand for the class of the largest, as in the book.
    """
    guard.row_of_scores(like)
    scores, t = np.atleast_2d(like), np.asarray(guard.number(t, 't'))
    if _has_rows(t, *scores.shape) and guard.rows_are_probabilities(t.reshape(scores.shape)):
        return t.reshape(np.shape(like)).astype(scores.dtype)
    rows = np.zeros_like(scores)
    rows[np.arange(len(rows)), _class_numbers(t, *scores.shape)] = 1
    return rows.reshape(np.shape(like))


def class_numbers(t, rows, classes):
    """Targets as class numbers (rows,): labels (rows,) or (rows, 1) as they are, a row of numbers as its largest."""
    return _class_numbers(np.asarray(guard.number(t, 't')), rows, classes)


def _class_numbers(t, rows, classes):
    if _has_rows(t, rows, classes):
        return np.argmax(t.reshape(rows, classes), axis=1)
    guard.labels(np.atleast_1d(t), rows, classes)
    return t.reshape(-1)


def _has_rows(t, rows, classes):
    """Whether t has a number for each class in each row, rather than labels."""
    return t.size == rows * classes and t.shape[-1:] == (classes,)


@reads_lists()
def sum_squared_error(y, t):
    """Half the sum of squared differences, over everything."""
    guard.one_target_each(y, t)
    return 0.5 * np.sum((y - t) ** 2)


mean_squared_error = sum_squared_error      # its name in the first edition, although nothing is divided by a count


@reads_lists('g.apply(SoftmaxWithLoss(), x, t)')
def cross_entropy_error(y, t):
    """Mean of -log(probability of the right class); y (N, classes), t labels (N,) or one-hot (N, classes).

    A probability of exactly 0 counts as the smallest positive number of its type, so the error stays finite.
    """
    y = np.atleast_2d(guard.number(y, 'y')) * 1.0
    t = one_hot(t, like=y)
    guard.are_probabilities(y)
    return -np.sum(t * np.log(np.maximum(y, np.finfo(y.dtype).tiny))) / len(y)


@reads_lists('g.apply(SoftmaxWithLoss(), x, t)')
def softmax_loss(X, t):
    """Cross-entropy error of softmax(X), straight from the scores: exact for scores of any size."""
    log_y = log_softmax(np.atleast_2d(X))
    return -np.sum(one_hot(t, like=log_y) * log_y) / len(log_y)
