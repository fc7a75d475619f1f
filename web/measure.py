"""What a reader of the site waits for, in a real browser on this machine: `python3 run.py site --measure`."""
import re
import statistics
import time

from common.language import LANGUAGES, say
from tests.helpers.browser import chromium, run_all
from tests.helpers.site import new_page, open_lesson, python_is_ready
from web.serve import serving

HELD = 60               # key presses a second that a browser makes of a held key
PICTURES = '''slider => {
    const picture = slider.closest('.jp-OutputArea-output').querySelector('.widget-html:has(svg)');
    window.pictures = [];
    const seen = new MutationObserver(() => pictures.push(performance.now()));
    seen.observe(picture, {childList: true, subtree: true});
}'''


def report(site):
    """Measure and print, line by line."""
    with serving(site) as server, chromium() as browser:
        context = browser.new_context(viewport={'width': 1366, 'height': 900})
        for visit in (say('第一次来', 'first visit'), say('再来', 'later visit')):
            waits(context, server, visit)
        for lesson in lessons(site):
            page = new_page(context, server.address)
            open_lesson(page, server.address, lesson)
            start = time.perf_counter()
            run_all(page, 600)
            line(f'{lesson}: Run All', time.perf_counter() - start, 's')
            page.close()


def lessons(site):
    """'zh/00', 'zh/01' … 'en/glossary', from the doors of the site."""
    return [f'{language}/{door.parent.name}' for language in LANGUAGES
            for door in sorted((site / language).glob('*/index.html'))]


def waits(context, server, visit):
    """How long from the address of lesson 01 to Python, and to a slider that has moved the picture."""
    page, start = new_page(context, server.address), time.perf_counter()
    before = server.sent
    page.goto(f'{server.address}/en/01/')
    page.locator('.jp-RenderedMarkdown h1').first.wait_for()
    line(f'{visit}: {say("看到标题", "heading shown")}', time.perf_counter() - start, 's')
    python_is_ready(page)
    line(f'{visit}: {say("Python 就绪", "Python ready")}', time.perf_counter() - start, 's')
    line(f'{visit}: {say("到这时送来", "sent until then")}', (server.sent - before) / 1e6, 'MB')
    page.locator('#course button').click()
    price = page.locator('.widget-label', has_text=re.compile('^apple$'))
    slider = page.locator('.jp-OutputArea-output').filter(has=price).first.get_by_role('slider').first
    slider.wait_for()
    slider.evaluate(PICTURES)
    slider.focus()
    page.keyboard.press('ArrowRight')
    page.wait_for_function('pictures.length')
    line(f'{visit}: {say("滑块动了图", "a slider moved a picture")}', time.perf_counter() - start, 's')
    page.wait_for_selector('#course button:enabled')
    line(f'{visit}: {say("第 01 课运行完", "all of lesson 01 has run")}', time.perf_counter() - start, 's')
    line(f'{visit}: {say("按住方向键", "held key")}', held(page, slider), say('张图/秒', 'pictures a second'))
    page.wait_for_timeout(20_000)       # until the rest of the course is kept
    page.close()


def held(page, slider):
    """Pictures a second while a key is held: the median of three seconds."""
    rates = []
    for _ in range(3):
        slider.press('Home')
        page.evaluate('pictures.length = 0')
        start = time.perf_counter()
        for _ in range(HELD):
            page.keyboard.down('ArrowRight')
            time.sleep(1 / HELD)
        page.keyboard.up('ArrowRight')
        rates.append(page.evaluate('pictures.length') / (time.perf_counter() - start))
    return statistics.median(rates)


def line(what, value, unit):
    print(f'{what:45} {value:6.1f} {unit}', flush=True)
