"""Walls of small pictures: digits, weights."""
from common.charts import guard
from common.charts.text import chart, text
from common.drawing.raster import INK, coloured, image_at, largest


def tiles(arrays, captions=None, colours=INK, columns=10, size=56, limit=None):
    """Arrays (N, rows, columns) or square ones flattened (N, pixels) as a wall of small pictures.

    limit is the value that gets the full colour: by default the largest of all.
    """
    arrays = guard.pictures(arrays, 'arrays')
    limit = limit or largest(arrays)
    return wall([coloured(array, colours, limit) for array in arrays], captions, columns, size)


def picture(array, colours=INK, limit=None, size=196):
    """One array as large squares."""
    return tiles(guard.numbers(array, 'array')[None], None, colours, 1, size, limit)


def taken_for(labels, answers):
    """Captions: label → answer."""
    return [f'{label} → {answer}' for label, answer in zip(labels, answers)]


def wall(pictures, captions, columns, size):
    """RGB pictures in rows, each with its caption below."""
    if captions is not None:
        guard.one_for_each(captions, len(pictures), 'captions')
    line = 20 if captions is not None else 0
    step_x, step_y = size + 8, size + 8 + line
    parts = []
    for i, rgb in enumerate(pictures):
        x, y = step_x * (i % columns), step_y * (i // columns)
        parts.append(image_at(x, y, size, size, rgb))
        if line:
            parts.append(text(x + size / 2, y + size + 16, captions[i]))
    rows = -(-len(pictures) // columns)
    alt = ', '.join(map(str, captions)) if line else str(len(pictures))
    return chart(step_x * min(columns, len(pictures)), step_y * rows, ''.join(parts), alt)
