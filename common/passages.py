"""Where each exercise, guess and mistake is explained: the lesson and the heading of the passage."""
from typing import NamedTuple

from common.language import say
from common.terms import FILES

NOTEBOOKS = {'00': '00_start_here', **FILES, '07b': '07b_bug_museum', '09b': '09b_bring_your_own',
             '10': '10_practice'}


class Passage(NamedTuple):
    """A heading of a lesson, where something is explained."""
    lesson: str
    zh: str         # its heading
    en: str

    @property
    def heading(self):
        return say(self.zh, self.en)

    @property
    def link(self):
        """Relative to another lesson of the same language; JupyterLab goes on to the heading."""
        return f'{NOTEBOOKS[self.lesson]}.ipynb#' + self.heading.replace('`', '').replace(' ', '-')


class Row(NamedTuple):
    """A Passage, and what it explains."""
    lesson: str
    zh: str
    en: str
    exercises: str = ''     # their names, with spaces between
    guesses: str = ''       # the same of guesses and closing questions
    mistakes: tuple = ()    # parts of the English templates of sentences that name a mistake


def passage(exercise, mistake=''):
    """The Passage that explains a mistake (the English template of its sentence) as far as it has come up by this
    exercise, else the one about the exercise, else the opening of its lesson; None for a lesson that is not here."""
    lesson = exercise.partition('-')[0]
    known = [row for row in ROWS if row.lesson <= lesson]
    told = [row for row in known if any(part in mistake for part in row.mistakes)]
    asked = [row for row in ROWS if {exercise, exercise[:-1]} & set(f'{row.exercises} {row.guesses}'.split())]
    opening = [row for row in ROWS if row.lesson == lesson]
    return next((Passage(*row[:3]) for row in [*reversed(told), *asked, *opening]), None)


ROWS = (
    Row('00', '00 导读', '00 Start here'),
    Row('00', '三分钟尝一口', 'A three-minute taste', '', '00-more-apples'),
    Row('00', '导数有什么用', 'What derivatives are for', '', '00-which-knob'),
    Row('01', '01 计算图', '01 Computational graphs'),
    Row('01', '再加三个橘子', 'And three oranges', '01-4'),
    Row('01', '每个节点只管自己', 'Each node minds its own business', '', '01-quiz-1'),
    Row('01', '苹果每个涨 1 元，账单多多少', 'The price per apple goes up by 1. How much more is the bill?',
        '', '01-quiz-3'),
    Row('01', '从右往左走一趟', 'From right to left', '01-1 01-3', '01-quiz-2', (
        'At the {circle} node the upstream is multiplied by the local derivative.',
        'Coming back from the right, though, {way}',
        'Going backward, the {circle} node multiplies the two.',
        'A derivative asks: if it is larger by one, how much does the result change?')),
    Row('01', '先猜，再动', 'Guess, then move it', '', '01-one-moves'),
    Row('01', '遇到加号', 'At the plus', '', '01-through-plus 01-fee', (
        'An add node does not share it out: each side gets all of it.',
        'An add node does not look at its inputs: what comes from upstream passes unchanged.')),
    Row('01', '整张小票，五个导数', 'The whole bill: five derivatives', '01-2', '01-percentage-point'),
    Row('01', '导数说得准吗', 'Do the derivatives tell the truth?',
        '', '01-drift 01-two-move 01-both-fruits 01-shrinking'),
    Row('01', '三种节点，一张表', 'Three nodes, one table', '01-5', '', (
        'At a subtract node only the side after the minus changes its sign.',
        'Like an add node, a subtract node does not look at its inputs.',
        'A multiply node multiplies by the input on the opposite side{look}.')),
    Row('02', '02 链式法则', '02 The chain rule'),
    Row('02', '三个齿轮', 'Three gears', '', '02-gears 02-flat'),
    Row('02', '链式法则', 'The chain rule', '02-3 10-powers', '02-through-square 02-quiz-1', (
        'The last step is fine; look further to the right, at {circle}.',)),
    Row('02', '一个值用了两次', 'A value used twice',
        '02-1 02-2 07b-SharedInput 07b-Diamond 07b-Pick 10-branches', '02-field 02-which-share 02-quiz-2', (
        'one branch only',
        'leaves out one branch')),
    Row('02', '不止神经网络', 'Not only for networks', '', '02-kink'),
    Row('02', '要花多少计算', 'What it costs', '02-5', '02-cost 02-quiz-3'),
    Row('02', '第二遍再读：好几个输出', 'Second reading: several outputs', '02-4', '02-modes'),
    Row('03', '03 加法与乘法节点', '03 Add and multiply nodes'),
    Row('03', '加法', 'Addition', '03-1 10-add', '03-add 03-quiz-1'),
    Row('03', '写成一个层', 'A node as a layer', '03-AddLayer 03-2'),
    Row('03', '乘法', 'Multiplication',
        '03-MulLayer 03-3 03-4 07-Product 10-multiply', '03-multiply 03-who-changes 03-quiz-2', (
        'In the derivative for the divisor, the divisor below is squared.',
        'In the derivative for the divisor, the dividend is still a factor.')),
    Row('03', '两个苹果，两个层', 'Two apples, two layers', '', '03-one-for-both 03-quiz-3'),
    Row('03', '整张小票，四个层', 'The whole bill, four layers', '03-5', '03-side-by-side', (
        'Two layers of this class disturb each other',)),
    Row('03', '忘了交叉会怎样', 'What if you forget to cross over', '', '03-which-pair', (
        'A multiply node multiplies by the input on the opposite side{look}.',)),
    Row('04', '04 ReLU 与 Sigmoid', '04 ReLU and Sigmoid'),
    Row('04', 'ReLU', 'ReLU', '10-relu', '04-switch 04-quiz-1', (
        'Where the input is not positive, the switch of ReLU is off.',
        'ReLU is on where its input is positive, and off elsewhere.',
        'it is not multiplied by the input.')),
    Row('04', '掩码（mask）', 'The mask', '04-2 07b-Gate', '', (
        'It differs only where the input is exactly 0: there, by convention, nothing passes.',)),
    Row('04', 'sigmoid：四个小节点', 'Sigmoid: four small nodes', '04-1', '04-four-nodes', (
        'At a reciprocal it is the output that is squared, not the input.',
        'In the local derivative of a reciprocal the output is squared.',
        'the local derivative is negative.',
        'The local derivative of exp is its own output.')),
    Row('04', '折成一个节点', 'Folded into one node', '04-3 04-5 10-sigmoid', '04-quiz-2', (
        'The local derivative of sigmoid has two factors',
        'The local derivative has two factors',
        'The y of the formula is the output of sigmoid, not its input.')),
    Row('04', '折叠，再核对', 'Fold, and check', '', '04-largest'),
    Row('04', '最多四分之一', 'One quarter at most', '04-6', '04-saturation 04-ten-sigmoids 04-quiz-3', (
        'A quarter is the most that can pass',)),
    Row('04', '第二遍再读：谁先撑不住', 'Second reading: which of them breaks', '', '04-thousand'),
    Row('04', '第二遍再读：改写别人的数组', "Second reading: writing into someone else's array",
        '04-4 07b-Rectifier 07b-Counts', '04-two-routes', (
        'backward writes into an array that it was given',)),
    Row('05', '05 Affine 层', '05 The affine layer'),
    Row('05', '两个人，三家店', 'Two shoppers, three shops', '', '05-bill'),
    Row('05', '在平面上看', 'Seen on the plane', '', '05-origin 05-rows'),
    Row('05', '为什么有转置：一条边一条边地看', 'Why the transpose: edge by edge',
        '05-1 05-2 07b-Square 07b-Step 10-affine', '05-dW 05-dX 05-quiz-2', (
        'Going backward, the other matrix is transposed.',)),
    Row('05', '记不住就看形状', 'Forgotten it? Ask the shapes', '', '05-quiz-1', (
        'a gradient has the shape of its variable.',)),
    Row('05', '一批样本，一份偏置', 'A batch of samples, one bias',
        '05-3 07-Bias 07b-Scale 07b-Centre 07b-Spread 10-bias', '05-db 05-quiz-3'),
    Row('05', 'Affine 层', 'The affine layer', '05-4'),
    Row('06', '06 Softmax-with-Loss', '06 Softmax-with-Loss'),
    Row('06', '从得分到概率', 'From scores to probabilities', '', '06-shift'),
    Row('06', '得分太大怎么办', 'When scores are too large', '07b-Scores', '06-quiz-3'),
    Row('06', '从概率到损失', 'From probabilities to a loss', '06-3', '', (
        'A loss is never negative: there is a minus in front of the log.',)),
    Row('06', '整张图', 'The whole graph', '06-softmax_backward', '06-arrive'),
    Row('06', '两条路在 exp 汇合', 'Two branches meet at exp', '06-1 07b-Softmax', '06-quiz-2'),
    Row('06', '折叠，再核对', 'Fold, and check', '10-softmax', '06-border 06-two 06-quiz-1', (
        'The target t must be subtracted from it.',
        'It is the output minus the target, not the other way round.',
        'Softmax and loss together leave just output minus target.')),
    Row('06', '梯度画成箭头', 'The gradient as arrows', '06-2', '06-arrows 06-longest'),
    Row('06', '一批样本', 'A batch of samples', '06-4 07b-BatchLoss', '06-batch', (
        'The loss is the mean over the batch',
        'Divide by the number of samples, not by the number of')),
    Row('06', '装成一个网络', 'Put together: a network', '', '06-fresh'),
    Row('06', '平移为什么不影响梯度', 'Why the shift drops out of the gradient', '', '06-c'),
    Row('06', '不算概率，直接算对数', 'The log without the probability', '07b-LogLoss'),
    Row('06', '为什么要乘 `dout`', 'Why multiply by `dout`', '07-Loss', '', (
        'The upstream gradient dout multiplies',)),
    Row('07', '07 梯度检验', '07 Gradient check'),
    Row('07', '实验室：误差随 h 怎样变', 'The laboratory: the error against h',
        '07-1 10-check', '07-smaller 07-slope 07-float32 07-arm 07-quiz-2'),
    Row('07', '尖角就在 h 之内', 'A kink within h', '07-4', '07-kink 07-quiz-1'),
    Row('07', 'backward 不知道的 ε', 'An ε that backward does not know', '07-3', '07-floor'),
    Row('07', '多小才算小', 'How small is small enough', '07-2'),
    Row('07', '网络里的尖角', 'A kink inside the network', '', '07-which'),
    Row('07', '错在哪里', 'Where is it wrong?', '07-5', '07-where'),
    Row('07', '赛一赛要花多少时间', 'The cost race', '', '07-race 07-ratio 07-quiz-3'),
    Row('07', '第一件：Loss', 'First piece: Loss', '', '07-loss'),
    Row('07', '第二件：Bias', 'Second piece: Bias', '', '07-bias'),
    Row('07', '第三件：Product', 'Third piece: Product', '', '07-product'),
    Row('07b', '07b 错误博物馆', '07b The bug museum'),
    Row('08', '08 用 MNIST 训练网络', '08 Learning to read digits'),
    Row('08', '还没学，先考一次', 'An exam before the first lesson', '', '08-fresh'),
    Row('08', '为什么不从 0 开始', 'Why not start from 0', '', '08-zero'),
    Row('08', '四步', 'Four steps', '08-1 08-3 08-4 10-step', '08-lr 08-rounds 08-quiz-1'),
    Row('08', '看着它学', 'Watch it learn', '08-2', '08-epoch 08-top 08-layer 08-quiz-3'),
    Row('08', '打开看看', 'Looking inside', '', '08-dead'),
    Row('08', '你来写', 'Your turn to write', '', '08-corner 08-scribble'),
    Row('08', '梯度是梯度，学习是学习', 'A gradient is one thing, learning another',
        '', '08-paths 08-optimizer 08-quiz-2'),
    Row('08', '选读：学习率怎么挑', 'Second reading: choosing a learning rate', '', '08-validation'),
    Row('09', '09 自己写引擎', '09 Build the engine yourself'),
    Row('09', '要写的东西很少', 'There is little to write', '', '09-quiz-2'),
    Row('09', '第二步：记账', 'Step two: keep the record', '09-1', '09-order'),
    Row('09', '第三步：往回走', 'Step three: walk back', '09-2', '09-quiz-1 09-quiz-3'),
    Row('09', '第四步：像写算式一样写图', 'Step four: write graphs as you write arithmetic', '09-3', '09-oranges'),
    Row('09', '第五步：sigmoid', 'Step five: sigmoid', '09-4'),
    Row('09', '别人的引擎，错在哪里', 'Another engine, and where it is wrong', '09-5', '09-replaced'),
    Row('09', '你写的和真的差多少', 'How far is yours from the real thing?', '', '09-zero'),
    Row('09b', '09b 带上你自己的代码', '09b Bring your own code'),
    Row('09b', '一个 numpy 函数', 'A numpy function', '', '09b-sorted'),
    Row('09b', '一列层', 'Layers in a row', '', '09b-first'),
    Row('10', '10 练习', '10 Practice'),
)
