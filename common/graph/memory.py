"""What numbers a graph ran on, and whether they are still there: those of its inputs, and those its layers remember."""
import numpy as np

from common.layers.protocol import parts


def seen(nodes):
    """What the values of inputs are at this moment: numbers, and the bytes of arrays, into which their owner may write."""
    return [node.value.tobytes() if isinstance(node.value, np.ndarray) else node.value for node in nodes]


def remembered(layer):
    """{place: value} of what a layer of the reader's keeps, and the layers inside it; gradients (dW of W) are left out."""
    found = {}
    for path, each in parts(layer):
        kept = getattr(each, '__dict__', {})
        found.update((path + name, value) for name, value in kept.items() if not (name[0] == 'd' and name[1:] in kept))
    return found


def still_there(before, layer):
    """Whether a layer keeps what it kept: the same things, or equal numbers."""
    now = remembered(layer)
    return all(place in now and (now[place] is value or _equal(now[place], value)) for place, value in before.items())


def _equal(x, y):
    if isinstance(x, tuple) and isinstance(y, tuple):
        return len(x) == len(y) and all(map(_equal, x, y))
    return all(isinstance(each, (int, float, np.ndarray, np.generic)) for each in (x, y)) and np.array_equal(x, y)
