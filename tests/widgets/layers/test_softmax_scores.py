"""Three scores: probabilities, loss and arrows are those of the layer."""
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from common.drawing.labels import number
from common.layers import SoftmaxWithLoss
from common.widgets import scores
from tests.helpers.figures import seen
from tests.helpers.pictures import SVG


def texts(figure, kind):
    return re.findall(rf'<text class="{kind}"[^>]*>([^<]+)<', seen(figure))


def expected(figure):
    layer = SoftmaxWithLoss()
    loss = layer.forward(np.array([handle.value for handle in figure.sliders.values()]), np.array([figure.target.value]))
    return loss, layer.y, layer.backward()


@pytest.mark.parametrize('moved', [(1.1, 0.7, 1.6), (0.0, 0.0, 0.0), (0.0, 10.0, 3.3)])
def test_the_numbers_are_those_of_the_layer(moved):
    figure = scores(1.0, 1.0, 1.0, target=1)
    for handle, value in zip(figure.sliders.values(), moved):
        handle.value = value
    loss, y, dx = expected(figure)
    assert texts(figure, 'v') == [f'L = {number(loss)}', *(number(round(p, 4)) for p in y)]
    assert texts(figure, 'g') == [number(round(d, 4)) for d in dx]


def test_another_target_turns_another_arrow_down():
    figure = scores(1.1, 0.7, 1.6, target=1)
    assert [text.startswith('−') for text in texts(figure, 'g')] == [False, True, False]
    figure.target.value = 2
    assert [text.startswith('−') for text in texts(figure, 'g')] == [False, False, True]


def test_an_arrow_is_as_long_as_its_number():
    figure = scores(1.1, 0.7, 1.6, target=1)
    arrows = re.findall(r'class="d" d="M[\d.]+ (\d+)V([\d.]+)"', seen(figure))
    lengths = [int(start) - float(end) for start, end in arrows]
    dx = expected(figure)[2]
    assert np.allclose(lengths, 80 * dx - 8 * np.sign(dx), atol=0.1)


def test_the_line_below_says_what_the_picture_says():
    figure = scores(1.1, 0.7, 1.6, target=1)
    assert repr(figure) == 'y = (0.3013, 0.202, 0.4967); t = (0, 1, 0); y − t = (0.3013, −0.798, 0.4967); L = 1.6'
    assert repr(figure) in seen(figure)


def test_the_still_is_a_picture_with_a_description():
    figure = scores(1.1, 0.7, 1.6)
    line = repr(figure)
    svg = figure.parts()[0].draw(still=True)
    assert ET.fromstring(svg).find(f'{SVG}desc').text == line
    assert f'<img alt="{line}"' in figure._repr_mimebundle_()['text/html']


def test_two_scores_are_enough_and_every_class_can_be_the_target():
    for target in (0, 1):
        assert scores(1.0, 2.0, target=target).target.value == target
    for wrong in ((1.0,), (1.0, 2.0)):
        assert 'two scores or more' in repr(scores(*wrong, target=len(wrong)))
