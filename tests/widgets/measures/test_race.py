"""The race: both ways find the same gradient, what is left is extrapolated, and it can be stopped and taken up again."""
import asyncio
import itertools
import sys

import numpy as np
import pytest

from common.network import TwoLayerNet
from common.widgets import race
from common.widgets.measures.race import Race, in_seconds
from tests.helpers.figures import seen

PARAMETERS = 6 * 5 + 5 + 5 * 3 + 3


@pytest.fixture
def contest():
    random = np.random.RandomState(1)
    return race(TwoLayerNet(6, 5, 3, weight_init_std=0.5, seed=0), random.rand(4, 6), np.array([0, 2, 1, 1]), sample=10)


def finish(contest, until=lambda: False):
    async def wait():
        contest.all.value = True
        while not contest.going.task.done():
            if until():
                contest.all.value = False
            await asyncio.sleep(0)
    asyncio.run(wait())


def test_a_sample_is_checked_at_once(contest):
    assert contest.done == contest.bar.value == 10 and contest.bar.max == PARAMETERS
    assert np.count_nonzero(contest.numerical) == 10 and contest.error < 1e-7


def test_three_hundred_are_checked_at_once_unless_it_is_told_otherwise():
    contest = race(TwoLayerNet(20, 15, 3, seed=0), np.eye(2, 20), np.array([0, 2]))
    assert contest.done == 300 and '300 of 363 parameters' in repr(contest)


def test_the_rest_is_extrapolated(contest):
    assert contest.whole == pytest.approx(contest.seconds * PARAMETERS / 10)
    assert f'10 of {PARAMETERS} parameters' in repr(contest) and in_seconds(contest.whole) in repr(contest)


def test_the_button_runs_to_the_end_and_comes_up_again(contest):
    finish(contest)
    assert contest.done == PARAMETERS and contest.all.value is False
    np.testing.assert_allclose(contest.numerical, contest.backward, atol=1e-9)
    assert f'all {PARAMETERS} parameters' in seen(contest)


def test_it_stops_and_goes_on_without_losing_anything(contest, monkeypatch):
    monkeypatch.setattr(sys.modules[Race.__module__], 'SLICE', 1e-9)
    finish(contest, until=lambda: contest.done > 15)
    stopped, found = contest.done, contest.numerical.copy()
    assert 15 < stopped < PARAMETERS
    finish(contest)
    assert contest.done == PARAMETERS
    assert np.array_equal(found[contest.order[:stopped]], contest.numerical[contest.order[:stopped]])


def test_a_wrong_backward_is_found(contest):
    contest.backward = contest.backward * 1.01
    assert contest.error == pytest.approx(0.01, rel=0.02)


def test_the_network_is_left_as_it_was():
    network = TwoLayerNet(6, 5, 3, seed=0)
    before = {name: array.copy() for name, array in network.params.items()}
    race(network, np.eye(6)[:2], np.array([0, 1]), sample=20)
    assert all(np.array_equal(before[name], array) for name, array in network.params.items())


@pytest.mark.parametrize('value, text', [
    (0.000512, '0.51 ms'), (0.0213, '21 ms'), (0.0999, '100 ms'), (0.1, '0.1 s'), (0.24, '0.24 s'), (23.4, '23 s')])
def test_times_are_written_with_two_digits(value, text):
    assert in_seconds(value) == text


def test_seconds_are_those_of_the_clock(monkeypatch):
    ticks = itertools.count()
    monkeypatch.setattr('common.widgets.measures.race.time.perf_counter', lambda: next(ticks) / 1000)
    rs = np.random.RandomState(0)
    figure = race(TwoLayerNet(4, 3, 2, seed=0), rs.rand(5, 4), rs.randint(2, size=5), sample=4)
    assert figure.backward_seconds == pytest.approx(1e-3 / 100), 'one tick for a hundred runs'
    assert figure.done == 4 and figure.seconds == pytest.approx(4e-3) and figure.whole == pytest.approx(1e-3 * len(figure.places))
