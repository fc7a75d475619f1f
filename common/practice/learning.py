"""Exercises on differences, which check a gradient, and on the step that uses it."""
import numpy as np

from common.drawing.labels import number as in_words
from common.exercises import largest_error, numbers, one_step
from common.exercises.answers import close
from common.exercises.problems.problem import Posed, Problem
from common.graph import Graph
from common.language import say
from common.practice.task import of_problem

UNAVOIDABLE = 2     # wrong rules for the relative error that agree with the right one, whichever array holds the largest
ONE_SIDE = ('这是单侧差分，只用了一边；中心差分用 x 两边的值。',
            'That is a one-sided difference; a central one uses the values on both sides of x.')

central = Problem(
    lambda left, here, right, h: (right - left) / (2 * h),
    ('两边的值相减，除以它们之间的距离 2h', 'the values on both sides, over their distance 2h'),
    (lambda left, here, right, h: (right - here) / h, *ONE_SIDE),
    (lambda left, here, right, h: (here - left) / h, *ONE_SIDE),
    (lambda left, here, right, h: (right - left) / h, '两个点之间的距离不是 h：左边一个 h，右边还有一个。',
     'The two points are not h apart: there is an h to the left and another to the right.'),
    (lambda left, here, right, h: (right - left) / 2 * h, '先除以 2 又乘了 h：分母是整个 2h，要放在括号里。',
     'That divides by 2 and then multiplies by h: the denominator is all of 2h, so put it in brackets.'),
    (lambda left, here, right, h: (right - left) * 2 * h, '差要除以距离，不是乘。',
     'The difference is divided by the distance, not multiplied.'),
    (lambda left, here, right, h: right - left, '这是差；还要除以两个点之间的距离。',
     'That is the difference; divide it by the distance of the two points.'),
    (lambda left, here, right, h: (right - left) / 2, '分母里还有 h。', 'There is an h in the denominator, too.'),
    (lambda left, here, right, h: (left - right) / (2 * h), '右边减左边，不是反过来。',
     'Right minus left, not the other way round.'),
    (lambda left, here, right, h: (right + left) / (2 * h), '两边的值相减，不是相加。',
     'The two values are subtracted, not added.'),
    (lambda left, here, right, h: (right - 2 * here + left) / h ** 2, '这是二阶导数的差分：它用了三个点。',
     'That is the difference for a second derivative, which takes three points.'),
    (lambda left, here, right, h: here, '{answer} 是 x 处的值；中心差分用不到它。',
     '{answer} is the value at x itself; a central difference does not need it.'),
    draw={'left': (1.1, 6.0, 0.1), 'here': (1.1, 6.0, 0.1), 'right': (1.1, 6.0, 0.1), 'h': [0.05, 0.1, 0.2]},
    fits=lambda left, here, right, h: (here - left) * (right - here) > 0,
    further=('两个点离 x 各是 h：先写出它们的值的差，再写出它们之间的距离。',
             'Both points lie at h from x: write down the difference of their values, then their distance.'),
)


def difference(number):
    posed = central(number)
    return of_problem(say('中心差分得到的导数是多少？', 'What derivative does the central difference give?'), posed,
                      given='f(x − h) = {}, f(x) = {}, f(x + h) = {}, h = {}'.format(*map(in_words, posed.numbers.values())))


def relative(number):
    """The relative error of three derivatives."""
    def make(random):
        a = random.randint(5, 50, 3) * random.choice([-1, 1], 3) / 10
        return {'a': a, 'b': np.round(a + random.randint(-9, 10, 3) / 10, 1)}

    def sound(given):
        """Does no mistake hide behind the right number, but for those that cannot be helped?"""
        right = largest_error.right(**given)
        outcomes = [largest_error.outcome(mistake, given.values()) for mistake in largest_error.mistakes]
        return np.all(given['a'] != given['b']) and sum(map(close, outcomes, [right] * len(outcomes))) <= UNAVOIDABLE

    given = numbers.drawn(number, make, sound)
    return of_problem(say('backward 给出 a，中心差分给出 b。相对误差是多少？（最大的差，除以两个数组里最大的绝对值。）',
                          'backward gives a, central differences give b. What is the relative error? (The largest difference '
                          'over the largest absolute value in either array.)'), Posed(largest_error, given), matrices=given)


def step_on_graph(number):
    """One step of W in a graph that shows its gradient."""
    def make(random):
        W, x, t = (float(value) for value in random.permutation(np.arange(2, 10))[:3])
        graph = Graph(W=W / 10 * 2, x=x, t=t)
        (graph['W'] * graph['x'] - graph['t']) ** 2
        return {'W': graph['W'].value, 'dW': graph.backward()['W'], 'lr': (0.1, 0.01, 0.02, 0.05)[random.randint(4)]}, graph

    def sound(made):
        given, _ = made
        return given['dW'] and given['W'] != 1 and one_step.tells_apart(given)

    given, graph = numbers.drawn(number, make, sound)
    return of_problem(say('反向传播已经走完。学习率是 {lr}，走一步以后，W 是多少？',
                          'The backward pass is done. With the learning rate {lr}, what is W after one step?', lr=given['lr']),
                      Posed(one_step, given), 'W', graph=graph)
