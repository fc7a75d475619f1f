"""A method watched while it runs: which line made a number, and the same line with its numbers put in.

Nothing is kept by hand: the method runs on a copy of its layer, and each line leaves what the names held before it.
"""
import ast
import inspect
import sys
from copy import copy, deepcopy
from functools import lru_cache
from numbers import Number
from textwrap import dedent
from typing import NamedTuple

import numpy as np

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
        self.steps = list(_steps(moments, _statements(self.function)))

    def made(self, position=0):
        """The statement that made the number at `position` of what was returned, or None where none can be told."""
        at = len(self.steps) - 1
        if at < 0 or not isinstance(self.steps[at].statement, ast.Return):
            return None
        many = isinstance(self.returned, tuple)
        value = self.returned[position] if many else self.returned
        expression = _part(self.steps[at].statement.value, position if many else None)
        return self._traced(at, expression, value)

    def stored(self, name):
        """The statement that gave a name its last value, such as `self.grad`."""
        found = self._maker(ast.parse(name, mode='eval').body, len(self.steps))
        return found and self._traced(*found, self.steps[-1].after[name])

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
            stored = _stored(step.statement).get(name)
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


class PutIn(ast.NodeTransformer):
    """Numbers in place of names, in a copy of the expression."""

    def __init__(self, values, written):
        self.values, self.written = values, written

    def generic_visit(self, node):
        node = copy(node)
        for field, value in ast.iter_fields(node):
            if isinstance(value, list):
                setattr(node, field, list(value))       # what it visits it replaces within the list
        return super().generic_visit(node)

    def visit_Name(self, node):
        name = ast.unparse(node)
        return self._text(name, self.values[name]) if name in self.values else node

    def visit_Attribute(self, node):
        name, owner = ast.unparse(node), ast.unparse(node.value)
        if name in self.values:
            return self._text(name, self.values[name])
        if node.attr in ('shape', 'size', 'ndim', 'dtype'):
            return node
        if node.attr == 'T' and owner in self.values:
            return self._text(name, np.transpose(self.values[owner]))
        return self.generic_visit(node)

    def visit_BinOp(self, node):
        return self._bracketed(self.generic_visit(node))

    def visit_UnaryOp(self, node):
        return self._bracketed(self.generic_visit(node))

    def visit_keyword(self, node):
        return node

    def _text(self, name, value):
        text = str(value) if isinstance(value, (bool, np.bool_)) else self.written(value)
        return ast.Name(f'{name} {text}' if text.startswith('(') else text)

    def _bracketed(self, node):
        for field, operand in ast.iter_fields(node):
            if isinstance(operand, ast.Name) and operand.id.startswith('−'):
                setattr(node, field, ast.Name(f'({operand.id})'))
        return node


def written_function(layer, method):
    """The function behind a method as it was written, without what is wrapped around it."""
    found = inspect.unwrap(getattr(layer, method))
    return getattr(found, '__func__', found)


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


@lru_cache(maxsize=128)
def _statements(function):
    """{line in the file: the statement without a body of its own that stands there}."""
    text, first = inspect.getsourcelines(function)
    tree = ast.increment_lineno(ast.parse(dedent(''.join(text))), first - 1)
    return {line: statement for statement in ast.walk(tree)
            if isinstance(statement, ast.stmt) and not hasattr(statement, 'body')
            for line in range(statement.lineno, statement.end_lineno + 1)}


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


def _stored(statement):
    """{name: the expression that it gets} of an assignment."""
    if isinstance(statement, ast.AugAssign):
        return {ast.unparse(statement.target): ast.BinOp(statement.target, statement.op, statement.value)}
    if isinstance(statement, ast.AnnAssign) and statement.value:
        return {ast.unparse(statement.target): statement.value}
    if not isinstance(statement, ast.Assign):
        return {}
    stored = {}
    for target in statement.targets:
        for i, name in enumerate(target.elts if isinstance(target, ast.Tuple) else [target]):
            stored[ast.unparse(name)] = _part(statement.value, i if isinstance(target, ast.Tuple) else None)
    return stored


def _part(expression, position):
    """One of several expressions in a row, or the whole where there is one only."""
    several = isinstance(expression, ast.Tuple) and position is not None and position < len(expression.elts)
    return expression.elts[position] if several else expression
