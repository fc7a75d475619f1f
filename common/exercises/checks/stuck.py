"""The loop of lesson 08 that does not learn: which line is to blame? Each other line gets its own sentence."""
from common.exercises.result import hint, not_yet, right, unanswered

TO_BLAME = 'b'
INNOCENT = {
    'a': ('总看同一百张是不好；可是光看这一百张，损失也该越来越小，不该越来越大。',
          'Always the same hundred images is not good. But on these hundred the loss should go down then, not up.'),
    'c': ('每一个参数都要走一步，这一行没有错。', 'Every parameter takes a step; this line is as it should be.'),
    'd': ('方向和步长都对；再看看 grads 里的数是什么时候求的。',
          'Direction and length are right; but when were the numbers in grads computed?'),
}


def check_line(answer):
    """The letter of a line of the loop."""
    if unanswered(answer):
        return not_yet()
    letter = str(answer).strip().lower()
    if letter == TO_BLAME:
        return right()
    if letter in INNOCENT:
        return hint(*INNOCENT[letter])
    return hint("写一行的字母，放在引号里，比如 'a'。", "The letter of a line is needed, in quotes, such as 'a'.")
