"""The lessons of the series: how long each takes, and which needs which."""
from typing import NamedTuple

from common.graph import Graph


class Lesson(NamedTuple):
    number: str
    minutes: int    # of a first reading
    needs: tuple = ()


LESSONS = [
    Lesson('01', 60),
    Lesson('02', 60, ('01',)),
    Lesson('03', 60, ('02',)),
    Lesson('04', 60, ('03',)),
    Lesson('05', 60, ('03',)),
    Lesson('06', 105, ('04', '05')),
    Lesson('07', 75, ('06',)),
    Lesson('07b', 60, ('07',)),
    Lesson('08', 75, ('06',)),
    Lesson('09', 75, ('07',)),
    Lesson('09b', 40, ('09',)),
    Lesson('10', 15, ('07b', '08')),
]


class Read:
    """Reading one lesson, as a layer: forward gives its own minutes, however long the lessons before it took.

    symbol   what stands in its circle
    """

    def __init__(self, symbol, minutes):
        self.symbol, self.minutes = symbol, minutes

    def forward(self, *before):
        self.before = before
        return self.minutes

    def backward(self, dout):
        return (0 * dout,) * len(self.before)


def series():
    """The map of the series as a Graph: lessons are nodes, arrows say which lesson needs which."""
    graph, nodes = Graph(), {}
    for lesson in LESSONS:
        layer = Read(lesson.number, lesson.minutes)
        nodes[lesson.number] = graph.apply(layer, *[nodes[needed] for needed in lesson.needs])
    return graph
