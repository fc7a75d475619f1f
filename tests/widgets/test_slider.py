"""A typed number is taken as typed, or refused with a sentence."""
import math

import numpy as np
import pytest

from common import language
from common.widgets.slider import NumberBox, Slider, limits


@pytest.fixture
def price():
    return Slider('apple', 0, 300, 100)


def test_the_number_box_shows_what_the_slider_means():
    slider = Slider('x', -5.0, 5.0, 3.0, 0.1)
    slider.handle.value = -5 + 61 * 0.1
    assert slider.value == 1.1 and slider.box.value == '1.1'
    slider.handle.value = 2.220446049250313e-16
    assert slider.value == 0 and slider.box.value == '0'


@pytest.mark.parametrize('limits, typed, value', [
    ((0, 300, 100), '12.5', 12.5), ((0, 300, 100), '7', 7), ((0, 300, 100), '1e2', 100), ((0, 300, 100), '2*3', 6),
    ((-1000.0, 1000.0, 0.0), '-710', -710), ((-1000.0, 1000.0, 0.0), '−711', -711),
    ((-1000.0, 1000.0, 0.0), '-709.5', -709.5),
    ((-3.0, 3.0, 1.0), '0.01', 0.01), ((0.0, 1.0, 0.5), '1e-300', 1e-300)])
def test_a_number_is_taken_as_typed(limits, typed, value):
    slider = Slider('x', *limits)
    slider.box.value = typed
    assert slider.value == value and float(slider.box.value) == value and slider.note.value == ''


def test_the_same_number_typed_otherwise_is_written_as_before_and_its_mistake_forgotten(price):
    price.box.value = 'abc'
    price.box.value = '2 * 50'
    assert (price.value, price.box.value, price.note.value) == (100, '100', '')


def test_what_the_browser_makes_of_the_handle_does_not_move_a_typed_number(price):
    price.box.value = '12.5'
    for echo in (12.0, 13.0):
        price.handle.value = price.handle.value
        price.handle.value = echo if echo == price._place() else price.handle.value
    assert price.value == 12.5


@pytest.mark.parametrize('typed', ['1000', '-5', 'abc', '', '1e999', 'nan', '2 +', '<b>'])
def test_what_cannot_be_taken_is_refused_with_a_sentence(price, typed):
    price.box.value = typed
    assert price.value == 100 and price.box.value == '100'
    assert 'role="status"' in price.note.value and 'Kept: 100.' in price.note.value and '<b>→</b>' in price.note.value
    assert '<b>' not in price.note.value.replace('<b>→</b>', '')
    price.box.value = '101'
    assert price.note.value == ''


def test_the_sentence_names_the_range(price):
    language.use('zh')
    price.box.value = '1000'
    assert 'apple 可以是 0 到 300，1000 不在里面。保留 100。' in price.note.value


@pytest.mark.parametrize('value', [math.nan, math.inf, -1, 301, 'text', None, True, np.array([1, 2])])
def test_a_number_set_by_code_is_checked_too(price, value):
    with pytest.raises(ValueError, match='apple can be 0 to 300'):
        price.value = value
    assert price.value == 100


def test_what_counts_is_whole():
    layers = Slider('layers', 1, 20, 2, counts=True)
    layers.box.value = '2.5'
    assert layers.value == 2 and 'whole' in layers.note.value
    layers.box.value = '3.0'
    assert layers.value == 3 and type(layers.value) is int


def test_each_move_is_told_once():
    slider, told = Slider('x', -5.0, 5.0, 3.0, 0.1), []
    slider.observe(lambda change: told.append(change['new']), 'value')
    slider.handle.value = -5 + 61 * 0.1
    slider.box.value = '2'
    slider.value = 2.5
    assert told == [1.1, 2.0, 2.5]


def test_whole_numbers_stay_whole(price):
    price.handle.value = 101.0
    assert price.value == 101 and type(price.value) is int


@pytest.mark.parametrize('given', [(0, 10, 4, 0.5), (0.0, 10, 4, 1), (0, 10.0, 4, 1), (0, 10, 4.0, 1)])
def test_where_an_end_the_start_or_the_step_has_a_fraction_each_number_is_one_with_a_point(given):
    slider = Slider('x', *given)
    slider.value = 5
    assert type(slider.value) is float


def test_slider_and_box_have_names(price):
    assert price.handle.description == price.box.tooltip == 'apple'


def test_the_number_stands_in_the_box_and_not_a_second_time_beside_the_handle(price):
    assert price.handle.readout is False and price.children.index(price.handle) < price.children.index(price.box)


def test_the_ends_can_be_read(price):
    assert '0 – 300' in price.children[2].value


@pytest.mark.parametrize('given', [
    (0, 1), (0, 1, 5), (0, 0, 0), (1, 0, 0.5), 'abc', None, (0, math.inf, 1), (0, math.nan, 1), ('0', '1', '0'),
    (0, 1, 0, 0), (0, 1, 0, -1), (0, 1, 0, 0.1, 0.1), (None, None, None), {}, [], math.nan])
def test_a_range_that_is_none_gets_a_sentence(given):
    with pytest.raises(ValueError, match='a slider needs'):
        limits({'x': given})


@pytest.mark.parametrize('given, found', [(3, (0, 6, 3)), (-2.0, (-4.0, 0, -2.0)), (0, (-5.0, 5.0, 0.0)),
                                          ([0, 2, 1], (0, 2, 1)), ((0, 2, 1, 0.5), (0, 2, 1, 0.5))])
def test_a_number_alone_brings_a_range(given, found):
    assert limits({'x': given}) == {'x': found}


def test_a_0_at_the_start_stands_in_its_box():
    assert NumberBox('seed', 0, 9, 0).box.value == '0' and Slider('x', 0, 9, 0).box.value == '0'


@pytest.mark.parametrize('given, step', [((0, 10, 1), 1), ((0.0, 10.0, 1.0), 0.1), ((0, 10, 1.5), 0.1),
                                         ((0.0, 3.0, 1.0), 0.05), ((0, 10, 1, 2), 2)])
def test_a_key_moves_whole_numbers_by_one_and_others_by_a_hundredth_or_a_little_more(given, step):
    assert Slider('x', *given).step == pytest.approx(step)


@pytest.mark.parametrize('value, at', [(3.0, 3.0), (1.23, 1.2), (1.27, 1.3), (-5.0, -5.0), (5.0, 5.0), (4.96, 5.0)])
def test_the_handle_stands_on_the_step_that_is_nearest_to_the_number(value, at):
    slider = Slider('x', -5.0, 5.0, 0.0, 0.1)
    slider.value = value
    assert slider.value == value and slider.handle.value == pytest.approx(at)
