"""Each exhibit is really broken, the check catches it, the mended one passes, and a careless check misses it."""
import inspect

import numpy as np
import pytest

from common import language
from common.exercises import EXHIBITS, check_exhibit, exhibit, reveals
from common.exercises.checks.layer.under_test import Trial
from common.exercises.museum.exhibit import MISSED_BY, overwritten

every_exhibit = pytest.mark.parametrize('name', EXHIBITS)


def numbers_only(names):
    """Without what only somebody else who uses the same array can see."""
    return [name for name in names if name not in {overwritten(x) for x in ('x', 'dout')}]


def test_there_are_at_least_twelve_of_different_kinds():
    assert len(EXHIBITS) >= 12
    assert len({kind for piece in EXHIBITS.values() for kind in piece.hides}) >= 8


@every_exhibit
def test_the_mistake_shows_on_its_input(name):
    piece = EXHIBITS[name]
    assert piece.differences(piece.shows)


@every_exhibit
def test_a_careless_check_misses_it(name):
    for kind, run in EXHIBITS[name].hides.items():
        assert numbers_only(EXHIBITS[name].differences(run)) == [], kind
        assert kind != 'one' or {len(x) for x in run.inputs} == {1}


@every_exhibit
@pytest.mark.parametrize('spoken', language.LANGUAGES)
def test_the_check_catches_the_broken_one_and_confirms_the_mended_one(name, spoken):
    language.use(spoken)
    piece = EXHIBITS[name]
    assert check_exhibit(name, piece.made).passed is False
    result = check_exhibit(name, piece.solution)
    assert result.passed
    for kind in piece.hides:
        assert language.say(*MISSED_BY[kind]) in result.sentence


@every_exhibit
def test_the_mended_one_stands_a_gradient_check(name):
    piece = EXHIBITS[name]
    run = piece.shows
    inputs = {
        'Counts': [run.inputs[0] + 0.5], 'Gate': [run.inputs[0] + 0.25], 'Scores': [run.inputs[0] / 1000]}.get(name, run.inputs)
    trial = Trial(piece.solution, None, run.init, inputs)
    by_differences = trial.expected
    assert by_differences.met_by(trial.after_forward().backward(by_differences.dout))


@every_exhibit
def test_a_copy_in_a_cell_is_caught_as_well(name):
    """The reader copies the source that is shown; with numpy and the layers at hand it runs."""
    space = {'np': np}
    exec('from common.layers import *\nfrom common.functions import *', space)
    exec(inspect.getsource(EXHIBITS[name].made), space)
    assert check_exhibit(name, space[name]).passed is False


def test_the_other_way_to_mend_the_logarithm_is_as_good():
    class LogLoss(exhibit('LogLoss').made):
        def forward(self, x, t):
            super().forward(x, t)
            return -np.mean(np.log(self.y[np.arange(len(t)), t]))
    assert check_exhibit('LogLoss', LogLoss).passed


@pytest.mark.parametrize('name, hidden, shown', [
    ('Bias', dict(x=np.ones((1, 2))), dict(x=np.ones((2, 2)))),
    ('Product', dict(x=2.0, y=3.0), dict(x=2.0, y=3.0, before=(5.0, 7.0))),
    ('Loss', dict(x=np.ones((2, 3)), t=np.array([0, 1])), dict(x=np.ones((2, 3)), t=np.array([0, 1]), dout=2)),
])
def test_the_reader_finds_the_input_that_reveals(name, hidden, shown):
    init = (np.zeros(2),) if name == 'Bias' else None
    for inputs, passed, words in ((hidden, False, 'stays hidden'), (shown, True, 'There it is: a mistake in d')):
        options = {key: inputs.pop(key) for key in ('dout', 'before') if key in inputs}
        result = reveals(name, *inputs.values(), init=init, **options)
        assert result.passed is passed and words in result.sentence


@pytest.mark.parametrize('junk', [None, ..., 'x', object(), float('nan'), 3, int])
def test_no_junk_makes_the_museum_raise(junk):
    for name in EXHIBITS:
        assert not check_exhibit(name, junk).passed
        assert reveals(name, junk).sentence


@pytest.mark.parametrize('name', [name for name in EXHIBITS if name.endswith('Loss')])
def test_a_loss_begins_with_1_where_nothing_is_handed_to_it(name):
    for made in (EXHIBITS[name].made, EXHIBITS[name].solution):
        layer = made()
        layer.forward(*EXHIBITS[name].shows.inputs)
        assert np.array_equal(layer.backward(), layer.backward(1))


def test_an_exhibit_shows_its_source_and_not_its_solution():
    shown = repr(exhibit('Bias'))
    assert shown.startswith('Bias: Y = X + b\n\nclass Bias:') and 'np.mean' in shown
    assert 'np.mean' in exhibit('Bias')._repr_markdown_()
    with pytest.raises(KeyError, match='it has SharedInput, Diamond'):
        exhibit('Unicorn')


def test_no_source_gives_its_mistake_away():
    for piece in EXHIBITS.values():
        source = inspect.getsource(piece.made)
        assert '#' not in source and '"""' not in source


@pytest.mark.parametrize('init, before', [
    (np.zeros(2), None), ((np.zeros(2),), np.ones((3, 2))), ([np.zeros(2)], (np.ones((3, 2)),))])
def test_a_single_argument_needs_no_brackets(init, before):
    result = reveals('Bias', np.ones((2, 2)), init=init, before=before)
    assert result.passed and 'There it is: a mistake in db' in result.sentence
