"""The skills that are practised: what each is called, which exercises and mistakes belong to it, and its tasks."""
from typing import NamedTuple

from common.exercises import (
    central_passes,
    downstream,
    error_floor,
    knows_nothing,
    one_step,
    small_change,
    through_sigmoids,
    within_reach,
)
from common.exercises.diagnosis.backward import LOCAL
from common.language import say
from common.passages import passage
from common.practice import batches, learning, losses, trees
from common.practice.task import Task, of_problem


class Skill(NamedTuple):
    """tasks      each makes a Task of a number; they take turns
    lesson     that teaches it
    layers     class names of the layers whose rules it is about
    exercises  of the lessons in which it is needed, with spaces between
    """
    zh: str
    en: str
    lesson: str
    tasks: tuple
    layers: tuple = ()
    exercises: str = ''

    @property
    def called(self):
        return say(self.zh, self.en)


def on_graph(plan):
    """Tasks whose blanks stand on a graph that grows at random."""
    def task(number):
        graph, planned = trees.grown(plan, number)
        words = [say('填出箭头下面的空，从右往左。', 'Fill in the blanks below the arrows, from right to left.')]
        if planned.dout != 1:
            words.append(say('右端传进来的是 {dout}。', 'What arrives at the right end is {dout}.', dout=planned.dout))
        return Task(say('', ' ').join(words), graph=graph, dout=planned.dout, only=planned.only)
    return task


def of(problem, zh, en, name=''):
    """Tasks that pose a problem of the lessons with other numbers."""
    def task(number):
        posed = problem(number)
        return of_problem(say(zh, en), posed, name, given=repr(posed))
    return task


SKILLS = {
    'add': Skill('加法节点', 'Add nodes', '03', (on_graph(trees.add),), ('AddLayer', 'SubLayer'), '03-1 03-2 03-AddLayer'),
    'multiply': Skill('乘法节点', 'Multiply nodes', '03', (on_graph(trees.multiply),), ('MulLayer', 'Product'),
                      '01-1 01-2 01-3 01-4 01-5 03-5 03-MulLayer 07-Product'),
    'branches': Skill('分支', 'Branches', '02', (on_graph(trees.branches),), (),
                      '02-1 02-2 07b-SharedInput 07b-Diamond 07b-Pick 09-2'),
    'powers': Skill('除法和乘方', 'Division and powers', '03', (on_graph(trees.powers),),
                    ('DivLayer', 'PowLayer', 'ReciprocalLayer'), '02-3 02-4 03-3 03-4'),
    'relu': Skill('ReLU', 'ReLU', '04', (on_graph(trees.relu),), ('ReLU',), '04-2 04-4 07b-Gate 07b-Rectifier 07b-Counts'),
    'sigmoid': Skill('sigmoid', 'Sigmoid', '04', (
        on_graph(trees.sigmoid),
        of(downstream, '一个 sigmoid 的输出是 y，上游传来 dout。传给下游的是多少？',
           'The output of a sigmoid is y, and dout arrives from upstream. What goes on downstream?', 'dx'),
        on_graph(trees.sigmoid),
        of(through_sigmoids, '不算权重，一个梯度往回走过 n 个 sigmoid，最多还剩原来的几分之几？',
           'Weights aside, a gradient goes backward through n sigmoids. What fraction of it is left at most?')),
        ('Sigmoid', 'ExpLayer', 'TanhLayer'), '04-1 04-3 04-5 04-6'),
    'affine': Skill('Affine 的形状和转置', 'Affine shapes and transposes', '05',
                    (batches.shapes, batches.transposes, batches.element), ('DotLayer',),
                    '05-1 05-2 05-4 07b-Square 07b-Step'),
    'bias': Skill('偏置的和', 'Sums for a bias', '05', (on_graph(trees.bias), batches.bias), ('SumLayer',),
                  '05-3 07-Bias 07b-Scale 07b-Centre 07b-Spread'),
    'softmax': Skill('softmax 和损失', 'Softmax and its loss', '06', (
        losses.gradient, on_graph(trees.cross_entropy),
        of(small_change, '正确那一类的概率是 y，把它的得分提高 step。按导数估计，损失大约变多少？变小就写负数。',
           'The right class has the probability y, and its score is raised by step. By about how much does the loss change, '
           'estimated from the derivative? Negative if it falls.'),
        of(knows_nothing, '一共有 classes 类，网络给每一类的得分都一样。损失是多少？',
           'There are several classes (classes says how many), and the network gives each the same score. What is the loss?',
           'L')),
        ('SoftmaxWithLoss', 'LogLayer'),
        '06-1 06-2 06-3 06-4 06-softmax_backward 07-Loss 07b-Softmax 07b-Scores 07b-BatchLoss 07b-LogLoss'),
    'check': Skill('梯度检验', 'Gradient check', '07', (
        learning.difference, learning.relative,
        of(central_passes, '有 n 个参数。用中心差分求所有的导数，要走几趟正向？',
           'There are n parameters. How many forward passes do central differences take for all derivatives?'),
        of(within_reach, '一个隐藏单元的 ReLU 收到 u，一个像素是 pixel。检验连着它们的那个权重，h 从多大起会跨过尖角？',
           'The ReLU of a hidden unit receives u, and the value of a pixel is pixel. If the weight between the two is '
           'checked, from which h on does the step reach across the kink?', 'h'),
        of(error_floor, '损失写成 −log(y + ε)，backward 不知道这个 ε（epsilon）。相对误差最低能到多少？',
           'The loss is −log(y + ε) and backward does not know of the ε (epsilon). How low can the relative error get?')),
        (), '02-5 07-1 07-2 07-3 07-4 07-5'),
    'step': Skill('学习的一步', 'One step of learning', '08', (
        of(one_step, '一个参数 W，它的梯度 dW，学习率 lr。走一步以后，W 是多少？',
           'A parameter W, its gradient dW, the learning rate lr. What is W after one step?', 'W'),
        learning.step_on_graph), (), '08-1 08-3'),
}
RULES = {name: tuple(rule.missing[1] for rule in LOCAL if {*rule.kinds} & {*skill.layers})
         for name, skill in SKILLS.items()}


def task(name, number):
    """Task `number` of a skill, with the numbers of the reader's seed: the same ones each time."""
    tasks = SKILLS[name].tasks
    return tasks[number % len(tasks)](number)


def skill_of(exercise, mistake):
    """The skill that was missed: by the sentence that the reader was told, else by the exercise or guess, or by the passage
    that explains it; None if none of them tells.

    exercise  as it is kept: '03-2', '03-2a', '10-add', '03-quiz-1'
    mistake   the template of the sentence
    """
    for name, rules in RULES.items():
        if any(rule in mistake for rule in rules):
            return name
    if 'branch' in mistake:
        return 'branches'
    kept = exercise.rstrip('abcdefgh') if exercise[-2:-1].isdigit() else exercise
    asked = [name for name, skill in SKILLS.items() if kept in (f'10-{name}', *skill.exercises.split())]
    explained = [name for name in SKILLS if passage(exercise) == passage(f'10-{name}')]
    return next(iter(asked + explained), None)
