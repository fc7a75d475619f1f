"""Typed expressions such as `2 * (x + y) ** 2`: read as a tree against a whitelist, never run as Python."""
import ast
import math

import numpy as np

from common.expression.signs import ExpressionError, python, short, tokens
from common.language import say

OPERATORS = {
    ast.Add: lambda x, y: x + y, ast.Sub: lambda x, y: x - y, ast.Mult: lambda x, y: x * y,
    ast.Div: lambda x, y: x / y, ast.Pow: lambda x, y: x ** y, ast.USub: lambda x: -x, ast.UAdd: lambda x: x,
}
FUNCTIONS = {name: getattr(np, name) for name in ('exp', 'log', 'log10', 'sqrt', 'sin', 'cos', 'tan', 'tanh', 'abs')}
FUNCTIONS.update(max=np.maximum, min=np.minimum, maximum=np.maximum, minimum=np.minimum)
CONSTANTS = {'pi': math.pi, 'e': math.e}


class Expression:
    """An expression in named variables: `Expression('x * y')(x=2, y=3)` is 6. The values may be nodes of a graph.

    Its tokens may be given where something was done to them.
    """

    def __init__(self, text, found=None):
        self.text = text.strip()
        self.tree = _parse(self.text, tokens(text) if found is None else found)
        self.names = list(dict.fromkeys(
            node.id for node in sorted(_walk(self.tree), key=lambda node: getattr(node, 'col_offset', 0))
            if isinstance(node, ast.Name) and node.id not in CONSTANTS))

    def __call__(self, **values):
        return _evaluate(self.tree, values)


def _parse(typed, found):
    text = python(found)
    try:
        tree = ast.parse(text, mode='eval').body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise ExpressionError(say('读不懂 {text}：看看括号是否成对，符号前后有没有漏掉什么。',
                                  '{text} cannot be read; are the brackets paired, is something missing beside a sign?',
                                  text=short(typed))) from None
    for node in _walk(tree):
        _allow(node, text)
    return tree


def _walk(tree):
    """The parts of the tree that compute: names of functions are not among them."""
    parts = {ast.BinOp: lambda n: [n.left, n.right], ast.UnaryOp: lambda n: [n.operand], ast.Call: lambda n: n.args}
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += parts.get(type(node), lambda n: [])(node)


def _allow(node, text):
    allowed = (
        isinstance(node, ast.Constant) and type(node.value) in (int, float)
        or isinstance(node, ast.Name)
        or isinstance(node, (ast.BinOp, ast.UnaryOp)) and type(node.op) in OPERATORS
        or isinstance(node, ast.Call) and getattr(node.func, 'id', None) in FUNCTIONS and not node.keywords)
    if allowed and isinstance(node, ast.Call):
        _count(node.func.id, len(node.args))
    if not allowed:
        part = short(ast.get_source_segment(text, getattr(node, 'func', node)) or text)
        raise ExpressionError(say(
            '{part} 用不了：这里只认识 + - * / ^ √、括号、数、变量和 {FUNCTIONS}。',
            '{part} cannot be used here; use + - * / ^ √, brackets, numbers, variables and {FUNCTIONS}.',
            part=part, FUNCTIONS=', '.join(FUNCTIONS)))


def _count(name, given):
    takes = FUNCTIONS[name].nin
    if given != takes:
        raise ExpressionError(say('{name} 要 {takes} 个数，这里有 {given} 个。',
                                  '{name} takes {takes} numbers, and there are {given} here.',
                                  name=name, takes=takes, given=given))


def _evaluate(node, values):
    match node:
        case ast.Constant():
            return float(node.value)
        case ast.Name():
            return values[node.id] if node.id in values else CONSTANTS[node.id]
        case ast.UnaryOp():
            return OPERATORS[type(node.op)](_evaluate(node.operand, values))
        case ast.BinOp():
            return OPERATORS[type(node.op)](_evaluate(node.left, values), _evaluate(node.right, values))
        case ast.Call():
            return FUNCTIONS[node.func.id](*(_evaluate(arg, values) for arg in node.args))
