"""A teacher reads what an exercise is called, in the lessons' own words."""
import pytest

from common.language import use
from desk import titles


@pytest.mark.parametrize('language, name, title', [
    ('en', '01-3', 'Exercise 3: A discount'), ('zh', '01-3', '练习 3：打折'), ('en', '02-5', 'Exercise 5: How many passes?'),
    ('en', '02-4b', 'Exercise 4b: A Jacobian (second reading)'), ('en', '09-1', 'Exercise 1'),
    ('en', '03-AddLayer', 'Exercise AddLayer'), ('zh', '01-quiz-1', '小测第 1 题'), ('en', '01-fee', 'Guess: fee'),
    ('en', '', 'Exercise '),
])
def test_an_exercise_has_the_title_of_its_lesson(language, name, title):
    use(language)
    assert titles.title(name) == title


def test_nearly_every_numbered_exercise_has_one_in_both_languages():
    assert set(titles.titles('zh')) == set(titles.titles('en')) and len(titles.titles('en')) > 30


def test_a_lesson_has_its_heading_and_an_unknown_one_its_number():
    assert titles.lesson('07b') == '07b The bug museum' and titles.lesson('<b>') == '<b>'
    use('zh')
    assert titles.lesson('01') == '01 计算图'
