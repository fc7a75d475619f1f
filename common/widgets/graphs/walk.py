"""The steps of a walk over a drawn graph, node by node: forward, backward, and the sums where branches meet.

What lies inside a folded stretch is one step, as it is one box in the picture.
"""
from typing import NamedTuple

import numpy as np

from common.drawing.labels import number
from common.drawing.matrices import signed
from common.graph.branches import total
from common.language import say
from common.widgets.graphs.factor import bracketed, local_derivative

INFIX = {'AddLayer': '+', 'SubLayer': '−', 'MulLayer': '×', 'DivLayer': '÷', 'DotLayer': '·'}

# where the factor lives: an input (or both, at × each for the other), or None, the node's own value
LIVES = {'MulLayer': (0, 1), 'DivLayer': (0, 1), 'PowLayer': (0,), 'LogLayer': (0,), 'ReciprocalLayer': (0,),
         'SinLayer': (0,), 'CosLayer': (0,), 'DotLayer': (0, 1), 'ExpLayer': (None,), 'TanhLayer': (None,),
         'Sigmoid': (None,), 'AbsLayer': (0,), 'ReLU': (0,), 'MaximumLayer': (0, 1), 'MinimumLayer': (0, 1)}


class Step(NamedTuple):
    """kind: 'start', 'forward', 'begin', 'backward' or 'sum'; item of the view; back: how many nodes backward visited."""
    kind: str
    item: object = None
    back: int = 0


def steps(graph, view, dout, output=None):
    """All steps of the walk, as a list. The graph is left behind its backward pass, from `output` if one is given."""
    visited = {id(node): i for i, node in enumerate(graph.steps(dout, output), 1)}
    layers = [item for item in view.items if item.kind != 'input']
    found = [Step('start'), *(Step('forward', item) for item in layers), Step('begin')]
    open_arrows = {item: set(item.meeting) for item in view.items}
    for item in reversed(layers):
        back = max(visited.get(id(node), 0) for node in item.nodes)
        if not back:
            continue
        found.append(Step('backward', item, back))
        for source, arrows in open_arrows.items():
            if arrows and not arrows - set(item.incoming):
                found.append(Step('sum', source, back))
            arrows -= set(item.incoming)
    return found


def receiving(item):
    """The arrows into an item along which something comes back to a value that has a name or was computed."""
    return [arrow for arrow in item.incoming
            if arrow.grad is not None and (arrow.node.layer is not None or arrow.node.name)]


class Words:
    """What stands on the card of a step. The graph must have walked as far as the step says."""

    def __init__(self, graph, view, dout, shapes=False, output=None):
        self.graph, self.dout, self.shapes, self.output = graph, dout, shapes, output
        self.item_of = {id(node): item for item in view.items for node in item.nodes}

    def lines(self, step):
        """The sentences of the card."""
        return list(getattr(self, f'_{step.kind}')(step.item))

    def factors(self, step):
        """The numbers of which a backward step makes its local derivatives, as `Drawing.svg` marks them."""
        if step.kind != 'backward' or len(step.item.nodes) > 1:
            return []
        node, = step.item.nodes
        return [(node, i, 'value') for i in LIVES.get(type(node.layer).__name__, ())]

    def _start(self, item):
        yield say('左边是输入。往右走，一次算一个节点。',
                  'The inputs are on the left. Walk right, one node at a time.')

    def _begin(self, item):
        if self.output is not None and self.output is not self.graph.output:
            yield say('反向传播从{name}开始：问的是它的导数。上游传来的数是 {dout}。',
                      'The backward pass begins at {name}, whose derivatives were chosen; {dout} arrives from upstream.',
                      name=_spaced(self._name(self.output)), dout=self.written(self.dout))
            return
        yield say('反向传播从右端开始，上游传来的数是 {dout}。',
                  'The backward pass begins at the right end; {dout} arrives from upstream.',
                  dout=self.written(self.dout))

    def _forward(self, item):
        if len(item.nodes) > 1:
            leaving = {id(arrow.node): arrow.node for arrow in item.outgoing}.values()
            values = (f'{self._name(node)} = {self.written(node.value)}' for node in leaving)
            yield f'{item.text}: {", ".join(values)}'
        else:
            node, = item.nodes
            yield f'{item.text}: {self._computed(node)} = {self.written(node.value)}'

    def _backward(self, item):
        for arrow in receiving(item):
            receiver = arrow.node.name or say('左边的 {symbol}', 'the {symbol} on its left',
                                              symbol=arrow.source.text)
            lead = say('{node} 传给{receiver}：', '{node} to {receiver}: ',
                       node=item.text, receiver=_spaced(receiver))
            if len(item.nodes) > 1:
                yield lead + self.written(arrow.grad)
            else:
                (user, position), = arrow.uses
                yield lead + self._product(user, position)

    def _sum(self, item):
        shares = [arrow.grad for arrow in item.meeting]
        added = ' + '.join(signed(share) if np.ndim(share) == 0 else self.written(share) for share in shares)
        yield say('{name} 走了 {count} 条路，传回来的加起来：{added} = {total}',
                  '{name} goes {count} ways, so what comes back is added up: {added} = {total}',
                  name=self._name(item.nodes[-1]), count=len(shares), added=added,
                  total=self.written(total(shares)))

    def _name(self, node):
        return node.name or self.item_of[id(node)].text

    def written(self, value):
        """A number, or an array as far as it is small, as the card writes it."""
        return array_text(value, self.shapes)

    def _computed(self, node):
        """The arithmetic of a node, with its numbers."""
        kind, values = type(node.layer).__name__, [self.written(x.value) for x in node.inputs]
        if kind in INFIX:
            return f' {INFIX[kind]} '.join(bracketed(text) if i else text for i, text in enumerate(values))
        if kind == 'PowLayer':
            return '^'.join(map(bracketed, values))
        if kind == 'ReciprocalLayer':
            return f'1/{bracketed(values[0])}'
        return f'{self.item_of[id(node)].text}({", ".join(values)})'

    def _product(self, node, position):
        """local derivative × upstream = what the input receives, with the reason for the local derivative."""
        dx, upstream = node.dinputs[position], node.grad
        if any(np.ndim(x) for x in (dx, upstream, *(x.value for x in node.inputs))):
            return say('上游 {upstream}，传回去 {dx}', '{upstream} arrives from upstream, {dx} is passed on',
                       upstream=self.written(upstream), dx=self.written(dx))
        if upstream == 0 and type(node.layer).__name__ != 'MulLayer':
            return say('上游传来 0，传回去的也是 0', '0 arrives from upstream, so 0 is passed on')
        product = f'{local_derivative(node, position)} × {signed(upstream)} = {number(dx)}'
        if type(node.layer).__name__ != 'MulLayer':
            return product
        other = node.inputs[1 - position]
        if not other.name and other.layer is None:
            return product
        if not other.name:
            return say('另一个输入是 {value}，所以 {product}', 'the other input is {value}, so {product}',
                       value=number(other.value), product=product)
        return say('{other} 是 {value}，所以 {product}', '{other} is {value}, so {product}',
                   other=other.name, value=number(other.value), product=product)


def array_text(value, shapes=False):
    """A number, the elements of an array up to 3 × 3 row by row, else its shape."""
    if np.ndim(value) == 0:
        return number(value)
    if shapes or np.ndim(value) > 2 or max(np.shape(value)) > 3:
        return str(np.shape(value))
    if np.ndim(value) == 1:
        return '[' + ' '.join(map(number, value)) + ']'
    return '[' + ' '.join(array_text(row) for row in value) + ']'


def _spaced(text):
    """A name of the program stands apart from Chinese before it."""
    return say(' {text}', '{text}', text=text) if text[0].isascii() else text
