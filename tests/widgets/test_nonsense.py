"""Whatever a public figure is given, a figure comes back: where it makes no sense, with one sentence in it."""
import math
import re

import numpy as np
import pytest

from common import language, widgets
from common.exercises import patience
from common.graph import Graph
from common.network import TwoLayerNet
from common.widgets.figure import Figure

FIGURES = {name: make for name in widgets.__all__ if hasattr(make := getattr(widgets, name), '__wrapped__')}
NONSENSE = [None, 3, -1.5, math.nan, math.inf, 'text', '<b>', b'bytes', True, [], {}, (), [[1, 2], [3]], object(), np.nan,
            np.zeros((0, 3)), np.array(['a']), lambda: 3, lambda *xs: 3, lambda x, /: x, Graph(), Figure, {'x': 'y'}]


class Refusing:
    """Answers no question."""

    def __array__(self, *args, **options):
        raise RuntimeError('no array')

    def __getattr__(self, name):
        raise RuntimeError('no attribute')


def is_one_sentence(figure):
    assert isinstance(figure, Figure)
    text = figure._repr_mimebundle_()['text/plain']
    assert text and '\n' not in text and 'Traceback' not in text


@pytest.mark.parametrize('given', [*NONSENSE, Refusing()], ids=lambda given: repr(given)[:20] if given is not None else 'None')
@pytest.mark.parametrize('name', FIGURES)
def test_one_argument_that_makes_no_sense(name, given):
    is_one_sentence(FIGURES[name](given))


@pytest.mark.parametrize('name', FIGURES)
@pytest.mark.parametrize('arguments, options', [
    ((), {}), ((None,) * 7, {}), ((1, 2, 3, 4, 5, 6, 7), {}), ((), {'no_such_option': 1}), ((Refusing(),) * 4, {}),
    ((), {'self': 1}), (('text',) * 3, {'x': 'text'}), ((np.eye(2),) * 4, {'dout': 'text'})])
def test_too_few_too_many_and_unknown(name, arguments, options):
    is_one_sentence(FIGURES[name](*arguments, **options))


FUNCTIONS = {
    'returns 3': lambda x: 3, 'returns None': lambda x: None, 'returns text': lambda x: 'text', 'raises': lambda x: 1 / 0,
    'raises its own': lambda x: (_ for _ in ()).throw(RuntimeError('<b>')), 'recursion': lambda x: recursion(x),
    'no input': lambda: 1, 'star': lambda *x: x[0], 'positional': lambda x, /: x, 'two inputs': lambda x, y: x * y,
    'asks': lambda x: x if x > 0 else -x, 'an array': lambda x: np.array([1, 2]), 'another graph': lambda x: Graph(x=1.0)['x']}
RANGES = [(0.0, 2.0, 1.0), 1.0, None, 'text', (), (1,), (2, 1, 1), (0, math.inf, 1), (0, 1, math.nan), (0, 0, 0), ((), (), ()),
          np.array([0, 1, 0.5]), (0, 1, 0.5, 0), (0, 1, 0.5, -1), (None, None, None)]


def recursion(x):
    return recursion(x)


def of_one_function(name, function, x):
    make = FIGURES[name]
    calls = {'bump': lambda: make(function, {'x': x}, x=1.0), 'border': lambda: make(function, function, x=x),
             'twins': lambda: make(function, function, x=x), 'tangents': lambda: make({'u': function}, *x),
             'laboratory': lambda: make(function, lambda f, x, h: (f(x + h) - f(x)) / h, x=x)}
    return calls.get(name, lambda: make(function, x=x))()


TAKE_FUNCTIONS = ('explore', 'bump', 'border', 'twins', 'tangents', 'laboratory', 'fill')


@pytest.mark.parametrize('name', TAKE_FUNCTIONS)
@pytest.mark.parametrize('kind', FUNCTIONS)
def test_a_function_that_cannot_be_drawn(name, kind):
    is_one_sentence(of_one_function(name, FUNCTIONS[kind], (0.0, 2.0, 1.0)))


@pytest.mark.parametrize('name', [name for name in TAKE_FUNCTIONS if name != 'tangents'])
@pytest.mark.parametrize('x', RANGES, ids=repr)
def test_a_range_that_is_none(name, x):
    is_one_sentence(of_one_function(name, lambda x: x * x, x))


@pytest.mark.parametrize('name', ['self', 'title', 'dout', 'function', 'shapes', 'graph', 'seed', 'only', 'blanks', 'values',
                                  'changes', 'formula', 'left', 'right', 'names', 'ranges', 'text', 'power', 'reveal'])
@pytest.mark.parametrize('make', ['explore', 'fill', 'border', 'twins', 'bump', 'laboratory', 'calculator'])
def test_any_name_of_a_variable_is_drawn_or_answered(make, name):
    function = eval(f'lambda {name}: {name} * {name}')
    calls = {'bump': lambda: FIGURES[make](function, {name: (0, 1, 0)}, **{name: 1.0}),
             'border': lambda: FIGURES[make](function, lambda **x: 2, **{name: (0.0, 2.0, 1.0)}),
             'twins': lambda: FIGURES[make](function, function, **{name: (0.0, 2.0, 1.0)}),
             'laboratory': lambda: FIGURES[make](function, lambda f, x, h: h, **{name: (0.0, 2.0, 1.0)}),
             'calculator': lambda: FIGURES[make](f'{name} * {name}')}
    is_one_sentence(calls.get(make, lambda: FIGURES[make](function, **{name: (0.0, 2.0, 1.0)}))())


def hostile():
    graph = Graph(**{'<i>x</i>': 1.0})
    graph['<i>x</i>'] * 2
    return graph


@pytest.mark.parametrize('make', [
    lambda: widgets.explore(hostile()), lambda: widgets.player(hostile()), lambda: widgets.fill(hostile()),
    lambda: widgets.border(lambda **x: x['<i>'] * 2, lambda **x: 2, **{'<i>': 1.0}),
    lambda: widgets.twins(lambda **x: x['<i>'] * 2, lambda **x: x['<i>'] + 2, **{'<i>': 1.0}),
    lambda: widgets.bump(lambda **x: x['<i>'] * 2, {'<i>': (0, 1, 0)}, **{'<i>': 1.0}),
    lambda: widgets.predict('<i>'), lambda: widgets.quiz('<i>'), lambda: widgets.calculator('x <i> y'),
    lambda: widgets.tangents({'<i>': lambda x: x * 2}, 0.0, 1.0, 0.5)])
def test_what_a_reader_can_name_is_escaped(make):
    figure = make()
    html = figure._repr_mimebundle_()['text/html'] + ''.join(place.value for place in figure.shown.children)
    assert '<i>' not in html and '&lt;' in html


@pytest.mark.parametrize('arguments', [
    (None, None, None), ('net', np.eye(2), [0, 1]), (TwoLayerNet(4, 3, 2), np.ones((2, 9)), [0, 1]),
                                       (TwoLayerNet(4, 3, 2), np.ones((2, 4)), [7, 1])])
@pytest.mark.parametrize('name', ['race', 'digits'])
def test_a_network_that_does_not_fit(name, arguments):
    is_one_sentence(FIGURES[name](*arguments))


def test_python_s_own_words_stand_behind_a_chinese_sentence():
    language.use('zh')

    def stops(x):
        raise TypeError('words that nobody has a row for')
    assert repr(widgets.explore(stops, x=1.0)).startswith('运行到一半停下了：TypeError')


@pytest.mark.parametrize('function', [
    lambda x: 1 / 0, lambda x: len(3), lambda x: [x][1], lambda x: undefined, lambda x: x.no_such_thing, lambda x: 'a' - x + [],     # noqa: F821
    lambda x: 'a' + 1, lambda x: len('a')(x), lambda x: np.ones(2) + np.ones(3), lambda x: np.ones((2, 3)) @ np.ones((2, 3)),
    lambda x: None + x, lambda x: bool(np.ones(2)), lambda x: np.array([1, 2])[5], lambda x: float([x]), lambda x: x * '2'])
@pytest.mark.parametrize('speak', ['zh', 'en'])
def test_what_goes_wrong_in_a_function_of_the_readers_is_told_in_the_readers_words(function, speak):
    language.use(speak)
    told = repr(widgets.explore(function, x=1.0))
    assert 'Error' not in told and told.rstrip()[-1] in '.。?？' and (speak == 'en' or re.search('[\u4e00-\u9fff]', told))


def test_python_s_own_words_stand_behind_a_chinese_sentence_of_how_to_call():
    language.use('zh')
    assert repr(widgets.player()).startswith('player 要这样写')


@pytest.mark.parametrize('name', ['explore', 'player', 'fill', 'modes', 'bring'])
def test_a_graph_without_arithmetic_is_no_trouble(name):
    told = repr(getattr(widgets, name)(Graph(x=3.0)))
    assert 'Error' not in told and 'half way' not in told


def goes_on(x):
    while True:
        pass


def leaves(x):
    raise SystemExit


@pytest.mark.parametrize('function, words', [(goes_on, 'a loop goes on forever'), (leaves, 'exit would end Python')])
@pytest.mark.parametrize('figure', ['explore', 'bring', 'laboratory'])
def test_a_function_that_never_returns_is_one_sentence(figure, function, words, monkeypatch, untraced):
    monkeypatch.setattr(patience, 'SECONDS', 0.05)
    assert words in repr(FIGURES[figure](function, x=(0.0, 2.0, 1.0)))
