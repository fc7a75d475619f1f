"""cost: the time of numerical differentiation and of backpropagation against the number of inputs, measured here."""
from time import perf_counter

import numpy as np

from common.charts import Axis, Curve, curves
from common.drawing.labels import number
from common.gradient import numerical_gradient
from common.graph import Graph
from common.language import say
from common.widgets.complaint import complains
from common.widgets.figure import Figure
from common.widgets.parts import Status, sheet

TIMES = 2       # the faster one counts: a busy machine can spoil one
RUNS = 30       # of backward at most, which alone is too short for the clock


class Cost(Figure):
    """Two lines over 1, 3, 10 … inputs; a button measures again."""

    def __init__(self, most):
        super().__init__()
        self.sizes = [n for power in range(int(np.log10(most)) + 1) for n in (10 ** power, 3 * 10 ** power) if n <= most]
        self.again = self.push_button(say('再量一次', 'measure again'), self._measure_again)
        self.measure()
        self.arrange(self.shown, self.again)

    def measure(self):
        """Seconds for one whole gradient, by differences and by backward, at each size."""
        _seconds(self.sizes[0])     # the very first run is slower than all others
        self.seconds = np.array([np.min([_seconds(n) for _ in range(TIMES)], axis=0) for n in self.sizes])

    def _measure_again(self):
        self.measure()
        self.redraw()

    @property
    def ratio(self):
        """How many times longer numerical differentiation takes at the largest size."""
        return self.seconds[-1, 0] / self.seconds[-1, 1]

    def parts(self):
        milliseconds = self.seconds * 1e3
        axis = Axis(self.sizes[0], self.sizes[-1], say('输入的个数', 'number of inputs'), log=True)
        time = Axis(float(milliseconds.min()), float(milliseconds.max()), say('毫秒', 'ms'), log=True)
        drawn = curves(axis, time,
                       Curve(say('数值微分', 'numerical'), self.sizes, milliseconds[:, 0], 'dashed', dots=True),
                       Curve(say('反向传播', 'backward'), self.sizes, milliseconds[:, 1], dots=True))
        return [sheet(drawn), Status(self._told())]

    def _told(self):
        return say('{sizes} 个输入：数值微分用的时间是反向传播的 {ratio} 倍',
                   '{sizes} inputs: numerical differentiation takes {ratio} times as long',
                   sizes=self.sizes[-1], ratio=number(round(self.ratio)))


def _seconds(n):
    """Seconds of both ways to the gradient of a sum of n squares, on a graph of n inputs.

    The second is the mean of several runs.
    """
    graph = Graph(**{f'x{i}': 1.0 for i in range(n)})
    graph.output = sum((x * x for x in graph.inputs), 0)
    names = [x.name for x in graph.inputs]

    def forward(x):
        return graph.forward(**dict(zip(names, x)))

    def both_ways():
        forward(np.ones(n))
        graph.backward()

    runs = min(n, RUNS)
    return (_time(lambda: numerical_gradient(forward, np.ones(n))),
            _time(lambda: [both_ways() for _ in range(runs)]) / runs)


def _time(work):
    """Seconds of one run: the mean over 2 ms at least, since a browser's clock ticks in tenths of a millisecond."""
    runs, passed, start = 0, 0, perf_counter()
    while passed < 2e-3:
        work()
        runs, passed = runs + 1, perf_counter() - start
    return passed / runs


@complains
def cost(most=300):
    """Measure on this machine what a gradient costs, for 1, 3, 10 … up to `most` inputs."""
    if not isinstance(most, int) or not 3 <= most <= 3000:
        raise ValueError(say('most 是输入的个数，从 3 到 3000。', 'most is a number of inputs, from 3 to 3000.'))
    return Cost(most)
