"""A reader's day: every lesson in both languages, in a real browser, with both hands.

Driven from the lessons themselves: a new figure or exercise is operated as soon as a lesson shows it.
"""
import pytest
from lesson import lessons
from playwright.sync_api import expect

from common.language import LANGUAGES
from tests.helpers.browser import all_drawn, open_lesson, run_all
from tests.helpers.reader import Reader

LESSONS = [path.stem for path in lessons()]


@pytest.fixture(scope='module', params=[f'{language}/{lesson}' for lesson in LESSONS for language in LANGUAGES])
def reader(request, browser, address):
    page = browser.new_page(viewport={'width': 1280, 'height': 1000})
    complaints = []
    page.on('console', lambda message: message.type == 'error' and complaints.append(message.text))
    page.on('pageerror', lambda error: complaints.append(str(error)))
    open_lesson(page, address(f'notebooks/{request.param}.ipynb'))
    run_all(page)
    all_drawn(page)
    yield Reader(page, complaints)
    page.evaluate('jupyterapp.shell.currentWidget.sessionContext.shutdown()')
    page.close()


def test_run_all_leaves_every_figure_alive(reader):
    reader.all_is_well('after Run All')


def test_every_control_of_every_figure_can_be_used_and_no_other_figure_suffers(reader):
    for figure in reader.figures:
        assert reader.operate(figure) or figure['complaint'], f'nothing in the figure of cell {figure["cell"]} can be operated'
    reader.all_is_well('at the end')
    expect(reader.page.locator('.jp-OutputArea-output [title=null]')).to_have_count(0)


def test_every_exercise_is_answered_wrongly_and_then_rightly(reader):
    cells, exercises = reader.exercises()
    for exercise in exercises:
        wrong, right = reader.answer(cells, *exercise)
        assert '→' in wrong and '✓' not in wrong, f'cell {exercise[0]}: {wrong}'
        assert '✓' in right and '→' not in right, f'cell {exercise[0]}: {right}'
