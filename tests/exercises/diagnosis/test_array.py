"""Who works an array out the wrong way is told of that way, whatever the numbers are; a right one has no mistake."""
import re

import numpy as np
import pytest

from common.exercises import check_array
from tests.exercises.readers.arrays import ALL, ARRAYS, arrays, worked_out

SETS = range(4)


@pytest.mark.parametrize('right, wrong, words', [(right, *row) for right, rows in ARRAYS.items() for row in rows.items()])
def test_a_wrong_array_is_told_its_mistake_whatever_the_numbers_are(right, wrong, words):
    for number in SETS:
        given = arrays(number)
        used = re.findall(r'\w+', f'{right} {wrong}')
        named = {name: given[name] for name in ALL if name in used}
        result = check_array(worked_out(wrong, given), worked_out(right, given), **named)
        assert result.passed is False and re.search(words, result.sentence), (number, result)
        assert check_array(worked_out(right, given), worked_out(right, given), **named).mistake is None


@pytest.mark.parametrize('right, found', [
    ([[0.2, 0.3, 0.5]], [[0.5, 0.2, 0.3]]), ([[0.2, 0.8], [0.7, 0.3]], [[0.9, 0.1], [0.1, 0.9]])])
def test_rows_that_sum_to_one_already_are_not_told_to(right, found):
    assert 'take one element' in check_array(np.array(found), np.array(right)).sentence


@pytest.mark.parametrize('right, told', [
    (np.full((2, 3), 2.5), False), (np.arange(6.0).reshape(2, 3) / 10, True), (np.array([1.0, 2.0]), True)])
def test_who_has_0_everywhere_is_told_that_all_are_alike_unless_the_right_ones_are(right, told):
    assert ('are the same' in check_array(np.zeros_like(right), right).sentence) is told


def test_a_factor_of_each_column_is_told_by_its_name():
    x, s = np.array([[1.5, -2.0, 4.0], [0.3, 0.7, -1.1]]), np.array([2.0, 3.5, -0.4])
    assert 'The factor s is missing' in check_array(x, x * s, s=s).sentence
    assert 'one factor s too many' in check_array(x * s, x, s=s).sentence


def test_an_array_off_by_a_factor_is_not_told_to_add_what_it_resembles():
    x = np.array([1.5, -2.0, 4.0])
    assert 'by the same factor' in check_array(2 * x, 3 * x, x=x).sentence
