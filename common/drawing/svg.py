"""Graph → SVG text, in the book's notation: the value above each arrow, the derivative below it.

Three colours with a meaning (forward, backward, ink), and never colour alone: the way back is dashed.
The same graph gives the same bytes. Places are worked out once; each new picture only writes the numbers.
"""
from html import escape

import numpy as np

from common.drawing.labels import RADIUS, SIZE, label, width
from common.drawing.layout import GAP, SHORT, Layout
from common.drawing.view import View
from common.graph.branches import total
from common.language import say

FONT = "system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
LIGHT = {'forward': '#0b5c99', 'backward': '#b0400a', 'ink': '#222', 'ground': '#fff', 'tint': '#f1eefb', 'mark': '#ffe9a8'}
DARK = {'forward': '#7cc0f8', 'backward': '#ffab70', 'ink': '#e6e6e6', 'ground': '#1e1e1e', 'tint': '#332f45', 'mark': '#453810'}
TOO_MANY = 150
LEAST = 0.7                # of its width a picture keeps in a narrow window; the rest is scrolled


def style(scope, palette):
    """The rules for one palette; `scope` is the selector of the pictures that it holds for."""
    p = palette
    return (f'{scope}{{font:{SIZE}px {FONT}}}{scope} .v{{fill:{p["forward"]}}}{scope} .g{{fill:{p["backward"]}}}'
            f'{scope} .t{{fill:{p["ink"]}}}{scope} .o{{fill:{p["ground"]};stroke:{p["ink"]};stroke-width:1.5}}'
            f'{scope} .w{{fill:none;stroke:{p["forward"]};stroke-width:1.5}}{scope} .wh{{fill:{p["forward"]}}}'
            f'{scope} .d{{fill:none;stroke:{p["backward"]};stroke-width:1.5;stroke-dasharray:5 4}}'
            f'{scope} .dh{{fill:{p["backward"]}}}{scope} .fr{{fill:{p["tint"]}}}{scope} .hi{{fill:{p["mark"]}}}')


THEMES = ('<style>' + style('.cg', LIGHT)
          + ''.join(style(f'{dark} .cg', DARK) for dark in ('[data-jp-theme-light=false]', '.vscode-dark')) + '</style>')


def page(body, width, height, title, still=False, description=''):
    """One picture: `body` in a frame of its size, named for screen readers. A still brings its own ground and colours."""
    own = f'<style>{style(".cg", LIGHT)}</style><rect width="{width}" height="{height}" fill="{LIGHT["ground"]}"/>'
    return (f'<svg xmlns="http://www.w3.org/2000/svg" class="cg" role="img" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" style="max-width:100%;min-width:{LEAST * width:.0f}px;height:auto">'
            f'<title>{escape(title)}</title>'
            f'<desc>{escape(description)}</desc>{own if still else ""}{body}</svg>')


class Drawing:
    """The places of a graph's items; `svg()` draws the numbers that the nodes hold at the moment.

    shapes   write the shape of an array instead of its elements
    title    what a screen reader announces
    """

    def __init__(self, graph, shapes=False, title=None):
        if len(graph.nodes) > TOO_MANY and not graph.folds:
            raise ValueError(say('这张图有 {count} 个节点，画出来看不清：请用 with g.fold(…) 把一部分折叠起来。',
                                 'this graph has {count} nodes, too many to be read in a picture; '
                                 'fold parts of it by with g.fold(…).', count=len(graph.nodes)))
        self.graph, self.shapes = graph, shapes
        self.title = title or say('计算图', 'Computational graph')
        self.view = View(graph)
        self.layout = Layout(self.view, self._label_width)
        self._below = ''.join(map(self._frame, self.view.frames))
        self._wires = {arrow: _wire(self.layout, arrow) for arrow in self.view.arrows}
        self._items = {item: self._item(item) for item in self.view.items}

    def _label_width(self, arrow):
        value, name = arrow.node.value, self._name(arrow)
        room = SHORT if np.ndim(value) == 0 else max(SHORT, width(label(value, self.shapes)))
        if np.ndim(value) and np.size(value) <= 4 and not self.shapes:
            room = 20 + 52 * np.size(value)
        return room + width(name)

    def _name(self, arrow):
        node = arrow.node
        return f'{node.name} = ' if node.name and node.layer is not None else ''

    def _frame(self, items):
        slots = [self.layout.items[item] for item in items]
        left = min(s.x - s.width / 2 for s in slots) - GAP / 2
        right = max(s.x + s.width / 2 for s in slots) + GAP / 2
        top = min(s.y - s.height / 2 for s in slots) - 6
        bottom = max(s.y + s.height / 2 for s in slots) + 6
        return (f'<rect class="fr" x="{left:g}" y="{top:g}" width="{right - left:g}" height="{bottom - top:g}" rx="12"/>')

    def _item(self, item):
        slot = self.layout.items[item]
        x, y = slot.x, slot.y
        text = f'<text class="t" x="{x:g}" y="{y + 5:g}" text-anchor="middle">{escape(item.text)}</text>'
        if item.kind == 'input':
            return f'<text class="t" x="{x + slot.width / 2:g}" y="{y + 5:g}" text-anchor="end">{escape(item.text)}</text>'
        if item.kind == 'circle':
            return f'<circle class="o" cx="{x:g}" cy="{y:g}" r="{RADIUS}"/>{text}'
        return (f'<rect class="o" x="{x - slot.width / 2 + 2:g}" y="{y - RADIUS:g}" width="{slot.width - 4:g}" '
                f'height="{2 * RADIUS}" rx="10"/>{text}')

    def svg(self, seen=None, focus=None, lit=(), blanks=None, still=False):
        """The picture as text.

        seen     draw the values of the first `seen` nodes of the tape only (default: all)
        focus    the node to be marked
        lit      more nodes to be marked
        blanks   text in place of numbers: {(position of an arrow in `view.arrows`, 'value' or 'grad'): '①'}, and
                 {(position of an item in `view.items`, 'sum'): '②'} for what comes back by all its branches
        still    a picture that stands alone: with its own light ground and colours
        """
        seen, blanks = set(map(id, self.graph.nodes[:seen])), blanks or {}
        parts = [self._below]
        marked = set(map(id, (focus, *lit)))
        parts += [self._mark(item) for item in self.view.items if any(id(node) in marked for node in item.nodes)]
        for i, arrow in enumerate(self.view.arrows):
            parts.append(self._arrow(i, arrow, id(arrow.node) in seen, blanks))
        parts += self._items.values()
        parts += [self._sum(i, item, blanks) for i, item in enumerate(self.view.items) if item.branches]
        return page(''.join(parts), round(self.layout.width), round(self.layout.height), self.title, still,
                    self.describe(blanks))

    def _mark(self, item):
        slot = self.layout.items[item]
        w = slot.width + 10
        return f'<rect class="hi" x="{slot.x - w / 2:g}" y="{slot.y - 27:g}" width="{w:g}" height="54" rx="14"/>'

    def _arrow(self, i, arrow, seen, blanks):
        forward, backward, x, y = self._wires[arrow]
        who = escape(arrow.node.name or ('output' if arrow.target is None else ''))
        value = self._name(arrow) + (blanks.get((i, 'value')) or label(arrow.node.value, self.shapes))
        parts = [forward]
        if seen:
            parts.append(f'<text class="v" data-of="{who}" x="{x:g}" y="{y - 7:g}" text-anchor="middle">{escape(value)}</text>')
        if arrow.grad is not None:
            grad = blanks.get((i, 'grad')) or label(arrow.grad, self.shapes)
            parts.append(f'{backward}<text class="g" data-of="{who}" x="{x:g}" y="{y + 22:g}" text-anchor="middle">'
                         f'{escape(grad)}</text>')
        return ''.join(parts)

    def _sum(self, i, item, blanks):
        """Under an item whose value goes several ways: what comes back by all of them together."""
        grads = [arrow.grad for arrow in item.outgoing]
        if any(grad is None for grad in grads):
            return ''
        slot = self.layout.items[item]
        x, anchor = (slot.x + slot.width / 2, 'end') if item.kind == 'input' else (slot.x, 'middle')
        y = slot.y + (24 if item.kind == 'input' else RADIUS + 15)
        return (f'<text class="g" x="{x:g}" y="{y:g}" text-anchor="{anchor}">'
                f'Σ {escape(blanks.get((i, "sum")) or label(total(grads), self.shapes))}</text>')

    def rows(self, blanks=None):
        """What the picture says, as a table: (name, value, derivative) for each arrow; '' where there is none yet."""
        blanks = blanks or {}
        return [(arrow.node.name or arrow.source.text, blanks.get((i, 'value')) or label(arrow.node.value, self.shapes),
                 '' if arrow.grad is None else blanks.get((i, 'grad')) or label(arrow.grad, self.shapes))
                for i, arrow in enumerate(self.view.arrows)]

    def describe(self, blanks=None):
        """One line of text that says what the picture says."""
        d = say('导数', 'derivative')
        return '; '.join(f'{name} {value}' + (f', {d} {grad}' if grad else '') for name, value, grad in self.rows(blanks))

    def table(self):
        """The same content as an HTML table."""
        head = (say('节点', 'node'), say('值', 'value'), say('导数', 'derivative'))
        rows = [head, *self.rows()]
        cells = [''.join(f'<{tag}>{escape(text)}</{tag}>' for text in row) for tag, row in zip(['th'] + ['td'] * len(rows), rows)]
        return '<table>' + ''.join(f'<tr>{row}</tr>' for row in cells) + '</table>'


def _wire(layout, arrow):
    """The way of one arrow: SVG of the forward line and of the dashed line back, and the place of its labels."""
    slots = layout.paths[arrow]
    x, y = _port(slots[0], 1, _offset(arrow, arrow.source.outgoing, layout, 1))
    start = (x, y)
    line = f'M{x:g} {y:g}'
    lanes = slots[1:-1] if arrow.target else slots[1:]
    for slot in lanes:
        left, right = slot.x - slot.width / 2, slot.x + slot.width / 2
        line += _bend(x, y, left, slot.y) + f'H{right:g}'
        x, y = right, slot.y
    if arrow.target:
        tx, ty = _port(slots[-1], -1, _offset(arrow, arrow.target.incoming, layout, -2))
        line += _bend(x, y, tx - 7, ty)
        x, y = tx - 7, ty
    lane = layout.label_slot[arrow]
    forward = f'<path class="w" d="{line}"/><path class="wh" d="M{x:g} {y - 4:g}l8 4l-8 4z"/>'
    sx, sy = start
    backward = (f'<path class="d" d="{line}" transform="translate(0 6)"/>'
                f'<path class="dh" d="M{sx + 9:g} {sy + 2:g}l-8 4l8 4z"/>')
    return forward, backward, lane.x, lane.y


def _bend(x, y, to_x, to_y):
    if y == to_y:
        return f'H{to_x:g}'
    middle = (x + to_x) / 2
    return f'C{middle:g} {y:g} {middle:g} {to_y:g} {to_x:g} {to_y:g}'


def _offset(arrow, arrows, layout, neighbour):
    """How far from the middle of its item an arrow starts or ends, so that arrows do not run into one point."""
    order = sorted(arrows, key=lambda a: layout.paths[a][neighbour].y)
    return (order.index(arrow) - (len(order) - 1) / 2) * min(12, 26 / max(1, len(order) - 1)) if len(order) > 1 else 0


def _port(slot, side, offset):
    """A point on the border of an item, `offset` below its middle; side 1 is the right, -1 the left."""
    if slot.item.kind == 'circle':
        return slot.x + side * (RADIUS ** 2 - offset ** 2) ** 0.5, slot.y + offset
    reach = slot.width / 2 - (2 if slot.item.kind == 'box' else -10 * side)
    return slot.x + side * reach, slot.y + offset
