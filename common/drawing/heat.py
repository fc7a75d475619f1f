"""A large array on an arrow: a small picture of its numbers in place of its shape."""
import numpy as np

from common.drawing.labels import MOST
from common.drawing.raster import INK, SIGNED, coloured, image_at

SIDE, STRIP = 56, 14        # pixels of a square picture; height of each row of a flat one


def is_large(value):
    """Has it more numbers than are ever written out?"""
    return np.size(value) > MOST ** 2


def size(value):
    """(width, height) in pixels of the picture of an array."""
    rows, columns = np.shape(_flat(value))
    if rows == columns:
        return SIDE, SIDE
    return min(2 * SIDE, max(SIDE, 4 * columns)), min(SIDE, STRIP * rows)


def heat(value, x, top):
    """SVG of an array as a raster, centred at x: ink from 0 up, or blue below 0 and orange above."""
    array = _flat(np.asarray(value, float))
    wide, high = size(value)
    colours = INK if array.min() >= 0 else SIGNED
    return image_at(x - wide / 2, top, wide, high, coloured(array, colours))


def _flat(value):
    """In two dimensions: one example is a square if it can be (784 pixels are 28 × 28), else a row."""
    rows = np.reshape(value, (-1, np.shape(value)[-1]))
    side = round(rows.shape[1] ** 0.5)
    return rows.reshape(side, side) if len(rows) == 1 and side ** 2 == rows.shape[1] else rows
