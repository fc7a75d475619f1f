"""From a number below an arrow of a graph to the sentence about the likeliest mistake behind it."""
import numpy as np

from common.drawing.labels import label
from common.exercises.answers import close, matches
from common.exercises.diagnosis.number import nearly
from common.exercises.diagnosis.slips import likeliest, likely, mistaken
from common.exercises.diagnosis.words import Names
from common.graph.what_if import Question
from common.language import say

CROWD = 3       # so many mistakes near to the right number are a crowd


def explain_gradient(found, question, names):
    """The sentence about the likeliest mistake behind `found`, or None. names: the words for the graph's picture."""
    if np.ndim(question.expected) == 0 and nearly(found, question.expected) and _crowded(question, names):
        return None
    return likeliest(found, question, names) or _special(found, question)


def _crowded(question, names):
    """Do so many mistakes lead near to the right number that a number there tells nothing about which?"""
    values = (slip.value for slip in mistaken(question, names))
    return len({float(value) for value in values if _near(value, question.expected)}) >= CROWD


def _near(value, expected):
    number = value is not None and np.ndim(value) == 0 and np.isfinite(value)
    return number and nearly(value, expected) and not close(value, expected)


def _special(found, question):
    """Nothing at all, or also multiplied by its own value."""
    if not np.any(found) and np.any(question.expected):
        return say('0 的意思是：它变一点，结果一点也不变。真是这样吗？',
                   'A 0 would mean: move it a little, and the result does not change at all. Is that true?')
    if matches(np.abs(found), np.abs(question.expected * question.node.value)):
        return say('{answer} 里还乘上了它自己的值。导数问的是：它多一，结果变多少。',
                   '{answer} was also multiplied by its own value. A derivative asks: if it is larger '
                   'by one, how much does the result change?', answer=label(found))
    return None


def tells_apart(graph, dout=1):
    """Does no mistake at an input give the right number, and no two the same, unless they would with any numbers?

    A mistake that shows at no numbers (a switch that is on) is as well as none.
    """
    inputs = [node for node in graph.inputs if np.ndim(node.value) == 0 and graph.backward(dout).get(node.name)]
    values = {node.name: node.value for node in graph.inputs if np.ndim(node.value) == 0}
    here = [_alike(Question(node, dout)) for node in inputs]
    shifts = dict(zip(values, (0.0371, 0.0713, -0.0519, 0.0937, -0.0833, 0.0291, 0.0653, -0.0177)))
    graph.forward(**{name: value * (1 + shifts.get(name, 0.0457)) for name, value in values.items()})
    elsewhere = [_alike(Question(node, dout)) for node in inputs]
    graph.forward(**values)
    return all(not np.any(a & ~b) for a, b in zip(here, elsewhere))


def _alike(question):
    """Which of the right answer and the likely wrong ones are the same number: a table of truth values."""
    names = Names(question.graph, question.expected)
    wrong = [np.nan if slip.value is None else float(slip.value) for slip in likely(question, names)]
    numbers = np.array([question.expected, *wrong], dtype=float)
    return close(numbers[:, None], numbers[None, :])
