"""How a number is related to the right one: a factor, a term, a sign, a decimal point, a slip or rounding, whatever they are."""
import re

import numpy as np
import pytest

from common.exercises import check_gradient, check_number
from common.graph import Graph

RELATED = {         # to r = a·b + c
    '-r': 'the right size; look at its sign', 'a': 'is a itself', 'b': 'is b itself',
    'r * a': 'one factor a too many', 'r * c': 'one factor c too many',
    'r / a': 'lacks the factor a', 'r / c': 'lacks the factor c',
    'r - c': 'leaves out the term c', 'r - c - c': 'c has the wrong sign', 'r + c': 'has the term c once too often',
    'r + b': 'has the term b once too often', 'a * b + b * c': 'c was multiplied by b',
    'a * b + a * c': 'c was multiplied by a',
    '1 / r': 'upside down', **{f'r * {power}': 'count the places' for power in (10, 100, 1000, 0.1, 0.01, 0.001)},
    **{f'r * {factor}': 'not the answer yet' for factor in (1e4, 7.7, 1.05, 0.95)},
}
SETS = range(6)


def numbers(number):
    random = np.random.RandomState(number)
    a, b, c = (random.permutation(np.arange(2, 20))[:3] + np.array([0.137, 0.353, 0.771])) * random.choice([-1, 1], 3)
    return {'a': a, 'b': b, 'c': c, 'r': a * b + c}


@pytest.mark.parametrize('formula, words', RELATED.items())
def test_what_a_number_has_to_do_with_the_right_one_is_told(formula, words):
    for number in SETS:
        given = numbers(number)
        result = check_number(eval(formula, {}, given), given['r'], **{name: given[name] for name in 'abc'})
        assert result.passed is False and re.search(words, result.sentence), (given, result)


@pytest.mark.parametrize('formula', RELATED)
def test_nothing_of_it_is_told_of_a_number_in_between(formula):
    for number in SETS:
        given = numbers(number)
        result = check_number(eval(formula, {}, given) * 1.00623, given['r'], **{name: given[name] for name in 'abc'})
        assert re.search('not the answer yet|is close', result.sentence), (given, result)


@pytest.mark.parametrize('right', [24, -24, 130, 4274])
@pytest.mark.parametrize('off', range(-9, 10))
def test_whole_numbers_that_differ_by_up_to_five_are_a_slip(right, off):
    result = check_number(right + off, float(right))
    if off:
        slip = abs(off) <= min(5, 0.15 * abs(right)) or abs(off / right) <= 0.04
        assert result.passed is (right == 4274 and abs(off) <= 2) or ('close: the method' in result.sentence) is slip, result
    else:
        assert result.passed


@pytest.mark.parametrize('right', [0.196612, 2.7468, 83.276, 4614.9, 0.0034567, -5.5555])
@pytest.mark.parametrize('digits', range(1, 6))
def test_fewer_than_four_digits_are_too_few_and_four_are_enough(right, digits):
    unit = 10.0 ** (np.floor(np.log10(abs(right))) - digits + 1)
    for cut in (round, np.trunc):
        answer = float(cut(right / unit) * unit)
        result = check_number(answer, right)
        if abs(answer - right) <= 5e-4 * abs(right):
            assert result.passed
        elif abs(answer / right - 1) <= 0.04:
            assert digits < 5 and 'rounded too early' in result.sentence
        else:
            assert 'rounded' not in result.sentence


def test_a_rate_may_be_asked_for_each_percentage_point():
    for name, words in (('tax', 'percentage point'), ('discount', 'percentage point'), ('apple', 'count the places')):
        graph = Graph(**{name: 1.2, 'other': 3.7, 'more': 23.0})
        graph[name] * graph['other'] * graph['more']
        assert words in check_gradient(0.851, graph[name]).sentence
