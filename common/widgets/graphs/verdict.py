"""verdict: are two numbers the same but for rounding?"""
import numpy as np

from common.drawing.labels import number

NEAR = 1e-12        # of numbers around 1
DIGITS = 1e-6       # of small ones: 0 has none of the digits of 1e-300


def verdict(a, b):
    """The assertion before the reader's eyes: a tick where rounding alone differs, else how far apart."""
    gap, size = np.max(np.abs(np.subtract(a, b))), max(np.max(np.abs(a)), np.max(np.abs(b)))
    return '✓' if gap <= NEAR * max(1, size) and gap <= DIGITS * size else f'✗ {number(gap)}'
