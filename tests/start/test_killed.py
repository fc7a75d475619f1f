"""run.py is killed at any moment: the next start finishes what it began, and nothing half done is called ready or opened.

KILLS=50 kills fifty times in each of six ways, with each installer; without it, once at three moments.
"""
import json
import os
import random
import shutil
import signal
import time

import pytest

from start import lessons, proof
from tests.helpers import clone, wheels

if os.name == 'nt':
    pytest.skip('Windows has no signals', allow_module_level=True)

NAMES = [f'apple_{i}' for i in range(6)]
UV = shutil.which('uv')
SHORT = [(signal.SIGKILL, False, 0.8), (signal.SIGTERM, False, 0.2), (signal.SIGINT, True, 0.95)]
LONG = [(number, group, random.Random(kill).uniform(0, 1)) for kill in range(int(os.environ.get('KILLS', 0)))
        for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGINT) for group in (False, True)]


@pytest.fixture(scope='module', params=['pip', pytest.param('uv', marks=pytest.mark.skipif(not UV, reason='no uv'))])
def small(request, tmp_path_factory):
    """A clone, what starts it with a lock of small wheels, and how many files its environment has at the end."""
    shelf = tmp_path_factory.mktemp('shelf')
    project = clone.make(tmp_path_factory.mktemp('killed') / 'with a space')
    lock = ''.join(wheels.make(shelf, name) for name in NAMES)
    for name in ('requirements.lock', 'requirements-test.lock'):
        (project / name).write_text(lock)
    how = {'PIP_NO_INDEX': '1', 'PIP_FIND_LINKS': str(shelf), 'UV_OFFLINE': '1', 'UV_NO_INDEX': '1',
           'UV_FIND_LINKS': str(shelf), 'UV_CACHE_DIR': str(shelf / 'cache'),
           'path': os.path.dirname(UV) if request.param == 'uv' else ''}
    first = clone.start(project, 'bench', **how)
    assert first.returncode == 3, first.stderr
    return project, how, files(project)


def files(project):
    return sum(len(names) for _, _, names in os.walk(project / '.venv'))


def is_whole(project):
    return not proof.damaged(project / '.venv', {proof.plain(name): '1.0' for name in NAMES}, deep=True)


def kill(project, how, number, group, moment):
    """Start in an empty place, and send the signal when so many files are there, to run.py or to its child as well."""
    shutil.rmtree(project / '.venv')
    process = clone.begin(project, 'bench', **how)
    while files(project) < moment and process.poll() is None:
        time.sleep(0.001)
    (os.killpg if group else os.kill)(process.pid, number)
    ended = clone.end(process)
    assert 'Traceback' not in ended.stderr or number == signal.SIGKILL, ended.stderr


@pytest.mark.parametrize('number, group, share', LONG or SHORT)
def test_what_was_killed_is_finished_by_the_next_start(small, number, group, share):
    project, how, count = small
    kill(project, how, number, group, share * count)
    stamped = (project / '.venv' / 'requirements.lock.stamp').exists()
    assert not stamped or is_whole(project)
    again = clone.start(project, 'bench', **how)
    assert again.returncode == 3, again.stderr
    assert is_whole(project)
    assert 'Setting up' not in clone.start(project, 'bench', **how).stdout


@pytest.mark.parametrize('kill', range(int(os.environ.get('KILLS', 3))))
def test_a_copy_of_a_lesson_is_there_whole_or_not_at_all(tmp_path, kill):
    project = clone.make(tmp_path / 'project')
    for number in range(2, 12):
        lesson = project / 'notebooks' / 'en' / f'{number:02}_long.ipynb'
        lesson.write_text(clone.LESSON.replace('[]', json.dumps([{'cell_type': 'raw', 'source': 'x' * 300_000}])))
    published, mine = lessons.published('en', project), project / 'my' / 'en'
    process, moment = clone.begin(project), random.Random(kill).uniform(0, 13)
    while sum(1 for _ in mine.glob('*')) < moment and process.poll() is None:
        pass                                               # the copies, the note of editions, and what is half written
    os.killpg(process.pid, signal.SIGKILL)
    clone.end(process)
    for copy in mine.glob('*.ipynb'):
        assert copy.read_bytes() == (published[0].parent / copy.name).read_bytes()
    assert list(lessons.prepare(published, False)) == []
    assert [path.read_bytes() for path in sorted(mine.glob('*.ipynb'))] == [path.read_bytes() for path in published]


def test_two_at_once_make_it_one_after_the_other(small):
    project, how, _ = small
    shutil.rmtree(project / '.venv')
    both = [clone.begin(project, 'bench', **how) for _ in range(2)]
    said = sorted((clone.end(process) for process in both), key=lambda ended: 'waiting' in ended.stdout)
    assert [ended.returncode for ended in said] == [3, 3], said
    assert ['Setting up' in ended.stdout for ended in said] == [True, False]
    assert ['Another run.py' in ended.stdout for ended in said] == [False, True]
    assert is_whole(project)


@pytest.mark.parametrize('harm', [
    lambda venv: next(venv.rglob('part_7.py')).write_text('n'),
    lambda venv: (venv / 'bin' / 'python').unlink(),
], ids=['a file cut', 'no Python'])
def test_what_is_damaged_later_is_mended_by_the_next_start(small, harm):
    """Also where uv keeps the very file that was damaged: it lays links to what it keeps."""
    project, how, _ = small
    harm(project / '.venv')
    again = clone.start(project, 'bench', **how)
    assert again.returncode == 3 and 'Setting up the environment' in again.stdout, again.stderr
    assert is_whole(project)


def test_an_environment_works_where_its_folder_was_moved_to(small):
    project, how, _ = small
    moved = project.rename(project.with_name('搬到 这里'))
    try:
        there = clone.start(moved, 'bench', **how)
    finally:
        moved.rename(project)
    assert there.returncode == 3 and 'Setting up' not in there.stdout, there.stderr


def test_the_next_lock_is_installed_into_what_is_whole(small):
    project, how, _ = small
    (project / 'requirements-test.lock').write_text((project / 'requirements-test.lock').read_text() + '# a newer one\n')
    made = (project / '.venv' / 'pyvenv.cfg').stat().st_mtime_ns
    again = clone.start(project, 'bench', **how)
    assert again.returncode == 3 and 'Setting up' in again.stdout, again.stderr
    assert (project / '.venv' / 'pyvenv.cfg').stat().st_mtime_ns == made
    stamp = json.loads((project / '.venv' / 'requirements.lock.stamp').read_text())
    assert stamp['packages'] == {proof.plain(name): '1.0' for name in NAMES}
