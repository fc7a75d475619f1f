"""Nothing but MNIST is ever called MNIST: found, fetched, checked, and never half written."""
import concurrent.futures as futures
import gzip
import hashlib
import http.server
import os
import random
import socket
import struct
import threading
import time

import numpy as np
import pytest

from common import language
from dataset import fetch as fetching
from dataset import idx, mnist
from dataset.idx import FILES, DatasetError, File, parse, read

SHAPE = (40, 7, 5)
PIXELS = np.random.RandomState(0).randint(0, 256, SHAPE).astype(np.uint8)
RAW = struct.pack('>HBB3I', 0, 8, 3, *SHAPE) + PIXELS.tobytes()
GOOD = gzip.compress(RAW)
SMALL = File('small-idx3-ubyte', SHAPE, hashlib.sha256(RAW).hexdigest())
FAULTS = ['403', '404', '503', 'html', 'flipped', 'empty', 'bomb', 'huge', 'other', 'truncated', 'unannounced', 'reset', 'hang']


class Mirror(http.server.BaseHTTPRequestHandler):
    """A server on this machine: the first part of the address names what goes wrong."""

    def log_message(self, *_): pass

    def do_GET(self):
        fault = self.path.split('/')[1]
        if fault.isdigit():
            self.send_error(int(fault))
            return
        flipped = bytearray(GOOD)
        flipped[len(GOOD) // 2] ^= 1
        body = {'html': b'<!DOCTYPE html><h1>Sorry</h1>', 'flipped': bytes(flipped), 'empty': b'', 'huge': b'\0' * 1_000_000,
                'bomb': gzip.compress(b'\0' * 10_000_000), 'other': gzip.compress(bytes(len(RAW)))}.get(fault, GOOD)
        self.send_response(200)
        if fault not in ('unannounced', 'nolength'):
            self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        if fault in ('truncated', 'unannounced', 'reset', 'hang'):
            self.wfile.write(body[:len(body) // 2])
            self.wfile.flush()
            if fault == 'hang':
                time.sleep(1.5)
            if fault == 'reset':
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
                self.connection.close()
            return
        self.wfile.write(body)


@pytest.fixture(scope='module')
def server():
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Mirror)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f'http://127.0.0.1:{server.server_port}/'
    server.shutdown()


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """No MNIST_DIR, and an empty cache."""
    monkeypatch.delenv('MNIST_DIR', raising=False)
    monkeypatch.setattr(mnist, 'cache', lambda: tmp_path / 'cache')
    return tmp_path


@pytest.fixture
def small(monkeypatch):
    """Four small files in place of MNIST's, as (name, content)."""
    rs, files, contents = np.random.RandomState(1), {}, {}
    for key, shape in (('x_train', (60, 28, 28)), ('t_train', (60,)), ('x_test', (10, 28, 28)), ('t_test', (10,))):
        pixels = rs.randint(0, 256 if key[0] == 'x' else 10, shape).astype(np.uint8)
        raw = struct.pack(f'>HBB{len(shape)}I', 0, 8, len(shape), *shape) + pixels.tobytes()
        name = FILES[key].name
        files[key] = File(name, shape, hashlib.sha256(raw).hexdigest())
        contents[name] = raw
    monkeypatch.setattr(mnist, 'FILES', files)
    return contents


def put(folder, contents, ending='', change=lambda raw: raw):
    folder.mkdir(parents=True, exist_ok=True)
    for name, raw in contents.items():
        (folder / (name + ending)).write_bytes(change(raw))


@pytest.mark.parametrize('fault', FAULTS)
def test_after_a_bad_mirror_the_next_one_is_asked(server, tmp_path, fault):
    path = fetching.fetch(SMALL, tmp_path, [server + fault + '/', server + 'good/'], timeout=0.5)
    assert np.array_equal(read(path, SMALL), PIXELS)
    assert [p.name for p in tmp_path.iterdir()] == ['small-idx3-ubyte.gz']


@pytest.mark.parametrize('fault', FAULTS)
def test_when_every_mirror_is_bad_nothing_is_left_behind(server, tmp_path, fault):
    with pytest.raises(DatasetError, match='MNIST_DIR'):
        fetching.fetch(SMALL, tmp_path, [server + fault + '/'], timeout=0.5)
    assert list(tmp_path.iterdir()) == []


def test_a_server_need_not_announce_the_length(server, tmp_path):
    assert fetching.fetch(SMALL, tmp_path, [server + 'nolength/']).is_file()


def test_without_a_network_it_ends_within_seconds(tmp_path):
    start = time.monotonic()
    with pytest.raises(DatasetError, match='network'):
        fetching.fetch(SMALL, tmp_path, ['http://127.0.0.1:9/', 'http://127.0.0.1:9/'])
    assert time.monotonic() - start < 10


def test_progress_counts_every_byte(server, tmp_path):
    counts = []
    fetching.fetch(SMALL, tmp_path, [server + 'good/'], counts.append)
    assert sum(counts) == len(GOOD)


def test_many_fetches_at_once_leave_one_good_file(server, tmp_path):
    with futures.ThreadPoolExecutor(16) as pool:
        paths = list(pool.map(lambda _: fetching.fetch(SMALL, tmp_path, [server + 'good/']), range(64)))
    assert len(set(paths)) == 1 and [p.name for p in tmp_path.iterdir()] == ['small-idx3-ubyte.gz']
    assert np.array_equal(read(paths[0], SMALL), PIXELS)


@pytest.mark.parametrize('damaged', [b'', GOOD[:100], b'junk', GOOD[::-1], gzip.compress(b'other'), RAW[:-1], RAW + b'\0'])
def test_a_damaged_file_is_refused_by_name(tmp_path, damaged):
    path = tmp_path / 'small-idx3-ubyte.gz'
    path.write_bytes(damaged)
    with pytest.raises(DatasetError, match='small-idx3-ubyte'):
        read(path, SMALL)


def test_headers_of_any_bytes_are_read_or_refused():
    rnd = random.Random(0)
    for _ in range(20_000):
        data = bytearray(RAW[:rnd.choice([0, 1, 3, 4, 7, 8, 15, 16, 100, len(RAW)])])
        for _ in range(rnd.randrange(4)):
            if data:
                data[rnd.randrange(min(len(data), 16))] = rnd.randrange(256)
        try:
            parse(bytes(data), 'fuzz')
        except DatasetError:
            pass


def test_an_unpacked_copy_is_kept_and_checked_like_all_else(tmp_path):
    path, kept = tmp_path / 'small.gz', tmp_path / 'kept'
    path.write_bytes(GOOD)
    read(path, SMALL, kept)
    twin, = kept.iterdir()
    assert twin.read_bytes() == RAW
    twin.write_bytes(RAW[:-1] + b'\1')
    assert np.array_equal(read(path, SMALL, kept), PIXELS)
    assert twin.read_bytes() == RAW


def test_a_cache_that_cannot_be_written_does_no_harm(tmp_path):
    path, blocked = tmp_path / 'small.gz', tmp_path / 'blocked'
    path.write_bytes(GOOD)
    blocked.write_text('a file where the folder should be')
    assert np.array_equal(read(path, SMALL, blocked), PIXELS)


def test_a_write_that_fails_leaves_no_part_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(idx.os, 'replace', lambda *_: (_ for _ in ()).throw(OSError('disk full')))
    with pytest.raises(OSError):
        idx.write_whole(tmp_path / 'file', b'data')
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize('ending, change', [('', lambda raw: raw), ('.gz', gzip.compress)])
@pytest.mark.parametrize('old_spelling', [False, True])
def test_raw_and_gz_are_found_in_either_spelling(elsewhere, small, monkeypatch, ending, change, old_spelling):
    contents = {name.replace('-idx', '.idx') if old_spelling else name: raw for name, raw in small.items()}
    put(elsewhere / 'mine', contents, ending, change)
    monkeypatch.setenv('MNIST_DIR', str(elsewhere / 'mine'))
    (x, t), (x_test, t_test) = mnist.load_mnist()
    assert x.shape == (60, 784) and t.shape == (60,) and x_test.shape == (10, 784) and t_test.shape == (10,)


def test_the_folder_that_was_asked_for_comes_before_the_cache(elsewhere, small, monkeypatch):
    put(elsewhere / 'cache', small)
    assert mnist.available() == elsewhere / 'cache'
    put(elsewhere / 'mine', small)
    monkeypatch.setenv('MNIST_DIR', str(elsewhere / 'mine'))
    assert mnist.available() == elsewhere / 'mine'


def test_a_wrong_file_in_the_folder_that_was_asked_for_is_not_passed_over(elsewhere, small, monkeypatch):
    put(elsewhere / 'cache', small)
    put(elsewhere / 'mine', small, change=lambda raw: raw[:-1] + b'\7')
    monkeypatch.setenv('MNIST_DIR', str(elsewhere / 'mine'))
    with pytest.raises(DatasetError, match='mine'):
        mnist.load_mnist()


def test_without_the_files_one_sentence_says_what_to_do_and_no_network_is_used(elsewhere, monkeypatch):
    monkeypatch.setattr(fetching.urllib.request, 'urlopen', lambda *_, **__: pytest.fail('the network was used'))
    with pytest.raises(DatasetError, match=r'run\.py data') as answer:
        mnist.load_mnist()
    assert '\n' not in str(answer.value) and mnist.available() is None
    language.use('zh')
    assert '找不到' in mnist.describe() or '不在' in mnist.describe()


def test_the_arrays_have_the_books_shapes_and_types(elsewhere, small):
    put(elsewhere / 'cache', small)
    (x, t), _ = mnist.load_mnist()
    assert (x.dtype, x.shape, t.dtype) == (np.float32, (60, 784), np.uint8) and 0 <= x.min() and x.max() <= 1
    (x, t), (x_test, _) = mnist.load_mnist(normalize=False, flatten=False, one_hot_label=True)
    assert (x.dtype, x.shape, x_test.shape) == (np.uint8, (60, 1, 28, 28), (10, 1, 28, 28))
    assert t.shape == (60, 10) and t.dtype == float and (t.sum(axis=1) == 1).all()
    (_, labels), _ = mnist.load_mnist()
    assert (t.argmax(axis=1) == labels).all()


def test_writing_into_an_array_does_not_spoil_the_next_load(elsewhere, small):
    put(elsewhere / 'cache', small, '.gz', gzip.compress)
    first = mnist.load_mnist(normalize=False)
    kept = first[0][0].copy()
    first[0][0][:] = 7
    assert np.array_equal(mnist.load_mnist(normalize=False)[0][0], kept)


def test_what_was_fetched_is_found_and_not_fetched_again(elsewhere, small, server, monkeypatch):
    class Shelf(Mirror):
        asked = []

        def do_GET(self):
            name = self.path.strip('/')
            self.asked.append(name)
            body = gzip.compress(small[name.removesuffix('.gz')])
            self.send_response(200)
            self.send_header('Content-Length', str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    shelf = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Shelf)
    threading.Thread(target=shelf.serve_forever, daemon=True).start()
    mirror = [f'http://127.0.0.1:{shelf.server_port}/']
    assert mnist.download(mirror) == elsewhere / 'cache' and len(Shelf.asked) == 4
    mnist.download(mirror)
    shelf.shutdown()
    assert len(Shelf.asked) == 4 and mnist.load_mnist()[0][0].shape == (60, 784)


def test_lessons_say_which_digits_they_use(elsewhere, small, monkeypatch):
    monkeypatch.setattr(mnist, 'make_digits', lambda n, seed: (np.zeros((2, 784), np.uint8), np.zeros(2, np.uint8)))
    assert mnist.load_digits().name == 'offline' and 'drawn by this project' in mnist.load_digits().note
    put(elsewhere / 'cache', small)
    digits = mnist.load_digits()
    assert digits.name == 'MNIST' and 'real MNIST' in digits.note and digits.x_train.dtype == np.uint8


def test_the_real_mnist_is_read_as_the_book_reads_it():
    if not mnist.available():
        if os.environ.get('REQUIRE_MNIST') == '1':
            pytest.fail(mnist.describe())
        pytest.skip(mnist.describe())
    (x_train, t_train), (x_test, t_test) = mnist.load_mnist(normalize=False)
    assert x_train.shape == (60000, 784) and x_test.shape == (10000, 784)
    assert t_train[:5].tolist() == [5, 0, 4, 1, 9] and t_test[:5].tolist() == [7, 2, 1, 0, 4]
    assert np.bincount(t_train).tolist() == [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]
