"""What may be typed, and what is answered to the rest."""
import math

import pytest

from common.expression import Expression, ExpressionError, number
from common.graph import Graph


@pytest.mark.parametrize('text, value', [
    ('2*1.1', 2.2), ('2×1.1', 2.2), ('（1＋2）÷4', 0.75), ('-3 ** 2', -9), ('exp(0) + log(1)', 1), ('max(2, 3)', 3),
    ('2*pi', 2 * math.pi), (' 1e3 ', 1000), ('−5', -5)])
def test_arithmetic_is_understood_as_it_is_typed(text, value):
    assert number(text) == pytest.approx(value)


def test_variables_stand_in_the_order_in_which_they_are_written():
    assert Expression('z * (apple + x) - z').names == ['z', 'apple', 'x']


def test_an_expression_of_nodes_writes_the_graph():
    g = Graph(x=3.0, y=2.0)
    Expression('(x + y) * x')(x=g['x'], y=g['y'])
    assert g.output.value == 15 and g.backward() == {'x': 8, 'y': 3}


@pytest.mark.parametrize('text', [
    '', '   ', '2 +', '(1', 'x^2', '__import__("os")', 'x.real', 'x[0]', 'lambda: 1', '"a"', 'True', 'open(1)', 'exp(x=1)',
    '[1, 2]', 'x if x else 1', 'x < 1', 'f(1)', '1 2', 'x := 3', '1' * 300, '((' * 90, '2j',
    'not x', 'x and y'])
def test_everything_else_is_answered_with_a_sentence(text):
    with pytest.raises(ExpressionError) as answer:
        Expression(text)
    assert str(answer.value) and '\n' not in str(answer.value)


@pytest.mark.parametrize('text', ['9**9**9**9', '1/0', 'log(0)', '(-1)**0.5'])
def test_arithmetic_without_a_value_ends_at_once_with_a_sentence(text):
    with pytest.raises(ExpressionError):
        number(text)
