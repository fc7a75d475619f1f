"""How far a number is from the right one: its sign, its decimal point, a factor or a term of known size, rounding."""
import math

from common.drawing.labels import number
from common.exercises.answers import close
from common.language import say

SEVERAL = 5     # a whole number that is off by less is a slip of arithmetic


def relation(found, expected, named=None, percent=False):
    """A sentence about the way in which two numbers are related, or None.

    named   numbers that stand in the exercise, by the names that they have there
    percent is the question about a rate, so that it could be asked for each percentage point?
    """
    return next(_relations(found, expected, named or {}, percent), None)


def everywhere(places):
    """The first sentence about (found, expected, named) at the first of several places that holds at all of them.

    At one place two numbers may be related by chance.
    """
    first, *others = [{sentence.replace(number(place[0]), ''): sentence for sentence in _relations(*place)} for place in places]
    return next((sentence for said, sentence in first.items() if all(said in other for other in others)), None)


def _relations(found, expected, named, percent=False):
    """All that can be said, the likeliest first."""
    text = number(found)
    if not expected or not found:
        return
    if close(found, -expected):
        yield say('{text} 的大小对了，再看看正负号。', '{text} has the right size; look at its sign once more.',
                  text=text)
    yield from _factors(found, expected, text, named)
    yield from _terms(found - expected, text, named)
    yield from _digits(found, expected, text, percent)


def _factors(found, expected, text, named):
    for name, value in named.items():
        if close(found, value):
            yield say('{text} 就是 {name} 本身，还要再算一步。', '{text} is {name} itself; there is one more step.',
                      text=text, name=name)
        if value in (1, -1):
            continue
        if close(found, expected * value):
            yield say('{text} 里多了一个因子 {name}：是不是还要除以它？',
                      '{text} has one factor {name} too many: should it be divided by {name}?',
                      text=text, name=name)
        if close(found * value, expected):
            yield say('{text} 里少了一个因子 {name}：是漏乘了，还是多除了一次？',
                      '{text} lacks the factor {name}: a multiplication left out, or one division too many?',
                      text=text, name=name)


def _terms(difference, text, named):
    """About the difference, if it is a named number, or what another makes of it."""
    for name, value in named.items():
        if close(difference, -value):
            yield say('{text} 里少了 {name} 这一项。', '{text} leaves out the term {name}.', text=text, name=name)
        if close(difference, -2 * value):
            yield say('{name} 的正负号反了。', '{name} has the wrong sign.', name=name)
        if close(difference, value):
            yield say('{text} 里 {name} 加多了。', '{text} has the term {name} once too often.',
                      text=text, name=name)
        for factor, by in named.items():
            if close(difference, value * (by - 1)):
                yield say('{text} 里，{name} 多乘了一个 {factor}。', 'In {text}, {name} was multiplied by {factor}.',
                          text=text, name=name, factor=factor)


def _digits(found, expected, text, percent):
    if close(found * expected, 1):
        yield say('{text} 上下颠倒了：除数和被除数要换个位置。',
                  '{text} is upside down: swap numerator and denominator.', text=text)
    if percent and close(found * 100, expected):
        yield say('{text} 的数字对了，小数点不对：问的是每 1，还是每一个百分点？',
                  '{text} has the right digits, but not the right decimal point: per 1, or per percentage point?',
                  text=text)
    if any(close(found, expected * power) or close(found * power, expected) for power in (10, 100, 1000)):
        yield say('{text} 的数字对了，小数点不对：数一数小数点后面有几位。',
                  '{text} has the right digits, but not the right decimal point: count the places.', text=text)


def near(found, expected, count=False):
    """A sentence about an answer that is nearly right: a slip of arithmetic, or rounded too early; or None.

    count: what is counted must be exact, and nothing may be rounded
    """
    if not math.isfinite(expected):
        return None
    text = number(found)
    if nearly(found, expected):
        return slip(found)
    if not expected or abs(found / expected - 1) > 0.04:
        return None
    if count and found != round(found):
        return say('这里算的都是整数，答案也是整数。', 'All the numbers here are whole, and so is the answer.')
    if count:
        return say('{text} 已经很近，可是整数要算得一个不差。', '{text} is very close, but whole numbers have to be exact.',
                   text=text)
    if rounded(found, expected):
        return say('{text} 已经很近，只是舍入得太早：请保留四位有效数字，或者把算式写进来。',
                   '{text} is close, but rounded too early: keep four significant digits, or write the arithmetic '
                   'itself.',
                   text=text)
    return slip(found)


def slip(found):
    return say('{text} 已经很近：路走对了，再核对一遍算术。',
               '{text} is close: the method is right; check the arithmetic once more.', text=number(found))


def nearly(found, expected):
    """Two whole numbers that differ by what a slip of arithmetic makes."""
    if found != round(found) or expected != round(expected):
        return False
    return abs(found - expected) <= min(SEVERAL, 0.15 * abs(expected))


def rounded(found, expected):
    """Is found the expected number, rounded or cut to one, two or three digits?"""
    power = math.floor(math.log10(abs(expected)))
    units = [10.0 ** (power - digits) for digits in range(3)]
    return any(close(found, cut(round(expected / unit, 6)) * unit) for unit in units for cut in (round, math.trunc))


def not_it(found):
    return say('{found} 还不是要找的数：把算式一步一步写下来，看看哪一步漏了什么。',
               '{found} is not the answer yet: write the arithmetic down step by step and see what one of them leaves out.',
               found=number(found))
