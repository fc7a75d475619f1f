"""Numbers for exercises, drawn from seeds, so that everyone may have others.

    from common.exercises import numbers
    numbers.seed = 7                                at the top of a lesson: other numbers in all its exercises
    numbers.remember(7)                             the same in all lessons of this reader, from here on
    numbers.draw({'x': (2, 9), 'y': (2, 9)}, 7)     {'x': 5, 'y': 3}, the same for the same seed
    numbers.renew(graph, {'x': (2, 9)}, 7)          puts drawn numbers into the inputs of a graph
    numbers.shuffled([[0.0, -1.5], [2.0, 4.0]])     an array whose numbers change places

Numbers are never 0 or 1 and no two are alike, as far as the ranges allow it, and they are drawn again until they hide
no mistake: none that a reader could make gives the right number, and no two the same, by chance alone.
"""
import numpy as np

from common import memory
from common.exercises.diagnosis.graph import tells_apart
from common.language import say

seed = 0        # of this lesson; 0: the one that the reader had remembered, and if there is none the numbers as printed
TRIES = 1000


def current():
    """The reader's seed: that of the lesson, else the remembered one; 0 where the numbers are those printed."""
    return _whole(seed) or memory.seed()


def remember(number):
    """Other numbers in every lesson of this reader, also tomorrow; 0 goes back to those that are printed."""
    memory.use_seed(_whole(number))


def _whole(number):
    if not isinstance(number, (int, np.integer)):
        raise ValueError(say('种子要一个整数，{number!r} 不是。',
                             'A seed is a whole number, and {number!r} is not one.', number=number))
    return int(number)


def draw(ranges, number=0, sound=lambda values: True):
    """{name: number} for ranges, for a set of numbers and the reader's seed.

    A range is (low, high), in steps of 1, (low, high, step), or [a, list]. ranges may also be a function that makes the
    numbers, of a RandomState; sound(numbers) says whether they will do.
    """
    if callable(ranges):
        return drawn(number, ranges, sound)
    return drawn(number, lambda random: {name: _one(random, name, limits) for name, limits in ranges.items()},
                 lambda values: _apart(values) and sound(values))


def drawn(number, make, sound):
    """make(random) for a set of numbers and the reader's seed, made anew until it is sound."""
    random = source(number)
    for _ in range(TRIES):
        values = make(random)
        if sound(values):
            break
    return values


def source(number):
    """The random numbers of a set, for the reader's seed."""
    return np.random.RandomState((number + 1000 * current()) % 2 ** 32)


def renew(graph, ranges, number=None, dout=1):
    """Put numbers into the inputs of a graph: those of set `number`, else of the reader's seed, or leave those printed."""
    def sound(values):
        graph.forward(**values)
        return tells_apart(graph, dout)

    if ranges and (number is not None or current()):
        graph.forward(**draw(ranges, number or 0, sound))
    return graph


def shuffled(array, number=0):
    """The numbers of an array at other places, those of set `number`; as printed where the reader has no seed."""
    array = np.array(array)
    if not current():
        return array
    return source(number).permutation(array.ravel()).reshape(array.shape)


def _apart(values):
    """None is 0 or 1, and no two are alike."""
    return len({*values.values(), 0, 1}) == len(values) + 2


def _one(random, name, limits):
    try:
        if isinstance(limits, list):
            return limits[random.randint(len(limits))]
        low, high, step = (*limits, 1)[:3]
        return type(low + step)(round(low + step * random.randint(0, round((high - low) / step) + 1), 10))
    except (TypeError, ValueError, ZeroDivisionError):
        raise ValueError(say('{name}={limits}：这里要 (最小, 最大) 或 (最小, 最大, 步长)。',
                             '{name}={limits}: (low, high) or (low, high, step) is needed here.',
                             name=name, limits=limits)) from None
