"""Shapes in words: what an array is like, what it should be like, and where its first wrong number stands."""
import numpy as np

from common.exercises.answers import same
from common.language import say


def shape_sentence(found, expected):
    """Both shapes in words, if they differ."""
    if found.shape == expected.shape:
        return None
    if expected.dtype.kind == 'b':
        return say('这里是{found}，要的是{expected}：掩码和数组形状相同，每个位置一个 True 或 False。',
                   'This is {found}; {expected} is needed: a mask has the shape of its array, '
                   'with True or False at each place.', found=in_words(found.shape), expected=in_words(expected.shape))
    return say('这里是{found}，要的是{expected}：梯度和它的变量形状相同。',
               'This is {found}; {expected} is needed: a gradient has the shape of its variable.',
               found=in_words(found.shape), expected=in_words(expected.shape))


def in_words(shape):
    if shape == ():
        return say('一个数', 'a single number')
    if len(shape) == 1:
        return say('排成一行的 {columns} 个数 {shape}', 'a row of {columns} numbers {shape}',
                   columns=shape[0], shape=shape)
    if len(shape) == 2:
        return say('排成 {rows} 行 {columns} 列的数 {shape}', 'an array of {rows} rows by {columns} columns {shape}',
                   rows=shape[0], columns=shape[1], shape=shape)
    return say('形状是 {shape} 的数组', 'an array of shape {shape}', shape=shape)


def where(found, expected):
    """The general hint: the shape is right; how many numbers are, and where to look first."""
    if found.ndim == 0:
        return say('类型和形状都对，数还不对。', 'Type and shape are right; the number is not.')
    off = np.argwhere([not same(a, b) for a, b in zip(found.ravel(), expected.ravel())]).ravel()
    place = tuple(int(i) for i in np.unravel_index(off[0], expected.shape))
    if len(off) == found.size:
        return say('形状对了，里面的数还都不是：先拿一个元素，用手算一遍。',
                   'The shape is right; the numbers in it are not: take one element and work it out by hand.')
    return say('形状对了，{count} 个数里对了 {right} 个：先看位置 {place}（从零数起）。',
               'The shape is right, and so are {right} of {count} numbers; look first at '
               'position {place}, counted from zero.',
               count=found.size, right=found.size - len(off), place=list(place))
