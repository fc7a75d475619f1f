"""A row of numbers, typed as text."""
import re

import numpy as np
import pytest

from common.exercises import check_row

RIGHT = np.array([0.3, -0.8, 0.5])


@pytest.mark.parametrize('answer', [
    '0.3, -0.8, 0.5', '0.3 -0.8 0.5', '0.3，−0.8、0.5', '0.3; -8/10; 1/2', '[0.3, -0.8, 0.5]', '(0.3, -0.8, 0.5)',
    'np.array([0.3, -0.8, 0.5])', '{0.3, -0.8, 0.5}', '0.3, -0.8, 0.5,', '0.3 和 -0.8 和 0.5', '(1-0.7), -(0.8), (0.5)',
    'array([0.3, -0.8, 0.5])', 'y = [0.3, -0.8, 0.5]', 'torch.tensor([0.3, -0.8, 0.5])', '[0.3, -0.8, 0.5]。',
    '(0.3, -0.8, 0.5).',
    '.3, -.8, .5', 'y = np.array([0.3, -0.8, 0.5])', [[0.3], [-0.8], [0.5]], (0.3, '-0.8', '1/2'), np.array(['0.3', '-0.8',
    '0.5']),
    '【0.3，−0.8、1/2】', '0.3; -4/5; 0.25 * 2',
    [0.3, -0.8, 0.5], (0.3, -0.8, 0.5), RIGHT, RIGHT[None]], ids=str)
def test_a_row_may_be_written_in_many_ways(answer):
    assert check_row(answer, RIGHT).passed


class Refusing:
    def __array__(self, *args, **options):
        raise RuntimeError('no')


@pytest.mark.parametrize('answer, told', [
    ('0.3, -0.8', '3 numbers are needed here'), ('a, b, c', 'a is not a number'), (0.3, '3 numbers are needed'),
    ({0.3}, '3 numbers are needed'), (Refusing(), '3 numbers are needed'),
    ((x for x in RIGHT), '3 numbers are needed'), (len, '3 numbers are needed'), ({'a': 0.3}, '3 numbers are needed'),
    ('0.3, -0.8, 50%', 'can be read in two ways')], ids=str)
def test_what_is_no_row_is_told_and_costs_no_try(answer, told):
    result = check_row(answer, RIGHT)
    assert result.passed is False and not result.tried and told in result.sentence


@pytest.mark.parametrize('typed, words', [
    ('0.3, -0.8', '3 numbers are needed here, with commas between them; 2 could be read'),
    ('1, 2, 3, 4', '4 could be read'),
    ('0.3, x, 0.5', 'number is needed|cannot be read'), ('-0.3, 0.8, -0.5', 'every sign is reversed'),
    ('0.6, -1.6, 1', 'Every number is too large by the same factor, the count 2'),
    ('0.15, -0.4, 0.25', 'too small by the same factor')])
def test_a_wrong_row_is_told_what_is_wrong_with_it(typed, words):
    result = check_row(typed, RIGHT, N=2)
    assert result.passed is False and re.search(words, result.sentence), result


@pytest.mark.parametrize('nothing', [None, ..., '', ' ', [None, None, None], ['', '', '']])
def test_nothing_is_no_answer_yet(nothing):
    assert check_row(nothing, RIGHT).passed is None
