"""What readers hand in when they fix an exhibit in another wrong way: for each, the rule that they follow and a sentence.

FORWARD   rule(*inputs), the value that comes out
BACKWARD  rule(dout, *inputs, out), the gradients of the inputs, or of the first of them
"""
import numpy as np

from common.functions import softmax

LOST = ('x 用在两处，两条分支都传回来一份：第二份盖掉了第一份，要加起来。',
        'x is used twice, and both branches send back a share: the second has replaced the first; add them up.')
ADDED = ('x 的两条分支传回来的是加起来，不是相乘，也不是取平均。',
         'What the two branches of x send back is added up, neither multiplied nor averaged.')
BOTH = ('只算了一条分支：x 用在两处，传回来两份，加起来。',
        'Only one branch counts here: x is used twice, two shares come back, add them up.')
HALF = ('正好是一半：分支传回来的加起来，不取平均；乘方那里 x 用了两次，两边也都算。',
        'Just half: what branches send back is added up, not averaged; and at the square x is used twice, so both '
        'sides count.')
TWICE = ('乘方那里 x 也用了两次，两边各传回来一份。', 'At the square, too, x is used twice: each side sends back a share.')
ROWS = ('有一行取了两次，这里只留下后来的那一份：dx[rows] += … 也一样，每个位置只写一次。用 np.add.at，或者一行一行地加。',
        'A row was taken twice, and only the later share is left; dx[rows] += … does the same, it writes each place once. '
        'Use np.add.at, or add row by row.')
OTHER_AXIS = ('平均是沿着样本取的（axis=0），每一列一个。', 'The mean is taken over the samples (axis=0), one for each column.')
THE_SUM = ('要加的是每一行里 dout · y 的和：它让各个得分互相牵连。',
           'What is subtracted is the sum of dout · y in each row: it ties the scores of a row together.')


def _diamond(share):
    """The gradient of x in x²·(x² + y), when da is what `share` makes of the two shares that come back to x²."""
    def rule(up, x, y, out):
        a = x * x
        return share(up * (a + y), up * a) * 2 * x, up * a
    return rule


FORWARD = {
    'Scores': [(lambda x: softmax(np.clip(x, -500, 500)), '截断以后，几个很大的得分成了同一个：每行减去最大的那个，谁也不用截。',
                'Clipping makes several large scores equal; subtract the largest of each row instead.')],
    'Softmax': [(lambda x: np.exp(x) / np.sum(np.exp(x)), '整个数组一起归一了：每一行是一个样本，各自的和是 1（axis=1）。',
                 'The whole array was divided by one sum: each row is a sample and sums to 1 (axis=1).')],
    'Spread': [(lambda x: np.sum(x ** 2), '先减去每列的平均，再平方。', 'Subtract the mean of each column first, then square.'),
               (lambda x: np.mean((x - x.mean(axis=0)) ** 2),
                '是加起来，不是取平均。', 'Add them up; this is not a mean.')],
    'Product': [(lambda x, y: x + y, 'Product 是相乘，不是相加。', 'Product multiplies; it does not add.')],
}

BACKWARD = {
    'SharedInput': [
        (lambda up, x, y, out: (up * x, up * x), *LOST),
        (lambda up, x, y, out: (up * (x + y), up * x), *BOTH),
        (lambda up, x, y, out: (up * x * up * (x + y), up * x), *ADDED),
        (lambda up, x, y, out: (x * (x + y), up * x), *ADDED),
        (lambda up, x, y, out: (up * (2 * x + y) / 2, up * x), *ADDED),
        (lambda up, x, y, out: (up * (2 * x + y), up * (x + y)),
         'y 只在加法那一边：传到它的是乘法给和的那一份。',
         'y is on the side of the sum only: it gets what the product passes to the sum.'),
        (lambda up, x, y, out: (up * (2 * x + y), up), 'y 收到的还要乘以 x：加法后面接着乘法。',
         'What y receives is also multiplied by x: a product follows the sum.'),
    ],
    'Diamond': [
        (_diamond(lambda one, other: one), '有一份来得太晚：等 x² 收齐两份，再往 x 走。',
         'One share came too late: wait until x² has both of its shares, then go on to x.'),
        (_diamond(lambda one, other: other), *BOTH),
        (_diamond(lambda one, other: one * other), *ADDED),
        (lambda up, x, y, out: (up * (2 * x * x + y) * x, up * x * x), *HALF),
        (lambda up, x, y, out: (up * (2 * x * x + y), up * x * x), *TWICE),
        (lambda up, x, y, out: (up * (x * x + y) * x, up * x * x), *TWICE),
        (lambda up, x, y, out: (2 * x * up * (2 * x * x + y), up * (x * x + y)),
         'y 在加法那一边：传到它的是乘法给和的那一份。',
         'y is on the side of the sum: it gets what the product passes to the sum.'),
    ],
    'Pick': [
        (lambda up, x, rows, out: _put(x, rows, up), *ROWS),
        (lambda up, x, rows, out: _mean_put(x, rows, up), '取了两次的行，两份要加起来，不是取平均。',
         'A row that was taken twice adds up its two shares; it does not average them.'),
    ],
    'Centre': [
        (lambda up, x, out: up, '每个元素也藏在平均里：它变大，平均跟着变，别的元素就变小。',
         'Each element is in the mean as well: when it grows, so does the mean, and the others shrink.'),
        (lambda up, x, out: up * (1 - 1 / len(x)),
         '只算了自己对自己：同一列里别的元素也受影响，要减去那一列 dout 的平均。',
         'That is only what an element does to itself: the others of its column change, too; '
         'subtract the mean of dout over the column.'),
        (lambda up, x, out: up - np.mean(up), *OTHER_AXIS),
        (lambda up, x, out: up - np.mean(up, axis=1, keepdims=True), *OTHER_AXIS),
        (lambda up, x, out: up - np.sum(up, axis=0),
         '减去的是平均，不是和。', 'What is subtracted is the mean, not the sum.'),
        (lambda up, x, out: up + np.mean(up, axis=0),
         '平均前面是减号。', 'The mean is subtracted, not added.'),
        (lambda up, x, out: up - np.mean(x, axis=0),
         '减去的是 dout 的平均，不是 x 的。', 'Subtract the mean of dout, not that of x.'),
        (lambda up, x, out: np.mean(up, axis=0) * np.ones_like(x),
         '还要用 dout 减去它的平均。', 'That is the mean; subtract it from dout.'),
    ],
    'Spread': [
        (lambda up, x, out: up * 2 * x,
         '公式里的是减去平均以后的 x。', 'The x of the formula is the one with its mean subtracted.'),
        (lambda up, x, out: up * (x - x.mean(axis=0)),
         '平方的导数里还有一个 2。', 'The derivative of a square has a factor 2.'),
    ],
    **{name: [
        (lambda up, x, out: up * out, *THE_SUM),
        (lambda up, x, out: up * out * (1 - out),
         '那是 sigmoid 的公式；softmax 里，一个得分变了，别的概率也跟着变。',
         'That is the formula of sigmoid; in softmax one score moves the other probabilities, too.'),
        (lambda up, x, out: out * (up - np.sum(up * out)),
         '和要一行一行地取（axis=1）。', 'The sum is taken row by row (axis=1).'),
        (lambda up, x, out: out * (up - np.sum(up * out, axis=0)),
         '和要一行一行地取（axis=1）。', 'The sum is taken row by row (axis=1).'),
        (lambda up, x, out: out * (up - np.sum(up, axis=1, keepdims=True)), *THE_SUM),
        (lambda up, x, out: out * (up - np.mean(up, axis=1, keepdims=True)), *THE_SUM),
        (lambda up, x, out: out - up, '那是和交叉熵合在一起才有的 y − t；这里只有 softmax。',
         'That is y − t, which needs the cross-entropy error as well; here is softmax alone.'),
    ] for name in ('Softmax', 'Scores')},
    'Scale': [
        (lambda up, x, s, out: (up * s, np.mean(up * x, axis=0)), 's 的梯度是各行加起来，不是取平均。',
         'The gradient of s is the sum of the rows, not their mean.'),
        (lambda up, x, s, out: (up * x, np.sum(up * s, axis=0)),
         '乘法把上游乘以“对面”的输入：dx 用 s，ds 用 x。',
         'A product multiplies by the input on the opposite side: dx uses s, ds uses x.'),
    ],
}


def _put(x, rows, up):
    dx = np.zeros(np.shape(x))
    dx[rows] = up
    return dx


def _mean_put(x, rows, up):
    dx = np.zeros(np.shape(x))
    np.add.at(dx, rows, up)
    return dx / np.maximum(np.bincount(rows, minlength=len(x)), 1)[:, None]
