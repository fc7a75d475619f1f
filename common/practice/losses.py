"""Exercises on softmax with its loss: the gradient of a batch."""
import numpy as np

from common.exercises import check_row, numbers
from common.exercises.result import with_further
from common.language import say
from common.practice.task import Question, Task


def gradient(number):
    """One row of the gradient, from probabilities and targets."""
    def make(random):
        return np.array([random.permutation(np.diff(np.sort([0, 20, *random.permutation(np.arange(1, 20))[:2]])))
                         for _ in range(N)]) / 20

    N = (1, 2, 4)[numbers.source(number).randint(3)]
    y = numbers.drawn(number, make, lambda y: all(len({*row}) == 3 for row in y.tolist()) and y.min() > 0.05)
    random = numbers.source(number)
    t = np.eye(3, dtype=int)[random.randint(3, size=N)]
    row = int(random.randint(N))
    expected = (y[row] - t[row]) / N

    def check(text):
        return with_further(check_row(text, expected, y=y[row], t=t[row], N=N),
                            '先写出这一行的 y − t。再想：损失是几个样本的平均？',
                            'Write down y − t of this row first. Then: the loss is the mean over how many samples?')

    words = [say('softmax 给出概率 y，标签是 t，损失是整批的平均。',
                 'Softmax gives the probabilities y, the targets are t, the loss is the mean over the batch.'),
             say('第 {row} 行（从 0 数起）对得分的导数是什么？', 'What is row {row}, counted from 0, of the derivative with '
                 'respect to the scores?', row=row) if N > 1 else
             say('对得分的导数是什么？', 'What is the derivative with respect to the scores?'),
             say('三个数用逗号隔开。', 'Put commas between the three numbers.')]
    right = ', '.join(map(repr, map(float, expected)))
    return Task(say('', ' ').join(words), matrices={'y': y, 't': t},
                questions=(Question('dx', check, right, example='1, 2, 3'),))
