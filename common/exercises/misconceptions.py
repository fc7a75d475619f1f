"""Misconceptions as local rules: each makes of a node, its inputs and its upstream what a reader who holds it would.

A rule stands under the class names of the layers it belongs to. Its two sentences may use {answer}, {circle} (the
node), {name} (what was asked); they say what is right in the answer and the one thing that is missing.
"""
import numpy as np

LOCAL = []


class Misconception:
    def __init__(self, rule, kinds, zh, en):
        self.rule, self.kinds, self.zh, self.en = rule, kinds, zh, en

    def __call__(self, node, up):
        """What the node hands back under this rule; None where the rule has nothing to say."""
        if self.kinds and type(node.layer).__name__ not in self.kinds:
            return None
        with np.errstate(all='ignore'):
            given = self.rule(up, *[x.value for x in node.inputs], node.value)
        return given if isinstance(given, tuple) else (given,)


def rule(kinds, zh, en):
    def register(function):
        LOCAL.append(Misconception(function, kinds.split(), zh, en))
        return function
    return register


@rule('MulLayer', '{answer} 是另一个箭头下方的数。乘法节点把上游乘以*对面*的输入，而不是自己的输入。',
      '{answer} belongs under the other arrow. A multiply node multiplies by the input on the *other* side, not by its own.')
def own_input(up, x, y, out):
    return up * x, up * y


@rule('MulLayer', '两个数都找对了：上游和对面的输入。在 {circle} 这里它们要相乘，{answer} 是相加的结果。',
      'Both numbers are the right ones: what comes from upstream and the input on the other side. At the {circle} node '
      'they are multiplied; {answer} is their sum.')
def added(up, x, y, out):
    return up + y, up + x


@rule('AddLayer', '{answer} 是按乘法的规矩算的。{circle} 是加法节点：它的局部导数和输入的大小无关。',
      '{answer} follows the rule of multiplication. {circle} is an add node: its local derivative does not depend on its inputs.')
def add_as_multiply(up, x, y, out):
    return up * y, up * x


@rule('AddLayer', '加法节点不把上游分成两份：每一边都原封不动地得到它。',
      'An add node does not share the upstream out: each side gets all of it, unchanged.')
def add_halves(up, x, y, out):
    return up / 2, up / 2
