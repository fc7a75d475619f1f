"""The slider for the number of samples: one bias for all of them, and its gradient the sum over them."""
import re

import numpy as np
import pytest

from common import language
from common.layers import Affine
from common.widgets import batch
from tests.helpers.figures import seen

X = np.array([[2, 3], [4, 1], [1, 5], [3, 2]])
W = np.array([[100.0, 90.0, 80.0], [150.0, 140.0, 160.0]])
b = np.array([20.0, 10.0, 30.0])
dY = np.array([[5, 3, -2], [1, 6, 3], [4, 4, 2], [2, 3, 5]])


@pytest.mark.parametrize('N', (1, 2, 3, 4))
def test_the_gradients_are_those_of_an_affine_layer(N):
    figure = batch(X, W, b, dY)
    figure.sliders['N'].value = N
    layer = Affine(W, b)
    np.testing.assert_allclose(figure.graph.output.value, layer.forward(X[:N]))
    np.testing.assert_allclose(figure.graph['X'].grad, layer.backward(dY[:N]))
    np.testing.assert_allclose(figure.graph['W'].grad, layer.dW)
    np.testing.assert_allclose(figure.graph['b'].grad, layer.db)


@pytest.mark.parametrize('N', (1, 2, 3, 4))
def test_the_sums_are_written_out_with_one_term_for_each_sample(N):
    figure = batch(X, W, b, dY)
    figure.sliders['N'].value = N
    for j, words in enumerate(figure.sums()):
        name, *terms, total = words.text.replace('−', '-').split(' = ')
        assert name == f'db[{j}]' and eval(terms[0]) == float(total) == dY[:N, j].sum()
        assert terms[0].count('+') == N - 1


def test_shapes_follow_the_slider_and_that_of_the_bias_does_not():
    figure = batch(X, W, b, dY)
    for N in (1, 4):
        figure.sliders['N'].value = N
        labels = re.findall(r'class="[vg]" data-of="(\w*)"[^>]*>(\([^<]*\))<', seen(figure))
        assert labels.count(('X', f'({N}, 2)')) == labels.count(('b', '(3,)')) == 2


def test_the_bias_is_copied_once_for_each_sample():
    figure = batch(X, W, b, dY)
    for N in (4, 1, 2, 3):
        figure.sliders['N'].value = N
        assert re.findall('>(b, . copies|b)<', seen(figure))[-1] == ('b' if N == 1 else f'b, {N} copies')
    assert seen(figure).count('>30<') == 3
    assert seen(figure).count('opacity=".55">30<') == 2, 'all but the first are faint'


def test_the_still_says_the_same_in_chinese():
    language.use('zh')
    figure = batch(X, W, b, dY)
    assert '每列相加' in seen(figure)
    assert repr(figure).split(' | ')[1] == 'N = 2; db[0] = 5 + 1 = 6; db[1] = 3 + 6 = 9; db[2] = (−2) + 3 = 1'


def test_shapes_that_do_not_fit_get_a_sentence():
    assert 'do not fit' in repr(batch(X, W, b[:2], dY))
    assert 'upstream gradient' in repr(batch(X, W, b, dY.T))
