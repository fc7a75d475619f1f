"""Problem: what is asked for certain numbers, what is right, and what readers answer who hold one mistake."""
import inspect
from typing import Callable, NamedTuple

import numpy as np

from common.drawing.labels import number
from common.exercises.answers import close, matches
from common.exercises.checks.number import judge
from common.exercises.diagnosis.number import relation
from common.exercises.result import with_further
from common.language import say

TRIES = 1000


class Mistake(NamedTuple):
    """rule(*numbers) gives what a reader answers who makes it; the sentence may use {answer} and the numbers' names."""
    rule: Callable
    zh: str
    en: str


class Problem:
    """right(*numbers) is the answer; why says in one sentence what makes it right.

    draw     for each number: (low, high, step), or a list to choose from; or a function of a random state
    examples arguments on which a function of the reader's is compared with this one
    further  a second hint (zh, en), which shows the way one step further
    """

    def __init__(self, right, why, *mistakes, draw=None, further=None, examples=()):
        self.right, self.why, self.further, self.draw, self.examples = right, why, further, draw or {}, examples
        self.mistakes = [Mistake(*mistake) for mistake in mistakes]
        self.names = list(inspect.signature(right).parameters)

    def __call__(self, seed=0, **numbers):
        """Posed with these numbers, or with numbers drawn by the seed."""
        return Posed(self, numbers or self.drawn(seed))

    def drawn(self, seed):
        """Numbers for a seed: drawn again until no two of them, and no mistake and the right answer, are alike."""
        random = np.random.RandomState(seed)
        for _ in range(TRIES):
            numbers = self.draw(random) if callable(self.draw) else {
                name: _one(random, limits) for name, limits in self.draw.items()}
            if len({*numbers.values(), 0, 1}) == len(numbers) + 2 and self.tells_apart(numbers):
                return numbers
        raise AssertionError(f'no sound numbers among {TRIES} for {self.draw}')

    def tells_apart(self, numbers):
        """Does each mistake with a sentence of its own give another number, and none the right one?"""
        expected = self.right(**numbers)
        wrong = [(self.outcome(mistake, numbers.values()), mistake.en) for mistake in self.mistakes]
        wrong = [(value, sentence) for value, sentence in wrong if value is not None]
        return not any(close(value, expected) for value, _ in wrong) and all(
            one[1] == other[1] or not close(one[0], other[0]) for one in wrong for other in wrong)

    @staticmethod
    def outcome(mistake, arguments):
        """What a mistake makes of the arguments, or None where it leads nowhere."""
        try:
            with np.errstate(all='ignore'):
                return mistake.rule(*arguments)
        except (ArithmeticError, ValueError, TypeError, IndexError):
            return None

    def sentence(self, found, arguments, elsewhere=()):
        """About the first mistake that gives `found`, or None.

        elsewhere  pairs (arguments, found there): a mistake that fits there, too, comes before one that does not
        """
        fits = [mistake for mistake in self.mistakes if _is(found, self.outcome(mistake, arguments))]
        best = next((mistake for mistake in fits if all(_is(there, self.outcome(mistake, other)) for other, there in elsewhere)),
                    fits[0] if fits else None)
        return best and say(best.zh, best.en, answer=number(found), **self.words(arguments))

    def words(self, arguments):
        return {name: number(value) for name, value in zip(self.names, arguments)
                if np.ndim(value) == 0 and np.asarray(value).dtype.kind in 'fiu'}


class Posed:
    """A problem with its numbers, which are its attributes, too; shown as a line, answered by `check`."""

    def __init__(self, problem, numbers):
        self.problem, self.numbers = problem, numbers
        vars(self).update(numbers)

    def __repr__(self):
        return ', '.join(f'{name} = {number(value)}' for name, value in self.numbers.items())

    @property
    def answer(self):
        return self.problem.right(**self.numbers)

    def check(self, answer):
        problem, expected, arguments = self.problem, self.answer, list(self.numbers.values())
        why = say(*problem.why, **problem.words(arguments))
        result = judge(answer, expected, lambda found: problem.sentence(found, arguments) or relation(found, expected),
                       why=why, count=isinstance(expected, int))
        return with_further(result, *problem.further, **problem.words(arguments)) if problem.further else result


def _is(found, value):
    """Equal; two large counts are so only to the last digit."""
    if matches(found, value):
        return np.ndim(value) > 0 or found == value or not (float(found).is_integer() and float(value).is_integer())
    return False


def _one(random, limits):
    if isinstance(limits, list):
        return limits[random.randint(len(limits))]
    low, high, step = limits
    drawn = low + step * random.randint(round((high - low) / step) + 1)
    return drawn if isinstance(step, int) else round(float(drawn), 10)
