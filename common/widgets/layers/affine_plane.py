"""plane: what an affine layer does to the plane, on a grid."""
import ipywidgets as w
import numpy as np

from common import layers
from common.drawing import plane as drawing
from common.drawing.labels import number
from common.language import say
from common.widgets.complaint import complains
from common.widgets.figure import Figure, slider


class Plane(Figure):
    """Sliders for W and b of an Affine layer; all points of the grid go through its forward as one batch."""

    def __init__(self, W, b):
        if np.shape(W) != (2, 2) or np.shape(b) != (2,):
            raise ValueError(say('W 的形状是 {W_shape}，b 的是 {b_shape}：平面上要 (2, 2) 和 (2,)。',
                                 'W has the shape {W_shape} and b has {b_shape}; '
                                 'in the plane they are (2, 2) and (2,).',
                                 W_shape=np.shape(W), b_shape=np.shape(b)))
        self.layer = layers.Affine(np.array(W, dtype=float), np.array(b, dtype=float))
        self.picture, self.line = w.HTML(), w.HTML()
        self.sliders = {}
        rows = [self._row('W', self.layer.W, index, 2.0) for index in np.ndindex(2, 2)]
        rows += [self._row('b', self.layer.b, index, 3.0) for index in np.ndindex(2)]
        sides = w.VBox(rows), w.VBox([self.picture, self.line])
        super().__init__([w.HBox(sides, layout={'flex_flow': 'row wrap'})])
        self.redraw()

    def _row(self, name, array, index, reach):
        """The slider of one element."""
        name, value = f'{name}[{", ".join(map(str, index))}]', float(array[index])
        reach = max(reach, abs(value))
        self.sliders[name], row = slider(name, -reach, reach, value, 0.1)

        def move(change):
            array[index] = change['new']
            self.redraw()

        self.sliders[name].observe(move, 'value')
        return row

    def redraw(self):
        self.picture.value = f'<div style="overflow-x:auto">{self._svg()}</div>'
        self.line.value = f'<div role="status">{self._where()}</div>'

    def _svg(self, still=False):
        title = say('平面的仿射变换', 'An affine map of the plane')
        return drawing.plane(self.layer.forward(drawing.POINTS), ('b', 'W[0]', 'W[1]'), title, still)

    def _where(self):
        """Where the corners of the unit square went, in words."""
        corners = drawing.CORNERS[[0, 1, 3]]
        return '; '.join(f'{_point(x)} → {_point(y)}' for x, y in zip(corners, self.layer.forward(corners)))

    def still(self):
        return self._svg(still=True), self._where()


def _point(point):
    return '(' + ', '.join(map(number, np.round(point, 10))) + ')'


@complains
def plane(W, b):
    """The plane under Y = X·W + b, with a slider for each element of W (2, 2) and b (2,)."""
    return Plane(W, b)
