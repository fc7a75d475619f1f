"""trace: the graph of a Python function, written by the function itself."""
import inspect

import numpy as np

from common import guard
from common.graph.node import Node
from common.graph.tape import Graph
from common.language import listing, say


def trace(function, /, **values):
    """The graph of a function at these values. Its nodes are written by the function itself."""
    places = _by_place(function, values)
    graph = Graph(**values)
    named = {name: graph[name] for name in values if name not in places}
    try:
        output = function(*[graph[name] for name in places], **named)
    except ValueError as error:
        if isinstance(error.__cause__, TypeError):      # numpy hides the sentence of Node.__float__ in one of its own
            raise error.__cause__ from None
        raise
    except RecursionError:
        raise TypeError(say('函数一直在调用自己，停不下来：让它返回由输入算出来的一个数。',
                            'this function calls itself without end; let it return one number '
                            'that is computed from its inputs.')) from None
    if output is None:
        raise TypeError(say('函数还没有写完：让它用 return 返回由输入算出来的一个数。',
                            'this function is not written yet; let it return one number that is computed from its inputs.'))
    if not isinstance(output, Node):
        raise TypeError(say(
            '函数的结果是 {kind}，不在图上：请让它返回由输入算出来的一个数。',
            'the function returned {kind}, which is not on the graph; let it return one number '
            'that is computed from its inputs.', kind=type(output).__name__))
    graph.output = output
    return graph


def _by_place(function, values):
    """Names of the values that the function takes by their place; TypeError where it does not take just these."""
    if not callable(function):
        raise TypeError(say('{function} 不是函数：写成 lambda x: … 或者 def f(x): …。',
                            '{function} is not a function; write lambda x: … or def f(x): ….', function=guard.shown(function)))
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):     # some functions written in C name no inputs; they take them by place
        return list(values)
    kinds = {p.name: p.kind for p in parameters if p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD)}
    if isinstance(function, np.ufunc) and not kinds:        # an older numpy does not tell how many it takes
        return list(values)
    takes_more = {p.kind for p in parameters} - set(kinds.values())
    others = [name for name in values if name not in kinds]
    places, missing = [], []
    for p in parameters:
        if p.kind is p.POSITIONAL_ONLY and (p.name in values or others):        # its name does not count
            places.append(p.name if p.name in values else others.pop(0))
        elif p.name in kinds and p.default is p.empty and p.name not in values:
            missing.append(p.name)
    if missing:
        raise TypeError(say('输入 {missing} 还没有数：给它一个，比如 {first}=3.0。',
                            'the input {missing} has no number yet; give it one, such as {first}=3.0.',
                            missing=listing(missing), first=missing[0]))
    if others and not takes_more:
        raise TypeError(say('函数没有叫 {others} 的输入：它的输入是 {known}。',
                            'the function has no input called {others}; its inputs are {known}.',
                            others=listing(others), known=listing(kinds) or '–'))
    if others and inspect.Parameter.VAR_KEYWORD not in takes_more:      # they are the *xs, behind all that come before
        before = [name for name, kind in kinds.items() if kind is inspect.Parameter.POSITIONAL_OR_KEYWORD]
        return places + [name for name in before if name in values] + others
    return places
