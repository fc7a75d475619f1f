"""A panel that learns for a long time: neither kernel nor browser grows, and both go on listening.

LEARN=1800 lets it learn for half an hour; without it 20 seconds. With -rP the notes that were taken are told.
"""
import os

import psutil
from playwright.sync_api import expect

from tests.helpers.browser import jupyter_lab, open_cells
from tests.helpers.panel import button, iteration

SECONDS = int(os.environ.get('LEARN', 20))
EVERY = 30 if SECONDS >= 600 else 2     # seconds between two notes
PRESSED = 2                             # the pause is pressed at one in so many notes
WARM = 0.3                              # of the notes: until all caches are full
MOST = 50e6                             # bytes; the losses alone are 8 for each step
FAST = 20_000_000                       # iterations: more than can be done in that time

CELLS = [f'''from common.widgets import training
from dataset.mnist import load_digits
panel = training(load_digits(), iterations={FAST})''', 'panel', 'os.getpid()', '1 + 1']
RUN_THE_LAST_CELL = '''async () => {
    const began = performance.now();
    const notebook = jupyterapp.shell.currentWidget.content;
    notebook.activeCellIndex = notebook.widgets.length - 1;
    await jupyterapp.commands.execute('notebook:run-cell');
    return performance.now() - began;
}'''

PRESS = '''async ([pressed, wanted]) => {
    const find = words => [...document.querySelectorAll('button')].find(one => one.textContent.trim() === words);
    const there = async words => {              // a pause draws the panel anew: for a moment there is none
        const end = performance.now() + 120_000;
        while (!find(words) && performance.now() < end) await new Promise(resolve => setTimeout(resolve, 5));
        return find(words);
    };
    const button = await there(pressed), began = performance.now();
    button.click();
    await there(wanted);
    return performance.now() - began;
}'''


def heap(devtools):
    """Bytes of the page's JavaScript that are still in use."""
    devtools.send('HeapProfiler.collectGarbage')
    return devtools.send('Runtime.getHeapUsage')['usedSize']


def told(at, kernel, page_heap, done, cell, pressed):
    pause = f', pause after {pressed[0]:.0f} ms, on after {pressed[1]:.0f} ms' if pressed else ''
    print(f'{at:5.0f} s: iteration {done:,}, kernel {kernel / 1e6:.1f} MB, page {page_heap / 1e6:.1f} MB, '
          f'1 + 1 after {cell:.0f} ms{pause}')


def test_long_learning_fills_neither_the_kernel_nor_the_browser(browser, tmp_path):
    with jupyter_lab(tmp_path) as address:
        page = browser.new_page(viewport={'width': 1200, 'height': 1800})
        open_cells(page, tmp_path, address, CELLS)
        kernel = psutil.Process(int(page.locator('.jp-CodeCell').nth(3).locator('.jp-OutputArea-output').inner_text()))
        devtools = page.context.new_cdp_session(page)
        button(page, 'start').click()
        expect(button(page, 'pause')).to_be_visible()
        notes = []
        for i in range(SECONDS // EVERY):
            page.wait_for_timeout(1000 * EVERY)
            pressed = i % PRESSED == PRESSED - 1 and [page.evaluate(PRESS, words) for words in
                                                      (('pause', 'go on'), ('go on', 'pause'))]
            cell = page.evaluate(RUN_THE_LAST_CELL)
            notes.append((kernel.memory_info().rss, heap(devtools), iteration(page)))
            told(EVERY * (i + 1), *notes[-1], cell, pressed)
        button(page, 'pause').click()
        expect(button(page, 'go on')).to_be_visible()
        page.close()
    warm = notes[int(len(notes) * WARM):]
    kernel, heaps, iterations = zip(*warm)
    assert iterations[-1] > iterations[0], 'it learned all the time'
    assert kernel[-1] - kernel[0] < MOST
    assert heaps[-1] - heaps[0] < MOST
