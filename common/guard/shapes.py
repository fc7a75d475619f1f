"""Shapes: what fits together, and what does not."""
import numpy as np

from common.language import say


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
    """x (N, D) or (D,) and W (D, M) or (D,): as many columns on the left as rows on the right."""
    if np.ndim(x) not in (1, 2) or np.ndim(W) not in (1, 2):
        raise ValueError(say(
            '矩阵相乘要两个矩阵，这里的形状是 {x_shape} 和 {W_shape}：一个数用 * 去乘；几层的数组先用 reshape 变成行和列。',
            'a matrix product needs two matrices, but here the shapes are {x_shape} and {W_shape}; multiply a '
            'single number with *, and turn an array of more dimensions into rows and columns with reshape.',
            x_shape=np.shape(x), W_shape=np.shape(W)))
    columns, rows = np.shape(x)[-1], np.shape(W)[0]
    if columns != rows and np.ndim(x) == np.ndim(W) == 1:
        raise ValueError(say('左边有 {columns} 个数，右边有 {rows} 个：两行数相乘再相加，要一样长。',
                             'there are {columns} numbers on the left and {rows} on the right; for the dot product of two '
                             'rows they must be equally many.', columns=columns, rows=rows))
    if columns != rows:
        raise ValueError(say('x 有 {columns} 列，W 却有 {rows} 行：矩阵相乘要求这两个数一样。{way}',
                             'x has {columns} columns but W has {rows} rows; for a matrix product they must be equal.{way}',
                             columns=columns, rows=rows, way=_way_to(rows, x)))


def _way_to(columns, x):
    """What makes rows of so many columns of x, where a reshape does."""
    if np.ndim(x) == 2 and np.size(x) == columns:
        return say('一张图像用 x.reshape(1, -1) 铺成一行。', ' Make a row of a single image with x.reshape(1, -1).')
    if np.ndim(x) == 1 and columns and np.size(x) % columns == 0:
        return say('用 x.reshape(-1, {columns}) 排成行。', ' Make rows of it with x.reshape(-1, {columns}).', columns=columns)
    return ''


def images(x, W):
    """Each of N images x (N, …) holds one number for each row of W."""
    numbers = int(np.prod(np.shape(x)[1:]))
    if numbers != len(W):
        raise ValueError(say('x 的形状是 {shape}，每个样本有 {numbers} 个数，W 却有 {rows} 行：这两个数要一样。',
                             'x has the shape {shape}: {numbers} numbers for each sample, but W has {rows} rows; '
                             'they must be equal.', shape=np.shape(x), numbers=numbers, rows=len(W)))


def weights(W, b):
    """W (D, M) and one b for each of its M columns, both arrays: learning changes them in place."""
    for name, array in (('W', W), ('b', b)):
        if not isinstance(array, np.ndarray):
            raise TypeError(say('{name} 是 {kind}：写成 np.array({name})，学习要就地改它。',
                                '{name} is a {kind}; write np.array({name}), learning changes it in place.',
                                name=name, kind=type(array).__name__))
    if np.ndim(W) != 2 or np.shape(b) != np.shape(W)[1:]:
        raise ValueError(say(
            'W 的形状是 {W_shape}，b 的形状是 {b_shape}：W 要是矩阵，b 给它的每一列一个数。',
            'W has the shape {W_shape} and b has {b_shape}; W must be a matrix, and b hold one number '
            'for each of its columns.', W_shape=np.shape(W), b_shape=np.shape(b)))


def not_empty(x):
    if np.size(x) == 0:
        raise ValueError(say('这一批里没有数据（形状 {shape}）：批量大小至少是 1。',
                             'this batch is empty (shape {shape}); the batch size must be at least 1.',
                             shape=np.shape(x)))


def row_of_scores(x):
    """x (N, classes) or (classes,): at least one score."""
    not_empty(x)
    shape = np.shape(x)
    if len(shape) not in (1, 2):
        raise ValueError(say('softmax 要一行或几行得分，这里的形状是 {shape}：每一行是一个样本的得分。',
                             'softmax takes scores in rows, but here the shape is {shape}; each row holds those '
                             'of one sample.',
                             shape=shape))


def gradient_shape(dout, shape):
    """The upstream gradient has the shape of the output."""
    if (dout.shape if type(dout) is np.ndarray else np.shape(dout)) != shape:
        raise ValueError(say(
            '上游传来的形状是 {dout_shape}，输出的形状却是 {shape}：梯度和它的变量形状相同。',
            'the upstream gradient has the shape {dout_shape} but the output has {shape}; '
            'a gradient has the shape of its variable.', dout_shape=np.shape(dout), shape=shape))


def same_rows(x, t):
    """One target for each row of x, and at least one row."""
    not_empty(x)
    x_rows, t_rows = len(np.atleast_1d(x)), len(np.atleast_1d(t))
    if x_rows != t_rows:
        raise ValueError(say('x 有 {x_rows} 行，t 却有 {t_rows} 个标签：每一行要有一个标签。',
                             'x has {x_rows} rows but t has {t_rows} labels; each row needs one.',
                             x_rows=x_rows, t_rows=t_rows))
