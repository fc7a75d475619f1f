"""What lies where in the SVG of a graph: boxes of its texts, points of its lines, circles."""
import re
import xml.etree.ElementTree as ET

import numpy as np

from common.drawing import Drawing
from common.drawing.labels import width

SVG = '{http://www.w3.org/2000/svg}'
STEPS = np.linspace(0, 1, 25)[1:, None]


def texts(graph):
    """The words and numbers in the picture of a graph."""
    return [text.text for text in ET.fromstring(Drawing(graph).svg()).iter(SVG + 'text')]


def box(text):
    """(left, top, right, bottom) of a text, a little smaller than its line."""
    size = 10 if text.get('class') == 't n' else 15
    x, y, wide = float(text.get('x')), float(text.get('y')), 0.85 * width(text.text, size)
    left = {'middle': x - wide / 2, 'end': x - wide}.get(text.get('text-anchor'), x)
    return left, y - 0.73 * size, left + wide, y + 0.2 * size


def overlap(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def strokes(path):
    """The lines of a path, each as close points (n, 2), a transform to below included."""
    down = float((re.search(r'translate\(0 (\S+)\)', path.get('transform', '')) or [0, 0])[1])
    found = []
    for letter, numbers in re.findall(r'([MLHVCmlhvzZ])([^MLHVCmlhvzZ]*)', path.get('d')):
        at = np.array(re.findall(r'-?[\d.]+(?:e-?\d+)?', numbers), float)
        if letter in 'Mm':
            found.append(at[None] + (found[-1][-1] if letter == 'm' else 0))
            continue
        line, a, s = found[-1], found[-1][-1], STEPS        # a is the place that is reached so far
        if letter == 'C':
            b, c, d = at.reshape(3, 2)
            more = (1 - s) ** 3 * a + 3 * (1 - s) ** 2 * s * b + 3 * (1 - s) * s ** 2 * c + s ** 3 * d
        else:
            x, y = {'H': (at, a[1:]), 'V': (a[:1], at), 'h': (a[:1] + at, a[1:]), 'v': (a[:1], a[1:] + at),
                    'L': (at[:1], at[1:]), 'l': (a[:1] + at[:1], a[1:] + at[1:])}.get(letter, np.split(line[0], 2))
            more = a + s * (np.concatenate([x, y]) - a)
        found[-1] = np.concatenate([line, more])
    return [line + (0, down) for line in found]


def points(path):
    """The last line of a path."""
    return strokes(path)[-1]


def corners(path):
    """The places that a path names, apart from the turns of a curve."""
    return np.concatenate([np.concatenate([line[:1], line[len(STEPS)::len(STEPS)]]) for line in strokes(path)])


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
    texts = [(text, box(text)) for text in root.iter(SVG + 'text')]
    circles = [(float(c.get('cx')), float(c.get('cy')), float(c.get('r'))) for c in root.iter(SVG + 'circle')]
    lines = [points(path) for path in root.iter(SVG + 'path') if path.get('class') in ('w', 'd')]
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


class Drawn:
    """A graph behind its backward pass as its picture has it, in the order of `view.arrows` and `view.items`.

    arrows   {'w', 'wh', 'd', 'dh': path, 'v', 'g': texts} of each arrow
    places   (left, top, right, bottom) of each circle, box or name
    """

    def __init__(self, graph, **options):
        graph.backward()
        self.drawing = Drawing(graph, **options)
        self.svg = ET.fromstring(self.drawing.svg())
        self.view, self.layout = self.drawing.view, self.drawing.layout
        self.arrows = []
        for element in self.svg:
            kind = element.get('class')
            if kind == 'w':
                self.arrows.append({'v': [], 'g': []})
            if kind in ('w', 'wh', 'd', 'dh'):
                self.arrows[-1][kind] = element
            elif element.get('data-of') is not None:
                self.arrows[-1][kind].append(element)
        shapes = [one for one in self.svg if one.get('class') in ('o', 't')]
        self.places, self.words = {}, {}
        for item in self.view.items:
            shape = shapes.pop(0)
            self.places[item] = place(shape)
            self.words[item] = shape if item.kind == 'input' else shapes.pop(0)

    def each(self):
        return zip(self.view.arrows, self.arrows)


def place(shape):
    """(left, top, right, bottom) of a circle, a rectangle, an image or a text."""
    if shape.tag == SVG + 'text':
        return box(shape)
    if shape.tag == SVG + 'circle':
        x, y, r = (float(shape.get(name)) for name in ('cx', 'cy', 'r'))
        return x - r, y - r, x + r, y + r
    x, y, wide, high = (float(shape.get(name)) for name in ('x', 'y', 'width', 'height'))
    return x, y, x + wide, y + high


def middle(place):
    left, top, right, bottom = place
    return (left + right) / 2, (top + bottom) / 2


def of_kind(svg, tag, kind):
    """The elements of a picture with this tag and class."""
    return [one for one in svg.iter(SVG + tag) if one.get('class') == kind]


def margins(outer, inner):
    """How far a place reaches beyond another: to the left, above, to the right, below."""
    return inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]
