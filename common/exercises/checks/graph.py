"""Checks of numbers on a graph: values above the arrows, derivatives below them."""
import numpy as np

from common.drawing.labels import label
from common.exercises.checks.array import judge_array
from common.exercises.checks.number import judge
from common.exercises.diagnosis.error import stopped
from common.exercises.diagnosis.graph import explain_gradient
from common.exercises.diagnosis.number import relation
from common.exercises.diagnosis.value import explain_value
from common.exercises.diagnosis.words import Names, is_rate
from common.exercises.kept import kept
from common.exercises.result import Results, not_yet, unanswered, unreadable
from common.graph.what_if import Question
from common.language import listing, say


@kept()
def check_value(answer, node):
    """The number above an arrow: the value of a node (of g['apple'], of g.output …)."""
    return _judge(answer, node.value, lambda found: explain_value(found, node), lambda found: say(
        '{found} 还不是这里的值：从左往右，一次只算一个节点。',
        '{found} is not the value here: go from left to right, one node at a time.',
        found=label(found)))


@kept()
def check_gradient(answer, node, dout=1, uses=()):
    """The number below an arrow: the derivative of the graph's output with respect to a node.

    dout arrives at the output from outside. uses asks for what comes back along some of the node's arrows only:
    pairs (user, position among its inputs).
    """
    try:
        question = Question(node, dout, uses)
    except Exception as error:
        return stopped(error)
    names = Names(question.graph, question.expected)
    result = _judge(answer, question.expected, lambda found: explain_gradient(found, question, names), lambda found: say(
        '{found} 还不是这里的导数：从右端往回走，每经过一个节点，就把上游乘以那里的局部导数。',
        '{found} is not the derivative here: go backward from the right end, and at each node multiply '
        'the upstream gradient by the local derivative.', found=label(found)), lambda: why(question), node.name)
    if result.passed is False:
        result.further = lambda: one_step_on(question, names)
    return result


def one_step_on(question, names):
    """The second hint: what to write down first at the node, or at each of the nodes, that use the value."""
    circles = listing(dict.fromkeys(map(names.circle, question.users)))
    if len(question.users) > 1:
        return say('它用在 {count} 处：{circles}。每一处写一行：传到那里的数，乘以那里的局部导数；最后把几行加起来。',
                   'It is used {count} times: {circles}. Write a line for each: the number that arrives there '
                   'times the local derivative; then add the lines.', count=len(question.users), circles=circles)
    return question.users and say(
        '先写下从右边传到 {circles} 的数。再问：这个输入多 1，{circles} 的结果多多少？两个数相乘。',
        'First write down the number that arrives at {circles} from the right. Then ask: if this input '
        'grows by 1, by how much does {circles} grow? Multiply the two.', circles=circles) or ''


def why(question):
    """What makes the right answer right: the branches that are added, or the upstream and what it is multiplied by."""
    if len(question.users) > 1:
        return say('用在 {count} 处，每一处传回来的加起来', 'it is used {count} times, and what comes back is added up',
                   count=len(question.users))
    if not question.users or np.ndim(question.expected):
        return ''
    up = question.totals[id(question.users[0])]
    if np.ndim(up) or not up:
        return ''
    return say('传到这里的 {up}，乘以局部导数 {local}', 'the {up} that arrives, times the local derivative {local}',
               up=label(up), local=label(question.expected / up))


@kept()
def check_gradients(answers, graph, dout=1):
    """Several at once: {'apple': 2.2, 'tax': None}. Returns Results, one for each name; an input left out is not answered."""
    if unanswered(answers):
        return not_yet()
    if not isinstance(answers, dict) or not all(isinstance(name, str) for name in answers):
        return unreadable("请保留原来的样子，{'x': …}：每个名字后面写一个数。",
                          "Keep its form, {'x': …}: a number after each name.")
    known = {node.name for node in graph.nodes if node.name}
    names = list(dict.fromkeys([*answers, *(node.name for node in graph.inputs)]))
    return Results((name, check_gradient(answers.get(name), graph[name], dout) if name in known else unreadable(
        '图上没有叫 {name} 的节点。', 'The graph has no node called {name}.',
        name=name)) for name in names)


def _judge(answer, expected, explain, fallback, reason=None, name=''):
    if np.ndim(expected):
        return judge_array(answer, expected, explain, fallback)
    return judge(answer, expected,
                 lambda found: explain(found) or relation(found, float(expected), percent=is_rate(name)), fallback, reason)
