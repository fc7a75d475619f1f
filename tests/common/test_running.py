"""The line that made a number, found by running the method, and the same line with its numbers put in."""
import numpy as np
import pytest

from common import layers
from common.drawing.labels import number
from common.running import Run
from common.widgets.graphs.walk import array_text


class Pow3:
    def forward(self, x):
        self.x = x
        out = x ** 3
        return out

    def backward(self, dout):
        dx = 3 * self.x ** 2
        dx *= dout
        return dx


class InPlace:
    def forward(self, x):
        return x * 1

    def backward(self, dout):
        dout[dout > 1] = 0
        return dout


class InALoop:
    def forward(self, x):
        total = 0
        for k in (1, 2, 3):
            total = total + k * x
        return total

    def backward(self, dout):
        if dout < 0:
            return dout * 6
        return (
            dout
            * 6)


class Inherits(layers.MulLayer):
    def backward(self, dout):
        dx, dy = super().backward(dout)
        return dx, dy


def made(layer, inputs, dout=None, position=0):
    layer.forward(*inputs)
    given = inputs if dout is None else (dout,)
    found = Run(layer, 'forward' if dout is None else 'backward', given, array_text).made(position)
    return found.code, found.numbers


@pytest.mark.parametrize('layer, inputs, line', [
    (layers.MulLayer(), (100.0, 2.0), ('return x * y', '100 * 2 = 200')),
    (layers.ExpLayer(), (0.0,), ('self.out = np.exp(x)', 'np.exp(0) = 1')),
    (layers.Sigmoid(), (0.0,), ('self.out = sigmoid(x)', 'sigmoid(0) = 0.5')),
    (Pow3(), (2.0,), ('out = x ** 3', '2 ** 3 = 8')),
    (InALoop(), (2.0,), ('total = total + k * x', '6 + 3 * 2 = 12'))])
def test_a_value_is_made_by_one_line_of_forward(layer, inputs, line):
    assert made(layer, inputs) == line


@pytest.mark.parametrize('layer, inputs, dout, position, line', [
    (layers.MulLayer(), (100.0, 2.0), 1.1, 0, ('dx = dout * self.y', '1.1 * 2 = 2.2')),
    (layers.MulLayer(), (100.0, -2.0), 1.1, 0, ('dx = dout * self.y', '1.1 * (−2) = −2.2')),
    (layers.MulLayer(), (100.0, 2.0), 1.1, 1, ('dy = dout * self.x', '1.1 * 100 = 110')),
    (layers.ExpLayer(), (0.0,), 3.0, 0, ('return dout * self.out', '3 * 1 = 3')),
    (layers.ReLU(), (-1.0,), 3.0, 0, ('dx = zero_where(self.mask, dout)', 'zero_where(True, 3) = 0')),
    (Pow3(), (2.0,), 0.5, 0, ('dx *= dout', '12 * 0.5 = 6')),
    (InALoop(), (2.0,), 2.0, 0, ('return dout * 6', '2 * 6 = 12')),
    (InALoop(), (2.0,), -2.0, 0, ('return dout * 6', '(−2) * 6 = −12')),
    (Inherits(), (3.0, 2.0), 1.0, 1, ('dx, dy = super().backward(dout)', 'super().backward(1) = 3')),
    (InPlace(), (np.array([1.0, 2.0]),), np.array([1.0, 2.0]), 0, ('dout[dout > 1] = 0', 'dout = [1 0]')),
    (layers.TakeLayer(1), (np.ones(3),), 2.0, 0, ('np.add.at(dx, self.index, dout)', 'dx = [0 2 0]'))])
def test_a_derivative_is_made_by_one_line_of_backward(layer, inputs, dout, position, line):
    assert made(layer, inputs, dout, position) == line


def test_small_arrays_are_written_out_and_larger_ones_named_with_their_shape():
    code, numbers = made(layers.Affine(np.ones((3, 4)), np.ones(4)), (np.ones((2, 3)),), np.ones((2, 4)))
    assert code == 'dx = np.dot(dout, self.W.T)'
    assert numbers == 'np.dot(dout (2, 4), self.W.T (4, 3)) = [[4 4 4] [4 4 4]]'


@pytest.mark.parametrize('layer, inputs', [(layers.MulLayer(), (3.0, 2.0)), (layers.DivLayer(), (3.0, 2.0)),
                                           (layers.PowLayer(), (3.0, 2.0)), (Pow3(), (3.0,)), (layers.AddLayer(), (3.0, 2.0))])
def test_the_numbers_that_are_put_in_compute_to_the_result(layer, inputs):
    numbers = made(layer, inputs, 1.5)[1].replace('−', '-')
    shown, result = numbers.split(' = ')
    assert number(eval(shown)) == number(float(result))


def test_watching_leaves_layer_and_numbers_as_they_are():
    layer, dout = InPlace(), np.array([1.0, 2.0])
    Run(layer, 'backward', (dout,), array_text)
    assert dout.tolist() == [1, 2]
    layer = layers.MulLayer()
    layer.forward(3.0, 2.0)
    Run(layer, 'forward', (5.0, 7.0), array_text)
    assert layer.backward(1.0) == (2, 3)


def test_whoever_was_watching_goes_on_watching():
    import sys
    before = sys.gettrace()

    def watcher(frame, event, arg):
        return None
    sys.settrace(watcher)
    try:
        Run(Pow3(), 'forward', (2.0,), array_text)
        assert sys.gettrace() is watcher
    finally:
        sys.settrace(before)


def test_a_method_that_returns_nothing_made_no_number():
    class Silent:
        def forward(self, x):
            self.x = x

    assert Run(Silent(), 'forward', (2.0,), array_text).made() is None
