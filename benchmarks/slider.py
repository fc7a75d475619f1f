"""A step of a slider: in the kernel, from the new value to the new SVG text; in a browser, from key to picture."""
import json
import tempfile
import time
import tracemalloc
from pathlib import Path

import numpy as np

from benchmarks.figures import a_browser, figure, turns
from common.graph import Graph
from common.layers import MulLayer, ReciprocalLayer
from common.widgets import explore
from common.widgets.graphs.closer import CODE, FORMULA

REPEATS = 60                # key presses a second that the browser makes of a held key
DELAYED = '''
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
KernelWebsocketHandler.set_nodelay = lambda self, value: None
'''
CELL = '''
from common.graph import Graph
from common.widgets import explore
g = Graph(apple=100, apple_num=2, orange=150, orange_num=3, tax=1.1)
(g['apple'] * g['apple_num'] + g['orange_num'] * g['orange']) * g['tax']
explore(g, apple=(0, 1000, 100))
'''
WATCH = '''() => {
    const picture = document.querySelector('.jp-OutputArea-output svg.cg').closest('.widget-html-content');
    window.seen = {pressed: null, delays: [], pictures: 0};
    addEventListener('keydown', () => { seen.pressed = performance.now() }, true);
    new MutationObserver(() => {
        seen.pictures += 1;
        const pressed = seen.pressed;
        requestAnimationFrame(() => requestAnimationFrame(() => seen.delays.push(performance.now() - pressed)));
    }).observe(picture, {childList: true});
}'''


def shop():
    g = Graph(apple=100, apple_num=2, orange=150, orange_num=3, tax=1.1)
    (g['apple'] * g['apple_num'] + g['orange_num'] * g['orange']) * g['tax']
    return g


def sigmoid():
    g = Graph(x=1.0)
    1 / (1 + np.exp(-g['x']))
    return g


def softmax_with_loss():
    g = Graph(a1=0.3, a2=2.9, a3=4.0, t1=0.0, t2=1.0, t3=0.0)
    exps = [np.exp(g[name]) for name in ('a1', 'a2', 'a3')]
    share = g.apply(ReciprocalLayer(), exps[0] + exps[1] + exps[2], name='1/S')
    ys = [g.apply(MulLayer(), e, share, name=f'y{i}') for i, e in enumerate(exps, 1)]
    logs = [np.log(y) * g[f't{i}'] for i, y in enumerate(ys, 1)]
    -(logs[0] + logs[1] + logs[2])
    return g


GRAPHS = {'shop': (shop, 'apple'), 'unfolded sigmoid': (sigmoid, 'x'), 'Softmax-with-Loss': (softmax_with_loss, 'a1')}


def mover(graph, name, opened=()):
    """A figure, and what moves one of its sliders to a place where it has not been before."""
    shown = explore(graph, **{name: (0.0, 1000.0, 0.5, 1e-9)})
    for aside in opened:
        shown.toggles[aside].value = True

    def move():
        shown.sliders[name].value += 1e-3

    return shown, move


def in_the_kernel(rounds, steps):
    """Figures of milliseconds a step: forward, backward, and the text of the picture."""
    moves = {name: mover(graph(), of)[1] for name, (graph, of) in GRAPHS.items()}
    moves['shop, code and formula open'] = mover(shop(), 'apple', (CODE, FORMULA))[1]

    def many(move):
        return lambda: [move() for _ in range(steps)]

    times = turns({name: many(move) for name, move in moves.items()}, rounds)
    for name, seconds in times.items():
        yield figure(f'slider: kernel, {name}', [1000 * s / steps for s in seconds], 'ms')


def growth(steps):
    """Megabytes that the kernel holds more after so many steps of the shop."""
    shown, move = mover(*(part() if callable(part) else part for part in GRAPHS['shop']))
    tracemalloc.start()
    for _ in range(20):
        move()
    before = tracemalloc.get_traced_memory()[0]
    for _ in range(steps):
        move()
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    return grown / 1e6


def in_a_browser(page, address, presses):
    """(milliseconds of each key press, pictures a second under a held key) for the shop in a JupyterLab."""
    from tests.helpers.browser import open_lesson, run_all
    open_lesson(page, address)
    run_all(page)
    page.locator('.jp-OutputArea-output svg.cg').wait_for()
    page.evaluate(WATCH)
    page.get_by_role('slider').first.focus()
    for i in range(presses):
        page.keyboard.press('ArrowRight')
        page.wait_for_function(f'seen.delays.length > {i}')
        page.wait_for_timeout(20 + 7 * i % 50)
    delays = page.evaluate('seen.delays')
    held = []
    for _ in range(4):
        start = page.evaluate('[performance.now(), seen.pictures]')
        for _ in range(REPEATS):
            page.keyboard.down('ArrowRight')
            time.sleep(1 / REPEATS)
        page.keyboard.up('ArrowRight')
        end = page.evaluate('[performance.now(), seen.pictures]')
        held.append(1000 * (end[1] - start[1]) / (end[0] - start[0]))
    return delays, held


def labs(presses):
    """The browser's figures in two JupyterLabs: as run.py starts it, and without its setting against delays."""
    lesson = {'cells': [{'id': 'shop', 'cell_type': 'code', 'source': CELL, 'metadata': {}, 'outputs': [],
                         'execution_count': None}],
              'metadata': {'kernelspec': {'name': 'python3', 'display_name': 'Python 3'}},
              'nbformat': 4, 'nbformat_minor': 5}
    with a_browser('The slider in a browser') as browser:
        if not browser:
            return
        from tests.helpers.browser import jupyter_lab
        for setting, config in (('', ''), (', without TCP_NODELAY', DELAYED)):
            with tempfile.TemporaryDirectory() as folder:
                folder = Path(folder)
                (folder / 'config').mkdir()
                (folder / 'config' / 'jupyter_server_config.py').write_text(config)
                with jupyter_lab(folder) as address:
                    (folder / 'project' / 'shop.ipynb').write_text(json.dumps(lesson))
                    page = browser.new_page(viewport={'width': 1280, 'height': 1000})
                    delays, pictures = in_a_browser(page, address('shop.ipynb'), presses)
                    page.close()
            yield figure(f'slider: key press to changed picture{setting}', delays, 'ms')
            yield figure(f'slider: pictures a second, key held{setting}', pictures, '')


def measure(tiny=False):
    yield from in_the_kernel(rounds=3 if tiny else 9, steps=2 if tiny else 200)
    yield figure(f'slider: shop, memory after {10 if tiny else 10_000:,} steps', growth(10 if tiny else 10_000), 'MB')
    if not tiny:
        yield from labs(presses=40)
