"""The second hint: folded, one step further on, and never the answer."""
import numpy as np
import pytest

from common import language
from common.exercises import check_function, check_gradient, check_layer, knows_nothing, one_step, small_change, to_pay
from common.exercises.answers import tells
from common.graph import Graph
from common.layers import MulLayer
from tests.helpers.graphs import shop
from tests.helpers.own_code import OwnMul


def used_twice():
    g = Graph(x=3.0, y=5.0)
    (g['x'] + g['y']) * g['x']
    return g['x']


ASKED = {
    'a derivative': (lambda: check_gradient(7, shop()['apple']), 2.2),
    'a sum over branches': (lambda: check_gradient(8, used_twice()), 11.0),
    'a problem': (lambda: small_change(y=0.2, step=0.1).check(7), -0.08),
    'a loss': (lambda: knows_nothing(classes=100).check(7), np.log(100)),
    'a step': (lambda: one_step(3).check(77), one_step(3).answer),
    'a function': (lambda: check_function(lambda apple, apple_num, tax, fee: 7, to_pay), 232),
    'a layer': (lambda: check_layer(OwnMul, 2.0, 5.0, like=MulLayer), 5.0),
}


@pytest.mark.parametrize('spoken', language.LANGUAGES)
@pytest.mark.parametrize('asked', ASKED)
def test_a_wrong_answer_gets_a_second_hint_that_tells_no_answer(asked, spoken):
    language.use(spoken)
    check, right = ASKED[asked]
    result = check()
    assert result.passed is False and len(result.further) > 10 and result.further != result.sentence
    assert not tells(result.further, right)


def test_it_is_folded_and_escaped():
    shown = check_gradient(7, shop()['apple'])._repr_html_()
    assert '<details><summary>One more hint</summary>' in shown
    assert 'details' not in check_gradient(2.2, shop()['apple'])._repr_html_()
    assert 'details' not in check_gradient(None, shop()['apple'])._repr_html_()
