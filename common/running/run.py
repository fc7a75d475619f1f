"""A method watched while it runs: which line made a number, and the same line with its numbers put in.

Nothing is kept by hand: the method runs on a copy of its layer, and each line leaves what the names held before it.
"""
import ast
import sys
from copy import deepcopy
from numbers import Number
from typing import NamedTuple

import numpy as np

from common.running.put_in import PutIn
from common.running.statements import assigned, part, statements, written_function

SMALL = 9       # numbers of an array that may be written out, so they are kept as they were


class Made(NamedTuple):
    """The statement that made a number: its lines in the file, its code, and the code with numbers, `1.1 * 2 = 2.2`."""
    lines: range
    code: str
    numbers: str


class Step(NamedTuple):
    """A statement that ran, and {name: value} before and after it, `self.x` among the names."""
    statement: ast.stmt
    before: dict
    after: dict


class Run:
    """One run of a method: `function` is its code as it was written, `steps` what ran, `returned` what it gave.

    written(value) is the text of a number or an array; an array that it gives by its shape keeps its name, too.
    """

    def __init__(self, layer, method, given, written):
        layer = deepcopy(layer, {id(tape): tape for tape in [getattr(layer, 'tape', None)]})
        run, self.function, self.written = getattr(layer, method), written_function(layer, method), written
        moments, self.returned = [], None
        code = self.function.__code__

        def line(frame, event, arg):
            if event == 'return':
                self.returned = arg
            if event in ('line', 'return'):
                moments.append((frame.f_lineno, _kept(frame.f_locals, code.co_varnames[0])))
            return line

        others = sys.gettrace()
        sys.settrace(lambda frame, event, arg: line if frame.f_code is code else None)
        try:
            run(*deepcopy(given))
        finally:
            sys.settrace(others)
        self.steps = list(_steps(moments, statements(self.function)))

    def made(self, position):
        """The statement that made the number at `position` of what was returned, or None where none can be told."""
        at = len(self.steps) - 1
        if at < 0 or not isinstance(self.steps[at].statement, ast.Return):
            return None
        value = self.returned[position] if isinstance(self.returned, tuple) else self.returned
        return self._traced(at, part(self.steps[at].statement.value, position), value)

    def stored(self, name):
        """The statement that gave a name its last value, such as `self.grad`, or None where none did."""
        expression, end = ast.parse(name, mode='eval').body, len(self.steps)
        if self._maker(expression, end) is None:
            return None
        return self._traced(end, expression, self.steps[-1].after[name])

    def _traced(self, at, expression, value):
        """The statement that made a value, which may have gone from name to name since."""
        named = expression
        while (earlier := self._maker(expression, at)) is not None:
            named, (at, expression) = expression, earlier
        return self._told(self.steps[at], expression, named, value)

    def _maker(self, expression, before):
        """(position of the step, expression) that gave a name its value; no expression if it was changed in place.

        None where the value came in from outside.
        """
        if not isinstance(expression, (ast.Name, ast.Attribute)):
            return None
        name = ast.unparse(expression)
        for at in reversed(range(before)):
            step = self.steps[at]
            stored = assigned(step.statement).get(name)
            if stored is not None:
                return at, stored
            if name in step.after and not _same(step.before.get(name), step.after[name]):
                return at, None
        return None

    def _told(self, step, expression, named, value):
        statement = step.statement
        put_in = ast.unparse(PutIn(step.before, self.written).visit(expression)) if expression else ast.unparse(named)
        result = self.written(value) if _is_value(value) else str(value)
        numbers = result if put_in == result else f'{put_in} = {result}'
        return Made(range(statement.lineno, statement.end_lineno + 1), self._code(statement, expression), numbers)

    @staticmethod
    def _code(statement, expression):
        """The statement on one line; of several expressions that are returned in a row, the one that is meant."""
        if isinstance(statement, ast.Return):
            return f'return {ast.unparse(expression)}'
        return ast.unparse(statement)


def _is_value(value):
    return isinstance(value, (Number, np.ndarray))


def _kept(names, own):
    """{name: value} of the numbers and arrays among local names and the attributes of `own`, self."""
    layer = names.get(own)
    slots = getattr(type(layer), '__slots__', ())
    held = getattr(layer, '__dict__', None) or {name: getattr(layer, name, None) for name in slots}
    attributes = {f'{own}.{name}': value for name, value in held.items()}
    return {name: value.copy() if isinstance(value, np.ndarray) and value.size <= SMALL else value
            for name, value in {**names, **attributes}.items() if _is_value(value)}


def _same(a, b):
    return a is b or np.shape(a) == np.shape(b) and np.size(a) <= SMALL and bool(np.all(a == b))


def _steps(moments, statements):
    """Each statement that ran; one of several lines is one step."""
    last = None
    for (line, before), (_, after) in zip(moments, moments[1:]):
        statement = statements.get(line)
        if last is not None and statement is last.statement:
            last = last._replace(after=after)
            continue
        if last is not None:
            yield last
        last = Step(statement, before, after) if statement is not None else None
    if last is not None:
        yield last
