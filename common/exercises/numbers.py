"""Numbers as readers type them, and how far a number is from the right one."""
import math

import numpy as np

from common import expression
from common.drawing.labels import number
from common.exercises.result import Result, hint, not_yet, right, unanswered
from common.language import say

CLOSE = 5e-4    # a number given to four significant digits is near enough


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
                             'a finite number is needed here; NaN and infinity often come from a division by 0 or '
                             'from exp of something large.'))
    return found


def _as_float(answer):
    try:
        array = np.asarray(answer)
        if array.dtype.kind in 'fiu' and array.size == 1:
            return float(array.reshape(())[()])
    except Exception:
        pass
    raise Unreadable(say('这里要一个数，也可以写成算式，比如 3 * 0.5。',
                         'a number is needed here, or arithmetic such as 3 * 0.5.'))


def close(a, b):
    return abs(a - b) <= CLOSE * abs(b) + 1e-12


def check_number(answer, expected, **named):
    """A number against the expected one. Named numbers (N=100) let a missing factor be recognised by its name."""
    return judge(answer, expected, lambda found: relation(found, expected, named) or hint(
        f'{number(found)} 还不是要找的数：把算式一步一步写下来，看看哪一步漏了什么。',
        f'{number(found)} is not it yet: write the arithmetic down step by step and see what one of them leaves out.'))


def judge(answer, expected, diagnose):
    """The frame of every check of one number: unanswered, unreadable, right, else what `diagnose` says."""
    if unanswered(answer):
        return not_yet()
    try:
        found = read(answer)
    except Unreadable as error:
        return Result(False, str(error))
    return right() if close(found, float(expected)) else diagnose(found)


def relation(found, expected, named):
    """A hint from the way in which two numbers are related, or None."""
    text = number(found)
    if expected and close(found, -expected):
        return hint(f'{text} 的大小对了，再看看正负号。', f'{text} has the right size; look at the sign once more.')
    for name, value in named.items():
        if close(found, value):
            return hint(f'{text} 就是 {name} 本身，它还要参加运算。', f'{text} is {name} itself; something has still to be done with it.')
        if value not in (0, 1) and close(found, expected * value):
            return hint(f'{text} 里多了一个因子 {name}：是不是还要除以它？',
                        f'{text} holds the factor {name} once too often: has something still to be divided by it?')
        if value not in (0, 1) and close(found * value, expected):
            return hint(f'{text} 里少了一个因子 {name}：是不是漏乘了，或者多除了一次？',
                        f'{text} lacks the factor {name}: was a multiplication left out, or one division too many?')
    if expected and found and close(found * expected, 1):
        return hint(f'{text} 上下颠倒了：该除的和被除的换个位置。', f'{text} is upside down: what divides and what is divided change places.')
    for power in (100, 10, 1000):
        if expected and (close(found, expected * power) or close(found * power, expected)):
            return hint(f'{text} 的数字对了，单位不对：问的是每 1，还是每 1%（百分之一）？看看小数点。',
                        f'{text} has the right digits but another unit: per 1, or per percentage point? Look at the decimal point.')
    if rounded_too_far(found, expected):
        return hint(f'{text} 已经很近，只是舍入得太早：请保留四位有效数字，或者把算式写进来。',
                    f'{text} is near, but rounded too early: keep four significant digits, or write the arithmetic itself.')
    return None


def rounded_too_far(found, expected):
    """Is found the expected number, rounded or cut to one, two or three digits?"""
    if not expected or not found or abs(found / expected - 1) > 0.25:
        return False
    power = math.floor(math.log10(abs(expected)))
    for digits in (1, 2, 3):
        unit = 10.0 ** (power - digits + 1)
        if any(close(found, round_(expected / unit) * unit) for round_ in (round, math.trunc)):
            return True
    return False
