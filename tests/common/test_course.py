"""The map of the series is a graph that computes, and the glossary's words are those of the code and the lessons."""
import re
from importlib import import_module
from pathlib import Path

import pytest

from common.course import LESSONS, TERMS, series
from common.drawing import draw
from common.widgets import glossary, selfcheck

ROOT = Path(__file__).parent.parent.parent
CODE = '\n'.join(path.read_text(encoding='utf-8') for path in [*ROOT.glob('common/**/*.py'), *ROOT.glob('dataset/*.py')])


def source(number):
    path, = ROOT.glob(f'notebooks/source/{number}_*.md')
    return path.read_text(encoding='utf-8')


def test_the_map_tells_the_minutes_of_each_lesson_and_what_it_needs():
    graph = series()
    assert [(type(node.layer).__name__, node.value) for node in graph.nodes] == \
        [(lesson.number, lesson.minutes) for lesson in LESSONS]
    assert [tuple(type(x.layer).__name__ for x in node.inputs) for node in graph.nodes] == \
        [lesson.needs for lesson in LESSONS]


def test_the_map_fits_beside_the_list_of_files():
    svg = draw(series()).svg()
    assert all(f'>{lesson.number}<' in svg for lesson in LESSONS)
    assert int(re.search(r'min-width:(\d+)px', svg)[1]) <= 880       # of a window of 1280 pixels


def test_the_opening_page_tells_how_long_all_lessons_take():
    hours = round(sum(lesson.minutes for lesson in LESSONS) / 60)
    assert f'大约 {hours} 小时' in source('00') and f'about {hours} hours' in source('00')


@pytest.mark.parametrize('lesson', LESSONS, ids=lambda lesson: lesson.number)
def test_a_lesson_names_its_minutes_and_what_it_needs(lesson):
    opening = source(lesson.number)[:1600]
    assert f'{lesson.minutes} 分钟' in opening and f'{lesson.minutes} minutes' in opening
    assert all(number in opening for number in lesson.needs[-1:])


@pytest.mark.parametrize('term', TERMS, ids=lambda term: term.en)
def test_a_term_stands_in_the_lesson_that_introduces_it(term):
    text = source(term.lesson)
    assert any(word.split('（')[0] in text for word in term.zh.split(' / '))
    assert any(re.search(rf'\b{re.escape(word.strip().split(" (")[0])}', text, re.I)
               for words in term.en.split(' / ') for word in words.split(','))


@pytest.mark.parametrize('name', sorted({name for term in TERMS for name in term.code.replace(' …', '').split(', ') if name}))
def test_an_identifier_of_the_glossary_is_in_the_code(name):
    assert re.search(re.escape(name) + r'\b', CODE)


def test_the_glossary_is_searched_in_either_language_and_in_code():
    figure = glossary()
    for typed, expected in [('链式', 'chain rule'), ('CHAIN', 'chain rule'), ('MulLayer', 'add layer / multiply layer')]:
        figure.box.value = typed
        assert expected in [term.en for term in figure.found()] and len(figure.found()) < 5
        assert expected in figure.table.value
    figure.box.value = 'zzz'
    assert figure.found() == [] and 'fewer' in figure.table.value


def test_the_stored_glossary_holds_every_term():
    html = glossary()._repr_mimebundle_()['text/html']
    assert all(term.zh.split(' / ')[0] in html for term in TERMS)


def test_the_selfcheck_finds_this_project_and_its_button_answers():
    figure = selfcheck()
    assert figure.passed and 'numpy' in repr(figure)
    figure.button.click()
    assert figure.answer.value.startswith('✓')


def test_a_missing_package_is_named_with_what_mends_it():
    fine, what, mend = import_module('common.widgets.page.selfcheck')._package('no-such-package')
    assert not fine and 'no-such-package' in what and 'run.py' in mend


def test_every_numbered_source_is_on_the_map():
    numbered = {path.stem.split('_')[0] for path in ROOT.glob('notebooks/source/[0-9]*.md')}
    assert numbered - {'00'} == {lesson.number for lesson in LESSONS}


@pytest.mark.parametrize('readme', ['README.md', 'README.zh.md'])
def test_the_table_of_the_readme_has_every_lesson_in_order(readme):
    rows = re.findall(r'^\| (\d\d\w?) \|', (ROOT / readme).read_text(encoding='utf-8'), re.M)
    assert rows == ['00', *(lesson.number for lesson in LESSONS)]


@pytest.mark.parametrize('lesson', LESSONS[:-1], ids=lambda lesson: lesson.number)
def test_a_lesson_ends_with_a_link_on(lesson):
    assert re.search(r'\]\((\d\d\w?_\w+|glossary)\.ipynb\)', source(lesson.number)[-1500:])
