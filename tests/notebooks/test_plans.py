"""The plans for teaching: one for each lesson, in both languages, of 45 minutes, and true to the lesson they plan."""
import re

import pytest
from lesson import SOURCES, lessons, read

from common.questions import of_lesson
from tests.notebooks.test_language import CHINESE, ENGLISH, NOT_PROSE
from tests.notebooks.test_prose import NOTEBOOKS, cells, equations, found, numbers, plain, rounds_to

LESSONS = lessons(begin='[0-9]')
STEP = {'zh': re.compile(r'^## (\d+) 分钟：(.+)$', re.M), 'en': re.compile(r'^## (\d+) minutes?: (.+)$', re.M)}
FREE = {'zh': {'开场', '收尾'}, 'en': {'Opening', 'Closing'}}       # steps that need no lesson
LAST = {'zh': ['会出的错', '时间不够'], 'en': ['Mistakes to expect', 'If time is short']}
EXERCISE = {'zh': re.compile(r'练习 (\d)'), 'en': re.compile(r'[Ee]xercise (\d)')}
NAMED = {'zh': re.compile('“([^”]+)”'), 'en': re.compile('"([^"]+)"')}
CALL = re.compile(r'[\w.]+\(.*\)')

plans = pytest.mark.parametrize('source', LESSONS, ids=lambda path: path.stem)
languages = pytest.mark.parametrize('language', ['zh', 'en'])


def plan(source, language):
    text, = (block.text for block in read(source.with_suffix('.plan.md')) if block.kind == language)
    return text


def prose(source, *kinds):
    return '\n'.join(block.text for block in read(source) if block.kind in kinds)


def headings(source, language):
    return re.findall('^#+ (.+)$', prose(source, language), re.M)


def code(text):
    return re.findall('`([^`]+)`', text)


def test_every_plan_is_of_a_lesson():
    assert {path.name for path in SOURCES.glob('*.plan.md')} == {source.stem + '.plan.md' for source in LESSONS}


@plans
@languages
def test_its_steps_take_45_minutes_and_are_parts_of_the_lesson_in_their_order(source, language):
    steps = STEP[language].findall(plan(source, language))
    assert sum(int(minutes) for minutes, _ in steps) == 45
    there = headings(source, language)
    places = [there.index(title) for _, title in steps if title not in FREE[language]]
    assert len(steps) >= 5 and sorted(places)[:-1] == places[:-1]      # exercises may come before the last one
    assert re.findall('^## (.+)$', plan(source, language), re.M)[-2:] == LAST[language]


@plans
@languages
def test_the_guesses_figures_and_exercises_that_it_names_are_in_the_lesson(source, language):
    text, cells = plan(source, language).split(f'## {LAST[language][0]}')[0], prose(source, 'code')
    try:
        guesses = of_lesson(source.stem.split('_')[0]).GUESSES
    except ImportError:
        guesses = {}
    for name in code(text):
        if re.match(r'\d\d\w?-', name):
            assert name in guesses and name in cells
        elif CALL.fullmatch(name):
            assert name in cells + prose(source, language)
    exercises = set(EXERCISE[language].findall(prose(source, language)))
    assert set(EXERCISE[language].findall(text)) <= exercises


@plans
def test_both_languages_plan_the_same_lesson(source):
    zh, en = plan(source, 'zh'), plan(source, 'en')
    assert [minutes for minutes, _ in STEP['zh'].findall(zh)] == [minutes for minutes, _ in STEP['en'].findall(en)]
    for what in (lambda text: sorted(name for name in code(text) if re.match(r'\d\d\w?-', name)),
                 lambda text: {number for number in numbers(text) if number != int(number) or number >= 100}):
        assert what(zh) == what(en)
    assert EXERCISE['zh'].findall(zh) == EXERCISE['en'].findall(en)


@plans
@languages
def test_its_numbers_are_those_of_the_lesson(source, language):
    path, = (path for path in NOTEBOOKS if path.parent.name == language and path.stem == source.stem)
    told, run = cells(path)
    known = numbers('\n'.join(told)) | {x for text in told for pair in equations(text) for x in pair}
    for cell in run:
        known |= numbers(''.join(cell['source'])).union(*(numbers(plain(output)) for output in cell['outputs']))
    unknown = [told for told in found(plan(source, language))
               if ('.' in told or float(told) >= 100) and not any(rounds_to(value, told) for value in known)]
    assert not unknown


@plans
@languages
def test_what_may_be_left_out_is_a_part_of_the_lesson(source, language):
    last = plan(source, language).split(f'## {LAST[language][-1]}')[1]
    for title in NAMED[language].findall(last):
        assert title in headings(source, language)


@plans
def test_it_sounds_as_the_lessons_do(source):
    for language, slips in (('zh', CHINESE), ('en', ENGLISH)):
        assert slips.findall(NOT_PROSE.sub('x', plan(source, language))) == []
