"""The pieces of the museum: on which input each mistake shows, which careless check misses it, and what readers answer."""
import inspect

import numpy as np

from common.exercises.answers import equal
from common.exercises.checks.function import copies, unchanged
from common.exercises.checks.layer import check_layer
from common.exercises.diagnosis.error import stopped
from common.exercises.kept import kept
from common.exercises.museum import broken, fixed
from common.exercises.museum.mistakes import BACKWARD, FORWARD
from common.exercises.patience import patient
from common.exercises.result import Result, hint, not_yet, unanswered
from common.language import listing, say
from common.layers.protocol import parameter_gradients, shares
from common.source import Source

MISSED_BY = {
    'dout': (' dout 总取 1', 'with dout = 1 only'),
    'one': ('只用一个样本', 'with a single sample'),
    'chain': ('只看一条链', 'on a plain chain'),
    'small': ('只用不大的数', 'with small numbers only'),
    'once': ('只走一次 forward', 'with a single forward'),
    'lucky': ('碰巧取了特殊的数', 'with numbers that happen to be special'),
    'symmetric': ('取的 W 恰好对称', 'with a symmetric W'),
    'scalar': ('不用数组，只用单个的数', 'with numbers instead of arrays'),
    'distinct': ('每一行只取一次', 'that takes no row twice'),
    'fractions': ('不用整数，只用小数', 'with fractions and no whole numbers'),
}


class Run:
    """One use of a layer: what goes in, what comes from upstream, and what it was given before."""

    def __init__(self, *inputs, dout=None, init=(), before=None):
        self.inputs, self.dout, self.init, self.before = inputs, dout, init, before

    def of(self, made):
        """What a class makes of it, by name."""
        layer, inputs = made(*copies(self.init)), copies(self.inputs)
        if self.before is not None:
            layer.forward(*copies(self.before))
        out = layer.forward(*inputs)
        dout = np.ones_like(out, dtype=float)[()] if self.dout is None else np.array(self.dout, dtype=float)[()]
        dout = np.broadcast_to(dout, np.shape(out)).copy()[()]
        kept = np.copy(dout)[()]
        grads = shares(layer, dout)
        names = list(inspect.signature(made.forward).parameters)[1:]
        found = {'forward': out, **{f'd{name}': dx for name, dx in zip(names, grads)}}
        found.update((f'd{name}', grad) for name, grad in parameter_gradients(layer).items())
        for name, now, before in (('dout', dout, kept), *zip(names, inputs, self.inputs)):
            found[overwritten(name)] = not unchanged((now,), (before,))
        return found


def overwritten(name):
    return say('{name} 被改写了', '{name} is overwritten', name=name)


def _shown(names):
    """What an input brought to light: wrong numbers, and arrays that were written into."""
    wrong = [name for name in names if name.isidentifier()]
    told = [say('{wrong} 不对', 'a mistake in {wrong}', wrong=listing(wrong))] if wrong else []
    return say('露出来了：{what}。', 'There it is: {what}.',
               what=listing([*told, *(name for name in names if name not in wrong)]))


class Exhibit:
    """shows: a Run on which the mistake shows; hides: {kind of careless check: a Run that does not show it}.

    alone: other ways to mend it are as good as ours, so that backward is held against the reader's own forward.
    """

    def __init__(self, formula, shows, alone=False, **hides):
        self.formula, self.shows, self.alone, self.hides = formula, shows, alone, hides

    def named(self, name):
        self.name, self.made, self.solution = name, getattr(broken, name), getattr(fixed, name)
        return self

    def differences(self, run):
        """The names of what the broken class gets wrong in this run."""
        with np.errstate(all='ignore'):
            found, expected = run.of(self.made), run.of(self.solution)
        return [name for name in expected if not equal(found[name], expected[name])]

    def __repr__(self):
        return f'{self.name}: {self.formula}\n\n{inspect.getsource(self.made)}'

    def _repr_markdown_(self):
        code = Source(inspect.getsource(self.made).rstrip())
        return f'**{self.name}**&ensp;`{self.formula}`\n\n{code._repr_markdown_()}'


def exhibit(name):
    """Shows the broken source, to be copied into a cell and fixed. `.made` is the class, `.solution` the fixed one."""
    if name not in EXHIBITS:
        raise KeyError(say('馆里没有 {name}：有 {names}。',
                           'the museum has no {name}; it has {names}.',
                           name=name, names=listing(EXHIBITS)))
    return EXHIBITS[name]


@patient
def reveals(name, *inputs, dout=1, init=None, before=None):
    """Does the mistake of an exhibit show on these inputs? init: arguments of its constructor, before: of an earlier forward."""
    if any(map(unanswered, inputs)) or not inputs:
        return not_yet()
    piece = exhibit(name)
    init, before = (given if given is None or isinstance(given, (tuple, list)) else (given,) for given in (init, before))
    try:
        wrong = piece.differences(Run(*inputs, dout=dout, init=piece.shows.init if init is None else init, before=before))
    except Exception as error:
        return stopped(error)
    if wrong:
        return Result(True, _shown(wrong))
    return hint('在这个输入上，坏的和好的结果一样：它还藏着。换一个输入，或者换一个 dout。',
                'On this input the broken layer gives the same as a right one: the mistake stays hidden. Try '
                'another input, or another dout.')


@kept(lambda name, made: made)
def check_exhibit(name, made):
    """Confirms what the reader fixed; says which careless checks would not have found the mistake."""
    piece = exhibit(name)
    result = check_layer(made, *piece.shows.inputs, like=None if piece.alone else piece.solution, init=piece.shows.init,
                         mistakes=(FORWARD.get(name, ()), BACKWARD.get(name, ())))
    if not result.passed:
        return result
    missed = ''.join(say('检验时如果{careless}，就看不出这个错。', ' A check {careless} would not have found it.',
                         careless=say(*MISSED_BY[kind])) for kind in piece.hides)
    return Result(True, say('修好了，和对的层处处一样。', 'Fixed: it agrees with a right layer everywhere.') + missed)


def arrays(*shape, seed=0):
    return np.random.RandomState(seed).uniform(-2, 2, shape)


X, UP, W, T = arrays(2, 3, seed=3), arrays(2, 3, seed=2), arrays(3, 3), np.array([2, 0])
WITH_ZERO = np.where(X == X.max(), 0, X)
LARGE = np.array([[1000.0, 999.5, 1001.0], [-1000.0, 800.0, 800.5]])     # in no row one probability is 1 and nothing comes back

EXHIBITS = {name: piece.named(name) for name, piece in {
    'SharedInput': Exhibit('z = (x + y)·x', Run(3.0, 5.0), lucky=Run(1.0, -1.0)),
    'Diamond': Exhibit('z = x²·(x² + y)', Run(3.0, 5.0), lucky=Run(0.0, 5.0)),
    'Product': Exhibit('z = x·y', Run(2.0, 3.0, before=(5.0, 7.0)), once=Run(2.0, 3.0)),
    'Scale': Exhibit('Z = X·s', Run(X, np.array([2.0, 3.0, 4.0])), scalar=Run(2.0, 3.0)),
    'Gate': Exhibit('ReLU', Run(WITH_ZERO)),
    'Rectifier': Exhibit('ReLU', Run(X), chain=Run(X)),
    'Counts': Exhibit('ReLU', Run(np.array([[3, -1, 1], [0, 5, -4]]), dout=0.5), fractions=Run(WITH_ZERO, dout=0.5)),
    'Pick': Exhibit('X[rows]', Run(X, np.array([0, 1, 1])), distinct=Run(X, np.array([1, 0]))),
    'Centre': Exhibit('X − mean(X)', Run(X), lucky=Run(X, dout=UP - UP.mean(axis=0))),
    'Spread': Exhibit('Σ (X − mean(X))²', Run(X), chain=Run(X)),
    'Square': Exhibit('Y = X·W + b', Run(X, init=(W, W[0])), symmetric=Run(X, init=(W + W.T, W[0]))),
    'Bias': Exhibit('Y = X + b', Run(X, init=(W[0],)), one=Run(X[:1], init=(W[0],))),
    'Step': Exhibit('Y = X·W', Run(X, dout=UP, init=(W,)), small=Run(X / 1e6, dout=UP, init=(W,))),
    'Softmax': Exhibit('softmax', Run(X, dout=UP), one=Run(X[:1], dout=UP[:1])),
    'Scores': Exhibit('softmax', Run(LARGE, dout=UP), small=Run(X, dout=UP)),
    'Loss': Exhibit('Softmax-with-Loss', Run(X, T, dout=3.0), dout=Run(X, T)),
    'BatchLoss': Exhibit('Softmax-with-Loss', Run(X, T), one=Run(X[:1], T[:1])),
    'LogLoss': Exhibit('Softmax-with-Loss', Run(10 * X, np.argmin(X, axis=1)), alone=True, small=Run(X, T)),
}.items()}
