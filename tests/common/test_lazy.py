"""Packages that load a module when a name of it is first asked for."""
import pkgutil
import subprocess
import sys

import pytest

from common import exercises, widgets

FACES = pytest.mark.parametrize('face', [exercises, widgets], ids=lambda face: face.__name__)


@FACES
def test_every_name_of_the_table_is_there(face):
    assert all(callable(getattr(face, name)) or name in ('EXHIBITS', 'numbers') for name in face.__all__)


@FACES
def test_a_star_brings_them_all(face):
    there = {}
    exec(f'from {face.__name__} import *', there)
    assert set(face.__all__) <= set(there)


@FACES
def test_no_name_but_a_modules_own_is_that_of_a_module(face):
    """Else the name would mean the module as soon as Python has loaded that."""
    modules = {module.name for module in pkgutil.iter_modules(face.__path__)}
    assert modules & set(face.__all__) <= {'numbers'}


@FACES
def test_completion_sees_them_before_they_are_loaded(face):
    asked = f'import {face.__name__} as face; assert set(face.__all__) <= set(dir(face)); print(*vars(face))'
    loaded = subprocess.run([sys.executable, '-c', asked], capture_output=True, text=True, check=True).stdout.split()
    assert not set(loaded) & set(face.__all__)


@FACES
def test_a_wrong_name_is_said_as_elsewhere(face):
    with pytest.raises(AttributeError, match=f"module '{face.__name__}' has no attribute 'wrong'") as error:
        getattr(face, 'wrong')  # noqa: B009
    assert error.value.name == 'wrong' and error.value.obj is face
    with pytest.raises(ImportError, match=f"cannot import name 'wrong' from '{face.__name__}'"):
        exec(f'from {face.__name__} import wrong')


def test_one_figure_does_not_load_the_others():
    asked = 'import sys; from common.widgets import explore; print(*sys.modules)'
    loaded = subprocess.run([sys.executable, '-c', asked], capture_output=True, text=True, check=True).stdout.split()
    figures = {'bump', 'calculator', 'fill', 'player'}
    assert 'common.widgets.graphs.explore' in loaded
    assert not {f'common.widgets.graphs.{figure}' for figure in figures} & set(loaded)
    assert not [module for module in loaded if module.startswith(('common.exercises.checks', 'common.widgets.learning'))]
