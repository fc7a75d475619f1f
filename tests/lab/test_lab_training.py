"""The training panel and the pad in a real JupyterLab: a kernel that learns still listens."""
import re

from playwright.sync_api import expect

from tests.helpers.browser import kernel_is_ready, until
from tests.helpers.panel import NOISE, button, drawn_anew, iteration, learns, pause

CELLS = [NOISE + 'panel = training(data, iterations=10**6)', 'panel', 'digits(panel.network, x, t)', '20 + 22']
RUN_THE_PANELS_CELL = '''async () => {
    const notebook = jupyterapp.shell.currentWidget.content;
    notebook.activeCellIndex = 2;
    notebook.deselectAll();
    await jupyterapp.commands.execute('notebook:run-cell');
}'''
TAB_WHEN_IT_IS_GONE = '''() => {
    const old = document.activeElement;
    new MutationObserver((_, watch) => {
        if (old.isConnected) return;
        watch.disconnect();
        document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'Tab', bubbles: true, cancelable: true}));
    }).observe(document.body, {childList: true, subtree: true});
}'''


def test_the_panel_starts_at_a_key_learns_and_pauses(page):
    button(page, 'start').press('Space')
    expect(page.get_by_text(re.compile(r'^iteration [\d,]+ of')).last).to_be_visible()
    learns(page)
    with drawn_anew(page):
        button(page, 'pause').press('Space')
    paused = iteration(page)
    page.wait_for_timeout(500)
    assert iteration(page) == paused


def test_the_focus_stays_on_the_button_where_the_pause_draws_the_panel_anew(page):
    expect(button(page, 'go on')).to_be_focused()
    page.keyboard.press('Space')
    expect(button(page, 'pause')).to_be_focused()
    with drawn_anew(page):
        page.keyboard.press('Space')
    expect(button(page, 'go on')).to_be_focused()
    page.keyboard.press('Tab')
    expect(button(page, 'one step')).to_be_focused()
    page.wait_for_timeout(1000)
    expect(button(page, 'one step')).to_be_focused()


def test_a_tab_pressed_while_the_panel_is_drawn_anew_leads_to_the_next_button(page):
    button(page, 'go on').press('Space')
    expect(button(page, 'pause')).to_be_focused()
    with drawn_anew(page):
        page.evaluate(TAB_WHEN_IT_IS_GONE)
        page.keyboard.press('Space')
    expect(button(page, 'one step')).to_be_focused()


def test_other_cells_run_while_it_learns(page):
    button(page, 'go on').click()
    page.locator('.jp-CodeCell').last.locator('.cm-content').click()
    page.keyboard.press('Control+Enter')
    expect(page.locator('.jp-CodeCell').last.locator('.jp-OutputPrompt')).to_have_text('[6]:')
    learns(page)
    pause(page)


def test_its_cell_can_be_run_again_while_it_learns(page):
    button(page, 'go on').click()
    learns(page)
    page.evaluate(RUN_THE_PANELS_CELL)
    expect(button(page, 'pause')).to_have_count(1)
    learns(page)
    pause(page)


def test_after_a_reload_the_picture_of_the_last_pause_is_there_and_its_cell_brings_the_panel_back(page):
    button(page, 'go on').click()
    learns(page)
    paused = pause(page)
    page.evaluate("jupyterapp.commands.execute('docmanager:save')")
    page.reload()
    kernel_is_ready(page)
    expect(page.get_by_text(f'iteration {paused:,}').first).to_be_visible()
    page.evaluate(RUN_THE_PANELS_CELL)
    button(page, 'go on').click()
    until(page, lambda: iteration(page) > paused, 'it does not go on')
    pause(page)


def test_a_digit_drawn_on_the_pad_is_read(page):
    figure = page.locator('.jp-OutputArea-output').filter(has=page.locator('canvas'))
    figure.get_by_role('button', name='clear').click()
    expect(figure.get_by_role('status')).to_have_text('The sheet is empty; draw a digit.')
    box = figure.locator('canvas').bounding_box()
    page.mouse.move(box['x'] + 140, box['y'] + 40)
    page.mouse.down()
    page.mouse.move(box['x'] + 140, box['y'] + 240, steps=10)
    page.mouse.up()
    expect(figure.get_by_role('status')).to_have_text(re.compile(r'^Read as \d'))


def test_a_test_image_is_chosen_by_key(page):
    figure = page.locator('.jp-OutputArea-output').filter(has=page.locator('canvas'))
    drawn = figure.locator('svg').first.inner_html()
    figure.get_by_label('test image').fill('7')
    figure.get_by_label('test image').press('Enter')
    until(page, lambda: figure.locator('svg').first.inner_html() != drawn, 'the picture stays as it was')
