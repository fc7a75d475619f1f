"""What the worker keeps: the whole course after the first visit, and never a stale or broken file."""
import json
import shutil

import pytest
from playwright.sync_api import expect

from tests.helpers.browser import until
from tests.helpers.site import new_page, python_is_ready
from web import keeping
from web.serve import serving

KEPT = '''async () => {
    const root = new URL('../', location), cache = await caches.open(root);
    const list = await (await fetch(`${root}files.json`, {cache: 'no-store'})).json();
    const addresses = Object.keys(list).map(path => `${root}${path}?${list[path].hash}`);
    const there = await Promise.all(addresses.map(address => cache.match(address)));
    return there.every(Boolean);
}'''


@pytest.fixture
def copy(site, tmp_path):
    """A site of one's own, to be changed."""
    return shutil.copytree(site, tmp_path / 'site')


def keep(page):
    """Wait until the whole site is kept."""
    until(page, lambda: page.evaluate(KEPT), 'the site is not kept whole')


def test_after_the_first_visit_every_lesson_opens_without_a_network(context, site):
    page = new_page(context, 'http://127.0.0.1')
    with serving(site) as server:
        page.goto(f'{server.address}/en/')
        keep(page)
    page.goto(f'{server.address}/zh/')
    expect(page.get_by_role('heading', level=1)).to_contain_text('反向传播')
    page.goto(f'{server.address}/zh/05')
    python_is_ready(page)
    assert not page.complaints


def test_an_update_arrives_and_fetches_only_what_changed(context, copy):
    with serving(copy) as server:
        page = new_page(context, server.address)
        page.goto(f'{server.address}/en/')
        keep(page)
        before = server.sent
        front = copy / 'en' / 'index.html'
        front.write_text(front.read_text(encoding='utf-8').replace('</h1>', ' (new)</h1>'), encoding='utf-8')
        keeping.write(copy)

        def a_visit():
            page.goto(f'{server.address}/en/')
            page.wait_for_timeout(1000)
            return '(new)' in page.get_by_role('heading', level=1).inner_text()
        until(page, a_visit, 'the update never arrives')       # one visit fetches the new list, a later one shows what it names
        keep(page)
        assert server.sent - before < 200_000


def test_a_file_that_arrives_broken_is_not_kept(context, copy):
    names = copy / 'course' / 'icon.svg'
    with serving(copy) as server:
        names.write_bytes(names.read_bytes()[:50])
        page = new_page(context, server.address)
        page.goto(f'{server.address}/en/')
        page.wait_for_function('navigator.serviceWorker.controller')
        page.evaluate("fetch('/course/icon.svg')")
        hash = json.loads((copy / 'files.json').read_text())['course/icon.svg']['hash']
        assert page.evaluate(f"caches.match('/course/icon.svg?{hash}').then(found => !found)")


def test_a_browser_that_lost_what_was_kept_fetches_it_again(context, server):
    page = new_page(context, server.address)
    page.goto(f'{server.address}/en/')
    page.wait_for_function('navigator.serviceWorker.controller')
    page.evaluate('caches.keys().then(keys => Promise.all(keys.map(key => caches.delete(key))))')
    page.goto(f'{server.address}/zh/')
    expect(page.get_by_role('heading', level=1)).to_contain_text('反向传播')
