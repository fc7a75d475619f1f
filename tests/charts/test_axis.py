"""Axes have round numbers that do not touch, and put each value in its place."""
import numpy as np
import pytest

from common.charts import Axis
from common.charts.axis import nice, short
from common.drawing.labels import width


@pytest.mark.parametrize('axis, ticks', [
    (Axis(0, 1), [0, 0.2, 0.4, 0.6, 0.8, 1]),
    (Axis(0, 10_000), [0, 2000, 4000, 6000, 8000, 10_000]),
    (Axis(-3, 3), [-3, -2, -1, 0, 1, 2, 3]),
    (Axis(0, 2.5), [0, 0.5, 1, 1.5, 2, 2.5]),
    (Axis(1e-3, 1, log=True), [1e-3, 1e-2, 1e-1, 1]),
])
def test_axes_have_round_numbers(axis, ticks):
    assert axis.ticks() == pytest.approx(ticks)


def test_on_a_log_axis_equal_ratios_are_equally_far():
    assert Axis(1, 100, log=True).share(np.array([1, 10, 100])) == pytest.approx([0, 0.5, 1])


@pytest.mark.parametrize('axis', [
    Axis(1e-16, 1, log=True), Axis(0, 1_000_000), Axis(-0.001, 0.001), Axis(1, 9, log=True),
    Axis(0, 0.999, nines=True)])
@pytest.mark.parametrize('pixels', [120, 300, 460])
def test_numbers_beside_an_axis_do_not_touch(axis, pixels):
    ticks = axis.ticks_across(pixels)
    halves = [width(short(tick), 13) / 2 for tick in ticks]
    ends = [(pixels * axis.share(tick) - half, pixels * axis.share(tick) + half) for tick, half in zip(ticks, halves)]
    assert len(ticks) >= 2 and all(end < start for (_, end), (start, _) in zip(ends, ends[1:]))


@pytest.mark.parametrize('least, step', [(0.01, 0.01), (0.005, 0.005), (20, 20), (0.1, 0.1), (0.03, 0.05), (700, 1000)])
def test_a_nice_step_is_a_round_number(least, step):
    assert nice(least) == pytest.approx(step)
