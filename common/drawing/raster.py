"""Arrays as pixels: colours for values, and a PNG that carries itself."""
import base64
import struct
import zlib

import numpy as np

PAPER, BLACK, GREY = (255, 255, 255), (34, 34, 34), 128         # grey: no number at all
BLUE, ORANGE, PURPLE, GREEN = (11, 92, 153), (176, 64, 10), (122, 60, 160), (10, 122, 89)
INK = PAPER, BLACK                  # from 0 to the largest value
SIGNED = BLUE, PAPER, ORANGE        # below 0, 0, above 0


def coloured(array, colours, limit=None):
    """RGB from 0 to 255: colours in equal steps, those between them mixed; `limit` gets the full colour."""
    limit = limit or largest(array)
    low = -1 if len(colours) == 3 else 0
    at = np.linspace(low, 1, len(colours))
    mixed = np.stack([np.interp(array / limit, at, channel) for channel in np.transpose(colours)], axis=-1)
    return np.where(np.isnan(array)[..., None], GREY, mixed)


def largest(array):
    """The largest size of a number in an array, 1 where there is none."""
    return np.abs(array[np.isfinite(array)]).max(initial=0) or 1


def png(rgb):
    """RGB (height, width, 3) as the address of a PNG that carries itself."""
    height, width, _ = rgb.shape
    rows = np.zeros((height, 1 + 3 * width), np.uint8)      # each row begins with a 0: no filter
    rows[:, 1:] = rgb.round().reshape(height, -1)
    file = (b'\x89PNG\r\n\x1a\n' + _chunk(b'IHDR', struct.pack('>2I5B', width, height, 8, 2, 0, 0, 0))
            + _chunk(b'IDAT', zlib.compress(rows.tobytes())) + _chunk(b'IEND', b''))
    return 'data:image/png;base64,' + base64.b64encode(file).decode()


def image_at(x, y, width, height, rgb):
    """SVG of a raster in a thin frame, in the colours of a light page; `px` turns them where it is dark."""
    place = f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"'
    return (f'<image class="px" {place} preserveAspectRatio="none" href="{png(rgb)}"/>'
            f'<rect {place} fill="none" stroke="currentColor" opacity="0.3"/>')


def _chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
