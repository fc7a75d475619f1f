"""Checks of a layer class that the reader wrote: forward, backward, and the ways in which a layer surprises others."""
import numpy as np

from common import layers
from common.exercises.checks.layer import again, backward
from common.exercises.checks.layer.form import form
from common.exercises.checks.layer.forward import forward_is_right
from common.exercises.checks.layer.under_test import Trial
from common.exercises.diagnosis.error import stopped
from common.exercises.kept import kept
from common.exercises.result import hint, not_yet, right, unanswered, with_further
from common.exercises.written import does_nothing, takes_from_outside
from common.language import say

BY_NAME = 'by name'


@kept()
def check_layer(made, *inputs, like=BY_NAME, init=(), mistakes=((), ())):
    """The reader's class, made with the arguments `init`, at these inputs (batches of two or more reveal most).

    like   a class that is right; by default the one of the same name in common.layers. Where there is none, or
           with like=None, backward is compared with differences of the reader's own forward.
    mistakes  (forward, backward): what is known to go wrong in this class, as in museum/mistakes
    """
    if unanswered(made):
        return not_yet()
    if not isinstance(made, type):
        return hint('这里要一个类：写类的名字，不带括号。', 'A class is needed here: its name, without brackets.')
    if result := form(made, inputs):
        return result
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


# each takes a Trial and returns a Result where something is wrong, else None; the first that does is what is told
STEPS = (its_own_numbers, forward_is_right, backward.backward_returns_gradients, backward.nothing_is_overwritten,
         backward.backward_is_right, backward.begins_with_1, backward.parameters_have_gradients,
         again.the_last_forward_counts, again.gradients_begin_anew, again.other_parameters,
         again.one_sample_more, again.two_layers_are_two)
