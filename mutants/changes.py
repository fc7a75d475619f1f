"""The single changes that can be made to a program, each a piece of its text with another one in its place."""
import ast
import copy
from typing import NamedTuple

OTHER = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Div,
         ast.Mod: ast.Mult, ast.Pow: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
         ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
         ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And}
ORDERED = ast.Sub, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.MatMult
SYMMETRIC = 'max', 'min', 'maximum', 'minimum', 'equal', 'hypot'
SENTENCES = 'say', 'hint'                                  # what is said is read by people, not by tests
NOT_RUN = 'annotation', 'returns', 'decorator_list'


class Change(NamedTuple):
    """`new` in the place of the bytes from `start` to `end`, which say `old`."""
    line: int
    start: int
    end: int
    old: str
    new: str

    def __str__(self):
        return ' '.join(f'{self.old} → {self.new}'.split())

    def made(self, data):
        return data[:self.start] + self.new.encode() + data[self.end:]


def changes(data):
    """All changes of a program, given as bytes, in the order of its lines."""
    lines = data.splitlines(keepends=True)
    begins = [sum(map(len, lines[:i])) for i in range(len(lines))]
    found = []
    for node in visited(ast.parse(data)):
        for place, new in variants(node):
            if ast.dump(new) == ast.dump(place):
                continue                                   # f(a, a), the other way round
            start, end = (begins[line - 1] + column for line, column in (
                (place.lineno, place.col_offset), (place.end_lineno, place.end_col_offset)))
            text = 'pass' if isinstance(new, ast.Pass) else f'({ast.unparse(new)})'
            found.append(Change(place.lineno, start, end, data[start:end].decode(), text))
    return sorted(found)


def visited(node):
    """The nodes that run and whose place in the text is known; sentences are left out."""
    if isinstance(node, ast.JoinedStr) or isinstance(node, ast.Call) and called(node) in SENTENCES:
        return
    yield node
    for name, value in ast.iter_fields(node):
        if name not in NOT_RUN:
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from visited(child)


def variants(node):
    """(node, what may stand in its place), different in one thing."""
    if isinstance(node, (ast.BinOp, ast.BoolOp)) and type(node.op) in OTHER:
        yield node, but(node, op=OTHER[type(node.op)]())
    if isinstance(node, ast.BinOp) and isinstance(node.op, ORDERED):
        yield node, but(node, left=node.right, right=node.left)
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        yield node, but(node, ops=[OTHER[type(node.ops[0])]()])
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.Not, ast.USub)):
        yield node, node.operand
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        yield node, ast.Constant(not node.value if isinstance(node.value, bool) else node.value + 1)
    if isinstance(node, ast.Call) and len(node.args) > 1 and called(node) not in SYMMETRIC \
            and not any(isinstance(x, ast.Starred) for x in node.args[:2]):
        yield node, but(node, args=[node.args[1], node.args[0], *node.args[2:]])
    if isinstance(node, (ast.If, ast.IfExp)):
        yield node.test, ast.Constant(True)
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield node, ast.Pass()


def called(node):
    """The name of what is called: f of f(x) and of room.f(x)."""
    return getattr(node.func, 'id', getattr(node.func, 'attr', ''))


def but(node, **parts):
    """A copy of a node with other parts."""
    other = copy.copy(node)
    for name, part in parts.items():
        setattr(other, name, part)
    return other
