"""Pyodide: taken from the folder that is named, or fetched, and only what has its sum is kept."""
import hashlib
import json

import pytest

from start.trouble import Trouble
from web import runtime
from web.serve import serving


@pytest.fixture
def small(monkeypatch):
    """Small files in place of Pyodide's: its lock names two packages and one that another needs."""
    wheels = {'numpy': b'n', 'matplotlib': b'm', 'cycler': b'c'}
    lock = {'packages': {name: {'file_name': f'{name}-1.whl', 'sha256': sum_of(data), 'imports': [name],
                                'depends': ['cycler'] if name == 'matplotlib' else []}
                         for name, data in wheels.items()}}
    files = {'pyodide.js': b'one', 'python_stdlib.zip': b'two', runtime.LOCK: json.dumps(lock).encode()}
    monkeypatch.setattr(runtime, 'SHA256', {name: sum_of(data) for name, data in files.items()})
    return files | {f'{name}-1.whl': data for name, data in wheels.items()}


def sum_of(data):
    return hashlib.sha256(data).hexdigest()


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


def test_a_package_is_held_to_the_sum_in_the_lock(host, tmp_path):
    there, address = host
    (there / 'cycler-1.whl').write_bytes(b'changed')
    with pytest.raises(Trouble, match='cycler-1.whl is something else'):
        runtime.fetched(tmp_path / 'kept', address)


def test_without_a_network_one_sentence_says_what_to_do(small, tmp_path):
    with serving(tmp_path) as server:
        address = f'{server.address}/'
    with pytest.raises(Trouble, match='could not be fetched .*PYODIDE_DIST'):
        runtime.fetched(tmp_path / 'kept', address)


def test_a_folder_that_is_named_is_used_and_must_be_complete(small, host, tmp_path, monkeypatch):
    there, _ = host
    monkeypatch.setenv('PYODIDE_DIST', str(there))
    assert runtime.folder() == there
    for missing in ('numpy-1.whl', 'python_stdlib.zip'):
        (there / missing).unlink()
        with pytest.raises(Trouble, match=f'lacks {missing}'):
            runtime.folder()


def test_a_folder_without_matplotlib_is_used_and_says_what_will_stop(host, monkeypatch, capsys):
    there, _ = host
    (there / 'matplotlib-1.whl').unlink()
    monkeypatch.setenv('PYODIDE_DIST', str(there))
    assert runtime.folder() == there
    assert 'matplotlib-1.whl: cells that draw with matplotlib will draw nothing' in capsys.readouterr().out
    assert runtime.at_hand(there) == [there / 'numpy-1.whl']


def test_matplotlib_is_taken_with_all_that_it_needs_or_not_at_all(host):
    there, _ = host
    names = {path.name for path in runtime.at_hand(there)}
    assert names == {'numpy-1.whl', 'matplotlib-1.whl', 'cycler-1.whl'}
    (there / 'cycler-1.whl').unlink()
    assert runtime.at_hand(there) == [there / 'numpy-1.whl']
