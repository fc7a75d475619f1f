"""Checks of a function that the reader wrote."""
import inspect

import numpy as np

from common.drawing.labels import number
from common.exercises.answers import as_array, read, tells
from common.exercises.checks.array import judge_array
from common.exercises.checks.number import judge
from common.exercises.diagnosis.error import stopped
from common.exercises.diagnosis.error_words import kind
from common.exercises.diagnosis.number import everywhere
from common.exercises.kept import kept
from common.exercises.problems.problem import Problem
from common.exercises.result import hint, not_yet, right, unanswered, with_further
from common.exercises.written import does_not_run, nothing_came_back
from common.language import say


@kept()
def check_function(f, reference, *examples):
    """f against a function that is right, on examples: each a tuple of arguments (a single argument will do).

    reference may also be a Problem, which knows the mistakes, or a table {arguments: result}, where a function would
    give the answer away.
    """
    if unanswered(f):
        return not_yet()
    if not callable(f) or isinstance(f, type):
        return hint('这里要一个函数：def …，最后用 return 交出结果。',
                    'A function is needed here: def …, with a return at its end.')
    if idle := does_not_run(f):
        return idle
    problem = reference if isinstance(reference, Problem) else Problem(_right(reference, f), ('', ''))
    examples = examples or (list(reference) if isinstance(reference, dict) else problem.examples)
    examples = [example if isinstance(example, tuple) else (example,) for example in examples]
    first = _made(f, examples[0])
    for example in examples:
        result = _check_once(f, problem, example, examples)
        if not result.passed:
            result = result.passed is False and _remembers(first, f, examples) or result
            result.tried = result.passed is False       # what a function makes counts, whatever it is
            return with_further(result, *problem.further) if problem.further else result
    return _remembers(first, f, examples) or right(say(*problem.why) or say(
        '{count} 组数都算对了', 'it gives the right result for all {count} sets of numbers', count=len(examples)))


def _right(reference, f):
    """The rule of a table has the names that the reader's own function gives its arguments."""
    if not isinstance(reference, dict):
        return reference

    def look_up(*arguments):
        return reference[arguments]
    look_up.__signature__ = inspect.signature(f)
    return look_up


def _remembers(first, f, examples):
    """The hint about a function that at first made something else of the first example, or None."""
    for arguments in examples[1:]:
        _made(f, arguments)
    again = _made(f, examples[0])
    if first is not None and again is not None and not np.array_equal(first, again, equal_nan=first.dtype.kind == 'f'):
        return hint('同样的输入，后来算出的却不一样：结果只能由交给它的数决定，函数外面不要记着什么，也不要随机数。',
                    'From the same inputs it makes something else later on: the result must depend on what it is given '
                    'alone, not on anything kept outside the function, nor on random numbers.')


def _made(f, arguments):
    """The number or array that f makes of these arguments, or None."""
    try:
        with np.errstate(all='ignore'):
            return as_array(f(*copies(arguments)))
    except Exception:
        return None


def _check_once(f, problem, arguments, examples):
    given = copies(arguments)
    try:
        with np.errstate(all='ignore'):
            found = f(*given)
    except Exception as error:
        return stopped(error)
    if found is None or found is ...:
        return nothing_came_back(f)
    if not unchanged(given, arguments):
        return hint('函数改写了交给它的数组：先算出新的数组，再返回。',
                    'The function wrote into the array it was given: make a new array and return it.')
    expected = problem.right(*copies(arguments))
    named = {name: value for name, value in zip(problem.names, arguments) if as_array(value) is not None}
    if np.ndim(expected):
        return judge_array(found, expected, named=named)
    if result := no_single_number(found):
        return result
    others = list(_elsewhere(f, examples))
    places = [(at, float(problem.right(*copies(other))), _named(problem, other)) for other, at in others]
    result = judge(found, expected, lambda at: problem.sentence(at, arguments, others) or everywhere(places)
                   or _cut(at, expected) or _unused(f, arguments, _named(problem, arguments), at))
    numbers = _in_words(named)
    if numbers and not tells(numbers, expected):
        result.sentence += say('（这里 {numbers}）', ' (Here {numbers}.)', numbers=numbers)
    return result


def no_single_number(found):
    """The hint about what a function returned in place of a number; None where it is one, or an array of one."""
    if isinstance(found, str):
        return hint('交出来的是一段文字：返回数本身，不要 str(…)。',
                    'Text came back: return the number itself, without str(…).')
    if isinstance(found, tuple) and len(found) == 1:
        return hint('交出来的数后面多了一个逗号，成了装着一个数的元组：去掉逗号。',
                    'There is a comma behind the number that is returned, which makes a tuple of it: leave the comma out.')
    array = as_array(found)
    if array is None and isinstance(found, int):
        return hint('交出来的数太大了，算不下去：看看哪一步乘得太多。',
                    'The number that came back is too large to compute with: see which step multiplies too often.')
    if array is None or array.dtype.kind == 'b' or array.size != 1 or isinstance(found, (list, tuple)):
        return hint('交出来的是{kind}：这里要一个数。', 'What is returned is {kind}; a single number is needed.',
                    kind=kind(type(found).__name__))


def _elsewhere(f, examples):
    """What f makes of the examples, where it makes a number: pairs (arguments, result)."""
    for arguments in examples:
        try:
            with np.errstate(all='ignore'):
                yield arguments, read(f(*copies(arguments)))
        except Exception:
            continue


def _named(problem, arguments):
    """The numbers among the arguments, by name."""
    return {name: value for name, value in zip(problem.names, arguments)
            if np.ndim(value) == 0 and as_array(value) is not None}


def _cut(found, expected):
    if found != expected and found in (np.floor(expected), np.ceil(expected)):
        return say('小数部分丢了：不要用 int 或 round，返回算出来的数。',
                   'The decimals are lost: return the number as it comes, without int or round.')
    return None


def _unused(f, arguments, named, found):
    """A sentence about an argument that makes no difference to what f returns, or None."""
    for name, value in named.items():
        try:
            used = f(*[x + 1 if x is value else x for x in arguments]) != found
        except Exception:
            continue
        if not used:
            return say('{name} 变了，结果却不变：它还没有写进算式里。',
                       'Whatever {name} is, the result stays the same: it does not enter the arithmetic yet.', name=name)
    return None


def _in_words(named):
    """apple = 100, a = [2, −5]: the inputs of an example, as far as they are short."""
    return ', '.join(f'{name} = {number(value)}' if np.ndim(value) == 0 else
                     f'{name} = [{", ".join(map(number, value))}]'
                     for name, value in named.items() if np.ndim(value) < 2)


def copies(arguments):
    return tuple(np.array(x) if isinstance(x, np.ndarray) else x for x in arguments)


def unchanged(now, before):
    return all(np.array_equal(a, b, equal_nan=np.asarray(b).dtype.kind == 'f') for a, b in zip(now, before))
