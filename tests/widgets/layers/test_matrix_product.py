"""A matrix product element by element: what lights up is what is multiplied."""
import numpy as np
import pytest

from common import language
from common.widgets import product
from tests.helpers.figures import seen

X = np.array([[2.0, 3.0], [4.0, 1.0]])
W = np.array([[100.0, 90.0, 80.0], [150.0, 140.0, 160.0]])


def lit(svg):
    return svg.count('class="hi"')


@pytest.mark.parametrize('index', list(np.ndindex(2, 3)))
def test_each_element_is_written_out_as_the_sum_that_it_is(index):
    figure = product(X, W)
    figure.element.value = index
    name, products, terms, total = repr(figure).split(' = ')
    assert name == f'Y[{index[0]}, {index[1]}]'
    assert eval(products.replace('×', '*')) == eval(terms) == float(total) == (X @ W)[index]


def test_the_picture_follows_the_buttons():
    figure = product(X, W)
    before = seen(figure)
    figure.element.value = (1, 2)
    assert seen(figure) != before and 'Y[1, 2]' in seen(figure)


def test_a_row_a_column_and_their_element_are_lit():
    figure = product(np.ones((4, 3)), np.ones((3, 2)))
    assert lit(seen(figure)) == 3 + 3 + 1


def test_shapes_stand_below_the_matrices():
    assert [shape for shape in ('(4, 3)', '(3, 2)', '(4, 2)')
            if shape in seen(product(np.ones((4, 3)), np.ones((3, 2))))] == ['(4, 3)', '(3, 2)', '(4, 2)']


def test_negative_numbers_stand_in_brackets():
    assert repr(product([[-2.0, 3.0]], [[1.0], [-1.0]])) == 'Y[0, 0] = (−2) × 1 + 3 × (−1) = (−2) + (−3) = −5'


def test_shapes_that_do_not_fit_are_refused_in_one_sentence():
    language.use('zh')
    assert '矩阵相乘要求这两个数一样' in repr(product(X, np.ones((3, 2))))
