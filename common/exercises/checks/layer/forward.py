"""The first look at a reader's layer: does forward give what it should?"""
import numpy as np

from common.exercises.answers import equal
from common.exercises.checks.function import copies, unchanged
from common.exercises.checks.layer.told import said, told
from common.exercises.diagnosis.forward import VALUES
from common.exercises.result import hint, with_further
from common.exercises.written import nothing_came_back


def forward_is_right(trial, where_it_was=None):
    """It returns the right number or array, and leaves its inputs as they were.

    where_it_was: a trial at whose inputs it was right, so that what is told must not be a mistake that shows anywhere.
    """
    given = copies(trial.inputs)
    out = trial.new().forward(*given)
    if out is None or out is ...:
        return nothing_came_back(trial.made.forward)
    if not unchanged(given, trial.inputs):
        return with_further(
            hint('forward 改写了交给它的数组，别处也许还在用：先复制（copy）再改。',
                 'forward writes into an array that it was given and that others may still need: copy it first.'),
            '写 out = x.copy()，再改 out；np.where 和乘法返回的也都是新数组。',
            'Write out = x.copy() and change out; np.where and a product return new arrays, too.')
    named = dict(zip(trial.names, trial.inputs))
    if where_it_was is None:
        return mistaken_value(trial, out) or told('forward', out, trial.expected.out, named)
    right = where_it_was.expected.out
    return told('forward', out, trial.expected.out, named,
                [(right, right, dict(zip(trial.names, where_it_was.inputs)))] if np.size(right) == 1 else ())


def mistaken_value(trial, out):
    for rule, *sentence in trial.known[0]:
        if equal(out, rule(*trial.inputs)) and not equal(out, trial.expected.out):
            return said('forward', *sentence)
    for rule in VALUES:
        if type(trial.expected.layer).__name__ in rule.kinds and not equal(out, trial.expected.out):
            if equal(out, rule.rule(*trial.inputs)):
                return said('forward', *rule.missing, circle=trial.made.__name__)
    return None
