"""Exercises about steps of learning: one by hand, how many make an epoch, and one as a function that works in place."""
import numpy as np

from common.drawing.labels import number
from common.exercises.answers import close, judge
from common.exercises.checks.function import stopped
from common.exercises.result import does_nothing, hint, not_yet, right
from common.language import say


class OneStep:
    """A parameter, its gradient and a learning rate, drawn with a seed: where does the parameter go?"""

    def __init__(self, seed):
        random = np.random.RandomState(seed)
        self.W = random.randint(11, 25) / 10
        self.dW = random.choice([-1, 1]) * random.randint(26, 50) / 10
        self.lr = random.choice([0.1, 0.2, 0.3, 0.5])

    def __repr__(self):
        return f'W = {number(self.W)}, dW = {number(self.dW)}, lr = {number(self.lr)}'

    def check(self, answer):
        return judge(answer, self.W - self.lr * self.dW, self._explain, lambda found: say(
            '{found} 还不是：新的 W 从旧的 W 出发，逆着梯度走一小步。',
            '{found} is not it yet: the new W starts from the old one and takes a small step against the gradient.',
            found=number(found)))

    def _explain(self, found):
        if close(found, self.W + self.lr * self.dW):
            return say('步子的大小对了，方向反了：梯度指向损失变大的一边。',
                       'The step has the right size and the wrong direction: the gradient points to where the loss grows.')
        if close(found, self.W - self.dW):
            return say('方向对了，步子太大：梯度还要先乘以学习率。',
                       'The direction is right, the step too long: the gradient is multiplied by the learning rate first.')
        if close(abs(found), abs(self.lr * self.dW)):
            return say('这是步子本身：还要从旧的 W 出发走这一步。',
                       'That is the step itself; it has still to be taken from the old W.')
        if close(found, self.lr * (self.W - self.dW)) or close(found, self.W - self.dW / self.lr):
            return say('学习率只乘梯度。', 'The learning rate multiplies the gradient, and nothing else.')


def one_step(seed=0):
    """Numbers for a step by hand: `question.check(answer)`."""
    return OneStep(seed)


class Passes:
    """A training, drawn with a seed: how many epochs is it?"""

    def __init__(self, seed):
        random = np.random.RandomState(seed)
        self.N = 1000 * int(random.choice([12, 20, 30, 60]))
        self.batch_size = int(random.choice([25, 50, 150, 200]))
        self.iterations = self.N // self.batch_size * int(random.randint(3, 10))

    def __repr__(self):
        return f'N = {self.N}, batch_size = {self.batch_size}, iterations = {self.iterations}'

    def check(self, answer):
        return judge(answer, self.iterations * self.batch_size / self.N, self._explain, lambda found: say(
            '{found} 还不是：先算一轮有几次迭代，再看所有的迭代里有几轮。',
            '{found} is not it yet: work out how many iterations make one epoch, then how many epochs there are.',
            found=number(found)))

    def _explain(self, found):
        if close(found, self.N / self.batch_size):
            return say('这是一轮里的迭代次数；问的是一共走了几轮。',
                       'That is the number of iterations in one epoch; asked is how many epochs there are in all.')
        if close(found, self.iterations * self.batch_size):
            return say('这是一共看过的图片张数，同一张看几次算几张：里面有几个 N？',
                       'So many images were looked at in all, repeats included; how many times N is that?')
        if close(found, self.iterations / self.N):
            return say('一次迭代不是看一张，是看一批。', 'One iteration looks at a whole batch, not at one image.')
        if close(found, self.iterations / self.batch_size):
            return say('一批的大小要乘，不是除：迭代越多、批量越大，看过的图片越多。',
                       'Multiply by the batch size, do not divide: more iterations and larger batches mean more images.')


def passes(seed=0):
    """A training whose epochs are to be counted: `times.check(answer)`."""
    return Passes(seed)


def check_update(update):
    """The reader's `update(params, grads, lr)`, which moves every array in params against its gradient, in place."""
    if update is None or update is ... or does_nothing(update):
        return not_yet()
    random = np.random.RandomState(0)
    before = {'W1': random.rand(3, 2) + 1, 'b1': random.rand(2) + 1}
    grads = {name: random.rand(*array.shape) + 0.5 for name, array in before.items()}
    params, given = _copy(before), _copy(grads)
    held = dict(params)
    try:
        update(params, given, 0.1)
    except Exception as error:
        return stopped(error)
    if any(not np.array_equal(given[name], grads[name]) for name in grads):
        return hint('梯度被改写了：只改参数。', 'The gradients were changed; change the parameters only.')
    return _judge({name: (before[name], grads[name], held[name]) for name in held}, params)


def _judge(moves, params):
    moved = [name for name, (old, _, new) in moves.items() if not np.array_equal(old, new)]
    if not moved:
        return _not_in_place(moves, params)
    if len(moved) < len(moves):
        return hint('只有 {moved} 动了：每一个参数都要走一步。', 'Only {moved} moved; every parameter takes a step.',
                    moved=moved[0])
    for rule, sentence in (
            (lambda old, grad: old - 0.1 * grad, None),
            (lambda old, grad: old + 0.1 * grad, ('参数顺着梯度走，损失会变大：方向要反过来。',
                                                 'The parameters go with the gradient, and the loss grows: turn round.')),
            (lambda old, grad: old - grad, ('方向对了，步子太大：梯度要先乘以 lr。',
                                           'The direction is right, the steps are too long: lr is missing.')),
            (lambda old, grad: -0.1 * grad, ('参数成了步子本身：要从旧的值里减去步子。',
                                            'The parameters have become the step itself; subtract it from the old values.'))):
        if all(np.allclose(new, rule(old, grad)) for old, grad, new in moves.values()):
            return hint(*sentence) if sentence else right()
    return hint('参数动了，可是不是 lr 乘以梯度这么远。', 'The parameters moved, but not by lr times the gradient.')


def _not_in_place(moves, params):
    if any(params[name] is not new for name, (_, _, new) in moves.items()):
        return hint('字典里换上了新数组，层手里的旧数组没有动：用 -= 在原来的数组里改。',
                    'The dictionary holds new arrays, but the old ones, which the layers hold, did not move: '
                    'change them in place by -=.')
    return hint('数组没有变：W = W - … 只是让名字指向一个新数组。用 -= 改原来的数组。',
                'The arrays are as they were: W = W - … only makes the name point to a new array. '
                'Change the array itself by -=.')


def _copy(arrays):
    return {name: array.copy() for name, array in arrays.items()}
