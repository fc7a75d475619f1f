"""Sheet: a piece of SVG of known size that shows itself in a notebook, also in one that is not trusted.

Sheets are put together to larger ones. Each picture of the project is written by `page`.
"""
from base64 import b64encode
from html import escape
from typing import NamedTuple

from common.drawing.palette import OWN

LEAST = 0.7                # of its width a picture keeps in a narrow window; the rest is scrolled


def page(body, width, height, title, still=False, description=''):
    """One picture: `body` in a frame of its size, named for screen readers. A still brings its ground and colours.

    What can be pressed in a picture is heard only where the picture is no image, but a group.
    """
    width, height = round(width), round(height)
    own = f'{OWN}<rect class="bg" width="{width}" height="{height}"/>' if still else ''
    said = f'<desc>{escape(description)}</desc>' if description else ''
    role = 'group' if 'role="button"' in body else 'img'
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return (f'<svg xmlns="http://www.w3.org/2000/svg" class="cg" role="{role}" {size} '
            f'style="max-width:100%;min-width:{LEAST * width:.0f}px;height:auto">'
            f'<title>{escape(title)}</title>{said}{own}{body}</svg>')


def image(svg, alt):
    """An <img> that carries the picture; in a narrow window it shrinks as the picture allows, then scrolls."""
    least = svg.partition('min-width:')[2].partition(';')[0]
    return (f'<div style="overflow-x:auto"><img alt="{escape(alt)}" style="max-width:100%;min-width:{least}" '
            f'src="data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"></div>')


def save(svg, path):
    """Write a picture in pure ASCII: some readers take SVG for bytes, and lose or refuse other characters."""
    with open(path, 'wb') as file:
        file.write(svg.encode('ascii', 'xmlcharrefreplace'))


class Sheet(NamedTuple):
    """`body` is SVG in the classes of the palette or in currentColor; `alt` says the same in one line."""
    width: float
    height: float
    body: str
    alt: str
    title: str = ''

    def svg(self, still=False):
        """The picture as text; a still one stands alone, with its own ground and colours."""
        named, said = (self.title, self.alt) if self.title else (self.alt, '')
        return page(self.body, self.width, self.height, named, still, said)

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
    row = ''.join(sheet.svg() for sheet in sheets)
    return f'<div style="display:flex;flex-wrap:wrap;gap:8px 24px">{row}</div>'


def _alts(sheets):
    return '; '.join(sheet.alt for sheet in sheets if sheet.alt)
