"""Which Python makes the environment: one that suits is found, or a sentence says how to get it."""
import os
import shutil
import sys
from pathlib import Path

import pytest

from start import pythons
from start.trouble import Trouble


def test_a_python_that_does_not_suit_is_answered_with_those_that_do(nowhere, monkeypatch):
    monkeypatch.setattr(pythons, 'VERSIONS', ('3.99', '3.98'))
    with pytest.raises(Trouble, match='Python 3.98 to 3.99 is needed and this is 3.*python.org'):
        pythons.base()


@pytest.mark.parametrize('this, suits', [('3.98', sys.executable), ('3.8', '>=3.97,<=3.99.99')])
def test_uv_is_given_this_python_or_told_which_suit(monkeypatch, tmp_path, this, suits):
    monkeypatch.setattr(pythons, 'VERSIONS', ('3.99', '3.98', '3.97'))
    monkeypatch.setattr(pythons, 'THIS', this)
    assert pythons.maker('uv', tmp_path) == ['uv', 'venv', '--python', suits, str(tmp_path)]


def test_without_uv_a_python_makes_the_environment_itself(monkeypatch, tmp_path):
    monkeypatch.setattr(pythons, 'base', lambda: ['py', '-3.14'])
    assert pythons.maker(None, tmp_path) == ['py', '-3.14', '-m', 'venv', str(tmp_path)]


def test_this_python_has_the_version_that_it_says():
    assert pythons.version(sys.executable) == pythons.THIS


@pytest.mark.skipif(os.name == 'nt', reason='there the py launcher finds other Pythons')
def test_another_python_on_the_path_is_found(nowhere, monkeypatch, tmp_path):
    monkeypatch.setattr(pythons, 'VERSIONS', ('%d.%d' % sys.version_info[:2],))
    monkeypatch.setattr(sys, 'executable', shutil.which('false', path='/bin:/usr/bin'))
    name = f'python{pythons.VERSIONS[0]}'
    (tmp_path / name).symlink_to(Path(sys._base_executable))
    assert pythons.base() == [name]


def test_a_python_without_ensurepip_is_answered_with_the_package_that_has_it(nowhere, monkeypatch, tmp_path):
    (tmp_path / 'ensurepip.py').write_text('raise ImportError')
    monkeypatch.setenv('PYTHONPATH', str(tmp_path))
    with pytest.raises(Trouble, match='sudo apt install python3-venv'):
        pythons.base()
