"""The questions of each lesson: asked in both languages, one right choice each, and none that no lesson asks."""
import re
from importlib.util import find_spec

import pytest
from lesson import lessons as sources

from common.questions import of_lesson

SOURCES = sources(begin='[0-9]')
LONGEST = 34        # letters on a button; Chinese characters count twice


def questions(lesson):
    """The module of a lesson; one without guesses and quiz may have none."""
    return of_lesson(lesson) if find_spec(f'common.questions.lesson_{lesson}') else None


def number_of(source):
    return source.stem.split('_')[0]


def every_question():
    for number in map(number_of, SOURCES):
        if module := questions(number):
            yield from module.GUESSES.items()
            yield from ((f'{number}-quiz-{i}', question) for i, question in enumerate(module.QUIZ, 1))


every = pytest.mark.parametrize('question', [pytest.param(question, id=name) for name, question in every_question()])
lessons = pytest.mark.parametrize('source', SOURCES, ids=lambda path: path.stem)


def width(text):
    return sum(2 if ord(letter) > 0x2e80 else 1 for letter in text)


@every
def test_a_question_has_a_few_choices_and_one_is_right(question):
    assert 2 <= len(question.choices) <= 4
    assert [choice.right for choice in question.choices].count(True) == 1


@every
def test_choices_differ_and_fit_on_a_button(question):
    for language in ('zh', 'en'):
        texts = [getattr(choice, language) for choice in question.choices]
        assert all(texts) and len(set(texts)) == len(texts)
        assert all(width(text) <= LONGEST for text in texts), texts


@every
def test_each_choice_is_answered_in_its_language(question):
    for choice in question.choices:
        assert re.search('[\u4e00-\u9fff]', choice.why_zh) and choice.why_zh.endswith(('。', '？'))
        assert re.fullmatch('[^\u3000-\u9fff\uff00-\uffef]+[.?]', choice.why_en)


@every
def test_a_question_that_asks_for_itself_does_so_in_both_languages(question):
    assert bool(question.zh) == bool(question.en)


@lessons
def test_a_lesson_asks_all_its_guesses_and_no_others(source):
    number = number_of(source)
    asked = re.findall(r"predict\('([\w-]+)'", source.read_text(encoding='utf-8'))
    module = questions(number)
    assert sorted(asked) == sorted(module.GUESSES if module else ())
    assert all(name.startswith(f'{number}-') for name in asked)


@lessons
def test_a_quiz_has_three_questions_that_ask_for_themselves(source):
    number = number_of(source)
    module = questions(number)
    quiz = module.QUIZ if module else ()
    assert (f"quiz('{number}')" in source.read_text(encoding='utf-8')) == bool(quiz)
    assert len(quiz) in (0, 3) and all(question.zh and question.en for question in quiz)
