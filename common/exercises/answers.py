"""What readers hand in: numbers as they type them, arrays, and whether they are the right ones."""
import math
import re
from decimal import Decimal
from fractions import Fraction

import numpy as np

from common import expression
from common.language import say

CLOSE = 5e-4    # a number given to four significant digits is near enough
IN_TEXT = re.compile(r'(?<![\w.])[−-]?\d+(?:\.\d+)?(?:e[−-]?\d+)?(?![\w.]*\d)')


class Unreadable(ValueError):
    """The answer is no number; the message says what would be one."""


def read(answer):
    """The number in an answer: a number, an array of one element, or arithmetic as text ('2*1.1')."""
    if isinstance(answer, str):
        try:
            found = expression.number(answer)
        except expression.ExpressionError as error:
            raise Unreadable(*error.args) from None
    else:
        array = as_array(answer)
        if array is None or array.dtype.kind == 'b' or array.size != 1:
            raise Unreadable(say('这里要一个数，也可以写成算式，比如 3 * 0.5。',
                                 'A number is needed here, or arithmetic such as 3 * 0.5.'))
        found = float(array.reshape(())[()])
    if not math.isfinite(found):
        raise Unreadable(say('这里要一个有限的数：NaN 和无穷大往往来自除以 0，或者太大的 exp。',
                             'A finite number is needed here; NaN and infinity often come from a division by 0 or '
                             'from exp of something large.'))
    return found


def as_array(answer):
    """The answer as an array of numbers or truth values, or None; whatever it does when numpy looks at it."""
    if np.ma.is_masked(answer):
        return None
    try:
        found = np.asarray(float(answer) if isinstance(answer, (Fraction, Decimal)) else answer)
    except Exception:
        return None
    return found if found.dtype.kind in 'fiub' else None


def close(a, b):
    """Number for number: is a equal to b, to four digits?"""
    with np.errstate(invalid='ignore'):
        return np.isfinite(b) & (np.abs(np.subtract(a, b)) <= CLOSE * np.abs(b) + 1e-12)


def matches(found, value):
    """Have both the same shape and the same numbers?"""
    return value is not None and np.shape(found) == np.shape(value) and bool(np.all(close(found, value)))


def same(found, expected):
    """Like `matches` for arrays that may hold infinity, NaN or truth values; a small number beside large ones may be off."""
    found, expected = np.asarray(found), np.asarray(expected)
    if found.shape != expected.shape or (found.dtype.kind == 'b') != (expected.dtype.kind == 'b'):
        return False
    if expected.dtype.kind == 'b':
        return bool(np.array_equal(found, expected))
    with np.errstate(all='ignore'):
        finite = np.isfinite(expected)
        size = np.max(np.abs(expected), where=finite, initial=0)
        near = np.abs(found - expected) <= CLOSE * np.abs(expected) + 1e-7 * size + 1e-12
        return bool(np.all(np.where(finite, near, found == expected)))


def equal(found, expected):
    """Is what a reader's layer returned an array or number, and the same as expected?"""
    found = as_array(found)
    return found is not None and same(found, expected)


def all_equal(found, expected):
    return len(found) == len(expected) and all(map(equal, found, expected))


def tells(sentence, expected):
    """Does the sentence hold the right number?"""
    return np.ndim(expected) == 0 and any(close(float(text.replace('−', '-')), expected)
                                          for text in IN_TEXT.findall(sentence))
