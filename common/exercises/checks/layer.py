"""Checks of a layer class that the reader wrote: forward, backward, and the ways in which a layer surprises others."""
import numpy as np

from common import layers
from common.drawing.labels import number
from common.exercises.answers import judge, tells
from common.exercises.checks.array import as_array, check_array, in_words
from common.exercises.checks.function import copies, stopped, unchanged
from common.exercises.checks.layer_under_test import Trial, all_equal, equal
from common.exercises.diagnosis.backward import LOCAL
from common.exercises.diagnosis.forward import VALUES
from common.exercises.result import Result, hint, not_yet, right
from common.graph.what_if import as_tuple
from common.language import say

BY_NAME = 'by name'


def check_layer(made, *inputs, like=BY_NAME, init=()):
    """The reader's class, made with the arguments `init`, at these inputs (batches of two or more reveal most).

    like   a class that is right; by default the one of the same name in common.layers. Where there is none, or
           with like=None, backward is compared with differences of the reader's own forward.
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
        trial = Trial(made, like, init, inputs)
        with np.errstate(all='ignore'):
            return next((result for step in STEPS if (result := step(trial))), None) or right()
    except Exception as error:
        return stopped(error)


def forward_is_right(trial):
    given = copies(trial.inputs)
    out = trial.new().forward(*given)
    if out is None or out is ...:
        return not_yet()
    if not unchanged(given, trial.inputs):
        return hint('forward 改写了交给它的数组，别处也许还在用：先复制（copy）再改。',
                    'forward writes into an array that it was given and that others may still need: copy it first.')
    expected = trial.expect()
    return mistaken_value(trial, out, expected) or told('forward', out, expected.out, dict(zip(trial.names, trial.inputs)))


def mistaken_value(trial, out, expected):
    for rule in VALUES:
        if type(expected.layer).__name__ in rule.kinds and not equal(out, expected.out):
            if equal(out, rule.rule(*trial.inputs)):
                return Result(False, say('forward：', 'forward: ') + rule.lacks(circle=trial.made.__name__))
    return None


def backward_hands_back(trial):
    if not callable(getattr(trial.made, 'backward', None)):
        return backward_not_yet()
    layer, expected = trial.after_forward(), trial.expect()
    try:
        found = layer.backward(np.copy(expected.dout)[()])
    except AttributeError as error:
        if error.obj is not layer:
            raise
        return hint('backward 要用 self.{name}，可是 forward 没有把它记下来。',
                    'backward looks for self.{name}, but forward did not remember it.', name=error.name)
    if found is None or found is ...:
        return backward_not_yet()
    if isinstance(found, list):
        return hint('backward 交出了一个列表：几个导数之间写逗号就行，不要方括号。',
                    'backward hands back a list: write the derivatives with a comma between them, without brackets.')
    found = as_tuple(found)
    if len(found) != len(expected.grads):
        return hint('backward 交出了 {count} 个：forward 的每个输入都要一个导数，次序相同。',
                    'backward hands back {count}: each input of forward needs its derivative, in the same order.',
                    count=len(found))
    for name, dx, x in zip(trial.names, found, trial.inputs):
        if dx is None:
            return hint('backward 没有交出 d{name}，那里是 None。', 'backward hands back None for d{name}.',
                        name=name)
        if np.shape(dx) != np.shape(x):
            return hint('d{name} 是 {dx_shape}，{name} 却是 {x_shape}：梯度和它的变量形状相同。',
                        'd{name} is {dx_shape}, but {name} is {x_shape}: '
                        'a gradient has the shape of its variable.',
                        name=name, dx_shape=in_words(np.shape(dx)), x_shape=in_words(np.shape(x)))


def nothing_is_overwritten(trial):
    layer, given, dout = trial.new(), copies(trial.inputs), trial.expect().dout
    layer.forward(*given)
    handed = np.copy(dout)
    layer.backward(handed)
    if not unchanged((handed, *given), (dout, *trial.inputs)):
        return hint('backward 改写了交给它的数组：在图上，另一条分支还要用它。先复制（copy）再改。',
                    'backward writes into an array that it was given: on a graph another branch still needs it. '
                    'Copy it first.')


def backward_is_right(trial):
    layer, expected = trial.after_forward(), trial.expect()
    found = as_tuple(layer.backward(np.copy(expected.dout)[()]))
    if expected.met_by(found):
        return None
    if all_equal(found, as_tuple(layer.backward(np.ones_like(expected.dout)[()]))):
        return hint('不管上游传来什么，backward 交出的都一样：还要乘以 dout。',
                    'Whatever comes from upstream, backward hands back the same: multiply by dout.')
    return misconception(trial, found, expected) or wrong_order(found, expected) or first_difference(trial, found, expected)


def misconception(trial, found, expected):
    for rule in LOCAL:
        if type(expected.layer).__name__ in rule.kinds:
            mistaken = as_tuple(rule.rule(expected.dout, *trial.inputs, expected.out))
            if all_equal(found, mistaken):
                return Result(False, say('backward：', 'backward: ') + rule.lacks(circle=trial.made.__name__))
    return None


def wrong_order(found, expected):
    if len(found) == 2 and expected.met_by(found[::-1]):
        return hint('两个导数都算出来了，只是次序反了：按 forward 的输入的次序交出。',
                    "Both derivatives are there, but in the wrong order: hand them back in the order of forward's inputs.")


def first_difference(trial, found, expected):
    results = (told(f'd{name}', *pair, trial.named(expected)) for name, *pair in zip(trial.names, found, expected.grads))
    return next(result for result in results if result)


def parameters_have_gradients(trial):
    """A layer keeps the gradients of its own parameters to itself: dW for W, db for b."""
    layer, expected = trial.after_forward(), trial.expect()
    layer.backward(np.copy(expected.dout)[()])
    for name, gradient in expected.params.items():
        if getattr(layer, name, None) is None:
            return hint('backward 还要把 {variable} 的梯度记在 self.{name} 里。',
                        'backward has still to keep the gradient of {variable} as self.{name}.',
                        variable=name[1:], name=name)
        result = told(name, getattr(layer, name), gradient, trial.named(expected))
        if result:
            return result
    return None


def the_last_forward_counts(trial):
    layer, others = trial.after_forward(), trial.other_inputs()
    layer.forward(*copies(others))
    expected = trial.expect(others)
    if not expected.met_by(layer.backward(np.copy(expected.dout)[()])):
        return hint('forward 用新的数再走一次以后，backward 还在用旧的数：每次 forward 都要重新记下。',
                    'After a second forward with other numbers backward still uses the old ones: '
                    'every forward has to remember anew.')
    if not all_equal(as_tuple(layer.backward(np.copy(expected.dout)[()])), expected.again):
        return hint('backward 再走一次，结果就变了：它改动了 forward 记下的东西。',
                    'A second backward gives something else: the first one changed what forward had remembered.')


def two_layers_are_two(trial):
    layer, expected = trial.after_forward(), trial.expect()
    trial.after_forward(trial.other_inputs())
    if not expected.met_by(layer.backward(np.copy(expected.dout)[()])):
        return hint('两个这样的层会互相干扰：要记的东西放在 self 里，不要放在类或全局变量里。',
                    'Two layers of this class disturb each other: keep what is remembered in self, not in the class '
                    'or in a global variable.')


STEPS = (forward_is_right, backward_hands_back, nothing_is_overwritten, backward_is_right, parameters_have_gradients,
         the_last_forward_counts, two_layers_are_two)


def backward_not_yet():
    return Result(None, say('forward 对了，backward 还没有写。',
                            'forward is right; backward has not been written yet.'))


def try_it_by_hand(found):
    return say('{found} 还对不上：拿这些输入，用手一步一步算一遍。',
               '{found} does not fit yet: take these inputs and work it out by hand, step by step.',
               found=number(found))


def move_an_input(found):
    return say('{found} 还对不上：把输入挪动一点点，看看结果变了多少。',
               '{found} does not fit yet: move an input a little and see by how much the result changes.',
               found=number(found))


def told(what, found, expected, named):
    """The hint of the check of one number or array, with its name before it; None if all is well."""
    if np.ndim(expected):
        result = check_array(found, expected, **{k: v for k, v in named.items() if np.asarray(v).dtype.kind in 'fiub'})
    elif as_array(found) is not None and np.size(found) > 1:
        result = hint('这里是 {shape}，要的是一个数。',
                      'This is {shape}; a single number is needed.', shape=in_words(np.shape(found)))
    else:
        named = {name: value for name, value in named.items() if np.ndim(value) == 0}
        result = judge(found, expected, lambda _: None, try_it_by_hand if what == 'forward' else move_an_input, named)
    if result.passed:
        return None
    numbers = ', '.join(f'{name} = {number(value)}' for name, value in named.items() if np.ndim(value) == 0)
    at = say('（这里 {numbers}）', ' (Here {numbers}.)',
             numbers=numbers) if numbers and not tells(numbers, expected) else ''
    return Result(False, f'{what}{say("：", ": ")}{result.sentence}{at}')
