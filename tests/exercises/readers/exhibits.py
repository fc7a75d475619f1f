"""What comes out of an exhibit that was mended in another wrong way: formulas of dout and the inputs, one for each, and the
words that each must get.
"""
import numpy as np

from common.functions import softmax

BACKWARD = {
    'SharedInput': {
        'dout * x; dout * x': 'has replaced the first', 'dout * (x + y); dout * x': 'Only one branch',
        'dout ** 2 * x * (x + y); dout * x': 'neither multiplied nor averaged',
        'x * (x + y); dout * x': 'neither multiplied nor averaged',
        'dout * (x + y / 2); dout * x': 'neither multiplied nor averaged',
        'dout * (2 * x + y); dout * x + dout * y': 'what the product passes',
        'dout * (2 * x + y); dout': 'also multiplied by x',
    },
    'Diamond': {
        'dout * 2 * x * (x ** 2 + y); dout * x ** 2': 'came too late',
        'dout * 2 * x ** 3; dout * x ** 2': 'Only one branch',
        'dout ** 2 * 2 * x ** 3 * (x ** 2 + y); dout * x ** 2': 'neither multiplied nor averaged',
        'dout * (2 * x ** 3 + x * y); dout * x ** 2': 'Just half',
        'dout * (2 * x ** 2 + y); dout * x ** 2': 'each side sends back',
        'dout * x * (x ** 2 + y); dout * x ** 2': 'each side sends back',
        'dout * (4 * x ** 3 + 2 * x * y); dout * (x ** 2 + y)': 'what the product passes',
    },
    'Pick': {
        'put(x, rows, dout)': 'writes each place once', 'put(x, rows, np.ones_like(dout))': 'multiply by dout',
        'put(x, rows, dout, np.mean)': 'does not average',
    },
    'Centre': {
        'dout': 'in the mean as well', 'dout - dout / len(x)': 'does to itself',
        'dout - dout.mean()': 'over the samples', 'dout - dout.mean(axis=1)[:, None]': 'over the samples',
        'dout - dout.sum(axis=0)': 'not the sum', 'dout + dout.mean(axis=0)': 'not added',
        'dout - x.mean(axis=0)': 'not that of x', '0 * x + dout.mean(axis=0)': 'That is the mean',
    },
    'Spread': {
        '2 * dout * x': 'with its mean subtracted', 'dout * (x - x.mean(axis=0))': 'a factor 2',
        '2 * x - 2 * x.mean(axis=0)': 'multiply by dout',
    },
    'Softmax': {
        'p * dout': 'ties the scores', 'dout * (p - p * p)': 'formula of sigmoid',
        'p * (dout - (dout * p).sum())': 'row by row', 'p * (dout - (dout * p).sum(axis=0))': 'row by row',
        'p * (dout - dout.sum(axis=1)[:, None])': 'ties the scores',
        'p * (dout - dout.mean(axis=1)[:, None])': 'ties the scores', 'p - dout': 'cross-entropy',
    },
    'Scale': {
        'dout * s; (dout * x).mean(axis=0)': 'not their mean',
        'dout * x; (dout * s).sum(axis=0)': 'on the opposite side',
    },
}
BACKWARD['Scores'] = BACKWARD['Softmax']
FORWARD = {
    'Scores': {f'softmax(np.minimum(np.maximum(x, -{most}), {most}))': 'Clipping' for most in (100, 500, 600, 700, 709)},
    'Softmax': {'np.exp(x - 1) / np.exp(x - 1).sum()': 'divided by one sum'},
    'Spread': {'(x * x).sum()': 'Subtract the mean', '((x - x.mean(axis=0)) ** 2).mean()': 'not a mean'},
    'Product': {'x + y': 'does not add'},
}


def put(x, rows, dout, how=lambda shares: shares[-1]):
    """Each row of x with what becomes of the rows of dout that belong to it."""
    return np.array([how([d for row, d in zip(rows, dout) if row == i], **{'axis': 0} if how is np.mean else {}) if i in rows
                     else 0 * x[i] for i in range(len(x))])


def worked_out(formula, inputs, dout=1):
    """What comes out of each part; inputs by name."""
    names = {'np': np, 'put': put, 'softmax': softmax, 'dout': dout, **inputs}
    if np.ndim(inputs['x']) == 2:
        names['p'] = softmax(inputs['x'])
    return tuple(eval(part, names) for part in formula.split(';'))
