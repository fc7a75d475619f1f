"""A row of numbers, typed as text."""
import re

import numpy as np
import pytest

from common.exercises import check_row

RIGHT = np.array([0.3, -0.8, 0.5])


@pytest.mark.parametrize('typed', ['0.3, -0.8, 0.5', '0.3 -0.8 0.5', '[0.3,-0.8,0.5]', '【0.3，−0.8、1/2】', RIGHT.tolist(),
                                   '3/10; -4/5; 0.25 * 2'])
def test_a_row_may_be_written_in_many_ways(typed):
    assert check_row(typed, RIGHT).passed


@pytest.mark.parametrize('typed, words', [
    ('0.3, -0.8', '3 numbers are needed here, with commas between them; 2 could be read'),
    ('1, 2, 3, 4', '4 could be read'),
    ('0.3, x, 0.5', 'number is needed|cannot be read'), ('-0.3, 0.8, -0.5', 'every sign is reversed'),
    ('0.6, -1.6, 1', 'Every number is too large by the same factor, the count 2'),
    ('0.15, -0.4, 0.25', 'too small by the same factor')])
def test_a_wrong_row_is_told_what_is_wrong_with_it(typed, words):
    result = check_row(typed, RIGHT, N=2)
    assert result.passed is False and re.search(words, result.sentence), result


@pytest.mark.parametrize('nothing', [None, ..., '', ' '])
def test_nothing_is_no_answer_yet(nothing):
    assert check_row(nothing, RIGHT).passed is None
