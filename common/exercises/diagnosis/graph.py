"""From a number on a graph to the likeliest mistake: each misconception is tried where it could have happened."""
import numpy as np

from common.drawing.labels import label
from common.exercises.answers import matches
from common.exercises.diagnosis.backward import ANYWHERE, LOCAL
from common.exercises.diagnosis.forward import VALUES
from common.exercises.diagnosis.words import Names
from common.graph.what_if import Question, forth
from common.language import say


def explain_gradient(found, question):
    """The sentence about the likeliest mistake behind `found`, or None."""
    for value, sentence in _gradients(question, Names(question.graph, question.answer())):
        if matches(found, value):
            return sentence(label(found))
    return None


def explain_value(found, node):
    """The same for a number above an arrow."""
    for value, sentence in _values(node, Names(node.graph, node.value)):
        if matches(found, value):
            return sentence(label(found))
    return None


def own_value(found, question):
    """A sentence if the derivative was also multiplied by the value that it belongs to, or None."""
    if matches(np.abs(found), np.abs(question.answer() * question.node.value)):
        return say('{found} 里还乘上了它自己的值。导数问的是：它多一，结果变多少。',
                   '{found} was also multiplied by its own value. A derivative asks: make it larger by one, '
                   'how much does the result change?', found=label(found))
    return None


def _gradients(question, names):
    """Pairs (what a reader with a mistake would answer, the sentence about it), the likeliest first."""
    node, graph, users, passed = question.node, question.graph, question.users, question.above(question.users)
    branches = list(_branches(question, names))
    yield from branches if len(users) > 1 else ()
    for places in ([users] if users else []) + [[user] for user in users if len(users) > 1]:
        for rule in _rules_for(places):
            yield question.answer(local=_at(places, rule)), _told(rule, question, names, places[0], True)
    yield from branches
    yield node.value, _say(
        '{answer} 是箭头上方的值，正向传播算的是它；这里问的是往回走的数。',
        '{answer} is the value above the arrow, from the way forward; asked is the number on the way back.')
    yield question.answer(dout=graph.output.value), _say(
        '{answer} 是从输出的值开始往回乘的。往回走的起点不是输出的值，而是输出对它自己的导数。',
        '{answer} began with the value of the output. The way back begins with the derivative of the output by itself.')
    yield question.answer(dout=np.ones_like(question.dout)[()]), _say(
        '{answer} 没有用到从右端传进来的数：它还要乘上去。',
        '{answer} leaves out the number that comes in at the right end: it is a factor, too.')
    for rule in LOCAL:
        at = next((node for node in [*users, *passed] if rule.is_about(node)), None)
        if at is not None:
            yield question.answer(local=rule), _told(rule, question, names, at, any(at is user for user in users))
    for at in passed:
        for rule in _rules_for([at]):
            yield question.answer(local=_at([at], rule)), _told(rule, question, names, at, False)
    yield from _elsewhere(question, names)


def _branches(question, names):
    """The ways to go wrong where several branches meet: at what is asked, or further up."""
    if question.uses:
        yield Question(question.node, question.dout).answer(), _say(
            '{answer} 是各条分支加起来的数。这里问的只是沿着这一个箭头传回来的那一份。',
            '{answer} is what all branches add up to. Asked is the share that comes back along this one arrow.')
    for at in [question.node, *question.users, *question.above(question.users)]:
        uses = len(question.users_of(at))
        if uses < 2:
            continue
        who = names.arrow(at)
        for i in range(uses):
            yield question.answer(gather=_branch(at, lambda parts, i=i: parts[i] if i < len(parts) else None)), _say(
                '{answer} 只算了一条分支。', '{answer} counts one branch only.',
                f'{who} 用在不止一处：每条分支传回来的数要加起来。',
                f'{who} is used more than once: what comes back by all its branches is added up.')
            if uses > 2:
                yield question.answer(gather=_branch(at, lambda parts, i=i: sum(parts[:i] + parts[i + 1:]))), _say(
                    '{answer} 漏了一条分支。', '{answer} leaves out one branch.',
                    f'{who} 用在 {uses} 处：数一数，每一处都传回来一份。',
                    f'{who} is used {uses} times: count what comes back, a share from each use.')
        for gather in (np.prod, np.mean):
            yield question.answer(gather=_branch(at, lambda parts, gather=gather: gather(parts, axis=0))), _say(
                '每条分支都走到了，这是对的。', 'Every branch was followed, and that is right.',
                f'在 {who} 那里，各条分支传回来的数不是相乘，也不是取平均，而是加起来。',
                f'At {who} what comes back by the branches is neither multiplied nor averaged, but added up.')


def _elsewhere(question, names):
    """Numbers that stand in the picture, but at another place."""
    for node in _drawn(question.graph):
        if node is not question.node:
            who = names.arrow(node)
            yield question.totals.get(id(node)), _say(
                f'{{answer}} 是另一个箭头下方的数：它属于 {who}。想一想：哪一边是上游，哪一边是下游？',
                f'{{answer}} belongs under another arrow, that of {who}. Which side is upstream, which downstream?')
            yield node.value, _say(
                f'{{answer}} 是正向传播的值，写在 {who} 那个箭头的上方；这里问的是往回走的数。',
                f'{{answer}} is a value of the way forward, that of {who}; asked is the number on the way back.')


def _values(node, names):
    for at in [node, *(other for other in node.graph.nodes if other is not node)]:
        for rule in VALUES if at.layer is not None else ():
            try:
                with np.errstate(all='ignore'):
                    value = forth(node.graph, _at([at], rule))[id(node)]
            except (ArithmeticError, ValueError, TypeError):
                continue
            yield value, lambda answer, rule=rule, at=at: rule.sentence(
                {'answer': answer, 'circle': names.circle(at)}, at is node)
    for other in _drawn(node.graph):
        who = names.arrow(other)
        yield other.value, _say(f'{{answer}} 是 {who} 的值，写在图上的另一个箭头上方。',
                                f'{{answer}} is the value of {who}, which is another arrow of the graph.')
    for other in _drawn(node.graph):
        yield other.grad, _say(
            '{answer} 是箭头下方的导数；这里问的是箭头上方的值，从左往右算。',
            '{answer} is a derivative, below an arrow; asked is the value above it, from left to right.')


def _drawn(graph):
    """The nodes that have arrows of their own: a constant may stand within a circle."""
    return [node for node in graph.nodes if node.name or node.layer is not None]


def _rules_for(places):
    return [rule for rule in [*LOCAL, *ANYWHERE] if any(rule.is_about(node) for node in places)]


def _at(places, rule):
    """The rule at these nodes only."""
    return lambda node, *rest: rule(node, *rest) if any(node is place for place in places) else None


def _branch(at, gather):
    return lambda node, parts: gather(parts) if node is at else None


def _say(*zh_en):
    """A sentence of one part (zh, en) or of two (zh, en, zh, en) that waits for the answer it is about."""
    zh, en = ''.join(zh_en[::2]), ' '.join(zh_en[1::2])
    return lambda answer: say(zh, en).replace('{answer}', answer)


def _told(rule, question, names, at, nearby):
    return lambda answer: rule.sentence({'answer': answer, **names.words(question, at)}, nearby)
