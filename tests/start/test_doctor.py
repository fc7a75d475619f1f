"""The doctor sees what is wrong and names what mends it."""
import io
import os
import shutil
import socket
import sys
import webbrowser
from pathlib import Path
from types import SimpleNamespace

import pytest

from dataset import mnist
from start import doctor, environment, pythons
from start.installer import NEEDED_MB
from start.trouble import Trouble
from tests.helpers import wheels


def test_the_doctor_names_what_mends_a_missing_environment(nowhere, monkeypatch, capsys):
    monkeypatch.setattr(pythons, 'VERSIONS', ('3.99', '3.98'))
    assert doctor.report() >= 2
    said = capsys.readouterr().out
    assert 'Python 3.98 to 3.99 is needed' in said and '-> run python3 run.py' in said


def test_a_port_in_use_is_seen():
    with socket.socket() as other:
        other.bind(('127.0.0.1', 0))
        assert not doctor.taken(other.getsockname()[1])
        other.listen()
        assert doctor.taken(other.getsockname()[1])


@pytest.fixture
def mine(monkeypatch, tmp_path):
    monkeypatch.setattr(environment, 'ROOT', tmp_path)
    mine = tmp_path / 'my' / 'en' / '01_graphs.ipynb'
    mine.parent.mkdir(parents=True)
    mine.write_text('{"cells": []}')
    return mine


def test_copies_that_are_whole_are_counted(mine):
    assert doctor.copies() == ('my lessons', 1, '')


def test_a_half_copy_is_seen_and_what_will_be_put_back(mine):
    mine.write_text('{"cells": [')
    _, found, mend = doctor.copies()
    assert found == '01_graphs.ipynb: only partly written' and 'to get a fresh copy' in mend
    mine.with_name('.~01_graphs.ipynb').write_text('{"cells": []}')
    assert 'to restore the backup' in doctor.copies()[2]


def test_a_file_in_the_place_of_the_copies_is_seen(mine):
    shutil.rmtree(mine.parents[1])
    assert doctor.copies() == ('my lessons', 0, '')
    mine.parents[1].write_text('')
    assert 'rename it' in doctor.copies()[2]


def test_a_damaged_environment_is_seen_in_each_byte_and_made_anew_by_the_next_start(nowhere, monkeypatch, tmp_path):
    wheels.lay(tmp_path, environment.VENV / 'lib' / 'python3' / 'site-packages', 'apple')
    monkeypatch.setattr(environment, 'ROOT', tmp_path)
    monkeypatch.setattr(pythons, 'version', lambda python, module='sys': '3.11')
    for lock in (environment.LESSONS, environment.TESTS):
        (tmp_path / lock).write_text('apple==1.0\n')
    environment.give(environment.LESSONS)
    assert doctor.environment() == ('environment', '.venv', '')
    file = next(environment.VENV.rglob('part_1.py'))
    file.write_bytes(file.read_bytes().swapcase())
    assert environment.installed(environment.LESSONS)
    assert doctor.environment()[1:] == ('files of apple are missing or damaged', 'run python3 run.py to create it')
    assert not environment.installed(environment.LESSONS)


@pytest.mark.parametrize('harm, found, mend', [
    ('none', 'MNIST: ', ''),
    ('cache', 't10k-labels', 'run python3 run.py data'),
    ('own', 't10k-labels', 'set MNIST_DIR to the folder'),
])
def test_damaged_digits_are_seen_and_where_they_come_from(monkeypatch, tmp_path, harm, found, mend):
    if not mnist.available():
        pytest.skip('MNIST is not on this machine')
    monkeypatch.setattr(environment, 'PYTHON', sys.executable)
    cache = tmp_path / 'backprop-notebooks' / 'mnist'
    cache.mkdir(parents=True)
    for path in mnist.find().values():
        (cache / path.name).symlink_to(path)
    monkeypatch.setenv('XDG_CACHE_HOME', str(tmp_path))
    monkeypatch.setenv('LESSONS_LANG', 'en')
    monkeypatch.delenv('MNIST_DIR')
    if harm != 'none':
        labels = next(cache.glob('t10k-labels*'))
        labels.unlink()
        labels.write_bytes(b'')
    if harm == 'own':
        monkeypatch.setenv('MNIST_DIR', str(cache))
        monkeypatch.setenv('XDG_CACHE_HOME', str(tmp_path / 'empty'))
    _, said, mending = doctor.data()
    assert found in said and mend in mending and bool(mend) == bool(mending)


@pytest.mark.parametrize('text', ['99999', '0', '-1', '80', 'eight', '', '٨٨٨٨', '8888.0', '1' * 50])
def test_a_port_that_is_none_is_answered_with_those_that_are(text):
    with pytest.raises(Trouble, match='a whole number from 1024 to 65535'):
        doctor.free_port(text)


def system(name, writable=True):
    """An operating system, as far as the doctor looks at it."""
    return SimpleNamespace(name=name, W_OK=os.W_OK, access=lambda path, kind: writable)


@pytest.mark.parametrize('where, length, mend', [
    (system('posix'), 200, ''), (system('nt'), 60, ''), (system('nt'), 91, 'move the folder, for example to C:'),
    (system('posix', writable=False), 60, 'to a folder of your own'),
])
def test_a_folder_that_will_not_do_is_named(monkeypatch, where, length, mend):
    monkeypatch.setattr(doctor, 'os', where)
    monkeypatch.setattr(environment, 'ROOT', Path('/' + 'a' * (length - 1)))
    _, found, mending = doctor.folder()
    assert found == environment.ROOT and mend in mending and bool(mend) == bool(mending)


@pytest.mark.parametrize('free, installed, enough', [(NEEDED_MB, False, True), (NEEDED_MB - 1, False, False), (9, True, True)])
def test_room_on_the_disk_is_needed_until_all_is_installed(monkeypatch, free, installed, enough):
    monkeypatch.setattr(doctor, 'free_mb', lambda folder: free)
    monkeypatch.setattr(environment, 'installed', lambda lock: installed)
    name, found, mend = doctor.disk()
    assert (name, found) == ('disk', f'{free} MB') and bool(mend) != enough


def test_the_python_of_the_environment_counts_first_then_uv_then_one_that_suits(nowhere, monkeypatch, tmp_path):
    monkeypatch.setattr(pythons, 'base', lambda: ['py', '-3.14'])
    assert doctor.python() == ('Python', 'py -3.14', '')
    (tmp_path / 'uv').write_text('')
    (tmp_path / 'uv').chmod(0o755)
    if os.name != 'nt':
        assert doctor.python() == ('Python', 'uv', '')
    monkeypatch.setattr(pythons, 'version', lambda python: pythons.VERSIONS[1])
    assert doctor.python() == ('Python', f'{pythons.VERSIONS[1]} (.venv)', '')
    monkeypatch.setattr(pythons, 'version', lambda python: '3.8')
    assert '3.8' not in doctor.python()[1]


@pytest.mark.parametrize('check', [doctor.packages, doctor.kernel])
def test_an_environment_that_works_is_told_from_one_that_does_not(monkeypatch, tmp_path, check):
    monkeypatch.setattr(environment, 'PYTHON', sys.executable)
    name, found, mend = check()
    assert (name, found.partition(' ')[0], mend) in [('packages', 'numpy', ''), ('kernel', 'python3', '')]
    for name in ('numpy', 'jupyter_client'):
        (tmp_path / f'{name}.py').write_text('raise ImportError("a broken package")')
    monkeypatch.setattr(environment, 'variables', lambda: {**os.environ, 'PYTHONPATH': str(tmp_path)})
    assert check()[1:] == ('ImportError: a broken package', 'delete .venv, then run python3 run.py')


@pytest.mark.parametrize('program, told', [
    ('print("one"); print("two"); sys.stderr.write("a complaint")', ('two', 0)), ('sys.exit("one\\ntwo")', ('two', 1)),
    ('print("two"); sys.stderr.write("a complaint"); sys.exit(3)', ('two', 3)), ('', ('-', 0)),
])
def test_what_is_said_counts_and_what_is_complained_of_where_nothing_is_said(monkeypatch, program, told):
    monkeypatch.setattr(environment, 'PYTHON', sys.executable)
    assert doctor.ask('import sys\n' + program) == told


CHECKS = 'folder', 'disk', 'python', 'environment', 'copies', 'port', 'browser', 'packages', 'kernel', 'data'


@pytest.mark.parametrize('wrong', CHECKS)
def test_each_fault_counts_as_one(monkeypatch, wrong):
    for name in CHECKS:
        monkeypatch.setattr(doctor, name, lambda name=name: (name, 'found', 'mend it' if name == wrong else ''))
    assert doctor.report() == 1


def test_what_was_found_is_shown_before_the_next_check_begins(monkeypatch):
    shown = []

    class Screen(io.StringIO):
        def flush(self):
            shown.append(self.getvalue())

    monkeypatch.setattr(sys, 'stdout', Screen())
    doctor.failed(lambda: ('disk', '9 MB', ''))
    assert shown == ['ok  disk: 9 MB\n']


def test_a_browser_is_named_or_missed(monkeypatch):
    def none():
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, 'get', lambda: SimpleNamespace(name='firefox'))
    assert doctor.browser() == ('browser', 'firefox', '')
    monkeypatch.setattr(webbrowser, 'get', lambda: object())
    assert doctor.browser() == ('browser', 'ok', '')
    monkeypatch.setattr(webbrowser, 'get', none)
    assert '--no-browser' in doctor.browser()[2]


def test_a_port_that_is_taken_is_no_fault(monkeypatch):
    monkeypatch.setattr(doctor, 'taken', lambda port: False)
    assert doctor.port() == ('port', 8888, '')
    monkeypatch.setattr(doctor, 'taken', lambda port: True)
    assert doctor.port() == ('port', '8888 is in use; the next free port will be used', '')
    with pytest.raises(Trouble, match='Port 8888 is in use'):
        doctor.free_port('8888')


def test_a_port_from_1024_to_65535_is_taken_as_it_is_typed(monkeypatch):
    monkeypatch.setattr(doctor, 'taken', lambda port: False)
    assert [doctor.free_port(text) for text in ('1024', '65535')] == [1024, 65535]
    for text in ('1023', '65536'):
        with pytest.raises(Trouble):
            doctor.free_port(text)


def test_faults_are_counted_and_each_stands_above_what_mends_it(monkeypatch, capsys):
    for name in CHECKS:
        monkeypatch.setattr(doctor, name, lambda name=name: (name, 'found', 'mend it' if name in ('disk', 'data') else ''))
    assert doctor.report() == 2
    assert capsys.readouterr().out.splitlines() == [
        'ok  folder: found', '!!  disk: found', '    -> mend it', 'ok  python: found', 'ok  environment: found',
        'ok  packages: found', 'ok  kernel: found', '!!  data: found', '    -> mend it', 'ok  copies: found',
        'ok  port: found', 'ok  browser: found']
    monkeypatch.setattr(doctor, 'environment', lambda: ('environment', '-', 'run it'))
    assert doctor.report() == 2
    assert 'kernel' not in capsys.readouterr().out
