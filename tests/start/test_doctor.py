"""The doctor sees what is wrong and names what mends it."""
import shutil
import socket
import sys

import pytest

from dataset import mnist
from start import doctor, environment, pythons
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
    assert found == '01_graphs.ipynb is only half written' and 'a fresh one is laid' in mend
    mine.with_name('.~01_graphs.ipynb').write_text('{"cells": []}')
    assert 'puts back the copy that was kept' in doctor.copies()[2]


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
    assert doctor.environment()[1:] == ('files of apple are missing or damaged', 'run python3 run.py, which makes it')
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
