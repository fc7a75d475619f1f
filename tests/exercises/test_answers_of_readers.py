"""Readers' answers to every exercise, given to the lessons' own check cells: feedback never lies, and nothing escapes.

Held here: no wrong answer passes, no error of Python's shows, and at least 85 of 100 wrong answers are named.
"""
import re

import pytest

from common import language
from common.exercises.result import Result
from teach.exercises import exercises
from tests.exercises.readers.code import CODE
from tests.exercises.readers.museum import MUSEUM
from tests.exercises.readers.numbers import NUMBERS

ANSWERS = {**NUMBERS, **CODE, **MUSEUM}
RIGHT = [(key, answer) for key, answers in ANSWERS.items() for answer in answers.right]
WRONG = [(key, answer, words) for key, answers in ANSWERS.items() for answer, words in answers.wrong.items()]
NAMED = 0.85
RAW = re.compile(r'\w*(Error|Exception)\b|Traceback|object|NoneType|positional|ufunc|operand|<[a-z]|0x[0-9a-f]{4}')


def judged(key, answer, spoken):
    language.use(spoken)
    results = exercises()[key].answered(ANSWERS[key].form.replace('{}', answer))
    assert all(isinstance(result, Result) for result in results)
    return results


def short(value):
    return value if isinstance(value, str) and len(value) < 60 else None


def test_every_exercise_of_every_lesson_is_answered_here():
    asked = {key for key, exercise in exercises().items() if exercise.reader is not None}
    assert asked == set(ANSWERS)


@pytest.mark.parametrize('spoken', language.LANGUAGES)
@pytest.mark.parametrize('key', exercises())
def test_nothing_passes_as_it_is_printed(key, spoken):
    language.use(spoken)
    exercise = exercises()[key]
    if exercise.reader is not None:
        assert {result.passed for result in exercise.answered(exercise.printed)} == {None}


@pytest.mark.parametrize('spoken', language.LANGUAGES)
@pytest.mark.parametrize('key, answer', RIGHT, ids=short)
def test_a_right_answer_passes_and_is_told_why(key, answer, spoken):
    results = judged(key, answer, spoken)
    assert {result.passed for result in results} <= {True, None} and any(result.passed for result in results), results
    assert all(len(result.sentence) > 6 for result in results if result.passed)


@pytest.mark.parametrize('key, answer, words', WRONG, ids=short)
def test_a_wrong_answer_is_told_its_own_mistake(key, answer, words):
    first, told = None, []
    for spoken in ('zh', 'en'):
        wrong = [result for result in judged(key, answer, spoken) if result.passed is False]
        assert wrong, f'{answer} was accepted'
        for result in wrong:
            assert not RAW.search(result.sentence.split('（停')[0].split(' (It stopped')[0]), result
            assert spoken == 'en' or re.search('[\u4e00-\u9fff]', result.sentence)
        first = wrong[0]
        told.append([(result.mistake.template, result.mistake.zh, result.mistake.en) for result in wrong])
    assert re.search(words, first.sentence), first
    assert told[0] == told[1], 'a mistake is the same one in both languages'


def test_most_wrong_answers_are_named():
    assert sum(bool(words) for _, _, words in WRONG) >= NAMED * len(WRONG)
