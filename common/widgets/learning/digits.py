"""digits: a pad to draw on, and what a network makes of the drawing: ten probabilities and what would change them."""
import ipywidgets as w
import numpy as np

from common.charts import SCORE, bars, saliency, tiles
from common.functions import softmax
from common.graph import Graph
from common.language import say
from common.widgets.complaint import complains
from common.widgets.figure import Figure
from common.widgets.hands import menu, row
from common.widgets.learning.given import network_and_images
from common.widgets.learning.pad import Pad
from common.widgets.parts import Beside, Status, sized
from common.widgets.slider import NumberBox
from dataset.centred import as_mnist

HIGHEST = 'highest'
SIZE = 140      # of the pictures, in pixels


class Digits(Figure):
    """The pad, a number box that puts a test image on it (for readers without a mouse), and the reading of it."""

    def __init__(self, network, x_test):
        super().__init__()
        self.network, self.x_test = network, x_test
        self.graph = Graph(x=network.scaled(x_test[:1]))
        for layer in network.layers.values():
            self.graph.apply(layer, self.graph.output)
        self.pad = Pad()
        self.number = NumberBox(say('测试图片', 'test image'), 0, len(x_test) - 1, 0, counts=True)
        self.centred = w.Checkbox(True, description=say('像 MNIST 那样居中、缩放', 'centre and scale as MNIST does'),
                                  indent=False, layout={'width': 'auto'})
        names = [(say('最高的得分', 'the highest score'), HIGHEST), *((str(k), k) for k in range(10))]
        self.asked = menu(say('解释', 'explain'), names, '16em')
        clear = w.Button(description=say('擦掉', 'clear'), layout={'width': '8em'})
        self.pad.show(x_test[0])
        clear.on_click(lambda _: self.pad.clear())
        self.number.observe(lambda _: self.pad.show(x_test[self.number.value]), 'value')
        self.pad.observe(lambda _: self.attempt(self.redraw), 'ink')
        self.redraw_with(self.centred, self.asked)
        left = w.VBox([self.pad, clear, self.number])
        right = w.VBox([self.shown, self.centred, self.asked])
        self.arrange(row(left, right, gap='1.5em'))

    def parts(self):
        """What the network makes of the pad at this moment."""
        *sheets, line = self._reading()
        return [Beside(tuple(map(sized, sheets))), Status(line)]

    def _reading(self):
        """What the network sees, its probabilities, the influence of the pixels, and one line of text."""
        image = as_mnist(self.pad.array(), self.centred.value)
        seen = tiles(image[None], [say('网络看到的', 'the network sees')], size=SIZE)
        scores = self.graph.forward(x=self.network.scaled(image[None]))
        if not np.isfinite(scores).all():
            return seen, say('这个网络的得分里有 NaN 或无穷大，它学坏了：请重新训练一个。',
                             'The scores of this network hold NaN or infinity: its training went wrong; train '
                             'another.')
        probabilities = softmax(scores[0])
        best, second = np.argsort(probabilities)[::-1][:2]
        asked = best if self.asked.value == HIGHEST else self.asked.value
        influence = self.graph.backward(np.eye(10)[[asked]])['x']
        why = saliency(image[None], influence, [f'∂{say("得分", "score")}[{asked}] / ∂x'], size=SIZE, colours=SCORE)
        chart = bars(range(10), probabilities, 1, marked=best, write=_percent)
        line = say('读作 {best}（{sure}），其次是 {second}（{less_sure}）。',
                   'Read as {best} ({sure}), then {second} ({less_sure}).',
                   best=best, sure=_percent(probabilities[best]), second=second, less_sure=_percent(probabilities[second]))
        if not image.any():
            line = say('纸上还没有字：写一个数字。', 'The sheet is empty; draw a digit.')
        return seen, chart, why, line


def _percent(share):
    return f'{100 * share:.1f} %'


@complains
def digits(network, x_test, t_test):
    """Draw a digit yourself, or choose a test image by its number, and see how `network` reads it."""
    network, images, _ = network_and_images(network, x_test, t_test)
    return Digits(network, images)
