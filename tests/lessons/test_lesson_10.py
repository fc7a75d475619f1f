"""Lesson 10: what its text says of the next task is what happens."""
import re
from pathlib import Path

from common import language
from common.passages import ROWS, passage
from common.practice import SKILLS
from common.practice.schedule import INTERVALS
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


def test_each_skill_is_explained_in_its_lesson_and_its_exercises_are_there():
    for name, skill in SKILLS.items():
        assert passage(f'10-{name}').lesson <= skill.lesson
        assert set(skill.exercises.split()) <= {exercise for row in ROWS for exercise in row.exercises.split()}
