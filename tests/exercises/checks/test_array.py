"""Arrays: what is wrong with them is said in words, for shapes, axes, signs, counts and masks."""
import numpy as np
import pytest

from common.exercises import check_array
from common.functions import softmax
from tests.helpers.hints import in_both

random = np.random.RandomState(0)
X, DOUT, LOSS_X = random.randn(4, 2), random.randn(4, 3), random.randn(4, 3)
Y, T = softmax(LOSS_X), np.eye(3)[[0, 1, 2, 0]]
DW, DB, DX = X.T @ DOUT, DOUT.sum(axis=0), (Y - T) / 4
Z = np.array([[1.0, -0.5, 0.0], [-2.0, 3.0, 0.0]])
AFFINE, SOFTMAX = {'x': X, 'dout': DOUT}, {'y': Y, 't': T}


def both(answer, expected, **named):
    return in_both(lambda: check_array(answer, expected, **named))


@pytest.mark.parametrize('right, named', [(DW, AFFINE), (DB, AFFINE), (DX, SOFTMAX), (Y, {}), (Z <= 0, {'x': Z})])
def test_right_arrays_pass(right, named):
    assert check_array(right, right, **named).passed
    assert check_array(right.tolist(), right, **named).passed
    assert check_array(right if right.dtype == bool else right.astype(np.float32), right, **named).passed


@pytest.mark.parametrize('answer, right, named, zh, en', [
    (DW.T, DW, AFFINE, '还要转置', 'transpose'),
    (DW / 4, DW, AFFINE, '要的是和，不是平均', 'a sum is needed, not a mean'),
    (DOUT.mean(axis=0), DB, AFFINE, '要的是和，不是平均', 'a sum is needed, not a mean'),
    (DOUT.sum(axis=1), DB, AFFINE, '换一个 axis', 'along the other axis'),
    (DOUT, DB, AFFINE, '沿着样本', 'over the samples'),
    (DOUT.sum(), DB, AFFINE, '全部加成了一个数', 'a single number'),
    (DB[None], DB, AFFINE, '只是形状是 (1, 3)', 'only the shape is (1, 3)'),
    (np.ones((3, 5)), DW, AFFINE, '3 行 5 列的数 (3, 5)', '3 rows by 5 columns (3, 5)'),
    (4.0, DW, AFFINE, '一个数', 'a single number'),
    (-DW, DW, AFFINE, '正负号正好反了', 'every sign is reversed'),
    (Y - T, DX, SOFTMAX, '要的是平均', 'a mean is needed'),
    (Y / 4, DX, SOFTMAX, '还要减去 t', 't must be subtracted as well'),
    (Y, DX, SOFTMAX, '这就是 y 本身', 'This is y itself'),
    (T - Y, Y - T, SOFTMAX, '正负号正好反了', 'every sign is reversed'),
    (softmax(LOSS_X.T).T, Y, {}, '每一列的和是 1', 'Each column sums to 1'),
    (np.exp(LOSS_X) / np.exp(LOSS_X).sum(), Y, {}, '整个数组的和是 1', 'The whole array sums to 1'),
    (Y * np.nan, Y, {}, 'NaN', 'NaN'),
    (Y > 0.3, Y, {}, '要的是数', 'Numbers are needed'),
    (Z > 0, Z <= 0, {'x': Z}, '正好反了', 'the wrong way round'),
    (Z < 0, Z <= 0, {'x': Z}, '只有 x 恰好等于 0', 'only where x is exactly 0'),
    (Z >= 0, Z <= 0, {'x': Z}, '而且 x 等于 0 的地方', 'where x is 0, it went to the wrong side, too'),
    ((Z <= 0) * 1, Z <= 0, {'x': Z}, 'True 和 False 组成', 'made of True and False'),
    ((DW * 9).astype(int), DW * 9, {}, '小数部分被截掉', 'fractions were cut off'),
    (DW.round(2), DW, {}, '舍入得太早', 'rounded too early'),
    (DOUT * 2.7, DOUT, {}, '差同样的倍数', 'off by the same factor'),
    (DOUT, DOUT * LOSS_X, {'y': LOSS_X, 'z': 2 * DOUT}, '还差一个因子 y', 'factor y is missing'),
    (DOUT * LOSS_X, DOUT, {'y': LOSS_X}, '多了一个因子 y', 'factor y too many'),
    (np.where(DOUT > 0, DOUT, 0), DOUT, {}, '对了 9 个：先看位置 [0, 0]', '9 of 12 numbers; look first at position [0, 0]'),
    (DOUT ** 3, DOUT, {}, '先拿一个元素', 'take one element'),
])
def test_each_mistake_is_named(answer, right, named, zh, en):
    in_chinese, in_english = both(answer, right, **named)
    assert zh in in_chinese and en in in_english


@pytest.mark.parametrize('junk', ['abc', [[1], [1, 2]], object(), {}, print, np.array(['a']), [None, 1], 1j * DOUT,
                                  [float('inf')] * 3, np.zeros((500, 500)),
                                  np.zeros((0, 3)), np.zeros((4, 3), bool), range(12), [object()] * 3])
def test_junk_gets_a_sentence(junk):
    for right in (DOUT, DB, Z <= 0):
        for sentence in both(junk, right, x=Z, n=3):
            assert len(sentence) > 5


def test_an_empty_answer_is_no_answer_yet():
    for nothing in (None, ..., ''):
        assert check_array(nothing, DW).passed is None


def test_nothing_that_was_given_is_changed():
    answer, kept = DW.T.copy(), DW.T.copy()
    check_array(answer, DW, **AFFINE)
    assert np.array_equal(answer, kept)


@pytest.mark.parametrize('size', [1e-3, 1.0, 1e9])
def test_a_number_may_be_off_by_what_shows_in_none_of_its_digits_beside_the_largest(size):
    right = np.array([[1.0, -0.5], [1e-9, 0.25]]) * size
    for at, off, passed in (((0, 0), 4e-4, True), ((0, 0), 6e-4, False), ((1, 0), 5e-8, True), ((1, 0), 2e-7, False),
                            ((1, 1), 1e-4, True), ((1, 1), 1.5e-4, False)):
        found = right.copy()
        found[at] += off * size
        assert check_array(found, right).passed is passed, (at, off)


def test_nothing_is_near_infinity():
    assert check_array([12.0, 1.0], np.array([np.inf, 1.0])).passed is False
    assert check_array([np.inf, 1.0], np.array([np.inf, 1.0])).passed
