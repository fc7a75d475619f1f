"""Places in an array: its parts, its axes, and the shapes into which it can be laid."""
import numpy as np

from common.guard.values import shown
from common.language import say


def part(x, index):
    """There is a part x[index]."""
    if np.ndim(x) == 0:
        raise TypeError(say('{x} 是一个数，里面没有几项：不能用方括号取，也不能用 for 一个一个地走。',
                            '{x} is a single number without parts; square brackets pick nothing out of it, and a for '
                            'does not go through it.', x=x))
    try:
        x[index]
    except (IndexError, TypeError, ValueError) as error:
        raise IndexError(_why(str(error), np.shape(x), _written(index))) from None


def _why(words, shape, index):
    """What numpy's words mean, for the place that was written."""
    if 'boolean index' in words:
        return say('掩码要和数组一样长：数组的形状是 {shape}，每一项配一个 True 或 False。',
                   'a mask must be as long as the array, whose shape is {shape}; give each item its True or False.',
                   shape=shape)
    if 'too many' in words:
        return say('[{index}] 里的位置太多了：形状 {shape} 只有 {dimensions} 维。',
                   '[{index}] names too many places; the shape {shape} has {dimensions} dimensions.',
                   index=index, shape=shape, dimensions=len(shape))
    if 'mismatch' in words:
        return say('[{index}] 里几组位置的个数不一样：每一组要一样长。',
                   'the lists of places in [{index}] are not equally long; make them so.', index=index)
    if 'bounds' in words:
        return say('形状 {shape} 里没有 [{index}] 这一处：每一维从 0 数到长度减 1。',
                   'there is no [{index}] in the shape {shape}; each dimension counts from 0 to its size less 1.',
                   shape=shape, index=index)
    return say('[{index}] 不能当作位置：方括号里写整数、1:3 这样的一段，或者由整数组成的数组。',
               '[{index}] is not a place; in square brackets write whole numbers, a part such as 1:3, or an array of '
               'whole numbers.', index=index)


def _written(index):
    """An index as it is written in square brackets: :, 5 for (slice(None), 5)."""
    if isinstance(index, tuple):
        return ', '.join(map(_written, index))
    if isinstance(index, slice):
        parts = index.start, index.stop, *([] if index.step is None else [index.step])
        return ':'.join('' if each is None else str(each) for each in parts)
    return getattr(index, 'name', '') or (repr if isinstance(index, str) else str)(index)


def axis(x, axis, more=0):
    """x has this axis, or each of these; `more` counts the axes that it is about to get."""
    axes = axis if isinstance(axis, tuple) else () if axis is None else (axis,)
    if not all(isinstance(each, (int, np.integer)) and not isinstance(each, bool) for each in axes):
        raise ValueError(say('轴要一个整数，几个轴写成 (0, 1)，{axis} 不是；两个值合在一起，写成 np.maximum(x, y)、x + y 这样。',
                             'an axis is a whole number, several are (0, 1), and {axis} is neither; two values together '
                             'are np.maximum(x, y), x + y and the like.', axis=shown(axis)))
    dimensions = np.ndim(x) + more
    if not all(-dimensions <= each < dimensions for each in axes):
        raise ValueError(say('形状 {shape} 没有第 {axis} 轴：轴从 0 数到 {last}。',
                             'the shape {shape} has no axis {axis}; axes count from 0 to {last}.',
                             shape=np.shape(x), axis=axis, last=max(0, dimensions - 1)))
    if len({each % dimensions for each in axes}) < len(axes):
        raise ValueError(say('{axis} 里同一个轴写了两次：每个轴只写一次。', '{axis} names an axis twice; name each once.',
                             axis=axis))


def of_length_1(x, axis):
    """Each of these axes can be left out."""
    if any(np.shape(x)[each] != 1 for each in np.ravel([] if axis is None else axis)):
        raise ValueError(say('形状 {shape} 的第 {axis} 轴去不掉：只有长度是 1 的轴才能去掉。',
                             'axis {axis} of the shape {shape} cannot be left out; only an axis of length 1 can.',
                             shape=np.shape(x), axis=axis))


def order_of_axes(x, axes):
    """axes names each axis of x once."""
    dimensions = range(np.ndim(x))
    if axes is not None and sorted(each + len(dimensions) if each in range(-len(dimensions), 0) else each
                                   for each in np.ravel(axes).tolist()) != list(dimensions):
        raise ValueError(say('形状 {shape} 的轴不能排成 {axes}：每一轴要写一次。',
                             'the axes of the shape {shape} cannot be put in the order {axes}; name each of them once.',
                             shape=np.shape(x), axes=axes))


def reshaped(x, shape):
    """x as an array of this shape, with the same numbers."""
    sizes = np.ravel(np.array(shape, dtype=object)).tolist()
    if not all(isinstance(size, (int, np.integer)) for size in sizes) or sizes.count(-1) > 1:
        raise ValueError(say('{shape} 不是形状：形状由整数组成，比如 (2, 3)，其中最多一个 -1。',
                             '{shape} is not a shape; a shape is made of whole numbers, such as (2, 3), and one of them '
                             'may be -1.', shape=repr(shape)))
    try:
        return np.reshape(x, shape)
    except ValueError:
        raise ValueError(say('形状 {old} 有 {size} 个数，排不成 {shape}：数的个数要一样。',
                             'the shape {old} holds {size} numbers, which cannot be laid out as '
                             '{shape}; the count must be the same.', old=np.shape(x), size=np.size(x), shape=shape)) from None


def alike(arrays, axis=None):
    """Arrays that can be joined: of one shape, or of one shape but for the length along `axis`."""
    shapes = [np.shape(x) for x in arrays]
    kept = shapes if axis is None else [(len(shape), *shape[:axis], *shape[axis:][1:]) for shape in shapes]
    if len(set(kept)) > 1 or axis is not None and any(not shape for shape in shapes):
        raise ValueError(say('形状 {shapes} 接不到一起：除了连接的那一轴，其他长度都要一样。',
                             'the shapes {shapes} cannot be joined; all lengths but those along the axis must be equal.',
                             shapes=', '.join(map(str, shapes))))
