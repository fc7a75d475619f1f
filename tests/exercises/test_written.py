"""Whether a function was touched, and why nothing came back from it."""
import pytest

from common.exercises import (
    check_apply,
    check_backward,
    check_function,
    check_layer,
    check_operators,
    check_softmax_lines,
    check_update,
)
from common.exercises.written import does_nothing, nothing_came_back, takes_from_outside


def printed(x, y):
    return None


def with_docstring(x, y):
    """What it will do."""
    return None


def passing(x):
    pass


def dots(x):
    ...


def printing(x):
    print(x + 1)


def forgetting(x):
    y = x + 1  # noqa: F841


@pytest.mark.parametrize('function', [printed, with_docstring, passing, dots, lambda *x: None, lambda x: ...])
def test_what_does_nothing_is_untouched(function):
    assert does_nothing(function) and nothing_came_back(function).passed is None


@pytest.mark.parametrize('function, words', [(printing, 'return … in place of print'), (forgetting, 'end it with return')])
def test_what_works_and_returns_nothing_is_told_so(function, words):
    assert not does_nothing(function)
    result = nothing_came_back(function)
    assert result.passed is False and words in result.sentence


def test_what_returns_a_number_is_touched():
    assert not does_nothing(lambda x: 0) and not does_nothing(lambda x: x) and not does_nothing(len)


def test_names_from_outside_are_known_and_local_ones_are_not():
    assert takes_from_outside(lambda x: W @ x) == {'W'}     # noqa: F821
    assert takes_from_outside(printing) == {'print'}


async def later(*given):
    return 2.0


def piece_by_piece(*given):
    yield 2.0


async def both(*given):
    yield 2.0


@pytest.mark.parametrize('check', [
    lambda f: check_function(f, {(1.0,): 2.0}), check_update, check_softmax_lines, lambda f: check_apply(f, object),
    lambda f: check_backward(f, None, object), lambda f: check_operators(object, exp=f)[0][1],
    lambda f: check_layer(type('AddLayer', (), {'forward': f, 'backward': f}), 2.0, 3.0),
    lambda f: check_layer(type('AddLayer', (), {'forward': lambda self, x, y: x + y, 'backward': f}), 2.0, 3.0)])
@pytest.mark.parametrize('code, words', [(later, 'leave async out'), (both, 'leave async out'), (piece_by_piece,
    'leave yield out')])
def test_a_function_whose_call_computes_nothing_is_told_so(check, code, words):
    result = check(code)
    assert result.passed is False and words in result.sentence
