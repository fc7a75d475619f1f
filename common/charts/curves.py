"""Curves: one or several lines over two axes. Lines differ by dashes and dots, not by colour alone."""
from typing import NamedTuple

import numpy as np

from common.charts import guard
from common.charts.axis import Axis, short
from common.charts.text import SMALL, chart, text
from common.drawing.labels import width

SIZE, LARGE = (300, 170), (460, 290)        # of the field between the axes
LEFT, TOP, RIGHT, BOTTOM = 52, 30, 26, 45
LINES = {
    'solid': 'class="al"',
    'dashed': 'fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="6 4"',
    'dotted': 'fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="1 4" '
              'stroke-linecap="round"',
    'ghost': 'class="al" opacity=".45" stroke-dasharray="3 3"',
    'ghost 2': 'class="al" opacity=".45" stroke-dasharray="9 3"',
    'ghost 3': 'class="al" opacity=".45" stroke-dasharray="9 3 2 3"',
}


class Curve(NamedTuple):
    """Points to be joined by a line; `low` and `high` give it a band. style is one of LINES."""
    name: str
    x: np.ndarray
    y: np.ndarray
    style: str = 'solid'
    dots: bool = False
    low: np.ndarray = None
    high: np.ndarray = None


def curves(x, y, *lines, size=SIZE):
    """A chart with the axes x and y. Points beyond an axis are drawn at its end."""
    guard.axis(x, Axis)
    guard.axis(y, Axis)
    for line in lines:
        guard.curve(line, Curve, LINES)
    body = _frame(x, y, size) + ''.join(_line(curve, x, y, size) for curve in lines if len(curve.x))
    ends = [f'{y.name} {curve.name} {curve.y[-1]:.4g}'.replace('  ', ' ').strip()
            for curve in lines if len(curve.x) and not curve.style.startswith('ghost')]
    body += _legend(y.name, lines)
    told = ', '.join(ends) or f'{y.name}, {x.name}'
    return chart(LEFT + size[0] + RIGHT, TOP + size[1] + BOTTOM, body, told)


def sample(curve, x, y):
    """A short piece of a line and its name, as a legend has them."""
    dot = _dot(x + 11, y - 4, curve.style) if curve.dots else ''
    return f'<path d="M{x:g} {y - 4}h22" {LINES[curve.style]}/>{dot}' + text(x + 28, y, curve.name, 'start')


def _places(x, y, xs, ys, size):
    across, down = LEFT + size[0] * x.share(xs), TOP + size[1] * (1 - y.share(ys))
    return [f'{a:.1f},{b:.1f}' for a, b in zip(across, down)]


def _line(curve, x, y, size):
    known = ~np.isnan(curve.y)
    points = _places(x, y, np.asarray(curve.x)[known], np.asarray(curve.y)[known], size)
    line = f'<polyline points="{" ".join(points)}" {LINES[curve.style]}/>'
    if curve.low is not None:
        around = _places(x, y, curve.x, curve.high, size) + _places(x, y, curve.x, curve.low, size)[::-1]
        line = f'<polygon class="a" points="{" ".join(around)}" opacity="0.25"/>' + line
    return line + ''.join(_dot(*point.split(','), curve.style) for point in points if curve.dots)


def _dot(x, y, style):
    look = 'class="a"' if style == 'solid' else 'class="bg" stroke="currentColor"'
    return f'<circle cx="{x}" cy="{y}" r="3" {look}/>'


def _frame(x, y, size):
    """Axes, their numbers and names, and thin lines across at each number of y."""
    w, h = size
    parts = [f'<path d="M{LEFT} {TOP}v{h}h{w}" fill="none" stroke="currentColor"/>']
    for tick in y.ticks(max(3, h // 24)):
        at = TOP + h * (1 - float(y.share(tick)))
        parts.append(f'<path d="M{LEFT} {at:g}h{w}" stroke="currentColor" opacity="0.15"/>'
                     + text(LEFT - 6, at + 4, short(tick), 'end'))
    for tick in x.ticks_across(w):
        parts.append(text(LEFT + w * float(x.share(tick)), TOP + h + 20, short(tick)))
    return ''.join(parts) + text(LEFT + w / 2, TOP + h + 39, x.name)


def _legend(title, lines):
    """The name of the upright axis, and of each curve that has one."""
    parts, x = [text(LEFT, 16, title, 'start')], LEFT + (width(title, SMALL) + 16 if title else 0)
    for curve in lines:
        if curve.name and not curve.style.startswith('ghost'):
            parts.append(sample(curve, x, 16))
            x += 48 + width(curve.name, SMALL)
    return ''.join(parts)
