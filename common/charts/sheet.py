"""Sheet: a piece of SVG of known size that shows itself in a notebook. Sheets are put together to larger ones."""
from html import escape
from typing import NamedTuple

from common.drawing import image
from common.drawing.svg import FONT

INK, GROUND = '#222', '#fff'
ACCENT = '#0a8f6a'      # can be seen on a light and on a dark ground
SMALL = 13              # of the letters, in pixels


class Sheet(NamedTuple):
    """`body` is SVG in currentColor, so that it is read on any ground; `alt` says the same in one line."""
    width: float
    height: float
    body: str
    alt: str

    def svg(self, still=False):
        """The picture as text; a still one stands alone, with its own light ground."""
        w, h = round(self.width), round(self.height)
        ground = f'<rect width="{w}" height="{h}" fill="{GROUND}"/>' if still else ''
        return (f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{w}" height="{h}" viewBox="0 0 {w} {h}" '
                f'style="font:{SMALL}px {FONT};max-width:100%;height:auto{";color:" + INK if still else ""}" '
                f'aria-label="{escape(self.alt)}">{ground}{self.body}</svg>')

    def __repr__(self):
        return self.alt

    def _repr_html_(self):
        return image(self.svg(still=True), self.alt)


def beside(*sheets, gap=24):
    """Sheets in a row."""
    x, parts = 0, []
    for sheet in sheets:
        parts.append(f'<g transform="translate({x:g} 0)">{sheet.body}</g>')
        x += sheet.width + gap
    return Sheet(x - gap, max(sheet.height for sheet in sheets), ''.join(parts), _alts(sheets))


def below(*sheets, gap=12):
    """Sheets one under the other."""
    y, parts = 0, []
    for sheet in sheets:
        parts.append(f'<g transform="translate(0 {y:g})">{sheet.body}</g>')
        y += sheet.height + gap
    return Sheet(max(sheet.width for sheet in sheets), y - gap, ''.join(parts), _alts(sheets))


def wrapped(*sheets):
    """HTML of sheets in a row, which breaks where the page is narrow."""
    return f'<div style="display:flex;flex-wrap:wrap;gap:8px 24px">{"".join(sheet.svg() for sheet in sheets)}</div>'


def line(words, width=0):
    """One line of text."""
    return Sheet(width, 20, text(0, 15, words, 'start'), str(words))


def _alts(sheets):
    return '; '.join(sheet.alt for sheet in sheets if sheet.alt)


def text(x, y, words, anchor='middle', more=''):
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" fill="currentColor"{more}>{escape(str(words))}</text>'
