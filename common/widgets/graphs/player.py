"""player: one node at a time, forward and then backward, and back again."""
from html import escape
from itertools import islice

import ipywidgets as w
import numpy as np

from common.drawing.labels import label, symbol
from common.language import say
from common.widgets.figure import GraphFigure


class Player(GraphFigure):
    """Buttons that walk over a graph. Each step of the way back is one step of `Graph.steps`."""

    def __init__(self, graph, dout=1, shapes=False, title=None, reveal=True):
        super().__init__(graph, shapes, title)
        self.dout, self.reveal = dout, reveal
        self.circles = [node for node in graph.nodes if node.layer is not None]
        self.way_back = list(graph.steps(dout))
        self.last = len(self.circles) + 1 + len(self.way_back)
        self.lines = 1 + max((len(node.inputs) for node in self.way_back), default=0)
        self.step = w.IntSlider(max=self.last, description=say('第几步', 'step'),
                                layout={'width': '22em'})
        self.redraw_with(self.step)
        buttons = [self._button(text, tip, move) for text, tip, move in (
            ('|◀', say('回到开头', 'to the start'), lambda at: 0),
            ('◀', say('退一步', 'one step back'), lambda at: max(0, at - 1)),
            ('▶', say('进一步', 'one step on'), lambda at: min(self.last, at + 1)),
            ('▶|', say('走到结尾', 'to the end'), lambda at: self.last))]
        self.arrange(self.shown, w.HBox([*buttons, self.step], layout={'flex_flow': 'row wrap'}), *self.folds)

    def _button(self, text, tip, move):
        button = w.Button(description=text, tooltip=tip, layout={'width': '4em'})
        button.on_click(lambda _: setattr(self.step, 'value', move(self.step.value)))
        return button

    def still(self):
        self._walk_to(self.last if self.reveal else len(self.circles))
        still = self.drawing.svg(still=True), self.drawing.describe()
        self._walk_to(self.step.value)
        return still

    def redraw(self):
        seen, focus, text = self._walk_to(self.step.value)
        self.picture.value = self.drawing.svg(seen=seen, focus=focus)
        room = f'line-height:1.5;min-height:{1.5 * self.lines}em'      # for the longest card: the buttons stay in place
        self.card.value = f'<div role="status" style="{room}">{text}</div>'

    def _walk_to(self, at):
        """Bring the graph to step `at`: (how much of the tape has values, the node in focus, the card)."""
        nodes, forward = self.graph.nodes, len(self.circles)
        back = max(0, at - forward)
        walk = self.graph.steps(self.dout)
        visited = list(islice(walk, max(0, back - 1)))
        if back == 0:
            self._clear_gradients()
        elif back == 1:
            self._start_at_output()
        if at == 0:
            first = next((i for i, node in enumerate(nodes) if node.layer is not None), len(nodes))
            return first, None, say('左边是输入。往右走，一次算一个节点。',
                                    'The inputs stand on the left. Walk right, one node at a time.')
        if at <= forward:
            node = self.circles[at - 1]
            return self._position(node) + 1, node, self._forward_card(node)
        if back == 1:
            return len(nodes), None, say('往回走：从右端的 {dout} 开始。',
                                         'Now back: it begins with {dout} at the right end.',
                                         dout=label(self.dout))
        return len(nodes), visited[-1], self._backward_card(visited[-1])

    def _position(self, node):
        return next(i for i, other in enumerate(self.graph.nodes) if other is node)

    def _clear_gradients(self):
        for node in self.graph.nodes:
            node.grad, node.dinputs = None, ()

    def _start_at_output(self):
        self._clear_gradients()
        self.graph.output.grad = self.dout

    def _forward_card(self, node):
        values = ', '.join(self._text(x.value) for x in node.inputs)
        return f'{escape(symbol(node.layer))}: {values} → <b class="cg">{self._text(node.value)}</b>'

    def _backward_card(self, node):
        """local derivative × upstream = downstream, one line for each input."""
        lines = [say('局部导数 × 上游 = 下游', 'local derivative × upstream = downstream')]
        for x, dx, local in zip(node.inputs, node.dinputs, self._local(node)):
            if dx is not None and (x.name or x.layer is not None):
                name = escape(x.name or symbol(x.layer))
                lines.append(f'{name}: {self._text(local)} × {self._text(node.grad)} = <b>{self._text(dx)}</b>')
        return '<br>'.join(lines)

    def _local(self, node):
        """The local derivatives at a node of numbers: what its backward makes of an upstream of 1."""
        if any(np.ndim(x.value) for x in (node, *node.inputs)):
            return [None] * len(node.inputs)
        local = node.layer.backward(1)
        return local if isinstance(local, tuple) else (local,)

    def _text(self, value):
        return '∂' if value is None else escape(label(value, self.options[0]))


def player(graph, dout=1, shapes=False, title=None, reveal=True):
    """Walk over a graph with buttons or a slider: values appear from left to right, derivatives on the way back.

    reveal=False leaves a still picture without derivatives, where the reader is to guess them first.
    """
    return Player(graph, dout, shapes, title, reveal)
