"""The guesses of lesson 09b: what is on the buttons, and what is said to each choice."""
from common.questions.question import Choice, Question

GUESSES = {
    '09b-first': Question(
        Choice('Triple', 'Triple',
               '反向从右往左走，先到的是右边那个。',
               'Backward goes from right to left, and comes to the one on the right first.'),
        Choice('Square', 'Square',
               '从右往左，它是第一个；改好了它，再问一次。',
               'From the right it is the first; mend it, then ask again.', right=True),
        Choice('两个一起', 'both of them',
               '图上两个都标了 ✗，句子却只说第一个：改好了它，再问一次。',
               'The picture marks both by ✗, but the sentence names one: mend it, then ask again.')),
    '09b-sorted': Question(
        Choice('能', 'yes',
               '图只认识有导数的算式。不认识的，它用一句话说出最接近的。',
               'A graph knows arithmetic that has a derivative. For anything else it names the nearest thing.'),
        Choice('不能', 'no',
               '它说出能用的里面最接近的。',
               'It names the nearest of what works.', right=True)),
}
QUIZ = ()
