"""The pupils' notebooks: no solution in the file, their own seed, and a lesson that can be worked through."""
import os
import re

import pytest
from lesson import lessons, read

from common.exercises import check_number, numbers
from common.exercises.result import NotPassed
from common.language import LANGUAGES
from teach import pupils

every_lesson = pytest.mark.parametrize('path', lessons(), ids=lambda path: path.stem)


def code(made):
    return [cell.source for cell in made.cells if cell.cell_type == 'code']


@every_lesson
@pytest.mark.parametrize('language', LANGUAGES)
def test_no_solution_is_in_the_file(path, language):
    made = pupils.edition(path, language, 7)
    written = re.sub(r'\s', '', '\n'.join(cell.source for cell in made.cells))
    for block in read(path):
        if 'solution' in block.tags:
            lines = [re.sub(r'\s', '', line) for line in block.text.split('\n') if line.strip()]
            assert lines[-1].startswith('assert') and lines[-1] not in written
            assert len(lines) == 1 or ''.join(lines[:-1]) not in written
    assert not any('solution' in cell.metadata.get('tags', ()) for cell in made.cells)


@every_lesson
def test_the_seed_is_the_pupils_and_the_rest_is_the_lesson(path):
    text = '\n'.join(code(pupils.edition(path, 'en', 123)))
    seeds = [block for block in read(path) if block.kind == 'code' and 'numbers.seed = 0' in block.text]
    assert text.count('numbers.seed = 123') == len(seeds)
    assert 'numbers.seed = 0' not in text
    for block in read(path):
        if block.kind == 'code' and 'solution' not in block.tags and 'numbers.seed' not in block.text:
            assert block.text in text


def test_a_picture_of_the_prose_is_in_the_file():
    path, = lessons(begin='01_')
    prose = '\n'.join(cell.source for cell in pupils.edition(path, 'en', 0).cells if cell.cell_type == 'markdown')
    assert '](data:image/svg+xml;base64,' in prose and 'image/corner.svg' not in prose


def test_what_no_seed_changes_shows_its_figures_before_it_is_run():
    path, = lessons(begin='02_')
    made = [cell for cell in pupils.edition(path, 'zh', 7).cells if cell.cell_type == 'code']
    first = next(at for at, cell in enumerate(made) if cell.source.startswith('fill('))
    assert any(cell.outputs for cell in made[:first]) and not any(cell.outputs for cell in made[first:])


@pytest.fixture
def printed_numbers():
    yield
    numbers.seed = 0


@pytest.mark.parametrize('number', ['01', '05', '09'])
def test_a_pupils_lesson_runs_to_its_end_untouched(number, printed_numbers, monkeypatch):
    """Lesson 09 goes on with its own solution until the pupil's code is right: that is lent, from outside the file."""
    path, = lessons(begin=f'{number}_')
    monkeypatch.chdir(path.parent)
    names = {}
    for text in code(pupils.edition(path, 'en', 7)):
        exec(text, names)
    assert number != '09' or names['write'].__name__ == 'model_apply'


def test_a_verdict_is_an_error_only_where_a_school_grades(monkeypatch):
    verdict = check_number(3, 4)
    assert verdict.graded() is verdict
    monkeypatch.setitem(os.environ, 'NBGRADER_EXECUTION', 'autograde')
    assert check_number(4, 4).graded().passed
    for answer in (3, None):
        with pytest.raises(NotPassed):
            check_number(answer, 4).graded()


@pytest.mark.parametrize('number, named', [('02', {'02-2', '02-3', '02-4a', '02-4b', '02-5'}),
                                           ('07', {'07-Loss', '07-Bias', '07-Product', *(f'07-{n}' for n in range(1, 6))})])
def test_a_point_is_called_as_the_answer_is_kept(number, named):
    path, = lessons(begin=f'{number}_')
    assert set(pupils.grade_ids(path).values()) == named


def test_finding_the_input_and_mending_the_class_give_a_point_each():
    path, = lessons(begin='07b_')
    named = set(pupils.grade_ids(path).values())
    assert {'07b-Gate', '07b-Gate-input'} <= named and len(named) == 30
