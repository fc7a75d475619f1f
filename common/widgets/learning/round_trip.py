"""round_trip: one digit forward and backward through a network, with small pictures of what travels on each arrow."""
import numpy as np

from common.functions import softmax
from common.graph import chain, rows
from common.language import say
from common.widgets.complaint import complains
from common.widgets.figure import GraphFigure
from common.widgets.hands import menu, row
from common.widgets.learning.given import network_and_images
from common.widgets.parts import Status
from common.widgets.slider import NumberBox

ITS_OWN = 'label'


class RoundTrip(GraphFigure):
    """The graph of the network; a number box and a button choose the digit, a menu the label that the loss asks for."""

    def __init__(self, network, x_test, t_test):
        self.network, self.x, self.t = network, x_test, t_test
        super().__init__(chain(rows(network), network.scaled(x_test[:1]), t_test[:1]), maps=True)
        self.number = NumberBox(say('测试图片', 'test image'), 0, len(x_test) - 1, 0, counts=True)
        mistake = self.push_button(say('下一张读错的', 'next mistake'), self.next_mistake, 'arrow-right')
        wanted = [(say('它的标签', 'its label'), ITS_OWN), *((str(k), k) for k in range(10))]
        self.wanted = menu(say('损失问的是', 'loss for'), wanted, '14em')
        self.redraw_with(self.number, self.wanted)
        self.arrange(row(self.number, mistake, self.wanted, gap='0 1.5em'), self.shown)

    def next_mistake(self):
        """On to the next image that is read as something else than it is, around the end."""
        wrong = np.flatnonzero(self.network.predict(self.x).argmax(axis=1) != self.t)
        if not len(wrong):
            raise ValueError(say('一张也没有读错。', 'None was misread.'))
        self.number.value = int(wrong[np.searchsorted(wrong, self.number.value, 'right') % len(wrong)])

    def parts(self):
        at = self.number.value
        t = self.t[at] if self.wanted.value == ITS_OWN else self.wanted.value
        loss = self.graph.forward(x=self.network.scaled(self.x[at:at + 1]), t=np.array([t]))
        self.graph.backward()
        return [Status(self._line(t, loss)), self.picture()]

    def _line(self, t, loss):
        *_, hidden, scores, _ = (node.value for node in self.graph.nodes)
        y = softmax(scores[0])
        return say('{label} 读作 {best}（{sure:.1f} %）；{count} 个隐藏单元亮了 {lit} 个。按标签 {t} 算，损失 {loss:.3g}。',
                   'A {label}, read as {best} ({sure:.1f} %); {lit} of {count} hidden units are lit. For the label {t} the '
                   'loss is {loss:.3g}.', label=self.t[self.number.value], best=y.argmax(), sure=100 * y.max(),
                   lit=(hidden > 0).sum(), count=hidden.size, t=t, loss=loss)


@complains
def round_trip(network, x_test, t_test):
    """One digit on its way through a network and back: what stands on each arrow, as small pictures."""
    return RoundTrip(*network_and_images(network, x_test, t_test))
