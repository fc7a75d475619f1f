"""Targets: class numbers, or for each sample a row with a number for each class."""
import numpy as np

from common.guard.shapes import broadcast
from common.language import say


def labels(t, rows, classes):
    """Class numbers: whole, one for each row, from 0 to classes - 1."""
    if t.shape not in ((rows,), (rows, 1)):
        raise ValueError(say('得分有 {rows} 行 {classes} 列，标签的形状却是 {shape}：每一行要有一个标签，或一行 one-hot。',
                             'the scores have {rows} rows and {classes} columns, but the labels have the shape {shape}; '
                             'each row needs one label, or one row of one-hot.',
                             rows=rows, classes=classes, shape=t.shape))
    if t.dtype.kind not in 'iu':
        raise ValueError(say('标签要用整数（类别的编号），这里的类型是 {dtype}：用 t.astype(int)。',
                             'labels are whole numbers (of classes), but these are {dtype}; use t.astype(int).',
                             dtype=t.dtype))
    if t.min() < 0 or t.max() >= classes:
        wrong = t.min() if t.min() < 0 else t.max()
        raise ValueError(say('标签 {wrong} 超出范围：有 {classes} 类，编号从 0 到 {largest}。',
                             'label {wrong} is out of range: there are {classes} classes, 0 to {largest}.',
                             wrong=wrong, classes=classes, largest=classes - 1))


def rows_are_probabilities(t):
    """Whether the rows of t (N, classes) sum to 1. Where half of them do, the others are a mistake.

    Rows that do not, such as made-up ones of np.random.rand, name a class by their largest number, as in the book;
    a row with several largest numbers names none.
    """
    sums_to_one = np.abs(np.sum(t, axis=1) - 1) <= 1e-3
    if sums_to_one.all():
        return True
    names_no_class = np.sum(t == np.max(t, axis=1, keepdims=True), axis=1) > 1
    wrong = ~sums_to_one if 2 * sums_to_one.sum() >= len(t) else names_no_class
    if wrong.any():
        row = int(np.argmax(wrong))
        raise ValueError(say(
            't 的每一行加起来要等于 1（one-hot 或概率），否则就以最大的那个数所在的类别为准；'
            '第 {row} 行（从 0 数）两样都不是：请检查标签。',
            'each row of t must sum to 1 (one-hot, or probabilities), or else name a class by its '
            'largest number; row {row} (counted from 0) does neither; check the labels.', row=row))
    return False


def are_probabilities(y):
    """Rows (N, classes) that softmax could have made; those that numerical differentiation moves a little pass, too."""
    wrong = ~((np.abs(np.sum(y, axis=1) - 1) < 0.02) & (np.min(y, axis=1) > -0.02))
    if wrong.any():
        raise ValueError(say(
            'y 的每一行要是概率（不小于 0，加起来是 1），第 {row} 行（从 0 数）不是：得分要先经过 softmax，一行一行地变成概率。',
            'each row of y must hold probabilities (none below 0, their sum 1); row {row} (counted from 0) does '
            'not; first let softmax make them of the scores, row by row.', row=int(np.argmax(wrong))))


def one_target_each(y, t):
    """Copied to one shape, y and t have that of one of them: otherwise each number of y meets every target."""
    y_shape, t_shape, both = broadcast(y, t)
    if both not in (y_shape, t_shape):
        raise ValueError(say('y 的形状是 {y_shape}，t 的形状是 {t_shape}：这样每个 y 会和所有的 t 比；'
                             '用 t.reshape(y.shape) 排成一样的形状。',
                             'y has the shape {y_shape} and t has {t_shape}, so that each y would meet every t; give both '
                             'one shape with t.reshape(y.shape).', y_shape=y_shape, t_shape=t_shape))
