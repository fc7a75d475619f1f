"""Matrices and sums as SVG text: numbers in brackets, a name above, the shape below, some elements lit."""
from html import escape

import numpy as np

from common.drawing.labels import number, width
from common.drawing.sheet import Sheet
from common.drawing.texts import text

CELL, LINE = 54, 30          # width of an element at least, height of a row
HEAD, BRACKET, SPACE = 26, 8, 14
MARGIN, GAP = 12, 10


class Matrix:
    """A two-dimensional array, or one row of numbers.

    kind     'v' for values that went forward, 'g' for gradients
    lit      indices (row, column) that are marked
    faint    rows that are copies
    hidden   indices whose numbers are not shown
    """

    def __init__(self, name, values, kind='v', lit=(), faint=(), hidden=()):
        self.name, self.shape, self.values = name, np.shape(values), np.atleast_2d(values)
        self.kind, self.lit, self.faint, self.hidden = kind, set(lit), set(faint), set(hidden)
        self.rows, self.columns = self.values.shape
        self.cell = max([CELL, *(width(number(value)) + 12 for value in self.values.flat)])
        self.inside = self.cell * self.columns
        self.width = max(self.inside + 2 * BRACKET, width(self.name), width(str(self.shape)))
        self.height = LINE * self.rows + 2 * HEAD
        self.text = f'{name} {self.shape}'

    def svg(self, left, middle):
        centre = left + self.width / 2
        x, y = centre - self.inside / 2, middle - LINE * self.rows / 2
        bottom = y + LINE * self.rows
        parts = [text('t', centre, y - 9, self.name), text('t', centre, bottom + 20, str(self.shape))]
        parts += [_bracket(x - BRACKET, y, bottom, 1), _bracket(x + self.inside + BRACKET, y, bottom, -1)]
        parts += [_lit(x + self.cell * column, y + LINE * row, self.cell) for row, column in sorted(self.lit)]
        for (row, column), value in np.ndenumerate(self.values):
            at = x + self.cell * (column + .5), y + LINE * (row + .5) + 5
            shown = '·' if (row, column) in self.hidden else number(value)
            parts.append(text(self.kind, *at, shown, more=' opacity=".55"' if row in self.faint else ''))
        return ''.join(parts)


class Words:
    """A line of text in pieces, each a string or a pair (string, class)."""
    height = LINE

    def __init__(self, *pieces):
        self.pieces = [(piece, 't') if isinstance(piece, str) else piece for piece in pieces]
        self.width = width(self.text)

    @property
    def text(self):
        return ''.join(text for text, _ in self.pieces)

    def svg(self, left, middle):
        spans = ''.join(f'<tspan class="{kind}">{escape(text)}</tspan>' for text, kind in self.pieces)
        return f'<text x="{left:g}" y="{middle + 5:g}" xml:space="preserve">{spans}</text>'


def product(names, matrices, row, column, kinds='vvv'):
    """A · B = C with row `row` of A, column `column` of B and the element of C lit that they make."""
    A, B, C = matrices
    inner = range(np.shape(A)[1])
    lit = [{(row, k) for k in inner}, {(k, column) for k in inner}, {(row, column)}]
    A, B, C = (Matrix(*given) for given in zip(names, matrices, kinds, lit))
    return [A, Words('·'), B, Words('='), C]


def sum_of_products(name, pairs, terms, total, kinds='vvv'):
    """name = a × b + c × d = term + term = total, in the colours of the kinds."""
    pieces = []
    for a, b in pairs:
        pieces += [' + ', (signed(a), kinds[0]), ' × ', (signed(b), kinds[1])]
    added = [(' + '.join(map(signed, terms)), kinds[2]), ' = '] * (len(terms) > 1)
    return Words((name, kinds[2]), ' = ', *pieces[1:], ' = ', *added, (number(total), kinds[2]))


def signed(value):
    """A number that can stand behind + or ×: negative ones in brackets."""
    return f'({number(value)})' if value < 0 else number(value)


def written(lines, title, alt=''):
    """Lines of matrices and words, one below the other, as a Sheet; `alt` says the same in one line."""
    parts, y, wide = [], MARGIN, 0
    for line in lines:
        high, x = max(thing.height for thing in line), MARGIN
        for thing in line:
            parts.append(thing.svg(x, y + high / 2))
            x += thing.width + SPACE
        y, wide = y + high + GAP, max(wide, x)
    alt = alt or '; '.join(' '.join(thing.text for thing in line) for line in lines)
    return Sheet(wide - SPACE + MARGIN, y - GAP + MARGIN, ''.join(parts), alt, title)


def _bracket(x, top, bottom, side):
    end = x + 6 * side
    return f'<path class="o" style="fill:none" d="M{end:g} {top:g}H{x:g}V{bottom:g}H{end:g}"/>'


def _lit(x, y, cell):
    box = f'x="{x + 2:g}" y="{y + 2:g}" width="{cell - 4:g}" height="{LINE - 4}" rx="6"'
    return f'<rect class="hi" {box}/><rect class="o" style="fill:none" {box}/>'
