"""The nine lines from the loss back to the scores: what each is, what makes it right, and how it goes wrong.

A rule takes the values (e, S, r, y, log_y, m, t) and the right derivatives (ds, dm …) as attributes of `v`.
"""
from collections.abc import Callable
from types import SimpleNamespace
from typing import NamedTuple

import numpy as np

from common.graph import Graph

NO_SIGN = ('大小对了，再看正负号。', 'The size is right; look at the sign.')
UPSTREAM = ('这是局部导数；还要乘以上一行传来的数。',
            'That is the local derivative; multiply it by what the line above passes on.')
COPIES = ('数对了，形状还不对：右边只有一个数，左边有几个，就要交给每一个。梯度的形状和变量一样。',
          'The number is right, its shape is not: one number arrives, and each input of + gets its own. '
          'A gradient has the shape of its variable.')
NOT_SHARED = ('+ 不把上游分成几份：每一个输入都得到完整的一份。',
              'A + does not share out what arrives: each input gets all of it.')
NOT_SUMMED = ('每个 × 传回来的都对了。r 只有一个，却用在每一个 × 里：几路传回来的要加起来。',
              'What each × passes back is right. But there is a single r, used in every ×: add what comes back.')


class Line(NamedTuple):
    """why: what makes it right. look: what to do first where no mistake is known. mistakes: (rule, zh, en)."""
    name: str
    why: tuple
    look: tuple
    mistakes: tuple[tuple[Callable, str, str], ...]


LINES = (
    Line('ds', ('变号的节点，局部导数是负的', 'the node that changes the sign has a negative local derivative'),
         ('L = −s：s 多一点，L 变多少？右端传进来的是 dL/dL。',
          'L = −s: if s grows a little, what happens to L? What comes in at the right end is dL/dL.'),
         ((lambda v: -v.ds, *NO_SIGN),
          (lambda v: -v.s, '这是损失的值；要的是它对 s 的导数。',
           'That is the value of the loss; its derivative with respect to s is needed.'),
          (lambda v: v.s, '这是 s 的值；要的是损失对它的导数。',
           'That is the value of s; the derivative of the loss with respect to it is needed.'))),
    Line('dm', ('+ 把上游原样抄给每一个输入', 'a + copies what arrives to each of its inputs'),
         ('s 是 m 里几个数的和：+ 节点把上游怎样交给每一个输入？',
          's is the sum of the numbers in m: what does a + pass to each of its inputs?'),
         ((lambda v: v.ds, *COPIES),
          (lambda v: -v.dm, *NO_SIGN),
          (lambda v: v.dm / len(v.m), *NOT_SHARED),
          (lambda v: v.ds * v.m, '这里乘上了 m。+ 节点不看输入的大小。',
           'This was multiplied by m. A + does not look at the size of its inputs.'))),
    Line('dlog_y', ('× 把上游乘以对面的输入 t', 'a × multiplies by t, the input on the opposite side'),
         ('m = log_y × t：乘法节点把上游乘以哪一个？', 'm = log_y × t: by which of them does × multiply what arrives?'),
         ((lambda v: v.dm * v.log_y, '这是交给 t 的；问 log_y，就看对面。',
           'That is what t gets; asked about log_y, look at the opposite side.'),
          (lambda v: -v.dlog_y, '对面的输入找对了；上一行传来的负号丢了。',
           'The opposite input is right; the minus that arrives from the line above was lost.'),
          (lambda v: v.dm, '上游原样通过了；经过 × 还要乘以对面的输入。',
           'What arrives was passed unchanged; a × multiplies it by the input on the opposite side.'),
          (lambda v: v.dm / v.t, '× 往回走时也是乘，不是除。', 'Going backward, too, a × multiplies; it does not divide.'),
          (lambda v: v.dm + v.t, '上游和局部导数都找对了：让它们相乘，不是相加。',
           'Both parts are right: multiply them instead of adding.'))),
    Line('dy', ('log 除以正向时的输入 y', 'log divides by y, its input in the forward pass'),
         ('log 的导数是什么？它的输入是 y。', 'What is the derivative of log? Its input is y.'),
         ((lambda v: v.dlog_y * v.y, 'log 节点不是乘以输入，而是除以输入。',
           'A log node does not multiply by its input; it divides by it.'),
          (lambda v: v.dlog_y / v.log_y, '除以的应该是 log 的输入，不是它的输出。',
           'Divide by the input of log, not by its output.'),
          (lambda v: -v.dy, '除以 y 是对的；负号在这里丢了或者多了一个。',
           'Dividing by y is right; a minus was lost here, or there is one too many.'),
          (lambda v: 1 / v.y, *UPSTREAM),
          (lambda v: v.dlog_y / v.e, '除以了 e；log 的输入是概率 y，不是 e。',
           'This divides by e; the input of log is the probability y, not e.'),
          (lambda v: v.dlog_y, '上游原样通过了；还要乘以 log 的局部导数。',
           'What arrives was passed unchanged; multiply by the local derivative of log.'),
          (lambda v: v.dm / v.y, '少走了一步：从 dlog_y 出发，不是从 dm。',
           'One step was skipped: start from dlog_y, not from dm.'))),
    Line('dr', ('r 用在每一个 × 里，几路传回来的加起来', 'r is used in every ×, and what comes back is added up'),
         ('y = e × r：往 r 去，乘以对面的输入；r 用了几次？',
          'y = e × r: towards r, multiply by the opposite input; how often is r used?'),
         ((lambda v: v.dy * v.e, *NOT_SUMMED),
          (lambda v: np.sum(v.dy * v.r), '加起来是对的，可是乘的是 r 自己：这是往 e 去的那一路。',
           'Adding is right, but the factor is r itself: that is the branch towards e.'),
          (lambda v: v.dy * v.r, '这是往 e 去的那一路；往 r 去，要乘以对面的 e，再加起来。',
           'That is the branch towards e; towards r the factor is e, on the opposite side, '
           'and the products are added.'),
          (lambda v: np.sum(v.dy * v.y), '对面的输入是 e，不是输出 y。',
           'The input on the opposite side is e, not the output y.'),
          (lambda v: v.dy.sum(), '几路加起来是对的；每一路先要乘以对面的输入。',
           'Adding the branches is right; each is first multiplied by the opposite input.'),
          (lambda v: np.mean(v.dy * v.e), '几路传回来的要加起来，不是取平均。', 'What comes back is added up, not averaged.'),
          (lambda v: -v.dr, *NO_SIGN),
          (lambda v: np.sum(v.dlog_y * v.e), '少走了一步：从 dy 出发，不是从 dlog_y。',
           'One step was skipped: start from dy, not from dlog_y.'),
          (lambda v: v.dy.sum() * v.e.sum(), '先相乘，再相加：每一路有自己的 e。',
           'Multiply first, then add: each branch has an e of its own.'))),
    Line('dS', ('1/x 的局部导数是负的，还要平方', 'the local derivative of 1/x is negative, and squared'),
         ('r = 1/S：1/x 的导数是什么？', 'r = 1/S: what is the derivative of 1/x?'),
         ((lambda v: -v.dS, 'S 越大，1/S 越小：1/x 的局部导数是负的。',
           'The larger S, the smaller 1/S: the local derivative of 1/x is negative.'),
          (lambda v: -v.dr / v.S, '负号对了；分母里的 S 要平方。',
           'The minus is right; the S in the denominator must be squared.'),
          (lambda v: v.dr / v.S, '两处：1/x 越来越小，所以有负号；分母里的 S 要平方。',
           'Two things: 1/x falls as x grows, which makes a minus; and the S in the denominator is squared.'),
          (lambda v: -v.dr * v.S ** 2, '平方的是 1/S：除以 S 的平方，不是乘。',
           'It is 1/S that is squared: divide by the square of S, do not multiply.'),
          (lambda v: -1 / v.S ** 2, *UPSTREAM),
          (lambda v: v.dr * np.log(v.S), '那是积分；1/x 的导数是另一个方向。',
           'That is the integral; the derivative of 1/x goes the other way.'),
          (lambda v: v.dr, '上游原样通过了；还要乘以 1/x 的局部导数。',
           'What arrives was passed unchanged; multiply by the local derivative of 1/x.'))),
    Line('de_through_S', ('+ 又把上游原样抄给每一个 e', 'again a + copies what arrives, now to each e'),
         ('S 是几个 e 的和：这个 + 把 dS 怎样交给每一个 e？',
          'S is the sum of the e: what does this + pass of dS to each e?'),
         ((lambda v: v.dS, *COPIES),
          (lambda v: v.dS * v.e, '这里乘上了 e。+ 节点不看输入的大小；exp 的局部导数要到最后一行才用。',
           'This was multiplied by e. A + does not look at its inputs; '
           'the local derivative of exp comes in the last line.'),
          (lambda v: v.de_through_S / len(v.e), *NOT_SHARED),
          (lambda v: -v.de_through_S, *NO_SIGN),
          (lambda v: np.full_like(v.e, v.dr), '少走了一步：从 dS 出发，不是从 dr。',
           'One step was skipped: start from dS, not from dr.'))),
    Line('de_direct', ('往 e 去的一路，× 乘以对面的 r', 'towards e, × multiplies by r on the opposite side'),
         ('y = e × r：这一次往 e 去，对面是谁？', 'y = e × r: towards e this time; which input is on the opposite side?'),
         ((lambda v: v.dy * v.e, '这是往 r 去的那一路；问 e，就看对面的 r。',
           'That is the branch towards r; for e, look at r on the opposite side.'),
          (lambda v: v.dy * v.S, '对面的输入是 r，也就是 1/S，不是 S。',
           'The input on the opposite side is r, which is 1/S, not S.'),
          (lambda v: v.dy, '上游原样通过了；经过 × 还要乘以对面的输入。',
           'What arrives was passed unchanged; a × multiplies it by the input on the opposite side.'),
          (lambda v: np.full_like(v.e, v.r), *UPSTREAM),
          (lambda v: -v.de_direct, *NO_SIGN),
          (lambda v: v.dy * v.r + v.de_through_S, '两路已经加在一起了：这一行只写直接的那一路，到下一行再加。',
           'Both branches have been added already: write the direct one alone here, and add in the next line.'),
          (lambda v: -v.dy / v.S ** 2, '那是 1/x 的规则，已经走过了；× 只乘以对面的 r。',
           'That is the rule of 1/x, which has had its turn; × multiplies by r on the opposite side.'))),
    Line('da', ('你刚刚推出了 y − t。不信就算一下：两边一个数都不差',
                'you have just derived y − t. Compute it and compare: the numbers are the same'),
         ('两路在 e 汇合；然后经过 exp，它的局部导数是它自己的输出。',
          'Two branches meet at e; then comes exp, whose local derivative is its own output.'),
         ((lambda v: v.de_direct * v.e, '直接的一路对了；经过总和的那一路忘了，两路要相加。',
           'The direct branch is right; the one through the sum was forgotten. Add the two.'),
          (lambda v: v.de_through_S * v.e, '经过总和的一路对了；直接的那一路忘了，两路要相加。',
           'The branch through the sum is right; the direct one was forgotten. Add the two.'),
          (lambda v: v.de_direct + v.de_through_S, '两路相加是对的；这是对 e 的导数，还要经过 exp。',
           'Adding the branches is right; that is the derivative for e, and exp is still to come.'),
          (lambda v: (v.de_direct + v.de_through_S) * v.a, '两路相加是对的；exp 的局部导数是它的输出，不是输入。',
           'Adding the branches is right; the local derivative of exp is its output, not its input.'),
          (lambda v: (v.de_direct + v.de_through_S) * np.exp(v.e), '两路相加是对的；exp 的输出就是 e，不用再取一次 exp。',
           'Adding the branches is right; the output of exp is e, and needs no second exp.'),
          (lambda v: (v.de_direct + v.de_through_S) / v.e, '两路相加是对的；exp 节点乘以它的输出，不是除以。',
           'Adding the branches is right; exp multiplies by its output, it does not divide.'),
          (lambda v: (v.de_direct - v.de_through_S) * v.e, '两路要相加，不是相减：负号已经在每一路里面了。',
           'The branches are added, not subtracted: each holds its own sign already.'),
          (lambda v: (v.de_through_S - v.de_direct) * v.e, '两路要相加，不是相减：负号已经在每一路里面了。',
           'The branches are added, not subtracted: each holds its own sign already.'),
          (lambda v: v.de_direct * v.de_through_S * v.e, '两路在 e 汇合：相加，不是相乘。',
           'Two branches meet at e: add them, do not multiply.'),
          (lambda v: -v.da, *NO_SIGN),
          (lambda v: v.de_direct + v.de_through_S * v.e, '两路先加起来，再一起乘以 exp 的局部导数：少了括号。',
           'Add both branches first, then multiply the sum by the local derivative of exp: brackets are missing.'),
          (lambda v: v.de_through_S + v.de_direct * v.e, '两路先加起来，再一起乘以 exp 的局部导数：少了括号。',
           'Add both branches first, then multiply the sum by the local derivative of exp: brackets are missing.'))),
)


def worked_out(a, t):
    """All values and derivatives between the scores a (classes,) and the loss, from the graph of small nodes."""
    g = Graph(a=a, t=t)
    e = np.exp(g['a'])
    S = e.sum()
    r = np.reciprocal(S)
    y = e * r
    log_y = np.log(y)
    m = log_y * g['t']
    s = m.sum()
    L = -s
    g.backward()
    nodes = {'a': g['a'], 'e': e, 'S': S, 'r': r, 'y': y, 'log_y': log_y, 'm': m, 's': s, 'L': L}
    return SimpleNamespace(t=t, de_through_S=S.dinputs[0], de_direct=y.dinputs[0],
                           **{name: node.value for name, node in nodes.items()},
                           **{f'd{name}': node.grad for name, node in nodes.items()})
