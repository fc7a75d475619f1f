"""The training panel on a page: how one is made of noise, how it is operated, and how it is read."""
import re
from contextlib import contextmanager

from playwright.sync_api import expect

from tests.helpers.browser import until

NOISE = '''
from types import SimpleNamespace
import numpy as np
from common.widgets import digits, training
random = np.random.RandomState(0)
x, t = random.randint(0, 256, (2000, 784)).astype(np.uint8), random.randint(0, 10, 2000)
data = SimpleNamespace(x_train=x, t_train=t, x_test=x[:100], t_test=t[:100], note='noise')
'''


def button(page, words):
    return page.locator('button', has_text=re.compile(f'^{words}$'))


def iteration(page):
    text = page.get_by_text(re.compile(r'^iteration [\d,]+ of')).last.inner_text()
    return int(re.search(r'iteration ([\d,]+)', text)[1].replace(',', ''))


def learns(page):
    """Wait until the panel, which learns, has taken a step."""
    before = iteration(page)
    until(page, lambda: iteration(page) > before, 'it does not learn')


@contextmanager
def drawn_anew(page):
    """Wait until what happens within has brought a new panel in the place of the old one."""
    page.evaluate("document.querySelectorAll('button').forEach(button => button.dataset.old = true)")
    yield
    expect(page.locator('button:not([data-old])', has_text=re.compile('^go on$'))).to_have_count(1)
    expect(page.locator('button[data-old]', has_text=re.compile('^go on$'))).to_have_count(0)


def pause(page):
    with drawn_anew(page):
        button(page, 'pause').click()
    return iteration(page)
