"""Lesson 02: each exercise takes its right answer, names each likely mistake, and never tells the answer."""
import pytest

from common.exercises import central_passes, check_gradient, check_gradients
from common.widgets import fill
from tests.helpers.hints import hinted


def test_nothing_is_answered_as_printed(lesson):
    assert lesson['answer'] is None
    assert set(lesson['row_u'].values()) == set(lesson['row_v'].values()) == {None}


def test_each_arrow_of_the_branching_graph_is_asked_and_so_is_the_sum():
    figure = fill(lambda x, y, z: (x + y) * x * z, x=(3, 9), y=(3, 9), z=(3, 9), seed=2)
    x, z = (figure.graph[name] for name in 'xz')
    total = next(blank for blank in figure.blanks if 'all branches' in blank.where)
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
    assert check_gradient(9.375, x).passed and check_gradient('1/64 * 300 * 2', x).passed


@pytest.mark.parametrize('answer, zh, en', [
    ('300 / 64', '×2 节点', 'At the ×2 node'),
    ('1 / 64', '属于 □³', 'that of □³'),
    ('100 / 32', '原来的指数还要乘', 'old exponent must come down'),
    ('3000 / 32', '指数要比原来小一', 'one lower'),
    (600, '先要经过 √□', 'the signal passes √□'),
    (9.4, '舍入得太早', 'rounded too early'),
])
def test_each_way_to_miss_the_root_is_named(lesson, answer, zh, en):
    hinted(lambda: check_gradient(answer, lesson['nested']['x']), zh, en, never='9.375')


def test_the_jacobian_is_taken_row_by_row(lesson):
    assert check_gradients({'x': 4, 'y': 6}, lesson['u']).passed
    assert check_gradients({'x': 0.25, 'y': '-6/16'}, lesson['v']).passed


@pytest.mark.parametrize('row, name, answer, zh, en', [
    ('u', 'x', 6, '问 x，就看 y', 'for x, look at y'),
    ('u', 'y', 4, '问 y，就看 x', 'for y, look at x'),
    ('v', 'x', 4, '乘法节点的规则', 'rule of a multiply node'),
    ('v', 'y', 0.375, '正负号|局部导数是负的', 'sign'),
    ('v', 'y', -1.5, '要平方', 'is squared'),
    ('v', 'y', -0.0625, '被除数也要乘上', 'dividend is still a factor'),
])
def test_each_way_to_miss_the_jacobian_is_named(lesson, row, name, answer, zh, en):
    right = {'u': {'x': '4', 'y': '6'}, 'v': {'x': '0.25', 'y': '−0.375'}}[row][name]
    hinted(lambda: check_gradient(answer, lesson[row][name]), zh, en, never=right)


def test_the_number_of_passes_is_the_number_that_the_lesson_counts(lesson):
    assert central_passes(n=39760).check('2 * 39760').passed
    assert central_passes(n=100).check(lesson['passes'](100)).passed


@pytest.mark.parametrize('answer, zh, en', [
    (39760, '参数的个数', 'number of parameters'),
    (2, '反向传播要的', 'what backpropagation takes'),
    (79521, '原地那一趟', 'pass in between'),
    (159040, '只挪两次', 'moved twice only'),
])
def test_each_way_to_miss_the_passes_is_named(answer, zh, en):
    hinted(lambda: central_passes(n=39760).check(answer), zh, en, never='79520')


def test_a_nudge_is_multiplied_by_each_rate(lesson):
    nudges = [after - before for before, after in zip(lesson['row'](3.0), lesson['row'](3.001))]
    rates = [after / before for before, after in zip(nudges, nudges[1:])]
    assert rates == pytest.approx([2, 3, 0.1], rel=1e-2)
