"""Wrong answers about a derivative on a graph, worked out in advance, each where a reader could have gone wrong.

That is on the derivative's own way back: at the branches that meet at the value, at the nodes that use it, and at
those further to the right that the signal passes. The likeliest come first.
"""
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from common.drawing.labels import label
from common.exercises.answers import matches
from common.exercises.diagnosis.backward import ANYWHERE, EACH_BRANCH, ELSEWHERE, LOCAL
from common.exercises.diagnosis.words import is_rate
from common.language import paragraph

FEW = 12        # with more arrows than this, any number is found somewhere in the picture


class Slip(NamedTuple):
    """A wrong answer, worked out in advance, with the sentences about it: pairs (zh, en) with {answer} and the words."""
    value: object
    sentences: tuple
    words: Callable = dict

    def told(self, found):
        return paragraph(self.sentences, answer=label(found), **self.words())


def likeliest(found, question, names):
    """The sentence about the likeliest mistake that gives the number found, or None."""
    return first(found, mistaken(question, names))


def mistaken(question, names):
    """All Slips, the likeliest first."""
    yield from likely(question, names)
    yield from _less_likely(question, names)


def likely(question, names):
    """The Slips that are worked out first: at the branches and at the nodes that use the value."""
    users = question.users
    if len(users) > 1:
        yield from _branches(question, names, question.node)
        yield from _rules(question, names, users, EACH_BRANCH)
    for user in users:
        yield from _rules(question, names, [user], EACH_BRANCH if len(users) > 1 else None)
    yield from _misread(question)


def _less_likely(question, names):
    users, further = question.users, question.above(question.users)
    for at in [question.node, *users, *further]:
        yield from _branches(question, names, at)
    yield Slip(question.node.value, (
        ('{answer} 是箭头上方的值，正向传播算的是它；这里问的是往回走的数。',
         '{answer} is the value above the arrow, from the forward pass; the question asks for the derivative below it.'),))
    yield Slip(question.answer(dout=np.ones_like(question.dout)[()]), (
        ('{answer} 没有用到从右端传进来的数：它还要乘上去。',
         '{answer} leaves out the number that comes in at the right end, which is a factor, too.'),))
    yield from _held_everywhere(question, names, [*users, *further])
    for at in further:
        yield from _rules(question, names, [at], ELSEWHERE)
    yield from _other_arrows(question, names)
    yield Slip(question.answer(dout=question.graph.output.value), (
        ('{answer} 是从输出的值开始往回乘的。往回走的起点不是输出的值，而是输出对它自己的导数。',
         '{answer} began with the value of the output. The backward pass begins with the derivative of the output '
         'with respect to itself.'),))


def _branches(question, names, at):
    """The ways to go wrong where several branches meet."""
    def gathered(how):
        return question.answer(gathered={id(at): how})

    def words():
        return {'who': names.arrow(at), 'uses': uses}

    if question.uses:
        if at is question.node:
            yield Slip(question.totals[id(at)], (
                ('{answer} 是各条分支加起来的数。这里问的只是沿着这一个箭头传回来的那一份。',
                 '{answer} is what all branches add up to. The question asks for the share that comes back along '
                 'this one arrow.'),))
        return
    uses = len(question.users_of(at))
    for i in range(uses if uses > 1 else 0):
        yield Slip(gathered(lambda parts, i=i: parts[i] if i < len(parts) else None), (
            ('{answer} 只算了一条分支。', '{answer} counts one branch only.'),
            ('{who} 用在不止一处：每条分支传回来的数要加起来。',
             '{who} is used more than once: what comes back by all its branches is added up.')), words)
    for i in range(uses if uses > 2 else 0):
        yield Slip(gathered(lambda parts, i=i: sum(parts[:i] + parts[i + 1:])), (
            ('{answer} 漏了一条分支。', '{answer} leaves out one branch.'),
            ('{who} 用在 {uses} 处：数一数，每一处都传回来一份。',
             '{who} is used {uses} times: count what comes back, a share from each use.')), words)
    for how in (np.prod, np.mean) if uses > 1 else ():
        yield Slip(gathered(lambda parts, how=how: how(parts, axis=0)), (
            EACH_BRANCH,
            ('在 {who} 那里，各条分支传回来的数不是相乘，也不是取平均，而是加起来。',
             'At {who} what comes back by the branches is neither multiplied nor averaged, but added up.')), words)


def _rules(question, names, places, seen):
    """Each misconception that can be held at these nodes, held there and nowhere else."""
    for rule in [*LOCAL, *ANYWHERE]:
        about = [node for node in places if not rule.kinds or kind(node) in rule.kinds]
        if about:
            yield _slip(question, names, rule, about[0], seen, about)


def _held_everywhere(question, names, way):
    """A misconception about one kind of node, at all nodes of this kind."""
    for rule in LOCAL:
        places = [node for node in way if kind(node) in rule.kinds]
        if places:
            nearby = any(places[0] is user for user in question.users)
            yield _slip(question, names, rule, places[0], None if nearby else ELSEWHERE, question.graph.nodes)


def _slip(question, names, rule, at, seen, places):
    """What comes out if the rule is followed at these nodes, as far as it is about them."""
    held = {id(node): rule.rule for node in places if not rule.kinds or kind(node) in rule.kinds}
    wrong = question.answer(shared=held) if rule.kinds else question.answer(passed=held)
    return Slip(wrong, (seen or rule.seen, rule.missing), lambda: names.words(question, at))


def _misread(question):
    """A rate read as what it takes off, or puts on: 0.2 in place of 0.8, 0.1 in place of 1.1."""
    for x in question.graph.inputs:
        if x is question.node or not is_rate(x.name) or np.ndim(x.value) or not 0 < x.value < 2:
            continue
        yield Slip(question.answer(given={id(x): abs(1 - x.value)}), (
            ('{answer} 里，{name} 用成了减掉或者多出来的那一部分；要乘的是 {name} 本身，也就是整个价钱剩下或变成的倍数。',
             '{answer} takes the part that {name} takes off or puts on; the factor is {name} itself, '
             'what the whole price becomes.'),), lambda x=x: {'name': x.name})


def _other_arrows(question, names):
    """Numbers that stand in the picture at another place, where it is not to be found all over the place."""
    nodes = drawn(question.graph)
    there = [label(x) for node in nodes for x in (node.value, question.totals.get(id(node))) if x is not None]
    for node in nodes if len(nodes) <= FEW else ():
        total = question.totals.get(id(node))
        if node is not question.node and total is not None and there.count(label(total)) <= 2:
            yield Slip(total, (
                ('{answer} 是另一个箭头下方的数：它属于 {who}。想一想：哪一边是上游，哪一边是下游？',
                 '{answer} belongs under another arrow, that of {who}. Which side is upstream, which downstream?'),),
                lambda node=node: {'who': names.arrow(node)})
        if node is not question.node and there.count(label(node.value)) <= 2:
            yield Slip(node.value, (
                ('{answer} 是正向传播的值，写在 {who} 那个箭头的上方；这里问的是往回走的数。',
                 '{answer} is a value of the forward pass, that of {who}; the question asks for a derivative.'),),
                lambda node=node: {'who': names.arrow(node)})


def first(found, slips):
    """The sentence of the first slip that gives the number found, or None."""
    return next((slip.told(found) for slip in slips if matches(found, slip.value)), None)


def drawn(graph):
    """The nodes that have arrows of their own: a constant may stand within a circle."""
    return [node for node in graph.nodes if node.name or node.layer is not None]


def kind(node):
    """The name under which the rules of a layer stand."""
    return type(node.layer).__name__
