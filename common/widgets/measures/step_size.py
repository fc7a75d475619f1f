"""laboratory: how far a difference quotient is from the derivative, for every h, in two kinds of numbers."""
import numpy as np

from common.charts import LARGE, Axis, Curve, curves
from common.drawing.labels import number
from common.language import listing, say
from common.widgets.complaint import complains
from common.widgets.figure import Figure
from common.widgets.graphs.function import traced
from common.widgets.parts import Beside, Status, sized
from common.widgets.slider import limits

STEPS = 10.0 ** np.arange(-16, 0.1, 0.25)       # every h that is tried
FINE = 10.0 ** np.arange(-16, 0.001, 0.02)      # and those among which the first kink is looked for
STYLES = 'solid', 'dashed', 'dotted'
LEAST, MOST = 1e-16, 10     # of the error; a logarithmic axis has no 0
KINDS = np.float64, np.float32
POWER = 'log₁₀ h'


class Laboratory(Figure):
    """Sliders for x and for one h among all; a formula is a function (f, x, h) -> slope.

    seen are the smallest and the largest power of ten whose errors are drawn.
    """

    def __init__(self, graph, formulas, power, reveal, name, limits):
        super().__init__()
        self.graph, self.formulas, self.variable = graph, formulas, name
        self.seen = (-16, 0) if reveal else (power, power)
        self.arrange(self.controls({name: limits, POWER: (-16, 0, power)}), self.shown)

    @property
    def x(self):
        return self.sliders[self.variable].value

    @property
    def power(self):
        return self.sliders[POWER].value

    def parts(self):
        self._measure()
        return [Beside(tuple(map(sized, self.charts))), Status(self._told())]

    def f(self, x):
        """The function at one x, or at an array of them."""
        return self.graph.forward(x=x)

    def derivative(self, x):
        self.f(float(x))
        return self.graph.backward()['x']

    def errors(self, dtype, steps):
        """{name of a formula: its relative error for each h, 1 where there is no slope}; one that returns nothing is left out."""
        x, steps = dtype(self.x), np.asarray(steps, dtype)
        right, found = self.derivative(x), {}
        with np.errstate(all='ignore'):
            for formula in self.formulas:
                slopes = formula(self.f, x, steps)
                if slopes is not None:
                    slopes = np.asarray(slopes, float)
                    size = np.maximum(np.abs(slopes), np.abs(right))
                    error = np.nan_to_num(np.abs(slopes - right) / size, nan=1)
                    found[formula.__name__] = np.where(size == 0, 0, error)
        return found

    def first_kink(self):
        """The smallest h for which a layer's mask is not the same at x - h and at x + h, or None."""
        sides = zip(self._masks(self.x - FINE), self._masks(self.x + FINE))
        switched = [FINE[left != right] for left, right in sides]
        return min((steps[0] for steps in switched if len(steps)), default=None)

    def _masks(self, x):
        self.f(x)
        return [node.layer.mask for node in self.graph.nodes if hasattr(node.layer, 'mask')]

    def _measure(self):
        self.seen = min(self.seen[0], self.power), max(self.seen[1], self.power)
        self.h, self.kink = 10.0 ** self.power, self.first_kink()
        self.found = {dtype.__name__: self.errors(dtype, [*STEPS, self.h]) for dtype in KINDS}
        self.charts = [self._chart(kind, errors) for kind, errors in self.found.items()]

    def _chart(self, kind, errors):
        lines, least, most = [], *(10.0 ** power for power in self.seen)
        shown = (STEPS > 0.9 * least) & (STEPS < 1.1 * most)
        for (name, error), style in zip(errors.items(), STYLES):
            error = np.maximum(error, LEAST)
            lines += [Curve(_called(name), STEPS[shown], error[:-1][shown], style),
                      Curve('', [self.h], error[-1:], style, dots=True)]
        if self.kink:
            lines.append(Curve('', [self.kink, self.kink], [LEAST, MOST], 'dotted'))
        return curves(Axis(STEPS[0], STEPS[-1], f'h ({kind})', log=True),
                      Axis(LEAST, MOST, say('误差', 'error'), log=True), *lines, size=LARGE)

    def _told(self):
        """Both charts at the chosen h, and the kink, as one line of text."""
        found = [kind + say('：', ': ') + listing(f'{_called(name)} {written(error[-1])}' for name, error in errors.items())
                 for kind, errors in self.found.items()]
        told = say('；', '; ').join([f'{self.variable} = {number(self.x)}, h = {written(self.h)}', *found])
        if self.kink is None:
            return told
        return told + say('。从 h = {written} 起（竖的点线），x − h 和 x + h 分居尖角两边',
                          '. From h = {written} on (upright dotted line) a kink lies between x − h and x + h',
                          written=written(self.kink))


def _called(name):
    """What the lessons call the two formulas that they compare; a reader's own goes by its name."""
    return {'central': say('双侧', 'central'), 'one_sided': say('单侧', 'one-sided')}.get(name, name)


def written(value):
    """Two digits and a power of ten: 1.7e−9."""
    digits, power = f'{value:.1e}'.split('e')
    return f'{digits.removesuffix(".0")}e{int(power)}'.replace('-', '−') if value else '0'


@complains
def laboratory(function, /, *formulas, power=-4, reveal=True, **x):
    """Relative error of difference formulas against backward: `laboratory(np.exp, central, x=(-2.0, 2.0, 1.0))`.

    The function takes one number, on a graph, and must also take an array of them; a formula takes (f, x, h).
    power is the h, 10 ** power, at which dots stand on the curves. With reveal=False only so much of the curves is
    drawn as the reader has been to.
    """
    if len(x) != 1:
        raise TypeError(say('请给一个输入它的范围，比如 x=(-2.0, 2.0, 1.0)。',
                            'give one input its range, such as x=(-2.0, 2.0, 1.0).'))
    (name, limit), = limits(x).items()
    graph = traced(lambda x: function(x), {'x': limit[2]})
    return Laboratory(graph, formulas, power, reveal, name, limit)
