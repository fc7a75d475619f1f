"""The map of the series is a graph that computes, and it knows every lesson."""
import re
from pathlib import Path

import pytest
from lesson import lessons

from common.course import LESSONS, series

ROOT = Path(__file__).parent.parent.parent


def source(number):
    path, = lessons(begin=f'{number}_')
    return path.read_text(encoding='utf-8')


def test_the_map_tells_the_minutes_of_each_lesson_and_what_it_needs():
    graph = series()
    assert [(node.layer.symbol, node.value) for node in graph.nodes] == \
        [(lesson.number, lesson.minutes) for lesson in LESSONS]
    assert [tuple(x.layer.symbol for x in node.inputs) for node in graph.nodes] == \
        [lesson.needs for lesson in LESSONS]


def test_a_lesson_takes_as_long_however_long_those_before_it_took():
    graph = series()
    graph.backward()
    assert {node.grad for node in graph.nodes[:-1]} <= {0, None} and graph.output.grad == 1


def test_the_opening_page_tells_how_long_all_lessons_take():
    hours = round(sum(lesson.minutes for lesson in LESSONS) / 60)
    assert f'大约 {hours} 小时' in source('00') and f'about {hours} hours' in source('00')


@pytest.mark.parametrize('lesson', LESSONS, ids=lambda lesson: lesson.number)
def test_a_lesson_names_its_minutes_and_what_it_needs(lesson):
    opening = source(lesson.number)[:1600]
    assert f'{lesson.minutes} 分钟' in opening and f'{lesson.minutes} minutes' in opening
    assert all(number in opening for number in lesson.needs[-1:])


def test_every_numbered_source_is_on_the_map():
    numbered = {path.stem.split('_')[0] for path in lessons(begin='[0-9]')}
    assert numbered - {'00'} == {lesson.number for lesson in LESSONS}


@pytest.mark.parametrize('readme', ['README.md', 'README.zh.md'])
def test_the_table_of_the_readme_has_every_lesson_in_order(readme):
    rows = re.findall(r'^\| (\d\d\w?) \|', (ROOT / readme).read_text(encoding='utf-8'), re.M)
    assert rows == ['00', *(lesson.number for lesson in LESSONS)]


@pytest.mark.parametrize('lesson', LESSONS[:-1], ids=lambda lesson: lesson.number)
def test_a_lesson_ends_with_a_link_on(lesson):
    assert re.search(r'\]\((\d\d\w?_\w+|glossary)\.ipynb\)', source(lesson.number)[-1500:])
