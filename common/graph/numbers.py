"""Numbers and arrays as a tape keeps them and hands them on."""
import numpy as np

from common import guard


def plain(value):
    """A number as Python's own: it prints as 2.2, and float32 arrays stay float32 beside it."""
    kind = type(value)
    if kind is np.float64:
        return float(value)
    return int(value) if kind is np.int64 else value


def like(value, dout):
    """dout in the shape and the type of value: a single number counts for every element."""
    if isinstance(value, (np.ndarray, np.generic)) or isinstance(dout, np.ndarray):
        if np.ndim(dout) > 0:
            guard.gradient_shape(dout, np.shape(value))
        return np.full(np.shape(value), dout, np.result_type(value, 1.0))[()]
    return dout
