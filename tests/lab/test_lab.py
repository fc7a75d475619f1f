"""Lesson 01 in a real JupyterLab and a real browser: first untrusted, as on a fresh clone, then alive."""
import re

import pytest
from playwright.sync_api import expect

from tests.helpers.browser import ROOT, all_drawn, open_lesson, run_all

ERRORS = '[data-mime-type$="error"], [data-mime-type$="stderr"], .jp-RenderedHTMLCommon mjx-merror'


@pytest.fixture(scope='module', params=['zh', 'en'])
def lesson(request, browser, address):
    """Lesson 01, opened, with what the browser complained about and whom it asked."""
    page = browser.new_page(viewport={'width': 1280, 'height': 1000})
    page.complaints, page.asked = [], []
    page.on('console', lambda message: message.type == 'error' and page.complaints.append(message.text))
    page.on('pageerror', lambda error: page.complaints.append(str(error)))
    page.on('request', lambda sent: page.asked.append(sent.url))
    path, = (ROOT / 'notebooks' / request.param).glob('01_*.ipynb')
    open_lesson(page, address(path.relative_to(ROOT).as_posix()))
    yield page
    page.close()


@pytest.fixture(scope='module')
def running(lesson):
    run_all(lesson)
    all_drawn(lesson)
    return lesson


def shopping(page):
    """The first figure with a box and a slider for the apple: the bill for two apples and three oranges."""
    box = page.locator('.widget-label', has_text=re.compile('^apple$'))
    return page.locator('.jp-OutputArea-output').filter(has=box).first


def test_the_first_start_asks_no_question(lesson):
    expect(lesson.locator('.Toastify__toast, .jp-Dialog')).to_have_count(0)


def test_a_fresh_clone_shows_the_still_pictures(lesson):
    stills = lesson.locator('.jp-OutputArea-output img, .jp-RenderedMarkdown img')
    expect(stills.first).to_be_visible()
    assert all(stills.evaluate_all('all => all.map(img => img.complete && img.naturalWidth)'))
    assert stills.evaluate_all('all => all.every(img => img.alt)')
    expect(lesson.get_by_role('slider')).to_have_count(0)


def test_a_fresh_clone_shows_no_error(lesson):
    expect(lesson.locator(ERRORS)).to_have_count(0)
    expect(lesson.get_by_text(re.compile('Error displaying widget|Error rendering'))).to_have_count(0)


def test_run_all_reaches_the_end(running):
    expect(running.locator('.jp-CodeCell .jp-InputArea-prompt').last).to_have_text(re.compile(r'\[\d+\]'))
    expect(running.locator(ERRORS)).to_have_count(0)


def test_the_key_moves_the_price_and_bill_and_gradients_follow(running):
    figure = shopping(running)
    price = figure.get_by_role('slider').first
    price.focus()
    running.keyboard.press('ArrowRight')
    expect(price).not_to_have_attribute('aria-valuenow', re.compile(r'^100(\.0)?$'))
    apple = float(price.get_attribute('aria-valuenow'))
    for value in (f'{(2 * apple + 450) * 1.1:.4g}', f'{apple * 1.1:.4g}', f'{2 * apple:.4g}'):
        expect(figure.locator('svg')).to_contain_text(value)


def test_the_buttons_of_the_player_stay_where_they_are(running):
    next_step = running.get_by_role('button', name=re.compile('^(进一步|next) ›$'))
    player = running.locator('.jp-OutputArea-output').filter(has=next_step).first
    on, step = player.get_by_role('button', name=re.compile('^(进一步|next) ›$')), player.get_by_role('slider')
    last = int(float(step.get_attribute('aria-valuemax')))
    on.scroll_into_view_if_needed()
    places, heights = set(), set()
    for i in range(last + 1):
        expect(step).to_have_attribute('aria-valuenow', re.compile(rf'^{i}(\.0)?$'))
        places.add(on.bounding_box()['y'] - player.bounding_box()['y'])
        heights.add(player.bounding_box()['height'])
        if i < last:
            on.click()
    expect(on).to_be_disabled()
    assert last > 3 and len(places) == len(heights) == 1


def test_the_arrow_keys_walk_over_a_graph(running):
    player = running.locator('.jp-OutputArea-output').filter(
        has=running.get_by_role('button', name=re.compile('^(进一步|next) ›$'))).first
    expect(player.get_by_role('group', name=re.compile('← →|← and →'))).to_have_attribute('tabindex', '0')
    player.get_by_role('button', name=re.compile('^(到右端|right end)$')).click()
    expect(player.get_by_role('status').last).to_have_text(re.compile('右端|right end'))
    step = player.get_by_role('slider')
    begin = float(step.get_attribute('aria-valuenow'))
    for key, at in (('ArrowRight', begin + 1), ('ArrowLeft', begin), ('ArrowLeft', begin - 1)):
        running.keyboard.press(key)
        expect(step).to_have_attribute('aria-valuenow', str(at))


def test_an_input_of_the_picture_is_pressed_by_key_and_by_mouse_and_its_paths_are_written(running):
    figure = shopping(running)
    formula = figure.get_by_role('button', name=re.compile('(公式|formula)$'))
    inputs = figure.locator('svg [data-input]')
    inputs.filter(has_text=re.compile('^apple$')).focus()
    running.keyboard.press('Enter')
    expect(figure.get_by_role('group').last).to_contain_text('∂apple ')
    expect(inputs.filter(has_text=re.compile('^apple$'))).to_be_focused()
    inputs.filter(has_text=re.compile('^tax$')).click()
    expect(figure.get_by_role('group').last).to_contain_text('∂tax ')
    expect(figure.locator('svg .k').first).to_be_attached()
    formula.click()
    expect(figure.locator('svg .k')).to_have_count(0)


def test_code_and_formula_open_by_the_keyboard_and_follow_the_steps(running):
    player = running.locator('.jp-OutputArea-output').filter(
        has=running.get_by_role('button', name=re.compile('^(进一步|next) ›$'))).first
    for name in ('(代码|code)$', '(公式|formula)$'):
        player.get_by_role('button', name=re.compile(name)).focus()
        running.keyboard.press('Space')
        expect(player.get_by_role('button', name=re.compile(name), pressed=True)).to_be_focused()
    player.get_by_role('button', name=re.compile('^(结尾|end)$')).click()
    expect(player.locator('div.lit').first).to_contain_text('dx = dout * self.y')
    expect(player.get_by_role('status').last).to_contain_text('1.1 * 2 = 2.2')
    expect(player.get_by_role('group').last).to_contain_text('= 1.1 × 2')
    expect(player.locator('svg .k').first).to_be_attached()
    for name in ('(代码|code)$', '(公式|formula)$'):
        player.get_by_role('button', name=re.compile(name)).click()
    expect(player.locator('div.lit')).to_have_count(0)


def test_a_typed_number_is_taken_as_typed_or_refused_with_a_sentence(running):
    figure = shopping(running)
    box = figure.get_by_role('textbox').first
    for typed, shown in (('12.5', '12.5'), ('1000', '12.5'), ('text', '12.5'), ('100', '100')):
        box.fill(typed)
        box.press('Enter')
        expect(box).to_have_value(shown)
        if typed != shown:
            expect(figure.get_by_role('status').filter(has_text='12.5').first).to_be_visible()


def test_a_new_expression_leaves_all_other_figures_alive(running):
    live = running.locator('.jp-OutputArea-output svg.cg')
    before, label = live.count(), running.locator('.widget-label', has_text=re.compile('^(算式|expression)$'))
    calculator = running.locator('.jp-OutputArea-output').filter(has=label).first
    for typed, first in (('a * b + 1', 'a'), ('exp(c)', 'c')):
        calculator.get_by_role('textbox').first.fill(typed)
        calculator.get_by_role('textbox').first.press('Enter')
        expect(calculator.locator('.widget-slider .widget-label').first).to_have_text(first)
    expect(live).to_have_count(before)
    test_the_key_moves_the_price_and_bill_and_gradients_follow(running)


def test_a_step_of_a_slider_fetches_no_icon(running):
    """JupyterLab would fetch another icon for the tab whenever the kernel works: a fifth fewer pictures a second."""
    before, figure = len(running.asked), shopping(running)
    figure.get_by_role('slider').first.focus()
    for _ in range(5):
        shown = figure.locator('svg').text_content()
        running.keyboard.press('ArrowRight')
        expect(figure.locator('svg')).not_to_have_text(shown)
    running.wait_for_timeout(300)
    assert not [url for url in running.asked[before:] if 'favicon' in url]


def test_the_browser_has_nothing_to_complain_about(running):
    assert not running.complaints


def test_the_console_stays_quiet(running, folder):
    assert not (folder / 'lab.log').read_text(encoding='utf-8')


def test_nobody_outside_is_asked(running):
    assert not {url for url in running.asked if not re.match(r'(data|blob):|https?://127\.0\.0\.1[:/]', url)}
