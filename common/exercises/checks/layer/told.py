"""What is said of one number or array of a reader's layer, with its name before it."""
import numpy as np

from common.drawing.labels import number
from common.exercises.answers import as_array, tells
from common.exercises.checks.array import judge_array
from common.exercises.checks.function import no_single_number
from common.exercises.checks.number import judge
from common.exercises.diagnosis.number import everywhere
from common.exercises.diagnosis.shape import in_words
from common.exercises.result import Result, hint
from common.language import say


def told(what, found, expected, named, elsewhere=()):
    """The hint of the check of one number or array, with its name before it; None if all is well.

    elsewhere  the same at other inputs, [(found, expected, named)]
    """
    numbers = _numbers(named)
    if np.ndim(expected):
        result = judge_array(found, expected, named={k: v for k, v in named.items() if as_array(v) is not None})
    elif not isinstance(found, np.ndarray) and (bad := no_single_number(found)):
        result = bad
    elif as_array(found) is not None and np.size(found) > 1:
        result = hint('这里是{shape}，要的是一个数。',
                      'This is {shape}; a single number is needed.', shape=in_words(np.shape(found)))
    else:
        others = [(float(at), float(right), _numbers(names)) for at, right, names in elsewhere]
        result = judge(found, expected, lambda at: everywhere([(at, float(expected), numbers), *others]),
                       try_it_by_hand if what == 'forward' else move_an_input)
    if result.passed:
        return None
    shown = ', '.join(f'{name} = {number(value)}' for name, value in numbers.items())
    at = say('（这里 {shown}）', ' (Here {shown}.)', shown=shown) if shown and not tells(shown, expected) else ''
    return Result(False, what + say('：', ': ') + result.sentence + at)


def _numbers(named):
    return {name: value for name, value in named.items() if np.ndim(value) == 0}


def said(what, zh, en, **words):
    """A hint with the name of what it is about before it."""
    return Result(False, what + say('：', ': ') + say(zh, en, **words))


def try_it_by_hand(found):
    return say('{found} 还对不上：拿这些输入，用手一步一步算一遍。',
               '{found} is not right yet: take these inputs and work it out by hand, step by step.',
               found=number(found))


def move_an_input(found):
    return say('{found} 还对不上：把输入挪动一点点，看看结果变了多少。',
               '{found} is not right yet: move an input a little and see by how much the result changes.',
               found=number(found))
