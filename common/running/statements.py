"""The statements of a function: which stand on which lines, and what an assignment stores."""
import ast
import inspect
from functools import lru_cache
from textwrap import dedent


@lru_cache(maxsize=128)
def statements(function):
    """{line in the file: the statement without a body of its own that stands there}."""
    text, first = inspect.getsourcelines(function)
    tree = ast.increment_lineno(ast.parse(dedent(''.join(text))), first - 1)
    return {line: statement for statement in ast.walk(tree)
            if isinstance(statement, ast.stmt) and not hasattr(statement, 'body')
            for line in range(statement.lineno, statement.end_lineno + 1)}


def assigned(statement):
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
            stored[ast.unparse(name)] = part(statement.value, i if isinstance(target, ast.Tuple) else None)
    return stored


def part(expression, position):
    """One of several expressions in a row, or the whole where there is one only."""
    several = isinstance(expression, ast.Tuple) and position is not None and position < len(expression.elts)
    return expression.elts[position] if several else expression


def written_function(layer, method):
    """The function behind a method as it was written, without what is wrapped around it."""
    found = inspect.unwrap(getattr(layer, method))
    return getattr(found, '__func__', found)
