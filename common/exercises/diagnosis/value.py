"""From a number above an arrow of a graph to the likeliest mistake at the nodes from which it is computed."""
import numpy as np

from common.exercises.diagnosis.forward import EARLIER, VALUES
from common.exercises.diagnosis.slips import Slip, drawn, first, kind
from common.exercises.diagnosis.words import Names
from common.graph.paths import below
from common.graph.what_if import WhatIf


def explain_value(found, node):
    """The sentence about the likeliest mistake behind `found`, or None."""
    return first(found, _values(node, Names(node.graph, node.value)))


def _values(node, names):
    for at in below(node):
        for rule in VALUES if at.layer is not None else ():
            if rule.kinds and kind(at) not in rule.kinds:
                continue
            yield Slip(_mistaken_value(node, at, rule), (rule.seen if at is node else EARLIER, rule.missing),
                       lambda at=at: {'circle': names.circle(at)})
    for other in drawn(node.graph):
        yield Slip(other.value, (('{answer} 是 {who} 的值，写在图上的另一个箭头上方。',
                                  '{answer} is the value of {who}, which is another arrow of the graph.'),),
                   lambda other=other: {'who': names.arrow(other)})
    for other in drawn(node.graph):
        yield Slip(other.grad, (('{answer} 是箭头下方的导数；这里问的是箭头上方的值，从左往右算。',
                                 '{answer} is a derivative, below an arrow; the question asks for the value above it, '
                                 'from left to right.'),))


def _mistaken_value(node, at, rule):
    """The value of node if the rule is followed at one of the nodes below it; None where it leads nowhere."""
    try:
        with np.errstate(all='ignore'):
            return WhatIf(node.graph, made={id(at): rule.rule}).values[id(node)]
    except (ArithmeticError, ValueError, TypeError):
        return None
