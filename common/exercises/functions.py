"""Checks of a function that the reader wrote."""
import numpy as np

from common.exercises.arrays import check_array
from common.exercises.result import hint, not_yet


def check_function(f, reference, *examples):
    """f against a function that is right, on examples: each a tuple of arguments."""
    if f is None or f is ...:
        return not_yet()
    result = not_yet()
    for example in examples:
        arguments = [np.copy(x) if isinstance(x, np.ndarray) else x for x in example]
        try:
            found = f(*arguments)
        except Exception as error:
            return hint(f'运行到一半停下了：{type(error).__name__}: {error}', f'it stopped half way: {type(error).__name__}: {error}')
        result = check_array(found, reference(*example))
        if not result.passed:
            return result
    return result
