"""run.py as its reader uses it: started as a program, in a copy of the project with two small lessons."""
import hashlib
import json
import os
import shutil
import signal
import socket
from pathlib import Path

import pytest

import run
from start import lessons
from tests.helpers.clone import start
from tests.helpers.server import ask, lab

ROOT = Path(__file__).parent.parent.parent
MISSING = 'six==1.17.0 --hash=sha256:' + hashlib.sha256(b'').hexdigest()


def test_alone_it_says_how_to_get_the_rest(tmp_path):
    shutil.copy(ROOT / 'run.py', tmp_path)
    ended = start(tmp_path)
    assert ended.returncode == 1 and 'git clone' in ended.stderr and 'Traceback' not in ended.stderr


@pytest.mark.parametrize('words, variables, sentence', [
    ((), {'LESSONS_LANG': '', 'LC_ALL': 'zh_CN.UTF-8'}, '没有叫 99 的课'),
    ((), {'LESSONS_LANG': '', 'LC_ALL': 'en_GB.UTF-8'}, 'No lesson is called 99'),
    (('--lang', 'zh'), {'LC_ALL': 'en_GB.UTF-8'}, '没有叫 99 的课'),
])
def test_it_speaks_the_language_of_the_system_or_the_one_asked_for(project, words, variables, sentence):
    ended = start(project, '99', *words, **variables)
    assert ended.returncode == 1 and sentence in ended.stderr


def test_an_unknown_option_is_refused(project):
    ended = start(project, '--borwser')
    assert ended.returncode == 2 and 'unknown: --borwser' in ended.stderr


def test_a_word_after_doctor_is_refused(project):
    ended = start(project, 'doctor', 'now')
    assert ended.returncode == 2 and 'unknown: now' in ended.stderr


def test_a_word_after_data_is_refused_and_nothing_is_fetched(project):
    ended = start(project, 'data', 'mnist')
    assert ended.returncode == 2 and 'unknown: mnist' in ended.stderr


@pytest.mark.parametrize('words, told', [((), 'or one of: test'), (('data',), 'or one of: test'), (('class',), 'run.py class')])
def test_help_is_that_of_the_command_it_stands_behind(project, words, told):
    ended = start(project, *words, '--help')
    assert ended.returncode == 0 and told in ended.stdout


def test_what_is_refused_is_refused_in_the_language_that_was_asked_for(project):
    assert '不认识 --borwser' in start(project, '--lang', 'zh', '--borwser').stderr


@pytest.mark.parametrize('port', ['99999', '0', '-1', 'eight'])
def test_a_port_that_is_none_is_told_in_a_sentence(project, port):
    ended = start(project, '--port', port)
    assert ended.returncode == 1 and ended.stderr.startswith(f'--port {port} is not valid: a port is')


def test_a_port_in_use_is_said(project):
    with socket.socket() as other:
        other.bind(('127.0.0.1', 0))
        other.listen()
        port = other.getsockname()[1]
        ended = start(project, '--port', str(port))
    assert ended.returncode == 1 and f'Port {port} is in use' in ended.stderr


def test_a_file_in_the_place_of_the_copies_is_told_in_a_sentence(project):
    (project / 'my').write_text('')
    ended = start(project)
    (project / 'my').unlink()
    assert ended.returncode == 1 and ended.stderr.startswith(f'{project / "my"} is in the way')


def test_what_happens_to_the_copies_is_said_and_the_newest_is_opened(project, monkeypatch, capsys):
    published = lessons.published('zh', project)
    monkeypatch.setattr(lessons, 'published', lambda language: published)
    assert run.my_copy('01', lay_newer=False).name == '01_graphs.ipynb'
    published[1].write_text(published[1].read_text() + ' ')
    assert run.my_copy('01', lay_newer=False).name == '01_graphs.ipynb'
    assert 'There is a newer edition of 01_graphs.' in capsys.readouterr().out
    assert run.my_copy('01', lay_newer=True).name == '01_graphs_2.ipynb'
    assert '01_graphs_2.ipynb' in capsys.readouterr().out
    lessons.newest(published[1]).write_text('{"cells": [')
    assert run.my_copy('01', lay_newer=False).name == '01_graphs.ipynb'
    assert '01_graphs_2.ipynb was only partly written' in capsys.readouterr().out


def test_the_environment_is_made_once_and_again_for_another_lock(project):
    first, second = start(project, 'bench', '--quick'), start(project, 'bench', '--quick')
    assert first.returncode == second.returncode == 3, first.stderr
    assert 'Setting up the environment' in first.stdout and 'Setting up the environment' not in second.stdout
    assert second.stdout.strip() == f'{project / ".venv"} [\'--quick\']'
    (project / 'requirements-test.lock').write_text(MISSING)
    third = start(project, 'bench', PIP_NO_INDEX='1', PIP_FIND_LINKS='')
    assert third.returncode == 1 and 'check the network' in third.stderr and 'Traceback' not in third.stderr
    (project / 'requirements-test.lock').write_text('')
    assert start(project, 'bench').stdout.endswith(second.stdout.replace("'--quick'", ''))


@pytest.mark.skipif(not shutil.which('uv'), reason='uv is not there')
def test_uv_makes_the_environment_where_it_is_there(project):
    shutil.rmtree(project / '.venv', ignore_errors=True)
    ended = start(project, 'bench', path=str(Path(shutil.which('uv')).parent))
    assert ended.returncode == 3, ended.stderr
    assert 'uv' in (project / '.venv' / 'pyvenv.cfg').read_text()


@pytest.mark.skipif(os.name == 'nt', reason='Windows has no signal that means Ctrl+C to one program')
@pytest.mark.parametrize('end, code', [
    (lambda process: os.killpg(process.pid, signal.SIGINT), 0),
    (lambda process: process.terminate(), 128 + signal.SIGTERM),
], ids=['Ctrl+C', 'run.py alone is ended'])
def test_jupyterlab_opens_the_readers_copy_and_ends_with_run_py(project, tmp_path, end, code):
    with lab(project, tmp_path) as server:
        assert server.lesson.startswith(f'{server.base}/lab/tree/my/en/01_graphs.ipynb?')
        assert ask(server.lesson).startswith('<!doctype html>')
        assert '00_start.ipynb' in ask(f'{server.base}/api/contents/my/en?token={server.token}')
        news = f'{server.base}/lab/api/settings/@jupyterlab/apputils-extension:notification?token={server.token}'
        assert json.loads(ask(news))['schema']['properties']['fetchNews']['default'] == 'false'
        end(server.process)
        assert server.process.wait(120) == code
        with socket.socket() as free:
            assert free.connect_ex(('127.0.0.1', server.port))
