"""A task with the numbers of a seed: its graph with blanks, the same filled in, and what belongs into each blank."""
from typing import NamedTuple

import numpy as np

from common.drawing import Drawing
from common.drawing.labels import label, lines
from common.graph import Graph
from common.graph.branches import total
from common.language import say
from common.practice import task as practised
from common.widgets import fill
from common.widgets.graphs.blanks import KINDS, marked, on_graph
from teach.exercises import with_seed

ROOM = '____'        # to write on


class Drawn(NamedTuple):
    """asked, key: SVG. answers: [(mark, answer)]; below: [(what is asked under the graph, answer)]."""
    asked: str
    key: str
    answers: list
    below: list


def draw(task, seed, number):
    """The task with the numbers of a reader's seed; `number` tells it from the others of its sheet."""
    with with_seed(seed):
        drawing, marks = (at_random if task.skill else with_arrays if task.arrays else with_numbers)(task, seed, number)
    given = {node.name: node.value for node in drawing.graph.inputs}
    grads = {node.name: node.grad for node in drawing.graph.inputs}
    below = [(say(zh, en), written(answer(given, grads))) for zh, en, answer in task.lines]
    if task.slip:
        (name, wrong), = task.slip(**given).items()
        at = next(i for i, arrow in enumerate(drawing.view.arrows) if arrow.node.name == name)
        where = [(*drawing.view.arrows[at].uses[0], 'grad')]
        return Drawn(drawing.svg(blanks={(at, 'grad'): label(wrong)}), drawing.svg(numbers=where),
                     [(name, held(drawing, (at, 'grad')))], below)
    shown = {place: f'{mark} {room(drawing, place)}' for mark, places in marks for place in places}
    show = 'values' if task.blanks == 'values' else 'both'
    answers = [(mark, held(drawing, places[0])) for mark, places in marks]
    return Drawn(drawing.svg(blanks=shown, show=show), drawing.svg(show=show), answers, below)


def at_random(task, seed, number):
    """(drawing, [(mark, places)]) of a graph that grows at random, for practice."""
    grown = practised(task.skill, number)
    drawing = Drawing(grown.graph)
    asked = marked(on_graph(drawing, KINDS['grads'], grown.only, grown.dout))
    return drawing, [(mark, places) for mark, _, places, _ in asked]


def with_numbers(task, seed, number):
    """(drawing, [(mark, places)]) of a graph of numbers, as a figure of the lessons asks it."""
    kinds = task.blanks or 'both'
    figure = fill(task.graph, blanks=kinds, only=task.only, dout=task.dout, seed=number, **task.ranges)
    return figure.drawing, [(blank.mark, blank.places) for blank in figure.blanks if task.blanks]


def with_arrays(task, seed, number):
    """(drawing, [(mark, places)]) of a graph of arrays: in the order in which one can know them."""
    graph = Graph(**{name: array(shape, name, seed, task.high) for name, shape in task.arrays.items()
                     if name != 'dout'})
    task.graph(*graph.inputs)
    graph.backward(array(task.arrays['dout'], 'dout', seed, task.high) if 'dout' in task.arrays else task.dout)
    drawing = Drawing(graph, full=True)
    arrows = list(enumerate(drawing.view.arrows))
    values = [i for i, arrow in arrows if arrow.node.layer is not None] if task.blanks == 'both' else []
    grads = [i for i, arrow in reversed(arrows) if arrow.target is not None and arrow.grad is not None]
    places = [(i, 'value') for i in values] + [(i, 'grad') for i in grads]
    return drawing, list(marked([[place]] for place in places))


def array(shape, name, seed, high):
    """Small whole numbers, no two alike in one array; others for every name and seed."""
    random = np.random.RandomState([seed, *name.encode()])
    return random.permutation(np.arange(1, high + 1))[:np.prod(shape)].reshape(shape).astype(float)


def held(drawing, place):
    """What stands at a place, as text."""
    at, kind = place
    if kind == 'sum':
        return label(total([arrow.grad for arrow in drawing.view.items[at].meeting]))
    arrow = drawing.view.arrows[at]
    return written(arrow.node.value if kind == 'value' else arrow.grad)


def written(value):
    """An answer as text: a number, the rows of an array, or what is said already."""
    return value if isinstance(value, str) else '; '.join(lines(value, full=True))


def room(drawing, place):
    """A line to write on, or one for each element of an array."""
    at, kind = place
    value = np.zeros(()) if kind == 'sum' else np.asarray(drawing.view.arrows[at].node.value)
    rows = np.atleast_2d(value)
    return ROOM if value.ndim == 0 else '\n'.join('[' + ' '.join(['___'] * len(row)) + ']' for row in rows)
