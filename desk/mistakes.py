"""Who made which mistake: the wrong answers of a class, by the misconception behind them."""
import pkgutil
import re
from collections import Counter
from typing import NamedTuple

from common import language, questions

ASKED = [module.name[len('lesson_'):] for module in pkgutil.iter_modules(questions.__path__)
         if module.name.startswith('lesson_')]
GUESSES = {name for lesson in ASKED for name in questions.of_lesson(lesson).GUESSES}

# What is told where no misconception was found behind a wrong answer, by parts of the English sentences.
GENERAL = ('is not the value here', 'is not the derivative here', 'is not right yet', 'the number is not.',
           'the numbers in it are not', '{right} of {count} numbers')


class Group(NamedTuple):
    """The pupils who made one mistake in one exercise. typical: the Mistake whose answer is met most often.

    yet: how many of them have not got the exercise right since
    """
    exercise: str
    pupils: tuple
    yet: int
    typical: object

    @property
    def named(self):
        """True if it is known what was mistaken, and not only that the answer is wrong."""
        return not any(part in self.typical.template for part in GENERAL)


class Exercise(NamedTuple):
    """One exercise in a class; pupils without a verdict are in none of its numbers.

    unnamed: how many have it wrong without a mistake that is known
    """
    name: str
    right: int
    wrong: int
    unnamed: int
    groups: list

    @property
    def tried(self):
        return self.right + self.wrong


def exercises(sheets):
    """Each exercise that somebody tried, in the order of the lessons."""
    tried = {}
    for sheet in sheets:
        for name, entry in sheet.exercises.items():
            if entry.passed is not None:
                tried.setdefault(name, []).append((sheet.name, entry))
    return [exercise(name, tried[name]) for name in sorted(tried, key=order)]


def exercise(name, entries):
    """entries: (pupil, Entry) of all who tried it."""
    made = {}
    for pupil, entry in entries:
        for mistake in entry.mistakes:
            made.setdefault(mistake.template, []).append((pupil, entry.passed, mistake))
    groups = [Group(name, tuple(pupil for pupil, _, _ in mine), sum(not passed for _, passed, _ in mine),
                    typical([mistake for _, _, mistake in mine])) for mine in made.values()]
    right = sum(entry.passed for _, entry in entries)
    unnamed = sum(not entry.passed and not entry.mistakes for _, entry in entries)
    return Exercise(name, right, len(entries) - right, unnamed, sorted(groups, key=largest))


def typical(mistakes):
    """The mistake as it was made most often; of several such answers the latest."""
    times = Counter(mistake.answer for mistake in mistakes)
    return max(mistakes, key=lambda mistake: (times[mistake.answer], mistake.at))


def largest(group):
    """Named ones first, and of these the largest."""
    return not group.named, -len(group.pupils), -group.yet, order(group.exercise), group.typical.template


def order(name):
    """Lessons in their order, and in each its numbered exercises first."""
    lesson, _, rest = name.partition('-')
    number = re.match(r'\d{1,9}', rest)
    return lesson, int(number[0]) if number else float('inf'), rest


def kind(name):
    """'guess' (before a figure), 'quiz' (a closing question) or 'exercise'."""
    if name in GUESSES:
        return 'guess'
    return 'quiz' if name.partition('-')[2].startswith('quiz-') else 'exercise'


def solved(sheet, names):
    """(how many of these exercises a pupil has right, those tried and not right)"""
    verdicts = {name: sheet.exercises[name].passed for name in names if name in sheet.exercises}
    return sum(passed is True for passed in verdicts.values()), [n for n, passed in verdicts.items() if passed is False]


def unsolved(sheet):
    """(exercise, Mistake) for each exercise that a pupil tried and has not right: the latest mistake made in it."""
    for name in sorted(sheet.exercises, key=order):
        entry = sheet.exercises[name]
        if entry.passed is False and entry.mistakes and kind(name) != 'guess':
            yield name, max(entry.mistakes, key=lambda mistake: mistake.at)


def sentence(mistake):
    """What was told about it, in the language that is spoken where it was kept in that."""
    return mistake.zh if language.current() == 'zh' else mistake.en
