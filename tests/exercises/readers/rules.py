"""What readers make of an upstream gradient at a node: wrong rules, as formulas of up, the inputs x and y (or x and t), and
the output out, one for each input or for the first; and the words that each must get: what is right with it … what is not.
"""
import numpy as np

from common import layers
from common.functions import one_hot, softmax

RULES = {
    'MulLayer': {
        'up * x; up * y': 'on the opposite side', 'up / y; up / x': 'it does not divide',
    },
    'AddLayer': {
        'up * y; up * x': 'rule of a multiply node … does not look at its',
        'up * x; up * y': 'multiplied by an input … does not look at its',
        'up - up / 2; up - up / 2': 'half of what … does not share it out',
    },
    'SubLayer': {
        '-up; up': 'only the side after the minus', 'up * y; -x * up': 'Like an add node',
    },
    'DivLayer': {
        '-up / y; up * x / y / y': 'A larger divisor', 'up / y; -x * up / y': 'the divisor below is squared',
        'up / y; -up / y / y': 'the dividend is still a factor',
        'up * y; up * x': 'rule of a multiply node … multiply by its reciprocal',
    },
    'ReciprocalLayer': {
        'up / x / x': 'its reciprocal: the local', '-up / x': 'the output is squared',
        '-up * x * x': 'not the input',
    },
    'PowLayer': {
        'up * y': 'the power one lower', 'up * y * x ** y': 'the power that is left',
        'up * x ** y / x': 'the old exponent', 'up * y * x': 'not all the way',
        'up * y * x ** y / x; up * x ** y': 'the log of the base',
    },
    'ExpLayer': {
        'up * x': 'times the input … is its own output',
        'up * x * np.exp(x - 1)': 'rule of a power … the exponent varies',
    },
    'LogLayer': {
        'up * x': 'it divides by it', 'up / np.log(x)': 'not by its output',
    },
    'Sigmoid': {
        'up / (1 + np.exp(-x))': 'is only one of them', 'up / (1 + np.exp(x))': 'the one that is missing',
        'up / (1 + np.exp(-x)) ** 2': 'only one of them is the output',
        'up * (out + out * out)': 'not one plus', '0.25 * up': 'is a quarter … A quarter is the most',
        'up * (x - x * x)': 'not its input',
    },
    'ReLU': {
        'up': 'switch of ReLU is off', 'np.where(x > 0, 0, up)': 'on where its input',
        'x * up': 'not multiplied by the input', 'np.where(x < 0, 0, up)': 'exactly 0',
        'np.where(up > 0, up, 0)': 'not at the sign of dout',
    },
    'TanhLayer': {
        'up * (out - out * out)': 'formula of sigmoid … is what is subtracted',
        'up - up * out': 'what is subtracted', 'up - up * x * x': 'not the input',
    },
    'SinLayer': {'-up * np.cos(x)': 'its sign unchanged', 'up * np.sin(x)': 'swaps sin and cos'},
    'CosLayer': {'up * np.sin(x)': 'its sign changed', 'up * np.cos(x)': 'swaps sin and cos'},
    'AbsLayer': {'up': 'comes from upstream … shrinks'},
    'MaximumLayer': {
        'up; up': 'lets only one side through, the one',
        'np.where(x > y, 0, up); np.where(x > y, up, 0)': 'It is the side',
    },
    'MinimumLayer': {
        'up; up': 'lets only one side through, the one',
        'np.where(x < y, 0, up); np.where(x < y, up, 0)': 'It is the side',
    },
    'SumLayer': {'up * np.ones_like(x) / len(x)': 'right for a mean … does not divide by how many'},
    'DotLayer': {'up @ y; x @ up': 'is transposed'},
    'SoftmaxWithLoss': {
        'up * p / N': 'must be subtracted', 'up * (t - p) / N': 'the output minus the target',
        'up * (p - t)': 'mean over the batch', 'up * (p - t) / N / C': 'not by the number of elements',
        'up * (p - t) / C': 'not by the number of classes',
        'up * (p - p * p) / N': 'formula of sigmoid … leave just output minus target',
        'up * (p - t) * (p - p * p) / N': 'the log cancels', '(p - t) / N / up': 'it does not divide',
        '(p - t) / N + up': 'it is not added', '-up * t / p / N': 'on the other side of softmax',
    },
}
ANYWHERE = {        # at a node that multiplies x by local
    'local': 'is the local derivative', 'up': 'arrives from upstream … is multiplied by the local derivative',
    'up + local': 'is their sum … multiplies the two', 'up * -local': 'the local derivative is negative',
}
VALUES = {
    'MulLayer': {'x + y': 'does not add', 'x / y': 'does not divide', 'y / x': 'does not divide'},
    'AddLayer': {'x * y': 'does not multiply', 'x - y': 'does not subtract'},
    'SubLayer': {'y - x': 'which is subtracted', 'x + y': 'does not add'},
    'DivLayer': {'y / x': 'which is divided', 'x * y': 'does not multiply'},
    'PowLayer': {'x * y': 'not by the exponent', 'y ** x': 'which is the base'},
    'SoftmaxWithLoss': {
        'np.sum(-t * np.log(p))': 'the sum must be divided',
        'np.mean(-t * np.log(p))': 'not by the number of elements',
        'np.sum(-t * np.log(e / e.sum())) / N': 'row by row',
        'np.sum(-t * np.log(e / e.sum(axis=0))) / N': 'the wrong direction',
        '-np.sum(t * p) / N': 'Take the log',
        '-np.sum(p * np.log(np.maximum(t, np.finfo(float).tiny))) / N': 'inputs are swapped',
        '-np.sum(t * np.log(np.maximum(x, np.finfo(float).tiny))) / N': 'Scores become probabilities',
        'np.sum(t * np.log(p)) / N': 'never negative',
    },
}


def inputs(kind, random):
    """Numbers that a node of this kind may get, no two alike, at which its rules differ."""
    first, second = random.permutation(np.arange(2, 10))[:2] + random.permutation([0.25, 0.5])
    return {
        'ReciprocalLayer': (first,), 'ExpLayer': (first / 4,), 'LogLayer': (first,), 'Sigmoid': (first / 4,),
        'TanhLayer': (first / 8,), 'SinLayer': (first / 8,), 'CosLayer': (first / 8,), 'AbsLayer': (-first,),
        'ReLU': (random.permutation([-1.5, 0.0, 0.0, first, -first, second, -second, 1.5]).reshape(2, 4),),
        'SumLayer': (random.permutation([first, second, 7.0]),),
        'DotLayer': tuple(random.randint(2, 90, (2, 2)) / 10 for _ in range(2)),
        'SoftmaxWithLoss': (random.uniform(0.2, 3, (2, 3)), random.permutation(3)[:2]),
    }.get(kind, (first, second))


def followed(rule, kind, values, up=1.0):
    """What comes out of each formula of a rule."""
    x, y = (*values, None)[:2]
    names = {'np': np, 'x': x, 'y': y, 'up': up, 'out': getattr(layers, kind)().forward(*values)}
    if kind == 'SoftmaxWithLoss':
        names.update(t=one_hot(y, like=x), p=softmax(x), e=np.exp(x), N=len(x), C=x.shape[1])
    return tuple(eval(part, names) for part in rule.split(';'))
