"""scores: three scores by slider; probabilities, target, loss and the gradient as arrows."""
import ipywidgets as w
import numpy as np

from common.drawing.labels import number
from common.drawing.svg import LIGHT, style
from common.graph import Graph
from common.language import say
from common.layers import SoftmaxWithLoss
from common.widgets.figure import Figure, slider

COLUMN, LEFT = 88, 56          # width of a class; room for the names of the rows
BAR, ARROW = 110, 80           # pixels for a probability of 1, for a gradient of 1
GROUND, ZERO = 150, 298        # where the bars stand, and where the arrows start
WIDTH, HEIGHT = LEFT + 3 * COLUMN + 12, ZERO + ARROW + 28


class Scores(Figure):
    """One SoftmaxWithLoss on a graph; each move runs it forward and backward."""

    def __init__(self, scores, target):
        self.layer = SoftmaxWithLoss()
        self.graph = Graph(a=np.array(scores, dtype=float), t=np.array([target]))
        self.graph.apply(self.layer, self.graph['a'], self.graph['t'], name='L')
        self.sliders, rows = [], []
        for i, score in enumerate(scores):
            handle, row = slider(f'a{i + 1}', 0.0, 10.0, float(score), 0.1)
            handle.observe(lambda change: self.redraw(), 'value')
            self.sliders.append(handle)
            rows.append(row)
        self.target = w.ToggleButtons(options=[(f't{i + 1} = 1', i) for i in range(3)], value=target,
                                      style={'button_width': '5.5em'})
        self.target.observe(lambda change: self.redraw(), 'value')
        self.picture = w.HTML()
        super().__init__([*rows, self.target, self.picture])
        self.redraw()

    def redraw(self):
        self.graph.forward(a=np.array([handle.value for handle in self.sliders]), t=np.array([self.target.value]))
        self.graph.backward()
        self.picture.value = self.svg() + f'<div role="status">{self.line()}</div>'

    def still(self):
        return self.svg(still=True), self.line()

    def line(self):
        """The three arrays and the loss as one line of text."""
        arrays = {'y': self.layer.y, 't': self.layer.t, 'y − t': self.graph['a'].grad}
        texts = [f'{name} = ({", ".join(map(number, np.round(array, 4)))})' for name, array in arrays.items()]
        return '; '.join([*texts, f'L = {number(self.graph.output.value)}'])

    def svg(self, still=False):
        title = say('概率、损失和梯度', 'Probabilities, loss and gradient')
        parts = [f'<text class="v" x="{LEFT}" y="20">L = {number(self.graph.output.value)}</text>',
                 self._row('y', GROUND), self._row('y − t', ZERO)]
        for i, columns in enumerate(zip(self.layer.y, self.layer.t, self.graph['a'].grad)):
            parts.append(self._column(LEFT + i * COLUMN + COLUMN / 2, f'a{i + 1}', *columns))
        ground = f'<style>{style(".cg", LIGHT)}</style><rect width="{WIDTH}" height="{HEIGHT}" fill="{LIGHT["ground"]}"/>'
        return (f'<svg xmlns="http://www.w3.org/2000/svg" class="cg" role="img" width="{WIDTH}" height="{HEIGHT}" '
                f'viewBox="0 0 {WIDTH} {HEIGHT}" aria-label="{title}"><title>{title}</title>'
                f'<desc>{self.line()}</desc>{ground if still else ""}{"".join(parts)}</svg>')

    def _row(self, name, y):
        return (f'<text class="t" x="{LEFT - 14}" y="{y + 5:g}" text-anchor="end">{name}</text>'
                f'<path class="o" d="M{LEFT} {y}H{WIDTH - 12}"/>')

    def _column(self, x, name, y, t, dx):
        """Bar and arrow of one class; the frame behind the bar is the target."""
        tip, side = ZERO - ARROW * dx, np.sign(dx)
        parts = [
            f'<rect class="o" x="{x - 26:g}" y="{GROUND - BAR * t:.1f}" width="52" height="{BAR * t:.1f}"/>',
            f'<rect class="wh" x="{x - 20:g}" y="{GROUND - BAR * y:.1f}" width="40" height="{BAR * y:.1f}"/>',
            f'<text class="v" x="{x:g}" y="{GROUND + 20}" text-anchor="middle">{number(round(y, 4))}</text>',
            f'<text class="t" x="{x:g}" y="{GROUND + 42}" text-anchor="middle">{name}</text>',
            f'<text class="g" x="{x:g}" y="{tip + (20 if side < 0 else -8):.1f}" text-anchor="middle">'
            f'{number(round(dx, 4))}</text>',
        ]
        if abs(dx) * ARROW > 8:
            parts.append(f'<path class="d" d="M{x:g} {ZERO}V{tip + 8 * side:.1f}"/>'
                         f'<path class="dh" d="M{x - 6:g} {tip + 8 * side:.1f}h12l-6 {-8 * side:g}z"/>')
        return ''.join(parts)


def scores(*start, target=1):
    """Softmax-with-Loss of three scores: `scores(1.1, 0.7, 1.6, target=1)`."""
    return Scores(start, target)
