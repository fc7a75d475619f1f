"""Pictures of arrays: digits, weights, and gradients painted over pixels."""
import base64
import struct
import zlib

import numpy as np

from common.charts.sheet import Sheet, text

PAPER, BLACK, BLUE, ORANGE = (255, 255, 255), (34, 34, 34), (11, 92, 153), (176, 64, 10)
INK = PAPER, BLACK              # from 0 to the largest value
SIGNED = BLUE, PAPER, ORANGE    # below 0, 0, above 0


def tiles(arrays, captions=None, colours=INK, columns=10, size=56, limit=None):
    """Arrays (N, rows, columns) or square ones flattened (N, pixels) as a wall of small pictures.

    limit is the value that gets the full colour: by default the largest of all.
    """
    arrays = _square(arrays)
    limit = limit or np.abs(arrays).max() or 1
    return _wall([_coloured(array, colours, limit) for array in arrays], captions, columns, size)


def blame(x, dx, captions=None, columns=5, size=112):
    """Digits with gradients painted over: more ink raises the loss where it is orange, lowers it where it is blue."""
    pictures = []
    for image, gradient in zip(_square(x), _square(dx)):
        ink = 1 - 0.35 * image[..., None] / (image.max() or 1)
        pictures.append(_coloured(gradient, SIGNED, np.abs(gradient).max() or 1) * ink)
    return _wall(pictures, captions, columns, size)


def picture(array, colours=INK, limit=None, size=196):
    """One array as large squares."""
    return tiles(np.asarray(array)[None], None, colours, 1, size, limit)


def taken_for(labels, answers):
    """Captions: label → answer."""
    return [f'{label} → {answer}' for label, answer in zip(labels, answers)]


def _square(arrays):
    arrays = np.asarray(arrays, float)
    if arrays.ndim == 2:
        side = round(arrays.shape[1] ** 0.5)
        arrays = arrays.reshape(len(arrays), side, side)
    return arrays


def _coloured(array, colours, limit):
    """RGB from 0 to 255: the colours in equal steps, those between them mixed."""
    low = -1 if colours == SIGNED else 0
    at = np.linspace(low, 1, len(colours))
    return np.stack([np.interp(array / limit, at, channel) for channel in np.transpose(colours)], axis=-1)


def _wall(pictures, captions, columns, size):
    line = 20 if captions is not None else 0
    step_x, step_y = size + 8, size + 8 + line
    parts = []
    for i, rgb in enumerate(pictures):
        x, y = step_x * (i % columns), step_y * (i // columns)
        place = f'x="{x}" y="{y}" width="{size}" height="{size}"'
        parts.append(f'<image {place} href="{_png(rgb)}" style="image-rendering:pixelated"/>'
                     f'<rect {place} fill="none" stroke="currentColor" opacity="0.3"/>')
        if line:
            parts.append(text(x + size / 2, y + size + 16, captions[i]))
    rows = -(-len(pictures) // columns)
    alt = ', '.join(map(str, captions)) if line else str(len(pictures))
    return Sheet(step_x * min(columns, len(pictures)), step_y * rows, ''.join(parts), alt)


def _png(rgb):
    """RGB (height, width, 3) as the address of a PNG that carries itself."""
    height, width, _ = rgb.shape
    rows = np.zeros((height, 1 + 3 * width), np.uint8)      # each row begins with a 0: no filter
    rows[:, 1:] = rgb.round().reshape(height, -1)
    file = (b'\x89PNG\r\n\x1a\n' + _chunk(b'IHDR', struct.pack('>2I5B', width, height, 8, 2, 0, 0, 0))
            + _chunk(b'IDAT', zlib.compress(rows.tobytes())) + _chunk(b'IEND', b''))
    return 'data:image/png;base64,' + base64.b64encode(file).decode()


def _chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
