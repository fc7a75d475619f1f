"""Whatever a mirror does, what is kept is MNIST or nothing, and it ends within seconds."""
import concurrent.futures as futures
import gzip
import hashlib
import http.server
import socket
import struct
import threading
import time

import numpy as np
import pytest

from common import language
from dataset import fetch as fetching
from dataset.fetch import fetch
from dataset.idx import DatasetError, File, read

SHAPE = (40, 7, 5)
PIXELS = np.random.RandomState(0).randint(0, 256, SHAPE).astype(np.uint8)
RAW = struct.pack('>HBB3I', 0, 8, 3, *SHAPE) + PIXELS.tobytes()
GOOD = gzip.compress(RAW)
SMALL = File('small-idx3-ubyte', SHAPE, hashlib.sha256(RAW).hexdigest())
GARBAGE = bytes(range(1, 256)) * 20
NOBODY = 'http://127.0.0.1:9/'
BODIES = {
    'html': b'<!DOCTYPE html><h1>Sorry</h1>',
    'flipped': GOOD[:100] + bytes([GOOD[100] ^ 1]) + GOOD[101:],
    'empty': b'',
    'bomb': gzip.compress(bytes(10_000_000)),
    'huge': bytes(1_000_000),
    'other': gzip.compress(bytes(len(RAW))),
}
CUT_SHORT = ['truncated', 'unannounced', 'reset', 'hang']
LATE = 60           # seconds, far longer than anybody's patience
FAULTS = ['403', '404', '503', 'silence', 'loop', 'words', 'garbage', *BODIES, *CUT_SHORT]


class Mirror(http.server.BaseHTTPRequestHandler):
    """A server on this machine: the first part of the address names what goes wrong."""

    def log_message(self, *_): pass

    def do_GET(self):
        fault = self.path.split('/')[1]
        if fault == 'silence':
            time.sleep(LATE)
        elif fault.isdigit():
            self.send_error(int(fault))
        elif fault == 'loop':
            self.send_response(302)
            self.send_header('Location', self.path)
            self.end_headers()
        elif fault == 'words':
            self.wfile.write(b'HTTP/1.0 500 ' + GARBAGE.replace(b'\n', b'').replace(b'\r', b'') + b'\r\n\r\n')
        elif fault == 'garbage':
            self.wfile.write(GARBAGE)
        else:
            self.answer(fault, BODIES.get(fault, GOOD))

    def answer(self, fault, body):
        self.send_response(200)
        if fault not in ('unannounced', 'nolength'):
            self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        if fault == 'slow':                     # all in all longer than anybody's patience
            for i in range(0, len(body), len(body) // 8 + 1):
                self.wfile.write(body[i:i + len(body) // 8 + 1])
                time.sleep(0.3)
            return
        self.wfile.write(body[:len(body) // 2] if fault in CUT_SHORT else body)
        if fault == 'hang':
            time.sleep(LATE)
        if fault == 'reset':
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
            self.connection.close()


@pytest.fixture(scope='module')
def server():
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Mirror)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f'http://127.0.0.1:{server.server_port}/'
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize('fault', FAULTS)
def test_after_a_bad_mirror_the_next_one_is_asked(server, tmp_path, fault):
    path = fetch(SMALL, tmp_path, [server + fault + '/', server + 'good/'], patience=2)
    assert np.array_equal(read(path, SMALL), PIXELS)
    assert [p.name for p in tmp_path.iterdir()] == ['small-idx3-ubyte.gz']


@pytest.mark.parametrize('fault', FAULTS)
def test_when_every_mirror_is_bad_one_sentence_is_left_and_no_file(server, tmp_path, fault):
    with pytest.raises(DatasetError, match='MNIST_DIR') as answer:
        fetch(SMALL, tmp_path, [server + fault + '/'], patience=0.5)
    assert str(answer.value).isprintable() and len(str(answer.value)) < 400 and '127.0.0.1' in str(answer.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize('fault, zh, en', [
    ('404', '服务器回答 404', 'the server answered 404'), ('reset', '连接断了', 'the connection broke'),
    ('garbage', '服务器的回答读不懂', 'the answer of the server cannot be read'), ('silence', '秒没有回音', 'no answer for'),
    ('loop', '服务器回答 302', 'the server answered 302'), ('hang', '秒没有回音', 'no answer for')])
def test_what_went_wrong_is_said_in_the_readers_language(server, tmp_path, fault, zh, en):
    for name, words in (('zh', zh), ('en', en)):
        language.use(name)
        with pytest.raises(DatasetError, match=words):
            fetch(SMALL, tmp_path, [server + fault + '/'], patience=0.5 if 'no answer' in en else LATE / 2)


def test_a_line_that_is_not_secure_is_called_so_and_no_matter_of_permissions(server, tmp_path):
    with pytest.raises(DatasetError, match='the connection is not secure'):
        fetch(SMALL, tmp_path, [server.replace('http:', 'https:') + 'good/'])


def test_a_slow_but_steady_line_is_no_silence(server, tmp_path):
    assert fetch(SMALL, tmp_path, [server + 'slow/'], patience=2).read_bytes() == GOOD


def test_a_server_need_not_announce_the_length(server, tmp_path):
    assert fetch(SMALL, tmp_path, [server + 'nolength/']).read_bytes() == GOOD


def test_without_a_network_it_ends_at_once_and_says_so(tmp_path):
    with pytest.raises(DatasetError, match='check the network') as answer:
        fetch(SMALL, tmp_path, [NOBODY, NOBODY])
    assert 'no answer for' not in str(answer.value)
    language.use('zh')
    with pytest.raises(DatasetError, match='请检查网络'):
        fetch(SMALL, tmp_path, [NOBODY])


def test_a_name_that_is_looked_up_for_ever_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(socket, 'getaddrinfo', lambda *_: time.sleep(LATE))
    start = time.monotonic()
    with pytest.raises(DatasetError, match='no answer for 0.2 seconds'):
        fetch(SMALL, tmp_path, ['http://mirror.invalid/'], patience=0.2)
    assert time.monotonic() - start < LATE / 2


def test_progress_tells_how_much_of_how_much(server, tmp_path):
    told = []
    fetch(SMALL, tmp_path, [server + 'good/'], lambda *told_now: told.append(told_now))
    assert told[-1] == (len(GOOD), len(GOOD))
    fetch(SMALL, tmp_path, [server + 'nolength/'], lambda *told_now: told.append(told_now))
    assert told[-1] == (len(GOOD), 0)


def test_a_damaged_file_is_replaced(server, tmp_path):
    (tmp_path / 'small-idx3-ubyte.gz').write_bytes(GOOD[:100])
    assert np.array_equal(read(fetch(SMALL, tmp_path, [server + 'good/']), SMALL), PIXELS)


def test_many_fetches_at_once_leave_one_good_file(server, tmp_path):
    with futures.ThreadPoolExecutor(16) as pool:
        paths = set(pool.map(lambda _: fetch(SMALL, tmp_path, [server + 'good/']), range(64)))
    assert [*paths] == [*tmp_path.iterdir()]
    assert np.array_equal(read(*paths, SMALL), PIXELS)


def test_a_disk_that_cannot_be_written_is_named_and_no_mirrors_fault(server, tmp_path):
    blocked = tmp_path / 'blocked'
    blocked.write_text('a file where the folder should be')
    with pytest.raises(DatasetError, match='blocked.*cannot be written'):
        fetch(SMALL, blocked, [server + 'good/'])


def test_the_mirrors_are_public_and_more_than_one():
    hosts = {mirror.split('/')[2] for mirror in fetching.MIRRORS}
    assert len(hosts) == len(fetching.MIRRORS) >= 2
    assert all(mirror.startswith('https://') and mirror.endswith('/') for mirror in fetching.MIRRORS)
