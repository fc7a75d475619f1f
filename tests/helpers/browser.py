"""A real JupyterLab and a real Chromium, for tests, for what is measured in a browser, and for screenshots."""
import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

import nbformat
from playwright.sync_api import Error, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
COPIED = ('common', 'dataset', 'image', 'notebooks', 'start')
QUIET = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
         '--disable-component-update', '--disable-sync']
SETUP = '''import os, sys
sys.path.insert(0, os.path.abspath('../..'))
from common import language
language.use('en')'''
PATIENCE_MS = 120_000       # what is waited for is a state, never a time: also on a machine that does ten other things

expect.set_options(timeout=PATIENCE_MS)


class NoBrowser(Exception):
    """None of the browsers that the tests know can be started."""


@contextmanager
def chromium():
    """A headless browser of the Chromium family: $CHROMIUM, one on the PATH, Chrome, Edge, Playwright's own."""
    names = [os.environ.get('CHROMIUM'), 'chromium', 'chromium-browser', 'google-chrome']
    found = [{'executable_path': shutil.which(name)} for name in names if name and shutil.which(name)]
    as_root = ['--no-sandbox'] if hasattr(os, 'geteuid') and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        for way in (*found, {'channel': 'chrome'}, {'channel': 'msedge'}, {}):
            way = {'args': QUIET + as_root, **way}
            try:
                browser = playwright.chromium.launch(**way)
                break
            except Error:
                continue
        else:
            raise NoBrowser('no Chromium, Chrome or Edge was found; $CHROMIUM can name one')
        browser.way = way                   # how to start another one
        yield browser
        browser.close()


@contextmanager
def jupyter_lab(folder, theme='light'):
    """JupyterLab as run.py starts it, on a copy of the project in `folder`: a fresh clone, untrusted.

    Yields address(path), the address at which a file of the project opens.
    """
    project = folder / 'project'
    for name in (name for name in COPIED if (ROOT / name).is_dir()):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns('__pycache__'))
    settings = {'@jupyterlab/apputils-extension:themes': {'theme': f'JupyterLab {theme.title()}'},
                '@jupyterlab/notebook-extension:tracker': {'scrollPastEnd': False, 'windowingMode': 'none'}}
    (folder / 'config' / 'labconfig').mkdir(parents=True)
    (folder / 'config' / 'labconfig' / 'default_setting_overrides.json').write_text(json.dumps(settings))
    own = {'JUPYTER_CONFIG_PATH': 'project/start', 'JUPYTER_CONFIG_DIR': 'config', 'JUPYTER_DATA_DIR': 'data',
           'JUPYTER_RUNTIME_DIR': 'runtime', 'JUPYTERLAB_SETTINGS_DIR': 'settings',
           'JUPYTERLAB_WORKSPACES_DIR': 'workspaces', 'IPYTHONDIR': 'ipython'}
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    log = folder / 'lab.log'
    with open(log, 'w') as output:
        server = subprocess.Popen(
            [sys.executable, '-m', 'jupyterlab', '--no-browser', '--allow-root', f'--port={port}',
             '--ServerApp.port_retries=0', f'--IdentityProvider.token={token}', '--LabApp.expose_app_in_browser=True'],
            env=dict(os.environ, **{name: str(folder / where) for name, where in own.items()}),
            stdout=output, stderr=output)
    try:
        wait_until_it_answers(f'http://127.0.0.1:{port}/api/status?token={token}', server, log)
        yield lambda path: f'http://127.0.0.1:{port}/lab/tree/{path}?reset&token={token}'
        with suppress(OSError):                 # it may have ended before it has answered
            call(f'http://127.0.0.1:{port}/api/shutdown?token={token}', 'POST')
        server.wait(PATIENCE_MS / 1000)
    finally:
        server.kill()


def call(address, method='GET'):
    urllib.request.urlopen(urllib.request.Request(address, method=method), timeout=PATIENCE_MS / 1000).read()


def wait_until_it_answers(address, server, log):
    end = time.monotonic() + PATIENCE_MS / 1000
    while True:
        try:
            return call(address)
        except OSError:
            assert server.poll() is None and time.monotonic() < end, log.read_text()
            time.sleep(0.1)


def open_lesson(page, address):
    """Open a notebook and wait until its kernel is ready."""
    page.set_default_timeout(PATIENCE_MS)
    page.goto(address)
    kernel_is_ready(page)


def kernel_is_ready(page):
    # the round indicator says idle before there is a kernel; the status bar names the kernel
    ready = re.compile(r'Python 3.*\| Idle')
    expect(page.locator('#jp-main-statusbar')).to_contain_text(ready)


def open_cells(page, folder, address, cells):
    """Open a notebook that stands where an English lesson stands, of a cell that finds `common` and of these; run them."""
    kernel = {'kernelspec': {'name': 'python3', 'display_name': 'Python 3', 'language': 'python'}}
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in (SETUP, *cells)], metadata=kernel)
    path = folder / 'project' / 'notebooks' / 'en' / 'cells.ipynb'
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    open_lesson(page, address('notebooks/en/cells.ipynb'))
    run_all(page)


def run_all(page, seconds=300):
    """Run every cell, as Run > Run All Cells does, and wait for the last."""
    finished = page.evaluate('''seconds => Promise.race([
        jupyterapp.commands.execute('notebook:run-all-cells').then(() => true),
        new Promise(resolve => setTimeout(resolve, 1000 * seconds, false))])''', seconds)
    assert finished, f'the lesson still runs after {seconds} seconds'


def all_drawn(page):
    """Wait until every figure is there: none is on its way, and nothing is added any more."""
    expect(page.get_by_text('Loading widget')).to_have_count(0)
    parts = page.locator('.jp-OutputArea-output *')
    counts = [parts.count()]

    def at_rest():
        page.wait_for_timeout(500)
        counts.append(parts.count())
        return counts[-1] == counts[-2]
    until(page, at_rest, 'figures are drawn without end')


def until(page, true, otherwise=''):
    """Wait until true() is true; the page lives on meanwhile. AssertionError with the words `otherwise` if it never is."""
    end = time.monotonic() + PATIENCE_MS / 1000
    while not true():
        assert time.monotonic() < end, otherwise
        page.wait_for_timeout(200)
