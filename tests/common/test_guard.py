"""The sentences for bad input: in both languages, with what is wrong and what to do."""
from fractions import Fraction

import numpy as np
import pytest

from common import guard, language
from common.functions import sigmoid
from common.graph import Graph
from common.guard import NotYetForward, forward_first
from common.layers import AddLayer, LogLayer, MaximumLayer, MulLayer, ReLU

PICTURE, LONGER, WIDER = np.zeros((2, 3)), np.zeros((5, 3)), np.zeros((2, 4))


@pytest.mark.parametrize('value', [0, -3, 2.5, np.inf, 10 ** 18, np.float32(2), np.int64(3), np.array([1.5, 2.5])], ids=str)
def test_a_number_or_an_array_of_numbers_passes_as_it_is(value):
    assert guard.number(value, 'x') is value or guard.number(value, 'x') == value


class Stubborn:
    def __array__(self, *_, **__):
        raise RuntimeError('I am no array')


@pytest.mark.parametrize('value', ['3', None, 2j, Fraction(1, 2), object(), Stubborn(), len], ids=str)
def test_what_is_no_number_is_refused_by_name(value):
    with pytest.raises(TypeError, match='price is .*; a number or an array of numbers is needed here'):
        guard.number(value, 'price')
    language.use('zh')
    with pytest.raises(TypeError, match='这里要一个数'):
        guard.number(value, 'price')


@pytest.mark.parametrize('value', [[1, 'a'], [[1, 2], [3]], [None], [1, [2]], ([1.0, 2.0], 3.0), [Stubborn()], np.array(['a']),
                                   np.array([1j]), np.array([None])], ids=str)
def test_a_list_that_is_no_array_of_numbers_is_refused_by_name(value):
    with pytest.raises(TypeError, match='price is not an array of numbers; .* equally long'):
        guard.number(value, 'price')
    language.use('zh')
    with pytest.raises(TypeError, match='price 不是由数组成的数组'):
        guard.number(value, 'price')


@pytest.mark.parametrize('value, expected', [(True, 1), (np.bool_(False), 0), ([True, False], [1, 0]),
                                             (np.array([[True], [False]]), [[1], [0]])], ids=str)
def test_true_and_false_count_as_1_and_0(value, expected):
    for read in (guard.number(value, 'x'), guard.values(value)):
        assert np.array_equal(read, expected) and np.array_equal(2 * read - read, expected)


@pytest.mark.parametrize('value', [float('nan'), np.float32('nan'), np.array([1, np.nan]), [np.nan]], ids=str)
def test_nan_is_refused_by_name(value):
    with pytest.raises(ValueError, match=r'price holds NaN \(not a number\)'):
        guard.number(value, 'price')
    language.use('zh')
    with pytest.raises(ValueError, match='price 里有 NaN'):
        guard.number(value, 'price')


def test_whatever_can_be_calculated_with_passes_the_operations_and_is_refused_by_functions():
    half, third = Fraction(1, 2), Fraction(1, 3)
    times = MulLayer()
    assert guard.values(half) is half and times.forward(half, third) == Fraction(1, 6)
    with pytest.raises(TypeError, match='x is Fraction; a number or an array of numbers is needed'):
        ReLU().forward(half)


@pytest.mark.parametrize('value', [{}, {1}, object(), len, (each for each in 'ab'), [object()]],
                         ids=lambda value: type(value).__name__)
@pytest.mark.parametrize('layer', [MulLayer(), AddLayer(), MaximumLayer()], ids=lambda layer: type(layer).__name__)
def test_whatever_cannot_be_calculated_with_is_refused_by_the_operations_too(layer, value):
    with pytest.raises(TypeError, match='a number or an array of numbers is needed here|is not an array of numbers'):
        layer.forward(value, 2.0)
    with pytest.raises(TypeError, match='a number or an array of numbers is needed here|is not an array of numbers'):
        layer.forward(2.0, value)


def test_a_range_is_an_array():
    assert MulLayer().forward(range(3), 2).tolist() == [0, 2, 4]


@pytest.mark.parametrize('compute, exact', [
    (lambda g: g['x'] * g['x'], 10 ** 20), (lambda g: g['x'] + g['x'] * 10 ** 9, 10 ** 19 + 10 ** 10),
    (lambda g: g['x'] * 10 ** 30, 10 ** 40), (lambda g: 10 ** 30 - g['x'], 10 ** 30 - 10 ** 10),
    (lambda g: np.prod(g['x'] + np.zeros(3, int)), 10 ** 30), (lambda g: np.dot(g['x'], [10 ** 9]), 10 ** 19),
    (lambda g: np.sum(g['x'] * np.arange(10 ** 5)), 10 ** 10 * sum(range(10 ** 5))),
    (lambda g: g['x'] ** 3, 10 ** 30), (lambda g: np.stack([g['x'], g['x']]) * 10 ** 10, 10 ** 20)])
def test_whole_numbers_in_arrays_do_not_wrap_around(compute, exact):
    g = Graph(x=[10 ** 10])
    assert np.ravel(compute(g).value)[-1] == pytest.approx(exact, rel=1e-15)


@pytest.mark.parametrize('value', [[2 ** 63 + 5], np.uint64(2 ** 63 + 5), [10 ** 25, 1], -10 ** 25, np.array([-2 ** 63])])
def test_nor_do_those_that_are_too_long_for_64_bits(value):
    assert np.ravel(guard.number(value, 'x'))[0] == pytest.approx(np.ravel(value)[0], rel=1e-15)
    with pytest.raises(OverflowError, match='larger than any floating-point number'):
        guard.number([10 ** 400], 'x')


@pytest.mark.parametrize('compute', [
    lambda x: LogLayer().forward(x), lambda x: AddLayer().forward(x, 1), lambda x: sigmoid(x),
    lambda x: MulLayer().forward(x, [1.0])[0], lambda x: np.arctan(Graph(x=x)['x']).value, lambda x: Graph(x=2)['x'] * x * x])
def test_whole_numbers_of_any_length_are_numbers(compute):
    short, long = compute(2.0 ** 70), compute(2 ** 70)
    assert float(getattr(long, 'value', long)) == float(getattr(short, 'value', short))
    with pytest.raises(OverflowError, match='larger than any floating-point number'):
        compute(10 ** 400)


def test_small_whole_numbers_stay_whole():
    g = Graph(x=[1, 2], t=[3, 1])
    assert (g['x'] * 2 + g['t']).value.dtype == (g['t'] - 1).value.dtype == np.int64
    assert np.prod(Graph(x=np.arange(1, 26))['x']).value == pytest.approx(15511210043330985984000000)


def test_a_list_becomes_an_array():
    assert np.array_equal(guard.number([[1, 2], [3, 4]], 'x') * 2, [[2, 4], [6, 8]])


def test_bytes_do_not_wrap_around():
    image = guard.number(np.array([200, 250], np.uint8), 'x')
    assert (image + 100).tolist() == [300, 350]
    assert guard.number(np.int8(100), 'x') * 2 == 200


def test_backward_before_forward_is_said():
    @forward_first
    class Half:
        def forward(self, x):
            self.x = x
            return x / 2

        def backward(self, dout):
            return dout / 2 + 0 * self.x

    layer = Half()
    with pytest.raises(NotYetForward, match='Half has not run forward yet: call forward first'):
        layer.backward(1)
    language.use('zh')
    with pytest.raises(NotYetForward, match='先调用 forward'):
        layer.backward(1)
    layer.forward(3)
    assert layer.backward(1) == 0.5


def test_another_missing_attribute_is_not_taken_for_a_missing_forward():
    @forward_first
    class Wrong:
        def backward(self, dout):
            return dout.no_such_thing

    with pytest.raises(AttributeError, match='no_such_thing'):
        Wrong().backward(1.0)


@pytest.mark.parametrize('check, inputs, english, chinese', [
    (guard.broadcast, (np.zeros((2, 3)), np.zeros(2)), 'the shapes (2, 3) and (2,) do not fit', '形状 (2, 3) 和 (2,) 配不到一起'),
    (guard.matrix_product, (np.zeros((1, 5)), np.zeros((4, 2))),
     'x has 5 columns but W has 4 rows; for a matrix product they must be equal.',
     'x 有 5 列，W 却有 4 行：矩阵相乘要求这两个数一样。'),
    (guard.matrix_product, (3.0, np.zeros((4, 2))), 'needs two matrices, but here the shapes are () and (4, 2)', '要两个矩阵'),
    (guard.matrix_product, (np.zeros((2, 3)), np.zeros((6, 2))), 'a row of a single image with x.reshape(1, -1)', '铺成一行'),
    (guard.matrix_product, (np.zeros(6), np.zeros((3, 2))), 'Make rows of it with x.reshape(-1, 3)',
     '用 x.reshape(-1, 3) 排成行'),
    (guard.images, (np.zeros((2, 3, 4)), np.zeros((3, 2))), '12 numbers for each sample, but W has 3 rows', '每个样本有 12 个数'),
    (guard.axis, (np.zeros((2, 3)), 2), 'the shape (2, 3) has no axis 2; axes count from 0 to 1', '没有第 2 轴'),
    (guard.axis, (PICTURE, (0, -2)), '(0, -2) names an axis twice', '写了两次'),
    (guard.axis, (PICTURE, 'rows'), "an axis is a whole number, several are (0, 1), and 'rows' is neither", '轴要一个整数'),
    (guard.order_of_axes, (PICTURE, 0), 'cannot be put in the order 0', '不能排成 0'),
    (guard.of_length_1, (PICTURE, 0), 'axis 0 of the shape (2, 3) cannot be left out', '只有长度是 1 的轴才能去掉'),
    (guard.reshaped, (PICTURE, (-1, -1)), '(-1, -1) is not a shape', '(-1, -1) 不是形状'),
    (guard.reshaped, (PICTURE, (2.0, 3)), '(2.0, 3) is not a shape', '最多一个 -1'),
    (guard.reshaped, (PICTURE, 'a'), "'a' is not a shape", "'a' 不是形状"),
    (guard.part, (PICTURE, (0, 0, 0)), '[0, 0, 0] names too many places; the shape (2, 3) has 2 dimensions', '只有 2 维'),
    (guard.part, (PICTURE, [True, False, True]), 'a mask must be as long as the array, whose shape is (2, 3)',
     '掩码要和数组一样长'),
    (guard.part, (PICTURE, ([0, 1], [0, 1, 2])), 'the lists of places in [[0, 1], [0, 1, 2]] are not equally long',
     '每一组要一样长'),
    (guard.part, (PICTURE, 5), 'there is no [5] in the shape (2, 3)', '没有 [5] 这一处'),
    (guard.part, (PICTURE, 0.5), '[0.5] is not a place', '[0.5] 不能当作位置'),
    (guard.part, (PICTURE, 'a'), "['a'] is not a place", "['a'] 不能当作位置"),
    (guard.part, (PICTURE, slice(0, 2, 0)), '[0:2:0] is not a place', '[0:2:0] 不能当作位置'),
    (guard.part, (3.0, 0), '3.0 is a single number without parts', '3.0 是一个数'),
    (guard.order_of_axes, (np.zeros((2, 3)), (0, 0)), 'cannot be put in the order (0, 0)', '不能排成 (0, 0)'),
    (guard.reshaped, (np.zeros((2, 3)), (4, 2)), 'holds 6 numbers, which cannot be laid out as (4, 2)', '排不成 (4, 2)'),
    (guard.alike, ([np.zeros(2), np.zeros(3)],), 'the shapes (2,), (3,) cannot be joined', '接不到一起'),
    (guard.row_of_scores, (3.0,), 'softmax takes scores in rows, but here the shape is ()', 'softmax 要一行或几行得分'),
    (guard.within, (1.5, -1, 1, 'arcsin'), 'arcsin has a value and a finite derivative between -1 and 1', '之间才有值'),
    (guard.parameter, ('W1', np.zeros(2), (3,)), 'W1 has the shape (3,) but the new value has (2,)', 'W1 的形状是 (3,)'),
    (guard.axis, (np.zeros((2, 3)), 'a'), 'an axis is a whole number', '轴要一个整数'),
    (guard.weights, ([[1.0]], np.zeros(1)), 'W is a list; write np.array(W)', 'W 是 list'),
    (guard.takes, (ReLU(), (1, 2)), 'forward of ReLU takes x; the number of inputs given is 2', '要的输入是 x，这里给了 2 个'),
    (guard.is_layer, (ReLU,), 'ReLU is a class and not yet a layer', 'ReLU 是类，不是层'),
    (guard.result, (None, ReLU()), 'forward of ReLU gave no result', '是不是忘了 return'),
    (guard.is_network, (ReLU(), 'params', 'loss', 'gradient'), 'ReLU has no params, loss, gradient',
     'ReLU 没有 params、loss、gradient'),
    (lambda: guard.sizes(hidden_size=0), (), 'hidden_size is 0; it must be a whole number', 'hidden_size 是 0'),
    (lambda: guard.sizes(input_size=4.5), (), 'input_size is 4.5', 'input_size 是 4.5'),
    (guard.parameter_names, (None, ['W1']), 'params is a dictionary such as {"W1": …}; here it is NoneType',
     'params 要是一个字典'),
    (guard.gradients_fit, ({'W': np.ones(2)}, {}), 'there is no gradient of W', '没有 W 的梯度'),
    (guard.gradients_fit, ({'W': np.ones(2)}, {'W': np.ones(3)}),
     'W has the shape (2,) but its gradient has (3,)',
     '它的梯度却是 (3,)'),
    (guard.number, (None, '常数'), '常数 is None', '常数是 None'),
    (guard.same_rows, (np.zeros((2, 3)), np.zeros(3)), 'x has 2 rows but t has 3 labels', 'x 有 2 行，t 却有 3 个标签'),
    (guard.weights, (np.zeros((2, 3)), np.zeros(2)), 'W has the shape (2, 3) and b has (2,)', 'W 的形状是 (2, 3)'),
    (guard.not_empty, (np.zeros((0, 4)),), 'this batch is empty (shape (0, 4))', '批量大小至少是 1'),
    (guard.gradient_shape, (np.zeros(3), (2,)), 'has the shape (3,) but the output has (2,)', '输出的形状却是 (2,)'),
    (guard.labels, (np.array([0, 12]), 2, 10), 'label 12 is out of range: there are 10 classes, 0 to 9', '标签 12 超出范围'),
    (guard.loss_is_number, (np.nan,), 'the loss is NaN', '损失是 NaN'),
    (guard.not_zero, (0.0,), 'this would divide by 0', '这里要除以 0 了'),
    (guard.positive, (np.array([1.0, -2.5]),), 'log takes positive numbers only, and got -2.5', 'log 只能取正数，这里得到 -2.5'),
    (guard.real_power, (-8, 0.5), 'a negative number to a fractional power is not real', '负数的分数次方不是实数'),
    (guard.real_power, (0, -1), 'this would divide by 0', '这里要除以 0 了'),
    (guard.finite_slope, (0.0, 0.5), 'at 0 the derivative of a fractional power is infinite', '导数是无穷大'),
    (guard.small_enough_for_exp, (710.0,), 'exp(710) is larger than any floating-point number', 'exp(710) 比浮点数'),
    (guard.part, (np.zeros(3), 3), 'there is no [3] in the shape (3,)', '没有 [3] 这一处'),
    (guard.part, (2.5, 0), '2.5 is a single number without parts', '2.5 是一个数'),
])
def test_each_sentence_in_both_languages(check, inputs, english, chinese):
    for name, sentence in (('en', english), ('zh', chinese)):
        language.use(name)
        with pytest.raises((ValueError, ArithmeticError, TypeError, IndexError)) as error:
            check(*inputs)
        assert sentence in str(error.value)


@pytest.mark.parametrize('shape, rows, advice', [
    ((2, 3), 6, 'x.reshape(1, -1)'), ((6,), 3, 'x.reshape(-1, 3)'), ((6,), 1, 'x.reshape(-1, 1)'),
    ((2, 3), 5, ''), ((1, 5), 4, ''), ((6,), 4, ''), ((6,), 0, ''), ((2, 3), 2, '')])
def test_a_reshape_is_advised_only_where_it_helps(shape, rows, advice):
    x, W = np.zeros(shape), np.zeros((rows, 2))
    with pytest.raises(ValueError) as error:
        guard.matrix_product(x, W)
    assert advice in str(error.value) and str(error.value).endswith('must be equal.') == (not advice)
    if advice:
        guard.matrix_product(eval(advice), W)


@pytest.mark.parametrize('name, chapter', [('Dropout', 6), ('BatchNormalization', 6), ('Convolution', 7), ('Pooling', 7)])
def test_a_layer_of_a_later_chapter_is_named_with_its_chapter(name, chapter):
    with pytest.raises(ImportError, match=f'{name} is a layer of chapter {chapter} of the book'):
        guard.not_of_later_chapters(name)
    guard.not_of_later_chapters('Affine')


@pytest.mark.filterwarnings('error')
@pytest.mark.parametrize('kind, largest', [(np.float32, 88.7), (np.float64, 709.7)])
def test_exp_is_refused_exactly_where_it_would_overflow(kind, largest):
    assert np.isfinite(np.exp(kind(largest)))
    guard.small_enough_for_exp(np.array([largest, 0], kind))
    with pytest.raises(OverflowError):
        guard.small_enough_for_exp(kind(largest + 0.1))


class WrittenInC:
    forward = staticmethod(max)             # it does not tell what it takes


BORDERS = [        # (check, what still passes, what does not)
    (guard.axis, [(PICTURE, axis) for axis in (-2, 0, 1, None, (0, 1), (-1, -2), np.int64(1))],
     [(PICTURE, axis) for axis in (-3, 2, (0, 2), (-3,), 1.0, '0')] + [(3.0, 0), (3.0, -1)]),
    (lambda axis: guard.axis(PICTURE, axis, more=1), [(-3,), (2,)], [(-4,), (3,), (1.0,)]),
    (guard.order_of_axes,
     [(PICTURE, axes) for axes in (None, (0, 1), (1, 0), (-1, 0), (-2, -1))] + [(3.0, ()), (3.0, None)],
     [(PICTURE, axes) for axes in ((0,), (), (1, 1), (-1, 1), (0, 1, 2))] + [(3.0, (0,))]),
    (guard.alike,
     [([1.0, 2.0],), ([PICTURE, PICTURE + 1],), ([PICTURE, LONGER], 0), ([PICTURE, WIDER], 1), ([PICTURE, WIDER], -1)],
     [([1.0, PICTURE],), ([PICTURE, LONGER],), ([PICTURE, LONGER], 1), ([PICTURE, PICTURE.T], -1), ([1.0, 2.0], 0),
      ([np.zeros(2), 2.0], 0)]),
    (guard.matrix_product, [(PICTURE, np.zeros((3, 4))), (np.zeros(3), np.zeros((3, 1))), (PICTURE, np.zeros(3)),
                            (np.zeros(3), np.zeros(3))],
     [(PICTURE, PICTURE), (np.zeros(3), np.zeros((0, 2))), (3.0, PICTURE), (PICTURE, 3.0),
      (np.zeros((1, 2, 3)), np.zeros((3, 1))), (np.zeros(3), np.zeros((3, 1, 1)))]),
    (guard.images, [(np.zeros((5, 2, 3)), np.zeros((6, 1))), (np.zeros((0, 2, 3)), np.zeros((6, 1)))],
     [(np.zeros((6, 2, 3)), np.zeros((36, 1))), (np.zeros((6, 2, 3)), np.zeros((5, 1)))]),
    (guard.weights, [(PICTURE, np.zeros(3))],
     [(PICTURE, np.zeros(2)), (PICTURE, np.zeros((1, 3))), (PICTURE, 0.0), (np.zeros(3), np.zeros(3)),
      (np.zeros(3), np.array(0.0)), (PICTURE.tolist(), np.zeros(3)), (PICTURE, [0.0] * 3)]),
    (guard.row_of_scores, [(np.zeros(1),), (np.zeros((1, 1)),), ([1, 2],)],
     [(1.0,), (np.zeros((1, 1, 1)),), (np.zeros(0),), (np.zeros((0, 3)),), (np.zeros((3, 0)),)]),
    (guard.gradient_shape, [(1.0, ()), (PICTURE, (2, 3)), ([1, 2], (2,))],
     [(1.0, (1,)), (PICTURE, (3, 2)), ([1, 2], ())]),
    (guard.same_rows, [(PICTURE, np.zeros(2)), (np.zeros(1), np.zeros(1)), ([1.0], 3)],
     [(PICTURE, 0), (PICTURE, LONGER)]),
    (guard.labels, [(np.array([0, 2]), 2, 3), (np.array([[0], [2]]), 2, 3), (np.array([1], np.uint8), 1, 2)],
     [(np.array([0, 3]), 2, 3), (np.array([-1, 2]), 2, 3), (np.array([0, 1, 2]), 2, 3), (np.array([[0, 1]]), 2, 3),
      (np.array([0.0, 1.0]), 2, 3), (np.array([True, False]), 2, 3)]),
    (guard.batch_size, [(1,), (np.int64(1),), (10 ** 6,)], [(0,), (-1,), (True,), (1.0,), ('1',)]),
    (lambda size: guard.sizes(hidden_size=size), [(1,), (np.int32(1),)], [(0,), (-1,), (True,), (1.0,), (None,)]),
    (guard.parameter, [('W', PICTURE, (2, 3)), ('b', [1, 2], (2,))],
     [('W', PICTURE, (3, 2)), ('b', 1.0, (1,)), ('b', 'a', ())]),
    (guard.parameter_names, [({'W': 1}, ['W']), (['W', 'b'], {'b': 1, 'W': 2})],
     [({'W': 1}, ['W', 'b']), ({'W': 1, 'b': 2}, ['W']), ('W', ['W'])]),
    (guard.not_zero, [(1e-300,), (np.array([1.0, -1.0]),)], [(0,), (-0.0,), (np.array([1.0, 0.0]),)]),
    (guard.positive, [(1e-300,), (np.array([1.0, 2.0]),)], [(0.0,), (-1e-300,), (np.array([1.0, 0.0]),)]),
    (guard.within, [(x, -1, 1, 'f') for x in (0.0, -0.999, np.array([0.999, -0.5]))],
     [(x, -1, 1, 'f') for x in (-1.0, 1.0, -2.0, 2.0, np.array([0.0, 1.0]))]),
    (guard.real_power,
     [(-8, 3.0), (-8, -1), (0.0, 0.5), (0, 0), (2, -0.5), (np.array([-1.0, 2.0]), np.array([2.0, 0.5]))],
     [(-8, 1 / 3), (-8, -0.5), (0, -1), (0.0, -0.5), (np.array([1.0, -2.0]), 0.5)]),
    (guard.finite_slope, [(0.0, 1), (0.0, 2.5), (0.0, 0), (1e-300, 0.5), (-1.0, 3)],
     [(0.0, 0.999), (0, 1e-9), (np.array([1, 0]), 0.5)]),
    (guard.loss_is_number, [(0.0,), (np.inf,)], [(np.nan,), (np.float32('nan'),)]),
    (lambda *grads: guard.gradients(ReLU(), (1.0, np.ones(2)), grads),
     [(1.0, np.ones(2)), (np.float32(1), [2, 3]), (2, None), (3.0,)],
     [([1.0, 2.0],), (1.0, 2.0), (1.0, np.ones(2), 3.0), ('a',), ({'dx': 1},), (1j,), (np.ones(2),)]),
    (lambda value: guard.result(value, ReLU()), [(1.0,), (2,), ([1, 2],), (PICTURE,), (np.bool_(True),), (np.nan,)],
     [(None,), ((1, 2),), ('abc',), ({1},), (lambda: 1,), (ReLU(),), ((x for x in [1]),), (1j,), ([1, [2]],)]),
    (lambda x, y: guard.untouched(ReLU(), 'forward', [x], [y]), [(1.0, 1.0), (PICTURE, PICTURE.copy()), (np.nan, np.nan)],
     [(PICTURE, PICTURE + 1)]),
    (lambda x, y: guard.repeatable(x, y, 'loss'), [(1.0, 1.0), (np.nan, np.nan)], [(1.0, 1.0000001)]),
    (lambda lr: guard.settings(lr=lr), [(0.1,), (-1,), (np.float32(1),), (np.array(1.0),)],
     [([0.1],), ('a',), (None,), (np.nan,)]),
    (lambda beta: guard.below_1(beta=beta), [(0,), (0.999,)], [(1,), (-0.1,), (2,)]),
    (guard.holds_decimals, [(float,), (np.float32,), ('float16',)], [(int,), ('abc',), (complex,), (None.__class__,), (3,)]),
    (guard.seed, [(None,), (0,), (np.int64(7),), (2 ** 32 - 1,)], [(-1,), (1.5,), ('a',), (True,), (2 ** 32,)]),
    (guard.are_probabilities, [(np.array([[0, 1.0]]),), (np.array([[0.5, 0.505], [-0.005, 1]]),)],
     [(np.array([[0.5, 0.5], [3, -2]]),), (np.array([[0.1, 0.1]]),), (np.array([[2.0, 1]]),)]),
    (guard.one_target_each, [(np.ones(3), np.ones(3)), (np.ones((2, 3)), 1.0), (2.0, np.ones(3)), (np.ones((1, 3)), np.ones(3))],
     [(np.ones((3, 1)), np.ones(3)), (np.ones(3), np.ones((3, 1))), (np.ones(2), np.ones(3))]),
    (guard.apart, [(1.0, 0.0), (0.0, 1.0)], [(1.0, 1.0)]),
    (guard.takes, [(ReLU(), [1]), (WrittenInC(), [1, 2, 3])], [(ReLU(), []), (ReLU(), [1, 2])]),
]


@pytest.mark.parametrize('check, right, wrong', BORDERS, ids=lambda part: getattr(part, '__name__', ''))
def test_a_check_refuses_just_what_is_beyond_its_border(check, right, wrong):
    for inputs in right:
        check(*inputs)
    for inputs in wrong:
        with pytest.raises((ValueError, ArithmeticError, TypeError)) as error:
            check(*inputs)
        assert str(error.value).endswith(('.', ')', '?'))


@pytest.mark.parametrize('value, kind', [(np.float64(2), float), (np.int64(2), int), (np.uint8(2), int), (True, int),
                                         (np.array(2.5), float), (np.float32(2), np.float32),
                                         (np.float16(2), np.float16)], ids=repr)
def test_a_single_number_is_pythons_own_where_it_has_all_its_bits(value, kind):
    read = guard.number(value, 'x')
    assert read == value and type(read) is kind


def test_a_long_object_is_quoted_in_short():
    with pytest.raises(TypeError) as error:
        guard.number('9' * 5000, 'x')
    assert len(str(error.value)) < 150 and '9' * 50 in str(error.value)
