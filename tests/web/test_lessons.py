"""Every lesson in the browser: all cells run, figures answer, the network learns, the pad reads."""
import re

import pytest
from playwright.sync_api import expect

from tests.helpers.browser import run_all
from tests.helpers.panel import NOISE, button, drawn_anew, iteration, learns
from tests.helpers.site import LESSONS, code_cells, faults, new_page, open_lesson

pytestmark = pytest.mark.usefixtures('numpy')
PLOT = '''import matplotlib.pyplot as plt
plt.style.use('common.charts.transparent')
plt.plot([0, 1], [1, 0])
plt.show()'''
FRAMES = '''seconds => new Promise(resolve => {
    const start = performance.now();
    let frames = 0;
    const tick = now => now - start < 1000 * seconds
        ? (frames += 1, requestAnimationFrame(tick)) : resolve(frames / seconds);
    requestAnimationFrame(tick);
})'''


def test_a_cell_that_plots_draws_or_says_why_not(page, server, site):
    open_lesson(page, server.address, 'en/01')
    page.evaluate(WRITE, [PLOT])
    run_all(page)
    output, = code_cells(page)[0]['outputs']
    if list(site.glob('static/pyodide/matplotlib-0-*.whl')):
        assert 'This site was built without matplotlib, so this cell draws nothing' in ''.join(output['text'])
    else:
        assert 'image/png' in output['data']


@pytest.mark.parametrize('lesson', LESSONS)
def test_every_cell_of_every_lesson_runs(context, server, lesson):
    page = new_page(context, server.address)
    open_lesson(page, server.address, lesson)
    run_all(page, 1800)
    assert not faults(page) and not page.complaints and not page.foreign


@pytest.fixture
def page(context, server):
    return new_page(context, server.address)


def figure_with(page, label):
    """The first figure with a slider of this name."""
    named = page.locator('.widget-label', has_text=re.compile(f'^{label}$'))
    return page.locator('.jp-OutputArea-output').filter(has=named).first


@pytest.mark.parametrize('lesson', ['zh/01', 'en/01'])
def test_a_slider_moves_the_bill_and_its_derivatives(page, server, lesson):
    open_lesson(page, server.address, lesson)
    page.locator('#course button').click()
    figure = figure_with(page, 'apple')
    figure.get_by_role('slider').first.press('ArrowRight')
    expect(figure.locator('svg').first).to_contain_text('101')
    page.wait_for_selector('#course button:enabled')


def test_while_python_is_on_its_way_the_page_says_how_far_and_shows_stills(page, server):
    page.goto(f'{server.address}/en/01/')
    expect(page.locator('#course [role=status]')).to_contain_text('Python')
    expect(page.locator('.jp-OutputArea-output img').first).to_be_visible(timeout=60_000)
    later = re.compile(r'Python is (starting|ready)')
    expect(page.locator('#course [role=status]')).to_contain_text(later)
    expect(page.locator('#course progress')).to_have_count(0)


def test_a_link_leads_to_the_next_lesson_in_the_same_language(page, server):
    open_lesson(page, server.address, 'zh/01')
    page.locator('.jp-RenderedMarkdown a', has_text='02').last.click()
    expect(page).to_have_url(re.compile('path=notebooks/zh/02_'))
    expect(page.locator('.jp-RenderedMarkdown h1').first).to_contain_text('02')
    page.locator('#course a').click()
    expect(page).to_have_url(f'{server.address}/zh/')


def test_a_lesson_fits_a_phone(browser, server):
    context = browser.new_context(viewport={'width': 390, 'height': 844}, has_touch=True, is_mobile=True)
    page = new_page(context, server.address)
    open_lesson(page, server.address, 'en/01')
    assert page.evaluate('document.documentElement.scrollWidth') <= 390
    page.locator('#course button').tap()
    page.wait_for_selector('#course button:enabled')
    figure = figure_with(page, 'apple')
    handle = figure.locator('.noUi-handle').first
    for _ in range(3):                      # what is scrolled by is drawn, and grows
        handle.scroll_into_view_if_needed()
        page.wait_for_timeout(300)
    box, before = handle.bounding_box(), figure.locator('svg').first.text_content()
    x, y = box['x'] + box['width'] / 2, box['y'] + box['height'] / 2
    finger = context.new_cdp_session(page)
    acts = ('touchStart', [{'x': x, 'y': y}]), ('touchMove', [{'x': x + 40, 'y': y}]), ('touchEnd', [])
    for kind, points in acts:
        finger.send('Input.dispatchTouchEvent', {'type': kind, 'touchPoints': points})
    expect(figure.locator('svg').first).not_to_have_text(before)
    context.close()


WRITE = '''cells => {
    const notebook = [...jupyterapp.shell.widgets('main')]
        .find(widget => widget.content?.model?.cells).content.model.sharedModel;
    notebook.deleteCellRange(0, notebook.cells.length);
    notebook.insertCells(0, cells.map(source => ({cell_type: 'code', source, metadata: {}, outputs: []})));
}'''


@pytest.fixture
def panel(page, server):
    """The training panel and the pad, in a notebook of their own."""
    page.set_viewport_size({'width': 1200, 'height': 1800})
    open_lesson(page, server.address, 'en/08')
    page.evaluate(WRITE, [NOISE + 'panel = training(data, iterations=10**6)', 'panel', 'digits(panel.network, x, t)'])
    run_all(page)
    return page


def test_the_panel_learns_pauses_at_once_and_leaves_the_page_alive(panel):
    button(panel, 'start').press('Space')
    expect(panel.get_by_text(re.compile(r'^iteration [\d,]+ of')).last).to_be_visible(timeout=30_000)
    learns(panel)
    assert panel.evaluate(FRAMES, 2) > 5
    with drawn_anew(panel):
        button(panel, 'pause').press('Space')
    paused = iteration(panel)
    panel.wait_for_timeout(1000)
    assert iteration(panel) == paused


def test_a_digit_drawn_on_the_pad_is_read(panel):
    pad = panel.locator('canvas').last
    box = pad.bounding_box()
    panel.mouse.move(box['x'] + box['width'] / 2, box['y'] + 40)
    panel.mouse.down()
    panel.mouse.move(box['x'] + box['width'] / 2, box['y'] + box['height'] - 40, steps=10)
    panel.mouse.up()
    expect(panel.get_by_text(re.compile(r'^Read as \d')).first).to_be_visible()
