"""The plane before and after a map: a grid, the letter F, and where the unit arrows go. SVG text."""
from html import escape

import numpy as np

from common.drawing.sheet import Sheet

REACH, UNIT = 6, 38          # half the side of the picture in units of the plane, and a unit in pixels
GRID = 3                     # grid lines run from -GRID to GRID
SIDE = 2 * REACH * UNIT
ENDS = np.array([end for k in range(-GRID, GRID + 1)
                 for end in ((k, -GRID), (k, GRID), (-GRID, k), (GRID, k))], dtype=float)
LETTER = np.array([(.2, .1), (.4, .1), (.4, .45), (.7, .45), (.7, .6),
                   (.4, .6), (.4, .75), (.8, .75), (.8, .9), (.2, .9)])
CORNERS = np.array([(0., 0.), (1., 0.), (1., 1.), (0., 1.)])
POINTS = np.concatenate([ENDS, LETTER, CORNERS])


def plane(moved, names, title, alt):
    """The picture, given where the POINTS went (an array like POINTS).

    names   what is written at the images of (0, 0), (1, 0) and (0, 1)
    """
    origin, right, _, up = moved[-4:]
    before = f'<g opacity=".3">{_grid(POINTS, "o")}{_letter(POINTS)}</g>'
    after = _grid(moved, 'w') + _square(moved) + _letter(moved)
    above = right[1] > up[1]
    arrows = _arrow((0, 0), origin) + _arrow(origin, right) + _arrow(origin, up)
    words = _name(names[0], origin / 2, 18) \
        + _name(names[1], right, -9 if above else 20, left=right[0] < origin[0]) \
        + _name(names[2], up, 20 if above else -9, left=up[0] < origin[0])
    return Sheet(SIDE, SIDE, before + _axes() + after + arrows + words, alt, title)


def _at(point):
    x, y = point
    return f'{(REACH + x) * UNIT:.1f} {(REACH - y) * UNIT:.1f}'


def _grid(points, kind):
    ends = points[:len(ENDS)]
    lines = ''.join(f'M{_at(a)}L{_at(b)}' for a, b in zip(ends[::2], ends[1::2]))
    return f'<path class="{kind}" style="fill:none" d="{lines}"/>'


def _letter(points):
    corners = points[len(ENDS):-4]
    return f'<path class="o" d="M{"L".join(map(_at, corners))}Z"/>'


def _square(points):
    return f'<path class="hi" d="M{"L".join(map(_at, points[-4:]))}Z"/>'


def _axes():
    middle = SIDE / 2
    return f'<path class="o" style="fill:none" opacity=".6" d="M0 {middle:g}H{SIDE}M{middle:g} 0V{SIDE}"/>'


def _arrow(start, end):
    way = np.subtract(end, start)
    length = np.hypot(*way)
    if length < 1e-9:
        return ''
    along = way / length * min(0.3, length)
    across = np.array((-along[1], along[0])) / 2
    back = np.subtract(end, along)
    head = 'L'.join(map(_at, (end, back + across, back - across)))
    shaft = f'M{_at(start)}L{_at(back)}'
    return f'<path class="o" style="stroke-width:3" d="{shaft}"/><path class="t" d="M{head}Z"/>'


def _name(name, point, below, left=False):
    x, y = _at(point).split()
    side = 'dx="-4" text-anchor="end"' if left else 'dx="4"'
    return f'<text class="t" x="{x}" y="{y}" {side} dy="{below}">{escape(name)}</text>'
