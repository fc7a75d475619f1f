"""What an array looks like that was multiplied or added up the wrong way round."""
from itertools import permutations

import numpy as np

from common.exercises.answers import same
from common.language import say


def lost_transpose(found, expected, named):
    """The right two matrices, multiplied in another way."""
    matrices = [(name, value) for name, value in named.items() if value.ndim == 2 and value.dtype.kind != 'b']
    for (a, A), (b, B) in permutations(matrices, 2):
        if not any(same(product, expected) for product in _products(A, B)):
            continue
        if any(left.shape == right.shape and same(found, left * right) for left in (A, A.T) for right in (B, B.T)):
            return say('{a} 和 {b} 在这里是逐个相乘的；矩阵乘积是一行配一列，写作 @。',
                       '{a} and {b} are multiplied element by element here; a matrix product is row by column, written @.',
                       a=a, b=b)
        if _with_inverse(found, A, B):
            return say('{b} 求了逆：往回走要的是转置，不是逆矩阵。',
                       '{b} was inverted: the backward pass needs its transpose, not its inverse.', b=b)
        if any(same(product, found) for product in _products(B, A)):
            return say('{a} 和 {b} 相乘，这是对的，可是谁前谁后也要紧：次序反了。',
                       '{a} and {b} are multiplied, and that is right, but in the wrong order: which '
                       'comes first matters.', a=a, b=b)
        if any(same(product, found) for product in _products(A, B)):
            return say('{a} 和 {b} 相乘，这是对的，可是转置的地方不对：想一想，哪一个的行配哪一个的列。',
                       '{a} and {b} are multiplied, and that is right, but a transpose is missing or in the wrong place: '
                       'rows of which meet columns of which?', a=a, b=b)


def axis_of_softmax(found, expected, named):
    """Rows should sum to one, and something else does."""
    if expected.ndim != 2 or found.shape != expected.shape:
        return None
    if not np.allclose(expected.sum(axis=1), 1) or np.allclose(found.sum(axis=1), 1):
        return None
    if np.allclose(found.sum(axis=0), 1):
        return say('每一列的和是 1；一行才是一个样本，所以要沿着 axis=1 归一。',
                   'Each column sums to 1; but a row is a sample, so it is along axis=1 that the sum should be 1.')
    if np.isclose(found.sum(), 1):
        return say('整个数组的和是 1；每一行是一个样本，各自的和要是 1。',
                   'The whole array sums to 1; each row is a sample of its own and should sum to 1.')


def sum_along_other_axis(found, expected, named):
    for name, value in named.items():
        for axis in range(value.ndim):
            if same(value.sum(axis=axis), expected):
                others = [other for other in range(value.ndim) if other != axis]
                if any(same(found, value.sum(axis=other)) for other in others):
                    return say('{name} 加起来的方向不对：换一个 axis。',
                               '{name} was added up along the other axis.', name=name)


def _with_inverse(found, A, B):
    """Is found a product of A with the inverse of B?"""
    if B.shape[0] != B.shape[1] or np.linalg.matrix_rank(B) < len(B):
        return False
    inverse = np.linalg.inv(B)
    return any(same(product, found) for product in (*_products(A, inverse), *_products(inverse, A)))


def _products(A, B):
    """A · B with each of them as it is or transposed, where the shapes fit."""
    return [left @ right for left in (A, A.T) for right in (B, B.T) if left.shape[1] == right.shape[0]]
