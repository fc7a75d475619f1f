"""Lesson 09: the engine that a reader builds is short, stands on whatever the reader wrote, and its prose is true."""
import re
from pathlib import Path

import numpy as np
import pytest
from lesson import read

from common import language

SOURCE = Path(__file__).parent.parent.parent / 'notebooks' / 'source' / '09_build_the_engine.md'


def cells():
    return [block for block in read(SOURCE) if block.kind == 'code']


def run(replace=lambda text: text):
    """The names that the lesson leaves behind when all its cells have run, after the reader's changes to them."""
    language.use('en')
    names = {}
    for block in cells():
        exec(replace(block.text), names)
    return names


@pytest.fixture(scope='module')
def lesson():
    return run()


def test_nothing_is_answered_as_printed(lesson):
    assert lesson['written'].passed is None and lesson['walked'].passed is None
    for results in (lesson['operated'], lesson['completed']):
        assert {result.passed for _, result in results} == {None}


def answered(text):
    """The cell with the folded solution in place of what the reader finds."""
    solutions = {name: re.search(rf'def model_{name}\(.*?(?=\n\S|\Z)', code, re.S).group().replace('model_', '')
                 for code in [block.text for block in cells()]
                 for name in ('apply', 'backward', 'add', 'multiply', 'negative', 'exp', 'under') if f'def model_{name}(' in code}
    for name, code in solutions.items():
        text = re.sub(rf'def {name}\([^\n]*\n    return None', code, text)
    return text


def test_the_lesson_goes_on_with_what_the_reader_wrote():
    names = run(answered)
    assert names['write'] is names['apply'] and names['walk_back'] is names['backward']
    assert (names['plus'], names['times']) == (names['add'], names['multiply'])
    assert names['Node'].exp is names['exp'] and names['Node'].__rtruediv__ is names['under']


def test_a_wrong_engine_is_not_used():
    def wrong(text):
        return answered(text).replace('x.grad = x.grad + dx', 'x.grad = dx') if 'def backward' in text else answered(text)
    names = run(wrong)
    assert names['walked'].passed is False and 'add, do not replace' in names['walked'].sentence
    assert names['walk_back'] is names['model_backward']


def test_the_whole_engine_has_fewer_than_sixty_lines():
    engine = [answered(block.text) for block in cells()
              if re.match(r'class Node|def (apply|backward|number|operate|add|negative)|Node\.__add__', block.text)]
    lines = [line for text in engine for line in text.split('\n') if line.strip()]
    assert len(engine) == 8 and 40 < len(lines) + 3 < 60


def test_the_two_derivatives_that_the_fold_names_are_the_only_ones_that_change(lesson):
    shop = lesson['shop']
    before = shop.backward()
    shop.forward(orange_num=6)
    after = shop.backward()
    assert {name: (round(before[name], 10), round(after[name], 10)) for name in before if before[name] != after[name]} == {
        'orange': (3.3, 6.6), 'tax': (650, 1100)}


def test_the_engine_agrees_with_that_of_the_series():
    names = run()
    assert [x.grad for x in names['fruit']] == list(names['g'].backward().values())
    assert names['loss'].value == names['net'].loss(names['data'], names['labels'])
    assert all(np.array_equal(names['mine'][name], grad) for name, grad in names['grads'].items())
    assert np.abs(names['numeric'] - names['hidden'].layer.dW).max() < 1e-7


def test_it_says_whose_code_runs(lesson):
    assert lesson['write'].__name__ == 'model_apply' and lesson['walk_back'].__name__ == 'model_backward'
    names = run(answered)
    mine = (names['write'], names['walk_back'], names['plus'], names['times'], *names['wired'])
    assert not [made.__name__ for made in mine if made.__name__.startswith('model_')]
