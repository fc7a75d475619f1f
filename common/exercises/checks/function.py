"""Checks of a function that the reader wrote."""
import inspect

import numpy as np

from common.exercises.answers import judge, not_it, relation, tells
from common.exercises.checks.array import check_array
from common.exercises.result import Result, not_yet, right
from common.language import say


def check_function(f, reference, *examples):
    """f against a function that is right, on examples: each a tuple of arguments (a single argument will do).

    reference may also be a table {arguments: result}, where a function would give the answer away.
    """
    if f is None or f is ...:
        return not_yet()
    if not callable(f):
        return Result(False, say('这里要一个函数：def …，最后用 return 交出结果。',
                                 'A function is needed here: def …, with a return at its end.'))
    names, table = reference, reference
    if isinstance(table, dict):
        examples, names, reference = table, f, lambda *arguments: table[arguments]
    for example in examples:
        arguments = example if isinstance(example, tuple) else (example,)
        result = _check_once(f, reference, arguments, _named(names, arguments))
        if not result.passed:
            return result
    return right()


def _check_once(f, reference, arguments, named):
    given = copies(arguments)
    try:
        with np.errstate(all='ignore'):
            found = f(*given)
    except Exception as error:
        return stopped(error)
    if found is None or found is ...:
        return not_yet()
    if not unchanged(given, arguments):
        return Result(False, say('函数改写了交给它的数组：先算出新的数组，再返回。',
                                 'The function wrote into the array that it was given; make a new array and return it.'))
    expected = reference(*copies(arguments))
    named = {name: value for name, value in named.items() if np.asarray(value).dtype.kind in 'fiub'}
    if np.ndim(expected):
        result = check_array(found, expected, **named)
    else:
        named = {name: value for name, value in named.items() if np.ndim(value) == 0}
        result = judge(found, expected, lambda at: relation(at, expected, named) or _unused(f, arguments, named, at), not_it)
    numbers = ', '.join(map(str, arguments))
    if result.passed is False and np.ndim(expected) == 0 and not tells(numbers, expected):
        result.sentence += say('（这里输入的是 {numbers}）', ' (Here for {numbers}.)', numbers=numbers)
    return result


def _unused(f, arguments, named, found):
    """A sentence about an argument that makes no difference to what f returns, or None."""
    for name, value in named.items():
        try:
            used = f(*[x + 1 if x is value else x for x in arguments]) != found
        except Exception:
            continue
        if not used:
            return say('{name} 变了，结果却不变：它还没有写进算式里。',
                       'Whatever {name} is, the result stays the same: it has still to be used.', name=name)
    return None


def copies(arguments):
    return tuple(np.array(x) if isinstance(x, np.ndarray) else x for x in arguments)


def unchanged(now, before):
    return all(np.array_equal(a, b, equal_nan=np.asarray(b).dtype.kind == 'f') for a, b in zip(now, before))


SHAPES_DIFFER = ('mismatch in its core dimension', 'not aligned', 'could not be broadcast')


def stopped(error):
    """The reader's code raised an error."""
    what = f'{type(error).__name__}: {error}'
    if any(words in what for words in SHAPES_DIFFER):
        return Result(False, say('形状配不到一起：把每个数组的形状写下来，看看哪一个要转置。（{what}）',
                                 'The shapes do not fit: write them down and see which one must be transposed. ({what})',
                                 what=what))
    return Result(False, say('运行到一半停下了。{what}', 'It stopped half way. {what}', what=what))


def _named(reference, arguments):
    try:
        return dict(zip(inspect.signature(reference).parameters, arguments))
    except (TypeError, ValueError):
        return {}
