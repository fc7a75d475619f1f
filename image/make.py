"""Make the pictures of the lessons and the README: `python image/make.py`.

One function for each picture; its name is the file's name. A function returns SVG text. (benchmarks.svg is made
by the benchmark, from its results.)
"""
import sys
from math import atan2, cos, pi, sin
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from common import language  # noqa: E402
from common.drawing import draw, page, save  # noqa: E402
from common.drawing.texts import text  # noqa: E402
from common.graph import Graph  # noqa: E402

language.use('en')


def apples():
    """Two apples and the tax: the bill forward, the derivatives backward."""
    g = Graph(apple=100, apple_num=2, tax=1.1)
    g['apple'] * g['apple_num'] * g['tax']
    g.backward()
    return draw(g, title='Two apples at 100 and a tax of 10 %').svg(still=True)


def corner():
    """Price × number as a rectangle: both grow, and the derivatives do not see the corner."""
    left, top, wide, high, dx, dy = 70, 60, 260, 150, 110, 36
    base = top + dy
    parts = [
        _box(left, base, wide, high, 'fr', '2 × 100'),
        _box(left + wide, base, dx, high, 'wh', '1 × 100', ' fill-opacity=".2"'),
        _box(left, top, wide, dy, 'wh', '2 × 10', ' fill-opacity=".2"'),
        _box(left + wide, top, dx, dy, 'dh', '1 × 10', ' fill-opacity=".25" stroke-dasharray="5 4"'),
        text('v', left + wide / 2, base + high + 24, 'apple_num = 2'),
        text('g', left + wide + dx / 2, base + high + 24, '+1'),
        text('v', left - 12, base + high / 2, '100', 'end'),
        text('g', left - 12, top + dy / 2 + 5, '+10', 'end'),
        text('v', left - 50, top - 18, 'apple', 'start'),
    ]
    return page(''.join(parts), left + wide + dx + 30, base + high + 44,
                'price × number grows in three pieces: two strips and a corner', still=True)


def gears():
    """Three gears in a row, with 36, 18 and 6 teeth: how often does the last one turn?"""
    size, middle = 6, 130                                       # of a tooth, and the height of the axes
    gears = (36, 0), (18, pi + pi / 18), (6, pi)                # teeth, and where one is: it meets a gap
    parts, x = [], 16
    for name, (teeth, angle) in zip('xuv', gears):
        radius = size * teeth / 2
        x += radius
        outline = _gear(x, middle, radius, size, teeth, angle)
        parts.append(f'<path class="fr" stroke="currentColor" stroke-linejoin="round" d="{outline}"/>'
                     + text('t', x, middle + 5, name))
        x += radius
    title = 'Three gears in a row, x, u and v, each smaller than the last'
    return page(''.join(parts), x + 20, 2 * middle, title, still=True)


def modes():
    """Derivatives of u = x + y and v = x y at (3, 5): forward mode fills a column of them, reverse mode a row."""
    forward = _sweep(0, 'w', 'v', {('x', 'u'): 1, ('x', 'v'): 5}, ['ux', 'vx'])
    backward = _sweep(190, 'd', 'g', {('x', 'v'): 5, ('y', 'v'): 3}, ['vx', 'vy'])
    title = ('Forward mode goes from one input to every output and fills a column of the table of derivatives; '
             'reverse mode goes from one output to every input and fills a row')
    return page(forward + backward, 420, 380, title, still=True)


PLACES = {'x': (70, 56), 'y': (70, 146), 'u': (210, 56), 'v': (210, 146)}
JACOBIAN = {'ux': 1, 'uy': 1, 'vx': 5, 'vy': 3}


def _sweep(top, line, kind, shares, filled):
    """One sweep: `shares` stand on the arrows that it takes, `filled` are the cells of the table that it gives."""
    parts = [_way(line, kind, way, shares.get(way)) for way in (('x', 'u'), ('y', 'u'), ('x', 'v'), ('y', 'v'))]
    for name, sign in (('u', '+'), ('v', '×')):
        x, y = PLACES[name]
        parts.append(f'<circle class="o" cx="{x}" cy="{y}" r="22"/>' + text('t', x, y + 5, sign)
                     + text('t', x + 36, y + 5, name))
    parts += [text('t', PLACES[name][0] - 8, PLACES[name][1] + 5, f'{name} = {value}', 'end')
              for name, value in (('x', 3), ('y', 5))]
    start = (PLACES['x'][0] - 28, 36) if line == 'w' else (PLACES['v'][0] + 36, 130)
    parts.append(text(kind, *start, '1'))
    for cell, value in JACOBIAN.items():
        x, y = 292 + 56 * 'xy'.index(cell[1]), 60 + 46 * 'uv'.index(cell[0])
        shown = cell in filled
        parts.append(f'<rect class="{"hi" if shown else "o"}" x="{x}" y="{y}" width="52" height="42" rx="6"/>')
        parts.append(text(kind, x + 26, y + 26, str(value)) if shown else '')
    parts += [text('t', 318 + 56 * i, 50, name) for i, name in enumerate('xy')]
    parts += [text('t', 278, 86 + 46 * i, name) for i, name in enumerate('uv')]
    return f'<g transform="translate(0 {top})">{"".join(parts)}</g>'


def _way(line, kind, way, share):
    """The way from an input to a function, with its local derivative if the sweep takes it."""
    (x1, y1), (x2, y2) = (PLACES[end] for end in way)
    x2 -= 22                                                    # the border of the circle
    drawn = f'd="M{x1} {y1}L{x2} {y2}"'
    if share is None:
        return f'<path class="o" {drawn} opacity=".3"/>'
    x, y, back = (x2, y2, -8) if line == 'w' else (x1, y1, 8)
    turn = atan2(y2 - y1, x2 - x1) * 180 / pi
    at, aside = (0.5, 0) if y1 == y2 else (0.72, 20)            # the slanting ways cross in the middle
    return (f'<path class="{line}" {drawn}/>'
            f'<path class="{line}h" d="M{x} {y}l{back} 4v-8z" transform="rotate({turn:.1f} {x} {y})"/>'
            + text(kind, x1 + at * (x2 - x1) + aside, y1 + at * (y2 - y1) - 8 + aside / 3, f'×{share}'))


def _gear(x, y, radius, size, teeth, first):
    """The outline of a gear: each tooth a trapezoid over half of its step, the first at an angle."""
    step, points = 2 * pi / teeth, []
    for k in range(teeth):
        for reach, at in ((-1, -0.29), (0.75, -0.14), (0.75, 0.14), (-1, 0.29)):
            angle = first + step * (k + at)
            r = radius + reach * size
            points.append(f'{x + r * cos(angle):.1f} {y + r * sin(angle):.1f}')
    return 'M' + 'L'.join(points) + 'Z'


def _box(x, y, w, h, kind, words, more=''):
    return (f'<rect class="{kind}" x="{x}" y="{y}" width="{w}" height="{h}" stroke="currentColor"{more}/>'
            + text('t', x + w / 2, y + h / 2 + 5, words))


PICTURES = apples, corner, gears, modes

if __name__ == '__main__':
    for picture in PICTURES:
        path = HERE / f'{picture.__name__}.svg'
        save(picture(), path)
        print(path.name)
