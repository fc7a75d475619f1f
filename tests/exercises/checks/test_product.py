"""A product of matrices, as readers type it."""
import numpy as np
import pytest

from common.exercises import check_product

X, dY = np.arange(6.0).reshape(2, 3), np.array([[1.0, 2.0], [3.0, 5.0]])


def check(answer):
    return check_product(answer, X.T @ dY, X=X, dY=dY)


@pytest.mark.parametrize('answer', ['X.T @ dY', 'X.T@dY', 'X.T·dY', 'Xᵀ @ dY', 'X^T @ dY',
                                    'X.transpose() ＠ dY', 'dW = X.T @ dY', 'X.T @ dY;'])
def test_a_product_may_be_written_in_many_ways(answer):
    assert check(answer).passed


@pytest.mark.parametrize('answer, told', [
    ('X.T * dY', '* multiplies element by element and needs two equal shapes; the matrix product is X.T @ dY'),
    ('X.T × dY', '× multiplies element by element'),
    ('X @ dY', 'X is (2, 3) and dY is (2, 2); that cannot be multiplied'), ('no idea', 'A product of X, dY is needed here'),
    ('X.T @', 'A product of X, dY is needed here'), (X.T @ dY, 'A product of X, dY is needed here')], ids=str)
def test_what_cannot_be_multiplied_is_told_and_costs_no_try(answer, told):
    result = check(answer)
    assert result.passed is False and not result.tried and told in result.sentence


def test_the_wrong_product_is_a_try():
    assert check('dY.T @ X').tried and check('X.T @ dY.T').tried and not check('dY.T @ X').passed
