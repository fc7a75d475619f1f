"""What an array looks like when it is not the expected one: each function knows one mistake and its sentence."""
import numpy as np

from common.exercises.answers import close, same
from common.exercises.diagnosis.matrix import axis_of_softmax, lost_transpose, sum_along_other_axis
from common.language import say


def likeness(found, expected, named):
    """The first sentence that fits, or None."""
    with np.errstate(all='ignore'):
        for look in (not_finite, truth_values, layout, lost_transpose, whole_numbers, sign, other_thing, exchanged,
                     at_zero, leak, axis_of_softmax, term, factor, sum_along_other_axis, rounded, all_alike):
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
    """Right but where a named array is exactly 0, and its other numbers lie on either side of 0."""
    if found.shape == expected.shape and found.dtype.kind != 'b':
        wrong = ~close(found, expected)
        for name, value in named.items():
            if value.shape == wrong.shape and np.any(wrong) and not np.any(value[wrong]) and _on_both_sides(value):
                return say('只有 {name} 恰好等于 0 的地方不一样：再想想 0 归哪一边。',
                           'It differs only where {name} is exactly 0: think again about which side 0 belongs to.', name=name)
    return None


def leak(found, expected, named):
    """Right but where it should be 0."""
    if found.shape == expected.shape and found.dtype.kind != 'b' and np.any(expected) and not np.all(expected):
        if np.all(close(found, expected)[expected != 0]) and np.any(found[expected == 0]):
            return say('该通过的都对；不该通过的地方，要的是 0。',
                       'What should pass is right; where nothing should pass, 0 is needed.')
    return None


def term(found, expected, named):
    """A named array was not subtracted or not added; one like the right answer could be a factor as well."""
    if found.shape != expected.shape or not found.ndim:
        return None
    for name, value in named.items():
        if value.shape != expected.shape or not np.any(value) or _ratio(expected, value):
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


def _on_both_sides(value):
    return np.any(value < 0) and np.any(value > 0)


def _ratio(a, b):
    """The number k with a = k·b everywhere, or None."""
    b = np.asarray(b, dtype=float)
    at = np.argmax(np.abs(b))
    k = float(np.ravel(a)[at] / np.ravel(b)[at])
    return k if np.allclose(a, k * b, rtol=1e-4, atol=1e-6 * np.max(np.abs(b))) else None


def _fits(value, expected):
    return value.dtype.kind in 'fiu' and value.ndim and np.any(value) and (
        value.shape == expected.shape or value.shape == expected.shape[1:])
