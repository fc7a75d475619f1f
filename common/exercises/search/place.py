"""A place in a backward pass that can be judged by itself: what one node passes to one of its inputs."""
from typing import NamedTuple

import numpy as np

H = 1e-5
LOOKED_AT = 20          # elements of an array
TOLERANCE = 1e-4        # of the larger of both numbers; differences are good to 1e-8 or so


class Place(NamedTuple):
    """number: of the node, counted from the left, from 1 on. circle: what stands in it. variable: whom it is for.

    index is that of the element where the two numbers differ most, () for a single number.
    """
    number: int
    circle: str
    variable: str
    index: tuple
    found: float
    expected: float
    node: object = None
    replaced: bool = False      # the share is right, but what had arrived before was overwritten

    @property
    def label(self):
        """The node in a few letters: 3 ReLU; the parameter where nothing is known of nodes."""
        return f'{self.number} {self.circle}' if self.node is not None else self.variable

    @property
    def error(self):
        """The difference in units of the larger number; all of it where one of them is not finite."""
        size = max(abs(self.found), abs(self.expected))
        if not np.isfinite(self.found - self.expected):
            return 1.0
        return abs(self.found - self.expected) / size if size > 1e-9 else 0.0

    @property
    def wrong(self):
        return self.error > TOLERANCE


def compared(function, x, found):
    """(index, found, expected) where `found`, the gradient of `function` by the array x, is off most.

    x is moved in place and put back. Where the function has a kink within H of x nothing can be said: left out.
    """
    found = np.broadcast_to(np.asarray(found, float), x.shape)
    places = list(np.ndindex(x.shape))
    if len(places) > LOOKED_AT:
        places = [places[i] for i in np.random.RandomState(0).permutation(len(places))[:LOOKED_AT]]
    pairs = [(index, float(found[index]), slope(function, x, index)) for index in places]
    pairs = [pair for pair in pairs if pair[2] is not None]
    return max(pairs, key=lambda pair: abs(pair[1] - pair[2]), default=None)


def slope(function, x, index):
    """The derivative of `function` by x[index], by differences; None at a kink."""
    kept = x[index]
    try:
        x[index] = kept + H
        above = function()
        x[index] = kept - H
        below = function()
        x[index] = kept
        here = function()
    finally:
        x[index] = kept
    right, left = (above - here) / H, (here - below) / H
    if abs(right - left) > 0.1 * max(abs(right), abs(left), 1e-6):
        return None
    return (above - below) / (2 * H)
