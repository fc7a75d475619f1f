"""What a screen reader hears of a figure's controls, in a real browser, with controls as ipywidgets writes them."""
import os

import pytest

if not os.environ.get('REQUIRE_BROWSER'):
    pytest.importorskip('playwright')

from playwright.sync_api import expect  # noqa: E402

from common.widgets.spoken import Spoken  # noqa: E402

FIGURE = '''<div class="widget-vbox">
  <div class="widget-inline-hbox"><label class="widget-label" title="null">price</label>
    <div class="noUi-handle" role="slider" tabindex="0" aria-valuenow="1">|</div></div>
  <input type="text" placeholder="&#8203;" title="tax">
  <button class="widget-toggle-button" title="null">code</button>
  <button title="a 1 read as 7"></button>
  <div id="view"></div>
</div>'''
RENDER = '''async source => {
    const module = await import('data:text/javascript,' + encodeURIComponent(source));
    window.end = module.default.render({ el: document.getElementById('view') });
}'''


@pytest.fixture
def page(browser):
    page = browser.new_page()
    page.set_content(FIGURE)
    page.evaluate(RENDER, Spoken._esm)
    yield page
    page.close()


@pytest.mark.parametrize('role, name', [('slider', 'price'), ('textbox', 'tax'), ('button', 'a 1 read as 7')])
def test_a_control_has_the_name_that_stands_beside_it_or_in_its_tip(page, role, name):
    expect(page.get_by_role(role, name=name)).to_have_count(1)


def test_no_tip_says_null(page):
    expect(page.locator('[title=null]')).to_have_count(0)
    page.evaluate("document.querySelector('.widget-toggle-button').setAttribute('title', null)")     # as at each press
    expect(page.locator('[title=null]')).to_have_count(0)


def test_a_button_that_is_down_says_so(page):
    for down in (False, True, False):
        page.locator('.widget-toggle-button').evaluate("(button, down) => button.classList.toggle('mod-active', down)", down)
        expect(page.get_by_role('button', name='code', pressed=down)).to_have_count(1)


def test_what_comes_later_is_named_too(page):
    page.locator('.widget-vbox').evaluate('(figure, html) => figure.insertAdjacentHTML("beforeend", html)',
                                         '<select title="how fast"></select>')
    expect(page.get_by_role('combobox', name='how fast')).to_have_count(1)


def test_a_figure_that_is_taken_away_is_watched_no_longer(page):
    expect(page.get_by_role('slider', name='price')).to_have_count(1)
    page.evaluate("end(); document.querySelector('input').title = 'toll'")
    page.evaluate('new Promise(requestAnimationFrame)')
    expect(page.get_by_role('textbox', name='tax')).to_have_count(1)
