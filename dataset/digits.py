"""Digits that the project draws itself, for readers without MNIST: the same shapes and the same types."""
import numpy as np

from dataset import strokes
from dataset.glyphs import GLYPHS


def make_digits(n=60_000, seed=0):
    """n handwritten-looking digits: images (n, 784) uint8, labels (n,) uint8, as many of each digit.

    The same seed gives the same digits.
    """
    random = np.random.RandomState(seed)
    labels = random.permutation(np.arange(n, dtype=np.uint8) % 10)
    images = np.empty((n, strokes.SIDE ** 2), np.uint8)
    for digit, glyphs in GLYPHS.items():
        places = np.flatnonzero(labels == digit)
        for k, glyph in enumerate(glyphs):
            mine = places[k::len(glyphs)]
            for some in np.array_split(mine, len(mine) // 64 + 1):
                images[some] = strokes.write(glyph, len(some), random).reshape(len(some), -1)
    return images, labels
