"""What readers type: arithmetic in named variables, and single numbers. It is read, never run as Python."""
from common.expression.numbers import number
from common.expression.signs import ExpressionError
from common.expression.tree import Expression
