"""The lessons of the series: how long each takes, and which needs which."""
from typing import NamedTuple

from common.graph import Graph
from common.language import say


class Lesson(NamedTuple):
    number: str
    zh: str         # short, so that the map fits a screen
    en: str
    minutes: int
    needs: tuple = ()


LESSONS = [
    Lesson('01', '计算图', 'Graphs', 40),
    Lesson('02', '链式法则', 'Chain', 40, ('01',)),
    Lesson('03', '加与乘', '+ ×', 30, ('01', '02')),
    Lesson('04', 'ReLU', 'ReLU', 40, ('03',)),
    Lesson('05', 'Affine', 'Affine', 60, ('03',)),
    Lesson('06', 'Softmax', 'Softmax', 90, ('04', '05')),
    Lesson('07', '检验', 'Check', 75, ('06',)),
    Lesson('07b', '博物馆', 'Museum', 60, ('07',)),
    Lesson('08', '训练', 'MNIST', 75, ('06',)),
    Lesson('09', '引擎', 'Engine', 70, ('07',)),
]


class Read:
    """Reading one lesson, as a layer: what forward hands on is the number of minutes until here."""

    def __init__(self, minutes):
        self.minutes = minutes

    def forward(self, *minutes):
        self.longest = [x == max(minutes) for x in minutes]
        return self.minutes + max(minutes)

    def backward(self, dout):
        return tuple(dout * longest for longest in self.longest)


def series():
    """The map of the series as a Graph: lessons are nodes, arrows say which lesson needs which."""
    graph = Graph(start=0)
    nodes = {}
    for lesson in LESSONS:
        title = f'{lesson.number} {say(lesson.zh, lesson.en)}'
        layer = type(title, (Read,), {})(lesson.minutes)
        nodes[lesson.number] = graph.apply(layer, *[nodes[needed] for needed in lesson.needs] or [graph['start']])
    return graph
