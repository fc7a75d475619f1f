"""Waiting: strict nbval over all notebooks, and from run.py to a lesson that can be used, in a fresh clone."""
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from benchmarks.figures import ROOT, a_browser, figure, left_out

ADDRESS = re.compile(r'http://127\.0\.0\.1:\d+/lab/tree/\S+')


@contextmanager
def fresh_clone():
    """A folder with a clone of the last commit and a home of its own, so that no cache helps."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(['git', 'clone', '--quiet', '--no-hardlinks', ROOT, Path(folder, 'clone')], check=True)
        Path(folder, 'home').mkdir()
        if hasattr(os, 'sync'):
            os.sync()               # what was written before is on the disk, and does not slow what comes
        yield Path(folder)


@contextmanager
def lab(folder, path):
    """run.py in a clone, until the lesson's page answers. Yields the time at which it began, and the address."""
    own = {'HOME': str(folder / 'home'), 'USERPROFILE': str(folder / 'home'), 'PATH': path, 'LESSONS_LANG': 'en'}
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(('PYTHON', 'JUPYTER', 'XDG_'))}
    began = time.perf_counter()
    server = subprocess.Popen([sys.executable, 'run.py', '--no-browser'], cwd=folder / 'clone', env={**inherited, **own},
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding='utf-8', start_new_session=True)
    try:
        said = ''
        while not (address := ADDRESS.search(said)):
            line = server.stdout.readline()
            if not line:
                raise RuntimeError(said)
            said += line
        wait_until_it_answers(address[0])
        yield began, address[0]
    finally:
        end(server)


def end(server, patience=30):
    """Ask a program and what it started to end, and make it after some seconds. Under nohup none of them hears Ctrl+C."""
    os.killpg(server.pid, signal.SIGTERM)
    try:
        server.wait(patience)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def wait_until_it_answers(address):
    for _ in range(600):
        try:
            return urllib.request.urlopen(address, timeout=20).read()
        except urllib.error.URLError:
            time.sleep(0.05)
    raise TimeoutError(address)


def without_uv():
    """The PATH, less the folders in which uv lies."""
    return os.pathsep.join(folder for folder in os.environ['PATH'].split(os.pathsep) if not shutil.which('uv', path=folder))


def starts(browser):
    """Cold with uv where it is there, cold with pip, then again. uv, the quicker, goes first: disks tire of writing."""
    if shutil.which('uv'):
        with fresh_clone() as folder:
            yield from waits('clean clone', 'uv', [start(folder, os.environ['PATH'], browser)])
    else:
        left_out('The start with uv', 'uv is not installed')
    with fresh_clone() as folder:
        yield from waits('clean clone', 'pip', [start(folder, without_uv(), browser)])
        yield from waits('start', 'again', [start(folder, without_uv(), browser) for _ in range(3)])


def start(folder, path, browser):
    """Seconds from run.py to Lab, and to a lesson that can be used: open in the browser, its kernel ready."""
    with lab(folder, path) as (began, address):
        seconds = [time.perf_counter() - began]
        if browser:
            from tests.helpers.browser import open_lesson
            with browser.new_page() as page:
                open_lesson(page, address)
                seconds.append(time.perf_counter() - began)
    return seconds


def waits(what, how, rounds):
    """The figures of starts that were measured in the same way."""
    for place, seconds in zip(('Lab', 'a usable first lesson'), zip(*rounds)):
        yield figure(f'waiting: {what} to {place}, {how}', list(seconds), 's')


def nbval():
    """Seconds of the strict test over the printed notebooks, which must pass."""
    start = time.perf_counter()
    run = subprocess.run([sys.executable, '-m', 'pytest', '--nbval', '-q', '-p', 'no:cacheprovider', 'notebooks'],
                         cwd=ROOT, stdout=subprocess.PIPE, encoding='utf-8')
    seconds = time.perf_counter() - start
    lines = run.stdout.strip().splitlines()
    print(*(line for line in lines if line.startswith(('FAILED', 'ERROR'))), lines[-1], sep='\n', flush=True)
    if run.returncode:
        return left_out('The time of nbval', 'its tests fail')
    yield figure('waiting: strict nbval over all notebooks', seconds, 's')


def measure(tiny=False):
    if tiny:
        return
    yield from nbval()
    if os.name == 'nt':
        return left_out('The start', 'Windows cannot end it in the same way')
    with a_browser('The first lesson in a browser') as browser:
        yield from starts(browser)
