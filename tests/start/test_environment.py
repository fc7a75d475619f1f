"""The environment in .venv: made where it is not there whole, proven before it is stamped."""
import io
import os
import shutil
import sys
from types import SimpleNamespace

import pytest

from start import environment
from start.trouble import Trouble
from tests.helpers import wheels


def test_a_full_disk_is_said_before_anything_is_made(nowhere, monkeypatch):
    monkeypatch.setattr(shutil, 'disk_usage', lambda folder: SimpleNamespace(free=12 * 2 ** 20))
    with pytest.raises(Trouble, match='700 MB are needed and 12 MB are free'):
        environment.ready(environment.LESSONS)
    assert not environment.VENV.exists()


def test_the_environment_lies_in_dot_venv_with_its_python_where_the_system_has_it():
    inside = environment.PYTHON.relative_to(environment.ROOT).as_posix()
    assert inside == ('.venv/Scripts/python.exe' if os.name == 'nt' else '.venv/bin/python')
    assert environment.VENV in environment.PYTHON.parents


def test_programs_start_with_one_blas_thread_unless_the_reader_chose(monkeypatch):
    for name in environment.THREADS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv('OMP_NUM_THREADS', '4')
    assert [environment.variables()[name] for name in environment.THREADS] == ['1', '4', '1', '1']


@pytest.fixture
def stamped(nowhere, monkeypatch, tmp_path):
    """An environment of one package that was proven and stamped for both locks."""
    wheels.lay(tmp_path, environment.VENV / 'lib' / 'python3.11' / 'site-packages', 'apple')
    monkeypatch.setattr(environment, 'ROOT', tmp_path)
    monkeypatch.setattr(environment.pythons, 'version', lambda python, module='sys': '3.11')
    for lock in (environment.LESSONS, environment.TESTS):
        (tmp_path / lock).write_text('apple==1.0\n')
    environment.give(environment.TESTS)
    return environment.VENV


def test_what_was_proven_is_installed_for_both_locks(stamped):
    assert environment.installed(environment.LESSONS) and environment.installed(environment.TESTS)


@pytest.mark.parametrize('harm', [
    lambda venv: next(venv.rglob('part_1.py')).unlink(),
    lambda venv: next(venv.rglob('part_1.py')).write_text('n'),
    lambda venv: shutil.rmtree(next(venv.rglob('apple'))),
    lambda venv: shutil.rmtree(next(venv.rglob('apple-1.0.dist-info'))),
    lambda venv: environment.stamp(environment.LESSONS).unlink(),
    lambda venv: environment.stamp(environment.LESSONS).write_text('['),
    lambda venv: environment.stamp(environment.LESSONS).write_text('[]'),
    lambda venv: environment.stamp(environment.LESSONS).write_text('{}'),
    lambda venv: environment.stamp(environment.LESSONS).write_text('{"packages": 7}'),
    lambda venv: (environment.ROOT / environment.LESSONS).write_text('apple==1.1\n'),
    lambda venv: shutil.rmtree(venv),
], ids=['a file lost', 'a file cut', 'a package lost', 'a record lost', 'no stamp', 'a stamp cut', 'a list', 'empty', 'a number',
        'another lock', 'nothing'])
def test_an_environment_that_is_not_as_it_was_proven_is_not_ready(stamped, harm):
    harm(stamped)
    assert not environment.installed(environment.LESSONS)


def test_nothing_is_stamped_that_is_not_whole(stamped):
    environment.withdraw()
    next(stamped.rglob('part_1.py')).unlink()
    with pytest.raises(Trouble, match='apple is incomplete'):
        environment.give(environment.TESTS)
    assert not environment.installed(environment.TESTS)


@pytest.fixture
def installer(stamped, monkeypatch, tmp_path):
    """The commands that would make the environment ready: nothing is installed, and no stamp is there meanwhile."""
    ran = []

    def run(command, variables, held, folder):
        assert not any(environment.stamp(lock).exists() for lock in (environment.LESSONS, environment.TESTS))
        ran.append(command)

    monkeypatch.setattr(environment, 'run', run)
    return ran


def test_the_next_lock_goes_into_what_is_whole(stamped, installer, capsys):
    (environment.ROOT / environment.TESTS).write_text('apple==1.0\n# a newer lock\n')
    environment.ready(environment.TESTS)
    assert ['install' in command for command in installer] == [True]
    assert environment.installed(environment.TESTS) and 'missing' not in capsys.readouterr().out


def without_pip(python, module='sys'):
    return '3.11' if module == 'sys' else None


@pytest.mark.parametrize('harm', [
    lambda patch: environment.stamp(environment.LESSONS).unlink(),
    lambda patch: next(environment.VENV.rglob('part_1.py')).unlink(),
    lambda patch: patch.setattr(environment.pythons, 'version', lambda *asked: '3.9'),
    lambda patch: (patch.setattr(environment.pythons, 'version', without_pip),
                   (environment.ROOT / environment.LESSONS).write_text('apple==1.0\n# a newer lock\n')),
    lambda patch: shutil.rmtree(environment.VENV),
], ids=['no stamp', 'a file lost', 'another Python', 'no pip', 'nothing'])
def test_what_is_not_proven_is_made_anew_from_its_beginning(stamped, installer, monkeypatch, harm):
    harm(monkeypatch)
    with pytest.raises(Trouble):                           # as nothing is really installed
        environment.ready(environment.LESSONS)
    assert 'venv' in installer[0] and 'install' in installer[1] and not environment.VENV.exists()


def test_where_uv_installs_no_pip_is_needed(stamped, installer, monkeypatch):
    monkeypatch.setattr(shutil, 'which', lambda name: 'uv')
    monkeypatch.setattr(environment.pythons, 'version', without_pip)
    (environment.ROOT / environment.TESTS).write_text('apple==1.0\n# a newer lock\n')
    environment.ready(environment.TESTS)
    assert [command[:2] for command in installer] == [['uv', 'pip']]


def test_the_packages_that_are_missing_are_named_before_the_environment_is_made_anew(stamped, monkeypatch):
    shown = []

    class Screen(io.StringIO):
        def flush(self):
            shown.append(self.getvalue())

    def run(*asked):
        assert 'Files of apple are missing' in shown[-1] and 'Setting up the environment' in shown[-1]
        raise Trouble('as far as that')

    next(stamped.rglob('part_1.py')).unlink()
    monkeypatch.setattr(environment, 'run', run)
    monkeypatch.setattr(sys, 'stdout', Screen())
    with pytest.raises(Trouble, match='as far as that'):
        environment.ready(environment.LESSONS)
    environment.somebody_else()
    assert shown[-1].endswith('waiting for it to finish …\n')


@pytest.mark.parametrize('uv, anew', [(None, {'--force-reinstall', '--no-cache-dir'}), ('uv', {'--reinstall', '--no-cache'})])
def test_what_the_installer_leaves_unproven_is_fetched_once_more(stamped, installer, monkeypatch, uv, anew):
    monkeypatch.setattr(shutil, 'which', lambda name: uv)
    (environment.ROOT / environment.LESSONS).write_text('apple==1.1\n')
    with pytest.raises(Trouble, match='apple is incomplete'):
        environment.ready(environment.LESSONS)
    first, second = installer
    assert first[0] == second[0] == (uv or str(environment.PYTHON))
    assert first[-1] == second[-1] == str(environment.ROOT / environment.LESSONS)
    assert not anew & {*first} and anew <= {*second}


def test_another_python_in_the_environment_makes_it_not_ready(stamped, monkeypatch):
    monkeypatch.setattr(environment.pythons, 'version', lambda python, module='sys': '3.12')
    assert not environment.installed(environment.TESTS)


def test_files_that_are_in_use_are_told(stamped, monkeypatch):
    def refuse(folder):
        raise PermissionError(13, 'Permission denied', str(folder))

    monkeypatch.setattr(shutil, 'rmtree', refuse)
    with pytest.raises(Trouble, match='cannot be deleted: close JupyterLab'):
        environment.remove()
