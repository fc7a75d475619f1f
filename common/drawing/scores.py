"""Probabilities as bars beside their target, and below them the gradient as arrows."""
import numpy as np

from common.drawing.labels import number
from common.drawing.sheet import Sheet
from common.drawing.texts import text
from common.language import say

COLUMN, LEFT = 88, 56          # width of a class; room for the names of the rows
BAR, ARROW = 110, 80           # pixels for a probability of 1, for a gradient of 1
GROUND, ZERO = 150, 298        # where the bars stand, and where the arrows start


def scores(y, t, dx, loss, alt):
    """y, t, dx (classes,): a bar, the frame behind it and an arrow for each class; `alt` says it in one line."""
    wide = LEFT + len(y) * COLUMN + 12
    parts = [f'<text class="v" x="{LEFT}" y="20">L = {number(loss)}</text>',
             _row('y', GROUND, wide), _row('y − t', ZERO, wide)]
    for i, column in enumerate(zip(y, t, dx)):
        parts.append(_column(LEFT + i * COLUMN + COLUMN / 2, f'a{i + 1}', *column))
    title = say('概率、损失和梯度', 'Probabilities, loss and gradient')
    return Sheet(wide, ZERO + ARROW + 28, ''.join(parts), alt, title)


def _row(name, y, wide):
    return text('t', LEFT - 14, y + 5, name, 'end') + f'<path class="o" d="M{LEFT} {y}H{wide - 12}"/>'


def _column(x, name, y, t, dx):
    tip, side = ZERO - ARROW * dx, np.sign(dx)
    parts = [
        f'<rect class="o" x="{x - 26:g}" y="{GROUND - BAR * t:.1f}" width="52" height="{BAR * t:.1f}"/>',
        f'<rect class="wh" x="{x - 20:g}" y="{GROUND - BAR * y:.1f}" width="40" height="{BAR * y:.1f}"/>',
        text('v', x, GROUND + 20, number(round(y, 4))), text('t', x, GROUND + 42, name),
        f'<text class="g" x="{x:g}" y="{tip + (20 if side < 0 else -8):.1f}" text-anchor="middle">'
        f'{number(round(dx, 4))}</text>',
    ]
    if abs(dx) * ARROW > 8:
        parts.append(f'<path class="d" d="M{x:g} {ZERO}V{tip + 8 * side:.1f}"/>'
                     f'<path class="dh" d="M{x - 6:g} {tip + 8 * side:.1f}h12l-6 {-8 * side:g}z"/>')
    return ''.join(parts)
