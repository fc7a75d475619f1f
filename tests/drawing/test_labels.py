"""Numbers to four digits, small arrays, sums as one writes them."""
import numpy as np
import pytest

from common.drawing.labels import element, label, lines, number, room, width, written_sum


@pytest.mark.parametrize('value, text', [
    (110.00000000000001, '110'), (2.2, '2.2'), (-1, '−1'), (-0.0, '0'), (1234.5678, '1235'), (39760, '39760'),
    (0.000012345, '1.234e−5'), (-2.8e-10, '−2.8e−10'), (-4e-18, '−4e−18'), (1e12, '1e12'), (0.5, '0.5'),
    (float('inf'), 'inf')])
def test_numbers_have_four_digits_and_no_tails(value, text):
    assert number(value) == text


def test_small_arrays_show_their_elements_and_large_ones_their_shape():
    assert label(np.array([0.3, -0.8, 0.5])) == '[0.3 −0.8 0.5]'
    assert label(np.zeros((2, 3))) == '(2, 3)' and label(np.zeros(5)) == '(5,)'
    assert label(np.zeros(3), shapes=True) == '(3,)'


@pytest.mark.parametrize('terms, text', [
    ((3.0, 3.0), '3 + 3 = 6'), ((3.0, -5.0), '3 + (−5) = −2'), ((-3.0, 5.0), '−3 + 5 = 2'),
    ((0.1, 0.2, -0.30000000000000004), '0.1 + 0.2 + (−0.3) = 0'),
    ((1.0,) * 9, '1 + 1 + … + 1 = 9'),
    ((np.array([1.0, 2.0]), np.array([3.0, 4.0])), '[1 2] + [3 4] = [4 6]'),
])
def test_a_sum_is_written_as_one_writes_it(terms, text):
    assert written_sum(terms) == text


def test_small_matrices_are_written_out_row_by_row():
    assert lines(np.array([[1.0, 2], [3, 4]]), full=True) == ['[1 2]', '[3 4]']
    assert lines(np.arange(3.0), full=True) == ['[0 1 2]']
    assert lines(np.zeros((3, 4)), full=True) == ['(3, 4)']
    assert lines(np.eye(2), True, full=True) == ['(2, 2)']
    assert lines(2.0, full=True) == ['2']


@pytest.mark.parametrize('value, text', [
    (0.5, '0.5'), (-1.234e-10, '−1.2e−10'), (1e-5, '1e−5'), (123456.0, '1.2e5')])
def test_a_number_in_a_row_is_short(value, text):
    assert element(value) == text


@pytest.mark.parametrize('value, text', [
    (9999999, '9999999'), (1e7, '1e7'), (-9999999.0, '−9999999'), (12345.0000001, '12345'), (12345.6, '1.235e4'),
    (0.99999999999, '1'), (1.001, '1.001'), (99999.5, '1e5'), (1e-10, '1e−10')])
def test_whole_numbers_up_to_seven_digits_are_written_in_full(value, text):
    assert number(value) == text


@pytest.mark.parametrize('seed', range(3))
def test_a_number_is_right_to_four_digits_and_one_in_a_row_to_two_and_neither_is_too_long(seed):
    rs = np.random.RandomState(seed)
    for value in rs.choice([-1, 1], 300) * 10.0 ** rs.uniform(-9.9, 9.9, 300):
        for write, digits, longest in ((number, 4, '−1.234e−10'), (element, 2, '−1.2e−10')):
            text = write(value)
            assert float(text.replace('−', '-')) == pytest.approx(value, rel=0.51 * 10.0 ** (1 - digits))
            assert len(text) <= len(longest) and '+' not in text and 'e0' not in text and '-' not in text


@pytest.mark.parametrize('value, text', [
    (0.00123, '0.00123'), (-0.00123, '−1.2e−3'), (0.000123, '1.2e−4'), (12.34, '12.3'), (-1234.0, '−1.2e3'), (0.0, '0')])
def test_a_number_in_a_row_has_three_digits_as_long_as_there_is_room(value, text):
    assert element(value) == text


@pytest.mark.parametrize('value, shown', [
    (np.zeros(4), ['[0 0 0 0]']), (np.zeros(5), ['(5,)']), (np.zeros((2, 2)), ['[0 0]', '[0 0]']),
    (np.eye(3), ['[1 0 0]', '[0 1 0]', '[0 0 1]']),
    (np.zeros((1, 4)), ['[0 0 0 0]']), (np.zeros((4, 1)), ['[0 0 0 0]']), (np.zeros((4, 2)), ['(4, 2)']),
    (np.zeros((2, 1, 2)), ['[0 0 0 0]']), (np.zeros((2, 3, 1)), ['(2, 3, 1)']), (np.array(2.5), ['2.5'])])
def test_a_matrix_of_three_rows_and_columns_at_most_is_written_out(value, shown):
    assert lines(value, full=True) == shown


SHAPES = [(), (1,), (2,), (3,), (4,), (5,), (2, 2), (2, 3), (3, 3), (1, 3), (3, 1), (4, 4), (100, 784), (2, 2, 2)]


@pytest.mark.parametrize('full', [False, True])
@pytest.mark.parametrize('shape', SHAPES, ids=str)
def test_the_room_of_a_label_holds_any_numbers_and_not_much_more(shape, full):
    longest = np.full(shape, -1.234e-10)
    wide, high = room(longest, full=full)
    shown = lines(longest, full=full)
    needed = max(map(width, shown))
    assert high == len(shown) == len(lines(np.zeros(shape), full=full))
    assert 0.84 * needed <= wide and (wide <= needed + 40 or wide == room(1.0)[0]), 'digits are narrower than letters'
    assert room(np.zeros(shape), full=full) == (wide, high), 'places depend on shapes, never on numbers'


@pytest.mark.parametrize('count, text', [(5, '1 + 1 + 1 + 1 + 1 = 5'), (6, '1 + 1 + … + 1 = 6'), (2, '1 + 1 = 2')])
def test_a_sum_of_up_to_five_terms_is_written_in_full(count, text):
    assert written_sum((1.0,) * count) == text
    assert written_sum((1.0, 2.0, 3.0, 4.0, 5.0, 6.0)) == '1 + 2 + … + 6 = 21'


def test_a_sum_of_arrays_can_be_one_of_shapes():
    assert written_sum((np.ones(2), np.ones(2)), shapes=True) == '(2,) + (2,) = (2,)'


@pytest.mark.parametrize('letter', 'WM@%mw…□ABCDXYZΣΔΩ&abcxyz0123456789.−+×÷ _苹果，（')
def test_no_letter_counts_as_wider_than_high_or_narrower_than_half(letter):
    assert 0.5 <= width(letter, 1) <= 1 and width(3 * letter, 20) == pytest.approx(60 * width(letter, 1))


def test_capitals_and_broad_letters_count_more_than_others_and_chinese_is_square():
    assert width('a') < width('A') < width('W') == width('果') == 15


def test_without_a_word_a_small_array_is_written_in_one_line():
    assert lines(np.eye(2)) == ['[1 0 0 1]'] and room(np.eye(2))[1] == 1
