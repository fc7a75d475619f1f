"""What figures show: pictures, tables and lines of text. Escaping and scrolling live here, once.

Each part has `live()` and `still()`, its HTML on a page that runs and on one that does not, and `text`, the same in
one line.
"""
from functools import partial
from html import escape
from typing import NamedTuple

from common.drawing import image
from common.drawing.sheet import LEAST
from common.exercises.diagnosis.error import understood
from common.language import Sentence, say

# the box scrolls and not what is in it, so that it stays where it is when the content is replaced
STYLE = '''<style>
.widget-html:has(svg), .widget-html:has(table) {overflow-x: auto}
.jp-RenderedHTMLCommon table.parts, table.parts {border-collapse: collapse; margin: .3em 0; line-height: 1.5}
table.parts td, table.parts th {text-align: left; padding: .1em 1.5em .1em 0; vertical-align: top}
</style>'''
ENDS = '.', '。', '?', '？'       # of a sentence
CELL = 'style="text-align:left;padding:.1em 1.5em .1em 0"'      # for pages that keep no style sheet


class Picture(NamedTuple):
    """draw(still=…) gives the SVG as text, describe() the line that says the same."""
    draw: callable
    describe: callable

    @property
    def text(self):
        return self.describe()

    def live(self):
        return self.draw()

    def still(self):
        return image(self.draw(still=True), self.text)


def sheet(shown):
    """The picture of a `Sheet`."""
    return Picture(shown.svg, lambda: shown.alt)


def sized(shown):
    """The same as `Beside` wants it: its width and its picture."""
    return shown.width, sheet(shown)


def drawn(drawing, blanks=None, moves=None, **seen):
    """The picture of a `Drawing`, with options as its `svg` takes them."""
    return Picture(partial(drawing.svg, blanks=blanks, moves=moves, **seen), partial(drawing.describe, blanks, moves))


class Beside(NamedTuple):
    """Pictures in a row, each (width in pixels, picture): a little narrower if need be, else one below the other."""
    pictures: tuple

    @property
    def text(self):
        return '; '.join(picture.text for _, picture in self.pictures)

    def live(self):
        return self._row(picture.live() for _, picture in self.pictures)

    def still(self):
        return self._row(picture.still() for _, picture in self.pictures)

    def _row(self, shown):
        cells = (f'<div style="flex:{width:.0f} 1 {LEAST * width:.0f}px;max-width:{width:.0f}px;overflow-x:auto">'
                 f'{html}</div>' for (width, _), html in zip(self.pictures, shown))
        return f'<div style="display:flex;flex-wrap:wrap;gap:8px 24px">{"".join(cells)}</div>'


class Html(str):
    """A cell that is HTML already."""


class Table:
    """Rows of text under a head; a cell may be `Html`. Its text is that of the rows, or `text`."""

    def __init__(self, head, rows, caption='', text=''):
        self.head, self.rows, self.caption = head, [tuple(row) for row in rows], caption
        self.text = text or '; '.join(' '.join(filter(None, row)) for row in self.rows)

    def live(self):
        caption = f'<p>{escape(self.caption)}</p>' if self.caption else ''
        rows = [self._row(self.head, 'th')] if any(self.head) else []
        rows += [self._row(row, 'td') for row in self.rows]
        return f'<div style="overflow-x:auto">{caption}<table class="parts">{"".join(rows)}</table></div>'

    still = live

    def _row(self, cells, tag):
        texts = (cell if isinstance(cell, Html) else escape(cell) for cell in cells)
        return '<tr>' + ''.join(f'<{tag} {CELL}>{text}</{tag}>' for text in texts) + '</tr>'


class Status(NamedTuple):
    """One line that tells how things stand; a screen reader hears it change, unless it changes all the time."""
    text: str
    aloud: bool = True

    def live(self):
        role = ' role="status"' if self.aloud else ''
        return f'<div{role}>{escape(self.text)}</div>' if self.text else ''

    still = live


class Hint(NamedTuple):
    """A sentence that says what is wrong and what to do: marked by an arrow and a bar, not by colour alone."""
    text: str

    def live(self):
        return (f'<div role="status" style="padding:.2em .8em;border-left:4px solid #b0400a">'
                f'<b>→</b> {escape(self.text)}</div>')

    still = live


def told(error):
    """What an exception tells a reader: its own sentence, or its kind and Python's words behind one of ours."""
    said = error.args[0] if error.args else ''
    words = ' '.join(str(said).split())[:300]
    if isinstance(said, Sentence):
        return words
    if sentence := understood(error):
        return sentence
    if words.endswith(ENDS):
        return words
    kind = f'{type(error).__name__}: {words}' if words else type(error).__name__
    return say('运行到一半停下了：{kind}。', 'It stopped half way: {kind}.', kind=kind)
