"""What is named in place of a function that the graph does not know is there, and works on a node."""
import numpy as np
import pytest

from common.graph.nearest import INSTEAD, WORKS, nearest
from common.graph.numpy_functions import KNOWN, _name

NAMES = [_name(function)[3:] for function in KNOWN]


def test_all_that_is_recommended_is_known_and_nothing_known_is_replaced():
    assert {each for names in INSTEAD.values() for each in names} | set(WORKS) <= set(NAMES)
    assert not set(INSTEAD) & set(NAMES)


def test_all_that_is_replaced_is_in_numpy():
    assert [name for name in INSTEAD if not hasattr(np, name) and not hasattr(np.linalg, name)] in ([], ['trapz'])


@pytest.mark.parametrize('name, first', [('sort', 'max'), ('sinhh', 'sinh'), ('absolut', 'absolute'), ('fft', 'exp')])
def test_the_nearest_comes_first(name, first):
    assert nearest(name, NAMES)[0] == first


@pytest.mark.parametrize('name', ['arcs', 'ar', 'logg', 'expp', 'minimumm', 'arctann', 'logs', 'sinc2', 'cosin', 'maximums'])
def test_three_names_are_enough(name):
    assert name not in INSTEAD and 1 <= len(nearest(name, NAMES)) <= 3 or nearest(name, NAMES) == WORKS
