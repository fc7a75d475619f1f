"""What the sheets ask: for each lesson, graphs to be filled in by pencil. Data alone; the numbers come from a seed."""
from typing import Callable, NamedTuple

import numpy as np

from common.functions import softmax
from common.layers import ReLU, Sigmoid, SoftmaxWithLoss
from common.practice import SKILLS

FRUIT = {'apple': (60, 150, 10), 'apple_num': (2, 9), 'tax': (1.1, 1.5, 0.1)}
FRUITS = {'apple': (60, 150, 10), 'apple_num': (2, 9), 'orange': (60, 150, 10), 'orange_num': (2, 9), 'tax': (1.1, 1.5, 0.1)}
TWO = {'x': (2, 9), 'y': (2, 9)}
THREE = {**TWO, 'z': (2, 9)}
UNIT = {'x': (2, 9), 'w': (2, 9), 'b': (2, 9)}
BOTH = ('先从左往右填箭头上方的值，再从右往左填下方的导数。',
        'Fill in the values above the arrows from left to right, then the derivatives below them from right to left.')
BACK = ('从右往左，填箭头下方的导数。', 'Fill in the derivatives below the arrows, from right to left.')


class Task(NamedTuple):
    """zh, en  what is to be done
    graph    arithmetic on the inputs that `ranges` names, with numbers as common.exercises.numbers draws them
    blanks   'values', 'grads' or 'both'; of these inputs `only`; `dout` arrives at the right end
    arrays   {name: shape} of inputs that are arrays of whole numbers up to `high`, in place of `ranges`; also 'dout'
    slip     from the inputs: {name: what is written below it}, one wrong derivative on a graph without blanks
    skill    of common.practice, whose graphs grow at random, in place of `graph`
    lines    (zh, en, answer) of lines below the graph; the answer follows from (inputs, derivatives), both by name
    """
    zh: str
    en: str
    graph: Callable = None
    ranges: dict = {}
    blanks: str = 'both'
    only: tuple = ()
    dout: float = 1
    arrays: dict = {}
    high: int = 9
    slip: Callable = None
    lines: tuple = ()
    skill: str = ''


def two_apples(apple, apple_num, tax):
    return apple * apple_num * tax


def two_fruits(apple, apple_num, orange, orange_num, tax):
    return (apple * apple_num + orange * orange_num) * tax


def unit(x, w, b):
    return x.graph.apply(ReLU(), x * w + b)


def squared_error(x, w, b):
    return (x * w + b - 10) ** 2


def product(x, y):
    return x * x * y


TASKS = {
    '00': [
        Task('从左往右，填箭头上方的值：一共要付多少？',
             'Fill in the values above the arrows, from left to right. How much is the bill?',
             two_apples, FRUIT, 'values'),
        Task('箭头下方的导数已经写好了。苹果每个贵 1 元，账单多多少？多买 1 个呢？',
             'The derivatives are below the arrows already. How much higher is the bill if each apple costs 1 more? '
             'And with one more apple?',
             two_apples, FRUIT, '', lines=(
                 ('每个贵 1 元：账单多', 'each costs 1 more: the bill is higher by', lambda given, grads: grads['apple']),
                 ('多买 1 个：账单多', 'one more apple: the bill is higher by', lambda given, grads: grads['apple_num']))),
        Task('换成两种水果，再填一次值。', 'Two kinds of fruit: fill in the values once more.', two_fruits, FRUITS, 'values'),
    ],
    '01': [
        Task(*BOTH, two_apples, FRUIT),
        Task('苹果打折，付标价的 discount 倍。' + BACK[0],
             'Apples are on sale: `discount` is the part of the price that is left to pay. ' + BACK[1],
             lambda apple, apple_num, discount, tax: apple * apple_num * discount * tax,
             {**FRUIT, 'discount': (0.6, 0.9, 0.1)}, 'grads'),
        Task('有两种水果。' + BACK[0], 'Two kinds of fruit. ' + BACK[1], two_fruits, FRUITS, 'grads'),
    ],
    '02': [
        Task('一条路，一路相乘。' + BACK[0], 'One route: multiply all along it. ' + BACK[1],
             lambda x: (3 * x + 2) ** 2, {'x': (2, 9)}, 'grads'),
        Task('x 走了两条路：先填每条路上回来的，再填 Σ 旁边的和。',
             'Two routes leave x: fill in what comes back along each, then their sum beside Σ.',
             lambda x, y, z: (x + y) * x * z, THREE, 'grads'),
        Task('三条路。', 'Three routes.', lambda x: x * x * x, {'x': (3, 9)}, 'grads'),
        Task('哪一条路都不要漏。', 'Leave no route out.', lambda x, y: x * y + x / y, {'x': (4, 9), 'y': (2, 8, 2)}, 'grads'),
    ],
    '03': [
        Task('从上游传来的不是 1。' + BACK[0], 'What arrives at the right end is not 1. ' + BACK[1],
             lambda x, y, z: (x + y) * z, THREE, 'grads', dout=1.5),
        Task('减号后面的那一边要当心。', 'Mind the side after the minus.',
             lambda x, y, z: (x - y) * z, {'x': (7, 12), 'y': (2, 6), 'z': (2, 9)}, 'grads', dout=3),
        Task('有一个导数写错了：圈出来，在旁边写上对的。',
             'One derivative is wrong: circle it and write the right one beside it.',
             two_apples, FRUIT, '', slip=lambda apple, apple_num, tax: {'apple_num': apple_num * tax}),
        Task(*BACK, two_fruits, FRUITS, 'grads'),
    ],
    '04': [
        Task('ReLU 这回放行吗？值和导数都要填。', 'Does ReLU let it through this time? Fill in values and derivatives.',
             unit, UNIT),
        Task('这回呢？', 'And this time?', unit, {**UNIT, 'w': (-9, -3), 'b': (2, 6)}),
        Task('sigmoid 拆成了小节点，值已经写好。' + BACK[0],
             'The sigmoid in small nodes, with its values given. ' + BACK[1],
             lambda x: 1 / (1 + np.exp(-x)), {'x': (0.4, 1.6, 0.2)}, 'grads'),
        Task('sigmoid 折成了一个节点：用 y(1 − y) 算。', 'The sigmoid folded into one node: use y(1 − y).',
             lambda x: x.graph.apply(Sigmoid(), x), {'x': (0.4, 1.6, 0.2)}, 'grads'),
    ],
    '05': [
        Task('两个样本。先填矩阵的值，再填导数。偏置的导数，是传来的数每一列的和。',
             'Two samples. Fill in the matrices, then their derivatives. That of the bias sums each column of what '
             'arrives.',
             lambda X, W, b: X @ W + b, arrays={'X': (2, 2), 'W': (2, 2), 'b': (2,), 'dout': (2, 2)}),
        Task('形状换了，转置放在哪边？', 'Other shapes. On which side does the transpose stand?',
             lambda X, W: X @ W, arrays={'X': (2, 3), 'W': (3, 1), 'dout': (2, 1)}, blanks='grads'),
        Task('一个样本，三个输入，两个输出。', 'One sample, three inputs, two outputs.',
             lambda X, W: X @ W, arrays={'X': (1, 3), 'W': (3, 2), 'dout': (1, 2)}, blanks='grads'),
    ],
    '06': [
        Task('两类，第一类是对的：损失是 −log(e1 / (e1 + e2))。' + BACK[0],
             'Two classes, the first one right: the loss is −log(e1 / (e1 + e2)). ' + BACK[1],
             lambda e1, e2: -np.log(e1 * np.reciprocal(e1 + e2)), {'e1': (2, 9), 'e2': (2, 9)}, 'grads'),
        Task('三类里第二类是对的。先算概率，再填三个得分的导数。',
             'Three classes, the second one right. Work out the probabilities, then the derivatives of the three scores.',
             lambda a: a.graph.apply(SoftmaxWithLoss(), a, a.graph.input('t', np.array([[0, 1, 0]]))),
             arrays={'a': (1, 3)}, high=4, blanks='grads',
             lines=(('三个概率', 'the three probabilities', lambda given, grads: softmax(given['a'])),)),
        Task('两个样本，两类。别忘了除以样本数。', 'Two samples, two classes. Remember to divide by the number of samples.',
             lambda a: a.graph.apply(SoftmaxWithLoss(), a, a.graph.input('t', np.array([[1, 0], [0, 1]]))),
             arrays={'a': (2, 2)}, high=4, blanks='grads',
             lines=(('概率，一行一个样本', 'the probabilities, a row for each sample',
                     lambda given, grads: softmax(given['a'])),)),
    ],
    '07': [
        Task('先反向传播，再用数值微分核对。', 'Go backward first, then check by numerical differentiation.',
             product, TWO, 'grads', lines=(
                 ('把 x 加 0.1：输出是', 'with x larger by 0.1, the output is',
                  lambda given, grads: product(given['x'] + 0.1, given['y'])),
                 ('把 x 减 0.1：输出是', 'with x smaller by 0.1, the output is',
                  lambda given, grads: product(given['x'] - 0.1, given['y'])),
                 ('两个输出的差，除以 0.2', 'the difference of the two, divided by 0.2',
                  lambda given, grads: 2 * given['x'] * given['y']))),
        Task('有一个导数写错了：圈出来，在旁边写上对的。',
             'One derivative is wrong: circle it and write the right one beside it.',
             lambda x, y, z: x * y + z * z, THREE, '', slip=lambda x, y, z: {'x': x}),
        Task('这里也有一个写错了。', 'Here, too, one is wrong.',
             lambda x, y, z: (x - y) * z, {'x': (7, 12), 'y': (2, 6), 'z': (2, 9)}, '', slip=lambda x, y, z: {'y': z}),
    ],
    '07b': [
        Task('四张图，每张有一个导数写错了：圈出来，在旁边写上对的，再说说写错的人是怎么想的。',
             'Four graphs with one wrong derivative each: circle it, write the right one beside it, and say what whoever '
             'wrote it was thinking.', two_apples, FRUIT, '', slip=lambda apple, apple_num, tax: {'apple': apple_num}),
        Task('第二张。', 'The second.', lambda x, y, z: (x + y) * z, THREE, '', slip=lambda x, y, z: {'y': z / 2}),
        Task('第三张。', 'The third.', lambda x, y: x / y, {'x': (5, 9), 'y': (2, 4)}, '', slip=lambda x, y: {'y': x / y ** 2}),
        Task('第四张。', 'The fourth.', lambda x, y: x ** 3 * y, TWO, '', slip=lambda x, y: {'x': 3 * x * y}),
    ],
    '08': [
        Task('一个神经元，目标是 10，损失是差的平方。' + BACK[0],
             'One unit, the target is 10, the loss is the squared difference. ' + BACK[1],
             squared_error, UNIT, 'grads', lines=(
                 ('学习率 0.001：w 变成', 'with a learning rate of 0.001, w becomes',
                  lambda given, grads: given['w'] - 0.001 * grads['w']),
                 ('b 变成', 'and b becomes', lambda given, grads: given['b'] - 0.001 * grads['b']))),
        Task('中间有一个 ReLU。' + BOTH[0], 'With a ReLU on the way. ' + BOTH[1],
             lambda x, w, b, v: unit(x, w, b) * v, {**UNIT, 'v': (2, 9)}),
        Task('这个 ReLU 断开了。哪些参数这一步一动不动？',
             'This ReLU is off. Which parameters do not move in this step?',
             lambda x, w, b, v: unit(x, w, b) * v, {**UNIT, 'w': (-9, -3), 'b': (2, 6), 'v': (2, 9)},
             lines=(('一动不动的参数', 'parameters that do not move', lambda given, grads: 'w, b, v'),)),
    ],
    '09': [
        Task('圆圈是照着 (x * y + z) * (x − z) 从左往右写进账本的。先写下往回走的次序，再填导数。',
             'The circles are on the tape in the order of (x * y + z) * (x − z). Write down the order of the backward pass, '
             'then fill in the derivatives.',
             lambda x, y, z: (x * y + z) * (x - z), {'x': (6, 9), 'y': (2, 9), 'z': (2, 5)}, 'grads',
             lines=(('往回走的次序', 'order of the backward pass', lambda given, grads: '×  −  +  ×'),)),
        Task('x 在账本里只有一个节点，它的 grad 要加几次？',
             'x is one node on the tape. How often is something added to its grad?',
             lambda x, y: x * x * y, TWO, 'grads', lines=(
                 ('加的次数', 'number of times', lambda given, grads: 2),)),
        Task('只有乘和 exp。' + BACK[0], 'Products and exp alone. ' + BACK[1],
             lambda x, y: np.exp(-1 * x * y), {'x': (0.2, 0.9, 0.1), 'y': (0.2, 0.9, 0.1)}, 'grads'),
    ],
    '09b': [
        Task('直线上的误差。' + BACK[0], 'The error of a straight line. ' + BACK[1],
             lambda x, a, b, t: (a * x + b - t) ** 2, {'x': (2, 9), 'a': (2, 9), 'b': (2, 9), 't': (2, 9)}, 'grads'),
        Task('点 (x, y) 到原点的距离。' + BACK[0], 'The distance of (x, y) from the origin. ' + BACK[1],
             lambda x, y: np.sqrt(x ** 2 + y ** 2), TWO, 'grads'),
        Task('复利：本金 p，每年的倍数 r，三年以后。' + BACK[0],
             'Compound interest: capital p, factor r each year, after three years. ' + BACK[1],
             lambda p, r: p * r * r * r, {'p': (100, 900, 100), 'r': (1.1, 1.5, 0.1)}, 'grads'),
    ],
    '10': [Task(f'{SKILLS[name].zh}。{BACK[0]}', f'{SKILLS[name].en}. {BACK[1]}', skill=name)
           for name in ('add', 'multiply', 'branches', 'powers')],
}
