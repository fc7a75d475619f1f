"""Each exercise and each mistake leads to a passage that is there, in both languages."""
import re
from pathlib import Path

import pytest
from lesson import read

from common import language
from common.passages import NOTEBOOKS, ROWS, Passage, passage
from common.practice import SKILLS
from common.questions import of_lesson
from tests.exercises.test_answers_of_readers import WRONG, judged

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / 'notebooks' / 'source'
SAID = '\n'.join(re.sub(r'[\'"]\s*\n\s*[\'"]', '', path.read_text(encoding='utf-8'))
                 for path in (ROOT / 'common' / 'exercises').rglob('*.py'))
NAMED = re.compile(r"exercise='([\w-]+)'|predict\('([\w-]+)'")


def headings(lesson, spoken):
    blocks = read(SOURCES / f'{NOTEBOOKS[lesson]}.md')
    return [heading for block in blocks if block.kind == spoken for heading in re.findall('^#+ (.+)$', block.text, re.M)]


@pytest.mark.parametrize('lesson', NOTEBOOKS)
def test_the_headings_are_those_of_the_lesson(lesson):
    chinese, english = headings(lesson, 'zh'), headings(lesson, 'en')
    for row in ROWS:
        if row.lesson == lesson:
            assert chinese.index(row.zh) == english.index(row.en), row


def test_each_passage_stands_in_a_lesson_that_is_there():
    assert {row.lesson for row in ROWS} == set(NOTEBOOKS)


@pytest.mark.parametrize('lesson', NOTEBOOKS)
def test_each_exercise_of_a_lesson_leads_somewhere_and_no_name_is_left_over(lesson):
    source = (SOURCES / f'{NOTEBOOKS[lesson]}.md').read_text(encoding='utf-8')
    asked = {''.join(names) for names in NAMED.findall(source)}
    asked |= {f'{lesson}-quiz-{i}' for i in (1, 2, 3) if 'quiz(' in source}
    asked |= {f'10-{skill}' for skill in SKILLS if lesson == '10'}
    led = {name for row in ROWS for name in f'{row.exercises} {row.guesses}'.split() if name.partition('-')[0] == lesson}
    assert {name if name in led else name[:-1] for name in asked} == led


def test_guesses_and_exercises_are_told_apart():
    guesses = {name for row in ROWS for name in row.guesses.split() if '-quiz-' not in name}
    assert guesses == {name for lesson in NOTEBOOKS if lesson not in ('07b', '10') for name in of_lesson(lesson).GUESSES}


def test_a_mistake_that_leads_somewhere_is_one_that_is_told():
    for row in ROWS:
        assert all(part in SAID for part in row.mistakes), row


def test_a_mistake_comes_before_the_exercise_but_leads_to_no_later_lesson():
    share = 'An add node does not share it out: each side gets all of it.'
    assert passage('03-5', share) == Passage('01', '遇到加号', 'At the plus')
    assert passage('00-more-apples', share).lesson == '00'
    assert passage('02-4a').en == passage('02-4').en == 'Second reading: several outputs'
    assert passage('05-no-such').en == '05 The affine layer'
    assert passage('10-add') == passage('03-1') and passage('10') == Passage('10', '10 练习', '10 Practice')
    assert passage('11-1') is None


def test_what_readers_are_told_leads_to_a_passage():
    for key, answer, _ in WRONG[::10]:
        for result in judged(key, answer, 'en'):
            if result.mistake:
                assert passage(key, result.mistake.template)


def test_the_link_is_one_that_jupyterlab_follows():
    language.use('en')
    assert passage('07-Loss').link == '06_softmax_with_loss.ipynb#Why-multiply-by-dout'
    language.use('zh')
    assert passage('02-1').link == '02_chain_rule.ipynb#一个值用了两次'
