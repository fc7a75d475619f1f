"""The pad for drawing a digit, and what makes an MNIST image of a drawing. Its pad.js is the only JavaScript."""
from pathlib import Path

import anywidget
import numpy as np
import traitlets

from common.language import say

SIDE = 112          # of the pad, in pixels: four for each of MNIST's
MNIST, BOX = 28, 20  # an MNIST image, and the box in it that the digit fills


class Pad(anywidget.AnyWidget):
    """A sheet to draw on. `ink` holds SIDE × SIDE bytes, 0 for paper and 255 for ink, sent while the pen moves."""
    _esm = Path(__file__).with_name('pad.js')
    ink = traitlets.Bytes(bytes(SIDE * SIDE)).tag(sync=True, from_json=lambda value, widget: bytes(value))
    label = traitlets.Unicode().tag(sync=True)

    def __init__(self):
        super().__init__(label=say('手写板：用鼠标、手指或笔写一个数字', 'a pad: draw a digit with mouse, finger or pen'))

    def __repr__(self):
        return 'Pad()'

    def array(self):
        """The ink (SIDE, SIDE)."""
        return np.frombuffer(self.ink, np.uint8).reshape(SIDE, SIDE)

    def show(self, image):
        """Put an MNIST image (784,) of bytes on the pad."""
        self.ink = np.kron(np.reshape(image, (MNIST, MNIST)), np.ones((4, 4), np.uint8)).tobytes()

    def clear(self):
        self.ink = bytes(SIDE * SIDE)


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
        target = MNIST // 2 + 0.5       # the middle of the pixel in row and column 14, as in MNIST
    else:
        scale = MNIST / max(ink.shape)
        middle = [size / 2 for size in ink.shape]
        target = MNIST / 2
    down, across = (_resampling(size, at, scale, target) for size, at in zip(ink.shape, middle))
    image = down @ ink @ across.T
    return (image * 255 / (image.max() or 1)).round().astype(np.uint8).reshape(-1)


def _resampling(size, middle, scale, target):
    """Weights (MNIST, size): each pixel of the image is a mean of its neighbourhood in the drawing, near ones first."""
    centres = middle + (np.arange(MNIST) + 0.5 - target) / scale
    reach = max(1, 1 / scale)
    distance = np.abs(np.arange(size) + 0.5 - centres[:, None])
    return np.maximum(0, 1 - distance / reach) / reach
