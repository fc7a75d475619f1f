"""Check of the operators that the reader gives the nodes of an own engine: + and *, then what a sigmoid needs."""
import numpy as np

from common.exercises.diagnosis.error import stopped
from common.exercises.result import Results, hint, not_yet, right
from common.exercises.written import does_nothing

OF_ONE = {'negative': lambda x: -x, 'exp': lambda x: np.exp(x)}
OF_TWO = {'add': lambda x, y: x + y, 'multiply': lambda x, y: x * y, 'under': lambda x, y: y / x}


def check_operators(node_class, **operators):
    """Functions of a node x, and of a node or a number y; each writes its node on the tape of x. One Result for each.

    Known by name: add, multiply, negative, exp, and under for y / x.
    """
    return Results((name, _check(name, operator, node_class)) for name, operator in operators.items())


def _check(name, operator, node_class):
    if does_nothing(operator):
        return not_yet()
    if name in OF_ONE:
        return _once(operator, node_class, (2.0,), OF_ONE[name])
    for numbers in ((2.0, 5.0), (2.0, 4)):
        result = _once(operator, node_class, numbers, OF_TWO[name])
        if not result.passed:
            return result
    return result


def _once(operator, node_class, numbers, rule):
    """x and every float among the numbers are nodes on one tape; an integer is handed over as it is."""
    tape = []
    arguments = [_input(node_class, tape, x) if isinstance(x, float) else x for x in numbers]
    written = len(tape)
    try:
        node = operator(*arguments)
    except Exception as error:
        return _stopped(error)
    if isinstance(node, (int, float)):
        return hint('交回来的是一个数，账本上什么也没有：用 operate 把这一步记下来。',
                    'A plain number came back and nothing is on the tape; let operate write this step down.')
    if node is None and len(tape) > written:
        return hint('账本上记了，但没有交回来：用 return。', 'It is on the tape but was not handed back; return it.')
    if not isinstance(node, node_class) or node not in tape[written:]:
        return hint('还没有在账本上写下新的节点：把层和输入交给 operate，再把结果交回来。',
                    'No new node was written on the tape; give layer and inputs to operate, and return what comes back.')
    if np.isclose(node.value, rule(*numbers)):
        return right()
    return _other_value(node.value, numbers, rule)


def _input(node_class, tape, value):
    node = node_class(None, (), value)
    node.tape = tape
    tape.append(node)
    return node


def _stopped(error):
    if 'unsupported operand' in str(error) or 'bad operand' in str(error) or isinstance(error, RecursionError):
        return hint('节点还不会这种运算，它正是要你来写的：把层和输入交给 operate。',
                    'Nodes cannot do this yet, it is what you are writing; give layer and inputs to operate.')
    if "no attribute 'forward'" in str(error) or 'forward() missing' in str(error):
        return hint('operate 要的是一个层，再加上它的每个输入：层后面要有括号，比如 AddLayer()。',
                    'operate needs a layer and each of its inputs; a layer is made by its brackets, as in AddLayer().')
    return stopped(error)


def _other_value(value, numbers, rule):
    if rule is OF_TWO['under'] and np.isclose(value, numbers[0] / numbers[1]):
        return hint('分数上下颠倒了：x 站在分数线下面。', 'The fraction is upside down; x stands under the line.')
    return hint('账本上记的是另一种运算：看看交给 operate 的是哪个层、哪些输入。',
                'Another operation stands on the tape; see which layer and which inputs were given to operate.')
