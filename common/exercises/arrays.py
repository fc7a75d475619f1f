"""Checks of arrays: shapes first, then numbers."""
import numpy as np

from common.exercises.result import hint, not_yet, right, unanswered


def check_array(answer, expected, **named):
    """An array against the expected one. Named arrays (x=x, dout=dout) help to recognise what was taken instead."""
    if unanswered(answer):
        return not_yet()
    expected = np.asarray(expected)
    try:
        found = np.asarray(answer)
        shapes_differ = found.shape != expected.shape
        same = not shapes_differ and np.allclose(found, expected, rtol=1e-5, atol=1e-8)
    except Exception:
        return hint('这里要一个由数组成的数组。', 'an array of numbers is needed here.')
    if shapes_differ:
        return hint(f'形状是 {found.shape}，要的是 {expected.shape}：梯度和它的变量形状相同。',
                    f'the shape is {found.shape}, it should be {expected.shape}: a gradient has the shape of its variable.')
    if same:
        return right()
    return hint('形状对了，数还不对。', 'The shape is right, the numbers are not yet.')
