"""What a reader works out with a wrong formula is told the mistake in that formula, whatever the numbers are."""
import re
from functools import cache

import numpy as np
import pytest

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
