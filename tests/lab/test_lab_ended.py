"""A kernel ends while a network learns on it: no figure stays that says something untrue, and Run All brings all back."""
import os
import signal

import pytest
from playwright.sync_api import expect

from start.stills import CLASS
from tests.helpers.browser import kernel_is_ready, run_all
from tests.helpers.panel import NOISE, button, learns

CELLS = [NOISE + 'training(data, iterations=10**7)',
         'from common.widgets import explore\nexplore(lambda a, b: a * b, a=(0, 9, 2), b=(0, 9, 3))',
         'import ipywidgets\nipywidgets.IntSlider(7)', 'os.getpid()']


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
