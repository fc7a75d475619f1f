"""Numbers: what is one, and where a function has no value or no derivative."""
from functools import wraps
from inspect import signature

import numpy as np

from common.language import say

SINGLE = {float, int, np.float64, np.float32}        # single numbers, the types that most are of
READ = list, tuple, np.ndarray, np.generic, bool, str, bytes, type(None)      # what is read as numbers, or refused
LARGEST_EXPONENT = {np.dtype(kind): np.log(np.finfo(kind).max) for kind in (np.float16, np.float32, np.float64)}


def number(value, name):
    """A number or an array of numbers, infinite ones included; NaN, text and the like are refused.

    A list becomes an array, a single number Python's own (float32 stays). True and False count as 1 and 0. Whole
    numbers of few bits get more, so that sums do not wrap around.
    """
    if type(value) is float or type(value) is int:
        is_nan = value != value
    else:
        array = _array(value, name)
        is_nan = array.dtype.kind == 'f' and bool(np.isnan(array).any())
        if array.ndim:
            value = array
        else:
            value = array.item() if array.itemsize == 8 else array[()]
    if is_nan:
        raise ValueError(say('{name}里有 NaN（不是数）：请换成一个数。',
                             '{name} holds NaN (not a number); put a number in its place.', name=_subject(name)))
    return value


def values(x, way=None, name='x'):
    """What a layer computes with: a number or an array as it is, a list as an array, True and False as 1 and 0.

    Nodes of a graph in a list become one node. A node passes, unless a `way` to write it on the graph is known: that
    of a layer, or the text of a call.
    """
    if type(x) in SINGLE or type(x) is np.ndarray and (x.dtype.kind == 'f' or x.dtype == np.int64):
        return x
    if _is_node(x):
        return _on_the_graph(x, way)
    if _holds_nodes(x):
        return _on_the_graph(_stacked(x), way)
    if way is None and not isinstance(x, READ):
        return x                # fractions, symbols: whatever can be calculated with
    array = _array(x, name)
    return array if array.ndim else array[()]


def _is_node(x):
    return hasattr(x, 'graph') and hasattr(x, 'dinputs')


def _holds_nodes(x):
    """Whether a list, or an array of objects, holds nodes."""
    if isinstance(x, np.ndarray) and x.dtype != object or not isinstance(x, (list, tuple, np.ndarray)):
        return False
    return any(_is_node(each) or _holds_nodes(each) for each in _items(x))


def _stacked(x):
    """One node of a list, or of an array of objects, that holds nodes."""
    stacked = np.stack([_stacked(each) if _holds_nodes(each) else each for each in _items(x)])
    return stacked if isinstance(x, (list, tuple)) or x.ndim else stacked[0]


def _items(x):
    """What a list or an array holds along its first axis; a single number is alone."""
    return x.reshape(1) if isinstance(x, np.ndarray) and x.ndim == 0 else x


def _on_the_graph(node, way):
    if way is None:
        return node
    if not isinstance(way, str):
        settings = '…' if signature(type(way)).parameters else ''
        way = f'g.apply({type(way).__name__}({settings}), x)'
    raise TypeError(say('这里只收数和数组，而 x 是图上的节点：要写到图上，请用 {way}。',
                        'this takes numbers and arrays, and x is a node of a graph; to write it on the graph use {way}.',
                        way=way))


def reads_lists(way=None):
    """Gives a function of numbers or arrays what `values` makes of its arguments."""
    def decorate(function):
        @wraps(function)
        def read(*given, **named):
            return function(*[values(x, way) for x in given], **{name: values(x, way) for name, x in named.items()})
        return read
    return decorate


def no_step(x):
    if _is_node(x):
        raise TypeError(say('阶跃函数的导数处处是 0（在 0 处没有导数），图上学不到东西：请用 g.apply(Sigmoid(), x)。',
                            'the derivative of a step is 0 everywhere (and there is none at 0), so nothing could '
                            'be learned through it; use g.apply(Sigmoid(), x).'))


def _array(value, name):
    """The numbers of an object as an array of at least 64-bit integers, or of floats."""
    try:
        array = np.asarray(value)
    except Exception:       # rows of unlike lengths, or an object whose own conversion fails
        raise _no_numbers(value, name) from None
    if array.dtype.kind not in 'fiub':
        raise _no_numbers(value, name)
    return array.astype(np.int64, copy=False) if array.dtype.kind in 'iub' else array


def _no_numbers(value, name):
    if isinstance(value, (list, tuple)):
        return TypeError(say(
            '{name}不是由数组成的数组：每一项都要是数，每一行要一样长。',
            '{name} is not an array of numbers; each of its items must be a number, and its rows equally long.',
            name=_subject(name)))
    return TypeError(say('{name}是 {shown}：这里要一个数，或者由数组成的数组。',
                         '{name} is {shown}; a number or an array of numbers is needed here.',
                         name=_subject(name), shown=shown(value)))


def shown(value):
    """What a sentence shows of something that was given: a number or a text as it is written, else its name or its kind."""
    if isinstance(value, (str, int, float, complex, type(None))):
        return repr(value)[:60]
    name = getattr(value, '__name__', '')
    return name if name.isidentifier() else type(value).__name__


def _subject(name):
    """The name of a value before a Chinese word: a space stands between letters and characters only."""
    return say('{spaced}', '{name}', spaced=f'{name} ' if name[-1].isascii() else name, name=name)


def anywhere(condition):
    """Whether a condition holds: for a number, or for at least one element of an array."""
    return condition.any() if isinstance(condition, np.ndarray) else condition


def loss_is_number(loss):
    if np.isnan(loss):
        raise ValueError(say('损失是 NaN：得分里有 NaN 或无穷大。学习率可能太大，或者数据里有 NaN。',
                             'the loss is NaN: the scores hold NaN or infinity. The learning rate may be too large, '
                             'or the data hold NaN.'))


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
