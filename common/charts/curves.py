"""Curves: one or several lines over two axes. Lines differ by dashes and dots, not by colour alone."""
from math import ceil, floor, log10
from typing import NamedTuple

import numpy as np

from common.charts.sheet import ACCENT, Sheet, text
from common.drawing.labels import width
from common.language import say

SIZE = 250, 150         # of the field between the axes
LEFT, TOP, RIGHT, BOTTOM = 48, 30, 24, 40
MOST_POINTS = 150
LINES = {
    'solid': f'fill="none" stroke="{ACCENT}" stroke-width="2"',
    'dashed': 'fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="5 4"',
    'dotted': 'fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="1 4" stroke-linecap="round"',
}


class Axis(NamedTuple):
    """An axis from `low` to `high`; with `log` equal distances are equal ratios."""
    low: float
    high: float
    name: str = ''
    log: bool = False

    def share(self, value):
        """Where a value lies between low (0) and high (1)."""
        if self.log:
            return (np.log10(value) - log10(self.low)) / (log10(self.high) - log10(self.low))
        return (np.asarray(value) - self.low) / (self.high - self.low)

    def ticks(self):
        """Round numbers between low and high, about six."""
        if self.log:
            first, last = ceil(log10(self.low) - 1e-9), floor(log10(self.high) + 1e-9)
            return [10.0 ** power for power in range(first, last + 1, max(1, round((last - first) / 6)))]
        least = (self.high - self.low) / 6
        power = 10.0 ** floor(log10(least))
        step = next(m * power for m in (1, 2, 5, 10) if m * power >= least * 0.999)
        return [i * step for i in range(ceil(self.low / step - 1e-9), floor(self.high / step + 1e-9) + 1)]


class Curve(NamedTuple):
    """Points to be joined by a line; `low` and `high` give it a band. style is one of LINES."""
    name: str
    x: np.ndarray
    y: np.ndarray
    style: str = 'solid'
    dots: bool = False
    low: np.ndarray = None
    high: np.ndarray = None


def curves(x, y, *lines):
    """A chart with the axes x and y. Points beyond an axis are drawn at its end."""
    body = _frame(x, y) + ''.join(_line(curve, x, y) for curve in lines if len(curve.x)) + _legend(y.name, lines)
    ends = [f'{y.name} {curve.name} {curve.y[-1]:.4g}'.replace('  ', ' ').strip() for curve in lines if len(curve.x)]
    return Sheet(LEFT + SIZE[0] + RIGHT, TOP + SIZE[1] + BOTTOM, body, ', '.join(ends))


def learning(losses, accuracies, iterations):
    """Two charts of one training: the loss of each mini-batch, and (iteration, training, test) accuracies."""
    x = Axis(0, max(iterations, 1), say('迭代', 'iteration'))
    at, low, mean, high = binned(losses)
    loss = curves(x, Axis(0, 2.5, say('损失', 'loss')), Curve('', at, mean, low=low, high=high))
    at, train, test = np.reshape(accuracies, (-1, 3)).T
    accuracy = curves(x, Axis(0, 1, say('准确率', 'accuracy')), Curve(say('测试', 'test'), at, test, dots=True),
                      Curve(say('训练', 'training'), at, train, 'dashed', dots=True))
    return loss, accuracy


def binned(values, most=MOST_POINTS):
    """At most `most` groups of neighbours: (middle position, smallest, mean, largest) of each."""
    edges = np.unique(np.linspace(0, len(values), min(most, len(values)) + 1).astype(int))
    values, starts, counts = np.asarray(values, float), edges[:-1], np.diff(edges)
    if not len(values):
        return (np.zeros(0),) * 4
    return (starts + (counts - 1) / 2, np.minimum.reduceat(values, starts), np.add.reduceat(values, starts) / counts,
            np.maximum.reduceat(values, starts))


def _places(x, y, xs, ys):
    across = LEFT + SIZE[0] * np.clip(x.share(xs), 0, 1)
    down = TOP + SIZE[1] * (1 - np.clip(y.share(ys), 0, 1))
    return [f'{a:.1f},{b:.1f}' for a, b in zip(across, down)]


def _line(curve, x, y):
    points = _places(x, y, curve.x, curve.y)
    line = f'<polyline points="{" ".join(points)}" {LINES[curve.style]}/>'
    if curve.low is not None:
        around = _places(x, y, curve.x, curve.high) + _places(x, y, curve.x, curve.low)[::-1]
        line = f'<polygon points="{" ".join(around)}" fill="{ACCENT}" opacity="0.25"/>' + line
    return line + ''.join(_dot(*point.split(','), curve.style) for point in points if curve.dots)


def _dot(x, y, style):
    look = f'fill="{ACCENT}"' if style == 'solid' else 'fill="none" stroke="currentColor"'
    return f'<circle cx="{x}" cy="{y}" r="3" {look}/>'


def _frame(x, y):
    """Axes, their numbers and names, and thin lines across at each number of y."""
    w, h = SIZE
    parts = [f'<path d="M{LEFT} {TOP}v{h}h{w}" fill="none" stroke="currentColor"/>']
    for tick in y.ticks():
        at = TOP + h * (1 - float(y.share(tick)))
        parts.append(f'<path d="M{LEFT} {at:g}h{w}" stroke="currentColor" opacity="0.15"/>'
                     + text(LEFT - 6, at + 4, _short(tick), 'end'))
    for tick in x.ticks():
        parts.append(text(LEFT + w * float(x.share(tick)), TOP + h + 17, _short(tick)))
    return ''.join(parts) + text(LEFT + w / 2, TOP + h + 35, x.name)


def _short(value):
    if value and not 1e-4 < abs(value) < 1e6:
        mantissa, power = f'{value:.0e}'.split('e')
        return f'{mantissa}e{int(power)}'.replace('-', '−')
    return f'{value:,.6g}'.replace('-', '−')


def _legend(title, lines):
    """The name of the upright axis, and of each curve that has one."""
    parts, x = [text(LEFT, 16, title, 'start')], LEFT + (width(title, 13) + 16 if title else 0)
    for curve in lines:
        if curve.name:
            dot = _dot(x + 11, 12, curve.style) if curve.dots else ''
            parts.append(f'<path d="M{x:g} 12h22" {LINES[curve.style]}/>{dot}' + text(x + 28, 16, curve.name, 'start'))
            x += 48 + width(curve.name, 13)
    return ''.join(parts)
