"""Sums of gradients: along an arrow that stands for several uses of a value, and over all branches of it."""
import numpy as np


def along(uses):
    """What comes back along one arrow: the sum of the shares of its uses, [(user, position among its inputs)].

    None before backward, or where the users pass nothing on.
    """
    shares = [user.dinputs[i] for user, i in uses if i < len(user.dinputs) and user.dinputs[i] is not None]
    return sum(shares[1:], shares[0]) if shares else None


def total(shares):
    """The sum of numbers or arrays; 0 where only rounding is left of it."""
    added, size = np.sum(shares, axis=0), np.sum(np.abs(shares), axis=0)
    return np.where(np.abs(added) <= 1e-14 * size, 0, added)[()]
