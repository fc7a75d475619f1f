"""Numbers to four digits, small arrays, sums as one writes them."""
import numpy as np
import pytest

from common.drawing.labels import element, label, lines, number, written_sum


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
