"""The pad's JavaScript in a real browser, with a model that stands in for the kernel."""
import os
from pathlib import Path

import numpy as np
import pytest

if not os.environ.get('REQUIRE_BROWSER'):
    pytest.importorskip('playwright')

from common.widgets.learning.pad import SIDE  # noqa: E402
from tests.helpers.browser import ROOT  # noqa: E402

RENDER = '''async source => {
    const module = await import('data:text/javascript,' + encodeURIComponent(source));
    const state = { ink: new DataView(new ArrayBuffer(112 * 112)), label: 'a pad' }, listeners = new Set();
    window.sent = 0;
    window.model = {
        get: name => state[name], save_changes: () => { window.sent += 1; },
        set: (name, value) => { state[name] = value; listeners.forEach(listener => listener()); },
        on: (_, listener) => listeners.add(listener), off: (_, listener) => listeners.delete(listener),
    };
    window.listeners = listeners;
    window.end = module.default.render({ model, el: document.body });
}'''
INK = "() => Array.from(new Uint8Array(model.get('ink').buffer))"
SHOWN = '''() => Array.from(document.querySelector('canvas').getContext('2d').getImageData(0, 0, 112, 112).data)
              .filter((_, i) => i % 4 === 3)'''


@pytest.fixture
def page(browser):
    page = browser.new_page()
    page.set_content('<body style="margin:0"></body>')
    page.evaluate(RENDER, Path(ROOT / 'common' / 'widgets' / 'learning' / 'pad.js').read_text(encoding='utf-8'))
    yield page
    page.close()


def array(page, what):
    return np.array(page.evaluate(what)).reshape(SIDE, SIDE)


def stroke(page, *points):
    """Draw with the mouse; points are shares of the pad's width and height."""
    box = page.locator('canvas').bounding_box()
    (x, y), *rest = [(box['x'] + box['width'] * a, box['y'] + box['height'] * b) for a, b in points]
    page.mouse.move(x, y)
    page.mouse.down()
    for x, y in rest:
        page.mouse.move(x, y, steps=5)
    page.mouse.up()


def test_a_stroke_becomes_ink_where_it_was_drawn(page):
    stroke(page, (0.25, 0.5), (0.75, 0.5))
    rows, columns = np.nonzero(array(page, INK) > 128)
    assert rows.mean() == pytest.approx(SIDE / 2, abs=1) and 8 <= np.ptp(rows) <= 12
    assert (columns.min(), columns.max()) == pytest.approx((SIDE * 0.25 - 5, SIDE * 0.75 + 5), abs=2)


def test_a_click_leaves_a_dot(page):
    stroke(page, (0.5, 0.5))
    assert 50 < (array(page, INK) > 128).sum() < 120


def test_strokes_add_up_and_are_sent_while_the_pen_moves(page):
    stroke(page, (0.2, 0.2), (0.2, 0.8))
    first, sent = array(page, INK), page.evaluate('sent')
    stroke(page, (0.8, 0.2), (0.8, 0.8))
    assert sent > 3 and np.all(array(page, INK) >= first) and array(page, INK).sum() > 1.5 * first.sum()


def test_moving_without_a_button_draws_nothing(page):
    page.mouse.move(50, 50)
    page.mouse.move(200, 200, steps=5)
    assert not array(page, INK).any() and page.evaluate('sent') == 0


def test_what_the_kernel_puts_on_the_pad_is_shown(page):
    page.evaluate("model.set('ink', new DataView(new Uint8Array(112 * 112).fill(7).buffer))")
    assert np.all(array(page, SHOWN) == 7)


def test_ink_that_came_as_a_part_of_a_larger_message_is_shown(page):
    page.evaluate('''model.set('ink', new DataView(new Uint8Array(8 + 112 * 112).fill(9, 8).buffer, 8))''')
    assert np.all(array(page, SHOWN) == 9)


def test_a_pad_that_is_taken_away_listens_no_longer(page):
    page.evaluate('end()')
    assert page.evaluate('listeners.size') == 0


def test_a_screen_reader_hears_its_name(page):
    assert page.get_by_role('img', name='a pad').count() == 1
