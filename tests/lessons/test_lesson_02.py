"""Lesson 02: each exercise takes its right answer, names each likely mistake, and never tells the answer."""
import pytest

from common.exercises import check_gradient, check_gradients, check_number
from common.widgets import fill
from tests.helpers.hints import hinted


def test_nothing_is_answered_as_printed(lesson):
    assert lesson['answer'] is None
    assert set(lesson['row_u'].values()) == set(lesson['row_v'].values()) == {None}


def test_each_arrow_of_the_branching_graph_is_asked_and_so_is_the_sum():
    figure = fill(lambda x, y, z: (x + y) * x * z, x=(3, 9), y=(3, 9), z=(3, 9), seed=2)
    x, z = (figure.graph[name] for name in 'xz')
    total = next(blank for blank in figure.blanks if 'all branches' in blank.box.tooltip)
    total.box.value = str(x.value * z.value)
    assert not total.passed and 'one branch only' in total.feedback.value
    total.box.value = str(x.grad)
    assert total.passed


def test_the_three_routes_are_answered_by_their_sum(lesson):
    x = lesson['cube']['x']
    assert check_gradient(75, x).passed and check_gradient('25 + 25 + 25', x).passed


@pytest.mark.parametrize('answer, zh, en', [
    (25, '只算了一条分支', 'one branch only'),
    (50, '漏了一条分支', 'leaves out one branch'),
    (25 ** 3, '不是相乘', 'neither multiplied'),
    (125, '正向传播的值', 'value of the forward pass'),
    (375, '乘上了它自己的值', 'multiplied by its own value'),
])
def test_each_way_to_miss_the_three_routes_is_named(lesson, answer, zh, en):
    hinted(lambda: check_gradient(answer, lesson['cube']['x']), zh, en, never='75')


def test_the_root_is_answered_by_a_number_or_by_arithmetic(lesson):
    x = lesson['nested']['x']
    assert check_gradient(3.692, x).passed and check_gradient('48 / 13', x).passed


@pytest.mark.parametrize('answer, zh, en', [
    ('12 / 13', '×4 节点', 'At the ×4 node'),
    ('1 / 26', '属于', 'that of'),
    ('24 * 12 * 4 / 26', '原来的指数还要乘|乘上了它自己|指数', 'exponent|one lower|its own'),
    (96, '先要经过', 'the signal passes'),
    (3.7, '舍入得太早', 'rounded too early'),
])
def test_each_way_to_miss_the_root_is_named(lesson, answer, zh, en):
    hinted(lambda: check_gradient(answer, lesson['nested']['x']), zh, en, never='3.692')


def test_the_jacobian_is_taken_row_by_row(lesson):
    assert check_gradients({'x': 4, 'y': 6}, lesson['u']).passed
    assert check_gradients({'x': 0.25, 'y': '-6/16'}, lesson['v']).passed


@pytest.mark.parametrize('row, name, answer, zh, en', [
    ('u', 'x', 6, '问 x，就看 y', 'asked about x, look at y'),
    ('u', 'y', 4, '问 y，就看 x', 'asked about y, look at x'),
    ('v', 'x', 4, '乘法节点的规则', 'rule of a multiply node'),
    ('v', 'y', 0.375, '正负号|局部导数是负的', 'sign'),
    ('v', 'y', -1.5, '要平方', 'is squared'),
    ('v', 'y', -0.0625, '被除数也要乘上', 'dividend is still a factor'),
])
def test_each_way_to_miss_the_jacobian_is_named(lesson, row, name, answer, zh, en):
    right = {'u': {'x': '4', 'y': '6'}, 'v': {'x': '0.25', 'y': '−0.375'}}[row][name]
    hinted(lambda: check_gradient(answer, lesson[row][name]), zh, en, never=right)


def test_the_number_of_passes_is_counted_not_given(lesson):
    assert lesson['right'] == 2 * 39760
    assert check_number('2 * 39760', lesson['right'], parameters=39760).passed


@pytest.mark.parametrize('answer, zh, en', [
    (39760, 'parameters 本身', 'parameters itself'),
    (2, '少了一个因子 parameters', 'lacks the factor parameters'),
    (79521, '一个不差', 'has to be exact'),
    (159040, '一步一步写下来', 'step by step'),
])
def test_each_way_to_miss_the_passes_is_named(lesson, answer, zh, en):
    hinted(lambda: check_number(answer, lesson['right'], parameters=39760), zh, en, never='79520')


def test_a_nudge_is_multiplied_by_each_rate(lesson):
    nudges = [after - before for before, after in zip(lesson['row'](3.0), lesson['row'](3.001))]
    rates = [after / before for before, after in zip(nudges, nudges[1:])]
    assert rates == pytest.approx([2, 3, 0.1], rel=1e-2)
