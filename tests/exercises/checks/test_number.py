"""A single number: how it may be written, and what its relation to the right one says."""
import numpy as np
import pytest

from common.exercises import check_number
from common.exercises.answers import tells
from tests.helpers.hints import in_both


def both(answer, expected, **named):
    found = in_both(lambda: check_number(answer, expected, **named))
    assert not any(tells(sentence, expected) for sentence in found)
    return found


@pytest.mark.parametrize('answer', [2.2, '2*1.1', '2×1.1', ' 2.2 ', '4.4/2', np.float32(2.2),
                                    np.array([2.2]), np.array(2.2), [2.2], 2.2001])
def test_a_number_may_be_written_in_many_ways(answer):
    assert check_number(answer, 2.2).passed


def test_four_digits_are_enough_and_three_are_not():
    assert check_number(0.1966, 0.196612).passed
    zh, en = both(0.2, 0.196612)
    assert '舍入' in zh and 'rounded too early' in en
    assert 'rounded too early' in both(0.196, 0.196612)[1]
    assert 'rounded too early' not in both(6, 5.5)[1]


@pytest.mark.parametrize('answer, zh, en', [
    (-0.3, '正负号', 'sign'),
    (100, '就是 N 本身', 'is N itself'),
    (30, '多了一个因子 N', 'one factor N too many'),
    (0.003, '少了一个因子 N', 'lacks the factor N'),
    (1 / 0.3, '上下颠倒', 'upside down'),
    (3, '小数点', 'decimal point'),
    (0.47, '一步一步', 'step by step'),
])
def test_what_a_number_has_to_do_with_the_right_one(answer, zh, en):
    in_chinese, in_english = both(answer, 0.3, N=100)
    assert zh in in_chinese and en in in_english


def test_a_slip_beside_a_rounded_number_is_no_rounding():
    assert 'rounded' not in both(3.5, 3 * 1.2)[1]


def test_the_number_is_not_told_where_a_sentence_would_hold_it():
    assert 'N' not in both(3, 9.0, **{'N = 9': 3.0})[1]


@pytest.mark.parametrize('junk', [True, 'x', '2 +', '1/0', [], [1, 2], {}, {1}, object(), print, 1j, b'1', float('nan'), np.inf,
                                  np.array(['a']), np.array([object()]), range(3), 10 ** 400, '(' * 100])
def test_junk_gets_a_sentence(junk):
    for sentence in both(junk, 2.2):
        assert len(sentence) > 5


def test_zero_can_be_right():
    assert check_number(0, 0.0).passed and check_number('1-1', 0).passed
    assert check_number(0.1, 0).passed is False


def test_a_result_shows_a_mark_and_not_colour_alone():
    result = check_number(3, 2.2)
    assert repr(result).startswith('→ ')
    assert '→' in result._repr_html_() and 'role="status"' in result._repr_html_()
    assert '✓' in check_number(2.2, 2.2)._repr_html_()


def test_what_was_typed_is_escaped():
    assert '<b>' not in check_number('<b>', 2.2)._repr_html_().replace('<b>→</b>', '')


def test_nothing_is_near_infinity():
    assert check_number(12.0, float('inf')).passed is False


def test_a_count_must_be_exact():
    assert check_number(79520, 79520).passed
    assert 'exact' in check_number(79600, 79520).sentence and 'close' in check_number(79521, 79520).sentence
    assert check_number(79521, 79520.0).passed
