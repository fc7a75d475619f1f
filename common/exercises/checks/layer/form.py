"""Is what the reader wrote a layer at all: the names of its methods, self, and def alone?"""
import inspect

from common.exercises.result import hint, not_yet, unreadable
from common.exercises.written import does_not_run
from common.language import listing


def form(made, inputs):
    """The Result for a class that cannot be run as a layer, or None."""
    own = {name: part for name, part in vars(made).items() if inspect.isfunction(part)}
    if '__init__' not in own and (misspelt := next((name for name in own if name.strip('_').lower() == 'init'), None)):
        return unreadable('{misspelt} 不会自己运行：造一个层的时候，运行的是 __init__，前后各两条下划线。',
                          '{misspelt} does not run by itself: what runs when a layer is made is called __init__, with two '
                          'underscores on each side.', misspelt=misspelt)
    if not callable(getattr(made, 'forward', None)):
        return _no(made, 'forward', own) or not_yet()
    if not callable(getattr(made, 'backward', None)) and (missing := _no(made, 'backward', own)):
        return missing
    for name in ('forward', 'backward'):
        if name in own and (result := does_not_run(own[name]) or _without_self(name, own[name], inputs)):
            return result
    return None


def _no(made, method, own):
    """The hint about methods of other names, where there are any."""
    others = [name for name in own if name not in ('forward', 'backward') and not name.startswith('_')]
    return unreadable('{kind} 里没有叫 {method} 的函数，只有 {others}：名字要一字不差。',
                      '{kind} has no method called {method}, but {others}: the name must be just that.',
                      kind=made.__name__, method=method, others=listing(others)) if others else None


def _without_self(name, method, inputs):
    """The hint about a method that has room for what it is given, but not for the layer itself."""
    takes = inspect.signature(method).parameters.values()
    if len(takes) != (len(inputs) if name == 'forward' else 1) or any(
            taken.name == 'self' or taken.kind is not taken.POSITIONAL_OR_KEYWORD for taken in takes):
        return None
    return hint('{name} 的括号里少了一个名字：第一个是 self，后面是交给它的东西。',
                'A name is missing in the brackets of {name}: self comes first, then what is given to it.', name=name)
