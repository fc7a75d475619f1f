"""Check of the operators that the reader gives the nodes of an own engine: + and *, then what a sigmoid needs."""
import numpy as np

from common.exercises.diagnosis.error import stopped
from common.exercises.kept import kept
from common.exercises.result import Results, hint, not_yet, right, unanswered
from common.exercises.written import does_not_run, does_nothing, nothing_came_back
from common.language import say

OF_ONE = {'negative': lambda x: -x, 'exp': lambda x: np.exp(x)}
OF_TWO = {'add': lambda x, y: x + y, 'multiply': lambda x, y: x * y, 'under': lambda x, y: y / x}
MISTAKES = {       # another value: (rule, zh, en)
    'under': ((lambda x, y: x / y, '分数上下颠倒了：x 在分数线下面。', 'The fraction is upside down; x goes below the line.'),
              (lambda x, y: y * x,
               '这是乘，要的是除：y 除以 x。', 'That multiplies; divide y by x instead.')),
    'add': ((lambda x, y: x * y, '记下的是乘法：add 要用 AddLayer。', 'A product was written down: add uses AddLayer.'),
            (lambda x, y: 2 * x, 'x 用了两次，y 没有用上。', 'x is used twice, and y not at all.')),
    'multiply': ((lambda x, y: x + y, '记下的是加法：multiply 要用 MulLayer。',
                  'A sum was written down: multiply uses MulLayer.'),
                 (lambda x, y: x * x, 'x 用了两次，y 没有用上。', 'x is used twice, and y not at all.')),
    'negative': ((lambda x: 1 / x, '这是倒数；要的是相反数，乘以 −1。',
                  'That is the reciprocal; what is needed is the opposite number, x times −1.'),
                 (lambda x: x, '正负号没有变：乘以 −1。', 'The sign has not changed: multiply by −1.')),
    'exp': ((lambda x: np.exp(-x), '多了一个负号：exp(x) 里就是 x。', 'There is one minus too many: it is exp of x itself.'),
            (lambda x: np.e * x,
             '这是 e 乘以 x；要的是 e 的 x 次方，用 ExpLayer。',
             'That is e times x; e to the power of x is needed, which ExpLayer computes.')),
}


@kept(lambda node_class, **operators: operators)
def check_operators(node_class, **operators):
    """Functions of a node x, and of a node or a number y; each writes its node on the tape of x. One Result for each.

    Known by name: add, multiply, negative, exp, and under for y / x.
    """
    return Results((name, _check(name, operator, node_class)) for name, operator in operators.items())


def _check(name, operator, node_class):
    if unanswered(operator) or does_nothing(operator):
        return not_yet()
    if not callable(operator):
        return hint('这里要一个函数。', 'A function is needed here.')
    if idle := does_not_run(operator):
        return idle
    examples = ((2.0,),) if name in OF_ONE else ((2.0, 5.0), (2.0, 4))
    for numbers in examples:
        result = _once(name, operator, node_class, numbers)
        if not result.passed:
            return result
    return right(say('账本上多了一个节点，值也对', 'there is a new node on the tape, and its value is right'))


def _once(name, operator, node_class, numbers):
    """x and every float among the numbers are nodes on one tape; an integer is handed over as it is."""
    tape = []
    arguments = [_input(node_class, tape, x) if isinstance(x, float) else x for x in numbers]
    written = len(tape)
    try:
        node = operator(*arguments)
        again = operator(*arguments)
    except Exception as error:
        return _stopped(error, node_class)
    if isinstance(node, (int, float)):
        return hint('交回来的是一个数，账本上什么也没有：用 operate 把这一步记下来。',
                    'A plain number came back and nothing is on the tape: let operate write this step down.')
    if node is None and len(tape) > written:
        return hint('账本上记了，但没有交出来：写上 return。', 'It is on the tape but was not returned: write return in front.')
    if node is None:
        return nothing_came_back(operator)
    if not isinstance(node, node_class) or node not in tape[written:]:
        return hint('还没有在账本上写下新的节点：把层和输入交给 operate，再把结果交出来。',
                    'No new node was written on the tape: give layer and inputs to operate, and return what comes '
                    'back.')
    rule = {**OF_ONE, **OF_TWO}[name]
    if not np.isclose(node.value, rule(*numbers)):
        return _other_value(name, node.value, numbers)
    if node.layer is again.layer:
        return hint('两次用的是同一个层，它只记得后一次：把括号写在函数里面，每次都造一个新的层。',
                    'Both times it is the same layer, which remembers the later one only: '
                    'make a new layer inside the function each time.')
    return right()


def _input(node_class, tape, value):
    node = node_class(None, (), value)
    node.tape = tape
    tape.append(node)
    return node


def _stopped(error, node_class):
    text = str(error)
    if 'unsupported operand' in text or 'bad operand' in text or 'no callable' in text or isinstance(error, RecursionError):
        return hint('节点还不会这种运算，它正是要你来写的：把层和输入交给 operate。',
                    'Nodes cannot do this yet; that is what you are writing: give layer and inputs to operate.')
    if "no attribute 'forward'" in text or 'forward() missing' in text or 'takes no arguments' in text:
        return hint('operate 要的是一个层，再加上它的每个输入：层后面要有括号，比如 AddLayer()。',
                    'operate needs a layer and each of its inputs: put brackets after the layer, as in AddLayer().')
    if isinstance(error, StopIteration):
        return hint('operate 要的节点，一个一个地交，不要包在一起。', 'Give operate its nodes one by one, not in a tuple.')
    if isinstance(error, TypeError) and node_class.__name__ in text:
        return hint('层收到的是节点，不是数：把层和节点交给 operate，它会取出里面的数。',
                    'A layer was given a node instead of a number: give layer and nodes to operate, which takes '
                    'the numbers out.')
    if isinstance(error, AttributeError) and error.name == 'value':
        return hint('y 可能是一个普通的数，write 只认识节点：用 operate，它会先把数记成节点。',
                    'y may be a plain number, and write knows nodes only: use operate, which makes a node of it first.')
    return stopped(error)


def _other_value(name, value, numbers):
    for rule, zh, en in MISTAKES[name]:
        if np.isclose(value, rule(*numbers)):
            return hint(zh, en)
    return hint('账本上记的是另一种运算：看看交给 operate 的是哪个层、哪些输入。',
                'A different operation is on the tape: see which layer and which inputs were given to operate.')
