"""What an array looks like when it is not the expected one: each function knows one mistake and its sentence."""
from itertools import permutations

import numpy as np

from common.language import say


def likeness(found, expected, named, same):
    """The first sentence that fits, or None. same(a, b): equal shapes and numbers."""
    with np.errstate(all='ignore'):
        for look in (not_finite, truth_values, layout, lost_transpose, whole_numbers, sign, other_thing, exchanged, term, factor,
                     axis_of_softmax, sum_along_other_axis, rounded):
            sentence = look(found, expected, named, same)
            if sentence:
                return sentence
    return None


def not_finite(found, expected, named, same):
    if found.dtype.kind == 'f' and not np.all(np.isfinite(found)):
        return say('里面有 NaN 或无穷大：exp 的输入太大了，或者除以了 0。',
                   'There is NaN or infinity in it: exp was given something too large, or something was divided by 0.')


def truth_values(found, expected, named, same):
    if expected.dtype.kind != 'b':
        if found.dtype.kind == 'b':
            return say('这里要的是数，这个数组里是 True 和 False。',
                       'Numbers are needed here; this holds True and False.')
        return None
    if found.dtype.kind != 'b':
        return say('掩码由 True 和 False 组成：它来自一次比较。',
                   'A mask is made of True and False: it comes from a comparison.')
    if found.shape != expected.shape:
        return None
    if np.array_equal(found, ~expected):
        return say('位置都找对了，True 和 False 正好反了。',
                   'The places are all right; True and False are just the other way round.')
    for name, value in named.items():
        if value.shape == found.shape and np.all(value[found == expected] == 0):
            return say('True 和 False 反了；而且 {name} 等于 0 的地方，也归错了一边。',
                       'True and False are the other way round; and where {name} is 0 it went to the wrong side, too.',
                       name=name)
        if value.shape == found.shape and np.all(value[found != expected] == 0):
            return say('只有 {name} 恰好等于 0 的地方不一样：再想想 0 归哪一边，比较号要不要带等号。',
                       'It differs only where {name} is exactly 0: to which side does 0 belong, with or without "equal"?',
                       name=name)


def layout(found, expected, named, same):
    """The right numbers in another arrangement, or not yet added up."""
    if found.ndim == 2 and same(found.T, expected):
        return say('数都对了，只是行和列换了位置：还要转置。',
                   'The numbers are right, rows and columns have changed places: transpose.')
    if found.shape == expected.shape:
        return None
    if found.size == expected.size and same(found.reshape(expected.shape), expected):
        return say('数都对了，只是形状是 {found}，要的是 {expected}。',
                   'The numbers are right; only the shape is {found}, and {expected} is needed.',
                   found=found.shape, expected=expected.shape)
    if found.shape[1:] == expected.shape and found.ndim and same(found.sum(axis=0), expected):
        return say('每个样本一行，都算对了：还要沿着样本（axis=0）把它们加起来。',
                   'There is a right row for each sample; they have still to be added up over the samples (axis=0).')
    if found.ndim == 0 and expected.ndim and same(found, expected.sum()):
        return say('全部加成了一个数：要只沿着一个方向加，让形状和变量一样。',
                   'All was added up into a single number: add along one axis only, so that the shape is that of the variable.')


def lost_transpose(found, expected, named, same):
    """The right two matrices, multiplied in another way."""
    matrices = [(name, value) for name, value in named.items() if value.ndim == 2 and value.dtype.kind != 'b']
    for (a, A), (b, B) in permutations(matrices, 2):
        if not any(same(product, expected) for product in _products(A, B)):
            continue
        if A.shape == B.shape and same(found, A * B):
            return say('{a} 和 {b} 在这里是逐个相乘的；矩阵乘积是一行配一列，写作 @。',
                       '{a} and {b} are multiplied element by element here; a matrix product is row by column, written @.',
                       a=a, b=b)
        if any(same(product, found) for product in _products(B, A)):
            return say('{a} 和 {b} 相乘，这是对的，可是谁前谁后也要紧：次序反了。',
                       '{a} and {b} are multiplied, and that is right, but in the wrong order: '
                       'which of them stands first matters.', a=a, b=b)
        if any(same(product, found) for product in _products(A, B)):
            return say('{a} 和 {b} 相乘，这是对的，可是转置的地方不对：想一想，哪一个的行配哪一个的列。',
                       '{a} and {b} are multiplied, and that is right, but a transpose is missing or in the wrong place: '
                       'rows of which meet columns of which?', a=a, b=b)


def whole_numbers(found, expected, named, same):
    if found.dtype.kind in 'iu' and found.shape == expected.shape and not same(expected, np.trunc(expected)):
        if np.all(found == expected.astype(float).astype(found.dtype)):
            return say('小数部分被截掉了：这个数组的类型是整数。',
                       'The fractions were cut off: this is an array of whole numbers.')


def sign(found, expected, named, same):
    if np.any(expected) and found.dtype.kind != 'b' and same(-found.astype(float), expected):
        return say('大小都对了，正负号正好反了。', 'All sizes are right, and all signs are turned round.')


def other_thing(found, expected, named, same):
    for name, value in named.items():
        if found.ndim and same(found, value):
            return say('这就是 {name} 本身，它还要参加运算。',
                       'This is {name} itself; something has still to be done with it.', name=name)


def exchanged(found, expected, named, same):
    """A mask the wrong way round: 0 where something should pass, and the other way about."""
    if found.shape == expected.shape and np.any(expected) and not np.any(found * expected):
        for name, value in named.items():
            if same(found + expected, value):
                return say('{name} 该通过的地方断开了，该断开的地方通过了：正好反了。',
                           '{name} is stopped where it should pass, and passes where it should be stopped: '
                           'just the other way round.', name=name)


def term(found, expected, named, same):
    """A named array was not subtracted or not added."""
    if found.shape != expected.shape or not found.ndim:
        return None
    for name, value in named.items():
        if value.shape != expected.shape or not np.any(value):
            continue
        share = _ratio(found - expected.astype(float), value)
        if share is not None and share > 0:
            return say('还要减去 {name}。', '{name} has still to be taken away.', name=name)
        if share is not None and share < 0:
            return say('{name} 还要加上，或者多减了一次。',
                       '{name} has still to be added, or was taken away once too often.', name=name)


def factor(found, expected, named, same):
    """Every number too large or too small by the same factor, or by a named array."""
    if found.shape != expected.shape or not np.any(expected):
        return None
    ratio = _ratio(found, expected)
    if ratio:
        rows = {n for value in [*named.values(), expected] for n in (np.shape(value)[:1] or (int(value),))}
        for n in sorted(rows | {expected.size}):
            if n > 1 and np.isclose(ratio, n, 1e-3):
                return say('每个数都大了同样的倍数，正好是个数 {n}：这里要的是平均，还要除以它。',
                           'Every number is too large by the same factor, the count {n}: a mean is needed, divide by it.',
                           n=n)
            if n > 1 and np.isclose(ratio * n, 1, 1e-3):
                return say('每个数都小了同样的倍数，正好是个数 {n}：这里要的是和，不是平均。',
                           'Every number is too small by the same factor, the count {n}: a sum is needed, not a mean.',
                           n=n)
    for name, value in named.items():
        if _fits(value, expected) and same(found * value, expected):
            return say('还差一个因子 {name}。', 'The factor {name} is missing.', name=name)
        if _fits(value, expected) and same(found, expected * value):
            return say('多了一个因子 {name}。', 'There is a factor {name} too many.', name=name)
    if ratio:
        return say('每个数都差同样的倍数：找一个漏掉或者多出来的因子。',
                   'Every number is off by the same factor: look for one that was left out or is there twice.')


def axis_of_softmax(found, expected, named, same):
    """Rows should sum to one, and something else does."""
    if expected.ndim != 2 or found.shape != expected.shape or not np.allclose(expected.sum(axis=1), 1):
        return None
    if np.allclose(found.sum(axis=0), 1):
        return say('每一列的和是 1；一行才是一个样本，所以要沿着 axis=1 归一。',
                   'Each column sums to 1; but a row is a sample, so it is along axis=1 that the sum should be 1.')
    if np.isclose(found.sum(), 1):
        return say('整个数组的和是 1；每一行是一个样本，各自的和要是 1。',
                   'The whole array sums to 1; each row is a sample of its own and should sum to 1.')


def sum_along_other_axis(found, expected, named, same):
    for name, value in named.items():
        for axis in range(value.ndim):
            if same(value.sum(axis=axis), expected):
                others = [other for other in range(value.ndim) if other != axis]
                if any(same(found, value.sum(axis=other)) for other in others):
                    return say('{name} 加起来的方向不对：换一个 axis。',
                               '{name} was added up along the other axis.', name=name)


def rounded(found, expected, named, same):
    if found.shape == expected.shape and found.dtype.kind == 'f' and np.any(found):
        digits = max(len(np.format_float_positional(x).rstrip('0').split('.')[1]) for x in np.ravel(found))
        if digits < 4 and np.allclose(np.round(expected.astype(float), digits), found):
            return say('已经很近，只是舍入得太早：请保留四位有效数字。',
                       'Near, but rounded too early: keep four significant digits.')


def _products(A, B):
    """A · B with each of them as it is or transposed, where the shapes fit."""
    return [left @ right for left in (A, A.T) for right in (B, B.T) if left.shape[1] == right.shape[0]]


def _ratio(a, b):
    """The number k with a = k·b everywhere, or None."""
    b = np.asarray(b, dtype=float)
    at = np.argmax(np.abs(b))
    k = float(np.ravel(a)[at] / np.ravel(b)[at])
    return k if np.allclose(a, k * b, rtol=1e-4, atol=1e-6 * np.max(np.abs(b))) else None


def _fits(value, expected):
    return value.dtype.kind in 'fiu' and value.ndim and np.any(value) and (
        value.shape == expected.shape or value.shape == expected.shape[1:])
