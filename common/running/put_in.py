"""The numbers put into a line of code: `dout * self.y` becomes `1.1 * 2`."""
import ast
from copy import copy

import numpy as np


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
