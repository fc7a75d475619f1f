"""Typed expressions such as `2 * (x + y) ** 2`: read as a tree against a whitelist, never run as Python."""
import ast
import math

import numpy as np

from common.language import say

OPERATORS = {
    ast.Add: lambda x, y: x + y, ast.Sub: lambda x, y: x - y, ast.Mult: lambda x, y: x * y,
    ast.Div: lambda x, y: x / y, ast.Pow: lambda x, y: x ** y, ast.USub: lambda x: -x, ast.UAdd: lambda x: x,
}
FUNCTIONS = {name: getattr(np, name) for name in ('exp', 'log', 'sqrt', 'sin', 'cos', 'tanh', 'abs')}
FUNCTIONS.update(max=np.maximum, min=np.minimum, maximum=np.maximum, minimum=np.minimum)
CONSTANTS = {'pi': math.pi, 'e': math.e}
TYPED = str.maketrans({'×': '*', '·': '*', '÷': '/', '−': '-', '（': '(', '）': ')', '，': ',', '＋': '+', '＊': '*'})
LONGEST = 200


class ExpressionError(ValueError):
    """The text is no expression; the message says which part, and what would be."""


class Expression:
    """An expression in named variables: `Expression('x * y')(x=2, y=3)` is 6. The values may be nodes of a graph."""

    def __init__(self, text):
        self.text = text.strip()
        self.tree = _parse(self.text)
        self.names = list(dict.fromkeys(
            node.id for node in sorted(_walk(self.tree), key=lambda node: getattr(node, 'col_offset', 0))
            if isinstance(node, ast.Name) and node.id not in CONSTANTS))

    def __call__(self, **values):
        return _evaluate(self.tree, values)


def number(text):
    """The number that a reader typed, also as arithmetic: '2*1.1' is 2.2."""
    expression = Expression(text)
    if expression.names:
        raise ExpressionError(say('这里要一个数，{name} 不是数。',
                                  'a number is needed here; {name} is none.', name=expression.names[0]))
    try:
        with np.errstate(all='ignore'):
            value = float(expression())
    except (ArithmeticError, ValueError, TypeError):
        value = math.nan
    if not math.isfinite(value):
        raise ExpressionError(say('{text} 算不出一个数来。', '{text} has no finite value.', text=text))
    return value


def _parse(text):
    if not text:
        raise ExpressionError(say('这里还是空的：写一个算式，比如 2 * x + 1。',
                                  'nothing is written here yet; write an expression such as 2 * x + 1.'))
    if len(text) > LONGEST:
        raise ExpressionError(say('算式太长了：最多 {LONGEST} 个字符。',
                                  'this is too long; at most {LONGEST} characters.', LONGEST=LONGEST))
    if '^' in text:
        raise ExpressionError(say('乘方写成 **，比如 x ** 2。', 'a power is written **, as in x ** 2.'))
    try:
        tree = ast.parse(text.translate(TYPED), mode='eval').body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise ExpressionError(say('读不懂 {text}：看看括号是否成对，乘号有没有漏掉。',
                                  '{text} cannot be read; are the brackets paired, is a * missing?',
                                  text=text)) from None
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
    if not allowed:
        part = ast.get_source_segment(text, node) or text
        raise ExpressionError(say(
            '{part} 用不了：这里只认识 + - * / **、括号、数、变量和 {FUNCTIONS}。',
            '{part} cannot be used; + - * / **, brackets, numbers, variables and {FUNCTIONS} can.',
            part=part, FUNCTIONS=', '.join(FUNCTIONS)))


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
