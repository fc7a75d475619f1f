"""The pad for drawing a digit."""
import anywidget
import numpy as np
import traitlets

from common.language import say
from common.widgets.javascript import beside
from dataset.centred import SIDE as MNIST

SIDE = 112          # of the pad, in pixels: four for each of MNIST's


class Pad(anywidget.AnyWidget):
    """A sheet to draw on. `ink` holds SIDE × SIDE bytes, 0 for paper and 255 for ink, sent while the pen moves."""
    _esm = beside(__file__)
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
        """Put an MNIST image (784,) on the pad, of bytes or of numbers 0-1."""
        ink = image if image.dtype == np.uint8 else (255 * image).round().astype(np.uint8)
        self.ink = np.kron(np.reshape(ink, (MNIST, MNIST)), np.ones((4, 4), np.uint8)).tobytes()

    def clear(self):
        self.ink = bytes(SIDE * SIDE)
