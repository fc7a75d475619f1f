"""bring: code that was written without this series, as a live graph, and below it what `locate` says of it."""
import numpy as np

from common.exercises.diagnosis.error import stopped
from common.exercises.patience import patience
from common.exercises.search.locate import locate
from common.graph import OfValues, chain, rows
from common.graph.trace import trace
from common.language import say
from common.widgets.complaint import complains
from common.widgets.graphs.explore import Explorer
from common.widgets.graphs.function import starts
from common.widgets.parts import ENDS, Status
from common.widgets.slider import limits


class Brought(Explorer):
    """An Explorer that says at each move whether every node passes back what it should. `judge()` gives a Located."""

    def __init__(self, graph, ranges, judge):
        self.judge = judge
        super().__init__(graph, ranges, shapes=not ranges)

    def parts(self):
        located = self.judge()
        self._run(self.values)      # the judge has walked over these nodes, too
        return [*super().parts(), Status(repr(located))]


@complains
def bring(made, /, kind=None, **inputs):
    """A live graph of your own code. Numbers get sliders, as (low, high, start) or just the start; arrays stay.

        bring(f, x=2.0, y=(0, 5, 3))                    a function written with numpy
        bring(f, kind=Value, x=2.0, y=3.0)              a function of values of a class like micrograd's
        bring([affine, relu, loss], x=batch, t=labels)  layers with forward and backward, in a row
        bring(network, x=batch, t=labels)               a network with layers and lastLayer
    """
    layers = rows(made)
    if layers:
        graph = _run(chain, layers, **_of_a_row(inputs))
        return Brought(graph, {}, lambda: locate(made, **inputs))
    _is_function(made)
    ranges = limits({name: value for name, value in inputs.items() if not isinstance(value, (list, np.ndarray))})
    numbers = {name: starts(ranges).get(name, value) for name, value in inputs.items()}
    graph = _run(trace, made, **numbers) if kind is None else _run(OfValues, made, kind, numbers)
    return Brought(graph, ranges, lambda: locate(graph))


def _run(make, /, *arguments, **options):
    """make(…), which runs the reader's code; where that stops, a sentence says at which line, and why."""
    try:
        with patience():
            return make(*arguments, **options)
    except (Exception, KeyboardInterrupt, SystemExit) as error:
        if str(error).endswith(ENDS):
            raise
        sentence = stopped(error).sentence
        raise ValueError(sentence if sentence.endswith(ENDS) else sentence + say('。', '.')) from error


def _of_a_row(inputs):
    if 'x' not in inputs or inputs.keys() - {'x', 't'}:
        raise TypeError(say('一列层的输入叫 x，标签叫 t：写成 bring(layers, x=…, t=…)。',
                            'the input of layers is called x and their target t; write bring(layers, x=…, t=…).'))
    return inputs


def _is_function(made):
    if hasattr(made, '_prev'):
        raise TypeError(say('这是算好的一个值，图要会动，就要重新算：请给算出它的函数，比如 '
                            'bring(lambda a, b: a * b, kind={kind}, a=2.0, b=3.0)。',
                            'this value has been computed already, and a live graph computes anew; give the function '
                            'that makes it, as in bring(lambda a, b: a * b, kind={kind}, a=2.0, b=3.0).',
                            kind=type(made).__name__))
    if hasattr(made, 'gradient'):
        raise TypeError(say('{kind} 没有 layers 和 lastLayer，画不成图；它的梯度用 locate(network, x, t) 检验。',
                            '{kind} has no layers and lastLayer to be drawn; locate(network, x, t) judges its gradient.',
                            kind=type(made).__name__))
