"""The guesses of lesson 00: what is on the buttons, and what is said to each choice. It has no quiz."""
from common.questions.question import Choice, Question

GUESSES = {
    '00-more-apples': Question(
        Choice('还是 2.2', 'it stays 2.2',
               '单价涨 1 元，每一个苹果都贵 1 元。想一想：现在买了几个？',
               'If the price goes up by 1, every apple costs 1 more. How many do you buy now?'),
        Choice('4.4', '4.4',
               '买了 4 个，单价涨 1 元就多付 4 元，再加上税。',
               'You buy 4, so a price higher by 1 costs 4 more, plus tax.', right=True),
        Choice('1.1', '1.1',
               '多买不会让涨价变得不疼。拖过去看看：它变大了。',
               'Buying more does not make a higher price hurt less. Move it and see: the number grows.')),
    '00-which-knob': Question(
        Choice('w', 'w',
               'w 要先乘以 2，所以它多一点，说出来的数就多两点。',
               'w is multiplied by 2, so a little more of it changes what is said by twice as much.', right=True),
        Choice('b', 'b',
               'b 是直接加上去的。可是 w 呢？它多一点，加上去的是两点。',
               'b is added as it is. But what about w? A little more of it adds twice that.'),
        Choice('一样', 'both alike',
               '两个数都在往上推，力气却不一样：看看谁还要乘以 2。',
               'Both push upwards, but not equally hard: see which of them is multiplied by 2.')),
}
QUIZ = ()
