"""A notebook whose saving was cut short comes back from the copy that JupyterLab kept."""
import os
import signal
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from jupyter_server.services.contents.fileio import path_to_intermediate, path_to_invalid

from start import rescue

ROOT = Path(__file__).parent.parent.parent


def book(text):
    return nbformat.writes(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(text)]))


OLD, NEW = book('yesterday'), book('today')


@pytest.fixture
def path(tmp_path):
    path = tmp_path / '01_graphs.ipynb'
    path.write_text(NEW, encoding='utf-8')
    return path


def keep(path, text, seconds, checkpoint=False):
    """What JupyterLab keeps of a notebook while it saves, or as its checkpoint."""
    twin = path.with_name('.~' + path.name)
    if checkpoint:
        twin = path.parent / '.ipynb_checkpoints' / '01_graphs-checkpoint.ipynb'
        twin.parent.mkdir(exist_ok=True)
    twin.write_text(text, encoding='utf-8')
    os.utime(twin, (seconds, seconds))
    return twin


def test_each_beginning_of_a_notebook_is_damaged_and_the_whole_is_not(path):
    for length in range(len(NEW.rstrip())):
        path.write_text(NEW[:length])
        assert not rescue.readable(path), NEW[:length]
    path.write_text(NEW)
    assert rescue.readable(path)


@pytest.mark.parametrize('data', [b'null', b'[]', b'{}', b'{"cells": {}}', b'\xff\xfe', b'\0' * 100])
def test_what_is_no_notebook_is_damaged(path, data):
    path.write_bytes(data)
    assert not rescue.readable(path)


def test_the_copy_that_jupyterlab_kept_comes_back_and_the_damaged_one_stays(path):
    keep(path, OLD, 1000)
    path.write_text(NEW[:99])
    assert 'the copy that JupyterLab kept at ' in (said := rescue.restore(path)) and path.name in said
    assert path.read_text() == OLD
    assert path.with_name('01_graphs.ipynb.invalid').read_text() == NEW[:99]


def test_the_latest_whole_copy_is_taken(path):
    hidden, checkpoint = keep(path, OLD, 1000), keep(path, NEW, 2000, checkpoint=True)
    assert rescue.kept(path) == checkpoint
    os.utime(hidden, (3000, 3000))
    assert rescue.kept(path) == hidden
    hidden.write_text('')
    assert rescue.kept(path) == checkpoint


def test_without_a_copy_the_damaged_one_is_set_aside(path):
    for number in ('', '_2', '_3'):
        path.write_text('{')
        assert f'it has been renamed 01_graphs.ipynb.invalid{number}.' in rescue.restore(path)
        assert not path.exists()
    assert len([*path.parent.iterdir()]) == 3


def test_jupyterlab_keeps_its_copies_under_the_names_that_are_looked_for(path):
    assert path_to_intermediate(str(path)) == str(keep(path, OLD, 1000))
    assert path_to_invalid(str(path)) == str(rescue.aside(path))


SAVING = '''
import asyncio, sys
from start.stills import Stills

async def save(number):
    cells = [{'cell_type': 'markdown', 'metadata': {}, 'source': 'x' * 1000} for _ in range(300)]
    content = {'cells': cells, 'metadata': {'number': number}, 'nbformat': 4, 'nbformat_minor': 4}
    await manager.save({'type': 'notebook', 'format': 'json', 'content': content}, '01_graphs.ipynb')
    print(number, flush=True)

manager = Stills(root_dir=sys.argv[1])
asyncio.run(save(0))
'''
WITHOUT_END = '''
for number in range(1, 10**9):
    asyncio.run(save(number))
'''
LIMITED = '''
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
asyncio.run(save(1))
'''


@pytest.mark.skipif(os.name == 'nt', reason='Windows has no signals')
@pytest.mark.parametrize('kill', range(int(os.environ.get('KILLS', 3))))
def test_what_was_killed_while_it_saved_is_whole_after_the_next_start(tmp_path, kill):
    """At most the save that was cut short is lost. KILLS=50 kills fifty times."""
    path = tmp_path / '01_graphs.ipynb'
    with subprocess.Popen([sys.executable, '-c', SAVING + WITHOUT_END, tmp_path], cwd=ROOT, stdout=subprocess.PIPE) as process:
        saved = [process.stdout.readline() for _ in range(2)]
        while path.stat().st_size > 100_000 and process.poll() is None:
            pass                                           # it is emptied, then written
        process.send_signal(signal.SIGKILL)
        saved += process.stdout.readlines()
    if not rescue.readable(path):
        rescue.restore(path)
    number = nbformat.read(path, 4).metadata.number
    assert number in (int(saved[-1]), int(saved[-1]) + 1)


@pytest.mark.skipif(os.name == 'nt', reason='Windows sets no limit to a file')
@pytest.mark.parametrize('room', [0, 1000, 100_000, 300_000])
def test_a_disk_that_is_full_while_jupyterlab_saves_costs_that_save_alone(tmp_path, room):
    path = tmp_path / '01_graphs.ipynb'
    said = subprocess.run([sys.executable, '-c', SAVING + LIMITED, tmp_path, str(room)], cwd=ROOT, capture_output=True,
                          timeout=240)
    assert said.returncode and said.stdout == b'0\n'
    if not rescue.readable(path):
        rescue.restore(path)
    assert nbformat.read(path, 4).metadata.number == 0
