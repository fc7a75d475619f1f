"""inside: what a network looks like inside while it learns on a panel, and afterwards at any moment."""
import ipywidgets as w
import numpy as np

from common.charts import SIGNED, Axis, Curve, curves, tiles
from common.language import say
from common.widgets.complaint import complains
from common.widgets.figure import Figure
from common.widgets.learning.snapshots import Snapshots
from common.widgets.learning.training import Training
from common.widgets.parts import Beside, Status, sheet, sized

UNITS = 30          # hidden units that are shown
SIZE = 44           # of a picture, in pixels


class Inside(Figure):
    """Weights of the hidden units as pictures, the size of the gradient in each layer, the share of dead ReLUs.

    The panel calls `note` after each slice of learning and `look` about once a second. The slider goes back to any
    snapshot; while it stands at the right end it follows the training.
    """

    def __init__(self, panel):
        super().__init__()
        self.panel, self.snapshots = panel, None
        self.moment = w.IntSlider(0, 0, 0, description=say('快照', 'snapshot'), readout=False, layout={'width': '98%'})
        self.note(panel.trainer)
        self.redraw_with(self.moment)
        self.arrange(self.moment, self.shown)
        panel.watcher = self

    def note(self, trainer):
        if self.snapshots is None or self.snapshots.trainer is not trainer:
            self.snapshots = Snapshots(trainer)
        self.snapshots.take()

    def look(self, trainer):
        follows = self.moment.value == self.moment.max
        self.note(trainer)
        self.moment.max = max(0, len(self.snapshots) - 1)
        if follows:
            self.moment.value = self.moment.max
        self.redraw()

    def parts(self):
        if not self.snapshots:
            return [Status(say('损失已经不是数了，没有什么可看。',
                               'The loss is no number any more; there is nothing to see.'))] * 3
        at = self.snapshots[min(self.moment.value, len(self.snapshots) - 1)]
        pictures = tiles(at.weights[:UNITS].astype(float), colours=SIGNED, size=SIZE)
        charts = sized(self._gradients(at)), sized(self._dead(at))
        return [Status(self._line(at), aloud=not self.panel.start.value), sheet(pictures), Beside(charts)]

    def _line(self, at):
        dead = '' if np.isnan(at.dead) else say('，死掉的 ReLU 占 {dead:.0f} %', ', {dead:.0f} % of the ReLUs dead',
                                                dead=100 * at.dead)
        return say('第 {iteration:,} 次迭代：|∂L/∂W1| 平均 {W1:.2g}，|∂L/∂W2| 平均 {W2:.2g}{dead}。',
                   'Iteration {iteration:,}: mean |∂L/∂W1| {W1:.2g}, mean |∂L/∂W2| {W2:.2g}{dead}.',
                   iteration=at.iteration, dead=dead, **at.gradients)

    def _gradients(self, at):
        sizes = {name: [max(each.gradients[name], 1e-12) for each in self.snapshots] for name in at.gradients}
        low, high = (10.0 ** way(np.log10(end([end(each) for each in sizes.values()])))
                     for way, end in ((np.floor, min), (np.ceil, max)))
        y = Axis(low, max(high, 10 * low), say('|梯度| 的平均', 'mean |gradient|'), log=True)
        lines = [Curve(name, self._iterations, each, style)
                 for (name, each), style in zip(sizes.items(), ('solid', 'dashed'))]
        return curves(self._x, y, *lines, _here(at, y))

    def _dead(self, at):
        y = Axis(0, 1, say('死掉的 ReLU', 'dead ReLUs'))
        shares = np.array([each.dead for each in self.snapshots])
        return curves(self._x, y, Curve('', self._iterations, shares), _here(at, y))

    @property
    def _iterations(self):
        return [each.iteration for each in self.snapshots]

    @property
    def _x(self):
        return Axis(0, max(1, self.snapshots.trainer.iterations), say('迭代', 'iteration'))


def _here(at, y):
    """An upright line at the moment that is shown."""
    return Curve('', [at.iteration] * 2, [y.low, y.high], 'dotted')


@complains
def inside(panel):
    """Beside a panel of `training`: the network looked into while it learns, and afterwards moment by moment."""
    if not isinstance(panel, Training):
        raise TypeError(say('这里要一个 training(data) 做出来的面板：先写 panel = training(data)，再写 inside(panel)。',
                            'A panel made by training(data) is needed here: write panel = training(data), then '
                            'inside(panel).'))
    return Inside(panel)
