"""Small letters of charts, and a chart as a sheet."""
from html import escape

from common.drawing.sheet import Sheet

SMALL = 13              # of the letters, in pixels


def chart(width, height, body, alt):
    """A Sheet in small letters."""
    return Sheet(width, height, f'<g class="s">{body}</g>', alt)


def line(words, width=0):
    """One line of text."""
    return chart(width, 20, text(0, 15, words, 'start'), str(words))


def text(x, y, words, anchor='middle', more=''):
    """One line in the colour of the page; `more` are further attributes."""
    place = f'x="{x:g}" y="{y:g}" text-anchor="{anchor}"'
    return f'<text {place} fill="currentColor"{more}>{escape(str(words))}</text>'
