"""Arrays as readers work them out: for what is right, each wrong way with the words that it must get.

x (N, D), dout (N, M), up (N, D), y and t (N, D) with rows that sum to 1, s (N,); V (D, M); A, B, C (3, 3); z like x with some
zeros. N, D and M differ, and no two numbers are alike.
"""
import numpy as np

from common.functions import softmax

ARRAYS = {
    'x.T @ dout': {
        'dout.T @ x': 'rows and columns have been swapped',
        'x.T @ dout / N': 'too small by the same factor, the count 4: a sum', '-x.T @ dout': 'every sign',
        'x.T @ dout * N': 'too large by the same factor, the count 4: a mean',
        'x.T @ dout * 2.7': 'off by the same factor', '(x.T @ dout).sum()': 'into a single number',
        '(x.T @ dout).ravel()': r'the shape is \(6,\)', '(x.T @ dout).astype(int)': 'fractions were cut',
        '(x.T @ dout).round(1)': 'rounded too early', '(x.T @ dout).round(2)': 'rounded too early',
        'x.T @ dout * np.nan': 'NaN or infinity', 'np.ones((D, M))': 'are the same',
        'x.T @ dout > 0': 'Numbers are needed', 'x @ x.T': r'array of 4 rows by 4 columns',
        'x.T @ dout * [[1, 1, 1], [1, 1, 0.5]]': r'5 of 6 numbers; look first at position \[1, 2\]',
        'x.T @ dout * [[0.5, 1, 1], [0.5, 1, 1]]': r'4 of 6 numbers; look first at position \[0, 0\]',
        '(x.T @ dout) ** 3': 'work it out by hand',
    },
    'dout.sum(axis=0)': {
        'dout': 'over the samples', 'dout.sum()': 'into a single number',
        'dout.sum(axis=1)': 'dout was added up along the other axis',
        'dout.mean(axis=0)': 'too small by the same factor, the count 4: a sum',
        'dout.sum(axis=0)[None]': r'the shape is \(1, 3\)', '-dout.sum(axis=0)': 'every sign',
        'x.sum(axis=0)': 'row of 2 numbers', 'dout[0]': 'numbers',
    },
    '(y - t) / N': {
        'y - t': 'too large by the same factor, the count 4: a mean', 'y / N': 't must be subtracted',
        'y': 'y itself', 't': 't itself', '(t - y) / N': 'every sign',
        '(y - t) / N / N': 'too small by the same factor, the count 4',
        '(y - 2 * t) / N': 't must be added, or was subtracted', '(y - t) / y.size': 'off by the same factor',
    },
    'y': {
        'y.T / y.T.sum(axis=0)': 'swapped', 'y / y.sum(axis=0)': 'Each column sums to 1',
        'y / y.sum()': 'whole array sums to 1', 'np.exp(y) / np.exp(y).sum()': 'whole array sums to 1',
    },
    'up * x': {
        'up': 'up itself', 'x': 'x itself', 'up * x * s[:, None]': 'work it out by hand',
        'up / x': 'work it out by hand|numbers', 'up * x * x': 'one factor x too many',
        'up * x * up': 'one factor up too many', 'up * x + x': 'x must be subtracted',
        'up * x - x': 'x must be added',
    },
    'up * x * y': {'up * y': 'factor x is missing', 'x * y': 'factor up is missing', 'up * x': 'factor y is missing'},
    'np.where(z > 0, up, 0)': {
        'np.where(z > 0, 0, up)': 'up is stopped where it should pass',
        'np.where(z >= 0, up, 0)': 'only where z is exactly 0', 'up': 'up itself',
        '-np.where(z > 0, up, 0)': 'every sign', 'np.where(z > 0, z * up, 0)': 'one factor z too many',
        'np.where(z > 0, up, 0.01 * up)': 'nothing should pass', 'np.where(z > 0, up, z)': 'nothing should pass',
        'up * (z != 0)': 'nothing should pass', 'up * np.sign(z)': 'nothing should pass',
        'np.where(z > 0, up, 1)': 'nothing should pass',
    },
    'dout @ V.T': {
        '(dout @ V.T) ** 3': 'work it out by hand', 'dout @ V.T * 2.7': 'off by the same factor', 'V @ dout.T': 'swapped',
        'dout * 1': 'dout itself', 'V': 'V itself', 'dout * dout': 'an array of 4 rows by 3 columns',
    },
    'z <= 0': {
        'z > 0': 'True and False are just the wrong way round', 'z < 0': 'only where z is exactly 0',
        'z >= 0': 'went to the wrong side, too', '(z <= 0) * 1': 'made of True and False',
        'z.T <= 0': 'swapped', 'z.ravel() <= 0': 'only the shape', 'z[:3] <= 0': 'mask has the shape',
        'np.ones(z.shape, bool)': 'numbers; look first',
    },
    'A @ B.T': {
        'A @ B': 'A and B .* transpose is missing', 'A.T @ B.T': 'A and B .* transpose is missing',
        'A.T @ B': 'A and B .* transpose is missing', 'B @ A.T': 'swapped',
        'B.T @ A': '(A and B|B and A) .* wrong order', 'B @ A': '(A and B|B and A) .* wrong order',
        'A * B': 'A and B are multiplied element by element',
        'A * B.T': 'A and B are multiplied element by element', 'A @ np.linalg.inv(B)': 'B was inverted',
        'np.linalg.inv(B) @ A': 'B was inverted', 'A @ C': 'work it out by hand',
    },
}
ALL = 'x', 'dout', 'V', 'up', 'y', 't', 'z', 'A', 'B'


def arrays(number):
    """Numbers by name, no two alike."""
    random = np.random.RandomState(number)
    N, D, M = 4, 2, 3
    x, up = (random.permutation(np.arange(2, 10)).reshape(N, D) * random.permutation([-1, 1] * 4).reshape(N, D) / 2.3
             for _ in range(2))
    z = np.where(random.permutation(N * D).reshape(N, D) < 2, 0, x)
    A, B, C = (random.randn(3, 3) for _ in range(3))
    return {'N': N, 'D': D, 'M': M, 'x': x, 'up': up, 'z': z, 'dout': random.randn(N, M),
            's': random.rand(N), 'V': random.randn(D, M),
            'y': softmax(random.randn(N, D)), 't': np.eye(D)[random.permutation([0, 1] * 2)], 'A': A, 'B': B, 'C': C}


def worked_out(formula, given):
    return eval(formula, {'np': np, **given})
