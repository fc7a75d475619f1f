"""Task: one exercise, with all that is shown and all that is asked."""
from typing import Any, Callable, NamedTuple


class Question(NamedTuple):
    """One answer that is asked beside a picture.

    name    what stands before its box: 'dW'
    check   what was typed → Result
    right   an answer that is right, as it could be typed; for tests and keys, never shown
    places  in the picture of the graph, where the answer belongs: pairs (node, 'value' or 'grad')
    example of the form of an answer
    """
    name: str
    check: Callable
    right: str
    places: tuple = ()
    example: str = '2*3'


class Task(NamedTuple):
    """What is asked, in the reader's language, and what is shown with it.

    given      the numbers it is about, in a line
    graph      a graph after backward, or None
    dout       arrives at its output
    only       names at which it has blanks
    shapes     is the graph drawn with shapes in place of numbers?
    matrices   {name: array} shown as matrices
    questions  asked below; without any, the blanks of the graph are
    """
    words: str
    given: str = ''
    graph: Any = None
    dout: float = 1
    only: tuple = ()
    shapes: bool = False
    matrices: dict = {}
    questions: tuple = ()


def of_problem(words, posed, name='', **shown):
    """A task with one question, which a Posed problem answers."""
    return Task(words, questions=(Question(name, posed.check, repr(float(posed.answer))),), **shown)
