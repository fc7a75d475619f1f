"""Small pictures show the numbers of an array: ink, signs, and where there is no number."""
import numpy as np

from common.charts import SIGNED, picture, taken_for, tiles
from tests.helpers.charts import pixels, words


def test_ink_is_dark_and_paper_is_light():
    [rgb] = pixels(picture(np.array([[0, 255], [128, 0]], np.uint8)))
    assert tuple(rgb[0, 0]) == (255, 255, 255) and tuple(rgb[0, 1]) == (34, 34, 34)
    assert 130 < rgb[1, 0].mean() < 160


def test_signs_have_a_colour_of_their_own():
    [rgb] = pixels(picture(np.array([[-1.0, 0], [0, 1]]), SIGNED))
    (r1, _, b1), (r2, _, b2) = rgb[0, 0], rgb[1, 1]
    assert b1 > r1 and r2 > b2 and tuple(rgb[0, 1]) == (255, 255, 255)


def test_tiles_share_one_scale():
    weak, strong = pixels(tiles(np.array([np.full(4, 0.1), np.full(4, 1.0)])))
    assert strong.max() < weak.min()


def test_flat_images_become_squares_with_captions_below():
    sheet = tiles(np.random.RandomState(0).rand(12, 784), [f'{i} → 0' for i in range(12)])
    assert len(pixels(sheet)) == 12 and pixels(sheet)[0].shape == (28, 28, 3)
    assert words(sheet)[11] == '11 → 0'


def test_arrays_that_are_all_zero_can_be_shown():
    [rgb] = pixels(picture(np.zeros((2, 2)), SIGNED))
    assert np.all(rgb == 255)


def test_a_picture_of_no_numbers_is_grey():
    [rgb] = pixels(picture(np.array([[np.nan, 0.0], [np.inf, 1.0]]), SIGNED))
    assert tuple(rgb[0, 0]) == (128, 128, 128) and tuple(rgb[0, 1]) == (255, 255, 255)


def test_the_same_numbers_give_the_same_bytes():
    first, second = (tiles(np.random.RandomState(0).rand(3, 784)).svg() for _ in range(2))
    assert first == second


def test_a_limit_gives_the_full_colour():
    [half], [full] = (pixels(tiles(np.full((1, 4), 1.0), limit=limit)) for limit in (2.0, None))
    assert np.allclose(half, (255 + 34) / 2, atol=1) and (full == 34).all()


def test_one_picture_is_as_large_as_is_said():
    sheet = picture(np.eye(3), size=99)
    assert (sheet.width, sheet.height) == (107, 107) and pixels(sheet)[0].shape == (3, 3, 3)


def test_a_caption_says_what_was_taken_for_what():
    assert taken_for([1, 2], [7, 2]) == ['1 → 7', '2 → 2']


def test_ten_pictures_stand_in_a_row():
    sheet = tiles(np.zeros((12, 4)))
    assert (sheet.width, sheet.height) == (10 * 64, 2 * 64)
