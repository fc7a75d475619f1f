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
