"""plane: what an affine layer does to the plane, on a grid."""
import numpy as np

from common import layers
from common.drawing import plane as drawing
from common.drawing.labels import number
from common.language import say
from common.widgets.complaint import complains
from common.widgets.figure import Figure
from common.widgets.parts import Status, sheet


class Plane(Figure):
    """Sliders for W and b of an Affine layer; all points of the grid go through its forward as one batch."""

    def __init__(self, W, b):
        super().__init__()
        if np.shape(W) != (2, 2) or np.shape(b) != (2,):
            raise ValueError(say('W 的形状是 {W_shape}，b 的是 {b_shape}：平面上要 (2, 2) 和 (2,)。',
                                 'W has the shape {W_shape} and b has {b_shape}; '
                                 'in the plane they are (2, 2) and (2,).',
                                 W_shape=np.shape(W), b_shape=np.shape(b)))
        self.layer = layers.Affine(np.array(W, dtype=float), np.array(b, dtype=float))
        self.places = {f'{name}[{", ".join(map(str, index))}]': (array, index)
                       for name, array in (('W', self.layer.W), ('b', self.layer.b))
                       for index in np.ndindex(array.shape)}
        self.arrange_beside(self.controls({name: _range(*place) for name, place in self.places.items()}))

    def parts(self):
        for name, (array, index) in self.places.items():
            array[index] = self.sliders[name].value
        title, where = say('平面的仿射变换', 'An affine map of the plane'), self._where()
        moved = self.layer.forward(drawing.POINTS)
        return [sheet(drawing.plane(moved, ('b', 'W[0]', 'W[1]'), title, where)), Status(where)]

    def _where(self):
        """Where the corners of the unit square went, in words."""
        corners = drawing.CORNERS[[0, 1, 3]]
        return '; '.join(f'{_point(x)} → {_point(y)}' for x, y in zip(corners, self.layer.forward(corners)))


def _range(array, index):
    value = float(array[index])
    reach = max(2.0 if array.ndim == 2 else 3.0, abs(value))
    return -reach, reach, value, 0.1


def _point(point):
    return '(' + ', '.join(map(number, np.round(point, 10))) + ')'


@complains
def plane(W, b):
    """The plane under Y = X·W + b, with a slider for each element of W (2, 2) and b (2,)."""
    return Plane(W, b)
