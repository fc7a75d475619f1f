"""Check of the backward pass through the whole graph of softmax and cross-entropy, written line by line."""
import traceback

import numpy as np

from common.exercises.answers import as_array, matches
from common.exercises.checks.array import judge_array
from common.exercises.checks.function import copies, unchanged
from common.exercises.checks.number import judge
from common.exercises.diagnosis.error import stopped
from common.exercises.diagnosis.softmax import LINES, worked_out
from common.exercises.kept import kept
from common.exercises.result import Result, Results, hint, not_yet, unanswered
from common.exercises.written import does_not_run
from common.language import say

EXAMPLES = (                # no 0 and no two alike, so that each mistake makes other numbers; and two numbers of classes
    (np.array([1.1, 0.7, 1.6]), np.array([0.3, 0.6, 0.1])),
    (np.array([0.5, -1.2, 2.0, 0.3]), np.array([0.1, 0.2, 0.4, 0.3])))
GIVEN = ('e', 'S', 'r', 'y', 'log_y', 't')


@kept()
def check_softmax_lines(backward):
    """backward(e, S, r, y, log_y, t) returns locals(), with the lines ds, dm, dlog_y, dy, dr, dS, de_through_S, de_direct, da.

    Results, one for each line down to the first that is not right yet: what follows depends on it.
    """
    if unanswered(backward):
        return not_yet()
    if not callable(backward):
        return hint('这里要一个函数：def softmax_backward(e, S, r, y, log_y, t): …',
                    'A function is needed here: def softmax_backward(e, S, r, y, log_y, t): …')
    if idle := does_not_run(backward):
        return idle
    runs = []
    for a, t in EXAMPLES:
        values = worked_out(a, t)
        run = _run(backward, [getattr(values, name) for name in GIVEN])
        if not isinstance(run, tuple):
            return run
        runs.append((values, *run))
    return Results(_rows(runs))


def _run(backward, arguments):
    """({name: value} of what the reader wrote, the Result for where it stopped or None), or the Result for all of it."""
    given = copies(arguments)
    try:
        with np.errstate(all='ignore'):
            lines, end = backward(*given), None
    except Exception as error:
        lines, end = _written_before(error, backward), stopped(error)
    if not unchanged(given, arguments):
        return hint('有一行改写了交给函数的数组：每一行都算出一个新的数组。',
                    'A line wrote into an array that the function was given; let each line make a new array.')
    if not isinstance(lines, dict):
        return hint('请保留最后一行 return locals()：它把写下的每一行都交出来。',
                    'Keep the last line, return locals(): it returns all the lines that were written.')
    return lines, end


def _written_before(error, backward):
    """What the names in the reader's function held when it stopped."""
    code = getattr(backward, '__code__', None)
    return next((dict(frame.f_locals) for frame, _ in traceback.walk_tb(error.__traceback__) if frame.f_code is code), {})


def _rows(runs):
    for line in LINES:
        each = [_judge(line, *run) for run in runs]
        result = next((result for result in each if not result.passed), each[0])
        yield line.name, result
        if not result.passed:
            return


def _judge(line, values, lines, end):
    if line.name not in lines and end is None:
        return hint('没有叫 {name} 的一行了：请保留它的名字。', 'No line is called {name} any more; keep its name.',
                    name=line.name)
    answer, expected = lines.get(line.name), getattr(values, line.name)
    if unanswered(answer):
        return end or not_yet()
    why, look = lambda: say(*line.why), lambda found: say(*line.look)
    if not np.ndim(expected) and np.ndim(answer) == 0:
        result = judge(answer, expected, lambda found: _mistake(line, found, values), look, why)
    else:
        result = judge_array(answer, expected, fallback=look, why=why)
    return result if result.passed else Result(False, _mistake(line, answer, values) or result.sentence)


def _mistake(line, answer, values):
    """The sentence to the first mistake that makes this of the values, or None."""
    found = as_array(answer)
    with np.errstate(all='ignore'):
        return next((say(zh, en) for rule, zh, en in line.mistakes
                     if found is not None and matches(found, rule(values))), None)
