"""A product of matrices, typed as text: worked out from the left, each sign and each transpose as it is written."""
import re

import numpy as np
import pytest

from common.exercises import check_product

X, dY = np.arange(6.0).reshape(2, 3), np.array([[1.0, 2.0], [3.0, 5.0]])
A, B, C = (np.random.RandomState(number).randint(2, 30, (2, 2)) for number in range(3))


@pytest.mark.parametrize('typed, right', [
    ('A @ B', A @ B), ('A.T@B', A.T @ B), ('A ·B^T', A @ B.T), ('A＠Bᵀ', A @ B.T), ('A * B', A * B), ('A×B', A * B), ('A', A),
    ('A @ B @ C', A @ B @ C), ('A @ B * C', (A @ B) * C), ('A * B.T @ C', (A * B.T) @ C),
    ('C.transpose() @ B * A', C.T @ B * A)])
def test_a_product_is_read_as_it_is_written(typed, right):
    assert check_product(typed, right, A=A, B=B, C=C).passed
    assert check_product(typed, 1.01 * right, A=A, B=B, C=C).passed is False


@pytest.mark.parametrize('typed, words', [
    ('A @', 'A product of A, X is needed here, such as A.T @ X.T'), ('A + A', 'A product of A, X'),
    ('Y @ A', 'A product of A, X'),
    ('A @ X', r'A is \(2, 2\) and X is \(3, 2\)'), ('A @ A @ X', r'A @ A is \(2, 2\) and X is \(3, 2\)'),
    ('X * A', 'the matrix product is X @ A')])
def test_what_cannot_be_worked_out_is_told(typed, words):
    result = check_product(typed, A, A=A, X=np.ones((3, 2)))
    assert result.passed is False and re.search(words, result.sentence), result


@pytest.mark.parametrize('nothing', [None, ..., '', ' '])
def test_nothing_is_no_answer_yet(nothing):
    assert check_product(nothing, A, A=A).passed is None


def check(answer):
    return check_product(answer, X.T @ dY, X=X, dY=dY)


@pytest.mark.parametrize('answer', ['X.T @ dY', 'X.T@dY', 'X.T·dY', 'Xᵀ @ dY', 'X^T @ dY',
                                    'X.transpose() ＠ dY', 'dW = X.T @ dY', 'X.T @ dY;', '(X.T @ dY)', '(X.T) @ (dY)',
                                    'x.t @ dy',
                                    'np.dot(X.T, dY)', 'np.matmul(X.T, dY)', 'X.T.dot(dY)', 'X.transpose().dot(dY)', 'X^T dY',
                                    'Xᵀ dY',
                                    "X' @ dY", 'X⊤ dY', '$X^{T} dY$', 'X转置 @ dY', 'X的转置 · dY', 'X.T @ dY。'])
def test_a_product_may_be_written_in_many_ways(answer):
    assert check(answer).passed


@pytest.mark.parametrize('answer, told', [
    ('X.T * dY', '* multiplies element by element and needs two equal shapes; the matrix product is X.T @ dY'),
    ('X.T × dY', '× multiplies element by element'),
    ('X @ dY', 'X is (2, 3) and dY is (2, 2); that cannot be multiplied'), ('no idea', 'A product of X, dY is needed here'),
    ('X.T @', 'A product of X, dY is needed here'), ('W.T @ dY', 'W is none of them'), ('X.T @ dout', 'dout is none of them'),
    ('2 * X.T @ dY', 'A product of X, dY'), ('np.transpose(X) @ dY', 'A product of X, dY'),
    (X.T @ dY, 'A product of X, dY is needed here')], ids=str)
def test_what_cannot_be_multiplied_is_told_and_costs_no_try(answer, told):
    result = check(answer)
    assert result.passed is False and not result.tried and told in result.sentence


def test_the_wrong_product_is_a_try():
    assert check('dY.T @ X').tried and check('X.T @ dY.T').tried and not check('dY.T @ X').passed


@pytest.mark.parametrize('typed', ['(A @ B) @ C', 'A @ (B @ C)', '(A) @ ((B) @ C)'])
def test_brackets_that_change_nothing_may_stand(typed):
    assert check_product(typed, A @ B @ C, A=A, B=B, C=C).passed


@pytest.mark.parametrize('typed', ['A * (B @ C)', '(A @ B).T', '(A @ B)^T @ C', '(A + B) @ C'])
def test_brackets_that_would_change_something_are_not_left_out(typed):
    result = check_product(typed, A @ B, A=A, B=B, C=C)
    assert result.passed is False and not result.tried


def test_a_name_in_its_own_letters_comes_first():
    assert check_product('a', B, A=A, a=B).passed and check_product('A', A, a=B, A=A).passed
