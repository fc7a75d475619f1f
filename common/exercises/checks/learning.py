"""Exercises about learning: a function that moves parameters in place, and a loop in which one line is to blame."""
import re
import unicodedata
from typing import NamedTuple

import numpy as np

from common.exercises.diagnosis.error import stopped
from common.exercises.kept import kept
from common.exercises.result import Result, hint, not_yet, right, unanswered, unreadable
from common.exercises.written import does_not_run, does_nothing, prints
from common.language import say

RATES = (0.1, 0.03)
NAMES = (('W1', 'b1'), ('W', 'b', 'W2', 'b2'))      # an update must not know the names by heart


class Move(NamedTuple):
    """What an update made of one parameter: its array as it was, the gradient, and what it holds now."""
    name: str
    old: np.ndarray
    grad: np.ndarray
    lr: float
    new: np.ndarray


@kept()
def check_update(update):
    """The reader's `update(params, grads, lr)`, which moves every array in params against its gradient, in place."""
    if unanswered(update):
        return not_yet()
    if not callable(update):
        return hint('这里要一个函数：def update(params, grads, lr): …',
                    'A function is needed here: def update(params, grads, lr): …')
    if does_nothing(update):
        return not_yet()
    if idle := does_not_run(update):
        return idle
    for names in NAMES:
        runs = []
        for lr in RATES:
            run = _run(update, lr, names)
            if isinstance(run, Result):
                return run
            runs.append(run)
        result = _judge(*runs)
        if not result.passed:
            return result
    return right(say('每个参数都在原来的数组里走了 lr 乘以梯度这么远', 'every array itself moved by lr times its gradient'))


def _run(update, lr, names):
    """The Moves of one call, or the Result for what it must not do."""
    random = np.random.RandomState(0)
    before = {name: random.rand(3, 2) + 1 for name in names}
    grads = {name: (random.rand(*array.shape) + 0.4) * [1, -1] for name, array in before.items()}       # of both signs
    params, given = _copy(before), _copy(grads)
    held = dict(params)
    try:
        update(params, given, lr)
    except TypeError as error:
        if "'dict'" in str(error):
            return hint('字典不能整个拿来算：用 for name in params 一个一个地走。',
                        'A dictionary cannot be computed with as a whole: go through it with for name in params.')
        return stopped(error)
    except Exception as error:
        return stopped(error)
    if given.keys() != grads.keys() or any(not np.array_equal(given[name], grads[name]) for name in grads):
        return hint('梯度被改写了：只改参数。', 'The gradients were changed: change the parameters only.')
    if params.keys() != before.keys():
        return hint('params 里的名字变了：只改数组，不添也不删。',
                    'The names in params changed: change the arrays, and add or remove nothing.')
    if all(np.array_equal(before[name], held[name]) for name in held):
        return _not_moved(update, replaced=any(params[name] is not held[name] for name in held))
    return [Move(name, before[name], grads[name], lr, held[name]) for name in held]


def _not_moved(update, replaced):
    if prints(update):
        return hint('print 只是显示出来，数组没有变：用 -= 改数组。',
                    'print only shows numbers, and the arrays are as they were: change them with -=.')
    if replaced:
        return hint('字典里换上了新数组，层手里的旧数组没有动：用 -= 在原来的数组里改。',
                    'The dictionary holds new arrays, but the old ones, which the layers hold, did not move: '
                    'change them in place with -=.')
    return hint('交进来的数组没有变：用 -= 改它们本身。W = W - … 只是让名字指向一个新数组，改复制出来的也不算。',
                'The arrays that were handed in are as they were; change them with -=. W = W - … only makes the name '
                'point to a new array, and a copy is another array, too.')


MOVES = (
    (lambda old, grad, lr: old + lr * grad, '参数顺着梯度走，损失会变大：方向要反过来。',
     'The parameters go with the gradient, and the loss grows: go the other way.'),
    (lambda old, grad, lr: old - grad, '方向对了，步子太大：梯度要先乘以 lr。',
     'The direction is right, but the steps are too long: lr is missing.'),
    (lambda old, grad, lr: -lr * grad, '参数成了步子本身：要从旧的值里减去步子。',
     'The parameters have become the step itself; subtract it from the old values.'),
    (lambda old, grad, lr: old - grad / lr,
     '梯度要乘以 lr，不是除以它。', 'Multiply the gradient by lr; do not divide.'),
    (lambda old, grad, lr: old - lr, '走多远也看梯度：步子是 lr 乘以梯度。',
     'How far it goes depends on the gradient, too: the step is lr times gradient.'),
    (lambda old, grad, lr: old - 2 * lr * grad,
     '每个参数走了两次：只走一步。', 'Every parameter moved twice: take one step only.'),
    (lambda old, grad, lr: lr * (old - grad),
     'lr 只乘梯度。', 'lr multiplies the gradient, and nothing else.'),
    (lambda old, grad, lr: old * (1 - lr * grad), '步子里不用再乘参数：lr 乘以梯度就是步子。',
     'The parameter does not enter the step: it is lr times gradient.'),
    (lambda old, grad, lr: old - lr * np.sign(grad), '只用了梯度的正负号：大小也要用。',
     'Only the sign of the gradient is used: its size counts, too.'),
    (lambda old, grad, lr: old - lr * np.abs(grad), '梯度的正负号丢了：它决定往哪边走。',
     'The sign of the gradient is lost: it says which way to go.'),
    *((lambda old, grad, lr, alike=alike: old - lr * alike(grad), '每个数有自己的梯度：不要把一个数组的梯度加起来或者取平均。',
       'Each number has a gradient of its own: neither add up nor average the gradients of an array.')
      for alike in (np.sum, np.mean, np.max)),
    *((lambda old, grad, lr, count=count: old - lr * grad / count(grad), '梯度不用再除：步子就是 lr 乘以梯度。',
       'The gradient is not divided any more: the step is lr times gradient.') for count in (len, np.size)),
    (lambda old, grad, lr: old - lr ** 2 * grad, 'lr 乘了两次：只乘一次。', 'lr multiplies twice: once is enough.'),
    (lambda old, grad, lr: old - lr * grad ** 2, '梯度不用平方：步子就是 lr 乘以梯度。',
     'The gradient is not squared: the step is lr times gradient.'),
)


def _judge(moves, with_other_lr):
    """The Moves of one and the same update with two learning rates."""
    moved = [move.name for move in moves if not np.array_equal(move.old, move.new)]
    if len(moved) < len(moves):
        return hint('只有 {moved} 动了：每一个参数都要走一步。', 'Only {moved} moved: every parameter takes a step.',
                    moved=moved[0])

    def follow(rule):
        return all(np.allclose(move.new, rule(move.old, move.grad, move.lr)) for move in (*moves, *with_other_lr))

    if follow(lambda old, grad, lr: old - lr * grad):
        return right()
    for rule, *sentence in MOVES:
        if follow(rule):
            return hint(*sentence)
    if all(np.array_equal(move.new, other.new) for move, other in zip(moves, with_other_lr)):
        return hint('lr 传进来了，却没有用上：步子里写的是一个固定的数。',
                    'lr was passed in but not used: the step holds a fixed number.')
    return hint('参数动了，可是不是 lr 乘以梯度这么远。', 'The parameters moved, but not by lr times the gradient.')


def _copy(arrays):
    return {name: array.copy() for name, array in arrays.items()}


TO_BLAME = 'b'
LINES = {       # of the loop in lesson 08 that does not learn; each innocent one has its own sentence
    'a': ('总看同一百张是不好；可是光看这一百张，损失也该越来越小，不该越来越大。',
          'Always the same hundred images is not good. But on these hundred the loss should go down then, not up.'),
    'c': ('每一个参数都要走一步，这一行没有错。', 'Every parameter takes a step; this line is as it should be.'),
    'd': ('方向和步长都对；再看看 grads 里的数是什么时候求的。',
          'Direction and length are right; but when were the numbers in grads computed?'),
}


def _letter(answer):
    """The one letter that stands alone in an answer, as b does in (b) and in “line b”; else ''."""
    letters = re.findall('(?<![a-z])[a-z](?![a-z])', unicodedata.normalize('NFKC', str(answer)).lower())
    return letters[0] if len(letters) == 1 else ''


@kept()
def check_line(answer):
    """The letter of a line of the loop."""
    if unanswered(answer):
        return not_yet()
    letter = _letter(answer)
    if letter == TO_BLAME:
        return right(say('梯度只求了一次，一万步都朝着它走', 'the gradient was computed once, and ten thousand steps follow it'))
    if letter in LINES:
        return hint(*LINES[letter])
    return unreadable("写一行的字母，放在引号里，比如 'a'。", "The letter of a line is needed, in quotes, such as 'a'.")
