"""A function of the reader's against one that is right."""
import numpy as np
import pytest

from common import language
from common.exercises import check_function, check_layer
from common.functions import relu, softmax
from common.graph import Graph
from common.layers import SubLayer

X = np.array([[1.0, -0.5, 2.0], [-2.0, 3.0, 0.5]])


def bill(apple, num, tax):
    return apple * num * tax


def overwriting(x):
    x[x < 0] = 0
    return x


def test_a_right_function_passes():
    assert check_function(lambda a, n, t: t * n * a, bill, (100, 2, 1.1), (80, 3, 1.2)).passed
    assert check_function(softmax, softmax, X).passed
    assert check_function(lambda x: np.maximum(x, 0), relu, X, (-3.0,)).passed


@pytest.mark.parametrize('f, zh, en', [
    (lambda a, n, t: a * n, '少了一个因子 tax', 'lacks the factor tax'),
    (lambda a, n, t: -a * n * t, '正负号', 'sign'),
    (lambda a, n: a, '应该有 2 个', 'takes 2 and was given 3'),
    (lambda a, n, t: a / 0, '除以了 0', 'divided by 0'),
    (lambda a, n, t: [1, 2], '要一个数', 'number is needed'),
    (3, '要一个函数', 'A function is needed'),
])
def test_what_is_wrong_is_named(f, zh, en):
    for name, words in (('zh', zh), ('en', en)):
        language.use(name)
        result = check_function(f, bill, (100, 2, 1.1))
        assert result.passed is False
        assert words in result.sentence


def test_the_example_is_named_unless_it_is_the_answer():
    assert '(Here apple = 100, num = 2, tax = 1.1.)' in check_function(lambda a, n, t: 7, bill, (100, 2, 1.1)).sentence
    assert 'Here' not in check_function(lambda x: 7, abs, (3,)).sentence


@pytest.mark.parametrize('f, lost', [
    (lambda a, n, t: int(a * n * t), True), (lambda a, n, t: int(a * n * t) + 1, True), (lambda a, n, t: a * n * t - 2, False),
    (lambda a, n, t: int(a * n * t) - 2, False), (lambda a, n, t: int(a * n * t) + 0.6, False)])
def test_decimals_that_were_cut_off_are_told(f, lost):
    assert ('The decimals are lost' in check_function(f, bill, (7, 3, 1.27)).sentence) is lost


def test_a_function_without_return_is_not_answered_yet():
    for f in (None, ..., lambda *x: None, lambda *x: ...):
        assert check_function(f, bill, (100, 2, 1.1)).passed is None


def test_writing_into_the_argument_is_named():
    kept = X.copy()
    assert 'wrote into the array' in check_function(overwriting, relu, X).sentence
    assert np.array_equal(X, kept)


def test_a_wrong_axis_is_named():
    assert 'Each column sums to 1' in check_function(lambda x: softmax(x.T).T, softmax, X).sentence


def test_shapes_that_do_not_fit_are_said_in_words():
    assert 'must be transposed' in check_function(lambda x: x @ x, lambda x: x @ x.T, X).sentence


def test_one_number_made_of_arrays_is_checked_as_a_number():
    def largest(a, b):
        return np.max(np.abs(a - b))

    assert check_function(lambda a, b: np.max(np.abs(b - a)), largest, (X, 2 * X)).passed
    assert 'not the answer yet' in check_function(lambda a, b: np.mean(np.abs(a - b)), largest, (X, 2 * X)).sentence


def delivered(apple, num, tax, fee):
    return apple * num * tax + fee


TABLE = {(100, 2, 1.1, 12): 232, (80, 3, 1.2, 20): 308}


def test_a_table_of_results_takes_the_place_of_a_function():
    assert check_function(delivered, TABLE).passed
    assert check_function(lambda apple, num, tax, fee: None, TABLE).passed is None


@pytest.mark.parametrize('f, zh, en', [
    (lambda apple, num, tax, fee: apple * num * tax, '少了 fee 这一项', 'leaves out the term fee'),
    (lambda apple, num, tax, fee: apple * num * tax - fee, 'fee 的正负号反了', 'fee has the wrong sign'),
    (lambda apple, num, tax, fee: (apple * num + fee) * tax, 'fee 多乘了一个 tax', 'fee was multiplied by tax'),
    (lambda apple, num, tax, fee: (apple * tax + fee) * num, 'fee 多乘了一个 num', 'fee was multiplied by num'),
    (lambda apple, num, tax, fee: apple * num + fee, 'tax 变了，结果却不变', 'Whatever tax is'),
    (lambda apple, num, tax, fee: apple * num * tax + 12, 'fee 变了，结果却不变', 'Whatever fee is'),
])
def test_a_term_that_is_missing_or_misplaced_is_named(f, zh, en):
    for name, words in (('zh', zh), ('en', en)):
        language.use(name)
        assert words in check_function(f, TABLE).sentence


def test_how_a_result_is_related_is_not_said_by_chance():
    """1.1 times 220 is 22 more, and so is 2·12 less 2: tax was paid twice, and apple_num has nothing to do with fee."""
    language.use('en')
    twice = check_function(lambda apple, num, tax, fee: apple * num * tax * 1.1 + fee, TABLE)
    assert 'num was multiplied' not in twice.sentence and 'not the answer yet' in twice.sentence


def gives(what):
    return lambda a, b: what(a * b + a)


@pytest.mark.parametrize('what, zh, en', [
    (lambda y: [y], '一个列表', 'a list'), (lambda y: (y, 1), '几个值', 'several values'),
    (lambda y: {'y': y}, '一个字典', 'a dictionary'),
    (lambda y: y > 0, 'True 或 False', 'True or False'), (lambda y: np.ones(3), '一个数组', 'an array'),
    (lambda y: lambda: y, '一个函数', 'a function'),
    (lambda y: (each for each in [y]), '一个生成器', 'a generator'), (lambda y: y + 0j, '一个复数', 'a complex number'),
    (lambda y: Graph(x=y)['x'], '图上的节点', 'a node of a graph')])
def test_what_a_function_returns_in_place_of_a_number_is_called_by_its_kind(what, zh, en):
    result = check_function(gives(what), lambda a, b: a * b + a, (2.5, 4.0))
    assert result.passed is False and result.sentence.en == f'What is returned is {en}; a single number is needed.'
    assert zh in result.sentence.zh


def test_a_comma_too_many_is_seen():
    assert 'a comma behind the number' in check_function(gives(lambda y: (y,)), lambda a, b: a * b + a, (2.5, 4.0)).sentence
    late = type('SubLayer', (), {'forward': lambda self, x, y: (x - y,), 'backward': lambda self, dout: (dout, -dout)})
    assert 'forward: There is a comma behind the number' in check_layer(late, 7.0, 3.0, like=SubLayer).sentence


def test_a_class_is_no_function():
    assert 'A function is needed here' in check_function(type('C', (), {}), {(2,): 5}).sentence


def adds_up():
    total = []

    def f(a, b):
        total.append(a * b + a)
        return sum(total)
    return f


def largest_so_far():
    seen = []

    def f(a, b):
        seen.append(a * b + a)
        return max(seen)
    return f


@pytest.mark.parametrize('make', [adds_up, largest_so_far, lambda: lambda a, b: a * b + a + np.random.rand() * 1e-6])
def test_a_function_that_makes_something_else_later_on_is_told_so(make):
    result = check_function(make(), lambda a, b: a * b + a, (2.5, 4.0), (3.5, 7.0), (1.5, 2.0))
    assert result.passed is False and 'From the same inputs it makes something else' in result.sentence, result


def test_a_function_without_a_finite_result_is_told_that_and_no_more():
    assert 'finite' in check_function(lambda a: float('nan'), {(1.0,): 2.0, (2.0,): 3.0}).sentence


def test_a_number_that_is_too_large_is_still_a_number():
    assert 'too large' in check_function(lambda a: 10 ** 400, {(1.0,): 2.0}).sentence
