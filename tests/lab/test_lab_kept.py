"""A pupil answers half of lesson 01, the kernel dies, the page is closed; on the next day all is as it was, and marked."""
import json
import re
import shutil

import pytest
from playwright.sync_api import expect

from tests.helpers.browser import ROOT, jupyter_lab, open_lesson, run_all, until

ANSWER = '''async ([above, text]) => {
    const cells = jupyterapp.shell.currentWidget.content;
    const at = cells.widgets.findIndex(cell => cell.model.sharedModel.getSource().includes(above)) - 1;
    cells.widgets[at].model.sharedModel.setSource(text);
    for (const i of [at, at + 1]) {
        cells.activeCellIndex = i;
        await jupyterapp.commands.execute('notebook:run-cell');
    }
}'''
BOX = 'input[placeholder="2*3"]'


@pytest.fixture(scope='module')
def day(browser, tmp_path_factory):
    """day(name) opens a lesson of the reader's own and runs it, as on a new day: no kernel of the day before is left."""
    folder = tmp_path_factory.mktemp('lab')
    with jupyter_lab(folder) as address:
        mine = folder / 'project' / 'my' / 'en'
        mine.mkdir(parents=True)

        opened = []

        def day(name):
            while opened:
                page = opened.pop()
                page.evaluate('jupyterapp.serviceManager.sessions.shutdownAll()')
                page.close()
            published, = (ROOT / 'notebooks' / 'en').glob(f'{name}_*.ipynb')
            if not (mine / published.name).exists():
                shutil.copy(published, mine)
            page = browser.new_page(viewport={'width': 1280, 'height': 1000})
            opened.append(page)
            open_lesson(page, address(f'my/en/{published.name}'))
            run_all(page)
            return page
        day.answers = mine.parent / 'answers.json'
        yield day


def verdict(page, exercise):
    return page.locator('.jp-CodeCell', has_text=f"exercise='{exercise}'").locator('[role=status]').first


def test_half_a_lesson_is_there_again_the_next_day_and_can_be_finished(day):
    page = day('01')
    assert not day.answers.exists(), 'running a lesson answers nothing'
    page.evaluate(ANSWER, ["exercise='01-3'", 'answer = 69.3'])
    expect(verdict(page, '01-3')).to_contain_text('→ 69.3 belongs under the other arrow')
    page.evaluate(ANSWER, ["exercise='01-3'", "answer = '3 * 0.7 * 1.1'"])
    expect(verdict(page, '01-3')).to_contain_text('✓')
    page.locator(BOX).first.fill('5')
    page.locator(BOX).first.press('Enter')
    page.locator('.choice').first.click()
    until(page, lambda: 'choices' in day.answers.read_text(), 'the choice is not kept')
    expect(page.locator('.choice.mod-active')).to_have_count(1)
    page.evaluate("jupyterapp.commands.execute('docmanager:save')")

    before = json.loads(day.answers.read_text())['exercises']
    page = day('01')
    expect(page.locator(BOX).first).to_have_value('5')
    expect(page.locator('.choice.mod-active')).to_have_count(1)
    expect(verdict(page, '01-3')).to_contain_text('✓')
    assert json.loads(day.answers.read_text())['exercises'] == before, 'what was there is no other try'
    for wrong in ('3.3', "'3 * 1.1'"):
        page.evaluate(ANSWER, ["exercise='01-5'", f'answer = {wrong}'])
    page.evaluate(ANSWER, ["exercise='01-5'", 'answer = -3.3'])
    expect(verdict(page, '01-5')).to_contain_text('✓')


def test_the_map_shows_it_and_a_mistake_made_twice_leads_back(day):
    page = day('00')
    told = page.locator('tr', has_text='only the side after the minus changes its sign')
    expect(told).to_contain_text('Three nodes, one table')
    told.get_by_role('link').click()
    expect(page.locator('.lm-TabBar-tab.lm-mod-current', has_text='01_computational')).to_be_visible()
    expect(page.locator('.lm-TabBar-tab', has_text=re.compile('^00_start'))).to_be_visible()
