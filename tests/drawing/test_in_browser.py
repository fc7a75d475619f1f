"""Pictures as a browser sets them: in the colours of the page that shows them, and no text on another."""
import base64
import io
import os
import re
from itertools import combinations

import numpy as np
import pytest
from PIL import Image

from common.charts import SIGNED, picture
from common.drawing import THEMES, Drawing, draw
from common.drawing.palette import BLACK, DARK, LIGHT, WHITE
from tests.helpers import graphs

if not os.environ.get('REQUIRE_BROWSER'):
    pytest.importorskip('playwright')

from tests.helpers.browser import until  # noqa: E402

TEXTS = '''() => [...document.querySelectorAll('svg text')].map(text => {
    const box = text.getBBox();
    return [text.textContent, box.x, box.y, box.x + box.width, box.y + box.height];
})'''


def rgb(colour):
    digits = [2 * c for c in colour[1:]] if len(colour) == 4 else [colour[i:i + 2] for i in (1, 3, 5)]
    return tuple(int(pair, 16) for pair in digits)


def pixels(page):
    """The picture on the page as RGB (height, width, 3)."""
    return np.asarray(Image.open(io.BytesIO(page.locator('img').screenshot())).convert('RGB'))


@pytest.fixture
def still():
    """The picture of a graph as an untrusted notebook shows it: an <img> of which nothing can be known."""
    g = graphs.shop()
    g.backward()
    return draw(g)._repr_html_()


@pytest.mark.parametrize('system', ['light', 'dark'])
@pytest.mark.parametrize('scheme, palette', [('light', LIGHT), ('dark', DARK)], ids=['light page', 'dark page'])
def test_a_still_takes_the_theme_of_its_page_whatever_the_system_prefers(browser, still, system, scheme, palette):
    page = browser.new_page(color_scheme=system)
    page.set_content(f'<body style="color-scheme:{scheme}">{still}</body>')
    assert tuple(pixels(page)[2, 2]) == rgb(palette['ground'])
    page.close()


COLOURS = '''() => {
    const resolved = (selector, name) => getComputedStyle(document.querySelector(selector))[name];
    return ['.o', '.t', '.v', '.g'].map(kind => resolved(`svg ${kind}`, 'fill'));
}'''


def live(page, attributes):
    """The colours of a live picture on a page like this: ground, ink, value, gradient."""
    g = graphs.shop()
    g.backward()
    page.set_content(f'<body {attributes}>{THEMES}{draw(g).svg()}</body>')
    return [tuple(map(int, re.findall(r'\d+', colour))) for colour in page.evaluate(COLOURS)]


@pytest.mark.parametrize('attributes, palette', [
    ('class="vscode-light"', LIGHT), ('class="vscode-dark"', DARK), ('class="vscode-high-contrast"', BLACK),
    ('class="vscode-high-contrast vscode-high-contrast-light"', WHITE), ('data-jp-theme-light="false"', DARK),
    ('data-jp-theme-light="false" data-jp-theme-name="JupyterLab Dark High Contrast"', BLACK)])
def test_a_live_picture_takes_the_theme_that_its_page_names(browser, attributes, palette):
    page = browser.new_page()
    assert live(page, attributes) == [rgb(palette[name]) for name in ('ground', 'ink', 'forward', 'backward')]
    page.close()


@pytest.mark.parametrize('system, palette', [('light', WHITE), ('dark', BLACK)])
@pytest.mark.parametrize('attributes', ['', 'data-jp-theme-light="false"'])
def test_where_the_system_forces_colours_a_live_picture_takes_them(browser, attributes, system, palette):
    page = browser.new_page(forced_colors='active', color_scheme=system)
    ground, ink, *others = live(page, attributes)
    page.set_content('<p style="background:Canvas;color:CanvasText">')
    forced = page.evaluate("[getComputedStyle(document.querySelector('p')).backgroundColor, "
                           "getComputedStyle(document.querySelector('p')).color]")
    assert [ground, ink] == [tuple(map(int, re.findall(r'\d+', colour))) for colour in forced]
    assert others == [rgb(palette['forward']), rgb(palette['backward'])]
    page.close()


def test_a_still_follows_when_the_theme_is_changed(browser, still):
    page = browser.new_page()
    page.set_content(f'<body style="color-scheme:light">{still}</body>')
    page.evaluate("document.body.style.colorScheme = 'dark'")           # as JupyterLab does
    until(page, lambda: tuple(pixels(page)[2, 2]) == rgb(DARK['ground']), 'the still stays light')
    page.close()


def test_pixels_of_an_array_have_dark_paper_and_the_same_hues_on_a_dark_page(browser):
    page = browser.new_page()
    page.set_content('<body style="color-scheme:dark">'
                     + picture(np.array([[-1.0, 0.0, 1.0]]), SIGNED, size=99)._repr_html_() + '</body>')
    low, zero, high = (pixels(page)[50, at].astype(int) for at in (16, 50, 82))
    assert zero.max() < 30 and low[2] > low[0] + 40 and high[0] > high[2] + 40
    page.close()


def test_no_text_is_set_on_another(browser):
    page = browser.new_page()
    for name, make in graphs.ALL.items():
        g = make()
        g.backward()
        svg = Drawing(g, full=True).svg().replace('max-width:100%', 'max-width:none')
        page.set_content(THEMES + svg)
        for (a, *first), (b, *second) in combinations(page.evaluate(TEXTS), 2):
            left, top, right, bottom = (max(p, q) if i < 2 else min(p, q)
                                        for i, (p, q) in enumerate(zip(first, second)))
            assert left > right - 1 or top > bottom - 7, (name, a, b)   # a box is 7 pixels higher than its digits
    page.close()


def test_a_picture_carries_all_that_it_shows():
    g = graphs.network()
    g.backward()
    svg = base64.b64decode(draw(g)._repr_html_().split('base64,')[1].split('"')[0]).decode()
    assert 'http' not in svg.replace('http://www.w3.org/2000/svg', '') and 'url(' not in svg
