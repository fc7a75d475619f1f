"""The page of a class in a real browser: on a projector, on a phone, on paper, with the keys, and in the dark."""
import os

import pytest

if not os.environ.get('REQUIRE_BROWSER'):
    pytest.importorskip('playwright')

from desk import classroom, page  # noqa: E402
from tests.helpers.pupils import entry, lay, sheet_of, told  # noqa: E402

LONG = 'wörd' * 25


@pytest.fixture(scope='module')
def address(tmp_path_factory):
    wrong = told('{answer} has the wrong sign.', 'def f(x):\n    return ' + 'x' * 200)
    sheets = [sheet_of(name, {f'{lesson:02}-{n}': entry(n % 2 == 0, wrong) for lesson in range(1, 10) for n in range(5)})
              for name in ('Li', LONG)]
    read = classroom.Classroom(sheets, {'Li': ['b.json', 'a.json']}, {'cut.json': 'half', LONG: 'other'})
    return lay(tmp_path_factory.mktemp('class'), {'class.html': page.page(read).encode()}).joinpath('class.html').as_uri()


@pytest.mark.parametrize('width', [390, 1280])
def test_nothing_is_wider_than_the_screen(browser, address, width):
    with browser.new_page(viewport={'width': width, 'height': 720}) as seen:
        seen.goto(address)
        assert seen.evaluate('document.documentElement.scrollWidth') <= width


def test_the_keys_change_the_language_and_hide_the_names(browser, address):
    with browser.new_page() as seen:
        seen.goto(address)
        texts = seen.locator('body').inner_text
        assert 'Talk about these first' in texts() and '先讲这些' not in texts() and LONG in texts()
        seen.keyboard.press('Tab')
        seen.keyboard.press('ArrowLeft')
        assert 'Talk about these first' not in texts() and '先讲这些' in texts()
        seen.keyboard.press('Tab')
        seen.keyboard.press('Space')
        assert LONG not in texts() and '先讲这些' in texts()


@pytest.mark.parametrize('scheme', ['light', 'dark'])
def test_it_is_light_or_dark_as_the_screen_is(browser, address, scheme):
    with browser.new_page(color_scheme=scheme) as seen:
        seen.goto(address)
        red = seen.evaluate('getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]')
        assert (int(red) < 128) == (scheme == 'dark')


def test_paper_shows_no_switches(browser, address):
    with browser.new_page() as seen:
        seen.goto(address)
        seen.emulate_media(media='print')
        assert not seen.locator('input, label').first.is_visible()
        assert seen.pdf(format='A4').startswith(b'%PDF')
