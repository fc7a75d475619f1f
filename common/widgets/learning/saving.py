"""Save a training and go on with it another day: a name, two buttons, and a sentence that says what happened."""
from pathlib import Path

import ipywidgets as w

from common import checkpoint, keeping
from common.language import say
from common.trainer import Trainer
from common.widgets.hands import button
from common.widgets.parts import Hint, Status, told


class Saving(w.HBox):
    """Works on the panel's `trainer` and `record`; calls `panel.continued` with what was loaded."""

    def __init__(self, panel):
        self.panel = panel
        self.name = w.Text('my_network', description=say('名字', 'name'), layout={'width': '16em'},
                           style={'description_width': 'initial'})
        save = button(say('保存', 'save'), 'save', say('网络、优化器、曲线和位置，存成一个文件',
                                                     'network, optimizer, curves and position, in one file'))
        load = button(say('打开，接着学', 'open and go on'), 'folder-open', say('从存下的地方接着学', 'from where it was saved'))
        save.on_click(lambda _: panel.going.in_turn(self._do, self.save))
        load.on_click(lambda _: panel.going.in_turn(self._do, self.load))
        self.message = w.HTML()
        super().__init__([self.name, save, load, self.message], layout={'flex_flow': 'row wrap'})

    def path(self):
        """In the reader's own folder, or beside a notebook that has none."""
        name = self.name.value.strip().removesuffix('.npz')
        if not name or Path(name).name != name or name.startswith('.'):
            raise ValueError(say('“{name}”不能当文件名：只写一个名字，不要斜杠。',
                                 '“{name}” cannot name a file: give a plain name, without slashes.', name=name))
        return (keeping.own_folder() or Path.cwd()) / f'{name}.npz'

    def save(self):
        path, panel = self.path(), self.panel
        checkpoint.save(path, panel.trainer, panel.record.losses, panel.record.epochs)
        return say('已保存：{path}，第 {n:,} 次迭代。', 'Saved: {path}, at iteration {n:,}.', path=shown(path),
                   n=panel.trainer.iteration)

    def load(self):
        path, panel = self.path(), self.panel
        data = panel.data
        trainer = Trainer(panel.network, data.x_train, data.t_train, data.x_test, data.t_test,
                          iterations=panel.iterations, seed=panel.seed)
        panel.continued(trainer, *checkpoint.load(path, trainer))
        return say('打开了 {path}，从第 {n:,} 次迭代接着学。', 'Opened {path}; it goes on from iteration {n:,}.',
                   path=shown(path), n=trainer.iteration)

    def _do(self, act):
        self.panel.start.value = False
        try:
            self.message.value = Status(act()).live()
        except (OSError, ValueError, TypeError) as error:
            words = told(error) if isinstance(error, (ValueError, TypeError, FileNotFoundError)) else \
                say('写不了这个文件：{reason}。换一个名字，或者腾出一些空间。', 'This file cannot be written: {reason}. '
                    'Choose another name, or make room.', reason=keeping.refusal(error))
            self.message.value = Hint(words).live()


def shown(path):
    """The path as a reader looks for it: my/name.npz."""
    return '/'.join(path.parts[-2:])
