"""Matrices and sums in a picture: nothing overlaps, whatever the numbers are."""
import xml.etree.ElementTree as ET
from itertools import combinations

import numpy as np
import pytest

from common.drawing.labels import width
from common.drawing.matrices import Matrix, Words, sum_of_products, written

NS = '{http://www.w3.org/2000/svg}'


def texts(svg):
    """(left, middle, right) of each text, as wide as it will be."""
    for text in ET.fromstring(svg).iter(NS + 'text'):
        x, y, wide = float(text.get('x')), float(text.get('y')), width(''.join(text.itertext()))
        left = x - wide / 2 if text.get('text-anchor') == 'middle' else x
        yield left, y, left + wide


@pytest.mark.parametrize('scale', [1, -1e-7, 1234.5678, -9999999])
def test_numbers_do_not_touch(scale):
    values = np.arange(1, 7).reshape(2, 3) * scale
    svg = written([[Matrix('dW', values), Words('='), Matrix('X', values.T)], [Words('a sum below')]], 'title').svg()
    for a, b in combinations(texts(svg), 2):
        assert abs(a[1] - b[1]) > 14 or a[2] < b[0] or b[2] < a[0]


def test_the_picture_is_as_large_as_what_is_in_it():
    words = Words('a line that is much wider than the matrix above it')
    svg = written([[Matrix('X', np.ones((3, 2)))], [words]], 'title').svg()
    page = ET.fromstring(svg)
    for left, y, right in texts(svg):
        assert 0 <= left and right <= float(page.get('width')) and 12 < y < float(page.get('height'))


def test_a_row_of_numbers_keeps_its_shape():
    assert '(3,)' in written([[Matrix('b', np.ones(3))]], 'title').svg()


def test_names_are_text_and_never_markup():
    svg = written([[Matrix('<b>', np.ones(2))], [Words('a < b')]], '"&').svg()
    assert '<b>' not in svg and '&lt;b&gt;' in svg
    ET.fromstring(svg)


def test_a_sum_of_one_term_is_not_written_twice():
    assert sum_of_products('dW', [(2, 3)], [6], 6).text == 'dW = 2 × 3 = 6'
    assert sum_of_products('dW', [(2, 3), (4, -1)], [6, -4], 2).text == 'dW = 2 × 3 + 4 × (−1) = 6 + (−4) = 2'
