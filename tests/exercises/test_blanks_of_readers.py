"""What readers type into the blanks of the lessons' graphs, with the numbers of many seeds; and no chance hits."""
import re
from functools import cache

import numpy as np
import pytest

from common import language
from common.exercises import check_gradient, element_of_dW
from common.exercises.answers import close
from common.graph import Graph
from teach.exercises import exercises
from tests.exercises.readers.figures import FIGURES

SEEDS = range(1, 12)
TYPED = [(key, name, typed, words) for key, rows in FIGURES.items() for (name, typed), words in rows.items()]


@cache
def figure(key, seed):
    """Made once: its checks leave it as it is."""
    asked = exercises()[key].shown()
    asked.seed.value = seed
    return asked


def blanks(figure, name):
    """The blanks below the arrows of an input, its sum last."""
    view = figure.drawing.view
    for blank in figure.blanks:
        (at, kind), *_ = blank.places
        node = view.items[at].outgoing[0].node if kind == 'sum' else view.arrows[at].node
        if node.name == name:
            yield blank


@pytest.mark.parametrize('key, name, typed, words', TYPED)
def test_each_mistake_is_told_whatever_the_numbers_are(key, name, typed, words):
    language.use('en')
    told = 0
    for seed in SEEDS:
        asked = figure(key, seed)
        inputs = {node.name: node.value for node in asked.graph.inputs}
        answer = eval(typed, {'np': np}, inputs)
        result = list(blanks(asked, name))[-1].check(repr(float(answer)))
        if result.passed:
            continue
        assert 'percentage' not in result.sentence or name == 'tax'
        told += bool(re.search(words, result.sentence))
    assert told >= 0.8 * len(SEEDS), result


@pytest.mark.parametrize('key', FIGURES)
def test_right_answers_pass_in_every_blank(key):
    language.use('zh')
    for seed in SEEDS:
        for blank in figure(key, seed).blanks:
            for tried in ('1', '0', '17'):
                assert blank.check(tried).sentence


def test_a_chance_hit_on_a_crowd_of_whole_numbers_is_no_diagnosis():
    """Between 1 and twice the right number, few answers are told a mistake; those beside it are told they are near."""
    random = np.random.RandomState(3)
    X, W, dY = (random.permutation(range(2, 2 + n * m)).reshape(n, m) for n, m in ((3, 2), (2, 3), (3, 3)))
    asked = element_of_dW(X=X, W=W, dY=dY, i=1, j=2)
    right = asked.answer
    told = {answer: asked.check(answer).sentence for answer in range(1, 2 * right) if answer != right}
    specific = [answer for answer, sentence in told.items() if 'step by step' not in sentence and 'close' not in sentence]
    assert len(specific) < 0.25 * len(told)
    assert sum('close' in told[right + d] for d in (-3, -2, -1, 1, 2, 3)) >= 5


def test_on_a_graph_of_many_small_numbers_beside_the_right_one_is_near():
    g = Graph()
    x = [g.input(f'x{i}', i + 2) for i in range(6)]
    total = x[0] * x[1] + x[1] * x[2] + x[2] * x[3] + x[3] * x[4] + x[4] * x[5]
    total * x[1]
    for answer in range(1, 400):
        right = g.backward()['x1']
        result = check_gradient(answer, x[1])
        if close(answer, right):
            assert result.passed
        elif abs(answer - right) <= 3:
            assert 'close' in result.sentence, result
