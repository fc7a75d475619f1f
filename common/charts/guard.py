"""One sentence for what cannot be drawn."""
import numpy as np

from common.language import listing, say


def numbers(values, name):
    """Values as an array of floats."""
    try:
        return np.asarray(values, float)
    except (TypeError, ValueError):
        raise TypeError(say('{name} 要是数，这里是 {given}。', '{name} must be numbers, not {given}.',
                            name=name, given=_short(values))) from None


def pictures(arrays, name):
    """(N, rows, columns), or square pictures flattened (N, pixels), at least one: as (N, rows, columns)."""
    arrays = numbers(arrays, name)
    if arrays.ndim == 2 and arrays.shape[1] == round(arrays.shape[1] ** 0.5) ** 2:
        side = round(arrays.shape[1] ** 0.5)
        arrays = arrays.reshape(len(arrays), side, side)
    if arrays.ndim != 3 or arrays.size == 0:
        raise ValueError(say(
            '{name} 的形状是 {shape}：要 (张数, 行, 列)，或者 (张数, 像素)，像素是平方数，比如 784；一张图写 {name}[None]。',
            '{name} has the shape {shape}; it must be (N, rows, columns), or (N, pixels) with a square number of '
            'pixels such as 784. A single picture becomes a row of one by {name}[None].',
            name=name, shape=arrays.shape))
    return arrays


def one_for_each(things, count, name):
    """As many things as there are pictures, bars or labels."""
    if len(things) != count:
        raise ValueError(say('{name} 给了 {found} 个，应该是 {count} 个：每一个配一个。',
                             '{name}: {found} given, {count} expected, one for each.',
                             name=name, found=len(things), count=count))


def classes(t, count, name):
    """Class numbers from 0 to count - 1, or one-hot rows (N, count): as a row of whole numbers."""
    t = numbers(t, name)
    t = t.argmax(axis=1) if t.ndim == 2 and t.shape[1] == count else t
    if t.size != len(np.atleast_1d(t)) or not np.all((t == np.floor(t)) & (t >= 0) & (t < count)) or not t.size:
        raise ValueError(say('{name} 要是类别的编号，从 0 到 {last}，这里是 {given}。',
                             '{name} must be numbers of classes from 0 to {last}, not {given}.',
                             name=name, last=count - 1, given=_short(t)))
    return t.ravel().astype(int)


def axis(axis, kind):
    """An Axis of this kind whose low is below its high, and above 0 on a log axis."""
    if not isinstance(axis, kind):
        raise TypeError(say('坐标轴要写成 Axis(最小, 最大)，这里是 {given}。',
                            'an axis is written Axis(low, high), not {given}.', given=_short(axis)))
    if not axis.low < axis.high or axis.log and axis.low <= 0:
        raise ValueError(say('坐标轴从 {low} 到 {high} 画不出来：最小要小于最大，对数轴还要大于 0。',
                             'an axis from {low} to {high} cannot be drawn: low must be less than high, and more '
                             'than 0 on a log axis.', low=axis.low, high=axis.high))


def curve(curve, kind, styles):
    """A Curve of this kind: as many y as x, in a known style."""
    if not isinstance(curve, kind):
        raise TypeError(say('每条线写成 Curve(名字, x, y)，这里是 {given}。',
                            'each line is written Curve(name, x, y), not {given}.', given=_short(curve)))
    if len(curve.x) != len(curve.y):
        raise ValueError(say('{name} 有 {x} 个 x、{y} 个 y：要一样多。',
                             '{name} has {x} values of x and {y} of y; their number must be the same.',
                             name=curve.name or 'Curve', x=len(curve.x), y=len(curve.y)))
    if curve.style not in styles:
        raise ValueError(say('没有叫 {style} 的线：有 {styles}。', 'no line is called {style}; there are {styles}.',
                             style=curve.style, styles=listing(styles)))


def _short(value):
    text = ' '.join(repr(value).split())
    return text if len(text) <= 40 else f'{text[:40]}…'
