"""Make every picture of the lessons and the README: `python image/make.py`.

One function for each picture; its name is the file's name. A function returns SVG text.
"""
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from benchmarks import report  # noqa: E402
from common import language  # noqa: E402
from common.drawing import draw  # noqa: E402
from common.drawing.palette import FONT, LIGHT  # noqa: E402
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
    ink, forward, backward, tint = LIGHT['ink'], LIGHT['forward'], LIGHT['backward'], LIGHT['tint']

    def box(x, y, w, h, fill, text, dash=''):
        return (f'<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="{fill}" stroke="{ink}"{dash}/>'
                f'<text x="{x + w / 2:g}" y="{y + h / 2 + 5:g}" text-anchor="middle" fill="{ink}">{text}</text>')

    base = top + dy
    parts = [
        box(left, base, wide, high, tint, '2 × 100'),
        box(left + wide, base, dx, high, '#dcebf7', '1 × 100'),
        box(left, top, wide, dy, '#dcebf7', '2 × 10'),
        box(left + wide, top, dx, dy, '#fbe3d3', '1 × 10', ' stroke-dasharray="5 4"'),
        f'<text x="{left + wide / 2:g}" y="{base + high + 24}" text-anchor="middle" fill="{forward}">'
        'apple_num = 2</text>',
        f'<text x="{left + wide + dx / 2:g}" y="{base + high + 24}" text-anchor="middle" fill="{backward}">+1</text>',
        f'<text x="{left - 12}" y="{base + high / 2:g}" text-anchor="end" fill="{forward}">100</text>',
        f'<text x="{left - 12}" y="{top + dy / 2 + 5:g}" text-anchor="end" fill="{backward}">+10</text>',
        f'<text x="{left - 50}" y="{top - 18}" fill="{forward}">apple</text>',
    ]
    w, h = left + wide + dx + 30, base + high + 44
    return _still(w, h, 'price × number grows in three pieces: two strips and a corner', parts)


def gears():
    """Three gears in a row: the rates of turning multiply."""
    ink, tint, forward = LIGHT['ink'], LIGHT['tint'], LIGHT['forward']

    def gear(x, r, teeth, name):
        spokes = ''.join(f'<rect x="{x - 4}" y="{130 - r - 8}" width="8" height="12" fill="{tint}" stroke="{ink}" '
                         f'transform="rotate({360 * k / teeth:g} {x} 130)"/>' for k in range(teeth))
        return (f'{spokes}<circle cx="{x}" cy="130" r="{r}" fill="{tint}" stroke="{ink}"/>'
                f'<text x="{x}" y="135" text-anchor="middle" fill="{ink}">{name}</text>')

    parts = [gear(110, 84, 36, 'x'), gear(244, 42, 18, 'u'), gear(308, 14, 6, 'v'),
             f'<text x="190" y="34" text-anchor="middle" fill="{forward}">du/dx = 2</text>',
             f'<text x="300" y="60" text-anchor="middle" fill="{forward}">dv/du = 3</text>',
             f'<text x="270" y="246" text-anchor="middle" fill="{forward}">dv/dx = 3 × 2 = 6</text>']
    return _still(360, 264, 'Gears: one turn of x makes two of u, one turn of u makes three of v', parts)


def modes():
    """Which way to walk: forward mode takes one sweep for each input, reverse mode one for each output."""
    ink, ground, tint, forward, backward = (LIGHT[name] for name in ('ink', 'ground', 'tint', 'forward', 'backward'))

    def dot(x, y, fill=ground):
        return f'<circle cx="{x}" cy="{y}" r="9" fill="{fill}" stroke="{ink}" stroke-width="1.5"/>'

    def line(x1, y1, x2, y2, colour, dash=''):
        return f'<path d="M{x1} {y1}L{x2} {y2}" stroke="{colour}" stroke-width="1.5" fill="none"{dash}/>'

    parts = []
    for left, title, colour, dash in ((40, '1 → n: forward mode', forward, ''),
                                      (340, 'n ← 1: reverse mode', backward, ' stroke-dasharray="5 4"')):
        touched = {70} if left == 40 else {70, 120, 170, 220}
        for y in (70, 120, 170, 220):
            parts.append(line(left + 9, y, left + 101, 145, colour if y in touched else '#bbb', dash if y in touched else ''))
        parts.append(line(left + 119, 145, left + 201, 145, colour, dash))
        parts += [dot(left, y, tint if y in touched else ground) for y in (70, 120, 170, 220)]
        parts += [dot(left + 110, 145, tint), dot(left + 210, 145, tint),
                  f'<text x="{left - 10}" y="34" fill="{colour}">{title}</text>']
    return _still(580, 250, 'Forward mode carries one input to the output; reverse mode carries the output to every input',
                  parts)


def benchmarks():
    """What the contenders of the benchmark take, from its last results."""
    return report.picture(report.load())


def _still(w, h, title, parts):
    return (f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{w}" height="{h}" viewBox="0 0 {w} {h}" '
            f'style="font:15px {FONT}"><title>{title}</title>'
            f'<rect width="{w}" height="{h}" fill="{LIGHT["ground"]}"/>{"".join(parts)}</svg>')


PICTURES = [function for function in list(globals().values())
            if callable(function) and function.__module__ == __name__ and not function.__name__.startswith('_')]

if __name__ == '__main__':
    for picture in PICTURES:
        path = HERE / f'{picture.__name__}.svg'
        path.write_text(picture(), encoding='utf-8', newline='\n')
        print(path.name)
