"""What a reader works out with a wrong formula is told the mistake in that formula, whatever the numbers are."""
import re
from functools import cache

import numpy as np
import pytest

from common.drawing.labels import number as in_words
from common.exercises import check_function, problems
from common.exercises.answers import close
from common.practice import batches, learning
from tests.exercises.readers.formulas import FORMULAS, worked_out

PROBLEMS = {'central': learning.central, **{name: vars(problems)[name] for name in FORMULAS if name != 'central'}}
POSED = [name for name, problem in PROBLEMS.items() if problem.draw]
WRITTEN = [name for name, problem in PROBLEMS.items() if problem.examples]
SETS = range(8)
PRACTICE = {'element_of_dW': batches.element, 'one_step': learning.step_on_graph, 'largest_error': learning.relative}


@cache
def posed(name):
    """A problem with several sets of numbers, those of its practice among them."""
    practised = [PRACTICE[name](number).questions[0].check.__self__ for number in SETS] if name in PRACTICE else []
    return [*map(PROBLEMS[name], SETS if PROBLEMS[name].draw else ()), *practised]


def rows(names):
    return [(name, formula, words) for name in names for formula, words in FORMULAS[name].items()]


@pytest.mark.parametrize('name, formula, words', rows(POSED))
def test_a_wrong_formula_is_told_its_mistake_whatever_the_numbers_are(name, formula, words):
    told = 0
    for asked in posed(name):
        answer = worked_out(formula, asked.numbers)
        if np.isfinite(answer):
            result = asked.check(repr(float(answer)))
            assert result.passed is False and re.search(words, result.sentence), (asked, answer, result)
            told += 1
    assert told


@pytest.mark.parametrize('name, formula, words', rows(WRITTEN))
def test_a_function_with_a_wrong_formula_is_told_its_mistake(name, formula, words):
    problem = PROBLEMS[name]
    names = ', '.join(problem.names)
    function = eval(f'lambda {names}: worked_out(formula, dict({", ".join(f"{x}={x}" for x in problem.names)}))',
                    {'worked_out': worked_out, 'formula': formula})
    result = check_function(function, problem)
    assert result.passed is False and re.search(words, result.sentence), result


@pytest.mark.parametrize('name', PROBLEMS)
def test_every_mistake_that_is_known_is_made_here(name):
    problem, made = PROBLEMS[name], set()
    for numbers in [*(asked.numbers for asked in posed(name)), *(dict(zip(problem.names, given)) for given in problem.examples)]:
        for formula in FORMULAS[name]:
            answer = worked_out(formula, numbers)
            made |= {i for i, mistake in enumerate(problem.mistakes) if np.isfinite(answer)
                     and (wrong := problem.outcome(mistake, numbers.values())) is not None and close(answer, wrong)}
    assert [mistake.en for i, mistake in enumerate(problem.mistakes) if i not in made] == []


NUMBERS = {         # the smallest and the largest of 150 sets
    'central_passes': {'n': (12_000, 80_000)}, 'through_sigmoids': {'n': (5, 9)},
    'downstream': {'y': (0.6, 0.95), 'dout': (2, 9)},
    'element_of_dW': {'X': (11, 59), 'W': (11, 59), 'dY': (11, 59), 'i': (1, 1), 'j': (2, 2)},
    'small_change': {'y': (0.2, 0.4), 'step': (0.02, 0.1)}, 'knows_nothing': {'classes': (20, 200)},
    'error_floor': {'epsilon': (1e-7, 1e-5), 'y': (0.15, 0.45)}, 'within_reach': {'u': (2e-5, 7e-5), 'pixel': (0.2, 0.8)},
    'one_step': {'W': (1.1, 2.4), 'dW': (-4.9, 4.8), 'lr': (0.1, 0.3)},
    'passes': {'N': (12_000, 60_000), 'batch_size': (25, 200), 'iterations': (720, 9_600)},
    'central': {'left': (1.1, 6), 'here': (1.2, 5.8), 'right': (1.1, 6), 'h': (0.05, 0.2)},
}


@pytest.mark.parametrize('name', NUMBERS)
def test_numbers_are_drawn_from_end_to_end_and_short_to_write(name):
    drawn = {}
    for asked in map(PROBLEMS[name], range(150)):
        assert PROBLEMS[name].fits(**asked.numbers)
        for label, values in asked.numbers.items():
            drawn.setdefault(label, set()).update(np.ravel(values).tolist())
    for label, (low, high) in NUMBERS[name].items():
        near = 0.02 * (high - low)
        assert low <= min(drawn[label]) <= low + near and high - near <= max(drawn[label]) <= high, label
        assert all(len(in_words(x).strip('−0.').replace('.', '').rstrip('0')) <= 4 for x in drawn[label])
        listed = PROBLEMS[name].draw[label] if isinstance(PROBLEMS[name].draw, dict) else None
        assert not isinstance(listed, list) or drawn[label] == set(listed), 'each of a list is drawn now and then'


def test_epochs_are_whole_and_at_least_three():
    answers = [PROBLEMS['passes'](number).answer for number in range(150)]
    assert min(answers) == 3 and all(answer.is_integer() for answer in answers)
