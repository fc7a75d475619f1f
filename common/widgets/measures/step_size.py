"""laboratory: how far a difference quotient is from the derivative, for every h, in two kinds of numbers."""
from html import escape

import ipywidgets as w
import numpy as np

from common.charts import LARGE, Axis, Curve, below, curves
from common.drawing.labels import number
from common.graph.trace import trace
from common.language import say
from common.widgets.figure import Figure, slider

STEPS = 10.0 ** np.arange(-16, 0.1, 0.25)       # every h that is tried
FINE = 10.0 ** np.arange(-16, 0.001, 0.02)      # and those among which the first kink is looked for
STYLES = 'solid', 'dashed', 'dotted'
LEAST, MOST = 1e-16, 10     # of the error; a logarithmic axis has no 0
KINDS = np.float64, np.float32


class Laboratory(Figure):
    """Sliders for x and for one h among all; a formula is a function (f, x, h) -> slope.

    seen are the smallest and the largest power of ten whose errors are drawn.
    """

    def __init__(self, function, formulas, power, reveal, name, low, high, start):
        self.graph = trace(lambda **values: function(*values.values()), **{name: start})
        self.formulas, self.variable = formulas, name
        self.seen = (-16, 0) if reveal else (power, power)
        self.x, first = slider(name, low, high, start)
        self.power, second = slider('log₁₀ h', -16, 0, power)
        self.picture, self.line = w.HTML(), w.HTML()
        super().__init__([first, second, self.picture, self.line])
        for handle in (self.x, self.power):
            handle.observe(lambda change: self.redraw(), 'value')
        self._measure()

    def redraw(self):
        try:
            self._measure()
        except Exception as error:
            self._tell(str(error))

    def f(self, x):
        """The function at one x, or at an array of them."""
        return self.graph.forward(**{self.variable: x})

    def derivative(self, x):
        self.f(float(x))
        return self.graph.backward()[self.variable]

    def errors(self, dtype, steps):
        """{name of a formula: its relative error for each h}; a formula that returns nothing is left out."""
        x, steps = dtype(self.x.value), np.asarray(steps, dtype)
        right, found = self.derivative(x), {}
        with np.errstate(all='ignore'):
            for formula in self.formulas:
                slopes = formula(self.f, x, steps)
                if slopes is not None:
                    slopes = np.asarray(slopes, float)
                    size = np.maximum(np.abs(slopes), np.abs(right))
                    found[formula.__name__] = np.nan_to_num(np.abs(slopes - right) / size, posinf=1)
        return found

    def first_kink(self):
        """The smallest h for which a layer's mask is not the same at x - h and at x + h, or None."""
        sides = zip(self._masks(self.x.value - FINE), self._masks(self.x.value + FINE))
        switched = [FINE[left != right] for left, right in sides]
        return min((steps[0] for steps in switched if len(steps)), default=None)

    def _masks(self, x):
        self.f(x)
        return [node.layer.mask for node in self.graph.nodes if hasattr(node.layer, 'mask')]

    def _measure(self):
        self.seen = min(self.seen[0], self.power.value), max(self.seen[1], self.power.value)
        self.h, self.kink = 10.0 ** self.power.value, self.first_kink()
        self.found = {dtype.__name__: self.errors(dtype, [*STEPS, self.h]) for dtype in KINDS}
        self.charts = [self._chart(kind, errors) for kind, errors in self.found.items()]
        charts = ''.join(f'<div>{chart.svg()}</div>' for chart in self.charts)
        self.picture.value = f'<div style="display:flex;flex-wrap:wrap;gap:0 24px">{charts}</div>'
        self._tell(self._told())

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
        found = '; '.join(f'{kind}: ' + ', '.join(f'{_called(name)} {written(error[-1])}' for name, error in errors.items())
                          for kind, errors in self.found.items())
        told = f'{self.variable} = {number(self.x.value)}, h = {written(self.h)}; {found}'
        if self.kink is None:
            return told
        return told + say('。从 h = {written} 起（竖的点线），x − h 和 x + h 分居尖角两边',
                          '. From h = {written} on (upright dotted line) a kink lies between x − h and x + h',
                          written=written(self.kink))

    def _tell(self, sentence):
        self.line.value = f'<div role="status">{escape(sentence)}</div>'

    def still(self):
        return below(*self.charts).svg(still=True), self._told()


def _called(name):
    """What the lessons call the two formulas that they compare; a reader's own goes by its name."""
    return {'central': say('双侧', 'central'), 'one_sided': say('单侧', 'one-sided')}.get(name, name)


def written(value):
    """Two digits and a power of ten: 1.7e−9."""
    digits, power = f'{value:.1e}'.split('e')
    return f'{digits.removesuffix(".0")}e{int(power)}'.replace('-', '−') if value else '0'


def laboratory(function, *formulas, power=-4, reveal=True, **x):
    """Relative error of difference formulas against backward: `laboratory(np.exp, central, x=(-2.0, 2.0, 1.0))`.

    The function takes one number, on a graph, and must also take an array of them; a formula takes (f, x, h).
    power is the h, 10 ** power, at which dots stand on the curves. With reveal=False only so much of the curves is
    drawn as the reader has been to.
    """
    (name, (low, high, start)), = x.items()
    return Laboratory(function, formulas, power, reveal, name, low, high, start)
