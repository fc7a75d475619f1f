"""training: a panel on which a network learns before the reader's eyes, and can be stopped after any step."""
import asyncio
import time

import ipywidgets as w
import numpy as np

from common.language import say
from common.network import ACTIVATIONS, TwoLayerNet
from common.optimizer import OPTIMIZERS
from common.trainer import Trainer
from common.widgets.complaint import complains
from common.widgets.figure import Figure
from common.widgets.learning.history import Record
from common.widgets.parts import Beside, Status, sheet

RATES = {'SGD': 0.1, 'Momentum': 0.01, 'AdaGrad': 0.01, 'Adam': 0.001}
WIDE = 340          # of the table, in pixels
SLICE = 0.05        # seconds of learning before the kernel looks after the reader's hands


class Training(Figure):
    """Buttons, settings, a progress bar, two curves, the worst mistakes, and a table by epoch.

    `network` and `trainer` are those that learn at the moment; a reset makes new ones. Learning rate, batch size and
    optimizer work at once, hidden size and activation from the next reset on: no change throws away what was learned.
    """

    learner = None      # the panel that learns at the moment: one at a time

    def __init__(self, data, iterations, seed):
        super().__init__()
        self.data, self.iterations, self.seed = data, iterations, seed
        self.task = None
        self.bar = w.IntProgress(max=iterations, layout={'width': '98%'})
        buttons, settings = (w.HBox(row, layout={'flex_flow': 'row wrap'}) for row in (self._buttons(), self._settings()))
        self._begin()
        self.arrange(buttons, settings, self.bar, self.shown)

    def _buttons(self):
        self.start = w.ToggleButton(description=say('开始 / 暂停', 'start / pause'), icon='play')
        self.start.observe(self._toggle, 'value')
        step = w.Button(description=say('走一步', 'one step'), icon='step-forward')
        step.on_click(lambda _: self.learn(1))
        again = w.Button(description=say('重新开始', 'reset'), icon='undo')
        again.on_click(lambda _: self.reset())
        return [self.start, step, again]

    def _settings(self):
        look = {'style': {'description_width': 'initial'}, 'layout': {'width': '12em'}}
        self.lr = w.BoundedFloatText(RATES['SGD'], min=0, max=100, step=0.01, description=say('学习率', 'learning rate'), **look)
        self.batch_size = w.BoundedIntText(100, min=1, max=10_000, description=say('批量大小', 'batch size'), **look)
        self.optimizer = w.Dropdown(options=list(OPTIMIZERS), description=say('优化器', 'optimizer'), **look)
        self.hidden_size = w.BoundedIntText(50, min=1, max=1000, description=say('隐藏单元', 'hidden units'), **look)
        self.activation = w.Dropdown(options=list(ACTIVATIONS), description=say('激活函数', 'activation'), **look)
        self.lr.observe(lambda change: setattr(self.trainer.optimizer, 'lr', change['new']), 'value')
        self.batch_size.observe(lambda change: setattr(self.trainer, 'batch_size', change['new']), 'value')
        self.optimizer.observe(self._take_optimizer, 'value')
        for control in (self.hidden_size, self.activation):
            control.observe(lambda _: self._say(say('按“重新开始”后生效。', 'This works after a reset.')), 'value')
        return [self.lr, self.batch_size, self.optimizer, self.hidden_size, self.activation]

    def _take_optimizer(self, change):
        self.trainer.optimizer = OPTIMIZERS[change['new']](lr=RATES[change['new']])
        self.lr.value = RATES[change['new']]

    def reset(self):
        """Begin again with a new network, made as the settings say, that has learned nothing."""
        self.start.value = False
        self._begin()
        self.redraw()
        self._say('')

    def _begin(self):
        data = self.data
        self.network = TwoLayerNet(data.x_train.shape[1], self.hidden_size.value, 10, dtype=np.float32,
                                   activation=self.activation.value, seed=self.seed)
        self.trainer = Trainer(self.network, data.x_train, data.t_train, data.x_test, data.t_test,
                               OPTIMIZERS[self.optimizer.value](lr=self.lr.value), self.batch_size.value,
                               self.iterations, self.seed)
        self.record = Record(self.trainer, data.note)
        self._sum_up()

    def learn(self, iterations):
        """Take so many steps at once, or as many as are left."""
        self.start.value = False
        goal = self.trainer.iteration + iterations
        while self._slice(goal):
            pass
        self._sum_up()
        self.redraw()

    def finish(self):
        """Learn to the end at once, and return the picture of it. Nothing that was learned before is lost."""
        self.learn(self.iterations)
        return self.record.sheet()

    def _toggle(self, change):
        if change['new']:
            if Training.learner not in (None, self):
                Training.learner.start.value = False
            Training.learner = self
            if self.task is None or self.task.done():
                self.task = asyncio.ensure_future(self._learn())

    async def _learn(self):
        """Learn in slices; between two of them the kernel hears the buttons and runs other cells."""
        while self.start.value and self._slice(self.iterations):
            await asyncio.sleep(0.001)
        self.start.value = False
        self._sum_up()
        self.redraw()

    def _slice(self, goal):
        """Learn for a moment and show it. False when the goal is reached, or learning has failed."""
        goal, end = min(goal, self.iterations), time.monotonic() + SLICE
        try:
            while self.trainer.iteration < goal and time.monotonic() < end:
                self.record.note(next(self.trainer))
        except ValueError as error:
            self._say(str(error))
            return False
        self.redraw()
        return self.trainer.iteration < goal

    def parts(self):
        self.bar.value = self.trainer.iteration
        curves = [(curve.width, sheet(curve)) for curve in self.record.curves()]
        return [Status(self.data.note), Status(self.record.line()),
                Beside((*curves, (self.examples.width, sheet(self.examples)), (WIDE, self.table)))]

    def _sum_up(self):
        """What takes too long to be done while the network learns."""
        self.examples, self.table = self.record.examples(), self.record.table()

    def _say(self, sentence):
        self.message.value = Status(sentence).live()


@complains
def training(data, iterations=10_000, seed=0):
    """A panel on which a two-layer network learns to read `data`, which has x_train, t_train, x_test, t_test, note."""
    return Training(data, iterations, seed)
