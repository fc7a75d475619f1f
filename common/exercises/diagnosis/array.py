"""What an array looks like when it is not the expected one: each function knows one mistake and its sentence."""
from itertools import permutations

import numpy as np

from common.exercises.answers import close, same
from common.language import say


def likeness(found, expected, named):
    """The first sentence that fits, or None."""
    with np.errstate(all='ignore'):
        for look in (not_finite, truth_values, layout, lost_transpose, whole_numbers, sign, other_thing, exchanged,
                     at_zero, term, factor, axis_of_softmax, sum_along_other_axis, rounded, all_alike):
            sentence = look(found, expected, named)
            if sentence:
                return sentence
    return None


def not_finite(found, expected, named):
    if found.dtype.kind == 'f' and not np.all(np.isfinite(found)):
        return say('里面有 NaN 或无穷大：exp 的输入太大了，或者除以了 0。',
                   'There is NaN or infinity in it: exp was given something too large, or something was divided by 0.')


def truth_values(found, expected, named):
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
                   'Every place is right; True and False are just the wrong way round.')
    for name, value in named.items():
        if value.shape == found.shape and np.all(value[found == expected] == 0):
            return say('True 和 False 反了；而且 {name} 等于 0 的地方，也归错了一边。',
                       'True and False are the wrong way round; and where {name} is 0, it went to the wrong side, '
                       'too.',
                       name=name)
        if value.shape == found.shape and np.all(value[found != expected] == 0):
            return say('只有 {name} 恰好等于 0 的地方不一样：再想想 0 归哪一边，比较号要不要带等号。',
                       'It differs only where {name} is exactly 0: to which side does 0 belong, with or without "equal"?',
                       name=name)


def layout(found, expected, named):
    """The right numbers in another arrangement, or not yet added up."""
    if found.ndim == 2 and same(found.T, expected):
        return say('数都对了，只是行和列换了位置：还要转置。',
                   'The numbers are right, but rows and columns have been swapped: transpose.')
    if found.shape == expected.shape:
        return None
    if found.size == expected.size and same(found.reshape(expected.shape), expected):
        return say('数都对了，只是形状是 {found}，要的是 {expected}。',
                   'The numbers are right; only the shape is {found}, and {expected} is needed.',
                   found=found.shape, expected=expected.shape)
    if found.shape[1:] == expected.shape and found.ndim and same(found.sum(axis=0), expected):
        return say('每个样本一行，都算对了：还要沿着样本（axis=0）把它们加起来。',
                   'There is a right row for each sample; now add them up over the samples (axis=0).')
    if found.ndim == 0 and expected.ndim and same(found, expected.sum()):
        return say('全部加成了一个数：要只沿着一个方向加，让形状和变量一样。',
                   'Everything was added up into a single number: add along one axis only, so that the shape is '
                   'that of the variable.')


def lost_transpose(found, expected, named):
    """The right two matrices, multiplied in another way."""
    matrices = [(name, value) for name, value in named.items() if value.ndim == 2 and value.dtype.kind != 'b']
    for (a, A), (b, B) in permutations(matrices, 2):
        if not any(same(product, expected) for product in _products(A, B)):
            continue
        if any(left.shape == right.shape and same(found, left * right) for left in (A, A.T) for right in (B, B.T)):
            return say('{a} 和 {b} 在这里是逐个相乘的；矩阵乘积是一行配一列，写作 @。',
                       '{a} and {b} are multiplied element by element here; a matrix product is row by column, written @.',
                       a=a, b=b)
        if _with_inverse(found, A, B):
            return say('{b} 求了逆：往回走要的是转置，不是逆矩阵。',
                       '{b} was inverted: the backward pass needs its transpose, not its inverse.', b=b)
        if any(same(product, found) for product in _products(B, A)):
            return say('{a} 和 {b} 相乘，这是对的，可是谁前谁后也要紧：次序反了。',
                       '{a} and {b} are multiplied, and that is right, but in the wrong order: which '
                       'comes first matters.', a=a, b=b)
        if any(same(product, found) for product in _products(A, B)):
            return say('{a} 和 {b} 相乘，这是对的，可是转置的地方不对：想一想，哪一个的行配哪一个的列。',
                       '{a} and {b} are multiplied, and that is right, but a transpose is missing or in the wrong place: '
                       'rows of which meet columns of which?', a=a, b=b)


def whole_numbers(found, expected, named):
    if found.dtype.kind in 'iu' and found.shape == expected.shape and not same(expected, np.trunc(expected)):
        if np.all(found == expected.astype(float).astype(found.dtype)):
            return say('小数部分被截掉了：这个数组的类型是整数。',
                       'The fractions were cut off: this is an array of whole numbers.')


def sign(found, expected, named):
    if np.any(expected) and found.dtype.kind != 'b' and same(-found.astype(float), expected):
        return say('大小都对了，正负号正好反了。', 'All sizes are right, but every sign is reversed.')


def other_thing(found, expected, named):
    for name, value in named.items():
        if found.ndim and same(found, value):
            return say('这就是 {name} 本身，还要再算一步。', 'This is {name} itself; there is one more step.', name=name)


def exchanged(found, expected, named):
    """A mask the wrong way round: 0 where something should pass, and the other way about."""
    if found.shape == expected.shape and np.any(expected) and not np.any(found * expected):
        for name, value in named.items():
            if same(found + expected, value):
                return say('{name} 该通过的地方断开了，该断开的地方通过了：正好反了。',
                           '{name} is stopped where it should pass, and passes where it should be '
                           'stopped: the wrong way round.', name=name)


def at_zero(found, expected, named):
    """Right but where a named array is exactly 0."""
    if found.shape == expected.shape and found.dtype.kind != 'b':
        wrong = ~close(found, expected)
        for name, value in named.items():
            if value.shape == wrong.shape and np.any(wrong) and not np.any(value[wrong]):
                return say('只有 {name} 恰好等于 0 的地方不一样：再想想 0 归哪一边。',
                           'It differs only where {name} is exactly 0: think again about which side 0 belongs to.', name=name)
    return None


def term(found, expected, named):
    """A named array was not subtracted or not added."""
    if found.shape != expected.shape or not found.ndim:
        return None
    for name, value in named.items():
        if value.shape != expected.shape or not np.any(value):
            continue
        share = _ratio(found - expected.astype(float), value)
        if share is not None and share > 0:
            return say('还要减去 {name}。', '{name} must be subtracted as well.', name=name)
        if share is not None and share < 0:
            return say('{name} 还要加上，或者多减了一次。',
                       '{name} must be added, or was subtracted once too often.', name=name)


def factor(found, expected, named):
    """Every number too large or too small by the same factor, or by a named array."""
    if found.shape != expected.shape or not np.any(expected):
        return None
    ratio = _ratio(found, expected)
    if ratio:
        rows = {n for value in [*named.values(), expected] for n in (np.shape(value)[:1] or (int(value),))}
        for n in sorted(rows | {expected.size}):
            if n > 1 and np.isclose(ratio, n, 1e-3):
                return say('每个数都大了同样的倍数，正好是个数 {n}：这里要的是平均，还要除以它。',
                           'Every number is too large by the same factor, the count {n}: a mean is needed, so '
                           'divide by it.',
                           n=n)
            if n > 1 and np.isclose(ratio * n, 1, 1e-3):
                return say('每个数都小了同样的倍数，正好是个数 {n}：这里要的是和，不是平均。',
                           'Every number is too small by the same factor, the count {n}: a sum is needed, not a mean.',
                           n=n)
    for name, value in named.items():
        if _fits(value, expected) and same(found * value, expected):
            return say('还差一个因子 {name}。', 'The factor {name} is missing.', name=name)
        if _fits(value, expected) and same(found, expected * value):
            return say('多了一个因子 {name}。', 'There is one factor {name} too many.', name=name)
    if ratio:
        return say('每个数都差同样的倍数：找一个漏掉或者多出来的因子。',
                   'Every number is off by the same factor: look for one that was left out or is there twice.')


def axis_of_softmax(found, expected, named):
    """Rows should sum to one, and something else does."""
    if expected.ndim != 2 or found.shape != expected.shape or not np.allclose(expected.sum(axis=1), 1):
        return None
    if np.allclose(found.sum(axis=0), 1):
        return say('每一列的和是 1；一行才是一个样本，所以要沿着 axis=1 归一。',
                   'Each column sums to 1; but a row is a sample, so it is along axis=1 that the sum should be 1.')
    if np.isclose(found.sum(), 1):
        return say('整个数组的和是 1；每一行是一个样本，各自的和要是 1。',
                   'The whole array sums to 1; each row is a sample of its own and should sum to 1.')


def sum_along_other_axis(found, expected, named):
    for name, value in named.items():
        for axis in range(value.ndim):
            if same(value.sum(axis=axis), expected):
                others = [other for other in range(value.ndim) if other != axis]
                if any(same(found, value.sum(axis=other)) for other in others):
                    return say('{name} 加起来的方向不对：换一个 axis。',
                               '{name} was added up along the other axis.', name=name)


def rounded(found, expected, named):
    if found.shape == expected.shape and found.dtype.kind == 'f' and np.any(found):
        digits = max(len(np.format_float_positional(x).rstrip('0').split('.')[1]) for x in np.ravel(found))
        if digits < 4 and np.allclose(np.round(expected.astype(float), digits), found):
            return say('已经很近，只是舍入得太早：请保留四位有效数字。',
                       'Close, but rounded too early: keep four significant digits.')


def all_alike(found, expected, named):
    """One number everywhere, where the right ones differ."""
    if found.shape != expected.shape or found.dtype.kind == 'b' or found.size < 2:
        return None
    if np.ptp(found) == 0 and np.ptp(expected) > 0:
        return say('里面的数全都一样：它还没有用到传进来的数组。',
                   'All its numbers are the same: it does not use the arrays it was given yet.')


def shape_sentence(found, expected):
    """Both shapes in words, if they differ."""
    if found.shape == expected.shape:
        return None
    if expected.dtype.kind == 'b':
        return say('这里是{found}，要的是{expected}：掩码和数组形状相同，每个位置一个 True 或 False。',
                   'This is {found}; {expected} is needed: a mask has the shape of its array, '
                   'with True or False at each place.', found=in_words(found.shape), expected=in_words(expected.shape))
    return say('这里是{found}，要的是{expected}：梯度和它的变量形状相同。',
               'This is {found}; {expected} is needed: a gradient has the shape of its variable.',
               found=in_words(found.shape), expected=in_words(expected.shape))


def in_words(shape):
    if shape == ():
        return say('一个数', 'a single number')
    if len(shape) == 1:
        return say('排成一行的 {columns} 个数 {shape}', 'a row of {columns} numbers {shape}',
                   columns=shape[0], shape=shape)
    if len(shape) == 2:
        return say('排成 {rows} 行 {columns} 列的数 {shape}', 'an array of {rows} rows by {columns} columns {shape}',
                   rows=shape[0], columns=shape[1], shape=shape)
    return say('形状是 {shape} 的数组', 'an array of shape {shape}', shape=shape)


def where(found, expected):
    """The general hint: the shape is right; how many numbers are, and where to look first."""
    if found.ndim == 0:
        return say('类型和形状都对，数还不对。', 'Type and shape are right; the number is not.')
    off = np.argwhere([not same(a, b) for a, b in zip(found.ravel(), expected.ravel())]).ravel()
    place = tuple(int(i) for i in np.unravel_index(off[0], expected.shape))
    if len(off) == found.size:
        return say('形状对了，里面的数还都不是：先拿一个元素，用手算一遍。',
                   'The shape is right; the numbers in it are not: take one element and work it out by hand.')
    return say('形状对了，{count} 个数里对了 {right} 个：先看位置 {place}（从零数起）。',
               'The shape is right, and so are {right} of {count} numbers; look first at '
               'position {place}, counted from zero.',
               count=found.size, right=found.size - len(off), place=list(place))


def _with_inverse(found, A, B):
    """Is found a product of A with the inverse of B?"""
    if B.shape[0] != B.shape[1] or np.linalg.matrix_rank(B) < len(B):
        return False
    inverse = np.linalg.inv(B)
    return any(same(product, found) for product in (*_products(A, inverse), *_products(inverse, A)))


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
