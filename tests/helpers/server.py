"""run.py's JupyterLab in a clone, with the packages of the tests in place of an environment of its own."""
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from types import SimpleNamespace

HERE = 'import sys, run; run.ready = lambda lock: sys.executable; sys.exit(run.main())'


@contextmanager
def lab(project, home):
    """JupyterLab with lesson 01: its process, the lesson's address, the base of all addresses, its port and token."""
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, '-c', HERE, '01', '--no-browser', '--port', str(port)],
                               cwd=project, env={**os.environ, 'HOME': str(home), 'LESSONS_LANG': 'en'},
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding='utf-8',
                               start_new_session=True)
    try:
        said = ''
        while not (address := re.search(r'http://127.0.0.1:\S+\?token=(\w+)', said)):
            said += (line := process.stdout.readline())
            assert line, said
        yield SimpleNamespace(process=process, lesson=address[0], token=address[1], port=port,
                              base=f'http://127.0.0.1:{port}')
    finally:
        process.terminate()                                # it ends JupyterLab, too
        process.wait(120)


def ask(address, method='GET', **content):
    """What an address answers, after waiting until it does."""
    data = json.dumps(content).encode() if content else None
    for _ in range(100):                                   # the address is shown a moment before it answers
        try:
            return urllib.request.urlopen(urllib.request.Request(address, data, method=method), timeout=20).read().decode()
        except urllib.error.HTTPError:
            raise
        except urllib.error.URLError:
            time.sleep(0.1)
    raise TimeoutError(address)
