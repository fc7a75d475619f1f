"""Problem: what is asked for certain numbers, what is right, and what readers answer who hold one mistake."""
import inspect
from typing import Callable, NamedTuple

import numpy as np

from common.drawing.labels import number as in_words
from common.exercises import numbers
from common.exercises.answers import close, matches
from common.exercises.checks.number import judge
from common.exercises.diagnosis.number import relation
from common.exercises.kept import kept
from common.exercises.result import with_further
from common.language import say


class Mistake(NamedTuple):
    """rule(*numbers) gives what a reader answers who makes it; the sentence may use {answer} and the numbers' names."""
    rule: Callable
    zh: str
    en: str


class Problem:
    """right(*numbers) is the answer; why says in one sentence what makes it right.

    draw     ranges of its numbers, or what makes them, as for numbers.draw
    fits     what drawn numbers must fulfil
    examples arguments on which a function of the reader's is compared with this one
    further  a second hint (zh, en), which shows the way one step further
    """

    def __init__(self, right, why, *mistakes, draw=None, further=None, examples=(),
                 fits=lambda **drawn: True):
        self.right, self.why, self.further, self.draw, self.examples = right, why, further, draw or {}, examples
        self.fits = fits
        self.mistakes = [Mistake(*mistake) for mistake in mistakes]
        self.names = list(inspect.signature(right).parameters)

    def __call__(self, seed=0, **printed):
        """Posed with the numbers of a set; or with those that are printed, unless the reader has a seed."""
        if printed and not (self.draw and numbers.current()):
            return Posed(self, printed)
        return Posed(self, numbers.draw(self.draw, seed, lambda drawn: self.fits(**drawn) and self.tells_apart(drawn)))

    def tells_apart(self, drawn):
        """Does each mistake with a sentence of its own give another number, and none the right one?"""
        found = [(self.outcome(mistake, drawn.values()), mistake.en) for mistake in self.mistakes]
        found = [(self.right(**drawn), '')] + [(value, sentence) for value, sentence in found if value is not None]
        values = np.array([float(value) for value, _ in found])
        a, b, whole = values[:, None], values[None, :], values == np.round(values)
        same = close(a, b) & ((a == b) | ~(whole[:, None] & whole[None, :]))
        return not any(found[i][1] != found[j][1] for i, j in np.argwhere(same))

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

        elsewhere  pairs (arguments, found there): a mistake must fit there, too
        """
        places = [(arguments, found), *elsewhere]
        best = next((mistake for mistake in self.mistakes
                     if all(_is(there, self.outcome(mistake, other)) for other, there in places)), None)
        return best and say(best.zh, best.en, answer=in_words(found), **self.words(arguments))

    def words(self, arguments):
        return {name: in_words(value) for name, value in zip(self.names, arguments)
                if np.ndim(value) == 0 and np.asarray(value).dtype.kind in 'fiu'}


class Posed:
    """A problem with its numbers, which are its attributes, too; shown as a line, answered by `check`."""

    def __init__(self, problem, numbers):
        self.problem, self.numbers = problem, numbers
        vars(self).update(numbers)

    def __repr__(self):
        return ', '.join(f'{name} = {in_words(value) if np.ndim(value) == 0 else value.tolist()}'
                         for name, value in self.numbers.items())

    @property
    def answer(self):
        return self.problem.right(**self.numbers)

    @kept(lambda posed, answer: answer)
    def check(self, answer):
        problem, expected, arguments = self.problem, self.answer, list(self.numbers.values())
        result = judge(answer, expected, lambda found: problem.sentence(found, arguments) or relation(found, expected),
                       why=lambda: say(*problem.why, **problem.words(arguments)), count=isinstance(expected, int))
        return with_further(result, *problem.further, **problem.words(arguments)) if problem.further else result


def _is(found, value):
    """Equal, to four digits; large counts only to the last digit."""
    return matches(found, value) and (abs(found - value) < 0.5 or not float(value).is_integer())
