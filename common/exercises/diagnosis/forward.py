"""Misconceptions of the forward pass: what a reader makes of the values that enter a node."""
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from common.exercises.diagnosis.backward import LOSSES
from common.functions import one_hot, softmax

EARLIER = ('最后一步没有问题，再往左看 {circle} 那里。', 'The last step is fine; look further to the left, at {circle}.')
CHANGED = ('{answer} 用到的数都对。', '{answer} uses the right numbers.')


class ValueMisconception(NamedTuple):
    """rule(*input values) gives the mistaken value of a node of these kinds; of any, where there are none."""
    kinds: tuple
    rule: Callable
    missing: tuple
    seen: tuple = CHANGED


def _losses(x, t, axis=1):
    """The cross-entropy error of each sample, when exp is divided by its sum along an axis."""
    x = np.atleast_2d(x)
    return -np.sum(one_hot(t, like=x) * np.log(np.exp(x) / np.sum(np.exp(x), axis=axis, keepdims=True)), axis=1)


VALUES = [ValueMisconception(tuple(kinds.split()), *row) for kinds, *row in (
    ('MulLayer', lambda x, y: x + y, ('{circle} 节点让它们相乘，不是相加。',
                                      'The {circle} node multiplies them; it does not add.')),
    ('MulLayer', lambda x, y: x / y, ('{circle} 节点让它们相乘，不是相除。',
                                      'The {circle} node multiplies; it does not divide.')),
    ('MulLayer', lambda x, y: y / x, ('{circle} 节点让它们相乘，不是相除。',
                                      'The {circle} node multiplies; it does not divide.')),
    ('AddLayer', lambda x, y: x * y, ('{circle} 节点让它们相加，不是相乘。',
                                      'The {circle} node adds them; it does not multiply.')),
    ('AddLayer', lambda x, y: x - y, ('{circle} 节点让它们相加，不是相减。',
                                      'The {circle} node adds them; it does not subtract.')),
    ('SubLayer', lambda x, y: y - x, ('{circle} 节点里，谁减谁的次序反了。',
                                      'At {circle} it matters which is subtracted from which.')),
    ('SubLayer', lambda x, y: x + y, ('{circle} 节点是相减，不是相加。',
                                      'The {circle} node subtracts; it does not add.')),
    ('DivLayer', lambda x, y: y / x, ('{circle} 节点里，谁除以谁的次序反了。',
                                      'At {circle} it matters which is divided by which.')),
    ('DivLayer', lambda x, y: x * y, ('{circle} 节点是相除，不是相乘。',
                                      'The {circle} node divides; it does not multiply.')),
    ('PowLayer', lambda x, y: x * y, ('乘方是自己乘自己，不是乘以指数。',
                                      'A power multiplies a number by itself, not by the exponent.')),
    ('PowLayer', lambda x, y: y ** x, ('{circle} 节点里，底数和指数的次序反了。',
                                       'At {circle} it matters which is the base and which the exponent.')),
    (LOSSES, lambda x, t: _losses(x, t).sum(),
     ('损失是整批的平均：加起来以后还要除以样本的个数。',
      'The loss is the mean over the batch: the sum must be divided by the number of samples.')),
    (LOSSES, lambda x, t: _losses(x, t).mean() / np.shape(x)[-1],
     ('平均是对样本取的：除以样本的个数，不是元素的个数。',
      'The mean is taken over the samples: divide by how many there are, not by the number of elements.')),
    (LOSSES, lambda x, t: _losses(x, t, axis=None).mean(),
     ('softmax 要一行一行地算：每个样本的概率各自加起来是一。',
      'Softmax works row by row: the probabilities of each sample sum to one.')),
    (LOSSES, lambda x, t: _losses(x, t, axis=0).mean(),
     ('softmax 加总的方向反了：一行才是一个样本，每一行加起来是一。',
      'Softmax sums in the wrong direction here: a row is a sample, and each row should sum to one.')),
    (LOSSES, lambda x, t: -np.sum(softmax(x) * one_hot(t, like=x)) / len(np.atleast_2d(x)),
     ('正确那一类的概率还要取对数。', 'Take the log of the probability of the right class as well.')),
    ('SoftmaxWithLoss', lambda x, t: -np.sum(softmax(x) * np.log(np.maximum(one_hot(t, like=x), np.finfo(float).tiny)))
     / len(np.atleast_2d(x)),
     ('两个输入的次序反了：取对数的是概率 y，乘上去的是标签 t。',
      'The two inputs are swapped: take the log of the probabilities y and multiply it by the targets t.')),
    ('SoftmaxWithLoss', lambda x, t: -np.sum(one_hot(t, like=x) * np.log(np.maximum(x, np.finfo(float).tiny)))
     / len(np.atleast_2d(x)),
     ('得分要先经过 softmax 变成概率，再取对数。', 'Scores become probabilities by softmax first; then the log is taken.')),
    (LOSSES, lambda x, t: -_losses(x, t).mean(),
     ('损失不会是负的：对数前面还有一个负号。', 'A loss is never negative: there is a minus in front of the log.')),
    ('', lambda *inputs: inputs[0], ('到了 {circle} 还要再算一步。', 'At {circle} there is one more step.'),
     ('{answer} 是走到它前面时的数。', '{answer} is the number just before it.')),
    ('', lambda *inputs: inputs[-1], ('到了 {circle} 还要再算一步。', 'At {circle} there is one more step.'),
     ('{answer} 是走到它前面时的数。', '{answer} is the number just before it.')),
)]
