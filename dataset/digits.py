"""Digits that the project draws itself, for readers without MNIST: the same shapes and the same types."""
import numpy as np

from dataset import strokes
from dataset.glyphs import GLYPHS

AT_ONCE = 200       # enough to keep numpy busy, few enough for a modest memory


def make_digits(n=60_000, seed=0):
    """n handwritten-looking digits: images (n, 784) uint8, labels (n,) uint8, as many of each digit.

    The same seed gives the same digits.
    """
    random = np.random.RandomState(seed)
    labels = random.permutation(np.arange(n) % 10).astype(np.uint8)
    images = np.empty((n, strokes.SIDE ** 2), np.uint8)
    for digit, glyphs in GLYPHS.items():
        places = np.flatnonzero(labels == digit)
        for k, glyph in enumerate(glyphs):
            mine = places[k::len(glyphs)]
            for start in range(0, len(mine), AT_ONCE):
                some = mine[start:start + AT_ONCE]
                images[some] = strokes.write(glyph, len(some), random).reshape(len(some), -1)
    return images, labels
