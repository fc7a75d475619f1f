"""Checks of numbers on a graph: values and derivatives."""
from common.drawing.labels import number
from common.exercises.misconceptions import LOCAL
from common.exercises.numbers import close, judge, relation
from common.exercises.result import Result, Results, hint
from common.exercises.walk import Question, back
from common.language import say


def check_value(answer, node):
    """The number above an arrow: the value of a node (of g['apple'], of g.output …)."""
    return judge(answer, node.value, lambda found: relation(found, node.value, {}) or hint(
        f'{number(found)} 还不是这里的值：从左往右，一次只算一个节点。',
        f'{number(found)} is not the value here yet: go from left to right, one node at a time.'))


def check_gradient(answer, node, dout=1, uses=()):
    """The number below an arrow: the derivative of the graph's output with respect to a node.

    dout arrives at the output. uses asks for the share of some arrows only: pairs (user, position among its inputs).
    """
    question = Question(node.graph, node, uses)
    return judge(answer, question.read(*back(node.graph, dout)), lambda found: diagnose(found, question, dout))


def check_gradients(answers, graph, dout=1):
    """Several at once: {'apple': 2.2, 'tax': None}. Returns Results, one for each name."""
    return Results((name, check_gradient(answer, graph[name], dout)) for name, answer in dict(answers).items())


def diagnose(found, question, dout):
    expected = question.read(*back(question.graph, dout))
    for rule in LOCAL:
        if close(found, question.read(*back(question.graph, dout, local=rule))):
            return Result(False, say(rule.zh, rule.en).format(answer=number(found), circle='×', name=question.node.name))
    return relation(found, expected, {}) or hint(
        f'{number(found)} 还不是这里的导数：从右端往回走，每经过一个节点，就把上游乘以那里的局部导数。',
        f'{number(found)} is not the derivative here yet: walk back from the right; at each node multiply what comes '
        'from upstream by the local derivative.')
