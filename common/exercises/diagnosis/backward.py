"""Misconceptions as local rules of the backward pass: what a reader who holds one makes of a node and its upstream.

Each stands under the class names of its layers, with two sentences in each language: what the answer has right,
and the one thing that is missing. They may use {answer}, {circle} (the node), {name} (what is asked), {side} and
{look} (what the answer is, where to look instead) and {way} (what the signal passes on its way here).
No sentence holds a number of its own: it could be the one that is asked.
"""
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from common.functions import one_hot, softmax

# class names of the layers that have one rule, those of the museum among them
LOSSES = 'SoftmaxWithLoss Loss BatchLoss LogLoss'
SWITCHES = 'ReLU Relu Gate Rectifier Counts'
SIZE = ('{answer} 的大小对了，再看正负号。', '{answer} has the right size; look at its sign.')
UPSTREAM = ('{answer} 是从上游传来的数。', '{answer} is what comes from upstream.')
DIFFERENCE = ('输出和标签的差算对了。', 'The difference of output and target is right.')
FORM = ('{circle} 的规则已经用上了，只差一处。', 'The rule of {circle} is there, but for one part.')


class Misconception(NamedTuple):
    """rule(upstream, *input values, output value) gives one number for each input, or for the first of them only.

    kinds    class names of the layers at which it is held; at any layer where there are none: then it is
             rule(upstream, local derivative) for each input
    seen     what the answer has right, (zh, en)
    missing  the one thing that is missing
    """
    kinds: tuple
    rule: Callable
    seen: tuple
    missing: tuple


EACH_BRANCH = ('每条分支都走到了，这是对的。', 'Every branch was followed, and that is right.')
ELSEWHERE = ('最后一步没有问题，再往右看 {circle} 那里。',
             'The last step is fine; look further to the right, at {circle}.')


def _difference(x, t):
    """Softmax minus target, in the shape of the scores."""
    return softmax(x) - one_hot(t, like=softmax(x))


def _rows(x):
    return len(np.atleast_2d(x))


LOCAL = [Misconception(tuple(kinds.split()), *row) for kinds, *row in (
    ('MulLayer Product', lambda up, x, y, out: (up * x, up * y),
     ('{answer} 是{side}。', '{answer} {side}.'),
     ('乘法节点把上游乘以“对面”的输入{look}。',
      'A multiply node multiplies by the input on the opposite side{look}.')),
    ('MulLayer Product', lambda up, x, y, out: (up / y, up / x),
     ('{answer} 用到了对面的输入，这是对的。', '{answer} uses the input on the opposite side, and that is right.'),
     ('不过 {circle} 往回走时仍然是乘，不是除。',
      'But {circle} multiplies in the backward pass as well; it does not divide.')),
    ('AddLayer', lambda up, x, y, out: (up * y, up * x),
     ('{answer} 是按乘法节点的规则算的。', '{answer} follows the rule of a multiply node.'),
     ('加法节点不看输入的大小：上游原封不动地通过。',
      'An add node does not look at its inputs: what comes from upstream passes unchanged.')),
    ('AddLayer', lambda up, x, y, out: (up * x, up * y),
     ('{answer} 里乘上了输入。', '{answer} was multiplied by an input.'),
     ('加法节点不看输入的大小：上游原封不动地通过。',
      'An add node does not look at its inputs: what comes from upstream passes unchanged.')),
    ('AddLayer', lambda up, x, y, out: (up / 2, up / 2),
     ('{answer} 是上游的一半。', '{answer} is half of what comes from upstream.'),
     ('加法节点不把上游分成几份：每一边都得到完整的一份。',
      'An add node does not share it out: each side gets all of it.')),
    ('SubLayer', lambda up, x, y, out: (-up, up), SIZE,
     ('减法节点往回走时，只有减号后面的那一边变号。',
      'At a subtract node only the side after the minus changes its sign.')),
    ('SubLayer', lambda up, x, y, out: (up * y, -up * x),
     ('{answer} 里乘上了输入。', '{answer} was multiplied by an input.'),
     ('减法节点和加法节点一样，不看输入的大小。',
      'Like an add node, a subtract node does not look at its inputs.')),
    ('DivLayer', lambda up, x, y, out: (-up / y, up * x / y ** 2), SIZE,
     ('除数越大，商越小；被除数越大，商也越大。',
      'A larger divisor makes the quotient smaller, a larger dividend makes it larger.')),
    ('DivLayer', lambda up, x, y, out: (up / y, -up * x / y), FORM,
     ('对除数求导时，分母里的除数要平方。', 'In the derivative for the divisor, the divisor below is squared.')),
    ('DivLayer', lambda up, x, y, out: (up / y, -up / y ** 2), FORM,
     ('对除数求导时，被除数也要乘上。', 'In the derivative for the divisor, the dividend is still a factor.')),
    ('DivLayer', lambda up, x, y, out: (up * y, up * x),
     ('{answer} 是按乘法节点的规则算的。', '{answer} follows the rule of a multiply node.'),
     ('{circle} 是除法：除以一个数，就是乘以它的倒数。',
      '{circle} divides: to divide by a number is to multiply by its reciprocal.')),
    ('ReciprocalLayer', lambda up, x, out: up * out ** 2, SIZE,
     ('x 越大，它的倒数越小：倒数节点的局部导数是负的。',
      'The larger x, the smaller its reciprocal: the local derivative is negative.')),
    ('ReciprocalLayer', lambda up, x, out: -up * out, FORM,
     ('倒数节点的局部导数里，输出要平方。', 'In the local derivative of a reciprocal the output is squared.')),
    ('ReciprocalLayer', lambda up, x, out: -up * x ** 2, FORM,
     ('倒数节点里平方的是输出，不是输入。', 'At a reciprocal it is the output that is squared, not the input.')),
    ('PowLayer', lambda up, x, y, out: up * y, FORM,
     ('指数乘到前面以后，低一次的幂也要留下。',
      'Once the exponent has come down as a factor, the power one lower is still there as well.')),
    ('PowLayer', lambda up, x, y, out: up * y * out, FORM,
     ('指数乘到前面以后，剩下的指数要比原来小一。',
      'Once the exponent has come down as a factor, the power that is left is one lower.')),
    ('PowLayer', lambda up, x, y, out: up * x ** (y - 1.0), FORM,
     ('指数降低以后，原来的指数还要乘到前面。',
      'The power is one lower now; the old exponent must come down as a factor, too.')),
    ('PowLayer', lambda up, x, y, out: up * y * x, FORM,
     ('指数每次只降低一，不是一下子降到底。', 'The exponent goes down by one, not all the way.')),
    ('PowLayer', lambda up, x, y, out: (up * y * x ** (y - 1.0), up * out), FORM,
     ('对指数求导时，底数的对数也要乘上。',
      'In the derivative for the exponent, the log of the base is a factor too.')),
    ('ExpLayer', lambda up, x, out: up * x,
     ('{answer} 是上游乘以输入。', '{answer} is the upstream gradient times the input.'),
     ('exp 节点的局部导数是它自己的输出。', 'The local derivative of exp is its own output.')),
    ('ExpLayer', lambda up, x, out: up * x * np.exp(x - 1),
     ('{answer} 是按幂的规则算的。', '{answer} follows the rule of a power.'),
     ('exp 里变的是指数，不是底数：它的导数就是它自己。',
      'In exp the exponent varies, not the base: its derivative is exp itself.')),
    ('LogLayer', lambda up, x, out: up * x, FORM,
     ('log 节点不是乘以输入，而是除以输入。', 'A log node does not multiply by its input; it divides by it.')),
    ('LogLayer', lambda up, x, out: up / out, FORM,
     ('log 节点要除以的是输入，不是输出。', 'A log node divides by its input, not by its output.')),
    ('Sigmoid', lambda up, x, out: up * out, FORM,
     ('sigmoid 的局部导数有两个因子，输出 y 只是其中一个。',
      'The local derivative of sigmoid has two factors; the output y is only one of them.')),
    ('Sigmoid', lambda up, x, out: up * (1 - out), FORM,
     ('sigmoid 的局部导数有两个因子，还差输出 y 这一个。',
      'The local derivative of sigmoid has two factors; the output y is the one that is missing.')),
    ('Sigmoid', lambda up, x, out: up * out ** 2, FORM,
     ('sigmoid 的局部导数有两个因子，其中只有一个是输出 y。',
      'The local derivative of sigmoid has two factors, and only one of them is the output y.')),
    ('Sigmoid', lambda up, x, out: up * out * (1 + out), FORM,
     ('两个因子里，第二个是一减输出，不是一加输出。', 'The second of the two factors is one minus the output, not one plus.')),
    ('Sigmoid', lambda up, x, out: up / 4,
     ('{answer} 是上游的四分之一。', '{answer} is a quarter of what comes from upstream.'),
     ('四分之一是上限：输出正好是一半时才有这么多。',
      'A quarter is the most that can pass, and only where the output is one half.')),
    ('Sigmoid', lambda up, x, out: up * x * (1 - x), FORM,
     ('公式里的 y 是 sigmoid 的输出，不是输入。', 'The y of the formula is the output of sigmoid, not its input.')),
    (SWITCHES, lambda up, x, out: up * 1, UPSTREAM,
     ('输入不是正数的地方，ReLU 的开关是断开的。', 'Where the input is not positive, the switch of ReLU is off.')),
    (SWITCHES, lambda up, x, out: up * np.less_equal(x, 0),
     ('开关的样子对了，方向反了。', 'It is a switch, and that is right, but the wrong way round.'),
     ('ReLU 在输入为正时接通，否则断开。', 'ReLU is on where its input is positive, and off elsewhere.')),
    (SWITCHES, lambda up, x, out: up * x,
     ('开关的状态看对了。', 'The state of the switch was read correctly.'),
     ('接通的时候上游原封不动地通过，不再乘以输入。',
      'While it is on, the upstream passes unchanged; it is not multiplied by the input.')),
    (SWITCHES, lambda up, x, out: up * np.greater_equal(x, 0), FORM,
     ('只差输入恰好是 0 的地方：那里按约定也不通过。',
      'It differs only where the input is exactly 0: there, by convention, nothing passes.')),
    (SWITCHES, lambda up, x, out: up * np.greater(up, 0), FORM,
     ('开关看的是正向时的输入 x，不是传来的 dout 的正负。',
      'The switch looks at x, the input of the forward pass, not at the sign of dout.')),
    ('TanhLayer', lambda up, x, out: up * out * (1 - out),
     ('{answer} 是按 sigmoid 的公式算的。', '{answer} follows the formula of sigmoid.'),
     ('tanh 的公式里，被减去的是输出的平方。', 'For tanh, the square of the output is what is subtracted.')),
    ('TanhLayer', lambda up, x, out: up * (1 - out), FORM,
     ('tanh 的公式里，被减去的是输出的平方。', 'For tanh, the square of the output is what is subtracted.')),
    ('TanhLayer', lambda up, x, out: up * (1 - x ** 2), FORM,
     ('公式里平方的是 tanh 的输出，不是输入。', 'It is the output of tanh that is squared in the formula, not the input.')),
    ('SinLayer', lambda up, x, out: -up * np.cos(x), SIZE,
     ('sin 的导数是 cos，不变号。', 'The derivative of sin is cos, with its sign unchanged.')),
    ('SinLayer CosLayer', lambda up, x, out: up * out,
     ('{answer} 乘的是输出。', '{answer} was multiplied by the output.'),
     ('sin 和 cos 求导时互相交换。', 'Differentiating swaps sin and cos.')),
    ('CosLayer', lambda up, x, out: up * np.sin(x), SIZE,
     ('cos 的导数是 sin，还要变号。', 'The derivative of cos is sin with its sign changed.')),
    ('AbsLayer', lambda up, x, out: up * 1, UPSTREAM,
     ('这里的输入是负数：它变大时，绝对值变小。',
      'The input is negative here: as it grows, its absolute value shrinks.')),
    ('MaximumLayer MinimumLayer', lambda up, x, y, out: (up * 1, up * 1), UPSTREAM,
     ('{circle} 只让决定结果的那一边通过。', '{circle} lets only one side through, the one that decides its result.')),
    ('MaximumLayer MinimumLayer', lambda up, x, y, out: (up * np.not_equal(x, out), up * np.not_equal(y, out)),
     ('{circle} 只让一边通过，这是对的。', '{circle} lets only one side through, and that is right.'),
     ('通过的是决定结果的那一边。', 'It is the side that decides the result.')),
    ('SumLayer', lambda up, x, out: np.full(np.shape(x), up) / np.size(x),
     ('{answer} 是按平均值算的。', '{answer} would be right for a mean.'),
     ('求和节点不除以个数：每个元素都得到完整的上游。',
      'A sum does not divide by how many there are: each element gets all of the upstream.')),
    ('DotLayer', lambda up, X, W, out: (up @ W, X @ up), FORM,
     ('往回走时，另一个矩阵要转置。', 'Going backward, the other matrix is transposed.')),
    (LOSSES, lambda up, x, t, out: up * softmax(x) / _rows(x),
     ('softmax 的输出算对了。', 'The output of softmax is right.'),
     ('从输出里还要减去标签 t。', 'The target t must be subtracted from it.')),
    (LOSSES, lambda up, x, t, out: -up * _difference(x, t) / _rows(x), SIZE,
     ('是输出减去标签，不是反过来。', 'It is the output minus the target, not the other way round.')),
    (LOSSES, lambda up, x, t, out: up * _difference(x, t), DIFFERENCE,
     ('损失是整批的平均：还要除以样本的个数。',
      'The loss is the mean over the batch: divide by the number of samples.')),
    (LOSSES, lambda up, x, t, out: up * _difference(x, t) / np.size(x), DIFFERENCE,
     ('除以的是样本的个数，不是元素的个数。', 'Divide by the number of samples, not by the number of elements.')),
    (LOSSES, lambda up, x, t, out: up * _difference(x, t) / np.shape(x)[-1], DIFFERENCE,
     ('除以的是样本的个数，不是类别的个数。', 'Divide by the number of samples, not by the number of classes.')),
    (LOSSES, lambda up, x, t, out: up * softmax(x) * (1 - softmax(x)) / _rows(x),
     ('{answer} 是按 sigmoid 的公式算的。', '{answer} follows the formula of sigmoid.'),
     ('softmax 和损失合在一起，剩下的只是输出减去标签。', 'Softmax and loss together leave just output minus target.')),
    (LOSSES, lambda up, x, t, out: up * _difference(x, t) * softmax(x) * (1 - softmax(x)) / _rows(x), DIFFERENCE,
     ('后面不用再乘 y(1 − y)：log 正好把它抵消了。', 'No y(1 − y) is needed after it: the log cancels just that.')),
    (LOSSES, lambda up, x, t, out: _difference(x, t) / _rows(x) / up, FORM,
     ('上游 dout 是乘上去，不是除。', 'The upstream gradient dout multiplies; it does not divide.')),
    (LOSSES, lambda up, x, t, out: _difference(x, t) / _rows(x) + up, FORM,
     ('上游 dout 是乘上去，不是加。', 'The upstream gradient dout multiplies; it is not added.')),
    (LOSSES, lambda up, x, t, out: -up * one_hot(t, like=softmax(x)) / softmax(x) / _rows(x),
     ('{answer} 已经走到了 softmax 的输出。', '{answer} has come back as far as the output of softmax.'),
     ('这是对概率的导数；要的是对得分的，还要走过 softmax。',
      'This is the derivative with respect to the probabilities; the question asks for that of the scores, '
      'on the other side of softmax.')),
)]

ANYWHERE = [Misconception((), *row) for row in (
    (lambda up, local: local,
     ('{answer} 正是 {circle} 节点的局部导数。', '{answer} is the local derivative of the {circle} node.'),
     ('不过从右端往回走，{way}', 'Coming back from the right, though, {way}')),
    (lambda up, local: up * np.ones_like(local)[()],
     ('{answer} 是从上游传来的数，这是对的。', '{answer} is what arrives from upstream, and that is right.'),
     ('经过 {circle} 节点时，还要乘以那里的局部导数。',
      'At the {circle} node the upstream is multiplied by the local derivative.')),
    (lambda up, local: np.where(np.isin(np.abs(up), (0, 1)) | np.isin(np.abs(local), (0, 1)), np.nan, up + local)[()],
     ('上游和局部导数都找对了，{answer} 是它们的和。',
      'Upstream gradient and local derivative are both right; {answer} is their sum.'),
     ('往回走时，{circle} 节点让两者相乘。', 'Going backward, the {circle} node multiplies the two.')),
    (lambda up, local: up * np.abs(local), SIZE,
     ('在 {circle} 那里，输入变大时结果变小：局部导数是负的。',
      'At {circle} the result shrinks as the input grows: the local derivative is negative.')),
)]
