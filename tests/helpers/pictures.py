"""What lies where in the SVG of a graph: boxes of its texts, points of its lines, circles."""
import re
import xml.etree.ElementTree as ET

import numpy as np

from common.drawing import Drawing
from common.drawing.labels import width

NS = '{http://www.w3.org/2000/svg}'
STEPS = np.linspace(0, 1, 25)[1:, None]


def texts(graph):
    """The words and numbers in the picture of a graph."""
    return [text.text for text in ET.fromstring(Drawing(graph).svg()).iter(NS + 'text')]


def box(text):
    """(left, top, right, bottom) of a text, a little smaller than its line."""
    size = 10 if text.get('class') == 't n' else 15
    x, y, wide = float(text.get('x')), float(text.get('y')), 0.85 * width(text.text, size)
    left = {'middle': x - wide / 2, 'end': x - wide}.get(text.get('text-anchor'), x)
    return left, y - 0.73 * size, left + wide, y + 0.2 * size


def overlap(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def points(path):
    """A line of M, H, V and C as close points (n, 2), a transform to below included."""
    down = float((re.search(r'translate\(0 (\S+)\)', path.get('transform', '')) or [0, 0])[1])
    found = np.zeros((0, 2))
    for letter, numbers in re.findall(r'([MHVC])([^MHVC]*)', path.get('d')):
        at = np.array(numbers.split(), float)
        if letter == 'M':
            found = at[None]
        elif letter == 'H':
            found = np.concatenate([found, found[-1] + STEPS * (at[0] - found[-1, 0], 0)])
        elif letter == 'V':
            found = np.concatenate([found, found[-1] + STEPS * (0, at[0] - found[-1, 1])])
        else:
            a, (b, c, d), s = found[-1], at.reshape(3, 2), STEPS
            curve = (1 - s) ** 3 * a + 3 * (1 - s) ** 2 * s * b + 3 * (1 - s) * s ** 2 * c + s ** 3 * d
            found = np.concatenate([found, curve])
    return found + (0, down)


def crosses(line, box):
    """Does a line of points run through a box?"""
    left, top, right, bottom = box
    (x1, y1), (x2, y2) = line[:-1].T, line[1:].T
    return bool(np.any((np.minimum(x1, x2) < right) & (np.maximum(x1, x2) > left)
                       & (np.minimum(y1, y2) < bottom) & (np.maximum(y1, y2) > top)))


def faults(svg):
    """Sentences: labels that lie on labels, lines or circles, or beyond the picture of a graph."""
    root = ET.fromstring(svg)
    wide, high = float(root.get('width')), float(root.get('height'))
    texts = [(text, box(text)) for text in root.iter(NS + 'text')]
    circles = [(float(c.get('cx')), float(c.get('cy')), float(c.get('r'))) for c in root.iter(NS + 'circle')]
    lines = [points(path) for path in root.iter(NS + 'path') if path.get('class') in ('w', 'd')]
    for i, (text, (left, top, right, bottom)) in enumerate(texts):
        if left < 0 or top < 0 or right > wide or bottom > high:
            yield f'{text.text} is cut at the edge'
        yield from (f'{text.text} lies on {other.text}' for other, place in texts[:i]
                    if overlap((left, top, right, bottom), place))
        yield from (f'a line runs through {text.text}' for line in lines
                    if crosses(line, (left, top, right, bottom)))
        if 't' not in text.get('class').split():
            for x, y, r in circles:
                nearest = min(max(x, left), right), min(max(y, top), bottom)
                if np.hypot(nearest[0] - x, nearest[1] - y) < r - 1:
                    yield f'{text.text} lies on a circle'
