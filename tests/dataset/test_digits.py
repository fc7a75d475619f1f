"""The digits of the project's own: the same for the same seed, of every kind, and like those of people."""
import os
import tracemalloc

import numpy as np
import pytest

from common.network import TwoLayerNet
from common.optimizer import SGD
from dataset import mnist, strokes
from dataset.digits import make_digits, make_digits_quickly
from dataset.glyphs import GLYPHS


@pytest.fixture(scope='module')
def digits():
    return make_digits(10_000, seed=3)


def squares(images):
    return images.reshape(-1, 28, 28).astype(float)


def test_shapes_and_types_are_those_of_mnist(digits):
    images, labels = digits
    assert (images.shape, images.dtype) == ((10_000, 784), np.uint8)
    assert (labels.shape, labels.dtype) == ((10_000,), np.uint8)


def test_there_are_as_many_of_each_digit_in_no_order(digits):
    _, labels = digits
    assert np.bincount(labels).tolist() == [1_000] * 10
    assert (np.bincount(labels[:1_000]) > 70).all()


def test_the_same_seed_gives_the_same_digits_and_another_seed_others():
    first, again, other = make_digits(300, seed=1), make_digits(300, seed=1), make_digits(300, seed=2)
    assert all(map(np.array_equal, first, again))
    assert not np.array_equal(first[0], other[0]) and not np.array_equal(first[1], other[1])


def test_numpys_own_random_numbers_are_left_alone():
    np.random.seed(0)
    expected = np.random.rand()
    np.random.seed(0)
    make_digits(20, seed=0)
    assert np.random.rand() == expected


@pytest.mark.parametrize('n', [0, 1, 7])
def test_any_number_of_digits_can_be_made(n):
    images, labels = make_digits(n, seed=0)
    assert images.shape == (n, 784) and labels.shape == (n,)


def test_no_two_digits_are_alike(digits):
    assert len(np.unique(digits[0], axis=0)) == 10_000


def test_each_digit_has_ink_grey_edges_and_bare_paper(digits):
    images, _ = digits
    assert (images.max(axis=1) > 150).all()
    assert ((images > 0) & (images < 255)).any(axis=1).all()
    assert ((images == 0).mean(axis=1) > 0.3).all()


def test_digits_are_centred_by_mass_more_or_less_and_rarely_touch_the_border(digits):
    images = squares(digits[0])
    mass = images.sum(axis=(1, 2))
    middle = np.arange(28) + 0.5
    for axis in (1, 2):
        centre = (images.sum(axis=3 - axis) * middle).sum(axis=1) / mass
        assert abs(centre.mean() - 14) < 0.1
        assert np.abs(centre - 14).max() < strokes.SHIFT + 1.5
    border = np.concatenate([images[:, 0], images[:, -1], images[:, :, 0], images[:, :, -1]], axis=1)
    assert (border.max(axis=1) > 0).mean() < 0.05


def test_digits_fill_the_box_more_or_less(digits):
    ink = squares(digits[0]) > 50
    size = np.maximum(ink.any(axis=1).sum(axis=1), ink.any(axis=2).sum(axis=1))
    assert 19 < np.median(size) < 22 and size.max() <= 28


def test_the_first_digits_show_every_way_of_writing(monkeypatch):
    written = []
    monkeypatch.setattr(strokes, 'write', lambda glyph, count, random: written.extend([glyph] * count) or np.zeros(
        (count, 28, 28), np.uint8))
    make_digits(1_000, seed=0)
    ways = [glyph for glyphs in GLYPHS.values() for glyph in glyphs]
    assert set(written) == set(ways) and len(ways) == len(set(ways))


def test_new_digits_are_most_like_the_mean_of_their_kind(digits):
    images, labels = digits
    means = np.stack([images[labels == digit].mean(axis=0) for digit in range(10)])
    new, right = make_digits(1_000, seed=4)
    distances = ((new[:, None] - means) ** 2).sum(axis=2)
    assert (distances.argmin(axis=1) == right).mean() > 0.45


def test_memory_is_little_more_than_the_images():
    tracemalloc.start()
    make_digits(5_000, seed=0)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000 * 784 + 8_000_000


def test_a_network_that_learned_from_them_reads_real_digits():
    if not mnist.available():
        if os.environ.get('REQUIRE_MNIST') == '1':
            pytest.fail(mnist.describe())
        pytest.skip(mnist.describe())
    (_, _), (x_test, t_test) = mnist.load_mnist(normalize=False)
    x_train, t_train = make_digits(10_000, seed=0)
    network = TwoLayerNet(784, 50, 10, dtype=np.float32, seed=0)
    optimizer = SGD(lr=0.1)
    random = np.random.RandomState(0)
    for _ in range(800):
        batch = random.choice(len(x_train), 100)
        optimizer.update(network.params, network.gradient(x_train[batch], t_train[batch]))
    assert network.accuracy(x_test, t_test) > 0.75


@pytest.mark.parametrize('seed', [0, 1, 2])
def test_ink_that_leaves_no_trace_is_not_worked_out(monkeypatch, seed):
    """Exponents are held where exp is still a normal number; not one pixel is different."""
    expected, _ = make_digits(2_000, seed)
    seen = []
    exp = np.exp
    monkeypatch.setattr(strokes, 'FAR', np.float32(-np.inf))
    without, _ = make_digits(2_000, seed)
    assert np.array_equal(without, expected)
    monkeypatch.undo()
    monkeypatch.setattr(strokes.np, 'exp', lambda x, *out, **options: seen.append(x.min()) or exp(x, *out, **options))
    make_digits(20, seed)
    assert min(seen) >= -40


def test_quick_digits_have_the_same_shapes_and_as_many_of_each_digit():
    images, labels = make_digits_quickly(500, seed=5)
    assert images.shape == (500, 784) and images.dtype == labels.dtype == np.uint8
    assert np.all(np.bincount(labels) == 50)


def test_a_quick_digit_lies_at_five_places_and_loses_no_ink():
    images, labels = make_digits_quickly(100, seed=5)
    images, labels = images.reshape(5, 20, -1), labels.reshape(5, 20)
    assert np.all(labels == labels[0])
    assert np.all(np.sort(images, axis=2) == np.sort(images[0], axis=1))
    assert len(np.unique(images[:, 0], axis=0)) == 5
    sheets = images.reshape(5, 20, 28, 28).astype(float)
    for i in (2, 3):
        places = sheets.sum(axis=i) @ np.arange(28) / sheets.sum(axis=(2, 3))
        moved = np.median(places - places[0], axis=1)      # few of them touch the border and come out on the other side
        assert np.allclose(sorted(moved), [-1, 0, 0, 0, 1], atol=0.01)
