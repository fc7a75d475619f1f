"""Gradients painted over digits: orange is bad for a loss, green is good for a score."""
import numpy as np

from common.charts import SCORE, saliency
from tests.helpers.charts import pixels


def test_saliency_is_orange_where_more_ink_raises_the_loss():
    [rgb] = pixels(saliency(np.zeros((1, 4)), np.array([[1.0, -1.0, 0, 0]])))
    assert rgb[0, 0][0] > rgb[0, 0][2] and rgb[0, 1][2] > rgb[0, 1][0]


def test_saliency_of_a_score_has_other_colours_than_that_of_a_loss():
    gradient = np.array([[1.0, -1.0, 0, 0]])
    [loss], [score] = (pixels(saliency(np.zeros((1, 4)), gradient, **more))
                       for more in ({}, {'colours': SCORE}))
    assert not np.any(np.all(loss[0] == score[0], axis=-1)) and np.all(loss[1] == score[1])


def test_gradients_are_painted_over_the_ink_which_stays_in_sight():
    x, dx = np.array([[0.0, 1.0, 0.0, 1.0]]), np.array([[1.0, 1.0, 0.0, 0.0]])
    [rgb] = pixels(saliency(x, dx))
    (paper, ink), (blank, black) = rgb
    assert tuple(blank) == (255, 255, 255) and np.allclose(black, 0.65 * 255, atol=1) and np.allclose(ink,
        0.65 * paper, atol=1)


def test_each_digit_has_its_own_scale_of_ink_and_an_empty_one_is_paper():
    weak, empty = pixels(saliency(np.array([[0.0, 0.1, 0, 0], [0, 0, 0, 0]]), np.zeros((2, 4))))
    assert np.allclose(weak[0, 1], 0.65 * 255, atol=1) and (empty == 255).all()


def test_digits_stand_in_rows_of_five():
    sheet = saliency(np.zeros((6, 4)), np.zeros((6, 4)), list('abcdef'))
    assert (sheet.width, sheet.height) == (5 * 120, 2 * 140) and sheet.alt == 'a, b, c, d, e, f'
