"""What stands on an arrow and in a circle: numbers to four digits, small arrays, shapes, symbols."""
import unicodedata

import numpy as np

SIZE = 15       # of the letters, in pixels
RADIUS = 22     # of a circle

SYMBOLS = {
    'AddLayer': '+', 'SubLayer': '−', 'MulLayer': '×', 'DivLayer': '÷', 'PowLayer': '^',
    'ExpLayer': 'exp', 'LogLayer': 'log', 'SinLayer': 'sin', 'CosLayer': 'cos', 'TanhLayer': 'tanh',
    'AbsLayer': '|x|', 'ReciprocalLayer': '1/x', 'MaximumLayer': 'max', 'MinimumLayer': 'min',
    'SumLayer': 'Σ', 'MeanLayer': 'mean', 'DotLayer': 'dot', 'TransposeLayer': 'ᵀ', 'TakeLayer': '[ ]',
    'Sigmoid': 'sigmoid', 'SoftmaxWithLoss': 'Softmax-with-Loss',
}


def number(value):
    """Four significant digits; whole numbers up to seven digits in full."""
    value = float(value)
    if value == 0 or abs(value) < 1e7 and abs(value - round(value)) < 1e-9 * abs(value):
        text = f'{round(value)}'
    else:
        text = f'{value:.4g}'.replace('e+0', 'e').replace('e-0', 'e-').replace('e+', 'e')
    return text.replace('-', '−')


def label(value, shapes=False):
    """A number, the elements of an array of at most four, else the array's shape; with `shapes` always the shape."""
    if np.ndim(value) == 0:
        return number(value)
    if shapes or np.size(value) > 4:
        return '(' + ', '.join(map(str, np.shape(value))) + (',)' if np.ndim(value) == 1 else ')')
    return '[' + ' '.join(f'{x:.3g}'.replace('-', '−') for x in np.ravel(value)) + ']'


def symbol(layer):
    """What stands in the circle. A class of the reader's own is drawn by its name, a `MulLayer` always as ×."""
    kind = type(layer).__name__
    return SYMBOLS.get(kind, kind)


def with_constant(sign, constant, left):
    """The circle of an operation whose other input is a constant, left or right of it: ×2, 1−x, ÷2, x^2."""
    if sign in '×+':
        return sign + constant
    if left:
        return constant + sign.replace('÷', '/') + 'x'
    return ('x' if sign == '^' else '') + sign + constant


def width(text, size=SIZE):
    """How wide a text will be, in pixels; Chinese characters are as wide as high."""
    return sum(size if unicodedata.east_asian_width(c) in 'WF' else 0.6 * size for c in text)
