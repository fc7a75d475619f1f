"""The museum's notebook: each piece is there, can be copied and fixed as told, and its answer is one line away."""
import inspect
import re
from pathlib import Path

import numpy as np
import pytest
from lesson import read

from common.exercises import EXHIBITS, check_exhibit, exhibit, reveals

SOURCE = Path(__file__).parent.parent.parent / 'notebooks' / 'source' / '07b_bug_museum.md'
CODE = '\n'.join(block.text for block in read(SOURCE) if block.kind == 'code')
IN_CLASS = {'Loss', 'Bias', 'Product'}
TAKEN_HOME = {       # an input on which the mistake shows, as a reader may find it
    'SharedInput': ((3.0, 5.0), 1),
    'Diamond': ((3.0, 5.0), 1),
    'Gate': ((np.array([[1.0, -2.0]]),), 1),
    'Rectifier': ((np.array([[1.0, -2.0]]),), 1),
    'Counts': ((np.array([[1, -2]]),), 0.5),
    'Scale': ((np.ones((2, 3)), np.array([2.0, 3.0, 4.0])), 1),
    'Pick': ((np.ones((2, 3)), np.array([1, 1])), 1),
    'Centre': ((np.array([[1.0, 2.0], [3.0, 5.0]]),), 1),
    'Spread': ((np.array([[1.0, 2.0], [3.0, 5.0]]),), 1),
    'Square': ((np.ones((2, 3)),), 1),
    'Step': ((np.ones((2, 3)),), 1),
    'Softmax': ((np.array([[1.0, 2.0], [3.0, 5.0]]),), [[1, 2], [3, 5]]),
    'Scores': ((np.array([[1000.0, 2.0], [3.0, 5.0]]),), 1),
    'BatchLoss': ((np.array([[1.0, 2.0], [3.0, 5.0]]), np.array([0, 1])), 1),
    'LogLoss': ((np.array([[20.0, 2.0], [3.0, 5.0]]), np.array([1, 1])), 1),
}
every_piece = pytest.mark.parametrize('name', TAKEN_HOME)


def test_every_piece_that_is_not_shown_in_class_is_here():
    assert set(re.findall(r"^exhibit\('(\w+)'\)$", CODE, re.M)) == set(EXHIBITS) - IN_CLASS == set(TAKEN_HOME)


@every_piece
def test_a_piece_has_the_cells_that_the_text_promises(name):
    assert f"reveals('{name}'" in CODE and f"check_exhibit('{name}', Mended" in CODE


@every_piece
def test_a_reader_can_find_an_input_that_reveals(name):
    inputs, dout = TAKEN_HOME[name]
    assert reveals(name, *inputs, dout=dout).passed


@every_piece
def test_a_copied_piece_runs_with_what_the_notebook_imports(lesson, name):
    names = dict(lesson)
    exec(inspect.getsource(exhibit(name).made), names)
    assert check_exhibit(name, names[name]).sentence == check_exhibit(name, exhibit(name).made).sentence


@every_piece
def test_the_fixed_piece_passes_and_the_broken_one_does_not(name):
    assert check_exhibit(name, exhibit(name).solution).passed
    assert check_exhibit(name, exhibit(name).made).passed is False


def test_nothing_is_answered_as_printed(lesson):
    assert lesson['Mended'] is None
