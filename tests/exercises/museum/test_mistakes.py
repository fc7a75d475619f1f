"""Who mends an exhibit in another wrong way is told what is still wrong with it."""
import inspect
import re

import numpy as np
import pytest

from common.exercises import EXHIBITS, check_exhibit
from common.exercises.answers import all_equal
from common.exercises.museum import mistakes
from common.layers.protocol import as_tuple
from tests.exercises.readers import exhibits


def mended(name, backward=None, forward=None):
    """The exhibit without its mistake, but for a forward or a backward that follows a formula."""
    right = EXHIBITS[name].solution
    names = list(inspect.signature(right.forward).parameters)[1:]

    class Mended(right):
        def forward(self, *values):
            self.given = dict(zip(names, values))
            out = super().forward(*values)
            return exhibits.worked_out(forward, self.given)[0] if forward else out

        def backward(self, dout):
            if backward is None:
                return super().backward(dout)
            found = exhibits.worked_out(backward, self.given, dout)
            return found if len(found) > 1 else found[0]

    Mended.forward.__signature__ = inspect.signature(right.forward)
    return Mended


def rows(made):
    return [(name, *row) for name, formulas in made.items() for row in formulas.items()]


@pytest.mark.parametrize('name, formula, words', rows(exhibits.BACKWARD))
def test_a_wrong_backward_is_told_its_mistake(name, formula, words):
    result = check_exhibit(name, mended(name, backward=formula))
    assert result.passed is False and re.search(words, result.sentence), result


@pytest.mark.parametrize('name, formula, words', rows(exhibits.FORWARD))
def test_a_wrong_forward_is_told_its_mistake(name, formula, words):
    result = check_exhibit(name, mended(name, forward=formula))
    assert result.passed is False and re.search(words, result.sentence), result


@pytest.mark.parametrize('name', EXHIBITS)
def test_every_mistake_that_is_known_is_made_here(name):
    told = ' '.join(check_exhibit(name, mended(name, **{way: formula})).sentence for way, made in (
        ('backward', exhibits.BACKWARD), ('forward', exhibits.FORWARD)) for formula in made.get(name, ()))
    known = [*mistakes.BACKWARD.get(name, ()), *mistakes.FORWARD.get(name, ())]
    assert [en for _, _, en in known if en not in told] == []


@pytest.mark.parametrize('name', mistakes.BACKWARD)
def test_each_gradient_of_a_known_mistake_is_one_that_is_made_here(name):
    """Also the right one beside a wrong one."""
    inputs = EXHIBITS[name].shows.inputs
    layer = EXHIBITS[name].solution()
    out = layer.forward(*inputs)
    dout = np.random.RandomState(1).uniform(0.5, 1.5, np.shape(out))[()]
    given = dict(zip(list(inspect.signature(layer.forward).parameters), inputs))
    made = [exhibits.worked_out(formula, given, dout) for formula in exhibits.BACKWARD[name]]
    for rule, _, en in mistakes.BACKWARD[name]:
        assert any(all_equal(as_tuple(rule(dout, *inputs, out)), gradients) for gradients in made), en
