"""player: one node at a time, forward and then backward, and back again."""
import asyncio
from html import escape
from itertools import islice
from typing import NamedTuple

import ipywidgets as w

from common.graph.paths import place
from common.language import say
from common.widgets.complaint import complains
from common.widgets.going import Going
from common.widgets.graphs.closer import Closer
from common.widgets.graphs.code_beside import code_of, code_of_sum
from common.widgets.graphs.walk import Words, receiving, steps
from common.widgets.hands import row, toggle
from common.widgets.parts import Status

WAITS = {('慢', 'slow'): 4, ('中', 'medium'): 2, ('快', 'fast'): 1}      # seconds between two steps


class Card(NamedTuple):
    """A few sentences, one under the other, with room for `most`, so that what is below stays where it is."""
    lines: list
    most: int

    @property
    def text(self):
        return ' '.join(self.lines)

    def live(self):
        return f'<div role="status" style="{self._style()}">{"<br>".join(map(escape, self.lines))}</div>'

    def _style(self):
        return f'line-height:1.6;min-height:{1.6 * self.most}em'

    still = live


class Player(Closer):
    """Buttons that walk over a graph, step by step, and one that walks by itself."""

    def __init__(self, graph, dout=1, shapes=False, title=None, reveal=True):
        graph.backward(dout)                    # so the drawing knows how long the sums of branches become
        super().__init__(graph, shapes=shapes, title=title, full=True, sums=True)
        self.dout, self.reveal = dout, reveal
        self.steps = self._steps()
        self.step = w.IntSlider(max=self.last, description=say('第几步', 'step'), layout={'width': '20em'})
        self.redraw_with(self.step)
        self.buttons = {name: self._button(text, move, tip) for name, text, tip, move in (
            ('start', say('开头', 'start'), say('回到第一步', 'to the first step'), lambda at: 0),
            ('back', say('‹ 退一步', '‹ back'), say('退一步', 'one step back'), lambda at: at - 1),
            ('next', say('进一步 ›', 'next ›'), say('进一步', 'one step on'), lambda at: at + 1),
            ('right end', say('到右端', 'right end'),
             say('反向传播开始的地方', 'where the backward pass begins'), lambda at: self.begin),
            ('end', say('结尾', 'end'), say('走到最后一步', 'to the last step'), lambda at: self.last))}
        self.play = toggle(say('播放', 'play'), 'play', say('自己往前走；再按就停', 'walks by itself; press again to stop'))
        self.going = Going(self.play, self._walk)
        self.wait = w.Dropdown(options=[(say(*name), seconds) for name, seconds in WAITS.items()], value=2,
                               tooltip=say('走得多快', 'how fast it walks'), layout={'width': '7em'})
        self.arrange_closer(row(*self.buttons.values(), self.play, self.wait, self.step),
                            step=lambda by: self.go(self.step.value + by))

    def _steps(self):
        return steps(self.graph, self.drawing.view, self.upstream, self.output)

    @property
    def last(self):
        return len(self.steps) - 1

    @property
    def begin(self):
        """The position of the step with which the backward pass begins."""
        return next(i for i, step in enumerate(self.steps) if step.kind == 'begin')

    def _button(self, text, move, tip):
        return self.push_button(text, lambda: self.go(move(self.step.value)), tip=tip)

    def go(self, position):
        self.step.value = min(max(position, 0), self.last)

    async def _walk(self):
        if self.step.value == self.last:
            self.go(0)
        while self.play.value and self.step.value < self.last:
            await asyncio.sleep(self.wait.value)
            if self.play.value:
                self.go(self.step.value + 1)
        self.play.value = False

    def refold(self):
        """Other stretches are folded: there are other steps, and the walk begins again."""
        self.graph.backward(self.upstream, self.output)
        super().refold()
        self.steps = self._steps()
        self.go(0)
        self.step.max = self.last

    def redraw(self):
        super().redraw()
        for name in ('start', 'back'):
            self.buttons[name].disabled = self.step.value == 0
        for name in ('next', 'end'):
            self.buttons[name].disabled = self.step.value == self.last

    def parts(self):
        return self.parts_at(self.step.value)

    def still(self):
        shown = self.parts_at(self.last if self.reveal else self.begin - 1)[0]
        still = shown.still(), shown.text
        self._walk_to(self.steps[self.step.value])
        return still

    def parts_at(self, position):
        """The picture and the card of a step; the graph walks there."""
        step = self.steps[position]
        self._walk_to(step)
        words, node = self._words(), step.item and step.item.nodes[-1]
        picture = self.picture(self._sums_to_come(position), seen=self._seen(step), focus=node,
                               numbers=words.factors(step), sums=[node] if step.kind == 'sum' else ())
        most = max((len(step.item.incoming) for step in self.steps if step.item), default=0)
        return [picture, Card(words.lines(step), most)]

    def _words(self):
        return Words(self.graph, self.drawing.view, self.upstream, self.drawing.shapes, self.output)

    def looked_at(self):
        item = self.steps[self.step.value].item
        return item.nodes if item else []

    def code_part(self):
        step = self.steps[self.step.value]
        written = self._words().written
        if step.kind == 'sum':
            return code_of_sum([arrow.grad for arrow in step.item.meeting], written)
        if step.item is None:
            return Status(say('走到一个节点，这里就亮起它正在运行的那一行代码。',
                              'Step to a node, and the line of its code that runs lights up here.'))
        if len(step.item.nodes) > 1:
            return Status(say('这个方框里有好几个节点：把它展开，就能看到每个节点的代码。',
                              'This box holds several nodes; unfold it to see the code of each.'))
        positions = [0] if step.kind == 'forward' else [arrow.uses[0][1] for arrow in receiving(step.item)]
        return code_of(step.item.nodes[0], step.kind, positions, written)

    def _seen(self, step):
        """How many nodes of the tape have values; None for all of them."""
        if step.kind == 'forward':
            return 1 + place(step.item.nodes[-1])
        if step.kind == 'start':
            return next((i for i, node in enumerate(self.graph.nodes) if node.layer is not None), None)

    def _walk_to(self, step):
        if step.kind in ('start', 'forward'):
            self.graph.forget()
        elif step.kind == 'begin':
            self.graph.begin(self.upstream, self.output)
        else:
            for _ in islice(self.graph.steps(self.upstream, self.output), step.back):
                pass

    def _sums_to_come(self, position):
        """A question mark for each sum of branches that is a later step."""
        later = [step.item for step in self.steps[position + 1:] if step.kind == 'sum']
        return {(self.drawing.view.items.index(item), 'sum'): '?' for item in later}


@complains
def player(graph, /, dout=1, shapes=False, title=None, reveal=True):
    """Walk over a graph: values appear from left to right, then derivatives from right to left.

    reveal=False leaves a still picture without derivatives, where the reader is to guess them first.
    """
    return Player(graph, dout, shapes, title, reveal)
