"""Where a function has no value, or no derivative."""
import numpy as np

from common.language import say

LARGEST_EXPONENT = {np.dtype(kind): np.log(np.finfo(kind).max) for kind in (np.float16, np.float32, np.float64)}


def anywhere(condition):
    """Whether a condition holds: for a number, or for at least one element of an array."""
    return condition.any() if isinstance(condition, np.ndarray) else condition


def not_zero(y):
    """What one divides by is not 0."""
    if anywhere(y == 0):
        raise ZeroDivisionError(say('这里要除以 0 了：请让除数离开 0。',
                                    'this would divide by 0; move the divisor away from 0.'))


def positive(x):
    """log has a value for positive numbers only."""
    if anywhere(x <= 0):
        raise ValueError(say('log 只能取正数，这里得到 {min:.4g}：请让它大于 0。',
                             'log takes positive numbers only, and got {min:.4g}; make it larger than 0.',
                             min=np.min(x)))


def within(x, low, high, function):
    """A function has a value (and a finite derivative) strictly between two bounds only."""
    if anywhere((x <= low) | (x >= high)):
        raise ValueError(say('{function} 在 {low} 和 {high} 之间才有值和有限的导数：请让输入落在里面。',
                             '{function} has a value and a finite derivative between {low} and {high} only; '
                             'keep the input inside.', function=function, low=low, high=high))


def real_power(x, y):
    """x ** y is a real number."""
    if anywhere((x < 0) & (y % 1 != 0)):
        raise ValueError(say('负数的分数次方不是实数：请让底数大于 0，或者让指数是整数。',
                             'a negative number to a fractional power is not real; '
                             'make the base positive or the exponent whole.'))
    if anywhere((x == 0) & (y < 0)):
        not_zero(0)


def finite_slope(x, y):
    """x ** y climbs infinitely steeply at x = 0 when 0 < y < 1."""
    if anywhere((x == 0) & (y > 0) & (y < 1)):
        raise ZeroDivisionError(say('在 0 处，分数次方的导数是无穷大：请让底数离开 0。',
                                    'at 0 the derivative of a fractional power is infinite; move the base away from 0.'))


def small_enough_for_exp(x):
    if anywhere(x >= LARGEST_EXPONENT.get(getattr(x, 'dtype', None), LARGEST_EXPONENT[np.dtype(float)])):
        raise OverflowError(say('exp({max:.4g}) 比浮点数能表示的最大的数还大：请让输入小一些。',
                                'exp({max:.4g}) is larger than any floating-point number; make the input smaller.',
                                max=np.max(x)))


def too_large():
    return OverflowError(say('这里的结果比浮点数能表示的最大的数还大：请换小一些的数。',
                             'the result is larger than any floating-point number; use smaller numbers.'))
