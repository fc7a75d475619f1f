"""Numbers: what is one, and what is read as one."""
from functools import wraps
from inspect import signature

import numpy as np

from common.guard.calls import takes
from common.guard.domain import too_large
from common.language import say

FITS = 2 ** 63 - 1      # the largest whole number that numpy holds
ROOM = 2 ** 24          # whole numbers in arrays up to this size: sums and products of a few fit into 64 bits
SINGLE = {float, int, np.float64, np.float32}        # single numbers, the types that most are of
READ = list, tuple, np.ndarray, np.generic, bool, str, bytes, type(None)      # what is read as numbers, or refused


def number(value, name):
    """A number or an array of numbers, infinite ones included; NaN, text and the like are refused.

    A list becomes an array, a single number Python's own (float32 stays). True and False count as 1 and 0. Whole
    numbers of few bits get more, so that sums do not wrap around.
    """
    if type(value) is float or type(value) is int:
        is_nan = value != value
        if type(value) is int:
            value = fitting(value)
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
    if type(x) is int:
        return fitting(x)
    if type(x) in SINGLE or type(x) is np.ndarray and x.dtype.kind == 'f':
        return x
    if _is_node(x):
        return _on_the_graph(x, way)
    if _holds_nodes(x):
        return _on_the_graph(_stacked(x), way)
    if way is None and hasattr(x, '__add__') and not isinstance(x, READ) and not hasattr(x, '__array__'):
        return x                # fractions, symbols: whatever can be calculated with
    return as_numbers(x, name)


def as_numbers(x, name):
    """A number, or an array of numbers, NaN included; whatever else is refused."""
    if type(x) in SINGLE:
        return x
    array = _array(x, name)
    return array if array.ndim else array[()]


def settings(**given):
    """Single numbers, such as a learning rate."""
    for name, value in given.items():
        if np.ndim(number(value, name)) > 0:
            raise TypeError(say('{name}是一个数组：这里只要一个数。', '{name} is an array; a single number is needed here.',
                                name=_subject(name)))


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
        brackets = '…' if signature(type(way)).parameters else ''
        way = f'g.apply({type(way).__name__}({brackets}), x)'
    raise TypeError(say('这里只收数和数组，而 x 是图上的节点：要写到图上，请用 {way}。',
                        'this takes numbers and arrays, and x is a node of a graph; to write it on the graph use {way}.',
                        way=way))


def reads_lists(way=None):
    """Gives a function of numbers or arrays what `values` makes of its arguments."""
    def decorate(function):
        names = list(signature(function).parameters)

        @wraps(function)
        def read(*given, **named):
            if named or len(given) != len(names):       # else nothing can be missing
                takes(function, given, function.__name__, **named)
                given += tuple(named[name] for name in names[len(given):])
            return function(*[values(x, way, name) for name, x in zip(names, given)])
        return read
    return decorate


def no_step(x):
    if _is_node(x):
        raise TypeError(say('阶跃函数的导数处处是 0（在 0 处没有导数），图上学不到东西：请用 g.apply(Sigmoid(), x)。',
                            'the derivative of a step is 0 everywhere (and there is none at 0), so nothing could '
                            'be learned through it; use g.apply(Sigmoid(), x).'))


def _array(value, name):
    """The numbers of an object as an array of at least 64-bit integers, or of floats."""
    if np.ma.is_masked(value):
        raise TypeError(say('{name}里有遮住的数（masked array）：先用 filled(0) 之类填上，或者用 compressed() 去掉。',
                            '{name} is a masked array; first fill in what is hidden, with filled(0) or the like, or '
                            'leave it out with compressed().', name=_subject(name)))
    try:
        array = np.asarray(value)
    except Exception:       # rows of unlike lengths, or an object whose own conversion fails
        raise _no_numbers(value, name) from None
    if array.dtype == object and all(type(each) is int for each in array.flat):
        array = with_room(array)
    if array.dtype.kind not in 'fiub':
        raise _no_numbers(value, name)
    return with_room(array) if array.dtype.kind in 'iub' else array


def fitting(x):
    """A whole number of Python's, which may have any size, so that numpy can hold it: a long one as a decimal."""
    try:
        return x if -FITS <= x <= FITS else float(x)
    except OverflowError:
        raise too_large() from None


def beside_arrays(x):
    """A whole number that is to be calculated with beside an array: Python's own may have any size."""
    return float(x) if type(x) is int and abs(x) > ROOM else x


def with_room(x):
    """Whole numbers of 64 bits, or as decimals where they are so large that products would not fit and wrap around."""
    room = ROOM if np.ndim(x) else FITS
    large = np.size(x) and (np.max(x) > room or np.min(x) < -room)
    try:
        return x.astype(float if large else np.int64, copy=False)
    except OverflowError:
        raise too_large() from None


def _no_numbers(value, name):
    if isinstance(value, (list, tuple)) or getattr(value, 'ndim', 0):
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
    name = getattr(value, '__name__', '') if callable(value) else ''
    return name if name.isidentifier() else type(value).__name__


def _subject(name):
    """The name of a value before a Chinese word: a space stands between letters and characters only."""
    return say('{spaced}', '{name}', spaced=f'{name} ' if name[-1].isascii() else name, name=name)


def loss_is_number(loss):
    if np.isnan(loss):
        raise ValueError(say('损失是 NaN：得分里有 NaN 或无穷大。学习率可能太大，或者数据里有 NaN。',
                             'the loss is NaN: the scores hold NaN or infinity. The learning rate may be too large, '
                             'or the data hold NaN.'))
