"""ReLU as a switch: what the picture says is what the layer does."""
import re

import pytest

from common import language
from common.drawing.switch import CONTACT, WIRE
from common.widgets import switch
from tests.helpers.figures import seen


def texts(figure, kind):
    return re.findall(rf'class="{kind}"[^>]*>([^<]+)</text>', seen(figure))


def closed(figure):
    return f'L{CONTACT} {WIRE}"' in seen(figure)


@pytest.mark.parametrize('x', [2.5, 2.0, 0.5])
def test_a_positive_number_passes_and_the_gradient_comes_back_unchanged(x):
    figure = switch(1, dout=1.3)
    figure.sliders['x'].value = x
    assert texts(figure, 'v') == [f'{x:g}'] * 2 and texts(figure, 'g') == ['1.3'] * 2
    assert closed(figure) and repr(figure).count('1.3') == 2 and 'on: forward' in seen(figure)


def test_unless_it_is_told_otherwise_1_arrives():
    assert repr(switch(2)).endswith('2 → 2, back 1 ← 1')


@pytest.mark.parametrize('x', [0.0, -0.5, -2.5])
def test_all_else_is_stopped_both_ways(x):
    figure = switch(1, dout=1.3)
    figure.sliders['x'].value = x
    assert texts(figure, 'v')[1] == '0' and texts(figure, 'g') == ['0', '1.3']
    assert not closed(figure) and ('off: forward' in seen(figure)) == (x != 0)


def test_at_zero_it_says_that_there_is_no_derivative_and_what_the_program_takes():
    figure = switch(0)
    assert 'undefined' in seen(figure) and 'takes 0' in seen(figure)
    figure.sliders['x'].value = 0.5
    assert 'undefined' not in seen(figure)
    language.use('zh')
    assert '没有定义' in repr(switch(0))


@pytest.mark.parametrize('x', [3, -2.6, 1e9])
def test_a_number_that_the_picture_has_no_room_for_is_told_where_it_ends(x):
    assert 'from −2.5 to 2.5; take a number between them' in repr(switch(x))


@pytest.mark.parametrize('x, slope', [(1.0, 1), (-1.0, 0), (0.0, 0)])
def test_the_dashed_piece_is_as_steep_as_the_local_derivative(x, slope):
    figure = switch(x, dout=5)
    x0, y0, x1, y1 = map(float, re.search(r'stroke-width:3" d="M(\S+) (\S+)L(\S+) (\S+)"', seen(figure)).groups())
    assert (y0 - y1) / (x1 - x0) == slope


def test_keys_bring_the_slider_to_0_where_there_is_no_derivative():
    handle = switch(1).sliders['x'].handle
    assert -handle.min % handle.step == 0 < handle.max
