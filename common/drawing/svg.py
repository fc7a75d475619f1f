"""Graph → SVG text, in the book's notation: the value above each arrow, the derivative below it.

Three colours with a meaning (forward, backward, ink), never colour alone: gradients travel on dashed lines.
The same graph gives the same bytes. Places are worked out once; each new picture only writes the numbers.
"""
from html import escape

from common.drawing import texts
from common.drawing.heat import heat, is_large, size
from common.drawing.items import frame, mark, shape
from common.drawing.labels import RADIUS, label, lines, room, width, written_sum
from common.drawing.layout import AFTER, MARGIN, Layout
from common.drawing.sheet import Sheet
from common.drawing.view import View
from common.drawing.wires import wire
from common.graph.branches import total
from common.graph.paths import place
from common.language import say

TOO_MANY = 150
FAINT = '<g opacity=".3">'
SHOWN = {'both', 'values', 'derivatives'}


class Drawing:
    """The places of a graph's items; `svg()` draws the numbers that the nodes hold at the moment.

    shapes   write the shape of an array instead of its elements
    title    what a screen reader announces
    full     write arrays of up to 3 × 3 out, row by row
    maps     show larger arrays as small pictures of their numbers
    output   a node whose derivatives are shown in place of those of the graph's output
    names    {id(node): name} of nodes that go by another name in this picture
    press    let named inputs be pressed: they take the focus and carry their position on the tape
    sums     leave room to write out what meets at an input: 3 + 3 = 6, of the derivatives that are known now

    A place is a pair in the words of the graph: (node, i) is the arrow by which a node uses its i-th input,
    (node, None) stands for the arrows that carry its own value away.
    """

    def __init__(self, graph, shapes=False, title=None, full=False, maps=False, names=None, output=None,
                 press=False, sums=False):
        self.graph, self.shapes, self.full, self.maps, self.names = graph, shapes, full, maps, names or {}
        self.sums = sums
        self.title = str(title or say('计算图', 'Computational graph'))
        self.view = View(graph, output)
        if len(graph.nodes) > TOO_MANY and not graph.folds:
            raise ValueError(say('这张图有 {count} 个节点，画出来看不清：请用 with g.fold(…) 把一部分折叠起来。',
                                 'this graph has {count} nodes, too many to be read in a picture; fold '
                                 'parts of it, using with g.fold(…).', count=len(graph.nodes)))
        self.layout = Layout(self.view, self._label_room, self._sum_room)
        self._below = ''.join(frame(self.layout, self.view, items) for items in self.view.frames)
        self._wires = [(*wire(self.layout, arrow), self._said_of(arrow)) for arrow in self.view.arrows]
        drawn = [shape(self.layout, item) for item in self.view.items]
        self._items = list(map(self._pressed, self.view.items, drawn)) if press else drawn
        self._names = [self._called(arrow.node) or arrow.source.text for arrow in self.view.arrows]
        self._branching = [(i, item) for i, item in enumerate(self.view.items) if item.branches]

    def _pressed(self, item, drawn):
        """An input as something to press."""
        node = item.nodes[0]
        if item.kind != 'input' or not node.name:
            return drawn
        words = escape(say('{name}：用公式写出对它的导数', '{name}: write the formula of its derivative', name=node.name))
        return (f'<g data-input="{place(node)}" tabindex="0" role="button" aria-label="{words}" '
                f'style="cursor:pointer">{drawn}</g>')

    def _label_room(self, arrow):
        value = arrow.node.value
        if self.maps and is_large(value):
            wide, high = size(value)
            return wide + 20, 1 + high / texts.LINE
        wide, high = room(value, self.shapes, self.full)
        return wide + width(self._name(arrow)), high

    def _sum_room(self, item):
        value = item.outgoing[0].node.value
        wide = width('Σ ') + room(value, self.shapes)[0]
        if self.sums and item.kind == 'input' and item.meeting:
            wide = max(wide, texts.note_width(self._sum_of(item)))
        return wide

    def _sum_of(self, item):
        return 'Σ ' + written_sum([arrow.grad for arrow in item.meeting], self.shapes)

    def _name(self, arrow):
        name = self._called(arrow.node)
        return f'{name} = ' if name and arrow.node.layer is not None else ''

    def _said_of(self, arrow):
        """What names an arrow, as data-of, for whoever reads the SVG, such as tests."""
        return escape(self._called(arrow.node) or ('output' if arrow.target is None else ''))

    def _called(self, node):
        return self.names.get(id(node), node.name)

    def svg(self, still=False, **shown):
        """The picture as text, with options as `sheet` takes them; a still one has its own ground and colours."""
        return self.sheet(**shown).svg(still)

    def sheet(self, seen=None, focus=None, lit=(), route=(), numbers=(), sums=(), dim=False, show='both',
              blanks=None, moves=None):
        """The picture as a sheet.

        seen     draw the values of the first `seen` nodes of the tape only (default: all)
        focus    the node to be marked
        lit      more nodes to be marked
        route    places whose arrows are drawn strong
        numbers  numbers to be marked: a place and 'value' or 'grad', such as (node, 1, 'value'); where the value
                 is a constant within a circle, the circle is marked
        sums     nodes at which branches meet, to have their sum written out: 3 + 3 = 6
        dim      draw the rest of the picture faint
        show     'both', 'values' or 'derivatives': which numbers stand on the arrows
        blanks   text in place of numbers: {(position of an arrow in `view.arrows`, 'value' or 'grad'): '①'},
                 and {(position of an item in `view.items`, 'sum'): '②'} for what comes back by all its branches
        moves    {id(node): derivative} of forward mode, in place of what backward has left: no line leads back
        """
        if show not in SHOWN:
            raise ValueError(say("show 要写 'both'、'values' 或 'derivatives'，不能是 {show}。",
                                 "show must be 'both', 'values' or 'derivatives', not {show}.",
                                 show=repr(show)))
        rows = self.rows(blanks, seen, show, moves)
        strong = {i for place in route for i in self._arrows(*place)}
        marked = {(i, kind) for *place, kind in numbers for i in self._arrows(*place)}
        nodes = set(map(id, (focus, *lit, *(node for node, i, _ in numbers if not self._arrows(node, i)))))
        shine = [not nodes.isdisjoint(map(id, item.nodes)) for item in self.view.items]
        faint = FAINT if dim else '<g>'
        parts = [self._below, *(mark(self.layout, item) for item, shines in zip(self.view.items, shine) if shines)]
        for i, row in enumerate(rows):
            drawn = self._arrow(i, row, marked, i in strong, moves is None)
            bright = not dim or i in strong or (i, 'value') in marked or (i, 'grad') in marked
            parts.append(drawn if bright else f'{faint}{drawn}</g>')
        for drawn, shines in zip(self._items, shine):
            parts.append(drawn if shines or not dim else f'{faint}{drawn}</g>')
        if show != 'values' and moves is None:
            parts += self._sums(sums, blanks or {}, faint if dim else '')
        return Sheet(self.layout.width, self.layout.height, ''.join(parts), _described(rows), self.title)

    def _arrows(self, node, position=None):
        """Positions in `view.arrows` of the arrows at a place."""
        if position is None:
            return [i for i, arrow in enumerate(self.view.arrows) if arrow.node is node]
        return [i for i, arrow in enumerate(self.view.arrows)
                if any(user is node and at == position for user, at in arrow.uses)]

    def _arrow(self, i, row, marked, strong, back):
        """The lines of one arrow and its numbers."""
        forward, backward, x, y, who = self._wires[i]
        arrow, (_, value, grad) = self.view.arrows[i], row
        drawn = forward + backward if grad and back else forward
        parts = [f'<g class="k">{drawn}</g>' if strong else drawn]
        large = self.maps and is_large(arrow.node.value)
        if value and large:
            parts.append(heat(arrow.node.value, x, y - 10 - size(arrow.node.value)[1]))
        elif value:
            value = self._name(arrow) + value
            top = y - 7 - texts.LINE * value.count('\n')
            parts.append(self._number('v', who, x, top, value, (i, 'value') in marked))
        if grad and large:
            parts.append(heat(arrow.grad, x, y + 14))
        elif grad:
            parts.append(self._number('g', who, x, y + 22, grad, (i, 'grad') in marked))
        return ''.join(parts)

    def _number(self, kind, who, x, y, shown, marked):
        return (texts.behind(x, y, shown) if marked else '') + texts.numbers(kind, who, x, y, shown)

    def _sums(self, written, blanks, faint):
        """Under each item whose value goes several ways: what comes back by all of them together."""
        written = set(map(id, written))
        for i, item in self._branching:
            grads = [arrow.grad for arrow in item.meeting]
            if not grads:
                continue
            slot = self.layout.items[item]
            x, anchor = (slot.end - AFTER, 'end') if item.kind == 'input' else (slot.x, 'middle')
            y = slot.y + (24 if item.kind == 'input' else RADIUS + 17)
            if id(item.nodes[-1]) in written:
                yield texts.note(slot.end, y, self._sum_of(item), MARGIN / 2)
                continue
            shown = blanks.get((i, 'sum')) or label(total(grads), self.shapes)
            drawn = texts.text('g', x, y, f'Σ {shown}', anchor)
            yield f'{faint}{drawn}</g>' if faint else drawn

    def rows(self, blanks=None, seen=None, show='both', moves=None):
        """What the picture says: (name, value, derivative) for each arrow; '' where there is none yet."""
        blanks, known = blanks or {}, set(map(id, self.graph.nodes[:seen]))
        rows = []
        for i, arrow in enumerate(self.view.arrows):
            value, grad = '', ''
            if show != 'derivatives' and id(arrow.node) in known:
                value = blanks.get((i, 'value')) or self._written(arrow.node.value)
            share = arrow.grad if moves is None else moves.get(id(arrow.node))
            if show != 'values' and share is not None:
                grad = blanks.get((i, 'grad')) or self._written(share)
            rows.append((self._names[i], value, grad))
        return rows

    def _written(self, value):
        return '\n'.join(lines(value, self.shapes, self.full))

    def describe(self, blanks=None, moves=None):
        """One line of text that says what the picture says."""
        return _described(self.rows(blanks, moves=moves))


def _described(rows):
    derivative = say('导数', 'derivative')
    said = (f'{name} {value}' + (f', {derivative} {grad}' if grad else '')
            for name, value, grad in rows if value or grad)
    return '; '.join(said).replace('\n', ' ')
