"""What a training has shown so far: curves, a table by epoch, the worst mistakes, one line of text."""
import time
from array import array

import numpy as np

from common.charts import Ghost, below, learning, line, spread, taken_for, tiles
from common.functions import softmax
from common.language import say
from common.widgets.parts import Table

SHOWN = 10      # mistakes
ROWS = 20       # of the table, which is drawn anew twenty times a second
MOST = 100_000  # losses that are kept
CHANCE = 2.4    # a little more than the loss of ten equal probabilities, ln 10


class Record:
    """The history of one trainer; `losses` and `epochs` are what was learned before this one took over.

    epochs: rows (epoch, iteration, training accuracy, test accuracy). Between two epochs a look may be taken at the
    test accuracy alone; its training accuracy is then NaN. losses: an array of floats, that of each step; of a long
    training that of every second, fourth, eighth, …, so that neither memory nor drawing grows with it.
    """

    def __init__(self, trainer, title, losses=(), epochs=()):
        self.trainer, self.title = trainer, title
        self.losses, self.epochs = array('d', losses), list(epochs)
        self.last = self.losses[-1] if losses else np.nan
        self.every = 1
        while self.losses and self.every * len(self.losses) < trainer.iteration:
            self.every *= 2
        self.begun = None           # (time, iteration) at which the pace is measured from

    def note(self, step):
        self.last = step.loss
        if step.iteration % self.every == 0:
            self.losses.append(step.loss)
        while len(self.losses) > MOST:
            self.losses, self.every = self.losses[::2], 2 * self.every
        if step.test_accuracy is not None:
            self.epochs.append((step.epoch, step.iteration, step.train_accuracy, step.test_accuracy))
        if self.trainer.iteration == self.trainer.iterations:
            self.epochs.append((self._epoch(), self.trainer.iteration, *self.trainer.accuracies()))

    def look(self):
        """How the network does on the test data now, between two epochs."""
        trainer = self.trainer
        self.epochs.append((self._epoch(), trainer.iteration, np.nan,
                            trainer.network.accuracy(trainer.x_test, trainer.t_test)))

    def begin(self):
        self.begun = time.monotonic(), self.trainer.iteration

    def end(self):
        self.begun = None

    def _epoch(self):
        return self.trainer.samples / len(self.trainer.x_train)

    def line(self):
        if not self.losses:
            return say('还没有开始学。', 'Nothing has been learned yet.')
        done, most, loss = f'{self.trainer.iteration:,}', f'{self.trainer.iterations:,}', f'{self.last:.3g}'
        _, at, _, accuracy = self.epochs[-1]
        return say('迭代 {done} / {most}，损失 {loss}；第 {at:,} 次迭代时的测试准确率 {accuracy:.4f}',
                   'iteration {done} of {most}, loss {loss}; test accuracy {accuracy:.4f} at iteration {at:,}',
                   done=done, most=most, loss=loss, at=at, accuracy=accuracy) + self._pace()

    def _pace(self):
        """While it learns: how fast, and for how long still."""
        if self.begun is None or time.monotonic() - self.begun[0] < 0.5:
            return ''
        pace = (self.trainer.iteration - self.begun[1]) / (time.monotonic() - self.begun[0])
        if not pace:
            return ''
        left = (self.trainer.iterations - self.trainer.iteration) / pace
        return say('。每秒 {pace:,.0f} 次，还要大约 {left:.0f} 秒', '. {pace:,.0f} a second, about {left:.0f} s to go',
                   pace=pace, left=left)

    def warning(self):
        """A sentence if the learning rate makes learning impossible, else ''."""
        if self.trainer.optimizer.lr == 0:
            return say('学习率是 0：参数一动不动。', 'The learning rate is 0: no parameter moves.')
        if len(self.losses) >= 100 and np.mean(self.losses[-50:]) > CHANCE:
            return say('损失比乱猜（ln 10 ≈ 2.3）还大：学习率太大了。',
                       'The loss is larger than that of guessing (ln 10 ≈ 2.3): the learning rate is too large.')
        return ''

    def ghost(self, caption):
        """This run as a faint curve beside the next."""
        return Ghost(caption, self.losses, self._accuracies(), self.every)

    def _accuracies(self):
        return [row[1:] for row in self.epochs]

    def curves(self, ghosts=()):
        """Loss, and accuracies."""
        return learning(self.losses[:], self._accuracies(), self.trainer.iterations, ghosts, self.every)

    def examples(self):
        """Test images, each with its label → the network's answer: the worst mistakes, once something was learned."""
        x, t = self.trainer.x_test, np.asarray(self.trainer.t_test)
        if not self.losses:
            chosen, title = np.arange(SHOWN), say('前几张测试图片：标签 → 网络的回答', 'the first test images: label → answer')
            answers = self.trainer.network.predict(x[:SHOWN]).argmax(axis=1)
        else:
            answers, chosen = worst_mistakes(self.trainer.network, x, t)
            title = say('错得最离谱的：标签 → 网络的回答', 'the worst mistakes: label → answer')
        captions = taken_for(t[chosen], answers[chosen])
        return below(line(title), tiles(x[chosen], captions, columns=5) if captions else line(say('没有错。', 'none')))

    def table(self):
        """The accuracies after each epoch, and at the end; of many epochs some."""
        head = (say('轮', 'epoch'), say('迭代', 'iteration'), say('训练', 'training'), say('测试', 'test'))
        rows = spread([row for row in self.epochs if not np.isnan(row[2])], ROWS) + self.epochs[-1:]
        return Table(head, [(f'{epoch:.3g}', f'{at:,}', '–' if np.isnan(train) else f'{train:.4f}', f'{test:.4f}')
                            for epoch, at, train, test in dict.fromkeys(rows)])


def worst_mistakes(network, x, t):
    """(all answers, the rows of those mistakes in which the right class seemed least likely, the worst first)"""
    with np.errstate(all='ignore'):
        probabilities = softmax(network.predict(x))
    answers = probabilities.argmax(axis=1)
    wrong = np.flatnonzero(answers != t)
    return answers, wrong[np.argsort(probabilities[wrong, t[wrong]], kind='stable')][:SHOWN]
