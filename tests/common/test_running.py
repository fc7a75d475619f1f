"""The line that made a number, found by running the method, and the same line with its numbers put in."""
import importlib.util

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


def layer_of(folder, *lines):
    """A layer whose forward(x) has these lines."""
    path = folder / 'typed.py'
    typed = ['class Typed:', '    def forward(self, x):', *(f'        {line}' for line in lines)]
    path.write_text('\n'.join(typed), encoding='utf-8')
    spec = importlib.util.spec_from_file_location('typed', path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Typed()


@pytest.mark.parametrize('lines, code, numbers', [
    (['out: float = x * 3'], 'out: float = x * 3', '2 * 3 = 6'),
    (['out = x', 'out *= 3'], 'out *= 3', '2 * 3 = 6'),
    (['out = other = x * 3'], 'out = other = x * 3', '2 * 3 = 6'),
    (['other, out = x, x * 3'], 'other, out = (x, x * 3)', '2 * 3 = 6'),
    (['out, other = divmod(x * 3, 1)'], 'out, other = divmod(x * 3, 1)', 'divmod(2 * 3, 1) = 6'),
    (['y = x * 3', 'z = y', 'out = z'], 'y = x * 3', '2 * 3 = 6'),
    (['self.y = x * 3', 'out = self.y'], 'self.y = x * 3', '2 * 3 = 6'),
    (['out = x * 3', 'self.kept = out', 'x = 5'], 'out = x * 3', '2 * 3 = 6'),
    (['out = x * 3', 'out = x * 4'], 'out = x * 4', '2 * 4 = 8'),
    (['out = (', '    x', '    * 3)', 'y = 1'], 'out = x * 3', '2 * 3 = 6'),
    (['out: float', 'out = x * 3'], 'out = x * 3', '2 * 3 = 6'),
    (['if x > 1:', '    out = x * 3', 'else:', '    out = x * 4'], 'out = x * 3', '2 * 3 = 6'),
    (['out = [x * 3]', 'out = out[0]'], 'out = out[0]', 'out[0] = 6'),
    (['y = -x', 'out = y * -y'], 'out = y * -y', '(−2) * -(−2) = −4'),
    (['y = -x', 'out = 1 - y'], 'out = 1 - y', '1 - (−2) = 3'),
    (['out = max(x, 6, key=abs)'], 'out = max(x, 6, key=abs)', 'max(2, 6, key=abs) = 6'),
    (['b = x > 1', 'out = 3 * b'], 'out = 3 * b', '3 * True = 3'),
    (['pass', 'out = x'], 'out = x', '2'),
], ids=lambda part: '; '.join(part) if isinstance(part, list) else '')
def test_a_number_is_traced_through_the_names_that_it_had(tmp_path, lines, code, numbers):
    run = Run(layer_of(tmp_path, *lines, 'return out'), 'forward', (2.0,), array_text)
    for _ in range(2):          # the code that was read stays as it was written
        found = run.made(0)
        assert (found.code, found.numbers) == (code, numbers)


def test_the_lit_lines_are_all_lines_of_the_statement(tmp_path):
    run = Run(layer_of(tmp_path, 'y = 1', 'out = (', '    x', '    * 3)', 'return out'), 'forward', (2.0,), array_text)
    assert run.made(0).lines == range(4, 7)


class Slotted:
    __slots__ = 'x', 'dW', 'never_set'

    def forward(self, x):
        self.x = x
        return np.sum(x, axis=0)

    def backward(self, dout):
        self.dW = np.zeros(2)
        self.dW[0] = dout[0] * self.x[0, 1]
        same = self.dW.T
        return same * 1


def test_what_a_layer_keeps_is_told_too():
    affine = layers.Affine(np.eye(2), np.zeros(2))
    affine.forward(np.array([[3.0, 4.0]]))
    run = Run(affine, 'backward', (np.array([[1.0, 10.0]]),), array_text)
    assert run.stored('self.dW')[1:] == ('self.dW = np.dot(self.x.T, dout)', 'np.dot([[3] [4]], [[1 10]]) = [[3 30] [4 40]]')
    assert run.stored('self.db')[1:] == ('self.db = np.sum(dout, axis=0)', 'np.sum([[1 10]], axis=0) = [1 10]')
    assert run.stored('self.W') is None


def test_what_a_layer_keeps_in_slots_is_told_as_well():
    layer = Slotted()
    layer.forward(np.array([[1.0, 5.0]]))
    run = Run(layer, 'backward', (np.array([2.0, 3.0]),), array_text)
    assert run.stored('self.dW')[1:] == ('self.dW[0] = dout[0] * self.x[0, 1]', 'self.dW = [10 0]')
    assert run.made(0)[1:] == ('return same * 1', '[10 0] * 1 = [10 0]')


def set_first(array):
    value = 7
    array[0] = value


class Helped:
    def forward(self, x):
        out = x * 1
        set_first(out)
        return out


def test_a_change_that_a_helper_makes_is_told_at_the_line_that_calls_it():
    assert made(Helped(), (np.array([1.0, 2.0]),)) == ('set_first(out)', 'out = [7 2]')


class Nine:
    def forward(self, x):
        out = x.ravel() * 1
        out[0] = 7
        y = out * 1
        self.size = y.shape[0]
        return y

    def backward(self, dout):
        dx = dout.reshape(3, 3)
        dx[0, 0] = 5
        return dx


def test_nine_numbers_are_watched_and_what_is_only_looked_at_stays_a_name():
    layer, x = Nine(), np.arange(9.0).reshape(3, 3)
    assert made(layer, (x,))[0] == 'y = out * 1'
    assert made(layer, (x,), x.ravel()) == ('dx[0, 0] = 5', 'dx = [[5 1 2] [3 4 5] [6 7 8]]')
    assert made(layer, (x[:1],))[0] == 'y = out * 1'

    class Flat:
        def forward(self, x):
            return x.reshape(x.size)

    assert made(Flat(), (x[:1],)) == ('return x.reshape(x.size)', '[[0 1 2]].reshape(x.size) = [0 1 2]')


def test_a_layer_on_a_tape_is_run_without_copying_the_tape():
    class OnATape:
        def __init__(self, tape):
            self.tape = tape

        def forward(self, x):
            self.tape.append(x)
            return x * len(self.tape)

    tape = [1.0]
    run = Run(OnATape(tape), 'forward', (2.0,), array_text)
    assert run.made(0).numbers.endswith('= 4') and tape == [1.0, 2.0]


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

    assert Run(Silent(), 'forward', (2.0,), array_text).made(0) is None
