"""Checks of the engine that the reader builds in lesson 09: keeping the record, walking back, operators."""
import numpy as np

from common.exercises.functions import stopped
from common.exercises.result import Result, hint, not_yet, right
from common.language import say
from common.layers import AddLayer, ExpLayer, MulLayer


def check_apply(apply, node_class):
    """apply(tape, layer, *inputs): goes forward on values, writes the node at the end of the tape, returns it."""
    x, y = node_class(None, (), 2.0), node_class(None, (), 3.0)
    tape, layer = [x, y], MulLayer()
    try:
        node = apply(tape, layer, x, y)
    except Exception as error:
        return stopped(error)
    if node is None and tape == [x, y]:
        return not_yet()
    if node is None:
        return hint('节点记上了，但没有交回来：最后用 return 把它交给调用的人。',
                    'The node is on the tape but was not handed back; return it at the end.')
    if not isinstance(node, node_class):
        return hint('交回来的不是节点：用 Node(…) 把层、输入和结果包在一起。',
                    'What was handed back is no node; wrap layer, inputs and result by Node(…).')
    if isinstance(node.value, node_class) or not np.isscalar(node.value):
        return hint('forward 要的是数：交给它每个输入的 .value，不是节点本身。',
                    'forward works on numbers; give it the .value of each input, not the node itself.')
    if node not in tape:
        return hint('节点没有记到账本上：用 tape.append。', 'The node is not on the tape; use tape.append.')
    if tape != [x, y, node]:
        return hint('账本的次序不对：新节点记一次，记在末尾。', 'The tape is out of order; write the new node once, at the end.')
    if node.layer is not layer or list(node.inputs) != [x, y]:
        return hint('节点没有记住是哪个层算的、用了哪些节点：往回走要靠它们。',
                    'The node does not remember its layer and its input nodes; the way back depends on them.')
    if node.value != 6:
        return hint('值不对：用 layer.forward 算。', 'The value is off; let layer.forward compute it.')
    return right()


def check_backward(backward, apply, node_class):
    """backward(tape, dout=1): leaves in every node's grad the derivative of the last node, times dout."""
    def grads(write, dout=1, times=1):
        """The gradients of the inputs x = 2, y = 3 after `write` has written nodes from them."""
        tape = [node_class(None, (), 2.0), node_class(None, (), 3.0)]
        write(lambda layer, *inputs: apply(tape, layer, *inputs), *tape)
        for _ in range(times):
            backward(tape, dout)
        return [tape[-1].grad, tape[0].grad, tape[1].grad]

    try:
        return _judge(grads)
    except Exception as error:
        return stopped(error)


def _product(write, x, y): write(MulLayer(), x, y)
def _square(write, x, y): write(MulLayer(), x, x)
def _row(write, x, y): write(MulLayer(), write(MulLayer(), x, y), y)
def _exp(write, x, y): write(ExpLayer(), write(AddLayer(), x, y))


def _judge(grads):
    """The first thing that goes wrong, from the simplest tape to the hardest."""
    last, *product = grads(_product)
    if last == 0 and product == [0, 0]:
        return not_yet()
    if last != 1:
        return hint('往回走从最后一个节点开始：先把它的 grad 设成 dout。',
                    'The way back begins at the last node; set its grad to dout first.')
    if product == [0, 0]:
        return hint('输入什么也没收到：把 layer.backward(node.grad) 的结果，一份一份交给 node.inputs。',
                    'The inputs received nothing; hand the results of layer.backward(node.grad) to node.inputs, one by one.')
    if product != [3, 2]:
        return hint('两个输入各收到一份，次序和 node.inputs 一样。',
                    'Each input receives its own share, in the order of node.inputs.')
    if grads(_product, dout=10)[1:] != [30, 20]:
        return hint('dout 传进来了，却没有用上：最后一个节点的 grad 是 dout，不总是 1。',
                    'dout was passed in but not used; the grad of the last node is dout, not always 1.')
    if grads(_square)[1] == 2:
        return hint('一个值用了两次，收到的却只剩后来的那一份：是加上去，不是换掉。',
                    'A value was used twice, but only the later share is left; add it, do not replace.')
    if grads(_row)[1:] != [9, 12]:
        return hint('次序：从账本的末尾往开头走，一个节点收齐了才轮到它。',
                    'The order: go from the end of the tape to its beginning; a node has all its shares before its turn.')
    if grads(_product, times=2)[1:] != [3, 2]:
        return hint('走第二趟，导数翻倍了：出发前把每个节点的 grad 清成 0。',
                    'A second trip doubles the derivatives; set every grad to 0 before setting out.')
    once = np.exp(5.0)
    if not np.allclose(grads(_exp)[1:], [once, once]):
        return hint('只有一个输入的层，backward 交回的是一个数，不是一对。',
                    'A layer with a single input hands back one number, not a pair.')
    return right()


def check_operators(node_class, tape):
    """x + y, x * y of two nodes of `tape` write an AddLayer and a MulLayer; 2 * x and x + 1 work too."""
    x, y = node_class(None, (), 2.0), node_class(None, (), 3.0)
    x.tape = y.tape = tape
    tape[:] = [x, y]
    try:
        results = [('x + y', x + y, 5), ('x * y', x * y, 6), ('x + 1', x + 1, 3), ('2 * x', 2 * x, 4), ('1 + x', 1 + x, 3)]
    except TypeError as error:
        return not_yet() if '+' in str(error) and len(tape) == 2 else stopped(error)
    except Exception as error:
        return stopped(error)
    if all(node is None for _, node, _ in results):
        return not_yet()
    for text, node, value in results:
        if getattr(node, 'value', None) != value or node not in tape:
            return Result(False, say(f'{text} 还没有在账本上写下值是 {value} 的节点。',
                                     f'{text} has not written a node of value {value} on the tape yet.'))
    return right()
