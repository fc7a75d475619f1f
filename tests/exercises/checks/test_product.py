"""A product of matrices, typed as text: worked out from the left, each sign and each transpose as it is written."""
import re

import numpy as np
import pytest

from common.exercises import check_product

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
    ('X * A', r'X is \(3, 2\) and A is \(2, 2\)')])
def test_what_cannot_be_worked_out_is_told(typed, words):
    result = check_product(typed, A, A=A, X=np.ones((3, 2)))
    assert result.passed is False and re.search(words, result.sentence), result


@pytest.mark.parametrize('nothing', [None, ..., '', ' '])
def test_nothing_is_no_answer_yet(nothing):
    assert check_product(nothing, A, A=A).passed is None
