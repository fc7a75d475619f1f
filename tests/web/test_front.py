"""The front page and the doors, in a real browser and before any Python."""
import pytest
from playwright.sync_api import expect

from common.course import LESSONS
from common.drawing.labels import number
from common.graph import Graph
from tests.helpers.site import new_page

BRIGHTNESS = '''name => getComputedStyle(document.body)[name].match(/\\d+/g)
    .reduce((sum, part) => sum + Number(part), 0)'''


@pytest.mark.parametrize('locale, language', [('zh-CN', 'zh'), ('en-GB', 'en'), ('de', 'en')])
def test_the_root_speaks_the_readers_language(browser, server, locale, language):
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(server.address)
    expect(page).to_have_url(f'{server.address}/{language}/')
    context.close()


def test_the_other_language_is_one_link_away(front, server):
    front.get_by_role('link', name='中文').click()
    expect(front).to_have_url(f'{server.address}/zh/')


def test_the_apples_live_before_there_is_any_python(front):
    front.get_by_label('apple', exact=True).press('ArrowRight')
    front.get_by_label('apple_num').press('End')
    front.get_by_label('tax').press('Home')
    graph = Graph(apple=110, apple_num=5, tax=1.0)
    graph['apple'] * graph['apple_num'] * graph['tax']
    graph.backward()
    for node in graph.nodes:
        expect(front.locator('#apples svg')).to_contain_text(number(node.value))
        expect(front.locator('#apples svg')).to_contain_text(number(node.grad))
    expect(front.locator('#apples [role=status]')).to_contain_text('tax 1, derivative 550')


def test_the_table_names_every_lesson_with_its_minutes(front):
    for lesson in LESSONS:
        card = front.locator(f'[data-path*="/{lesson.number}_"]')
        expect(card).to_contain_text(f'about {lesson.minutes} minutes')
        for picture in card.locator('img').all():
            assert picture.evaluate('img => img.decode().then(() => img.naturalWidth > 0)')


@pytest.mark.parametrize('width', [390, 768, 1366])
@pytest.mark.parametrize('theme', ['light', 'dark'])
def test_the_page_fits_the_screen_in_both_themes(browser, server, width, theme):
    context = browser.new_context(viewport={'width': width, 'height': 800}, color_scheme=theme)
    page = new_page(context, server.address)
    page.goto(f'{server.address}/zh/')
    assert page.evaluate('document.documentElement.scrollWidth') <= width
    paper, ink = (page.evaluate(BRIGHTNESS, name) for name in ('backgroundColor', 'color'))
    assert paper > ink + 400 if theme == 'light' else ink > paper + 400
    context.close()


def test_everything_is_reached_by_keyboard(front):
    wanted = front.locator('a:visible, button:visible, input:visible').count()
    reached = set()
    for _ in range(wanted):
        front.keyboard.press('Tab')
        reached.add(front.evaluate('[...document.querySelectorAll("*")].indexOf(document.activeElement)'))
    assert len(reached) == wanted


def test_the_front_page_has_nothing_to_complain_about(front):
    assert not front.complaints and not front.foreign


@pytest.mark.parametrize('way', ['/en/03/', '/en/03'])
def test_a_short_address_opens_the_lesson(context, server, way):
    page = new_page(context, server.address)
    page.goto(server.address + way)
    expect(page.locator('.jp-RenderedMarkdown h1')).to_contain_text('03')
    assert 'notebooks/en/03_' in page.url
