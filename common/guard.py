"""One clear sentence for each kind of bad input: what is wrong, and what to do."""
from functools import wraps

import numpy as np

from common.language import say

LARGEST_EXPONENT = {np.dtype(kind): np.log(np.finfo(kind).max) for kind in (np.float16, np.float32, np.float64)}


class NotYetForward(RuntimeError):
    """backward was called on a layer that has not run forward."""

    def __init__(self, layer):
        kind = type(layer).__name__
        super().__init__(say(
            '{kind} 还没有做过正向传播：先调用 forward，它会记住反向传播要用的东西，然后再调用 backward。',
            '{kind} has not run forward yet: call forward first, it remembers what backward needs; '
            'then call backward.', kind=kind))


def forward_first(layer):
    """Gives a class of layers one sentence for `backward` before `forward`: what it should remember is not there."""
    backward = layer.backward

    @wraps(backward)
    def backward_after_forward(self, *dout, **options):
        try:
            return backward(self, *dout, **options)
        except AttributeError as error:
            if error.obj is not self:
                raise
            raise NotYetForward(self) from None
        except OverflowError:
            raise too_large() from None

    layer.backward = backward_after_forward
    return layer


def number(value, name):
    """A number or an array of numbers, infinite ones included; NaN, text and the like are refused.

    A list becomes an array, a single number Python's own (float32 stays). Whole numbers of few bits get more, so
    that sums do not wrap around.
    """
    if type(value) is float or type(value) is int:
        is_nan = value != value
    else:
        array = np.asarray(value)
        if array.dtype.kind not in 'fiu':
            raise TypeError(say('{name} 是 {value!r}：这里要一个数，或者由数组成的数组。',
                                '{name} is {value!r}; a number or an array of numbers is needed here.',
                                name=name, value=value))
        is_nan = bool(np.isnan(array).any())
        if array.dtype.kind in 'iu':
            array = array.astype(np.int64, copy=False)
        if array.ndim:
            value = array
        else:
            value = array.item() if array.itemsize == 8 else array[()]
    if is_nan:
        raise ValueError(say('{name} 里有 NaN（不是数）：请换成一个数。',
                             '{name} holds NaN (not a number); put a number in its place.', name=name))
    return value


def anywhere(condition):
    """Whether a condition holds: for a number, or for at least one element of an array."""
    return condition.any() if isinstance(condition, np.ndarray) else condition


def broadcast(x, y):
    """The shapes of x, of y, and the one to which elementwise arithmetic copies them."""
    try:
        return np.shape(x), np.shape(y), np.broadcast_shapes(np.shape(x), np.shape(y))
    except ValueError:
        raise ValueError(say(
            '形状 {x_shape} 和 {y_shape} 配不到一起：从右往左数，每一维要么相等，要么有一个是 1。',
            'the shapes {x_shape} and {y_shape} do not fit: counted from the right, '
            'the sizes must be equal or one of them 1.', x_shape=np.shape(x), y_shape=np.shape(y))) from None


def matrix_product(x, W):
    """x (N, D) and W (D, M): as many columns on the left as rows on the right. A single row x (D,) will do."""
    if np.ndim(x) == 0 or np.ndim(W) != 2:
        raise ValueError(say(
            '矩阵相乘要两个矩阵，这里的形状是 {x_shape} 和 {W_shape}：用 x.reshape(1, -1) 把一行数变成一行的矩阵。',
            'a matrix product needs two matrices, here the shapes are {x_shape} and {W_shape}; '
            'x.reshape(1, -1) makes a matrix of a row.', x_shape=np.shape(x), W_shape=np.shape(W)))
    columns, rows = np.shape(x)[-1], np.shape(W)[0]
    if columns != rows:
        raise ValueError(say('x 有 {columns} 列，W 却有 {rows} 行：矩阵相乘要求这两个数一样。',
                             'x has {columns} columns but W has {rows} rows; for a matrix product they must be equal.',
                             columns=columns, rows=rows))


def weights(W, b):
    """W (D, M) and one b for each of its M columns."""
    if np.ndim(W) != 2 or np.shape(b) != np.shape(W)[1:]:
        raise ValueError(say(
            'W 的形状是 {W_shape}，b 的形状是 {b_shape}：W 要是矩阵，b 给它的每一列一个数。',
            'W has the shape {W_shape} and b has {b_shape}; W must be a matrix, and b hold one number '
            'for each of its columns.', W_shape=np.shape(W), b_shape=np.shape(b)))


def batch(x):
    """x (N, …) with at least one row, of two dimensions."""
    if np.ndim(x) != 2:
        raise ValueError(say(
            '这里要一批数据，形状是 (N, 列数)，而 x 的形状是 {shape}：只有一个样本时用 x.reshape(1, -1)。',
            'a batch of shape (N, columns) is needed, x has the shape {shape}; for a single sample use x.reshape(1, -1).',
            shape=np.shape(x)))


def part(x, index):
    """x[index]"""
    if np.ndim(x) == 0:
        raise TypeError(say('{x} 是一个数，里面没有可以用 [{index}] 取出来的东西。',
                            '{x} is a single number, it has no part [{index}].', x=x, index=index))
    try:
        x[index]
    except IndexError:
        raise IndexError(say('形状 {shape} 里没有 [{index}] 这一处：每一维从 0 数到长度减 1。',
                             'there is no [{index}] in the shape {shape}; '
                             'each dimension counts from 0 to its size less 1.',
                             shape=np.shape(x), index=index)) from None


def not_empty(x):
    if np.size(x) == 0:
        raise ValueError(say('这一批里没有数据（形状 {shape}）：批量大小至少是 1。',
                             'this batch is empty (shape {shape}); the batch size must be at least 1.',
                             shape=np.shape(x)))


def gradient_shape(dout, shape):
    """The upstream gradient has the shape of the output."""
    if np.shape(dout) != shape:
        raise ValueError(say(
            '上游传来的形状是 {dout_shape}，输出的形状却是 {shape}：梯度和它的变量形状相同。',
            'the upstream gradient has the shape {dout_shape} but the output has {shape}; '
            'a gradient has the shape of its variable.', dout_shape=np.shape(dout), shape=shape))


def labels(t, rows, classes):
    """Class numbers: whole, one for each row, from 0 to classes - 1."""
    if t.shape not in ((rows,), (rows, 1)):
        raise ValueError(say('得分有 {rows} 行 {classes} 列，标签的形状却是 {shape}：每一行要有一个标签，或一行 one-hot。',
                             'the scores have {rows} rows and {classes} columns, but the labels have the shape {shape}; '
                             'each row needs one label, or one row of one-hot.',
                             rows=rows, classes=classes, shape=t.shape))
    if t.dtype.kind not in 'iu':
        raise ValueError(say('标签要用整数（类别的编号），这里的类型是 {dtype}：用 t.astype(int)。',
                             'labels are whole numbers (of classes), these are {dtype}; use t.astype(int).',
                             dtype=t.dtype))
    if t.min() < 0 or t.max() >= classes:
        wrong = t.min() if t.min() < 0 else t.max()
        raise ValueError(say('标签 {wrong} 超出范围：有 {classes} 类，编号从 0 到 {largest}。',
                             'label {wrong} is out of range: there are {classes} classes, 0 to {largest}.',
                             wrong=wrong, classes=classes, largest=classes - 1))


def rows_sum_to_one(t):
    if not np.abs(np.sum(t, axis=-1) - 1).max() <= 1e-3:
        raise ValueError(say('t 的每一行加起来要等于 1（one-hot 或概率）：请检查标签。',
                             'each row of t must sum to 1 (one-hot, or probabilities); look at the labels.'))


def loss_is_number(loss):
    if np.isnan(loss):
        raise ValueError(say('损失是 NaN：得分里有 NaN 或无穷大。学习率可能太大，或者数据里有 NaN。',
                             'the loss is NaN: the scores hold NaN or infinity. The learning rate may be too large, '
                             'or the data hold NaN.'))


def not_zero(y):
    """A divisor."""
    if anywhere(y == 0):
        raise ZeroDivisionError(say('这里要除以 0 了：请让除数离开 0。',
                                    'this would divide by 0; move the divisor away from 0.'))


def positive(x):
    """What log can take."""
    if anywhere(x <= 0):
        raise ValueError(say('log 只能取正数，这里是 {min:.4g}：请让它大于 0。',
                             'log takes positive numbers only, here is {min:.4g}; make it larger than 0.',
                             min=np.min(x)))


def real_power(x, y):
    """x ** y that is a real number."""
    if anywhere((x < 0) & (y % 1 != 0)):
        raise ValueError(say('负数的分数次方不是实数：请让底数大于 0，或者让指数是整数。',
                             'a negative number to a fractional power is not real; '
                             'make the base positive or the exponent whole.'))
    if anywhere((x == 0) & (y < 0)):
        not_zero(0)


def finite_slope(x, y):
    """x ** y climbs infinitely steeply at x = 0 when 0 < y < 1."""
    if anywhere((x == 0) & (y > 0) & (y < 1)):
        raise ZeroDivisionError(say('在 0 处，分数次方的导数是无穷大：请让底数离开 0。',
                                    'at 0 the derivative of a fractional power is infinite; move the base away from 0.'))


def small_enough_for_exp(x):
    if anywhere(x >= LARGEST_EXPONENT.get(getattr(x, 'dtype', None), LARGEST_EXPONENT[np.dtype(float)])):
        raise OverflowError(say('exp({max:.4g}) 比浮点数能表示的最大的数还大：请让输入小一些。',
                                'exp({max:.4g}) is larger than any floating-point number; make the input smaller.',
                                max=np.max(x)))


def too_large():
    return OverflowError(say('这里的结果比浮点数能表示的最大的数还大：请换小一些的数。',
                             'the result is larger than any floating-point number; use smaller numbers.'))
