"""The formula of a derivative: along each path the local derivatives multiplied, and the paths added, names and numbers."""
from html import escape
from itertools import islice
from typing import NamedTuple

from common.drawing.labels import number
from common.drawing.matrices import signed
from common.graph.paths import are_numbers, between, counts, local_derivatives, paths
from common.language import say
from common.widgets.graphs.factor import expression, in_names, in_numbers, local_derivative
from common.widgets.parts import Status

MOST = 4            # paths that are written out


class Factor(NamedTuple):
    """A local derivative in names and in numbers, and whether its node is in focus. number '' before backward."""
    name: str
    number: str
    lit: bool


class Formula(NamedTuple):
    """head, such as (L = x + y, ∂L/∂x); terms [[Factor, …], …] and their products and result, as texts.

    left_out    how many more terms there are
    """
    head: tuple
    terms: list
    products: list
    result: str
    left_out: int

    def lines(self):
        """The right sides as rows of terms, each a list of (text, lit); the same right side is not written twice."""
        rows = [[[(factor.name, factor.lit) for factor in term] for term in self.terms],
                [[(factor.number or '?', factor.lit) for factor in term] for term in self.terms],
                [[(text or '?', False)] for text in self.products],
                [[(self.result or '?', False)]]]
        return [row for before, row in zip([None, *rows], rows) if row != before]

    @property
    def text(self):
        def written(row):
            return ' + '.join(' × '.join(text for text, _ in term) for term in row) + self._more(row)
        return f'{", ".join(self.head)} = ' + ' = '.join(map(written, self.lines()))

    def live(self):
        head = ''.join(f'<div>{escape(line)}</div>' for line in self.head)
        rows = ''.join(f'<div>= {self._row(row)}</div>' for row in self.lines())
        return (f'<div class="cg" role="group" aria-label="{escape(self.text)}" '
                f'style="padding:.2em .6em;line-height:1.7;overflow-x:auto">{head}'
                f'<div style="padding-left:1em">{rows}</div></div>')

    still = live

    def _row(self, row):
        terms = (' × '.join(f'<b class="lit">{escape(text)}</b>' if lit else escape(text) for text, lit in term)
                 for term in row)
        return ' + '.join(f'<span style="white-space:nowrap">{term}</span>' for term in terms) + self._more(row)

    def _more(self, row):
        if not self.left_out or len(row) < MOST:
            return ''
        return say(' + …（还有 {count} 条路）', ' + … ({count} more paths)', count=self.left_out)


def formula_of(graph, output, x, dout=1, focus=()):
    """The part that shows ∂output/∂x; numbers appear where backward has been.

    focus   the nodes whose factors are lit
    """
    if x is None:
        return Status(say('这张图没有起了名字的输入，写不出对谁的导数。',
                          'This graph has no named input, so there is nothing to differentiate with respect to.'))
    stops = between(graph, output, x)
    if not stops:
        return Status(say('{name} 没有用到 {x}，所以导数是 0。', '{name} does not use {x}, so the derivative is 0.',
                          name=_output(output), x=x.name))
    if not are_numbers(stops):
        return Status(say('路上有数组：那里的局部导数是一张表（雅可比矩阵），不是一个数。公式只写全是数的图。',
                          'There are arrays on the way, where a local derivative is a table (a Jacobian), not a number. '
                          'The formula is written for graphs of numbers.'))
    lit = set(map(id, focus))
    ways = list(islice(paths(graph, output, x), MOST))
    terms = [_upstream(dout) + [Factor(local_derivative(node, i, in_names), _known(node, i), id(node) in lit)
                                for node, i in way] for way in ways]
    products = [_product(way, dout) for way in ways]
    return Formula(_head(output, x), terms, [_signed(product, k) for k, product in enumerate(products)],
                   '' if None in products else number(x.grad), counts(graph, x)[id(output)] - len(ways))


def _output(output):
    return output.name or 'L'


def _head(output, x):
    """What L is, if the output has no name, and whose derivative follows."""
    meaning = () if output.name else (f'L = {expression(output)}',)
    return (*meaning, f'∂{_output(output)}/∂{x.name}')


def _upstream(dout):
    return [] if dout == 1 else [Factor(number(dout), number(dout), False)]


def _known(node, position):
    """The local derivative in numbers once backward has been there."""
    return local_derivative(node, position, in_numbers) if node.dinputs else ''


def _product(way, dout):
    """The local derivatives of a path multiplied, from the right end; None where backward has not been all the way."""
    product = dout
    for node, position in way:
        if not node.dinputs:
            return None
        product = product * (local_derivatives(node)[position] or 0)
    return product


def _signed(product, position):
    """As it stands in a sum, in brackets behind a plus where it is negative; '' while it is not known."""
    if product is None:
        return ''
    return signed(product) if position else number(product)
