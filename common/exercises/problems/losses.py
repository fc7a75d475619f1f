"""Lesson 06: what the derivative predicts, and the loss of a network that knows nothing."""
import numpy as np

from common.exercises.problems.problem import Problem

AGAIN = ('这是真的再算了一遍损失；按导数估计，只要导数乘以步子。',
         'That works the loss out anew; the change that the derivative predicts is derivative times step.')
AFTER_THE_STEP = ('这是新的损失；问的是它变了多少。', 'That is the new loss; the question is by how much it changes.')
NOT_THE_LOSS = ('这是损失乘以步子；要乘以步子的是导数 y − t。',
                'That is the loss times the step; it is the derivative, y − t, that the step multiplies.')
MULTIPLIED = ('步子是乘上去，不是除：变化 = 导数 × 步子。',
              'The step multiplies, it does not divide: change = derivative × step.')
OF_PROBABILITY = ('这是对概率的导数 −1/y；要的是对得分的。',
                  'That uses −1/y, the derivative with respect to the probability; the question is about the score.')


def _new_loss(y, step):
    return -np.log(y * np.exp(step) / (y * np.exp(step) + 1 - y))


small_change = Problem(
    lambda y, step: (y - 1) * step,
    ('导数是 y − t，这里 t 是 1，再乘以步子', 'the derivative is y − t with t = 1, times the step'),
    (lambda y, step: _new_loss(y, step) + np.log(y), *AGAIN),
    (_new_loss, *AFTER_THE_STEP),
    (lambda y, step: (y - 1) * step - np.log(y), *AFTER_THE_STEP),
    (lambda y, step: np.log(y) * step, *NOT_THE_LOSS),
    (lambda y, step: -np.log(y) * step, *NOT_THE_LOSS),
    (lambda y, step: y * step, '概率还要先减去标签：正确的那一类，标签是 1。',
     'Subtract the target from the probability first; for the right class it is 1.'),
    (lambda y, step: -y * step, '概率还要先减去标签：正确的那一类，标签是 1。',
     'Subtract the target from the probability first; for the right class it is 1.'),
    (lambda y, step: y - 1,
     '这是导数；步子有多大，还要乘上去。', 'That is the derivative; multiply it by the size of the step.'),
    (lambda y, step: 1 - y, '导数是概率减标签，不是反过来；而且还要乘以步子。',
     'The derivative is probability minus target, not the other way round; and the step multiplies it.'),
    (lambda y, step: (1 - y) * step, '大小对了；正确的那一类得分高了，损失往哪边走？',
     'The size is right; when the score of the right class rises, which way does the loss go?'),
    (lambda y, step: (y - 1) / step, *MULTIPLIED),
    (lambda y, step: (1 - y) / step, *MULTIPLIED),
    (lambda y, step: (y - 1) * step * y, '{answer} 里多乘了一个概率：导数就是 y − t。',
     '{answer} was multiplied by the probability once more: the derivative is y − t, nothing else.'),
    (lambda y, step: (1 - y) * step * y, '那是 sigmoid 的 y(1 − y)；softmax 和损失合在一起，导数是 y − t。',
     'That is y(1 − y), as for a sigmoid; softmax together with the loss gives y − t.'),
    (lambda y, step: (y - 1) * step / 3, '只有一个样本，不用除：平均是对样本取的，不是对类别。',
     'There is one sample, so nothing is divided: the mean is over samples, not over classes.'),
    (lambda y, step: -step / y, *OF_PROBABILITY),
    (lambda y, step: step / y, *OF_PROBABILITY),
    (lambda y, step: -1 / y, '这是对概率的导数；要的是对得分的，还要乘以步子。',
     'That is the derivative with respect to the probability; the question is about the score, and the step '
     'still multiplies.'),
    (lambda y, step: y,
     '{answer} 是概率；先减去标签，再乘以步子。',
     '{answer} is the probability; subtract the target, then multiply by the step.'),
    (lambda y, step: -y,
     '概率还要减去标签 1，再乘以步子。',
     'Subtract the target 1 from the probability, then multiply by the step.'),
    (lambda y, step: step,
     '{answer} 是步子；还要乘以导数。', '{answer} is the step; multiply it by the derivative.'),
    (lambda y, step: -step,
     '{answer} 是步子变了号；还要乘以导数的大小。',
     '{answer} is the step with a minus; multiply by the size of the derivative.'),
    (lambda y, step: -np.log(y),
     '这是现在的损失；问的是它变多少。', 'That is the loss now; the question is by how much it changes.'),
    (lambda y, step: -step / 2, '只走了一半：导数是 y − 1。', 'Only half of it: the derivative is y − 1.'),
    (lambda y, step: 0,
     '正确那一类的得分变了，损失也会变。', 'The score of the right class changes, and so does the loss.'),
    draw={'y': (0.2, 0.4, 0.05), 'step': [0.1, 0.02, 0.03, 0.05]},
    further=('∂L/∂a 在这一类是多少？变化 ≈ 它 × 步子。',
     'What is ∂L/∂a for this class? The change is about that, times the step.'),
)

knows_nothing = Problem(
    lambda classes: np.log(classes),
    ('每一类的概率都一样，损失是它取对数、变号',
     'every class has the same probability; the loss is minus its log'),
    (lambda classes: 1 / classes, '{answer} 是每一类的概率；损失还要取对数、变号。',
     '{answer} is the probability of each class; the loss is minus its log.'),
    (lambda classes: -1 / classes,
     '概率还要取对数，再变号。', 'Take the log of the probability, then change the sign.'),
    (lambda classes: -np.log(classes), '小于 1 的数取对数是负的，所以损失要变号。',
     'The log of a number below 1 is negative, so the loss changes its sign.'),
    (lambda classes: np.log2(classes),
     '这是以 2 为底的对数；损失用自然对数。', 'That is the log to base 2; the loss takes the natural log.'),
    (lambda classes: np.log10(classes),
     '这是以 10 为底的对数；损失用自然对数。', 'That is the log to base 10; the loss takes the natural log.'),
    (lambda classes: np.log(10),
     '这是十类的损失；这里是 {classes} 类。', 'That is the loss for ten classes; here there are {classes}.'),
    (lambda classes: -np.log(1 - 1 / classes), '这是不选它的概率取对数；要的是正确那一类的概率。',
     'That takes the log of not choosing it; it is the probability of the right class that counts.'),
    (lambda classes: 1 - 1 / classes, '这是猜错的机会；损失是正确那一类的概率取对数、变号。',
     'That is the chance of being wrong; the loss is minus the log of the probability of the right class.'),
    (lambda classes: np.log(classes - 1), '不对的类别也要算在内：每一类的概率是类别个数分之一。',
     'The right class counts, too: the probability of each is one over the number of classes.'),
    (lambda classes: classes, '{answer} 是类别的个数；先写出每一类的概率，再取对数。',
     '{answer} is the number of classes; write down the probability of each, then take its log.'),
    (lambda classes: classes - 1, '{answer} 是不对的类别有几个；要的是正确那一类的概率，再取对数。',
     '{answer} is how many classes are wrong; it takes the probability of the right one, and then its log.'),
    (lambda classes: 1, '损失是 1 要概率正好是 1/e；这里每一类的概率是多少？',
     'A loss of 1 needs a probability of 1/e; what is the probability of each class here?'),
    (lambda classes: 0, '损失是 0 要对正确的那一类有十成把握；这里正相反。',
     'A loss of 0 needs certainty of the right class; here it is the opposite.'),
    (lambda classes: np.log(classes) / classes, '只有一个样本，不用再除：平均是对样本取的，不是对类别。',
     'Nothing is divided: the mean is over samples, not over classes.'),
    (lambda classes: np.log(classes) * classes, '只有正确的那一类算数，不用把各类加起来。',
     'Only the right class counts; the classes are not added up.'),
    (lambda classes: np.exp(1 / classes), '是取对数，不是取 exp。', 'Take the log, not exp.'),
    draw={'classes': [20, 30, 50, 100, 200]},
    further=('{classes} 个得分一样，softmax 给每一类多少？正确的那一类也是这么多。',
             'With {classes} equal scores, what does softmax give to each? The right class gets just that.'),
)
