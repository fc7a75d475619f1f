"""modes: the table of all derivatives of a graph, column by column in forward mode and row by row in reverse mode."""
from functools import partial
from html import escape

import numpy as np

from common import guard
from common.charts import bars
from common.drawing import Drawing
from common.drawing.labels import number
from common.graph import Graph, Node
from common.graph.forward_mode import forward_sweep
from common.language import listing, say
from common.widgets.complaint import complains
from common.widgets.figure import Figure
from common.widgets.graphs.factor import expression
from common.widgets.hands import row
from common.widgets.parts import Html, Status, Table, drawn, sheet

MOST = 100      # inputs and outputs of the graph that is only counted


class Modes(Figure):
    """A button for each sweep of either mode. What a sweep finds stands in the picture and in the table of its mode.
    Two sliders, m and n, count the sweeps for a table of any size.

    inputs, outputs   {name: node}
    found             {mode: {(output, input): derivative}}
    last              (mode, name) of the sweep that is shown, or None
    """

    def __init__(self, graph, outputs):
        super().__init__()
        self.graph, self.outputs = graph, outputs
        self.inputs = {node.name: node for node in graph.inputs}
        self.drawing = Drawing(graph, names={id(node): name for name, node in outputs.items()})
        sweeps = [*(('forward', name) for name in self.inputs), *(('reverse', name) for name in outputs)]
        self.buttons = {sweep: self._button(*sweep) for sweep in sweeps}
        again = self.push_button(say('从头来', 'start again'), partial(self.go, None), 'undo')
        self.forget()
        table = self.controls({'m': (1, MOST, len(self.inputs)), 'n': (1, MOST, len(outputs))}, counts=('m', 'n'))
        self.arrange(row(*self.buttons.values(), again), self.shown, table)

    def _button(self, mode, name):
        words, icon = (say('正向，从 {name} 出发', 'forward from {name}', name=name), 'arrow-right') if mode == 'forward' else \
            (say('反向，从 {name} 出发', 'backward from {name}', name=name), 'arrow-left')
        return self.push_button(words, partial(self.go, (mode, name)), icon)

    def forget(self):
        self.found, self.last = {'forward': {}, 'reverse': {}}, None

    def go(self, sweep):
        """Run one sweep, or begin anew where there is none."""
        if sweep is None:
            self.forget()
        else:
            self.last = sweep
        self.redraw()

    def parts(self):
        moves = self._run() if self.last else None
        if self.last is None:
            self.graph.forget()
        lit = [(self.inputs if self.last[0] == 'forward' else self.outputs)[self.last[1]]] if self.last else []
        return [drawn(self.drawing, moves=moves, lit=lit), Status(self._told()), self._table('forward'),
                self._table('reverse'), *self._sweeps(**self.values)]

    def _run(self):
        """The derivatives that travel forward in the sweep of `last`; None in reverse, where they are in the graph."""
        mode, name = self.last
        if mode == 'forward':
            moves = forward_sweep(self.graph, self.inputs[name])
            self.found[mode] |= {(output, name): moves.get(id(node), 0.0) for output, node in self.outputs.items()}
            return moves
        self.graph.backward(output=self.outputs[name])
        self.found[mode] |= {(name, x): 0.0 if node.grad is None else node.grad for x, node in self.inputs.items()}
        return None

    def _told(self):
        if self.last is None:
            return say('选一趟。箭头下方会写上这一趟得到的导数。',
                       'Choose a sweep. The derivatives that it finds appear below the arrows.')
        mode, name = self.last
        if mode == 'forward':
            return say('从 {name} 出发，种子是 1。箭头下方是每个值对 {name} 的导数，它和值一起往右走。',
                       'The seed is 1 at {name}. Below each arrow is the derivative of its value with respect to {name}; '
                       'it travels right, together with the value.', name=name)
        return say('从 {name} 出发，种子是 1。箭头下方是 {name} 对每个值的导数，它往左走。',
                   'The seed is 1 at {name}. Below each arrow is the derivative of {name} with respect to its value; '
                   'it travels left.', name=name)

    def _table(self, mode):
        found = self.found[mode]
        rows = [(output, *(self._cell(mode, output, x) for x in self.inputs)) for output in self.outputs]
        sweeps = len({x if mode == 'forward' else output for output, x in found})
        full = len(found) == len(self.inputs) * len(self.outputs)
        caption = {'forward': say('前向模式：一趟填一列。走了 {sweeps} 趟', 'Forward mode fills a column with each sweep. '
                                  'Sweeps so far: {sweeps}', sweeps=sweeps),
                   'reverse': say('反向模式：一趟填一行。走了 {sweeps} 趟', 'Reverse mode fills a row with each sweep. '
                                  'Sweeps so far: {sweeps}', sweeps=sweeps)}[mode]
        end = say('，表填满了。', '; the table is full.') if full else say('。', '.')
        return Table(('', *self.inputs), rows, caption + end, caption + end)

    def _sweeps(self, m, n):
        """How many a table of any size takes, m inputs wide and n outputs high."""
        cheaper, marked = {1: (say('反向模式省事。', 'Reverse mode is cheaper.'), 1),
                           0: (say('一样多。', 'Both cost the same.'), None),
                           -1: (say('前向模式省事。', 'Forward mode is cheaper.'), 0)}[(m > n) - (m < n)]
        names = say('前向模式，趟数', 'sweeps in forward mode'), say('反向模式，趟数', 'sweeps in reverse mode')
        return [Status(say('别的图呢？拖 m（几个输入）和 n（几个输出）：前向模式走 m 趟，反向模式走 n 趟。{cheaper}',
                           'On other graphs: set m, the number of inputs, and n, the number of outputs. Forward mode takes '
                           'm sweeps, reverse mode n. {cheaper}', cheaper=cheaper)),
                sheet(bars(names, [m, n], MOST, marked))]

    def _cell(self, mode, output, x):
        """A derivative, in bold where the last sweep found it; – while it is not known."""
        if (output, x) not in self.found[mode]:
            return '–'
        text = escape(number(self.found[mode][output, x]))
        return Html(f'<b>{text}</b>') if self.last == (mode, x if mode == 'forward' else output) else text


@complains
def modes(graph, /, **outputs):
    """Forward mode and reverse mode on one graph of numbers, sweep by sweep.

        modes(ball, distance=x, height=y)

    outputs   nodes of the graph, each under its name; without any, all that nothing else uses
    """
    if not isinstance(graph, Graph):
        raise TypeError(say('这里要一张图，比如 Graph(x=3.0, y=5.0)；{given} 不是。',
                            'a graph is needed here, such as Graph(x=3.0, y=5.0); {given} is not one.',
                            given=guard.shown(graph)))
    strangers = [name for name, node in outputs.items()
                 if type(node) is not Node or node.graph is not graph or node.layer is None]
    if strangers:
        raise TypeError(say('{names} 要是这张图上算出来的节点。', '{names} must be computed nodes of this graph.',
                            names=listing(strangers)))
    outputs = outputs or _ends(graph)
    if not outputs or not graph.inputs:
        raise ValueError(say('图上要有输入，还要有算出来的值。', 'the graph needs inputs, and values computed from them.'))
    if any(np.ndim(node.value) for node in graph.nodes):
        raise ValueError(say('图上有数组：这里只画全是数的图。',
                             'there are arrays on the graph; this figure takes numbers only.'))
    return Modes(graph, outputs)


def _ends(graph):
    """{name: node} of the computed nodes that no other node uses."""
    used = {id(x) for node in graph.nodes for x in node.inputs}
    return {expression(node): node for node in graph.nodes if node.layer is not None and id(node) not in used}
