"""A kernel ends while a network learns on it: no figure stays that says something untrue, and Run All brings all back."""
import os
import signal

import pytest

if not os.environ.get('REQUIRE_BROWSER'):
    pytest.importorskip('playwright')

from playwright.sync_api import expect  # noqa: E402

from start.stills import CLASS  # noqa: E402
from tests.helpers.browser import jupyter_lab, kernel_is_ready, open_cells, run_all  # noqa: E402
from tests.lab.test_lab_training import button, learns  # noqa: E402

CELLS = '''\
import os, sys
sys.path.insert(0, os.path.abspath('../..'))
from types import SimpleNamespace
import ipywidgets, numpy as np
from common import language
from common.widgets import explore, training
language.use('en')
random = np.random.RandomState(0)
x, t = random.randint(0, 256, (500, 784)).astype(np.uint8), random.randint(0, 10, 500)

training(SimpleNamespace(x_train=x, t_train=t, x_test=x[:100], t_test=t[:100], note='noise'), iterations=10**7)

explore(lambda a, b: a * b, a=(0, 9, 2), b=(0, 9, 3))

ipywidgets.IntSlider(7)

os.getpid()'''.split('\n\n')


@pytest.fixture(scope='module')
def page(browser, tmp_path_factory):
    folder = tmp_path_factory.mktemp('lab')
    with jupyter_lab(folder) as address:
        page = browser.new_page(viewport={'width': 1200, 'height': 1800})
        open_cells(page, folder, address, CELLS)
        yield page


def restart(page):
    page.evaluate('jupyterapp.shell.currentWidget.sessionContext.restartKernel()')


def kill(page):
    """JupyterLab starts another one, and says so."""
    os.kill(int(page.locator('.jp-CodeCell').last.locator('.jp-OutputArea-output').inner_text()), signal.SIGKILL)
    page.locator('.jp-Dialog button', has_text='Ok').click()


def shut_down(page):
    page.evaluate('jupyterapp.shell.currentWidget.sessionContext.shutdown()')


@pytest.mark.parametrize('end', [restart, kill, shut_down])
def test_what_showed_a_kernel_that_has_ended_is_a_still_until_it_is_run_again(page, end):
    live = page.locator('.jp-OutputArea-output').get_by_role('button')
    sliders = page.locator('.jp-OutputArea-output').get_by_role('slider')
    stills = page.locator(f'.jp-OutputArea-output .{CLASS}')
    button(page, 'start').click()
    learns(page)
    expect(sliders).to_have_count(3)
    expect(stills).to_have_count(0)
    end(page)
    expect(stills).to_have_count(2)
    expect(live).to_have_count(0)
    expect(sliders).to_have_count(1)                       # what is none of ours keeps no still
    if end is shut_down:
        page.evaluate("jupyterapp.shell.currentWidget.sessionContext.changeKernel({name: 'python3'})")
    kernel_is_ready(page)
    run_all(page)
    expect(button(page, 'start')).to_have_count(1)
    expect(stills).to_have_count(0)
