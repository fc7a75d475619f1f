"""What stands on an arrow: numbers to four digits, small arrays, shapes; round numbers; and how wide a text is."""
import unicodedata
from math import floor, log10

import numpy as np

from common.drawing.palette import SIZE
from common.graph.branches import total

RADIUS = 22     # of a circle
LONGEST = '−1.234e−10'          # the widest text of a number that is met in practice, and of one in an array
ELEMENT = '−1.2e−10'
MOST = 3                        # rows and columns of a matrix that is written out

BROAD = {**dict.fromkeys('WM@%mw…□', 1.0), **dict.fromkeys('ABCDEFGHKNOPQRSTUVXYZ&ΣΔΩ', 0.75)}


def nice(least):
    """The smallest of the round numbers …, 0.1, 0.2, 0.5, 1, 2 … that is not below `least`."""
    power = 10.0 ** floor(log10(least))
    return next(m * power for m in (1, 2, 5, 10) if m * power >= least * 0.999)


def number(value):
    """Four significant digits; whole numbers up to seven digits in full."""
    value = float(value)
    if value == 0 or abs(value) < 1e7 and abs(value - round(value)) < 1e-9 * abs(value):
        text = f'{round(value)}'
    else:
        text = _short_power(f'{value:.4g}')
    return text.replace('-', '−')


def element(value):
    """A number among others: three significant digits, two where there is an exponent."""
    text = f'{value:.3g}'
    if 'e' in text or len(text) > len(ELEMENT) - 1:
        text = _short_power(f'{value:.1e}'.replace('.0e', 'e'))
    return text.replace('-', '−')


def _short_power(text):
    return text.replace('e+0', 'e').replace('e-0', 'e-').replace('e+', 'e')


def label(value, shapes=False):
    """A number, the elements of an array of at most four, else its shape; with `shapes` always the shape."""
    if type(value) is float or np.ndim(value) == 0:      # as most are; numpy takes longer to say so
        return number(value)
    if shapes or np.size(value) > 4:
        return '(' + ', '.join(map(str, np.shape(value))) + (',)' if np.ndim(value) == 1 else ')')
    return '[' + ' '.join(map(element, np.ravel(value))) + ']'


def lines(value, shapes=False, full=False):
    """The label in lines; with `full` a matrix of at most 3 × 3 is written out, row by row."""
    if full and not shapes and np.ndim(value) == 2 and max(np.shape(value)) <= MOST:
        return ['[' + ' '.join(map(element, row)) + ']' for row in value]
    return [label(value, shapes)]


def room(value, shapes=False, full=False):
    """(pixels, lines) that hold the label whatever numbers it will show."""
    if np.ndim(value) == 0:
        return ROOM, 1
    shown = lines(value, shapes, full)
    if shown[0].startswith('('):
        return max(ROOM, width(shown[0])), 1
    return 20 + (width(ELEMENT) * 0.85 + 9) * (np.size(value) // len(shown)), len(shown)


def written_sum(terms, shapes=False):
    """'3 + (−5) = −2': what meets where a value went several ways. Of many terms the middle ones are left out."""
    first, *others = (label(term, shapes) for term in terms)
    others = [f'({text})' if text.startswith('−') else text for text in others]
    if len(others) > 4:
        others = [others[0], '…', others[-1]]
    return f'{" + ".join([first, *others])} = {label(total(terms), shapes)}'


def width(text, size=SIZE):
    """How wide a text will be, in pixels; Chinese characters are as wide as high."""
    return size * sum(1.0 if unicodedata.east_asian_width(c) in 'WF' else BROAD.get(c, 0.6) for c in text)


ROOM = width(LONGEST) * 0.87        # digits are a little narrower than letters
