"""A school's round with nbgrader: hand out, submit, collect and grade a lesson; each point is one that was earned."""
import os
import sys
from pathlib import Path

import nbformat
import pytest
from lesson import lessons
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default.fetch_assignment import ExchangeFetchAssignment
from nbgrader.exchange.default.submit import ExchangeSubmit
from nbgrader.nbgraderformat import MetadataValidator
from traitlets.config import Config

from common.language import LANGUAGES
from teach import ROOT, pupils
from teach.exercises import exercises, with_seed
from tests.exercises.readers.code import CODE

SEED = 7
LESSON, = lessons(begin='03_')
ASKED = [exercise for exercise in exercises().values() if exercise.path == LESSON and exercise.reader is not None]
ALL, HALF = len(ASKED), len(ASKED) // 2


def right_answer(exercise):
    if exercise.key in CODE:
        answers = CODE[exercise.key]
        return answers.form.replace('{}', answers.right[0])
    with with_seed(SEED):
        (_, value), = exercise.solved()
    return f'{exercise.printed.partition(" = ")[0]} = {value!r}'


def answered(path, count):
    """The pupil opens the notebook that was fetched and answers so many of its exercises rightly."""
    notebook = nbformat.read(path, 4)
    open_cells = [cell for cell in notebook.cells if 'reader' in cell.metadata.get('tags', ())]
    for cell, exercise in list(zip(open_cells, ASKED, strict=True))[:count]:
        cell.source = right_answer(exercise)
    nbformat.write(notebook, path)


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course with one assignment, made from the pupils' edition, and an exchange; in an activated environment."""
    monkeypatch.setenv('PATH', os.pathsep.join([str(Path(sys.executable).parent), os.environ['PATH']]))
    monkeypatch.setenv('PYTHONPATH', str(ROOT))
    for name in ('exchange', 'pupil'):
        (tmp_path / name).mkdir()
    (tmp_path / 'exchange').chmod(0o777)
    config = Config()
    config.CourseDirectory.root, config.CourseDirectory.course_id = str(tmp_path / 'course'), 'class'
    config.Exchange.root, config.Exchange.cache = str(tmp_path / 'exchange'), str(tmp_path / 'cache')
    config.Exchange.assignment_dir = str(tmp_path / 'pupil')
    source = tmp_path / 'course' / 'source' / 'lesson'
    source.mkdir(parents=True)
    nbformat.write(pupils.edition(LESSON, 'en', SEED), source / f'{LESSON.stem}.ipynb')
    return config


def succeeded(outcome):
    assert outcome['success'], outcome.get('log') or outcome.get('error')


def test_three_pupils_get_exactly_the_points_that_they_earned(course, tmp_path):
    api = NbGraderAPI(config=course)
    succeeded(api.generate_assignment('lesson'))
    succeeded(api.release_assignment('lesson'))
    earned = {'all': ALL, 'half': HALF, 'untouched': 0}
    for name, count in earned.items():
        mine = course.copy()
        mine.CourseDirectory.student_id, mine.CourseDirectory.assignment_id = name, 'lesson'
        mine.Exchange.assignment_dir = str(tmp_path / 'pupil' / name)
        (tmp_path / 'pupil' / name).mkdir()
        theirs = CourseDirectory(config=mine)
        ExchangeFetchAssignment(coursedir=theirs, authenticator=api.authenticator, config=mine).start()
        answered(tmp_path / 'pupil' / name / 'lesson' / f'{LESSON.stem}.ipynb', count)
        ExchangeSubmit(coursedir=theirs, authenticator=api.authenticator, config=mine).start()
    succeeded(api.collect('lesson'))
    for name in earned:
        succeeded(api.autograde('lesson', name))
    with Gradebook(f'sqlite:///{tmp_path}/course/gradebook.db') as book:
        found = {each.student.id: each.score for each in book.assignment_submissions('lesson')}
        assert book.find_assignment('lesson').max_score == ALL
    assert found == earned


@pytest.mark.parametrize('language', LANGUAGES)
@pytest.mark.parametrize('path', lessons(begin='[0-9]'), ids=lambda path: path.stem)
def test_each_edition_is_as_nbgrader_wants_it(path, language):
    made = pupils.edition(path, language, SEED)
    nbformat.validate(made)
    MetadataValidator().validate_nb(made)
    marks = [cell.metadata.nbgrader for cell in made.cells if 'nbgrader' in cell.metadata]
    assert len({mark.grade_id for mark in marks}) == len(marks)
    assert all(mark.grade and mark.locked and mark.points and not mark.solution for mark in marks)
    checks = sum(len(exercise.checks) for exercise in exercises().values()
                 if exercise.path == path and exercise.reader is not None)
    assert len(marks) == checks
