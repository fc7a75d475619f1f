"""What the browser keeps, with a worker of our own in place of the page's."""
import sys
from functools import partial
from types import SimpleNamespace
from urllib.parse import quote

import pytest

from common import browser


@pytest.fixture
def held(monkeypatch):
    """What the page keeps, {address: bytes}."""
    held = {}

    class Request:
        @staticmethod
        def new():
            return Request()

        def open(self, method, address, later):
            assert not later
            self.method, self.address = method, address

        def send(self, content):
            if self.method == 'PUT':
                held[self.address] = bytes(content)
            there = self.method == 'GET' and self.address in held
            self.status = 200 if there else 204
            self.response = SimpleNamespace(to_bytes=lambda: held[self.address])

    monkeypatch.setenv('KEPT_AT', '../kept/')
    monkeypatch.setitem(sys.modules, 'js', SimpleNamespace(
        caches=True, encodeURIComponent=partial(quote, safe=''), XMLHttpRequest=Request))
    monkeypatch.setitem(sys.modules, 'pyodide.ffi', SimpleNamespace(to_js=lambda content: content))
    return held


def test_what_is_kept_is_there_again(held):
    assert browser.kept('answers.json') == b''
    browser.keep('answers.json', b'{}')
    assert browser.kept('answers.json') == b'{}' and held == {'../kept/answers.json': b'{}'}


def test_any_name_will_do(held):
    browser.keep('my/我的 #1?.npz', b'net')
    assert browser.kept('my/我的 #1?.npz') == b'net' and not set('#? ') & set(*held)


def test_where_the_page_keeps_nothing_nothing_is_asked(held):
    del sys.modules['js'].caches
    browser.keep('answers.json', b'{}')
    assert browser.kept('answers.json') == b'' and not held


def test_outside_a_browser_nothing_is_kept():
    browser.keep('answers.json', b'{}')
    assert browser.kept('answers.json') == b''
