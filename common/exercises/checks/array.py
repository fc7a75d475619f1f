"""Checks of arrays: is it one, has it the shape, are the numbers right; and if not, what do they look like."""
import numpy as np

from common.exercises.answers import as_array, same
from common.exercises.diagnosis.array import likeness
from common.exercises.diagnosis.shape import shape_sentence, where
from common.exercises.kept import kept
from common.exercises.result import Result, not_yet, right, unanswered, unreadable
from common.language import say


@kept()
def check_array(answer, expected, **named):
    """An array against the expected one. Named arrays and numbers (x=x, dout=dout, N=3) help the diagnosis."""
    return judge_array(answer, expected, named=named)


def judge_array(answer, expected, explain=None, fallback=None, named=None, why=None):
    """Unanswered, no array, another shape, right (and why()), or the first of: explain(found), a likeness, fallback(found)."""
    if unanswered(answer):
        return not_yet()
    found, expected = as_array(answer), np.asarray(expected)
    if found is None:
        return unreadable('这里要一个由数组成的数组：np.array([...])，每一行一样长。',
                          'An array of numbers is needed here: np.array([...]), with rows of the same length.')
    if same(found, expected):
        return right(why() if why else all_there(expected))
    sentence = (explain and found.shape == expected.shape and explain(found)
                or likeness(found, expected, {name: np.asarray(value) for name, value in (named or {}).items()})
                or shape_sentence(found, expected)
                or fallback and fallback(found)
                or where(found, expected))
    return Result(False, sentence)


def all_there(expected):
    if expected.dtype.kind == 'b':
        return say('{on} 处是 True，其余是 False', '{on} places are True, the others False', on=int(expected.sum()))
    return say('形状对，{count} 个数也都对', 'the shape, and all {count} numbers', count=expected.size)
