"""Nothing but MNIST is ever called MNIST, and it is found where the reader keeps it."""
import gzip
import hashlib
import http.server
import io
import os
import pickle
import re
import struct
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from tqdm import tqdm

from common import language
from dataset import mnist
from dataset.idx import FILES, DatasetError, File


def pack(array):
    """IDX bytes of an array."""
    return struct.pack(f'>HBB{array.ndim}I', 0, 8, array.ndim, *array.shape) + array.tobytes()


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """No MNIST_DIR, and an empty cache."""
    monkeypatch.delenv('MNIST_DIR', raising=False)
    monkeypatch.setattr(mnist, 'cache', lambda: tmp_path / 'cache')
    return tmp_path


@pytest.fixture
def small(monkeypatch):
    """Four small files in place of MNIST's, {name: content}."""
    rs, files, contents = np.random.RandomState(1), {}, {}
    for key, shape in (('x_train', (60, 28, 28)), ('t_train', (60,)), ('x_test', (10, 28, 28)), ('t_test', (10,))):
        raw = pack(rs.randint(0, 256 if key[0] == 'x' else 10, shape).astype(np.uint8))
        name = FILES[key].name
        files[key], contents[name] = File(name, shape, hashlib.sha256(raw).hexdigest()), raw
    monkeypatch.setattr(mnist, 'FILES', files)
    return contents


@pytest.fixture
def mirror(small):
    """A server with the four small files: its address, and the list of what it was asked for."""
    asked = []

    class Shelf(http.server.BaseHTTPRequestHandler):
        def log_message(self, *_): pass

        def do_GET(self):
            name = self.path.strip('/')
            asked.append(name)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(gzip.compress(small[name.removesuffix('.gz')]))

    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Shelf)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield [f'http://127.0.0.1:{server.server_port}/'], asked
    server.shutdown()
    server.server_close()


def put(folder, contents, ending='', change=lambda raw: raw):
    folder.mkdir(parents=True, exist_ok=True)
    for name, raw in contents.items():
        (folder / (name + ending)).write_bytes(change(raw))


def damage(raw):
    return raw[:-1] + bytes([raw[-1] ^ 1])


@pytest.mark.parametrize('ending, change', [('', bytes), ('.gz', gzip.compress)])
@pytest.mark.parametrize('dotted', [False, True])
def test_raw_and_gz_are_found_in_either_spelling(elsewhere, small, monkeypatch, ending, change, dotted):
    contents = {name.replace('-idx', '.idx') if dotted else name: raw for name, raw in small.items()}
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
    assert str(elsewhere / 'mine') in mnist.describe()


@pytest.mark.parametrize('ending, change', [('', bytes), ('.gz', gzip.compress)])
def test_a_wrong_file_in_the_folder_that_was_asked_for_is_named_not_passed_over(elsewhere, small, monkeypatch, ending, change):
    put(elsewhere / 'cache', small, ending, change)
    put(elsewhere / 'mine', small, ending, change)
    monkeypatch.setenv('MNIST_DIR', str(elsewhere / 'mine'))
    mnist.load_mnist()
    wrong = elsewhere / 'mine' / f't10k-images-idx3-ubyte{ending}'
    wrong.write_bytes(change(damage(small['t10k-images-idx3-ubyte'])))
    with pytest.raises(DatasetError) as answer:
        mnist.load_mnist()
    assert str(wrong) in str(answer.value)


def test_what_was_given_to_the_page_is_used(elsewhere, small, monkeypatch):
    given = dict(small)
    missing = given.popitem()
    monkeypatch.setattr(mnist.browser, 'kept', lambda name: given.get(name, b''))
    monkeypatch.setattr(mnist, 'IN_A_BROWSER', True)
    with pytest.raises(DatasetError, match=f'{missing[0]} is missing.; drop its four files onto this page'):
        mnist.load_mnist()
    given.update([missing])
    assert mnist.load_mnist()[0][0].shape == (60, 784)


OFFLINE = np.zeros((2, 784), np.uint8), np.zeros(2, np.uint8)


@pytest.mark.parametrize('change', [damage, lambda raw: raw[:-1], lambda raw: b'', gzip.compress, lambda raw: b'junk'])
@pytest.mark.parametrize('own', [True, False])
def test_where_mnist_cannot_be_used_a_lesson_goes_on_and_says_why(elsewhere, small, monkeypatch, change, own):
    monkeypatch.setattr(mnist, 'make_digits', lambda n, seed: OFFLINE)
    folder = elsewhere / ('mine' if own else 'cache')
    put(folder, small)
    if own:
        monkeypatch.setenv('MNIST_DIR', str(folder))
    name = 't10k-labels-idx1-ubyte'
    wrong = gzip.compress(damage(small[name])) if change is gzip.compress else change(small[name])
    (folder / name).write_bytes(wrong)
    for spoken, way in (('en', 'nothing in it is changed; let MNIST_DIR' if own else 'Run python3 run.py data to fetch'),
                        ('zh', '这个文件夹是你自己的' if own else '运行 python3 run.py data')):
        language.use(spoken)
        digits = mnist.load_digits()
        assert digits.name == 'offline' and digits.x_train is OFFLINE[0]
        for sentence in (digits.note, mnist.describe(), mnist.fault()):
            assert name in sentence and way in sentence and '\n' not in sentence
            assert 'delete' not in sentence.lower() and '删' not in sentence
    assert (folder / name).exists()


def test_another_set_of_the_same_size_is_told_from_a_damaged_file(elsewhere, small):
    put(elsewhere / 'cache', small)
    name = 'train-images-idx3-ubyte'
    for change, words in ((lambda raw: raw[:16] + bytes(len(raw) - 16), 'another set of the same size, such as Fashion-MNIST'),
                          (lambda raw: raw[:-100], 'damaged, incomplete, or another file')):
        (elsewhere / 'cache' / name).write_bytes(change(small[name]))
        assert words in mnist.fault()


def test_nothing_is_wrong_with_mnist_that_is_right_or_not_here(elsewhere, small):
    assert mnist.fault() == ''
    put(elsewhere / 'cache', small)
    assert mnist.fault() == '' and mnist.load_digits().name == 'MNIST'


@pytest.mark.parametrize('layout', ['MNIST/raw', 'raw', ''])
@pytest.mark.parametrize('ending, change', [('', bytes), ('.gz', gzip.compress)])
def test_the_folder_of_torchvision_is_understood(elsewhere, small, monkeypatch, layout, ending, change):
    put(elsewhere / 'data' / layout, small, ending, change)
    monkeypatch.setenv('MNIST_DIR', str(elsewhere / 'data'))
    assert mnist.available() == elsewhere / 'data' / layout and mnist.load_digits().name == 'MNIST'


def test_what_a_killed_download_left_behind_goes(elsewhere, small, mirror):
    folder = elsewhere / 'cache'
    folder.mkdir()
    old, new = folder / '.train-images-idx3-ubyte.gz.abc.part', folder / '.train-labels-idx1-ubyte.gz.def.part'
    for part in (old, new):
        part.write_bytes(bytes(100))
    os.utime(old, (0, 0))
    mnist.download(mirror[0])
    assert not old.exists() and new.exists()        # another process may be writing the new one


def test_without_the_files_one_sentence_says_what_to_do_and_no_network_is_used(elsewhere, monkeypatch):
    monkeypatch.setattr(threading, 'Thread', lambda *_, **__: pytest.fail('something was fetched'))
    monkeypatch.setenv('MNIST_DIR', str(elsewhere / 'mistyped'))
    with pytest.raises(DatasetError, match=r'mistyped.*run\.py data.*MNIST_DIR') as answer:
        mnist.load_mnist()
    assert '\n' not in str(answer.value) and mnist.available() is None
    language.use('zh')
    with pytest.raises(DatasetError, match='找不到 MNIST'):
        mnist.load_mnist()
    assert 'MNIST 不在' in mnist.describe()


def test_the_arrays_have_the_books_shapes_and_types(elsewhere, small):
    put(elsewhere / 'cache', small)
    (x, t), _ = mnist.load_mnist()
    assert (x.dtype, x.shape, t.dtype) == (np.float32, (60, 784), np.uint8)
    (pixels, one_hot), (x_test, _) = mnist.load_mnist(normalize=False, flatten=False, one_hot_label=True)
    assert (pixels.dtype, pixels.shape, x_test.shape) == (np.uint8, (60, 1, 28, 28), (10, 1, 28, 28))
    assert np.array_equal(x, pixels.reshape(60, 784).astype(np.float32) / 255)
    assert one_hot.shape == (60, 10) and one_hot.dtype == float
    assert (one_hot.sum(axis=1) == 1).all() and (one_hot.argmax(axis=1) == t).all()


def test_writing_into_an_array_does_not_spoil_the_next_load(elsewhere, small):
    put(elsewhere / 'cache', small, '.gz', gzip.compress)
    first = mnist.load_mnist(normalize=False)
    kept = [array.copy() for pair in first for array in pair]
    for pair in first:
        for array in pair:
            array[:] = 7
    assert all(map(np.array_equal, kept, [array for pair in mnist.load_mnist(normalize=False) for array in pair]))


def test_a_pickle_is_never_opened(elsewhere, small):
    class Trap:
        def __reduce__(self):
            return (elsewhere / 'opened').write_text, ('code ran',)

    put(elsewhere / 'cache', {**small, 'mnist.pkl': pickle.dumps(Trap())})
    put(elsewhere / 'cache', {'train-labels-idx1-ubyte': pickle.dumps(Trap())})
    with pytest.raises(DatasetError):
        mnist.load_mnist()
    assert not (elsewhere / 'opened').exists()


def test_what_was_fetched_is_found_and_not_fetched_again(elsewhere, small, mirror):
    addresses, asked = mirror
    assert mnist.download(addresses) == elsewhere / 'cache' and len(asked) == 4
    mnist.download(addresses)
    assert len(asked) == 4 and mnist.load_mnist()[0][0].shape == (60, 784)


def test_a_bar_tells_how_much_of_how_much_has_come():
    with tqdm(file=io.StringIO()) as bar:
        for received, total in ((50, 200), (150, 200), (170, 0)):
            mnist._show(bar, received, total)
            assert (bar.n, bar.total) == (received, total or None)


def test_each_file_is_named_while_it_is_fetched_and_counted_in_thousands_of_bytes(elsewhere, small, mirror, capsys):
    mnist.download(mirror[0])
    said = capsys.readouterr().err
    assert all(name in said for name in small) and re.search(r'\d\.?\dkB', said)


def test_a_damaged_file_in_the_cache_is_refused_until_it_is_fetched_again(elsewhere, small, mirror):
    addresses, asked = mirror
    put(elsewhere / 'cache', small, '.gz', gzip.compress)
    (elsewhere / 'cache' / 't10k-labels-idx1-ubyte.gz').write_bytes(b'')
    with pytest.raises(DatasetError, match='t10k-labels-idx1-ubyte.gz'):
        mnist.load_mnist()
    mnist.download(addresses)
    assert asked == ['t10k-labels-idx1-ubyte.gz'] and mnist.load_mnist()


def test_nothing_is_fetched_where_the_reader_has_mnist_or_something_wrong(elsewhere, small, mirror, monkeypatch):
    addresses, asked = mirror
    put(elsewhere / 'mine', small)
    monkeypatch.setenv('MNIST_DIR', str(elsewhere / 'mine'))
    assert mnist.download(addresses) == elsewhere / 'mine'
    put(elsewhere / 'mine', small, change=damage)
    with pytest.raises(DatasetError, match='mine'):
        mnist.download(addresses)
    assert asked == []


def test_lessons_say_which_digits_they_use(elsewhere, small, monkeypatch):
    monkeypatch.setattr(mnist, 'make_digits', lambda n, seed: (np.zeros((2, 784), np.uint8), np.zeros(2, np.uint8)))
    digits = mnist.load_digits()
    assert digits.name == 'offline' and not digits.fault and 'For the real MNIST run' in digits.note
    put(elsewhere / 'cache', small)
    digits = mnist.load_digits()
    assert digits.name == 'MNIST' and 'real MNIST' in digits.note
    assert digits.x_train.dtype == np.uint8 and digits.x_train.shape == (60, 784)


def test_in_a_browser_the_own_digits_are_made_quickly(elsewhere, monkeypatch):
    monkeypatch.setattr(mnist, 'IN_A_BROWSER', True)
    monkeypatch.setattr(mnist, 'make_digits_quickly', lambda n, seed: (n, seed))
    digits = mnist.load_digits()
    assert digits[1:] == (60_000, 0, 10_000, 1, '') and 'For the real MNIST drop its four files' in digits.note


@pytest.mark.parametrize('system, variable, expected', [
    ('linux', 'XDG_CACHE_HOME', 'there/backprop-notebooks/mnist'),
    ('win32', 'LOCALAPPDATA', 'there/backprop-notebooks/mnist'),
    ('win32', 'IGNORED', 'home/AppData/Local/backprop-notebooks/mnist'),
    ('darwin', 'IGNORED', 'home/Library/Caches/backprop-notebooks/mnist'),
    ('linux', 'IGNORED', 'home/.cache/backprop-notebooks/mnist'),
])
def test_the_cache_lies_where_the_system_keeps_such_things(tmp_path, monkeypatch, system, variable, expected):
    for name in ('XDG_CACHE_HOME', 'LOCALAPPDATA'):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, str(tmp_path / 'there'))
    monkeypatch.setattr(sys, 'platform', system)
    monkeypatch.setattr(Path, 'home', lambda: tmp_path / 'home')
    assert mnist.cache() == tmp_path / expected


def test_importing_the_loader_brings_no_network_along():
    program = 'import sys, dataset.mnist; sys.exit("urllib.request" in sys.modules)'
    assert subprocess.run([sys.executable, '-c', program], cwd=Path(__file__).parent.parent.parent).returncode == 0


def test_the_real_mnist_is_read_as_the_book_reads_it():
    if not mnist.available():
        if os.environ.get('REQUIRE_MNIST') == '1':
            pytest.fail(mnist.describe())
        pytest.skip(mnist.describe())
    (x_train, t_train), (x_test, t_test) = mnist.load_mnist(normalize=False)
    assert x_train.shape == (60000, 784) and x_test.shape == (10000, 784)
    assert t_train[:5].tolist() == [5, 0, 4, 1, 9] and t_test[:5].tolist() == [7, 2, 1, 0, 4]
    assert np.bincount(t_train).tolist() == [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]
