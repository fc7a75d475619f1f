"""Practice in JupyterLab: the next kernel goes on with a task, and a link goes to the passage that explains it."""
import json
import os
import shutil
import signal

import pytest
from playwright.sync_api import expect

from tests.helpers.browser import ROOT, jupyter_lab, open_lesson, run_all
from tests.helpers.reader import ASKED

EXPLAINS = '07_gradient_check.ipynb'
FIGURE = "next(shown for shown in reversed(list(Out.values())) if type(shown).__name__ == 'Practice')"
TOLD = f'''
import json, os
figure = {FIGURE}
print(json.dumps([os.getpid(), figure.skill, figure.task.given, [question.right for question in figure.task.questions]]))
'''


@pytest.fixture
def lesson(browser, tmp_path_factory):
    """(page, address) of the reader's own copy."""
    folder = tmp_path_factory.mktemp('lab')
    with jupyter_lab(folder) as address:
        mine = folder / 'project' / 'my' / 'zh' / '10_practice.ipynb'
        mine.parent.mkdir(parents=True)
        for name in (mine.name, EXPLAINS):
            shutil.copy(ROOT / 'notebooks' / 'zh' / name, mine.with_name(name))
        page = browser.new_page(viewport={'width': 1280, 'height': 1000})
        yield page, address(f'my/zh/{mine.name}')
        page.close()


def run(page, address):
    open_lesson(page, address)
    run_all(page)
    return page.locator('.jp-OutputArea-output').filter(has=page.locator('select'))


def told(page):
    return json.loads(page.evaluate(ASKED, TOLD))


def test_the_next_kernel_goes_on_with_the_task_and_what_was_typed(lesson):
    page, address = lesson
    figure = run(page, address)
    figure.locator('select').select_option(index=11)
    box = figure.locator('input[type=text]')
    expect(box).to_have_count(1)
    box.fill('-123.456')
    box.press('Enter')
    expect(figure).to_contain_text('→')
    pid, *task = told(page)
    os.kill(pid, signal.SIGKILL)
    expect(page.locator('.jp-Dialog')).to_contain_text('Kernel Restarting')       # the next page finds a kernel that lives
    page.goto('about:blank')
    figure = run(page, address)
    expect(box).to_have_value('-123.456')
    expect(figure).to_contain_text('→')
    another, *same = told(page)
    assert another != pid and same == task
    box.fill(same[-1][0])
    box.press('Enter')
    expect(figure).to_contain_text('1 / 1 ✓')


def test_a_link_opens_a_lesson_at_the_heading_it_names_also_the_first_time(lesson):
    page, address = lesson
    figure = run(page, address)
    figure.get_by_role('button', name='什么时候再来').click()
    figure.get_by_role('link', name='07 实验室').click()
    expect(page.get_by_role('heading', name='实验室')).to_be_in_viewport()
