"""Lesson 07: its exercises name each likely mistake, and careless checks miss what the lesson says they miss."""
import inspect
import re
from pathlib import Path

import numpy as np
import pytest
from lesson import read

from common.exercises import (
    EXHIBITS,
    better_difference,
    check_exhibit,
    check_function,
    error_floor,
    exhibit,
    largest_error,
    within_reach,
)
from common.gradient import default_step
from common.widgets import laboratory

SOURCE = Path(__file__).parent.parent.parent / 'notebooks' / 'source' / '07_gradient_check.md'
BLOCKS = read(SOURCE)
IN_CLASS = ('Loss', 'Bias', 'Product')


def code():
    return '\n'.join(block.text for block in BLOCKS if block.kind == 'code')


def test_the_pieces_of_the_lesson_are_in_the_museum():
    assert set(re.findall(r"^exhibit\('(\w+)'\)$", code(), re.M)) == set(IN_CLASS) <= set(EXHIBITS)


def test_a_copied_piece_runs_with_what_the_lesson_imports(lesson):
    for name in IN_CLASS:
        names = dict(lesson)
        exec(inspect.getsource(exhibit(name).made), names)
        assert check_exhibit(name, names[name]).sentence == check_exhibit(name, exhibit(name).made).sentence


def test_the_v_falls_and_rises_and_float32_ends_higher(lesson):
    found = lesson['lab'].found
    for errors in found.values():
        assert errors['central'][0] > errors['central'].min() < errors['central'][-2]
    assert found['float64']['central'].min() < 1e-9 < 1e-6 < found['float32']['central'].min()


@pytest.mark.parametrize('x', [-0.03, 0.03, 0.05])
def test_the_kink_is_found_at_the_distance_from_0(lesson, x):
    lab = laboratory(lesson['kinked'], lesson['central'], power=-1, x=(-0.1, 0.1, x))
    assert lab.kink == pytest.approx(abs(x), rel=0.1)


def test_an_epsilon_leaves_a_floor(lesson):
    lab = laboratory(lesson['guarded'], lesson['central'], x=(-16.0, 4.0, -1.0))
    assert 1e-7 < lab.found['float64']['central'].min() < 1e-6


def test_the_network_passes_and_the_kink_disturbs_only_what_comes_before_it(lesson):
    coarse, fine = lesson['coarse'], lesson['fine']
    assert max(lesson['errors'].values()) < 1e-7
    assert min(coarse['W1'], coarse['b1']) > 1e-3 > 1e-6 > max(coarse['W2'], coarse['b2'], *fine.values())


def test_the_race_is_won_by_thousands_and_both_agree(lesson):
    contest = lesson['contest']
    assert contest.whole > 1000 * contest.backward_seconds and contest.error < 1e-6


@pytest.mark.parametrize('name, says', [
    ('Loss', 'dout'), ('Bias', 'mean|sum'), ('Product', 'forward'),
])
def test_the_pieces_shown_in_class_are_diagnosed_as_long_as_they_are_broken(name, says):
    result = check_exhibit(name, exhibit(name).made)
    assert result.passed is False and re.search(says, result.sentence), result


def test_the_careless_checks_of_the_lesson_pass_and_the_careful_ones_do_not(lesson):
    verdict, scores, targets, b = (lesson[name] for name in ('verdict', 'scores', 'targets', 'b'))
    assert verdict(exhibit('Loss').made(), scores, targets, dout=1) == {'x': True}
    assert verdict(exhibit('Loss').made(), scores, targets, dout=3) == {'x': False}
    assert verdict(exhibit('Bias').made(b), scores[:1]) == {'x': True, 'b': True}
    assert verdict(exhibit('Bias').made(b), scores) == {'x': True, 'b': False}
    assert verdict(exhibit('Product').made(), 2.0, 3.0) == {'x': True, 'y': True}


@pytest.mark.parametrize('wrong, says', [
    (lambda f, x, h: (f(x + h) - f(x - h)) / (2 * h), 'central difference of two points'),
    (lambda f, x, h: (8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / 12, 'There is an h'),
    (lambda f, x, h: 8 * f(x + h), 'not the answer'),
])
def test_a_wrong_difference_is_diagnosed(wrong, says):
    result = check_function(wrong, better_difference)
    assert result.passed is False and re.search(says, result.sentence), result


@pytest.mark.parametrize('wrong', [
    lambda a, b: np.max(np.abs(a - b)),
    lambda a, b: np.mean(np.abs(a - b)) / max(np.max(np.abs(a)), np.max(np.abs(b))),
    lambda a, b: np.max(a - b) / max(np.max(np.abs(a)), np.max(np.abs(b))),
    lambda a, b: np.max(np.abs(a - b)) / np.max(np.abs(b)),
    lambda a, b: np.max(np.abs(a - b) / np.maximum(np.abs(a), np.abs(b))),
])
def test_other_errors_than_the_relative_one_are_not_taken_for_it(wrong):
    assert check_function(wrong, largest_error).passed is False


@pytest.mark.parametrize('question, answer, says', [
    (error_floor(epsilon=1e-7, y=0.2), 1e-7, 'what part of y'),
    (error_floor(epsilon=1e-7, y=0.2), 2e-8, 'divides'),
    (within_reach(u=4e-5, pixel=0.5), 4e-5, 'times the pixel'),
    (within_reach(u=4e-5, pixel=0.5), 2e-5, 'divide'),
])
def test_a_wrong_number_is_diagnosed(question, answer, says):
    result = question.check(answer)
    assert result.passed is False and says in result.sentence, result


def test_nothing_is_answered_as_printed(lesson):
    assert [lesson[name] for name in ('answer3', 'answer4')] == [None] * 2
    for name in IN_CLASS:
        assert check_exhibit(name, lesson[name]).passed is None
    assert check_function(lesson['four_points'], better_difference).passed is None


@pytest.mark.parametrize('kind', ['zh', 'en'])
def test_the_numbers_of_the_prose_are_computed(lesson, kind):
    prose = '\n'.join(block.text for block in BLOCKS if block.kind == kind)
    central, one_sided = lesson['central'], lesson['one_sided']
    said = {f'{one_sided(np.exp, 1.0, 0.01) - np.e:.4f}', f'{central(np.exp, 1.0, 0.01) - np.e:.6f}',
            f'{lesson["parameters"]:,}', f'{2 * lesson["parameters"]:,}', '3,190', '6,380'}
    assert all(number in prose for number in said)
    assert f'{default_step(np.float64):.0e} {default_step(np.float32):.0e}' == '1e-04 5e-03'
    small = lesson['TwoLayerNet'](784, 4, 10).params
    assert sum(array.size for array in small.values()) == 3190


def test_the_wrong_layer_is_found_though_the_parameters_before_it_are_off_too(lesson):
    assert {name for name, error in lesson['off'].items() if error > 1e-3} == {'W1', 'b1'}
    assert {place.label for place in lesson['where'].places if place.wrong} == {'2 WrongReLU'}
    assert 'WrongReLU' in lesson['where'].sentence
