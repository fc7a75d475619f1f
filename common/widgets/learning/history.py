"""What a training has shown so far: curves, a table by epoch, the worst mistakes, one line of text."""
import numpy as np

from common.charts import below, beside, learning, line, taken_for, tiles
from common.functions import softmax
from common.language import say
from common.widgets.parts import Table

SHOWN = 10      # mistakes


class Record:
    """The history of one trainer, from its first step on."""

    def __init__(self, trainer, title):
        self.trainer, self.title = trainer, title
        self.losses, self.epochs = [], []

    def note(self, step):
        self.losses.append(step.loss)
        if step.test_accuracy is not None:
            self.epochs.append((step.epoch, step.iteration, step.train_accuracy, step.test_accuracy))
        if self.trainer.iteration == self.trainer.iterations:
            epochs = self.trainer.samples / len(self.trainer.x_train)
            self.epochs.append((epochs, self.trainer.iteration, *self.trainer.accuracies()))

    def line(self):
        if not self.losses:
            return say('还没有开始学。', 'Nothing has been learned yet.')
        done, most, loss = f'{self.trainer.iteration:,}', f'{self.trainer.iterations:,}', f'{self.losses[-1]:.3f}'
        _, at, _, accuracy = self.epochs[-1]
        return say('迭代 {done} / {most}，损失 {loss}；第 {at:,} 次迭代时的测试准确率 {accuracy:.4f}',
                   'iteration {done} of {most}, loss {loss}; test accuracy {accuracy:.4f} at iteration {at:,}',
                   done=done, most=most, loss=loss, at=at, accuracy=accuracy)

    def curves(self):
        """Loss, and accuracies."""
        return learning(self.losses, [row[1:] for row in self.epochs], self.trainer.iterations)

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

    def sheet(self):
        """Everything in one picture that stands still."""
        parts = line(self.title), beside(*self.curves()), self.examples()
        return below(*parts)._replace(alt=f'{self.title} {self.line()}')

    def table(self):
        """The accuracies after each epoch, and at the end."""
        head = (say('轮', 'epoch'), say('迭代', 'iteration'), say('训练', 'training'), say('测试', 'test'))
        return Table(head, [(f'{epoch:.3g}', f'{at:,}', f'{train:.4f}', f'{test:.4f}')
                            for epoch, at, train, test in self.epochs])


def worst_mistakes(network, x, t):
    """(all answers, the rows of those mistakes in which the right class seemed least likely, the worst first)"""
    with np.errstate(all='ignore'):
        probabilities = softmax(network.predict(x))
    answers = probabilities.argmax(axis=1)
    wrong = np.flatnonzero(answers != t)
    return answers, wrong[np.argsort(probabilities[wrong, t[wrong]], kind='stable')][:SHOWN]
