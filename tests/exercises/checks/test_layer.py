"""A layer class of the reader's: every way to be wrong gets its own sentence, and none raises."""
import numpy as np
import pytest

from common import functions, language, layers
from common.exercises import check_layer
from tests.helpers.own_code import Linear

random = np.random.RandomState(1)
X, W, B, T = random.randn(4, 3), random.randn(3, 2), random.randn(2), np.array([0, 2, 1, 0])
Z = np.array([[1.0, -0.5, 0.0], [-2.0, 3.0, 0.0]])


@pytest.mark.parametrize('kind, inputs, init', [
    ('AddLayer', (2.0, 3.0), ()), ('SubLayer', (X, B[:1]), ()), ('MulLayer', (X, 2.0), ()), ('DivLayer', (7.0, 3.0), ()),
    ('PowLayer', (2.0, 3.0), ()), ('ExpLayer', (X,), ()), ('LogLayer', (np.abs(X),), ()), ('ReciprocalLayer', (3.0,), ()),
    ('SumLayer', (X,), (0,)), ('DotLayer', (X, W), ()), ('ReLU', (Z,), ()), ('Sigmoid', (X,), ()),
    ('Affine', (X,), (W, B)), ('SoftmaxWithLoss', (X, T), ()), ('SoftmaxWithLoss', (X, np.eye(3)[T]), ()),
    ('MaximumLayer', (2.0, 3.0), ()),
])
def test_our_own_layers_pass(kind, inputs, init):
    made = getattr(layers, kind)
    assert check_layer(made, *inputs, init=init).passed


@pytest.mark.parametrize('made, inputs, init', [
    (layers.MulLayer, (2, 3.0), ()), (layers.MulLayer, (X, 2.0), ()), (layers.Sigmoid, (X,), ()), (layers.Affine, (X,), (W, B)),
    (layers.SoftmaxWithLoss, (X, T), ()),
])
def test_our_own_layers_pass_by_differences_too(made, inputs, init):
    assert check_layer(made, *inputs, init=init, like=None).passed


def mul(backward, forward=None, **others):
    """A class called MulLayer with this backward; a backward of None is left out."""
    def remember(self, x, y):
        self.x, self.y = x, y
        return x * y
    methods = {'forward': forward or remember, 'backward': backward, **others}
    return type('MulLayer', (), {name: method for name, method in methods.items() if method})


class Elsewhere:
    pass


def keep_elsewhere(self, x, y):
    Elsewhere.x, Elsewhere.y = x, y
    return x * y


def keep_the_first(self, x, y):
    if not hasattr(self, 'x'):
        self.x, self.y = x, y
    return x * y


def keep_nothing(self, x, y):
    return x * y


def eat(self, dout):
    x, self.x = self.x, self.x + 1
    return dout * self.y, dout * x


@pytest.mark.parametrize('made, zh, en', [
    (mul(lambda self, dout: (dout * self.x, dout * self.y)), '“对面”', 'opposite side'),
    (mul(lambda self, dout: (self.y, self.x)), '还要乘以 dout', 'multiply by dout'),
    (mul(lambda self, dout: (dout + self.y, dout + self.x)), 'dx：', 'dx: '),
    (mul(lambda self, dout: dout * self.y), '交出了 1 个', 'returns 1'),
    (mul(lambda self, dout: (dout * self.y, None)), '没有交出 dy', 'None for dy'),
    (mul(lambda self, dout: (dout * self.y, [1, 2])), 'dy 是', 'dy is'),
    (mul(lambda self, dout: (dout * self.y, 'x')), 'dy', 'dy'),
    (mul(lambda self, dout: (dout * self.y, dout * self.x), keep_nothing), 'forward 没有把它记下来', 'forward did not store'),
    (mul(lambda self, dout: (dout * self.y, dout * self.x), keep_the_first), '还在用旧的数', 'still uses the old ones'),
    (mul(lambda self, dout: (dout * Elsewhere.y, dout * Elsewhere.x), keep_elsewhere), '互相干扰', 'disturb each other'),
    (mul(eat), 'backward 再走一次', 'A second backward'),
    (mul(lambda self, dout: 1 / 0), '括号里应该有', 'was given'),
    (mul(lambda self: 1), '括号里应该有', 'was given'),
    (mul(lambda self, dout: (dout, dout), lambda self, x, y: x + y), 'forward：', 'forward: '),
    (mul(lambda self, dout: (dout, dout), lambda self, x, y: 'x'), 'forward：', 'forward: '),
    (mul(lambda self, dout: (dout, dout), lambda self: 1), '括号里应该有', 'was given'),
    (3, '要一个类', 'A class is needed'), (int, None, None), (mul(None), 'backward 还没有写', 'backward has not been written'),
    (mul(lambda self, dout: None), 'backward 还没有写', 'backward has not been written'),
    (mul(None, lambda self, x, y: None), '还没有作答', 'Not answered yet'),
    (mul(None, lambda self, x, y: ...), '还没有作答', 'Not answered yet'),
    (None, '还没有作答', 'Not answered yet'), (..., '还没有作答', 'Not answered yet'),
])
def test_each_way_to_miss_the_multiply_layer_is_named(made, zh, en):
    for name, words in (('zh', zh), ('en', en)):
        language.use(name)
        result = check_layer(made, 2.0, 5.0)
        assert not result.passed
        assert words is None or words in result.sentence


@pytest.mark.parametrize('y, told', [(7.0, True), (1.0, False)])
def test_the_numbers_of_the_example_are_told_unless_one_is_the_answer(y, told):
    made = mul(lambda self, dout: (dout, dout), lambda self, x, y: x * y + 0.3)
    assert ('(Here x = 5, y = ' in check_layer(made, 5.0, y).sentence) is told


def test_two_derivatives_in_the_wrong_order():
    class DivLayer(layers.DivLayer):
        def backward(self, dout):
            return super().backward(dout)[::-1]
    assert 'wrong order' in check_layer(DivLayer, 7.0, 3.0).sentence


def varied(**changes):
    def backward(self, dout):
        dx = Linear.backward(self, dout)
        for name, change in changes.items():
            if name != 'dx':
                setattr(self, name, change(self, dout))
        return changes['dx'](self, dout) if 'dx' in changes else dx
    return type('Varied', (Linear,), {'backward': backward})


@pytest.mark.parametrize('made, words', [
    (varied(db=lambda self, dout: dout.mean(axis=0)), 'db: Every number is too small by the same factor, the count 4'),
    (varied(db=lambda self, dout: dout.sum(axis=1)), 'db: dout was added up along the other axis'),
    (varied(db=lambda self, dout: dout), 'db: There is a right row for each sample'),
    (varied(db=lambda self, dout: None), 'self.db'),
    (varied(dW=lambda self, dout: dout.T @ self.x), 'dW: The numbers are right, but rows and columns have been swapped'),
    (varied(dW=lambda self, dout: self.x.T @ dout / 4), 'dW: Every number is too small'),
    (varied(dW=lambda self, dout: -self.x.T @ dout), 'dW: All sizes are right'),
    (varied(dx=lambda self, dout: dout @ self.W), 'must be transposed'),
    (varied(dx=lambda self, dout: dout), 'a gradient has the shape of its variable'),
    (varied(dx=lambda self, dout: (dout @ self.W.T).sum()), 'a single number'),
])
def test_each_way_to_miss_the_affine_layer_is_named(made, words):
    assert words in check_layer(made, X, like=layers.Affine, init=(W, B)).sentence


def test_a_missing_transpose_is_named_where_the_shapes_allow_it():
    class DotLayer(layers.DotLayer):
        def backward(self, dout):
            return dout @ self.W, self.X @ dout
    square = random.randn(3, 3)
    assert 'transposed' in check_layer(DotLayer, square, random.randn(3, 3)).sentence


class OverwritesDout(layers.ReLU):
    def backward(self, dout):
        dout[self.mask] = 0
        return dout


class OverwritesItsInput(layers.ReLU):
    def forward(self, x):
        self.mask = x <= 0
        x[self.mask] = 0
        return x


class OtherSideOfZero(layers.ReLU):
    def forward(self, x):
        self.mask = x < 0
        return np.maximum(x, 0)


@pytest.mark.parametrize('made, words', [
    (OverwritesDout, 'another branch still needs it'),
    (OverwritesItsInput, 'forward writes into an array'),
    (OtherSideOfZero, 'exactly 0'),
])
def test_relu_traps(made, words):
    kept = Z.copy()
    assert words in check_layer(made, Z, like=layers.ReLU).sentence
    assert np.array_equal(Z, kept)


def test_whoever_writes_into_an_array_is_told_how_to_copy_it():
    for made in (OverwritesDout, OverwritesItsInput):
        assert '.copy()' in check_layer(made, Z, like=layers.ReLU).further
    assert '0.001' in check_layer(OtherSideOfZero, Z, like=layers.ReLU).further


class NotDividedByN(layers.SoftmaxWithLoss):
    def backward(self, dout=1):
        return super().backward(dout) * len(self.y)


class IgnoresDout(layers.SoftmaxWithLoss):
    def backward(self, dout=1):
        return super().backward(1)


class ForgetsTarget(layers.SoftmaxWithLoss):
    def backward(self, dout=1):
        return dout * self.y / len(self.y)


class DividedByAll(layers.SoftmaxWithLoss):
    def backward(self, dout=1):
        return dout * (self.y - self.t) / self.y.size


class StopsBeforeSoftmax(layers.SoftmaxWithLoss):
    def backward(self, dout=1):
        return -dout * self.t / self.y / len(self.y)


def softmax_with_loss(loss):
    """A class whose forward is loss(scores, one-hot targets)."""
    def forward(self, x, t):
        self.y = functions.softmax(x)
        self.t = functions.one_hot(t, like=self.y)
        return loss(x, self.t)
    return type('Mine', (layers.SoftmaxWithLoss,), {'forward': forward})


def losses(x, t, axis=1):
    e = np.exp(x)
    return -np.sum(t * np.log(e / e.sum(axis=axis, keepdims=True)), axis=1)


@pytest.mark.parametrize('loss, words', [
    (lambda x, t: losses(x, t).sum(), 'must be divided by the number of samples'),
    (lambda x, t: losses(x, t).mean() / x.shape[1], 'not by the number of elements'),
    (lambda x, t: losses(x, t, axis=None).mean(), 'works row by row'),
    (lambda x, t: losses(x, t, axis=0).mean(), 'sums in the wrong direction'),
    (lambda x, t: -np.sum(t * functions.softmax(x)) / len(x), 'Take the log of the probability'),
    (lambda x, t: -losses(x, t).mean(), 'A loss is never negative'),
    (lambda x, t: losses(x, t), 'This is a row of 4 numbers (4,); a single number is needed'),
    (lambda x, t: 2.5 + losses(x, t).mean(), 'work it out by hand'),
])
def test_each_way_to_miss_the_loss_is_named(loss, words):
    assert words in check_layer(softmax_with_loss(loss), X, T, like=layers.SoftmaxWithLoss).sentence


def test_other_ways_to_multiply_two_matrices_are_named():
    assert 'element by element' in lost(lambda dout, W: dout * W) and 'the wrong order' in lost(lambda dout, W: W @ dout)


def lost(dx):
    class Mine(layers.Affine):
        def backward(self, dout):
            super().backward(dout)
            return dx(dout, self.W)

    return check_layer(Mine, X[:3], like=layers.Affine, init=(SQUARE, np.zeros(3))).sentence


SQUARE = random.randn(3, 3)


@pytest.mark.parametrize('dW, dx, names', [
    (lambda x, dout, W: x.T @ dout, lambda x, dout, W: dout @ W, 'dx: dout and W'),
    (lambda x, dout, W: x @ dout, lambda x, dout, W: dout @ W.T, 'dW: x and dout'),
    (lambda x, dout, W: x @ dout.T, lambda x, dout, W: dout @ W.T, 'dW: x and dout'),
])
def test_a_lost_transpose_is_named_where_the_shapes_hide_it(dW, dx, names):
    class Mine(layers.Affine):
        def backward(self, dout):
            self.dW, self.db = dW(self.x, dout, self.W), dout.sum(axis=0)
            return dx(self.x, dout, self.W)

    sentence = check_layer(Mine, X[:3], like=layers.Affine, init=(SQUARE, np.zeros(3))).sentence
    assert names in sentence and 'a transpose is missing or in the wrong place' in sentence


@pytest.mark.parametrize('made, words', [
    (NotDividedByN, 'divide by the number of samples'),
    (IgnoresDout, 'multiply by dout'),
    (ForgetsTarget, 'The target t must be subtracted'),
    (DividedByAll, 'not by the number of elements'),
    (StopsBeforeSoftmax, 'on the other side of softmax'),
])
def test_each_way_to_miss_softmax_with_loss_is_named(made, words):
    assert words in check_layer(made, X, T, like=layers.SoftmaxWithLoss).sentence


def test_a_class_without_a_twin_is_held_against_differences():
    class Cube:
        def forward(self, x):
            self.x = x
            return x ** 3

        def backward(self, dout):
            return dout * 3 * self.x ** 2

    class Careless(Cube):
        def backward(self, dout):
            return dout * 3 * self.x

    assert check_layer(Cube, 2.0).passed and check_layer(Cube, X).passed
    assert not check_layer(Careless, 2.0).passed and not check_layer(Careless, X).passed


class LastNode(layers.SoftmaxWithLoss):
    def backward(self, dout):
        return super().backward(dout)


def test_a_loss_begins_with_1_where_nothing_is_handed_to_it():
    scores, targets = np.array([[1.1, 0.7, 1.6], [0.3, 2.2, -0.5]]), np.array([[1, 0, 0], [0, 0, 1]])
    result = check_layer(LastNode, scores, targets, like=layers.SoftmaxWithLoss)
    assert result.passed is False and 'dout=1' in result.sentence
    assert check_layer(layers.SoftmaxWithLoss, scores, targets, like=layers.SoftmaxWithLoss).passed


class FourSamples(layers.SoftmaxWithLoss):
    def backward(self, dout=1):
        return super().backward(dout) * len(self.y) / 4


class Cube:
    def __init__(self, n):
        self.n = n

    def forward(self, x):
        self.x = x
        return x ** self.n

    def backward(self, dout):
        return dout * 3 * self.x ** 2


class FirstForward(Cube):
    def forward(self, x):
        return x ** 3


class RightCube(Cube):
    def backward(self, dout):
        return dout * self.n * self.x ** (self.n - 1)


class NumbersOfTheExample(layers.MulLayer):
    def backward(self, dout):
        return dout * 5.0, dout * 2.0


class WithoutTheGradientOfW(Linear):
    def backward(self, dout):
        self.db = dout.sum(axis=0)
        return dout @ self.W.T


class OutsideW(Linear):
    def forward(self, x):
        return x @ W + self.b       # the one of this file

    def backward(self, dout):
        return dout @ self.W.T


@pytest.mark.parametrize('made, inputs, options, words', [
    (FourSamples, (X, T), {'like': layers.SoftmaxWithLoss}, 'With one sample more'),
    (Cube, (2.0,), {'like': RightCube, 'init': (3,)}, 'With other values of n'),
    (FirstForward, (2.0,), {'like': RightCube, 'init': (3,)}, 'did not store'),
    (RightCube, (2.0,), {'like': RightCube, 'init': (3,)}, 'Correct'),
    (NumbersOfTheExample, (2.0, 5.0), {'like': layers.MulLayer}, 'With other inputs it is not right'),
    (WithoutTheGradientOfW, (X,), {'like': layers.Affine, 'init': (W, B)}, 'must also store the gradient of W as self.dW'),
    (OutsideW, (X,), {'like': layers.Affine, 'init': (W, B)}, 'The W in forward is one from outside'),
])
def test_what_only_another_use_of_a_layer_shows_is_told(made, inputs, options, words):
    result = check_layer(made, *inputs, **options)
    assert words in result.sentence and result.passed is (words == 'Correct')


@pytest.mark.parametrize('factor', [0.5, 2.0])
def test_how_two_numbers_are_related_is_not_said_by_chance(factor):
    """At y = 4 half of dout·y is also dout·y less 2·dout, as if a sign were wrong; at other inputs it is not."""
    class Scaled(layers.MulLayer):
        def backward(self, dout):
            return tuple(factor * dx for dx in super().backward(dout))
    language.use('en')
    assert 'is not right yet' in check_layer(Scaled, 7.0, 4.0, like=layers.MulLayer).sentence


def test_a_lost_transpose_does_not_hide_behind_a_symmetric_matrix():
    class NoTranspose(layers.Affine):
        def backward(self, dout):
            super().backward(dout)
            return dout @ self.W

    init = np.array([[2.0, 1.0], [1.0, 3.0]]), np.zeros(2)
    assert check_layer(NoTranspose, np.array([[2.0, 3.0], [4.0, 1.0]]), like=layers.Affine, init=init).passed is False


def of_two(forward, backward):
    """A class of two inputs, called SubLayer."""
    return type('SubLayer', (), {'forward': lambda self, x, y: forward(x, y), 'backward': lambda self, dout: backward(dout)})


@pytest.mark.parametrize('forward', [
    lambda x, y: abs(x - y), lambda x, y: max(x - y, 0.0), lambda x, y: int(x - y), lambda x, y: max(x, y) - min(x, y),
    lambda x, y: abs(x) - abs(y)], ids=['abs', 'max', 'int', 'larger', 'sizes'])
def test_a_forward_that_is_right_for_the_first_numbers_only_does_not_pass(forward):
    result = check_layer(of_two(forward, lambda dout: (dout, -dout)), 7.0, 3.0)
    assert result.passed is False and 'With other inputs' in result.sentence, result
    assert 'which is subtracted' not in result.sentence, 'a mistake that shows at any numbers is none here'


@pytest.mark.parametrize('found, en', [
    ({'x': 1}, 'a dictionary'), ({1, -1}, 'a set'), (map(abs, [1, 2]), 'a map'), (zip([1]), 'a zip'), (len, 'a function'),
    ((x for x in (1, 2)), 'a generator'), ('1, -1', 'a text'), (slice(2), 'slice')], ids=str)
def test_what_backward_returns_in_place_of_derivatives_is_called_by_its_kind(found, en):
    result = check_layer(of_two(lambda x, y: x - y, lambda dout: found), 7.0, 3.0)
    assert f'backward returns {en}: the derivatives are needed' in result.sentence


@pytest.mark.parametrize('methods, words', [
    ({'foward': lambda self, x, y: x - y, 'backward': len}, 'no method called forward, but foward'),
    ({'forward': lambda self, x, y: x - y, 'Backward': lambda self, dout: dout}, 'no method called backward, but Backward'),
    ({'_init_': lambda self, W: None, 'forward': len}, '_init_ does not run by itself'),
    ({'init': lambda self: None, 'forward': len}, 'init does not run by itself')])
def test_a_name_that_is_not_quite_right_is_named_and_costs_no_try(methods, words):
    result = check_layer(type('SubLayer', (), methods), 7.0, 3.0)
    assert result.passed is False and words in result.sentence and not result.tried


@pytest.mark.parametrize('methods, name', [
    ({'forward': lambda x, y: x - y, 'backward': lambda self, dout: (dout, -dout)}, 'forward'),
    ({'forward': lambda self, x, y: x - y, 'backward': lambda dout: (dout, -dout)}, 'backward')])
def test_self_that_was_forgotten_is_named(methods, name):
    assert f'A name is missing in the brackets of {name}: self' in check_layer(type('SubLayer', (), methods), 7.0, 3.0).sentence


def test_gradients_that_add_up_over_passes_are_named():
    class Adding(layers.Affine):
        def __init__(self, W, b):
            super().__init__(W, b)
            self.kept = np.zeros_like(W)

        def backward(self, dout):
            dx = super().backward(dout)
            self.dW = self.kept = self.kept + self.dW
            return dx

    result = check_layer(Adding, X, like=layers.Affine, init=(W, B))
    assert result.passed is False and 'self.dW still holds what the first one left' in result.sentence
