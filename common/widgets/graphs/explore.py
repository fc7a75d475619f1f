"""explore: any function of a few numbers as a live graph, with a slider for each input."""
import inspect
from html import escape

import ipywidgets as w
import numpy as np

from common.drawing.labels import number
from common.gradient import numerical_gradient
from common.graph import Graph
from common.graph.trace import trace
from common.language import say
from common.widgets.figure import Figure, GraphFigure, around, slider


class Explorer(GraphFigure):
    """Sliders over a graph: each move runs forward and backward and replaces the numbers in the picture."""

    def __init__(self, graph, ranges, dout=1, shapes=False, title=None):
        self.dout = dout
        graph.backward(dout)
        super().__init__(graph, shapes, title)
        self.sliders, rows = {}, []
        for name, limits in ranges.items():
            self.sliders[name], row = slider(name, *limits)
            self.sliders[name].observe(self._move, 'value')
            rows.append(row)
        self.numbers = w.HTML()
        self.show_numbers = w.ToggleButton(description=say('表格', 'table'), icon='table',
                                           tooltip=say('同样的内容，写成表格', 'the same content as a table'))
        self.show_numbers.observe(lambda change: self._write_numbers(), 'value')
        self.children = [*self.children, *rows, self.picture, self.message,
                         w.HBox([*self.folds, self.show_numbers]), self.numbers]

    def _move(self, change):
        kept = {node.name: node.value for node in self.graph.inputs}
        try:
            self._compute({name: handle.value for name, handle in self.sliders.items()})
            self.say('')
        except (ArithmeticError, ValueError) as error:
            self._compute(kept)
            self.say(escape(f'{error} {say("图上保留上一次的有效结果。", "The figure keeps the last good numbers.")}'))
        self.redraw()
        self._write_numbers()

    def _compute(self, values):
        with np.errstate(all='ignore'):
            result = self.graph.forward(**values)
            grads = self.graph.backward(self.dout)
        if not all(np.isfinite(x).all() for x in (result, *grads.values())):
            raise ArithmeticError(say('这里的结果不是有限的数。', 'the result is not a finite number here.'))

    def _write_numbers(self):
        """The table: every arrow of the picture, and each input's derivative once more by numerical differentiation."""
        if not self.show_numbers.value:
            self.numbers.value = ''
            return
        kept = {name: self.graph[name].value for name in self.sliders}
        grads = {name: self.graph[name].grad for name in self.sliders}
        head = (say('输入', 'input'), say('反向传播', 'backward'), say('数值微分', 'numerical'))
        rows = [head]
        for name, value in kept.items():
            analytic = grads[name]
            rows.append((name, number(0 if analytic is None else analytic), self._numerical(name, float(value))))
        self.graph.forward(**kept)
        self.graph.backward(self.dout)
        cells = ''.join('<tr>' + ''.join(f'<td>{escape(text)}</td>' for text in row) + '</tr>' for row in rows)
        self.numbers.value = self.drawing.table() + f'<table>{cells}</table>'

    def _numerical(self, name, value):
        try:
            return number(numerical_gradient(lambda x: np.sum(self.dout * self.graph.forward(**{name: x})), value))
        except (ArithmeticError, ValueError):
            return '–'
        finally:
            self.graph.forward(**{name: value})


class Complaint(Figure):
    """In place of a figure that cannot be drawn: one sentence that says why, and what to do."""

    def __init__(self, sentence):
        self.sentence = sentence
        super().__init__([w.HTML(escape(sentence))])

    def still(self):
        return '', self.sentence

    def _repr_mimebundle_(self, **options):
        return {**super()._repr_mimebundle_(**options), 'text/html': escape(self.sentence)}


def explore(function, dout=1, shapes=False, title=None, **ranges):
    """A live graph of a Python function of numbers, or of a Graph that is there already.

        explore(lambda apple, tax: apple * tax, apple=(0, 300, 100), tax=(1.0, 1.5, 1.1))

    Each keyword gives an input its slider: (low, high, start) or (low, high, start, step), or just the start.
    Without keywords every number that has a default gets one. Other arguments keep their defaults.
    dout arrives at the output from further upstream. What cannot be drawn is answered with one sentence.
    """
    try:
        if isinstance(function, Graph):
            graph = function
            ranges = ranges or {node.name: node.value for node in graph.inputs if np.ndim(node.value) == 0}
            ranges = _limits(ranges)
            graph.forward(**{name: limits[2] for name, limits in ranges.items()})
        else:
            ranges = _limits(ranges or _defaults(function))
            graph = trace(function, **{name: limits[2] for name, limits in ranges.items()})
        return Explorer(graph, ranges, dout, shapes, title)
    except Exception as error:
        return Complaint(_sentence(error))


def _defaults(function):
    found = {name: p.default for name, p in inspect.signature(function).parameters.items()
             if isinstance(p.default, (int, float)) and not isinstance(p.default, bool)}
    if not found:
        raise TypeError(say('请给每个输入一个滑块的范围，比如 x=(0, 10, 3)。',
                            'give each input a range for its slider, such as x=(0, 10, 3).'))
    return found


def _limits(ranges):
    limits = {}
    for name, given in ranges.items():
        given = around(given) if np.ndim(given) == 0 else tuple(given)
        if len(given) not in (3, 4) or not given[0] <= given[2] <= given[1] or given[0] == given[1]:
            raise ValueError(say('{name}={given}：滑块要 (最小, 最大, 开始)，开始的值在两者之间。',
                                 '{name}={given}: a slider needs (low, high, start), with the start between the two.',
                                 name=name, given=given))
        limits[name] = given
    return limits


def _sentence(error):
    """What went wrong in the reader's function, without the trace of our own code."""
    bare = not str(error) or isinstance(error, (NameError, KeyError))
    return f'{type(error).__name__}: {error}' if bare else str(error)
