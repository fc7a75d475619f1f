"""Texts of a picture as SVG: one line, a label of several lines, the patch that lights it up, a note."""
from html import escape

from common.drawing.labels import width

LINE = 18           # from one line of a label to the next


def text(kind, x, y, words, anchor='middle', more=''):
    """One line, in a class of the palette; `more` are further attributes."""
    return f'<text class="{kind}" x="{x:g}" y="{y:g}" text-anchor="{anchor}"{more}>{escape(words)}</text>'


def numbers(kind, who, x, y, label):
    """A label of one or more lines, of which the first stands at y; `who` is the arrow that it belongs to, as data-of."""
    start, end = f'<text class="{kind}" data-of="{who}" x="{x:g}" y="', '" text-anchor="middle">'
    return ''.join([f'{start}{y + LINE * k:g}{end}{escape(line)}</text>' for k, line in enumerate(label.split('\n'))])


def behind(x, y, label):
    """What lights a label up: a rounded patch behind its lines."""
    lines = label.split('\n')
    wide = 0.95 * max(map(width, lines)) + 10
    return (f'<rect class="hi" x="{x - wide / 2:g}" y="{y - 15:g}" width="{wide:g}" '
            f'height="{LINE * len(lines) + 2}" rx="6"/>')


def note_width(words):
    return 0.95 * width(words) + 16


def note(end, y, words, least):
    """A line of text on a ground of its own that ends at `end`, but begins nowhere left of `least`."""
    wide = note_width(words)
    x = max(least, end - wide)
    return (f'<rect class="o" x="{x:g}" y="{y - 16:g}" width="{wide:g}" height="23" rx="6"/>'
            + text('g', x + wide / 2, y, words))
