"""The pen: curves that run smoothly through their points, hands that differ as much as they should, ink as wide as the pen."""
import numpy as np
import pytest

from dataset import strokes

MANY = 20_000


@pytest.fixture
def random():
    return np.random.RandomState(0)


def test_a_straight_stroke_is_as_wide_as_the_pen():
    dots = np.stack([np.full(41, 14.0), np.linspace(-6, 34, 41)], axis=1).astype(np.float32)[None]
    for width in (1.5, 2.5, 4.0):
        image = strokes.ink(dots, strokes.lengths(dots, []), np.array([width], np.float32))[0]
        assert np.allclose(image.sum(axis=1) / 255, width, atol=0.25)


def test_where_the_pen_lifts_nothing_is_drawn():
    points, indices = strokes.parse('10 19 | 90 99')
    curves = [strokes.curve(20 * points[None, stroke] + 14) for stroke in indices]
    dots = np.concatenate(curves, axis=1).astype(np.float32)
    length = strokes.lengths(dots, [curves[0].shape[1] - 1])
    assert np.isclose(length.sum(), 40, atol=0.1)
    image = strokes.ink(dots, length, np.array([2], np.float32))[0]
    assert image[:, 12:17].max() == 0 < image.max()


def test_strokes_that_share_a_point_stay_joined():
    points, (first, second) = strokes.parse('00 09 | 09 99')
    points = strokes.tremble(points, 50, np.random.RandomState(0))
    assert np.array_equal(points[:, first[-1]], points[:, second[0]])
    assert np.ptp(points[:, first[-1]], axis=0).min() > 0.1


def test_a_curve_runs_through_its_points_a_pixel_at_a_time():
    points, (stroke,) = strokes.parse('10 50 99 09')
    path = strokes.curve(points[None, stroke])[0]
    assert np.allclose(path[[0, -1]], points[stroke][[0, -1]])
    nearest = np.linalg.norm(path[:, None] - points[stroke], axis=2).min(axis=0)
    assert (nearest < 1e-6).all()
    steps = strokes.BOX * np.linalg.norm(np.diff(path, axis=0), axis=1)
    assert steps.max() < 2 and 0.5 < steps.mean() < 1.3


def test_points_lie_within_half_a_length_of_the_middle():
    points, strokes_of = strokes.parse('00 99 | 99 90')
    assert np.allclose(points, [[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5]]) and strokes_of == [[0, 2], [2, 1]]


def test_a_curve_through_a_straight_row_of_points_goes_at_one_speed():
    points = np.stack([np.arange(5) / 4, 1 - np.arange(5) / 2], axis=1)[None]
    steps = np.diff(strokes.curve(points)[0], axis=0)
    assert np.allclose(steps, steps[0], atol=1e-6)


def test_a_curve_through_points_of_a_parabola_is_the_parabola():
    """Between its second point and the last but one; at its ends it has nothing to go by."""
    x = np.arange(6) / 5
    path = strokes.curve(np.stack([x, x ** 2], axis=1)[None])[0]
    inside = path[(path[:, 0] > 0.2) & (path[:, 0] < 0.8)]
    assert len(inside) > 10 and np.allclose(inside[:, 1], inside[:, 0] ** 2, atol=1e-6)


def test_each_point_trembles_by_itself(random):
    points = np.arange(8, dtype=np.float32).reshape(4, 2)
    moved = (strokes.tremble(points, MANY, random) - points).reshape(MANY, 8)
    assert np.allclose(np.cov(moved.T), 0.09 ** 2 * np.eye(8), atol=4e-4) and np.allclose(moved.mean(axis=0), 0, atol=0.004)


def test_the_wave_pushes_all_dots_one_way_and_near_ones_alike(random):
    """How alike, by the distance of two dots: exp(-(3.5 distance)² / 2), whatever the place."""
    distance = np.array([0, 0.1, 0.2, 0.3, 1])
    dots = np.tile(np.stack([distance, distance[::-1]], axis=1).astype(np.float32), (MANY, 1, 1))
    dots[..., 1] = 0                                       # the first lies where the wave has its phase and nothing else
    pushed = (strokes.bend(dots, random) - dots) / 0.06
    (first, *others), second = pushed[..., 0].T, pushed[..., 1].T
    assert np.isclose(first.var(), 1 / 2, atol=0.03) and np.isclose(second[0].var(), 1 / 2, atol=0.03)
    likeness = [2 * np.mean(first * other) for other in others]
    assert np.allclose(likeness, np.exp(-(3.5 * distance[1:]) ** 2 / 2), atol=0.04)
    crossed = pushed[:, 0, 0] * pushed[:, 1, 1] - pushed[:, 0, 1] * pushed[:, 1, 0]
    assert np.abs(crossed).max() < 1e-3


def test_hands_lean_to_the_right_more_or_less_and_write_narrow_or_wide(random):
    right, down = strokes.lean(np.tile(np.eye(2, dtype=np.float32), (MANY, 1, 1)), random).transpose(1, 2, 0)
    angle = np.arctan2(right[1], right[0])
    width = np.log(right[0] * down[1] - right[1] * down[0])
    slant = -(down * [np.cos(angle), np.sin(angle)]).sum(axis=0)
    for found, mean, spread in ((angle, 0, 0.08), (width, np.log(0.78), 0.22), (slant, 0.12, 0.27)):
        assert np.isclose(found.mean(), mean, atol=0.01) and np.isclose(found.std(), spread, rtol=0.03)


def test_pens_are_fine_or_thick(random):
    width = np.log(strokes.pen(MANY, random))
    assert np.isclose(width.mean(), np.log(2.4), atol=0.01) and np.isclose(width.std(), 0.3, rtol=0.03)


def test_half_of_the_digits_fill_the_box_and_the_others_are_a_little_smaller(random):
    dots = random.uniform(-3, 1, (MANY, 5, 2)).astype(np.float32)
    width = random.uniform(1, 4, MANY).astype(np.float32)
    size = np.ptp(strokes.fit(dots, width, random), axis=1).max(axis=1) + width
    assert size.max() <= 20 + 1e-4 and np.isclose((size > 20 - 1e-4).mean(), 0.5, atol=0.02)
    assert 15 < np.percentile(size, 1) < 17


def test_the_centre_of_mass_lies_within_two_pixels_of_the_middle_both_ways(random):
    dots, length = random.uniform(0, 9, (MANY, 5, 2)).astype(np.float32), random.uniform(0, 2, (MANY, 5)).astype(np.float32)
    placed = strokes.centre(dots, length, random)
    assert np.allclose(np.diff(placed, axis=1), np.diff(dots, axis=1), atol=1e-4)
    off = np.stack([np.average(placed[i], axis=0, weights=length[i]) for i in range(MANY)]) - 14
    assert 1.5 < np.abs(off).max() < 2
    assert np.allclose(np.cov(off.T), np.eye(2) * strokes.SHIFT ** 2 / 3, atol=0.05)


def test_a_lifted_pen_leaves_no_blot_and_each_stroke_is_drawn_to_its_end(monkeypatch, random):
    seen = []
    monkeypatch.setattr(strokes, 'ink', lambda dots, length, width: seen.append((dots, length)))
    strokes.write('10 19 | 50 59 | 90 99', 200, random)
    (dots, length), = seen
    steps = np.linalg.norm(np.diff(dots, axis=1), axis=2)
    lifts = np.argsort(steps.mean(axis=0))[-2:]
    assert length.max() < 3 and np.allclose(length.sum(axis=1), np.delete(steps, lifts, axis=1).sum(axis=1), rtol=1e-4)


def line(width, top=4.0, bottom=24.0):
    """A stroke straight down between the pixels 13 and 14."""
    dots = np.stack([np.full(41, 14), np.linspace(top, bottom, 41)], axis=1).astype(np.float32)[None]
    return strokes.ink(dots, strokes.lengths(dots, []), np.array([width], np.float32))[0] / 255


def test_an_edge_is_a_pixel_wide():
    across = line(4)[14]
    assert (across[12:16] > 0.9).all() and across[12] < 1 and not across[:11].any() and not across[17:].any()
    assert across[11] == across[16] == 0


@pytest.mark.parametrize('width', [3, 4])
def test_a_stroke_is_as_long_as_the_pen_went(width):
    """From 4 to 24, and round at both ends."""
    assert np.allclose(line(width)[:, 13:15].sum(axis=0), 20 + width - 1.3, atol=0.5)
