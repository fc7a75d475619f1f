"""Nothing of ours listens beyond this machine, or answers without its token."""
import socket
import sys
import time
import urllib.error
from pathlib import Path

import pytest

from tests.helpers.server import ask, lab

if sys.platform == 'win32':
    pytest.skip('Windows cannot end JupyterLab in the same way', allow_module_level=True)

DOORS = ['api/contents', 'api/contents/my/en/01_graphs.ipynb', 'api/contents/my/en/01_graphs.ipynb/checkpoints',
         'files/my/en/01_graphs.ipynb', 'files/run.py', 'nbconvert/html/my/en/01_graphs.ipynb', 'api/sessions',
         'api/kernels', 'api/kernelspecs', 'api/terminals', 'api/status', 'api/config/notebook', 'api/nbconvert',
         'api/me', 'api/events/subscribe', 'lab/api/settings', 'lab/api/workspaces', 'lab/api/translations',
         'lsp/status', 'metrics']
LISTENS = '0A'                                             # as Linux writes the state of a socket


@pytest.fixture(scope='module')
def server(project, tmp_path_factory):
    with lab(project, tmp_path_factory.mktemp('home')) as server:
        ask(f'{server.base}/api/kernels?token={server.token}', 'POST', name='python3')
        yield server


@pytest.mark.parametrize('door', DOORS)
def test_no_door_opens_without_the_token(server, door):
    for token in ('', '?token=', '?token=' + 'a' * len(server.token)):
        assert shown(f'{server.base}/{door}{token}') in (401, 403, 404, 'login')


def shown(address):
    """What is behind a door: the number of a refusal, the page that asks for the token, or more."""
    try:
        page = ask(address)
    except urllib.error.HTTPError as refused:
        return refused.code
    return 'login' if 'Password or token' in page else page


def test_nothing_is_written_or_run_without_the_token(server):
    for method, door in (('PUT', 'api/contents/my/new.txt'), ('POST', 'api/contents/my'), ('DELETE', 'api/contents/my/en'),
                         ('POST', 'api/kernels'), ('POST', 'api/terminals'), ('POST', 'api/shutdown')):
        with pytest.raises(urllib.error.HTTPError, match='403'):
            ask(f'{server.base}/{door}', method, type='file', format='text', content='')
    assert '01_graphs.ipynb' in ask(f'{server.base}/api/contents/my/en?token={server.token}')


def test_another_site_gets_no_answer(server):
    with socket.create_connection(('127.0.0.1', server.port)) as line:
        line.sendall(b'GET /api/contents HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n\r\n')
        assert b' 403 ' in line.recv(1000)


@pytest.mark.skipif(not sys.platform.startswith('linux'), reason='/proc shows it on Linux')
def test_the_server_and_its_kernels_listen_on_this_machine_only(server):
    end = time.monotonic() + 240
    while len(ours := listening(server.process.pid)) < 2:  # the server's, and those of its kernel when it has started
        assert time.monotonic() < end
        time.sleep(0.2)
    assert {address.partition(':')[0] for address in ours} == {'0100007F'}


def listening(pid):
    """The addresses at which a process or one of its children listens."""
    sockets = {link for process in family(pid) for link in links(process)}
    heard = [row for kind in ('tcp', 'tcp6') for row in Path('/proc/net', kind).read_text().splitlines()[1:]]
    return [row.split()[1] for row in heard if row.split()[3] == LISTENS and f'socket:[{row.split()[9]}]' in sockets]


def family(pid):
    """A process with all its children."""
    children = {}
    for status in Path('/proc').glob('[0-9]*/stat'):
        try:
            children.setdefault(int(status.read_text().rpartition(')')[2].split()[1]), []).append(int(status.parent.name))
        except OSError:
            continue                                       # it has ended
    found = [pid]
    for each in found:
        found += children.get(each, [])
    return found


def links(pid):
    try:
        return [str(link.readlink()) for link in Path(f'/proc/{pid}/fd').iterdir()]
    except OSError:
        return []
