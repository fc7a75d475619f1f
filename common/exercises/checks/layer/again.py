"""A reader's layer used again: with other inputs, with other parameters, beside another of its kind."""
import numpy as np

from common.exercises.answers import all_equal, equal
from common.exercises.checks.function import copies
from common.exercises.checks.layer.backward import backward_is_right, first_difference
from common.exercises.checks.layer.forward import forward_is_right
from common.exercises.result import Result, hint
from common.language import listing, say
from common.layers.protocol import as_tuple


def the_last_forward_counts(trial):
    """A layer that is used again answers as a new one does, and a second backward as the first."""
    other = trial.with_other_inputs()
    if result := forward_is_right(other, where_it_was=trial):
        return at_other_numbers(result)
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


def gradients_begin_anew(trial):
    """What backward stores is that of the last pass alone."""
    layer = trial.after_forward()
    for _ in range(2):
        layer.forward(*copies(trial.inputs))
        layer.backward(np.copy(trial.expected.dout)[()])
    for name, gradient in trial.expected.params.items():
        if not equal(getattr(layer, name), gradient):
            return hint('走第二趟以后，self.{name} 里还有第一趟的梯度：每次 backward 都重新记，用 =，不用 +=。',
                        'After a second pass self.{name} still holds what the first one left: every backward stores it '
                        'anew, with =, not +=.', name=name)


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
                    names=listing(trial.parameters))


def one_sample_more(trial):
    other = trial.like and trial.with_another_row()
    if other and (forward_is_right(other) or backward_is_right(other)):
        return hint('多一个样本，结果就不对了：一批有几个样本，要从数组得知，比如 len(x)，不要写死。',
                    'With one sample more the result is not right: take the number of samples from the array, '
                    'such as len(x), not a fixed number.')


def at_other_numbers(result):
    return Result(False, say('换一组输入就不对了。', 'With other inputs it is not right. ') + result.sentence)


def two_layers_are_two(trial):
    layer = trial.after_forward()
    trial.with_other_inputs().after_forward()
    if not trial.expected.met_by(layer.backward(np.copy(trial.expected.dout)[()])):
        return hint('两个这样的层会互相干扰：要记的东西放在 self 里，不要放在类或全局变量里。',
                    'Two layers of this class disturb each other: keep what is stored in self, not in the class '
                    'or in a global variable.')
