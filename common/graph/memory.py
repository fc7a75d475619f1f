"""What numbers a graph ran on, and whether they are still there: those of its inputs, and those its layers remember."""
import numpy as np


def seen(nodes):
    """[(node, its value)] of inputs, arrays as copies: whoever has the array may write into it."""
    return [(node, np.copy(node.value) if isinstance(node.value, np.ndarray) else node.value) for node in nodes]


def moved(before):
    """Whether one of the inputs holds another number than it was seen with."""
    return any(node.value is not value and not np.array_equal(node.value, value) for node, value in before)


def remembered(layer):
    """{place: value} of what a layer of the reader's keeps, and the layers inside it; gradients (dW of W) are left out."""
    found, waiting, known = {}, [layer], set()
    for each in waiting:
        kept = getattr(each, '__dict__', {})
        if id(each) in known:
            continue
        known.add(id(each))
        for name, value in kept.items():
            inside = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else (value,)
            parts = [part for part in inside if hasattr(part, 'forward')]
            waiting += parts
            if not parts and not (name[0] == 'd' and name[1:] in kept):
                found[len(known), name] = value
    return found


def still_there(before, layer):
    """Whether a layer keeps what it kept: the same things, or equal numbers."""
    now = remembered(layer)
    return all(place in now and (now[place] is value or _equal(now[place], value)) for place, value in before.items())


def _equal(x, y):
    if isinstance(x, tuple) and isinstance(y, tuple):
        return len(x) == len(y) and all(map(_equal, x, y))
    return all(isinstance(each, (int, float, np.ndarray, np.generic)) for each in (x, y)) and np.array_equal(x, y)
