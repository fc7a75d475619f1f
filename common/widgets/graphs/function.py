"""A reader's function, asked for its inputs before it is drawn: what does not fit is said in one sentence."""
import inspect

from common import guard
from common.exercises.patience import patience
from common.graph.trace import trace
from common.language import listing, say
from common.widgets.slider import is_number


def traced(function, values, options=()):
    """The graph of a function at {name: number}. `options` are names that the figure needs for itself."""
    inputs = arguments(function)
    if taken := set(options) & set(inputs):
        raise TypeError(say('{names} 在这里另有意思：请给函数的这个输入换一个名字。',
                            '{names} means something else here; give this input of the function another name.',
                            names=listing(sorted(taken))))
    missing = [name for name, p in inputs.items() if p.default is p.empty and p.kind is not p.VAR_KEYWORD
               and name not in values]
    if missing:
        raise TypeError(say('函数还有输入 {names}：每个都要给出数或者滑块的范围。',
                            'the function has the inputs {names}, too; give each its number or range.',
                            names=listing(missing)))
    with patience():
        return trace(function, **values)


def arguments(function):
    """{name: inspect.Parameter} of what a function takes by name; a TypeError says how to write it."""
    if not callable(function):
        raise TypeError(say('这里要一个函数，比如 lambda x: x * x；{given} 不是。',
                            'a function is needed here, such as lambda x: x * x; {given} is not one.',
                            given=guard.shown(function)))
    try:
        found = inspect.signature(function).parameters
    except (TypeError, ValueError):
        found = {}
    if not found or any(p.kind in (p.VAR_POSITIONAL, p.POSITIONAL_ONLY) for p in found.values()):
        raise TypeError(say('函数的每个输入都要有名字，比如 lambda x, y: x * y。',
                            'each input of the function needs a name, as in lambda x, y: x * y.'))
    return found


def defaults(function):
    """{name: number} of the arguments that have a number as their default."""
    found = {name: p.default for name, p in arguments(function).items() if is_number(p.default)}
    if not found:
        raise TypeError(say('请给每个输入一个滑块的范围，比如 x=(0, 10, 3)。',
                            'give each input a range for its slider, such as x=(0, 10, 3).'))
    return found


def starts(ranges):
    """{name: start} of {name: (low, high, start)}."""
    return {name: limits[2] for name, limits in ranges.items()}
