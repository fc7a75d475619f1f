"""Make the pictures of the lessons and the README: `python image/make.py`.

One function for each picture; its name is the file's name. A function returns SVG text. (benchmarks.svg is made by
the benchmark, from its results.)
"""
import sys
from math import atan2, cos, pi, sin
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from common import language  # noqa: E402
from common.drawing import draw, page, save  # noqa: E402
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
        _text('v', left + wide / 2, base + high + 24, 'apple_num = 2'),
        _text('g', left + wide + dx / 2, base + high + 24, '+1'),
        _text('v', left - 12, base + high / 2, '100', 'end'),
        _text('g', left - 12, top + dy / 2 + 5, '+10', 'end'),
        _text('v', left - 50, top - 18, 'apple', 'start'),
    ]
    return page(''.join(parts), left + wide + dx + 30, base + high + 44,
                'price × number grows in three pieces: two strips and a corner', still=True)


def gears():
    """Three gears in a row, with 36, 18 and 6 teeth: how often does the last one turn?"""
    size, middle = 6, 130                                       # half a step between teeth, nearly; height of the axes
    first = (36, 0), (18, pi + pi / 18), (6, pi)                # teeth, and where one is: gaps meet the teeth before
    parts, x = [], 16
    for name, (teeth, angle) in zip('xuv', first):
        radius = size * teeth / 2
        x += radius
        parts.append(f'<path class="fr" stroke="currentColor" stroke-linejoin="round" '
                     f'd="{_gear(x, middle, radius, size, teeth, angle)}"/>' + _text('t', x, middle + 5, name))
        x += radius
    return page(''.join(parts), x + 20, 2 * middle, 'Three gears in a row, x, u and v, each smaller than the one before',
                still=True)


def modes():
    """The table of derivatives of u = x + y and v = x y: forward mode fills a column of it, reverse mode a row."""
    forward = _mode(0, 'w', 'v', {('x', 'u'): 1, ('x', 'v'): 5}, 'x', column=0)
    backward = _mode(330, 'd', 'g', {('x', 'v'): 5, ('y', 'v'): 3}, 'v', row=1)
    return page(forward + backward, 640, 330,
                'Forward mode goes from one input to every output and fills a column of the table of derivatives; '
                'reverse mode goes from one output to every input and fills a row', still=True)


def _mode(left, line, kind, shares, start, column=None, row=None):
    """One sweep over u = x + y, v = x y at x = 3, y = 5: `shares` on the arrows that it takes, and what it fills."""
    places = {'x': (40, 60), 'y': (40, 160), 'u': (220, 60), 'v': (220, 160)}
    parts = []
    for way in (('x', 'u'), ('y', 'u'), ('x', 'v'), ('y', 'v')):
        (x1, y1), (x2, y2) = (places[end] for end in way)
        taken = way in shares
        parts.append(f'<path class="{line if taken else "o"}" d="M{x1 + 14} {y1}L{x2 - 22} {y2}"'
                     + ('' if taken else ' opacity=".3"') + '/>')
        if taken:
            at = 0.5 if y1 == y2 else 0.7           # the slanting ways cross in the middle
            aside = 0 if y1 == y2 else 18
            parts.append(_text(kind, x1 + 14 + at * (x2 - x1 - 36) + aside, y1 + at * (y2 - y1) - 8 + aside / 3,
                               f'×{shares[way]}'))
            x, y, back = (x2 - 22, y2, -8) if line == 'w' else (x1 + 14, y1, 8)
            turn = 0 if y1 == y2 else atan2(y2 - y1, x2 - x1 - 36) * 180 / pi
            parts.append(f'<path class="{line}h" d="M{x} {y}l{back} 4v-8z" transform="rotate({turn:.1f} {x} {y})"/>')
    for name, (x, y) in places.items():
        if name in 'uv':
            parts.append(f'<circle class="o" cx="{x}" cy="{y}" r="22"/>' + _text('t', x, y + 5, '+×'['uv'.index(name)])
                         + _text('t', x + 36, y + 5, name))
        else:
            parts.append(_text('t', x + 8, y + 5, f'{name} = {dict(x=3, y=5)[name]}', 'end'))
    x, y = places[start]
    parts.append(_text(kind, x + (36 if start in 'uv' else -2), y - 16, '1'))
    for i, values in enumerate(((1, 1), (5, 3))):
        for j, value in enumerate(values):
            filled = j == column or i == row
            box = f'x="{100 + 60 * j}" y="{224 + 44 * i}" width="56" height="40" rx="6"'
            parts.append(f'<rect class="{"hi" if filled else "o"}" {box}/>' + (
                _text(kind, 128 + 60 * j, 249 + 44 * i, str(value)) if filled else ''))
    parts += [_text('t', 128 + 60 * j, 216, name) for j, name in enumerate('xy')]
    parts += [_text('t', 84, 249 + 44 * i, name) for i, name in enumerate('uv')]
    return f'<g transform="translate({left + 10} 0)">{"".join(parts)}</g>'


def _gear(x, y, radius, size, teeth, turned):
    """The outline of a gear: each tooth a trapezoid over half of its step, the first at the angle `turned`."""
    step, points = 2 * pi / teeth, []
    for k in range(teeth):
        for reach, at in ((-1, -0.29), (0.75, -0.14), (0.75, 0.14), (-1, 0.29)):
            angle = turned + step * (k + at)
            r = radius + reach * size
            points.append(f'{x + r * cos(angle):.1f} {y + r * sin(angle):.1f}')
    return 'M' + 'L'.join(points) + 'Z'


def _box(x, y, w, h, kind, text, more=''):
    return (f'<rect class="{kind}" x="{x}" y="{y}" width="{w}" height="{h}" stroke="currentColor"{more}/>'
            + _text('t', x + w / 2, y + h / 2 + 5, text))


def _text(kind, x, y, text, anchor='middle'):
    return f'<text class="{kind}" x="{x:g}" y="{y:g}" text-anchor="{anchor}">{text}</text>'


PICTURES = apples, corner, gears, modes

if __name__ == '__main__':
    for picture in PICTURES:
        path = HERE / f'{picture.__name__}.svg'
        save(picture(), path)
        print(path.name)
