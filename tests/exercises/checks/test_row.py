"""A row of numbers, as readers type it."""
import numpy as np
import pytest

from common.exercises import check_row

ROW = np.array([0.3, -0.8, 0.5])


@pytest.mark.parametrize('answer', [
    '0.3, -0.8, 0.5', '0.3 -0.8 0.5', '0.3，−0.8、0.5', '0.3; -8/10; 1/2', '[0.3, -0.8, 0.5]', '(0.3, -0.8, 0.5)',
    'np.array([0.3, -0.8, 0.5])', '{0.3, -0.8, 0.5}', '0.3, -0.8, 0.5,', '0.3 和 -0.8 和 0.5', '(1-0.7), -(0.8), (0.5)',
    [0.3, -0.8, 0.5], (0.3, -0.8, 0.5), ROW, ROW[None]], ids=str)
def test_a_row_may_be_written_in_many_ways(answer):
    assert check_row(answer, ROW).passed


class Refusing:
    def __array__(self, *args, **options):
        raise RuntimeError('no')


@pytest.mark.parametrize('answer, told', [
    ('0.3, -0.8', '3 numbers are needed here'), ('a, b, c', 'a is not a number'), (0.3, '3 numbers are needed'),
    ({0.3}, '3 numbers are needed'), (Refusing(), '3 numbers are needed'),
    ('0.3, -0.8, 50%', 'can be read in two ways')], ids=str)
def test_what_is_no_row_is_told_and_costs_no_try(answer, told):
    result = check_row(answer, ROW)
    assert result.passed is False and not result.tried and told in result.sentence
