"""A drawing of any size as MNIST has its digits: in a box of 20 × 20 pixels, around its centre of mass."""
import numpy as np

from dataset.strokes import BOX, SIDE


def as_mnist(ink, centred=True):
    """A drawing (rows, columns) of bytes as MNIST has it: 784 bytes.

    The digit is scaled to fill a box of 20 × 20 pixels, and its centre of mass is put in the middle of the image.
    With centred=False the whole drawing is scaled down as it lies.
    """
    ink = np.asarray(ink, float)
    rows, columns = np.nonzero(ink > 64)
    if centred and len(rows):
        scale = BOX / (1 + max(np.ptp(rows), np.ptp(columns)))
        middle = [np.average(np.arange(size) + 0.5, weights=ink.sum(axis)) for axis, size in zip((1, 0), ink.shape)]
        target = SIDE // 2 + 0.5       # the middle of the pixel in row and column 14, as in MNIST
    else:
        scale = SIDE / max(ink.shape)
        middle = [size / 2 for size in ink.shape]
        target = SIDE / 2
    down, across = (_resampling(size, at, scale, target) for size, at in zip(ink.shape, middle))
    image = down @ ink @ across.T
    return (image * 255 / (image.max() or 1)).round().astype(np.uint8).reshape(-1)


def _resampling(size, middle, scale, target):
    """Weights (SIDE, size): each pixel of the image is a mean of its neighbourhood in the drawing, near ones first."""
    centres = middle + (np.arange(SIDE) + 0.5 - target) / scale
    reach = max(1, 1 / scale)
    distance = np.abs(np.arange(size) + 0.5 - centres[:, None])
    return np.maximum(0, 1 - distance / reach) / reach
