"""Lesson 10: what its text says of the next task is what happens."""
import re
from pathlib import Path

from common import language
from common.practice import SKILLS
from common.practice.schedule import INTERVALS
from common.terms import FILES
from common.widgets import practice

SOURCES = Path(__file__).parent.parent.parent / 'notebooks' / 'source'
TEXT = (SOURCES / '10_practice.md').read_text(encoding='utf-8')


def test_the_intervals_in_the_text_are_those_of_the_schedule():
    zh, en = TEXT.split('**隔几天再来**')[1].split('\n')[0], TEXT.split('**Again after some days**')[1].split('\n')[0]
    assert tuple(map(int, re.findall(r'\d+', zh))) == tuple(map(int, re.findall(r'\d+', en))) == INTERVALS


def test_the_words_on_the_buttons_are_those_of_the_text():
    for spoken in language.LANGUAGES:
        language.use(spoken)
        figure = practice()
        shown = [figure.choice.description, figure.another.description, figure.table.description]
        assert all(re.search(re.escape(button), TEXT, re.I) for button in shown), shown


def test_every_exercise_of_a_skill_is_in_a_lesson_and_its_lesson_is_there():
    for skill in SKILLS.values():
        assert skill.lesson in FILES
        for exercise in skill.exercises:
            lesson, _, number = exercise.partition('-')
            source, = SOURCES.glob(f'{lesson}_*.md')
            assert re.search(rf'\*\*Exercise {number}\b', source.read_text(encoding='utf-8')), exercise
