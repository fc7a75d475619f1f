"""A reader's day on the site: the same three tests as in JupyterLab, for every lesson in both languages."""
import pytest

from tests.helpers.browser import all_drawn, run_all
from tests.helpers.reader import Reader
from tests.helpers.site import LESSONS, new_page, open_lesson
from tests.lab.test_reader import (  # noqa: F401
    test_every_control_of_every_figure_can_be_used_and_no_other_figure_suffers,
    test_every_exercise_is_answered_wrongly_and_then_rightly,
    test_run_all_leaves_every_figure_alive,
)

pytestmark = pytest.mark.usefixtures('numpy')
# as in the tests of JupyterLab: what is far down is laid out too, so that nothing moves under a hand
ALL_LAID_OUT = '''() => {
    const { content } = jupyterapp.shell.currentWidget;
    content.notebookConfig = {...content.notebookConfig, windowingMode: 'none'};
}'''


@pytest.fixture(scope='module')
def day(browser):
    """One browser for all lessons: Python is fetched once."""
    context = browser.new_context(viewport={'width': 1280, 'height': 1000}, locale='en')
    yield context
    context.close()


@pytest.fixture(scope='module', params=LESSONS)
def reader(request, day, server, numpy):
    page = new_page(day, server.address)
    open_lesson(page, server.address, request.param)
    page.evaluate(ALL_LAID_OUT)
    run_all(page, 1800)
    all_drawn(page)
    yield Reader(page, page.complaints)
    page.close()
