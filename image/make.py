"""Make every picture of the lessons and the README: `python image/make.py`.

One function for each picture; its name is the file's name. A function returns SVG text.
"""
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from common import language  # noqa: E402
from common.drawing import draw  # noqa: E402
from common.drawing.svg import FONT, LIGHT  # noqa: E402
from common.graph import Graph  # noqa: E402

language.use('en')


def apples():
    """Two apples and the tax: the bill forward, the derivatives backward."""
    g = Graph(apple=100, apple_num=2, tax=1.1)
    g['apple'] * g['apple_num'] * g['tax']
    g.backward()
    return draw(g, title='Two apples at 100 and a tax of 10 %').svg


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
    return (f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{w}" height="{h}" viewBox="0 0 {w} {h}" '
            f'style="font:15px {FONT}"><title>price × number grows in three pieces: two strips and a corner</title>'
            f'<rect width="{w}" height="{h}" fill="{LIGHT["ground"]}"/>{"".join(parts)}</svg>')


PICTURES = [function for function in list(globals().values())
            if callable(function) and getattr(function, '__module__', '') == __name__]

if __name__ == '__main__':
    for picture in PICTURES:
        path = HERE / f'{picture.__name__}.svg'
        path.write_text(picture(), encoding='utf-8', newline='\n')
        print(path.name)
