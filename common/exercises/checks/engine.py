"""Checks of the engine that the reader builds in lesson 09: keeping the record, and walking back over it."""
import numpy as np

from common.exercises.diagnosis.error import stopped
from common.exercises.kept import kept
from common.exercises.result import hint, not_yet, right, unanswered
from common.exercises.written import does_not_run, does_nothing, nothing_came_back
from common.language import say
from common.layers import AddLayer, ExpLayer, MulLayer, SubLayer


@kept()
def check_apply(apply, node_class):
    """apply(tape, layer, *inputs): goes forward on values, writes the node at the end of the tape, returns it."""
    if unanswered(apply) or does_nothing(apply):
        return not_yet()
    if not callable(apply):
        return hint('这里要一个函数：def apply(tape, layer, *inputs): …',
                    'A function is needed here: def apply(tape, layer, *inputs): …')
    if idle := does_not_run(apply):
        return idle
    for layer, values, out in ((MulLayer(), (2.0, 3.0), 6.0), (SubLayer(), (5.0, 3.0), 2.0), (ExpLayer(), (0.0,), 1.0)):
        result = _apply_once(apply, node_class, layer, values, out)
        if not result.passed:
            return result
    return right(say('每一步记在账本末尾：值、层、输入，往回走要的都在那里',
                     'each step is at the end of the tape: value, layer and inputs, all that the backward pass needs'))


def _apply_once(apply, node_class, layer, values, out):
    inputs = [node_class(None, (), value) for value in values]
    tape = list(inputs)
    try:
        node = apply(tape, layer, *inputs)
    except Exception as error:
        return _stopped_forward(error, len(inputs))
    if node is None:
        return nothing_came_back(apply)
    if not isinstance(node, node_class):
        return hint('交回来的不是节点：用 Node(…) 把层、输入和结果包在一起。',
                    'What came back is not a node: put layer, inputs and result in Node(…).')
    if not np.isscalar(node.value):
        return hint('节点的值不是数：值是 layer.forward 算出来的结果。',
                    'The value of the node is not a number: it should be what layer.forward computes.')
    if node not in tape:
        return hint('节点没有记到账本上：用 tape.append。', 'The node is not on the tape: use tape.append.')
    if tape != [*inputs, node]:
        return hint('账本的次序不对：新节点记一次，记在末尾。',
                    'The tape is out of order: write the new node once, at the end.')
    if node.layer is not layer or list(node.inputs) != inputs:
        return hint('节点没有记住是哪个层算的、用了哪些节点：往回走要靠它们。',
                    'The node does not remember its layer and its input nodes, which the backward pass needs.')
    if node.value == -out and isinstance(layer, SubLayer):
        return hint('输入的次序反了：交给 forward 的次序要和 inputs 一样，减法和除法看得出来。',
                    'The inputs are in the wrong order: forward takes them as they stand in inputs; a subtraction shows it.')
    if node.value != out:
        return hint('值不对：用 layer.forward 算。', 'The value is not right: let layer.forward compute it.')
    return right()


def _stopped_forward(error, count):
    if count == 1:
        return hint('遇到只有一个输入的层，apply 就停下了：输入有几个不一定，用 for x in inputs 一个一个地取。',
                    'At a layer with a single input apply stops: there may be any number of inputs, '
                    'so take them one by one with for x in inputs.')
    if 'object is not callable' in str(error):
        return hint('层自己不能调用：算的是它的 forward，写成 layer.forward(…)。',
                    'A layer is not called itself: its forward computes, as layer.forward(…).')
    if 'unsupported operand' in str(error):
        return hint('forward 要的是数：交给它每个输入的 .value，不是节点本身。',
                    'forward works on numbers: give it the .value of each input, not the node itself.')
    if 'forward() missing' in str(error):
        return hint('forward 要的是一个一个的数，不是一整个列表：前面加 * 把列表拆开。',
                    'forward takes the numbers one by one, not as a list: unpack the list with a * in front of it.')
    return stopped(error)


class TapeChanged(Exception):
    """A reader's backward removed nodes from the tape, or put them in another order."""


@kept()
def check_backward(backward, apply, node_class):
    """backward(tape, dout=1): leaves in every node's grad the derivative of the last node, times dout."""
    def grads(write, dout=1, times=1, values=(2.0, 3.0)):
        """The gradients of the output and of the inputs, after `write` has written nodes from them."""
        inputs = [node_class(None, (), value) for value in values]
        tape = list(inputs)

        def on_tape(layer, *inputs):
            inputs = [x if isinstance(x, node_class) else _number(tape, node_class, x) for x in inputs]
            return apply(tape, layer, *inputs)

        write(on_tape, *inputs)
        nodes = list(tape)
        for _ in range(times):
            backward(tape, dout)
            if tape != nodes:
                raise TapeChanged
        return [tape[-1].grad, *(x.grad for x in inputs)]

    if unanswered(backward) or does_nothing(backward):
        return not_yet()
    if not callable(backward):
        return hint('这里要一个函数：def backward(tape, dout=1): …', 'A function is needed here: def backward(tape, dout=1): …')
    if idle := does_not_run(backward):
        return idle
    try:
        return _judge(grads)
    except TapeChanged:
        return hint('账本被改动了：往回走只看，不删也不倒过来。用 reversed(tape)，不要用 tape.reverse() 或 tape.pop()。',
                    'The tape was changed: the backward pass only reads it. Write reversed(tape), not tape.reverse() '
                    'or tape.pop().')
    except AttributeError as error:
        if error.obj is None and error.name in ('backward', 'forward'):
            return hint('输入也在账本上，它们没有层：先看 node.layer 是不是 None，是就跳过。',
                        'Inputs are on the tape too, and have no layer: skip a node whose layer is None.')
        return stopped(error)
    except Exception as error:
        return stopped(error)


def _number(tape, node_class, value):
    tape.append(node_class(None, (), value))
    return tape[-1]


def _product(write, x, y): write(MulLayer(), x, y)
def _square(write, x, y): write(MulLayer(), x, x)
def _row(write, x, y): write(MulLayer(), write(MulLayer(), x, y), y)
def _with_a_number(write, x, y): write(MulLayer(), write(MulLayer(), x, y), 5.0)
def _exp(write, x, y): write(ExpLayer(), write(AddLayer(), x, y))
def _of_one(write, x): write(ExpLayer(), x)


def _judge(grads):
    """The first thing that goes wrong, from the simplest tape to the hardest."""
    last, *product = grads(_product)
    if last != 1:
        return hint('往回走从最后一个节点开始：全部清成 0 以后，把它的 grad 设成 dout。',
                    'The backward pass begins at the last node: once all grads are 0, set that one to dout.')
    if product == [0, 0]:
        return hint('输入什么也没收到：把 layer.backward(node.grad) 的结果，一份一份交给 node.inputs。',
                    'The inputs received nothing: add the results of layer.backward(node.grad) to node.inputs, '
                    'one by one.')
    if product == [1, 1]:
        return hint('上游原样传了下去：每个节点要先让自己的层算 layer.backward(node.grad)。',
                    'The upstream gradient was passed on as it is: each node lets its layer work out '
                    'layer.backward(node.grad) first.')
    if product != [3, 2]:
        return hint('两个输入各收到自己的一份，次序和 node.inputs 一样。',
                    'Each input receives its own share, in the order of node.inputs.')
    if grads(_product, dout=10)[1:] == [3, 2]:
        return hint('dout 传进来了，却没有用上：最后一个节点的 grad 是 dout，不总是 1。',
                    'dout was passed in but not used: the grad of the last node is dout, not always 1.')
    if grads(_product, dout=10)[1:] != [30, 20]:
        return hint('dout 变了，导数也要跟着变同样的倍数：最后一个节点的 grad 就是 dout，别的什么也不要再乘。',
                    'With another dout the derivatives must change by the same factor: the grad of the last node is dout '
                    'itself, and nothing else is multiplied.')
    if grads(_square)[2] != 0:
        return hint('一份交错了节点：要交给 node.inputs，不是账本开头的那几个。',
                    'A share went to the wrong node: shares belong to node.inputs, not to the first nodes of the '
                    'tape.')
    if grads(_square)[1] == 2:
        return hint('一个值用了两次，收到的却只剩后来的那一份：是加上去，不是换掉。',
                    'A value was used twice, but only the later share is left: add, do not replace.')
    if grads(_row)[1:] == [3, 8]:
        return hint('每个节点的上游是它自己收到的 node.grad，不是最右端的 dout。',
                    'What comes from upstream at each node is its own node.grad, not the dout of the right end.')
    if grads(_row)[1:] == [0, 6]:
        return hint('只有最后一个节点往回传了：从账本的末尾往开头走，循环里面不要有 return 或 break。',
                    'Only the last node passed anything back: go from the end of the tape to its beginning, without a return '
                    'or a break inside the loop.')
    if grads(_row)[1:] != [9, 12]:
        return hint('次序：从账本的末尾往开头走，一个节点收齐了才轮到它。',
                    'The order: go from the end of the tape to its beginning, so that a node has all its shares before its turn.')
    if grads(_with_a_number)[1:] == [0, 0]:
        return hint('走到账本中间的一个输入就停下了：没有层的节点跳过去，接着走，不要 break 或 return。',
                    'It ends at an input in the middle of the tape: skip a node without a layer and go on, '
                    'without break or return.')
    if grads(_product, times=2)[1:] != [3, 2]:
        return hint('走第二趟，导数翻倍了：出发前把每个节点的 grad 清成 0。',
                    'A second trip doubles the derivatives: set every grad to 0 before setting out.')
    if not _unpacks_one(grads):
        return hint('只有一个输入的层，backward 交回的是一个数，不是一对：先包成一对，再一份一份地交。',
                    'A layer with a single input returns one number, not a pair: make it a tuple before passing it on.')
    if grads(_of_one, values=(2.0,))[1] == 0:
        return hint('账本开头有几个输入不一定：谁没有层，看 node.layer，不要数。',
                    'There may be any number of inputs at the beginning of the tape: see by node.layer who has no layer, '
                    'and do not count.')
    return right(say('一趟走完，每个输入都收齐了自己的几份', 'one trip, and every input has all its shares'))


def _unpacks_one(grads):
    try:
        return np.allclose(grads(_exp)[1:], np.exp(5.0))
    except TypeError:
        return False
