"""Checks of a layer class that the reader wrote: forward, backward, and the ways in which a layer surprises others."""
import inspect

import numpy as np
from common.exercises.checks.layer_under_test import Trial

from common import layers
from common.drawing.labels import number
from common.exercises.answers import all_equal, as_array, equal, tells
from common.exercises.checks.array import check_array
from common.exercises.checks.function import copies, unchanged
from common.exercises.checks.number import judge
from common.exercises.diagnosis.array import in_words
from common.exercises.diagnosis.backward import LOCAL
from common.exercises.diagnosis.error import stopped
from common.exercises.diagnosis.forward import VALUES
from common.exercises.diagnosis.number import relation
from common.exercises.kept import kept
from common.exercises.result import Result, hint, not_yet, right, with_further
from common.exercises.written import does_nothing, nothing_came_back, takes_from_outside
from common.language import say
from common.layers.protocol import as_tuple

BY_NAME = 'by name'


@kept()
def check_layer(made, *inputs, like=BY_NAME, init=(), mistakes=((), ())):
    """The reader's class, made with the arguments `init`, at these inputs (batches of two or more reveal most).

    like   a class that is right; by default the one of the same name in common.layers. Where there is none, or
           with like=None, backward is compared with differences of the reader's own forward.
    mistakes  (forward, backward): what is known to go wrong in this class, as in museum/mistakes
    """
    if made is None or made is ...:
        return not_yet()
    if not isinstance(made, type):
        return hint('这里要一个类：写类的名字，不带括号。', 'A class is needed here: its name, without brackets.')
    if not callable(getattr(made, 'forward', None)):
        return not_yet()
    if like is BY_NAME:
        like = getattr(layers, made.__name__, None)
    try:
        trial = Trial(made, like, init, inputs, mistakes)
        with np.errstate(all='ignore'):
            result = next((result for step in STEPS if (result := step(trial))), None) or right(say(
                'forward 和 backward 都对，换一组数、再走一次也对',
                'forward and backward agree with the rule, with other numbers and on a second pass, too'))
    except Exception as error:
        result = stopped(error)
    return with_further(result, '只拿一个数来试：造一个层，forward 走一次，先用手算核对；把输入加 0.001 再走一次，'
                        '结果变了多少，除以 0.001，乘以 dout，就是 backward 在那里该交出的数。',
                        'Try a single number: make a layer, run forward, and check its result by hand. Then add '
                        '0.001 to the input and run it again: the change of the result, divided by 0.001 and '
                        'times dout, is what backward should return there.')


def its_own_numbers(trial):
    """A layer works with its self.W, not with a W that happens to stand outside."""
    if does_nothing(trial.made.forward):
        return not_yet()
    for method in (trial.made.forward, getattr(trial.made, 'backward', None)):
        outside = takes_from_outside(method) & {*trial.parameters, *trial.names}
        if outside:
            name = min(outside)
            return hint('{method} 里写的 {name} 是层外面的那一个：层自己的写作 self.{name}，forward 的输入要先记进 self。',
                        'The {name} in {method} is one from outside the layer: its own is self.{name}, '
                        'and forward has to store it there first.', method=method.__name__, name=name)


def forward_is_right(trial):
    given = copies(trial.inputs)
    out = trial.new().forward(*given)
    if out is None or out is ...:
        return nothing_came_back(trial.made.forward)
    if not unchanged(given, trial.inputs):
        return hint('forward 改写了交给它的数组，别处也许还在用：先复制（copy）再改。',
                    'forward writes into an array that it was given and that others may still need: copy it first.')
    return mistaken_value(trial, out) or told('forward', out, trial.expected.out, dict(zip(trial.names, trial.inputs)))


def mistaken_value(trial, out):
    for rule, *sentence in trial.known[0]:
        if equal(out, rule(*trial.inputs)) and not equal(out, trial.expected.out):
            return said('forward', *sentence)
    for rule in VALUES:
        if type(trial.expected.layer).__name__ in rule.kinds and not equal(out, trial.expected.out):
            if equal(out, rule.rule(*trial.inputs)):
                return said('forward', *rule.missing, circle=trial.made.__name__)
    return None


def said(what, zh, en, **words):
    """A hint with the name of what it is about before it."""
    return Result(False, what + say('：', ': ') + say(zh, en, **words))


def backward_returns_gradients(trial):
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
    if isinstance(found, list):
        return hint('backward 交出了一个列表：几个导数之间写逗号就行，不要方括号。',
                    'backward returns a list: write the derivatives with a comma between them, without brackets.')
    found, expected = as_tuple(found), trial.expected.grads
    if len(found) != len(expected):
        return hint('backward 交出了 {count} 个，要的是 {needed} 个：forward 的每个输入都要一个导数，次序相同。',
                    'backward returns {count} derivatives where {needed} should be: one for each input '
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


def never_stored(name, layer):
    if name[:1] == 'd' and hasattr(layer, name[1:]):
        return hint('self.{name} 还不存在，不能往上加：用 = 记下这一次的梯度。',
                    'self.{name} does not exist yet, so nothing can be added to it: store this '
                    'gradient with =.', name=name)
    return hint('backward 要用 self.{name}，可是 forward 没有把它记下来。',
                'backward looks for self.{name}, but forward did not store it.', name=name)


def nothing_is_overwritten(trial):
    layer, given, dout = trial.new(), copies(trial.inputs), trial.expected.dout
    layer.forward(*given)
    handed = np.copy(dout)
    layer.backward(handed)
    if not unchanged((handed, *given), (dout, *trial.inputs)):
        return hint('backward 改写了交给它的数组：在图上，另一条分支还要用它。先复制（copy）再改。',
                    'backward writes into an array that it was given: on a graph another branch still needs it. '
                    'Copy it first.')


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
    kind, expected = type(trial.expected.layer).__name__, trial.expected
    general = ((rule.rule, *rule.missing) for rule in LOCAL if kind in rule.kinds)
    for rule, zh, en in (*trial.known[1], *general):
        mistaken = as_tuple(rule(expected.dout, *trial.inputs, expected.out))
        if all_equal(found[:len(mistaken)], mistaken) and not all_equal(mistaken, expected.grads[:len(mistaken)]):
            return said('backward', zh, en, circle=trial.made.__name__, look='')
    return None


def wrong_order(found, expected):
    if len(found) == 2 and expected.met_by(found[::-1]):
        return hint('两个导数都算出来了，只是次序反了：按 forward 的输入的次序交出。',
                    "Both derivatives are there, but in the wrong order: return them in the order of forward's inputs.")


def first_difference(trial, found):
    results = (told(f'd{name}', *pair, trial.named()) for name, *pair in zip(trial.names, found, trial.expected.grads))
    return next(result for result in results if result)


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


def the_last_forward_counts(trial):
    """A layer that is used again answers as a new one does, and a second backward as the first."""
    other = trial.with_other_inputs()
    layer, new = trial.after_forward(), other.after_forward()
    layer.forward(*copies(other.inputs))
    dout = other.expected.dout
    found, fresh = (as_tuple(x.backward(np.copy(dout)[()])) for x in (layer, new))
    if not all_equal(found, fresh):
        return hint('forward 用新的数再走一次以后，backward 还在用旧的数：每次 forward 都要重新记下。',
                    'After a second forward with other numbers, backward still uses the old ones: every forward '
                    'has to store them anew.')
    if not other.expected.met_by(found):
        return at_other_numbers(first_difference(other, found))
    again = as_tuple(layer.backward(np.copy(dout)[()]))
    if not all_equal(again, found) and not all_equal(again, other.expected.again):
        return hint('backward 再走一次，结果就变了：它改动了 forward 记下的东西。',
                    'A second backward gives a different result: the first one changed what forward had stored.')


def other_parameters(trial):
    """What the constructor was given is used, not the numbers that stood there by chance."""
    if not trial.init:
        return None
    other = trial.with_other_parameters()
    result = forward_is_right(other) or backward_is_right(other)
    if result:
        return hint('{names} 换成别的数，结果就不对了：用 self 里记着的，不要写死某个数。',
                    'With other values of {names} the result is not right: use what is stored in self, not a '
                    'fixed number.',
                    names=say('、', ', ').join(trial.parameters))


def one_sample_more(trial):
    other = trial.like and trial.with_another_row()
    if other and (forward_is_right(other) or backward_is_right(other)):
        return hint('多一个样本，结果就不对了：一批有几个样本，要从数组得知，比如 len(x)，不要写死。',
                    'With one sample more the result is not right: take the number of samples from the array, '
                    'such as len(x), not a fixed number.')


def begins_with_1(trial):
    """Where the right layer may be the last one, so may this: without an argument its backward begins with 1."""
    if trial.like and _default(trial.like) == 1 != _default(trial.made):
        return hint('损失是最后一个节点，往回走从它开始：写成 def backward(self, dout=1)，不给 dout 的时候就是 1。',
                    'A loss is the last node, where the backward pass begins: write def backward(self, dout=1), '
                    'so that dout is 1 when none is given.')


def _default(made):
    dout = list(inspect.signature(made.backward).parameters.values())[1:]
    return dout[0].default if dout else None


def at_other_numbers(result):
    return Result(False, say('换一组输入就不对了。', 'With other inputs it is not right. ') + result.sentence)


def two_layers_are_two(trial):
    layer = trial.after_forward()
    trial.with_other_inputs().after_forward()
    if not trial.expected.met_by(layer.backward(np.copy(trial.expected.dout)[()])):
        return hint('两个这样的层会互相干扰：要记的东西放在 self 里，不要放在类或全局变量里。',
                    'Two layers of this class disturb each other: keep what is stored in self, not in the class '
                    'or in a global variable.')


STEPS = (its_own_numbers, forward_is_right, backward_returns_gradients, nothing_is_overwritten, backward_is_right,
         begins_with_1, parameters_have_gradients, the_last_forward_counts, other_parameters, one_sample_more,
         two_layers_are_two)


def backward_not_yet():
    return Result(None, say('forward 对了，backward 还没有写。',
                            'forward is right; backward has not been written yet.'))


def try_it_by_hand(found):
    return say('{found} 还对不上：拿这些输入，用手一步一步算一遍。',
               '{found} is not right yet: take these inputs and work it out by hand, step by step.',
               found=number(found))


def move_an_input(found):
    return say('{found} 还对不上：把输入挪动一点点，看看结果变了多少。',
               '{found} is not right yet: move an input a little and see by how much the result changes.',
               found=number(found))


def told(what, found, expected, named):
    """The hint of the check of one number or array, with its name before it; None if all is well."""
    numbers = {name: value for name, value in named.items() if np.ndim(value) == 0}
    if np.ndim(expected):
        result = check_array(found, expected, **{k: v for k, v in named.items() if np.asarray(v).dtype.kind in 'fiub'})
    elif as_array(found) is not None and np.size(found) > 1:
        result = hint('这里是{shape}，要的是一个数。',
                      'This is {shape}; a single number is needed.', shape=in_words(np.shape(found)))
    else:
        result = judge(found, expected, lambda at: relation(at, float(expected), numbers),
                       try_it_by_hand if what == 'forward' else move_an_input)
    if result.passed:
        return None
    shown = ', '.join(f'{name} = {number(value)}' for name, value in numbers.items())
    at = say('（这里 {shown}）', ' (Here {shown}.)', shown=shown) if shown and not tells(shown, expected) else ''
    return Result(False, what + say('：', ': ') + result.sentence + at)
