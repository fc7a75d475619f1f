"""A reader's copy that was run and saved: alive when the page is loaded anew, and stills on the next day."""
import re
import shutil

import nbformat
import pytest
from playwright.sync_api import expect

from start.stills import CLASS
from tests.helpers.browser import ROOT, all_drawn, kernel_is_ready, open_lesson, run_all

RUN = {'zh': '运行这一格', 'en': 'run this cell'}
RESTART = '''async path => {
    const sessions = jupyterapp.serviceManager.sessions;
    const model = [...sessions.running()].find(session => session.path === path);
    await sessions.connectTo({model}).kernel.restart();
}'''
SLOW = '''const now = Date.now;
let held = null, late = 0;
Date.now = () => held ?? now() + late;
const goOn = () => { [held, late] = [null, 2100]; };
window.WebSocket = class extends WebSocket {
    constructor(...words) {
        super(...words);
        if (words[0].includes('/channels')) {
            held = now();
            setTimeout(goOn, 20_000);           // after four seconds ipywidgets asks for the models one by one
        }
        this.addEventListener('message', ({data}) => data.byteLength > 300_000 && goOn());
    }
};
const address = URL.createObjectURL;
URL.createObjectURL = blob => address(blob.type !== 'text/javascript' ? blob
    : new Blob(['await new Promise(late => setTimeout(late, 2500));', blob], {type: blob.type}));'''
END = 'jupyterapp.serviceManager.sessions.shutdownAll()'


@pytest.fixture(scope='module', params=['zh', 'en'])
def language(request):
    return request.param


@pytest.fixture(scope='module')
def path(language, folder):
    """The reader's own copy of lesson 01."""
    published, = (ROOT / 'notebooks' / language).glob('01_*.ipynb')
    mine = folder / 'project' / 'my' / language / published.name
    mine.parent.mkdir(parents=True)
    return shutil.copy(published, mine)


@pytest.fixture(scope='module')
def page(browser, address, language, path):
    """Run, and saved."""
    page = browser.new_page(viewport={'width': 1280, 'height': 1000})
    open_lesson(page, address(f'my/{language}/{path.name}'))
    run_all(page)
    all_drawn(page)
    page.alive = page.get_by_role('slider').count()
    save(page)
    yield page
    page.close()


def save(page):
    page.evaluate("jupyterapp.commands.execute('docmanager:save')")


def load_anew(page):
    page.reload()
    kernel_is_ready(page)
    expect(page.locator('.jp-OutputArea-output').first).to_be_visible()


def no_error(page):
    waiting = re.compile('Loading widget|Error displaying widget|model not found')
    expect(page.get_by_text(waiting)).to_have_count(0)       # the kernel sends a model at a time


def all_alive(page, sliders):
    expect(page.get_by_role('slider')).to_have_count(sliders)
    no_error(page)


def all_still(page, language):
    no_error(page)
    expect(page.get_by_role('slider')).to_have_count(0)
    lines = page.locator(f'.{CLASS}')
    expect(lines.first).to_be_visible()
    expect(lines.first).to_contain_text(RUN[language])
    expect(page.locator('.jp-OutputArea-output img').first).to_be_visible()


def test_the_file_holds_no_live_figure(page, path):
    assert page.alive > 5
    text = path.read_text(encoding='utf-8')
    assert 'application/vnd.jupyter.widget' not in text and text.count(CLASS) > 5
    nbformat.validate(nbformat.reads(text, 4))


def test_loaded_anew_while_its_kernel_runs_the_page_is_alive(page):
    load_anew(page)
    all_alive(page, page.alive)
    expect(page.locator(f'.{CLASS}')).to_have_count(0)
    figure = page.locator('.jp-OutputArea-output').filter(has=page.get_by_role('slider')).first
    shown = figure.locator('svg').text_content()
    figure.get_by_role('slider').first.press('ArrowRight')
    expect(figure.locator('svg')).not_to_have_text(shown)


def test_opened_again_on_a_slow_machine_the_page_is_alive(browser, address, language, path, page):
    """ipywidgets gives up after two seconds, also where all models have come meanwhile. They are one large message:
    the page's clock stands still until it is there, and then two seconds have gone by. So does anywidget where a
    program takes longer."""
    complaints = []
    slow = browser.new_page(viewport={'width': 1280, 'height': 1000})
    slow.on('pageerror', lambda error: complaints.append(str(error)))
    slow.add_init_script(SLOW)
    open_lesson(slow, address(f'my/{language}/{path.name}'))
    all_alive(slow, page.alive)
    load_anew(slow)                                        # now the browser has all programs at hand
    all_alive(slow, page.alive)
    slow.wait_for_timeout(3000)
    assert not complaints
    slow.close()


def test_loaded_anew_after_a_restart_it_shows_stills(page, language, path):
    save(page)
    page.evaluate(RESTART, f'my/{language}/{path.name}')
    load_anew(page)
    all_still(page, language)


def test_on_the_next_day_it_shows_stills(page, browser, address, language, path):
    page.evaluate(END)
    page.goto('about:blank')
    another_day = browser.new_page(viewport={'width': 1280, 'height': 1000})
    open_lesson(another_day, address(f'my/{language}/{path.name}'))
    all_still(another_day, language)
    run_all(another_day)
    expect(another_day.get_by_role('slider')).to_have_count(page.alive)
    another_day.close()
