"""switch: one ReLU on a graph, as a bent line and as a switch in a circuit."""
from common.drawing import switch as drawing
from common.drawing.labels import number
from common.graph import Graph
from common.language import say
from common.layers import ReLU
from common.widgets.complaint import complains
from common.widgets.figure import Figure
from common.widgets.parts import Status, sheet

REACH = 2.5         # of x, to either side


class Switch(Figure):
    """A slider for x; the lever is the mask of the layer."""

    def __init__(self, x, dout):
        super().__init__()
        self.dout, self.layer, self.graph = dout, ReLU(), Graph(x=x)
        self.graph.apply(self.layer, self.graph['x'])
        if not abs(float(x)) <= REACH:
            raise ValueError(say('x={x}：这幅图画的是 x 从 {low} 到 {high}，换一个这里面的数。',
                                 'x={x}: the picture shows x from {low} to {high}; take a number between them.',
                                 x=x, low=number(-REACH), high=number(REACH)))
        self.arrange(self.controls({'x': (-REACH, REACH, float(x), 0.5)}), self.shown)

    def parts(self):
        self.graph.forward(x=self.sliders['x'].value)
        self.graph.backward(self.dout)
        return [sheet(self._drawn()), Status(self._state())]

    def _drawn(self):
        x, y = self.graph['x'], self.graph.output
        title, on = say('ReLU 开关', 'ReLU, a switch'), not self.layer.mask
        return drawing.switch(x.value, y.value, y.grad, x.grad, on, title, self._state())

    def _state(self):
        """What the switch does, in words; at 0 also what the derivative is not."""
        x, y = self.graph['x'], self.graph.output
        if x.value == 0:
            return say('x = 0：从左边看斜率是 0，从右边看是 1，导数没有定义。程序取 0：断开。',
                       'x = 0: the slope is 0 seen from the left and 1 seen from the right; the derivative is '
                       'undefined. The program takes 0: off.')
        state = say('断开', 'off') if self.layer.mask else say('接通', 'on')
        return say('{state}：往前 {x} → {y}，往回 {dx} ← {dy}',
                   '{state}: forward {x} → {y}, back {dx} ← {dy}',
                   state=state, x=number(x.value), y=number(y.value), dx=number(x.grad), dy=number(y.grad))


@complains
def switch(x, dout=1):
    """ReLU at x, with dout arriving from upstream: `switch(2, dout=1.3)`."""
    if dout == 0:
        raise ValueError(say('dout=0：上游传来 0，就什么也看不出来了；换一个数。',
                             'dout=0: with 0 from upstream there is nothing to see; take another number.'))
    return Switch(x, dout)
