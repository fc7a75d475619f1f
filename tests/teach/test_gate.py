"""No point for nothing: untouched nothing passes, a wrong answer never does, the solutions always do. Every exercise.

tests/exercises refuses each wrong answer of the lists, and has the lessons untouched with the numbers that are printed;
here are the numbers of another seed, whole lessons, figures, and that no exercise is left out.
"""
import re

import nbformat
import pytest
from lesson import lessons, read

from common.exercises import EXHIBITS, check_exhibit
from common.language import LANGUAGES
from common.widgets.graphs.fill import Fill
from teach import ROOT
from teach.drawn import held
from teach.exercises import EXHIBIT, exercises, with_seed
from tests.exercises.readers.code import CODE
from tests.exercises.readers.figures import FIGURES
from tests.exercises.readers.museum import MUSEUM
from tests.exercises.readers.numbers import NUMBERS

LISTED = {**NUMBERS, **CODE, **MUSEUM}
WRITTEN = {key: exercise for key, exercise in exercises().items() if exercise.reader is not None}
FIGURE = {key: exercise for key, exercise in exercises().items() if exercise.reader is None}
PIECES = {key: EXHIBIT.search(exercise.cells[exercise.checks[-1]].text) for key, exercise in WRITTEN.items()}
every_lesson = pytest.mark.parametrize('path', lessons(begin='[0-9]'), ids=lambda path: path.stem)


@every_lesson
def test_no_cell_that_asks_is_left_out(path):
    code = [block for block in read(path) if block.kind == 'code']
    mine = [exercise for exercise in exercises().values() if exercise.path == path]
    asked = {exercise.checks[0] if exercise.reader is None else exercise.reader for exercise in mine}
    assert asked == {at for at, block in enumerate(code)
                     if 'reader' in block.tags or re.search(r'^(fill|ask)\(', block.text, re.M)}


@every_lesson
@pytest.mark.parametrize('language', LANGUAGES)
def test_a_lesson_that_was_run_untouched_shows_no_tick(path, language):
    """Printed lessons are lessons that were run; another test holds them to their sources."""
    printed = nbformat.read(ROOT / 'notebooks' / language / f'{path.stem}.ipynb', 4)
    cells = [cell for cell in printed.cells if cell.cell_type == 'code'][1:]        # the first one is the setup cell
    for exercise in exercises().values():
        for at in exercise.checks if exercise.path == path else ():
            assert cells[at].outputs and '✓' not in str(cells[at].outputs), exercise.key


@pytest.mark.parametrize('key', WRITTEN)
def test_nothing_that_is_written_passes_as_it_is_printed(key):
    with with_seed(7):
        assert not any(result.passed for result in WRITTEN[key].answered(WRITTEN[key].printed))


@pytest.mark.parametrize('seed', [0, 7])
@pytest.mark.parametrize('key', FIGURE)
def test_a_figure_begins_empty_and_its_key_fills_it(key, seed):
    with with_seed(seed):
        figure = FIGURE[key].shown()
        assert isinstance(figure, Fill) and figure.blanks and not any(blank.passed for blank in figure.blanks)
        answers = [held(figure.drawing, blank.places[0]) for blank in figure.blanks]
        for blank, answer in zip(figure.blanks, answers):
            blank.box.value = answer
        assert all(blank.passed for blank in figure.blanks)


@pytest.mark.parametrize('key', [key for key, exercise in WRITTEN.items() if exercise.solution is not None])
def test_the_solution_of_the_lesson_passes(key):
    assert WRITTEN[key].solved()


@pytest.mark.parametrize('name', [found[1] for found in PIECES.values() if found])
def test_the_solution_of_the_museum_passes(name):
    assert check_exhibit(name, EXHIBITS[name].solution).passed


def test_no_exercise_is_without_a_solution_or_without_wrong_answers():
    for key, exercise in WRITTEN.items():
        assert exercise.solution is not None or PIECES[key], key
        assert LISTED[key].wrong, key
    assert set(FIGURES) == set(FIGURE)
