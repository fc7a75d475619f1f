"""Checks of arrays: is it one, has it the shape, are the numbers right; and if not, what do they look like."""
import numpy as np

from common.exercises.diagnosis.array import likeness
from common.exercises.result import Result, not_yet, right, unanswered
from common.language import say

CLOSE = 5e-4


def check_array(answer, expected, **named):
    """An array against the expected one. Named arrays and numbers (x=x, dout=dout, N=3) help the diagnosis."""
    return judge_array(answer, expected, named=named)


def judge_array(answer, expected, explain=None, fallback=None, named=None):
    """Unanswered, no array, another shape, right, or the first of: explain(found), a likeness, fallback(found)."""
    if unanswered(answer):
        return not_yet()
    found, expected = as_array(answer), np.asarray(expected)
    if found is None:
        return Result(False, say('这里要一个由数组成的数组：np.array([...])，每一行一样长。',
                                 'An array of numbers is needed here: np.array([...]), with rows of the same length.'))
    if same(found, expected):
        return right()
    sentence = (explain and found.shape == expected.shape and explain(found)
                or likeness(found, expected, {name: np.asarray(value) for name, value in (named or {}).items()}, same)
                or shape_sentence(found, expected)
                or fallback and fallback(found)
                or where(found, expected))
    return Result(False, sentence)


def as_array(answer):
    """The answer as an array of numbers or truth values, or None."""
    try:
        found = np.asarray(answer)
    except Exception:
        return None
    return found if found.dtype.kind in 'fiub' else None


def same(found, expected):
    """Equal to four digits, in shape, and truth values for truth values."""
    if np.shape(found) != np.shape(expected) or (found.dtype.kind == 'b') != (expected.dtype.kind == 'b'):
        return False
    if expected.dtype.kind == 'b':
        return bool(np.array_equal(found, expected))
    with np.errstate(all='ignore'):
        finite = np.isfinite(expected)
        size = np.max(np.abs(expected), where=finite, initial=0)
        near = np.abs(found - expected) <= CLOSE * np.abs(expected) + 1e-7 * size + 1e-12
        return bool(np.all(np.where(finite, near, found == expected)))


def shape_sentence(found, expected):
    """Both shapes in words, if they differ."""
    if found.shape == expected.shape:
        return None
    return say('这里是 {found}，要的是 {expected}：梯度和它的变量形状相同。',
               'This is {found}, needed is {expected}: '
               'a gradient has the shape of its variable.',
               found=in_words(found.shape), expected=in_words(expected.shape))


def in_words(shape):
    if shape == ():
        return say('一个数', 'a single number')
    if len(shape) == 1:
        return say('{columns} 个数排成的一行 {shape}', 'a row of {columns} numbers {shape}',
                   columns=shape[0], shape=shape)
    if len(shape) == 2:
        return say('{rows} 行 {columns} 列 {shape}', '{rows} rows by {columns} columns {shape}',
                   rows=shape[0], columns=shape[1], shape=shape)
    return say('形状 {shape}', 'an array of shape {shape}', shape=shape)


def where(found, expected):
    """The general hint: the shape is right; how many numbers are, and where to look first."""
    if found.ndim == 0:
        return say('类型和形状都对，数还不对。', 'Type and shape are right, the number is not yet.')
    off = np.argwhere([not same(a, b) for a, b in zip(found.ravel(), expected.ravel())]).ravel()
    place = tuple(int(i) for i in np.unravel_index(off[0], expected.shape))
    if len(off) == found.size:
        return say('形状对了，里面的数还都不是：先拿一个元素，用手算一遍。',
                   'The shape is right, the numbers in it are not yet: take one element and work it out by hand.')
    return say('形状对了，{count} 个数里对了 {right} 个：先看位置 {place}（从零数起）。',
               'The shape is right, and so are {right} of {count} numbers; look first at '
               'position {place}, counted from zero.',
               count=found.size, right=found.size - len(off), place=list(place))
