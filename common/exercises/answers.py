"""Numbers as readers type them, and how far a number is from the right one."""
import math
import re

import numpy as np

from common import expression
from common.drawing.labels import number
from common.exercises.result import Result, hint, not_yet, right, unanswered
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
            raise Unreadable(str(error)) from None
    else:
        found = _as_float(answer)
    if not math.isfinite(found):
        raise Unreadable(say('这里要一个有限的数：NaN 和无穷大往往来自除以 0，或者太大的 exp。',
                             'A finite number is needed here; NaN and infinity often come from a division by 0 or '
                             'from exp of something large.'))
    return found


def _as_float(answer):
    try:
        array = np.asarray(answer)
        if array.dtype.kind in 'fiu' and array.size == 1:
            return float(array.reshape(())[()])
    except (TypeError, ValueError, OverflowError):
        pass
    raise Unreadable(say('这里要一个数，也可以写成算式，比如 3 * 0.5。',
                         'A number is needed here, or arithmetic such as 3 * 0.5.'))


def close(a, b):
    with np.errstate(invalid='ignore'):
        return np.isfinite(b) & (np.abs(np.subtract(a, b)) <= CLOSE * np.abs(b) + 1e-12)


def matches(found, value):
    """Are both the same, number for number?"""
    return value is not None and np.shape(found) == np.shape(value) and bool(np.all(close(found, value)))


def check_number(answer, expected, **named):
    """A number against the expected one; a whole one is a count, and must be exact.

    Named numbers (N=100) let a missing factor or term be recognised by its name.
    """
    result = judge(answer, expected, lambda found: None, not_it, named)
    if result.passed and isinstance(expected, int) and abs(read(answer) - expected) > 1e-9 * expected:
        return hint('已经很近，可是数个数要一个不差。', 'Very near, but a count has to be exact.')
    return result


def not_it(found):
    return say('{found} 还不是要找的数：把算式一步一步写下来，看看哪一步漏了什么。',
               '{found} is not it yet: write the arithmetic down step by step and see what one of them leaves out.',
               found=number(found))


def judge(answer, expected, explain, fallback, named=None):
    """Unanswered, unreadable, right, or the first of: explain(found), a relation of the two numbers, fallback(found).

    A sentence that happens to hold the right number (the name of a circle may) is not shown.
    """
    if unanswered(answer):
        return not_yet()
    try:
        found, expected = read(answer), float(expected)
    except Unreadable as error:
        return Result(False, str(error))
    if close(found, expected):
        return right()
    for sentence in (explain(found), relation(found, expected, named or {}), too_round(found, expected)):
        if sentence and not tells(sentence, expected):
            return Result(False, sentence)
    return Result(False, fallback(found))


def tells(sentence, expected):
    """Does the sentence hold the right number?"""
    return np.ndim(expected) == 0 and any(close(float(text.replace('−', '-')), expected) for text in IN_TEXT.findall(sentence))


def relation(found, expected, named):
    """A sentence about the way in which two numbers are related, or None."""
    text = number(found)
    if not expected or not found:
        return None
    if close(found, -expected):
        return say('{text} 的大小对了，再看看正负号。', '{text} has the right size; look at its sign once more.',
                   text=text)
    for name, value in named.items():
        if close(found, value):
            return say('{text} 就是 {name} 本身，它还要参加运算。',
                       '{text} is {name} itself; something has still to be done with it.',
                       text=text, name=name)
        if close(found, expected * value):
            return say('{text} 里多了一个因子 {name}：是不是还要除以它？',
                       '{text} holds the factor {name} once too often: has something still to be divided by it?',
                       text=text, name=name)
        if close(found * value, expected):
            return say('{text} 里少了一个因子 {name}：是漏乘了，还是多除了一次？',
                       '{text} lacks the factor {name}: a multiplication left out, or one division too many?',
                       text=text, name=name)
    if sentence := _term(found - expected, text, named):
        return sentence
    if close(found * expected, 1):
        return say('{text} 上下颠倒了：除数和被除数要换个位置。',
                   '{text} is upside down: what divides and what is divided change places.', text=text)
    if any(close(found, expected * power) or close(found * power, expected) for power in (100, 10, 1000)):
        return say('{text} 的数字对了，小数点不对：问的是每 1，还是每一个百分点？',
                   '{text} has the right digits, but not the right decimal point: per 1, or per percentage point?',
                   text=text)
    return None


def too_round(found, expected):
    """A sentence about an answer that was rounded too early, or None."""
    text = number(found)
    if expected and rounded_too_far(found, expected):
        return say('{text} 已经很近，只是舍入得太早：请保留四位有效数字，或者把算式写进来。',
                   '{text} is near, but rounded too early: keep four significant digits, or write the arithmetic itself.',
                   text=text)
    return None


def _term(difference, text, named):
    """A sentence if the difference is a named number, or what another makes of it."""
    for name, value in named.items():
        if close(difference, -value):
            return say('{text} 里少了 {name} 这一项。', '{text} leaves out the term {name}.', text=text, name=name)
        if close(difference, -2 * value):
            return say('{name} 的正负号反了。', '{name} has the wrong sign.', name=name)
        if close(difference, value):
            return say('{text} 里 {name} 加多了。', '{text} holds the term {name} once too often.',
                       text=text, name=name)
        for factor, by in named.items():
            if close(difference, value * (by - 1)):
                return say('{text} 里，{name} 多乘了一个 {factor}。', 'In {text}, {name} was multiplied by {factor}.',
                           text=text, name=name, factor=factor)
    return None


def rounded_too_far(found, expected):
    """Is found the expected number, rounded or cut to one, two or three digits, and not far from it?"""
    if abs(found / expected - 1) > 0.04:
        return False
    power = math.floor(math.log10(abs(expected)))
    units = [10.0 ** (power - digits) for digits in range(3)]
    return any(close(found, cut(expected / unit) * unit) for unit in units for cut in (round, math.trunc))
