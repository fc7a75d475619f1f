"""training: a panel on which a network learns before the reader's eyes, and can be stopped after any step."""
import asyncio
import time

import ipywidgets as w
import numpy as np
from IPython.display import display, update_display

from common.language import say
from common.network import TwoLayerNet
from common.trainer import Trainer
from common.widgets.complaint import complains
from common.widgets.figure import Figure
from common.widgets.going import Going
from common.widgets.hands import button, row
from common.widgets.learning.focus import Focus
from common.widgets.learning.history import Record
from common.widgets.learning.pace import Pace
from common.widgets.learning.saving import Saving
from common.widgets.learning.settings import Settings
from common.widgets.parts import Beside, Status, sized

WIDE = 340          # of the table, in pixels
SLICE = 0.05        # seconds of learning before the kernel looks after the reader's hands
LOOK = 1            # seconds between two looks at test accuracy and mistakes while it learns
KEPT = 3            # earlier runs that stay in sight


class Training(Figure):
    """Buttons, settings, a progress bar, two curves, the worst mistakes, and a table by epoch.

    `network` and `trainer` are those that learn at the moment; a reset makes new ones, and the curves of the runs
    before stay in sight. No change of a setting throws away what was learned.
    """

    learner = None      # the panel that learns at the moment: one at a time

    def __init__(self, data, iterations, seed):
        super().__init__()
        self.data, self.iterations, self.seed = data, iterations, seed
        self.goal, self.ghosts, self.told = iterations, [], ''
        self.watcher = None         # a figure that looks into the network while it learns
        self.bar = w.IntProgress(max=iterations, layout={'width': '98%'})
        self.settings = Settings(lambda told: self.going.in_turn(self._changed, told))
        self.saving, self.pace = Saving(self), Pace()
        self._begin()
        self.arrange(row(*self._buttons()), self.settings, self.bar, self.shown, self.saving, Focus(), self.pace)

    def _buttons(self):
        self.start = w.ToggleButton(icon='play', description=say('开始', 'start'),
                                    tooltip=say('一直学到停下或学完为止', 'learn until you pause it, or to the end'))
        self.start.observe(lambda change: self.going.in_turn(self._toggle, change['new']), 'value')
        self.going = Going(self.start, self._learn)
        step = button(say('走一步', 'one step'), 'step-forward', say('一个小批量', 'one mini-batch'))
        epoch = button(say('走一轮', 'one epoch'), 'fast-forward', say('到下一轮开始为止', 'until the next epoch begins'))
        again = button(say('重新开始', 'reset'), 'undo', say('换一个新的网络；学过的曲线留着作比较',
                                                         'a new network; the curves so far stay for comparison'))
        step.on_click(lambda _: self.going.in_turn(self.learn, 1))
        epoch.on_click(lambda _: self.going.in_turn(self._learn_an_epoch))
        again.on_click(lambda _: self.going.in_turn(self.reset))
        return [self.start, step, epoch, again]

    def reset(self):
        """Begin again with a new network, made as the settings say, that has learned nothing."""
        self._end()
        self._begin()
        self.told = ''
        self.redraw()

    def _end(self):
        """This run ends here; where something was learned its curves stay in sight."""
        self.start.value = False
        if self.record.losses:
            self.ghosts = [*self.ghosts, self.record.ghost(self.caption)][-KEPT:]

    def _begin(self):
        data, settings = self.data, self.settings
        network = TwoLayerNet(data.x_train.shape[1], settings.hidden_size.value, 10, dtype=np.float32,
                              activation=settings.activation.value, seed=self.seed)
        self._take(Trainer(network, data.x_train, data.t_train, data.x_test, data.t_test, settings.new_optimizer(),
                           settings.batch_size.value, self.iterations, self.seed))

    def _take(self, trainer, losses=(), epochs=()):
        self.trainer, self.network, self.caption = trainer, trainer.network, self.settings.caption()
        self.record = Record(trainer, self.data.note, losses, epochs)
        self._sum_up()

    def continued(self, trainer, losses, epochs):
        """Go on with a training that was saved."""
        self._end()
        self.trainer = trainer
        self.settings.show(trainer)
        self._take(trainer, losses, epochs)
        self.redraw()

    def _changed(self, told):
        """A setting was changed: what works at once does so now."""
        settings, trainer = self.settings, self.trainer
        if type(trainer.optimizer).__name__ != settings.optimizer.value:
            trainer.optimizer = settings.new_optimizer()
        trainer.optimizer.lr, trainer.batch_size = settings.lr.value, settings.batch_size.value
        self.told = told or self.told
        self.redraw()

    def learn(self, iterations):
        """Take so many steps at once, or as many as are left."""
        self.start.value = False
        self.told = ''
        goal = min(self.trainer.iteration + iterations, self.iterations)
        while self._slice(goal):
            pass
        self._sum_up()
        self.redraw()

    def _learn_an_epoch(self):
        rows = len(self.data.x_train)
        left = -(-(rows - self.trainer.samples % rows) // self.trainer.batch_size)
        self.goal = min(self.trainer.iteration + left, self.iterations)
        self.start.value = True

    def _toggle(self, learning):
        self.start.icon, self.start.description = ('pause', say('暂停', 'pause')) if learning else \
            ('play', say('继续', 'go on') if self.trainer.iteration else say('开始', 'start'))
        self.start.send_state('value')                  # to other pages that show the panel, too
        if not learning:
            self.goal = self.iterations
            return
        self.told = ''
        if Training.learner not in (None, self):
            Training.learner.start.value = False
        Training.learner = self

    async def _learn(self):
        """Learn in slices; between two of them the kernel hears the buttons and runs other cells."""
        self.record.begin()
        self.looked = time.monotonic()
        try:
            while self.start.value:
                if not self._slice(self.goal):
                    self.start.value = False
                await asyncio.sleep(0.001)
        except KeyboardInterrupt:                       # the kernel's stop button: as good as the pause
            self.start.value = False
        self.record.end()
        self._sum_up()
        self.redraw()
        self._store()

    def _slice(self, goal):
        """Learn for a moment and show it. False when the goal is reached, or learning has failed."""
        end = time.monotonic() + SLICE
        try:
            while self.trainer.iteration < goal and time.monotonic() < end:
                self.record.note(next(self.trainer))
        except ValueError as error:
            self.told = str(error)
            return False
        if self.watcher:
            self.watcher.note(self.trainer)
        if self.pace.ready:                             # the page may have said so in the middle of the slice
            self._look()
            self.redraw()
        return self.trainer.iteration < goal

    def _look(self):
        """While it learns by itself, now and then: how it does on the test data, and what it gets wrong."""
        if self.start.value and time.monotonic() - self.looked > LOOK:
            self.record.look()
            self._sum_up()
            self.looked = time.monotonic()

    def redraw(self):
        super().redraw()
        self.pace.note()

    def parts(self):
        self.bar.value = self.trainer.iteration
        shown = [*self.record.curves(self.ghosts), self.examples]
        return [Status(self.data.note), Status(self.record.line(), aloud=not self.start.value),
                Status(' '.join(filter(None, (self.told, self.record.warning(), self.settings.waiting(self.network))))),
                Beside((*map(sized, shown), (WIDE, self.table)))]

    def _sum_up(self):
        """What takes too long to be done for each picture."""
        self.examples, self.table = self.record.examples(), self.record.table()
        if self.watcher:
            self.watcher.look(self.trainer)

    def _ipython_display_(self):
        """Shown so that the still in the notebook can be renewed when the network pauses."""
        display(self._repr_mimebundle_(), raw=True, display_id=self.model_id)

    def _store(self):
        """The notebook keeps the picture of how things stand: it is there after a reload, too."""
        update_display(self._repr_mimebundle_(), raw=True, display_id=self.model_id)


@complains
def training(data, iterations=10_000, seed=0):
    """A panel on which a two-layer network learns to read `data`, which has x_train, t_train, x_test, t_test, note."""
    return Training(data, iterations, seed)
