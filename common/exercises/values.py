"""Misconceptions of the way forward: what a reader makes of the values that enter a node."""
from common.exercises.misconceptions import ELSEWHERE
from common.language import say

CHANGED = ('{answer} 用到的数都对。', '{answer} uses the right numbers.')


class ValueMisconception:
    """rule(*input values) gives the mistaken value of a node."""

    def __init__(self, kinds, rule, missing, seen=CHANGED):
        self.kinds, self.rule, self.seen, self.missing = kinds.split(), rule, seen, missing

    def __call__(self, node, *inputs):
        if self.kinds and type(node.layer).__name__ not in self.kinds:
            return None
        return self.rule(*inputs)

    def sentence(self, words, nearby):
        return (say(*(self.seen if nearby else ELSEWHERE)) + say('', ' ') + say(*self.missing)).format(**words)


VALUES = [ValueMisconception(*row) for row in (
    ('MulLayer', lambda x, y: x + y, ('{circle} 节点让它们相乘，不是相加。',
                                      'The {circle} node multiplies them; it does not add.')),
    ('MulLayer', lambda x, y: x / y, ('{circle} 节点让它们相乘，不是相除。',
                                      'The {circle} node multiplies; it does not divide.')),
    ('MulLayer', lambda x, y: y / x, ('{circle} 节点让它们相乘，不是相除。',
                                      'The {circle} node multiplies; it does not divide.')),
    ('AddLayer', lambda x, y: x * y, ('{circle} 节点让它们相加，不是相乘。',
                                      'The {circle} node adds them; it does not multiply.')),
    ('AddLayer', lambda x, y: x - y, ('{circle} 节点让它们相加，不是相减。',
                                      'The {circle} node adds them; it does not subtract.')),
    ('SubLayer', lambda x, y: y - x, ('{circle} 节点里，谁减谁的次序反了。',
                                      'At {circle} it matters which is taken from which.')),
    ('SubLayer', lambda x, y: x + y, ('{circle} 节点是相减，不是相加。',
                                      'The {circle} node subtracts; it does not add.')),
    ('DivLayer', lambda x, y: y / x, ('{circle} 节点里，谁除以谁的次序反了。',
                                      'At {circle} it matters which is divided by which.')),
    ('DivLayer', lambda x, y: x * y, ('{circle} 节点是相除，不是相乘。',
                                      'The {circle} node divides; it does not multiply.')),
    ('PowLayer', lambda x, y: x * y, ('乘方是自己乘自己，不是乘以指数。',
                                      'A power multiplies a number by itself, not by the exponent.')),
    ('PowLayer', lambda x, y: y ** x, ('{circle} 节点里，底数和指数的次序反了。',
                                       'At {circle} it matters which is the base and which the exponent.')),
    ('', lambda *inputs: inputs[0], ('到了 {circle} 还要再算一步。', 'At {circle} one more step is to be done.'),
     ('{answer} 是走到它前面时的数。', '{answer} is the number just before it.')),
    ('', lambda *inputs: inputs[-1], ('到了 {circle} 还要再算一步。', 'At {circle} one more step is to be done.'),
     ('{answer} 是走到它前面时的数。', '{answer} is the number just before it.')),
)]
