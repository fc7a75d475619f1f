"""The guesses of lesson 06 and its closing quiz: what is on the buttons, and what is said to each choice."""
from common.questions.question import Choice, Question

GUESSES = {
    '06-shift': Question(
        Choice('不变', 'they stay the same',
               '每个指数都乘上同一个倍数，除以总和时约掉了。',
               'Each exponential grows by the same factor, which cancels when we divide by '
               'the sum.', right=True),
        Choice('都变大', 'they all grow',
               '概率加起来总是 1，不可能都变大。',
               'Probabilities always add up to 1; they cannot all grow.'),
        Choice('越来越接近', 'they move closer',
               '得分之差一点没变，而概率之比只看差。',
               'The differences of the scores are the same, and the ratios of probabilities depend on '
               'nothing else.')),
    '06-arrive': Question(
        Choice('0.3, 0.2, 0.5', '0.3, 0.2, 0.5',
               '这是概率本身。正确的那一类，得分高一点损失就小一点，它下面该是负数。',
               'These are the probabilities. For the right class a higher score means a smaller loss, so '
               'its number should be negative.'),
        Choice('0.3, −0.8, 0.5', '0.3, −0.8, 0.5',
               '正确的那一类是负的，另外两类是正的。一步一步走，看它们怎样出来。',
               'Negative for the right class, positive for the two others. Walk step by '
               'step and see how they come about.', right=True),
        Choice('0, −5, 0', '0, −5, 0',
               '这是走到 log 为止的数：−1 ÷ 0.2 = −5。后面还有 ×、1/x、+ 和 exp。',
               'That is as far as log: −1 ÷ 0.2 = −5. There are still ×, 1/x, + and exp to go.'),
        Choice('−0.3, 0.8, −0.5', '−0.3, 0.8, −0.5',
               '正负反了：提高正确那一类的得分，损失变小，它的导数是负的。',
               'The signs are the other way round: raising the score of the right class lowers the loss, so '
               'its derivative is negative.')),
    '06-border': Question(
        Choice('会', 'yes',
               '拖到哪里都是 ✓：折叠只改画法，不改数。',
               'It is a ✓ wherever you move: folding changes the drawing, not the numbers.'),
        Choice('不会', 'no',
               '不论得分是多少，边界上的数都一样。',
               'Whatever the scores, the numbers at the border agree.', right=True)),
    '06-two': Question(
        Choice('变成 ✗', 'it becomes ✗',
               '推导里用了 Σt = 1，这时和是 2。',
               'The algebra used Σt = 1, and now the sum is 2.', right=True),
        Choice('还在', 'it stays',
               '推导里有一步用了 Σt = 1。这时和是 2，公式就不成立了。',
               'One step of the algebra used Σt = 1. Now the sum is 2, and the formula no longer holds.')),
    '06-arrows': Question(
        Choice('都变长', 'they all grow',
               'a2 是正确的那一类，它越高，错得越少，传回去的也越少。',
               'a2 belongs to the right class: the higher it is, the smaller the error, and the less comes '
               'back.'),
        Choice('都变短', 'they all shrink',
               '错得越少，传回去的越少。',
               'The smaller the error, the less comes back.', right=True),
        Choice('a2 的变长，另外的变短', "a2's grows, the others shrink",
               '三个箭头加起来总是 0：另外两个变短，a2 的也得变短。',
               'The three always add up to 0: if the other two shrink, so must that of a2.')),
    '06-longest': Question(
        Choice('不到 1', 'less than 1',
               'y − t 在 −1 和 1 之间。',
               'y − t lies between −1 and 1.', right=True),
        Choice('不到 3', 'less than 3',
               '一个箭头是 y − t，y 在 0 和 1 之间，t 是 0 或 1。',
               'An arrow is y − t, with y between 0 and 1 and t either 0 or 1.'),
        Choice('想多长有多长', 'as long as you like',
               '损失可以想多大有多大，它的导数却不会：y − t 在 −1 和 1 之间。',
               'The loss can be as large as you like; its derivative cannot: y − t lies between −1 and 1.')),
    '06-batch': Question(
        Choice('0.3, −0.8, 0.5', '0.3, −0.8, 0.5',
               '损失是两个样本的平均，这个样本只占一半，传回去的也减半。',
               'The loss is the mean of two samples. This one counts for half, and so does what comes back.'),
        Choice('0.15, −0.4, 0.25', '0.15, −0.4, 0.25',
               '平均里每个样本占二分之一。',
               'In the mean each sample counts for one half.', right=True),
        Choice('0.6, −1.6, 1', '0.6, −1.6, 1',
               '平均要除以 2，不是乘以 2。',
               'A mean divides by 2; it does not multiply.')),
    '06-fresh': Question(
        Choice('0.1', '0.1',
               '0.1 是正确的那一类得到的概率；损失是它取对数、变号。',
               '0.1 is the probability of the right class; the loss is its log with the sign changed.'),
        Choice('1', '1',
               '−log y 等于 1，要 y = 1/e，大约 0.37。',
               'For −log y to be 1, y would have to be 1/e, about 0.37.'),
        Choice('2.3', '2.3',
               '−log 0.1 = log 10，大约是 2.3。',
               '−log 0.1 = log 10, about 2.3.', right=True),
        Choice('10', '10',
               '10 是类别的个数；损失是 log 10。',
               '10 is the number of classes; the loss is log 10.')),
    '06-c': Question(
        Choice('三个变，和不变', 'three change, the sum does not',
               '那是拖 a1 的时候。拖 c，三个得分一起平移，概率不变。',
               'That happens when you drag a1. Dragging c shifts all three scores together, and the '
               'probabilities stay.'),
        Choice('都变', 'all will change',
               '三个得分一起平移，概率一个都不变，什么都不会变。',
               'All three scores are shifted together; the probabilities stay, and so does everything else.'),
        Choice('一个都不变', 'none will change',
               '平移不改变概率，也就不改变损失和导数。',
               'A shift does not change the probabilities, nor the loss, nor its '
               'derivatives.', right=True)),
}
QUIZ = (
    Question(
        Choice('0.7, −0.3, −0.4', '0.7, −0.3, −0.4',
               '正负反了：是概率减标签，不是标签减概率。',
               'The signs are the other way round: probability minus target, not target minus probability.'),
        Choice('−0.7, 0.3, 0.4', '−0.7, 0.3, 0.4',
               '(0.3, 0.3, 0.4) 减 (1, 0, 0)。',
               '(0.3, 0.3, 0.4) minus (1, 0, 0).', right=True),
        Choice('−1, 0, 0', '−1, 0, 0',
               '别的类也有份：它们的得分升高，正确那一类的概率就要降。',
               'The other classes matter, too: when their scores rise, the probability of the right class '
               'falls.'),
        zh='概率是 (0.3, 0.3, 0.4)，正确的是第一类。三个得分的导数是多少？',
        en='The probabilities are (0.3, 0.3, 0.4) and the first class is right. What are the derivatives for '
           'the three scores?'),
    Question(
        Choice('exp 在右边用了两次', 'exp is used twice to its right',
               '一次给自己的 ×，一次给总和；两份导数相加。',
               'Once by its own ×, once by the sum; the two shares are added.', right=True),
        Choice('有三类', 'there are three classes',
               '类别再多，每个 exp 后面还是两条路。',
               'However many classes there are, two ways lead out of each exp.'),
        Choice('损失是平均', 'the loss is a mean',
               '只有一个样本时，两条路照样汇合。',
               'With a single sample the two branches meet just the same.'),
        zh='往回走到 exp 时，为什么要把两个数相加？',
        en='Why are two numbers added when the backward pass reaches exp?'),
    Question(
        Choice('让概率更准', 'to make the probabilities better',
               '概率一点没变，只是算的时候不会装不下。',
               'They are the same probabilities; only the computation no longer overflows.'),
        Choice('让梯度变小', 'to make the gradient smaller',
               '梯度一点没变，还是 y − t。',
               'The gradient does not change; it is still y − t.'),
        Choice('让 exp 不溢出', 'so that exp does not overflow',
               '减完以后最大的指数是 0。',
               'After that the largest exponent is 0.', right=True),
        zh='为什么先减去最大的得分？',
        en='Why is the largest score subtracted first?'),
)
