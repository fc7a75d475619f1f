"""kept: a check that has a name keeps the reader's answer and what was said about it, in the reader's own file."""
import ast
import inspect
import linecache
from functools import wraps

import numpy as np

from common import memory
from common.exercises import numbers
from common.exercises.patience import patient


def kept(answer=lambda first, *others, **named: first):
    """Gives a check one more keyword, exercise='01-3', the name under which everything is kept.

    answer  takes the arguments of the check and returns the one that the reader wrote; several in a dict, by name
    """
    def of(check):
        check = patient(check)

        @wraps(check)
        def checked(*arguments, exercise='', **named):
            result = check(*arguments, **named)
            if exercise:
                _keep(exercise, answer(*arguments, **named), result)
                if memory.unkept():
                    print(memory.unkept())
            return result
        return checked
    return of


def _keep(exercise, answer, result):
    """A wrong part counts, also while others are not answered; each mistake is kept with the answer it is about."""
    parts = dict(result) if isinstance(result, list) else {'': result}
    answers = {label: as_text(typed) for label, typed in (answer if isinstance(answer, dict) else {'': answer}).items()}
    mistakes = {label: part.mistake for label, part in parts.items() if part.tried and part.mistake}
    if mistakes or result.tried:
        memory.keep(exercise, not mistakes and result.passed, answers=answers, seed=numbers.current(), mistakes=[
            (mistake, answers.get(label, answers.get('', ''))) for label, mistake in mistakes.items()])


def as_text(answer):
    """An answer as a person reads it: source for what was written, else the text, the number, the array."""
    if isinstance(answer, str):
        return answer
    if isinstance(answer, (float, np.number)):
        return f'{answer:.10g}'         # 8.05, not 8.049999999999999
    code = answer if inspect.isfunction(answer) or isinstance(answer, type) else type(answer)
    try:
        return _source(code) or (code.__name__ if code is answer else repr(answer))
    except Exception:       # whatever a reader's object does when it is looked at
        return code.__name__


def _source(code):
    """The text of a function or class that was typed in a cell, else ''. (inspect does not find such a class; its
    methods know their cell.)"""
    written = [code] if inspect.isfunction(code) else [part for part in vars(code).values() if inspect.isfunction(part)]
    if code.__module__ != '__main__' or not written:
        return ''
    cell = ''.join(linecache.getlines(written[0].__code__.co_filename))
    named = [part for part in ast.walk(ast.parse(cell)) if getattr(part, 'name', '') == code.__name__]
    return ast.get_source_segment(cell, named[-1]) if named else ''
