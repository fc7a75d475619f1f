"""Axes have round numbers that do not touch, and put each value in its place."""
import numpy as np
import pytest

from common.charts import Axis
from common.charts.axis import NINES, nice, rounded_up, short
from common.drawing.labels import width


@pytest.mark.parametrize('axis, ticks', [
    (Axis(0, 1), [0, 0.2, 0.4, 0.6, 0.8, 1]),
    (Axis(0, 10_000), [0, 2000, 4000, 6000, 8000, 10_000]),
    (Axis(-3, 3), [-3, -2, -1, 0, 1, 2, 3]),
    (Axis(0, 2.5), [0, 0.5, 1, 1.5, 2, 2.5]),
    (Axis(1e-3, 1, log=True), [1e-3, 1e-2, 1e-1, 1]),
    (Axis(1, 1e6, log=True), [1, 10, 100, 1e3, 1e4, 1e5, 1e6]),
])
def test_axes_have_round_numbers(axis, ticks):
    assert axis.ticks() == pytest.approx(ticks)


def test_on_a_log_axis_equal_ratios_are_equally_far():
    assert Axis(1, 100, log=True).share(np.array([1, 10, 100])) == pytest.approx([0, 0.5, 1])


@pytest.mark.parametrize('axis', [
    Axis(1e-16, 1, log=True), Axis(0, 1_000_000), Axis(-0.001, 0.001), Axis(1, 9, log=True),
    Axis(0, 0.999, nines=True)])
@pytest.mark.parametrize('pixels', [80, 120, 300, 460])
def test_numbers_beside_an_axis_do_not_touch(axis, pixels):
    ticks = axis.ticks_across(pixels)
    halves = [width(short(tick), 13) / 2 for tick in ticks]
    ends = [(pixels * axis.share(tick) - half, pixels * axis.share(tick) + half) for tick, half in zip(ticks, halves)]
    assert len(ticks) >= 2 and all(end < start for (_, end), (start, _) in zip(ends, ends[1:]))


@pytest.mark.parametrize('least, step', [(0.01, 0.01), (0.005, 0.005), (20, 20), (0.1, 0.1), (0.03, 0.05), (700, 1000)])
def test_a_nice_step_is_a_round_number(least, step):
    assert nice(least) == pytest.approx(step)


@pytest.mark.parametrize('seed', range(5))
def test_any_axis_has_a_handful_of_round_numbers_within_it_at_equal_steps(seed):
    rs = np.random.RandomState(seed)
    for _ in range(60):
        low = rs.uniform(-1, 1) * 10.0 ** rs.randint(-4, 5)
        axis, most = Axis(low, low + 10.0 ** rs.uniform(-3, 5)), rs.randint(5, 9)
        ticks = axis.ticks(most)
        step = (axis.high - axis.low) / (most - 1)
        assert most / 2.5 - 1.5 <= len(ticks) <= most + 1
        assert axis.low - 1e-6 * step <= ticks[0] < axis.low + 2.6 * step
        assert axis.high - 2.6 * step < ticks[-1] <= axis.high + 1e-6 * step
        whole = np.array(ticks) / nice(step)
        assert np.allclose(np.diff(whole), 1) and np.allclose(whole, whole.round(), atol=1e-6)


@pytest.mark.parametrize('low, high, ticks', [
    (1, 9, [1, 2, 5]), (0.2, 5, [0.2, 0.5, 1, 2, 5]), (1, 99, [1, 2, 5, 10, 20, 50]), (1, 100, [1, 10, 100]),
    (0.5, 200, [1, 10, 100]), (3, 8, [5]), (1e-16, 10, [1e-16, 1e-13, 1e-10, 1e-7, 1e-4, 1e-1]),
    (1e-6, 1, [10.0 ** k for k in range(-6, 1)]),
    (1e-7, 1, [1e-7, 1e-5, 1e-3, 1e-1])])
def test_a_log_axis_has_powers_of_ten_and_also_2_and_5_where_it_is_short(low, high, ticks):
    assert Axis(low, high, log=True).ticks() == pytest.approx(ticks)


@pytest.mark.parametrize('high, most, ticks', [
    (0.95, 7, [0, 0.5, 0.8, 0.9, 0.95]), (0.999, 7, [0.5, 0.9, 0.98, 0.995, 0.999]),
    (0.999, 20, [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999]), (0.8, 3, [0, 0.5, 0.8])])
def test_accuracies_are_marked_at_ever_more_nines_the_highest_among_them(high, most, ticks):
    assert Axis(0, high, nines=True).ticks(most) == pytest.approx(ticks)


def test_for_accuracies_equal_distances_are_equal_ratios_of_mistakes():
    axis = Axis(0, 0.9999, nines=True)
    assert axis.share(np.array([0, 0.9, 0.99, 0.999, 0.9999])) == pytest.approx([0, 0.25, 0.5, 0.75, 1])
    assert Axis(0.5, 0.95, nines=True).share(np.array([0.5, 0.75])) == pytest.approx([0, np.log10(2)])


def test_a_log_axis_counts_from_its_low_end():
    assert Axis(0.1, 10, log=True).share(np.array([0.1, 1, 10])) == pytest.approx([0, 0.5, 1])


def test_a_wide_field_has_more_numbers_than_a_narrow_one():
    counts = [len(Axis(0, 10_000).ticks_across(pixels)) for pixels in (60, 120, 460)]
    assert counts[0] < counts[1] < counts[2] == 6


@pytest.mark.parametrize('value, text', [
    (0, '0'), (0.5, '0.5'), (-3.0, '−3'), (10_000, '10,000'), (999_999, '999,999'), (1e6, '1e6'), (1e-4, '1e−4'),
    (0.0002, '0.0002'), (-2e-7, '−2e−7'),
    (0.30000000000000004, '0.3')])
def test_a_number_beside_an_axis_is_short(value, text):
    assert short(value) == text


@pytest.mark.parametrize('value, up', [
    (1, 1), (1.1, 2), (2.0, 2), (2.2, 2.5), (2.6, 5), (7, 10), (0.03, 0.05), (250, 250), (260, 500), (10, 10)])
def test_the_end_of_an_axis_is_the_next_round_number(value, up):
    assert rounded_up(value) == pytest.approx(up)


def test_from_one_mark_of_an_accuracy_to_the_next_mistakes_become_about_half():
    mistakes = 1 - np.array(NINES)
    assert NINES[0] == 0 and NINES[-1] == 0.9999 and all(1.9 < ratio < 2.6 for ratio in mistakes[:-1] / mistakes[1:])
