"""Pyodide: taken from the folder that is named, or fetched, and only what has its sum is kept."""
import hashlib

import pytest

from web import Trouble, runtime
from web.serve import serving


@pytest.fixture
def small(monkeypatch):
    """Two small files in place of Pyodide's."""
    files = {'pyodide.js': b'one', 'python_stdlib.zip': b'two'}
    monkeypatch.setattr(runtime, 'SHA256', {name: hashlib.sha256(data).hexdigest() for name, data in files.items()})
    return files


@pytest.fixture
def host(small, tmp_path):
    """A host with these files; yields its folder and its address."""
    (tmp_path / 'host').mkdir()
    for name, data in small.items():
        (tmp_path / 'host' / name).write_bytes(data)
    with serving(tmp_path / 'host') as server:
        yield tmp_path / 'host', f'{server.address}/'


def test_what_is_fetched_is_kept_and_not_fetched_again(small, host, tmp_path):
    there, address = host
    kept = runtime.fetched(tmp_path / 'kept', address)
    assert {path.name: path.read_bytes() for path in kept.iterdir()} == small
    for path in there.iterdir():
        path.unlink()
    assert runtime.fetched(tmp_path / 'kept', address) == kept


def test_what_is_something_else_is_refused_and_not_kept(host, tmp_path):
    there, address = host
    (there / 'pyodide.js').write_bytes(b'<html>log in to this network</html>')
    with pytest.raises(Trouble, match='pyodide.js is something else .*PYODIDE_DIST'):
        runtime.fetched(tmp_path / 'kept', address)
    assert not list((tmp_path / 'kept').iterdir())


def test_without_a_network_one_sentence_says_what_to_do(small, tmp_path):
    with serving(tmp_path) as server:
        address = f'{server.address}/'
    with pytest.raises(Trouble, match='could not be fetched .*PYODIDE_DIST'):
        runtime.fetched(tmp_path / 'kept', address)


def test_a_folder_that_is_named_is_used_and_must_be_complete(small, host, tmp_path, monkeypatch):
    there, _ = host
    monkeypatch.setenv('PYODIDE_DIST', str(there))
    assert runtime.folder() == there
    (there / 'python_stdlib.zip').unlink()
    with pytest.raises(Trouble, match='lacks python_stdlib.zip'):
        runtime.folder()
