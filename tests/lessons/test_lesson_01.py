"""Lesson 01: each exercise takes its right answer, names each likely mistake, and never tells the answer."""
import pytest

from common.exercises import check_function, check_gradient
from common.widgets import explore, fill
from tests.helpers.hints import hinted


def test_nothing_is_answered_as_printed(lesson):
    assert lesson['answer'] is None
    assert check_function(lesson['delivered'], lesson['to_pay']).passed is None


def test_the_blanks_of_the_bill_take_right_answers_and_name_wrong_ones(lesson):
    figure = fill(lesson['bill'], seed=1, **lesson['new'], orange=(80, 200, 10), orange_num=(4, 9))
    for blank in figure.blanks:
        node = figure.drawing.view.arrows[blank.places[0][0]].node
        blank.box.value = str(float(node.value))
        assert not blank.passed and '→' in blank.feedback.value
        blank.box.value = str(float(node.grad))
        assert blank.passed
    assert f'{len(figure.blanks)} / {len(figure.blanks)} ✓' in figure.score.value


def test_values_and_derivatives_are_asked_and_none_gives_another_away(lesson):
    figure = fill(lesson['two_apples'], blanks='both', seed=5, **lesson['new'])
    shown = figure.still()[1]
    for node in figure.graph.nodes:
        if node.layer is not None:
            assert f'{node.value:g}' not in shown
    assert len(figure.blanks) == 6


def test_the_discount_is_answered_by_a_number_or_by_arithmetic(lesson):
    assert check_gradient(2.31, lesson['sale']['apple']).passed
    assert check_gradient('3 * 0.7 * 1.1', lesson['sale']['apple']).passed


@pytest.mark.parametrize('answer, zh, en', [
    (3.3, '再往右看 … × discount', 'further to the right, at … × discount'),
    (2.1, '先要经过 … × tax', 'the signal passes … × tax first'),
    (3, 'apple × apple_num 节点的局部导数', 'local derivative of the apple × apple_num node'),
    (0.77, '从上游传来的数', 'arrives from upstream'),
    (69.3, '问 apple，就看 apple_num', 'for apple, look at apple_num'),
    (207.9, '正向传播的值', 'value of the forward pass'),
    (2.3, '舍入得太早', 'rounded too early'),
    ('two', '不是数', 'is not a number'),
])
def test_each_way_to_miss_the_discount_is_named(lesson, answer, zh, en):
    hinted(lambda: check_gradient(answer, lesson['sale']['apple']), zh, en, never='2.31')


def test_the_delivery_passes_in_any_order(lesson):
    assert check_function(lambda apple, apple_num, tax, fee: fee + tax * apple_num * apple, lesson['to_pay']).passed


@pytest.mark.parametrize('wrong, zh, en', [
    (lambda apple, apple_num, tax, fee: (apple * apple_num + fee) * tax, '不含税', 'not taxed'),
    (lambda apple, apple_num, tax, fee: apple * apple_num * tax, '少了 fee', 'leaves out the term fee'),
    (lambda apple, apple_num, tax, fee: apple * apple_num * tax - fee, 'fee 的正负号', 'fee has the wrong sign'),
    (lambda apple, apple_num, tax, fee: (apple * tax + fee) * apple_num, '只付一次', 'paid once'),
    (lambda apple, apple_num, tax, fee: apple * apple_num + fee, 'tax 变了，结果却不变', 'Whatever tax is'),
    (lambda apple, apple_num, tax, fee: apple * apple_num * tax + 12, 'fee 变了，结果却不变', 'Whatever fee is'),
])
def test_each_way_to_miss_the_delivery_is_named(lesson, wrong, zh, en):
    hinted(lambda: check_function(wrong, lesson['to_pay']), zh, en, never='232')


def test_the_coupon_takes_its_sign_into_account(lesson):
    assert check_gradient('-3 * 1.1', lesson['coupons']['coupon']).passed


@pytest.mark.parametrize('answer, zh, en', [
    (3.3, '减号后面的那一边变号', 'after the minus changes its sign'),
    (-3, '先要经过 … × tax', 'the signal passes … × tax first'),
    (-1.1, '再往右看 orange × …|再往右看 … × orange_num', 'at … × orange_num'),
    (-66, '乘上了它自己的值', 'multiplied by its own value'),
    (-1, '− 节点的局部导数', 'local derivative of the − node'),
    (649, '正向传播的值', 'value of the forward pass'),
])
def test_each_way_to_miss_the_coupon_is_named(lesson, answer, zh, en):
    hinted(lambda: check_gradient(answer, lesson['coupons']['coupon']), zh, en, never='−3.3')


@pytest.mark.parametrize('changes, true, missing, percent', [
    ((10, 1), 143, 11, 7.69), ((1, 0.1), 13.31, 0.11, 0.83), ((0.1, 0.01), 1.3211, 0.0011, 0.08)])
def test_the_table_of_shrinking_corners_is_what_the_bill_says(lesson, changes, true, missing, percent):
    assert lesson['gap'](*changes) == (true, missing, percent)


def test_what_the_text_invites_can_be_drawn(lesson):
    written = 'def mine(x, y):\n    for _ in range(3):\n        x = x ** 2 + np.exp(y)\n    return x'
    exec(written, lesson)
    assert explore(lesson['mine'], x=(-1.0, 1.0, 0.5), y=(-1.0, 1.0, 0.2)).graph.output.value > 0
