"""The settings of a training: which work at once, and which wait for the next run."""
import ipywidgets as w

from common.language import say
from common.network import ACTIVATIONS
from common.optimizer import OPTIMIZERS
from common.widgets.hands import menu, row
from common.widgets.slider import NumberBox

# as they are usually begun with
RATES = {'SGD': 0.1, 'Momentum': 0.01, 'Nesterov': 0.01, 'AdaGrad': 0.01, 'RMSprop': 0.001, 'Adam': 0.001}


class Settings(w.VBox):
    """Boxes and menus; `changed(sentence)` is called at each change, with what it does and from when on."""

    def __init__(self, changed):
        self.changed = changed
        self.lr = NumberBox(say('学习率', 'learning rate'), 0, 100, RATES['SGD'])
        self.batch_size = NumberBox(say('批量大小', 'batch size'), 1, 10_000, 100, counts=True)
        self.hidden_size = NumberBox(say('隐藏单元', 'hidden units'), 1, 1000, 50, counts=True)
        self.optimizer = menu(say('优化器', 'optimizer'), list(OPTIMIZERS), '13em')
        self.activation = menu(say('激活函数', 'activation'), list(ACTIVATIONS), '13em')
        now, later = say('马上生效：', 'At once: '), say('下一次“重新开始”后生效：', 'After the next reset: ')
        super().__init__([_titled(now, self.lr, self.batch_size, self.optimizer),
                          _titled(later, self.hidden_size, self.activation)])
        self.optimizer.observe(self._other_optimizer, 'value')
        for box in (self.lr, self.batch_size, self.hidden_size, self.activation):
            box.observe(lambda _: changed(''), 'value')

    def _other_optimizer(self, change):
        """It begins with its usual learning rate, unless the reader has chosen one."""
        usual, before = RATES[change['new']], self.lr.value
        if before == RATES[change['old']]:
            self.lr.value = usual
            told = say('{name} 通常从学习率 {usual} 开始，已经换好。', '{name} usually begins with the learning rate {usual}; '
                       'it is set.', name=change['new'], usual=usual)
        else:
            told = say('学习率还是你写的 {before}；{name} 通常用 {usual}。',
                       'The learning rate is still your {before}; {name} usually takes {usual}.',
                       before=before, name=change['new'], usual=usual)
        self.changed(told)

    def new_optimizer(self):
        return OPTIMIZERS[self.optimizer.value](lr=self.lr.value)

    def caption(self):
        """The settings in a few words, to tell runs apart."""
        return say('{hidden} 个单元，{activation}，{optimizer} {lr:g}，批量 {batch}',
                   '{hidden} units, {activation}, {optimizer} {lr:g}, batch {batch}', hidden=self.hidden_size.value,
                   activation=self.activation.value, optimizer=self.optimizer.value, lr=self.lr.value,
                   batch=self.batch_size.value)

    def waiting(self, network):
        """A sentence if the network that learns is not the one that these settings would make, else ''."""
        if (network.params['W1'].shape[1], network.activation) == (self.hidden_size.value, self.activation.value):
            return ''
        return say('正在学的网络还是 {hidden} 个隐藏单元、{activation}；“重新开始”之后才换。',
                   'The network that learns still has {hidden} hidden units and {activation}; a reset makes the new one.',
                   hidden=network.params['W1'].shape[1], activation=network.activation)

    def show(self, trainer):
        """Take over what a trainer has, as after loading one."""
        self.optimizer.value = type(trainer.optimizer).__name__
        self.lr.value, self.batch_size.value = trainer.optimizer.lr, trainer.batch_size
        self.hidden_size.value, self.activation.value = trainer.network.params['W1'].shape[1], trainer.network.activation


def _titled(title, *boxes):
    return row(w.HTML(f'<span style="opacity:.75">{title}</span>'), *boxes)
