"""What backward of a reader's layer returns and stores, at one input."""
import inspect

import numpy as np

from common.exercises.answers import all_equal, as_array, equal
from common.exercises.checks.function import copies, unchanged
from common.exercises.checks.layer.told import said, told
from common.exercises.diagnosis.backward import LOCAL
from common.exercises.diagnosis.error_words import kind
from common.exercises.diagnosis.shape import in_words
from common.exercises.result import Result, hint, with_further
from common.exercises.written import nothing_came_back
from common.language import say
from common.layers.protocol import as_tuple


def backward_returns_gradients(trial):
    """As many as forward has inputs, each an array or a number in the shape of its input; whatever their numbers are."""
    backward = getattr(trial.made, 'backward', None)
    if not callable(backward):
        return backward_not_yet()
    layer = trial.after_forward()
    try:
        found = layer.backward(np.copy(trial.expected.dout)[()])
    except AttributeError as error:
        if error.obj is not layer:
            raise
        return never_stored(error.name, layer)
    if found is None or found is ...:
        return nothing_came_back(backward, backward_not_yet)
    if isinstance(found, list) and len(trial.expected.grads) == 1:
        return hint('backward 交出了一个列表：这里要的是数组，像 dout 那样。',
                    'backward returns a list: an array is needed here, such as dout is.')
    if isinstance(found, list):
        return hint('backward 交出了一个列表：几个导数之间写逗号就行，不要方括号。',
                    'backward returns a list: write the derivatives with a comma between them, without brackets.')
    if not isinstance(found, tuple) and as_array(found) is None:
        return hint('backward 交出的是{kind}：要的是导数，是数或者数组，几个就在中间写逗号。',
                    'backward returns {kind}: the derivatives are needed, numbers or arrays, with commas between several.',
                    kind=kind(type(found).__name__))
    found, expected = as_tuple(found), trial.expected.grads
    if len(found) != len(expected):
        return hint('backward 交出了 {count} 个，要的是 {needed} 个：forward 的每个输入都要一个导数，次序相同。',
                    'backward returns {count} where {needed} derivatives should be: one for each input '
                    'of forward, in the same order.', count=len(found), needed=len(expected))
    for name, dx, x in zip(trial.names, found, trial.inputs):
        if dx is None:
            return hint('backward 没有交出 d{name}，那里是 None。', 'backward returns None for d{name}.', name=name)
        if as_array(dx) is None:
            return hint('d{name} 不是数，也不是由数组成的数组。',
                        'd{name} is neither a number nor an array of numbers.', name=name)
        if np.shape(dx) != np.shape(x):
            return hint('d{name} 是{dx_shape}，{name} 却是{x_shape}：梯度和它的变量形状相同。',
                        'd{name} is {dx_shape}, but {name} is {x_shape}: '
                        'a gradient has the shape of its variable.',
                        name=name, dx_shape=in_words(np.shape(dx)), x_shape=in_words(np.shape(x)))


def backward_not_yet():
    return Result(None, say('forward 对了，backward 还没有写。',
                            'forward is right; backward has not been written yet.'))


def never_stored(name, layer):
    if name[:1] == 'd' and hasattr(layer, name[1:]):
        return hint('self.{name} 还不存在，不能往上加：用 = 记下这一次的梯度。',
                    'self.{name} does not exist yet, so nothing can be added to it: store this '
                    'gradient with =.', name=name)
    return hint('backward 要用 self.{name}，可是 forward 没有把它记下来。',
                'backward looks for self.{name}, but forward did not store it.', name=name)


def nothing_is_overwritten(trial):
    """Neither dout nor an input of forward."""
    layer, given, dout = trial.new(), copies(trial.inputs), trial.expected.dout
    layer.forward(*given)
    handed = np.copy(dout)
    layer.backward(handed)
    if not unchanged((handed, *given), (dout, *trial.inputs)):
        return with_further(
            hint('backward 改写了交给它的数组：在图上，另一条分支还要用它。先复制（copy）再改。',
                 'backward writes into an array that it was given: on a graph another branch still needs it. '
                 'Copy it first.'),
            '写 dx = dout.copy()，再改 dx；np.where 和乘法返回的也都是新数组。',
            'Write dx = dout.copy() and change dx; np.where and a product return new arrays, too.')


def backward_is_right(trial):
    layer, expected = trial.after_forward(), trial.expected
    found = as_tuple(layer.backward(np.copy(expected.dout)[()]))
    if expected.met_by(found):
        return None
    if all_equal(found, as_tuple(layer.backward(np.ones_like(expected.dout)[()]))):
        return hint('不管上游传来什么，backward 交出的都一样：还要乘以 dout。',
                    'Whatever comes from upstream, backward returns the same: multiply by dout.')
    return misconception(trial, found) or wrong_order(found, expected) or first_difference(trial, found)


def misconception(trial, found):
    name, expected = type(trial.expected.layer).__name__, trial.expected
    general = ((rule.rule, *rule.missing) for rule in LOCAL if name in rule.kinds)
    rules = [(as_tuple(rule(expected.dout, *trial.inputs, expected.out)), zh, en) for rule, zh, en in (*trial.known[1], *general)]
    for followed in (throughout, in_part):
        for mistaken, zh, en in rules:
            if followed(mistaken, found, expected.grads):
                return said('backward', zh, en, circle=trial.made.__name__, look='')
    return None


def throughout(mistaken, found, right):
    """All that a rule tells was found, and it is not what is right."""
    return all_equal(found[:len(mistaken)], mistaken) and not all_equal(mistaken, right[:len(mistaken)])


def in_part(mistaken, found, right):
    """Each that was found is right, or what a rule tells."""
    return len(mistaken) == len(found) and all(equal(dx, wrong) or equal(dx, true)
                                               for dx, wrong, true in zip(found, mistaken, right))


def wrong_order(found, expected):
    if len(found) == 2 and expected.met_by(found[::-1]):
        return hint('两个导数都算出来了，只是次序反了：按 forward 的输入的次序交出。',
                    "Both derivatives are there, but in the wrong order: return them in the order of forward's inputs.")


def first_difference(trial, found):
    others = elsewhere(trial) or [()] * len(found)
    results = (told(f'd{name}', *pair, trial.named(), other)
               for name, *pair, other in zip(trial.names, found, trial.expected.grads, others))
    return next(result for result in results if result)


def elsewhere(trial):
    """What backward returns at other inputs, for each input as told wants it; None where it does not get so far."""
    try:
        other = trial.with_other_inputs()
        found = as_tuple(other.after_forward().backward(np.copy(other.expected.dout)[()]))
        return [[(dx, right, other.named())] if np.size(dx) == 1 else () for dx, right in zip(found, other.expected.grads)]
    except Exception:
        return None


def parameters_have_gradients(trial):
    """A layer keeps the gradients of its own parameters to itself: dW for W, db for b."""
    layer = trial.after_forward()
    layer.backward(np.copy(trial.expected.dout)[()])
    for name, gradient in trial.expected.params.items():
        if getattr(layer, name, None) is None:
            return hint('backward 还要把 {variable} 的梯度记在 self.{name} 里。',
                        'backward must also store the gradient of {variable} as self.{name}.',
                        variable=name[1:], name=name)
        result = told(name, getattr(layer, name), gradient, trial.named())
        if result:
            return result
    return None


def begins_with_1(trial):
    """Where the right layer may be the last one, so may this: without an argument its backward begins with 1."""
    if trial.like and _default(trial.like) == 1 != _default(trial.made):
        return hint('损失是最后一个节点，往回走从它开始：写成 def backward(self, dout=1)，不给 dout 的时候就是 1。',
                    'A loss is the last node, where the backward pass begins: write def backward(self, dout=1), '
                    'so that dout is 1 when none is given.')


def _default(made):
    dout = list(inspect.signature(made.backward).parameters.values())[1:]
    return dout[0].default if dout else None
