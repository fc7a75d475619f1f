"""Lesson 04: its exercises take right answers and name each likely mistake, and its prose says what the code computes."""
import re
from pathlib import Path

import numpy as np
import pytest
from lesson import read

from common.exercises import check_array, check_gradient, check_layer, check_number
from common.functions import sigmoid
from common.graph import Graph
from common.layers import ReLU, TanhLayer

SOURCE = Path(__file__).parent.parent.parent / 'notebooks' / 'source' / '04_relu_and_sigmoid.md'


def test_the_broken_layer_is_right_alone_and_wrong_on_two_routes(lesson):
    x, dout = lesson['x'], lesson['dout']
    layer = lesson['Overwriting']()
    layer.forward(x)
    assert np.array_equal(layer.backward(dout.copy()), [[5, 0], [0, 8]])
    assert np.array_equal(lesson['two_routes'](lesson['Overwriting']()).backward()['x'], [[2, 0], [0, 2]])
    assert np.array_equal(lesson['two_routes'](ReLU()).backward()['x'], [[2, 1], [1, 2]])


def test_the_switches_of_the_lesson_are_a_relu(lesson):
    assert check_layer(lesson['Switches'], lesson['x'], like=ReLU).passed


def test_folded_and_unfolded_agree_at_401_points(lesson):
    graph = Graph(x=lesson['points'])
    y, folded = lesson['unfolded'](graph['x']).value, sigmoid(lesson['points'])
    assert len(folded) == 401 and np.abs(y - folded).max() < 1e-12
    assert np.abs(graph.backward()['x'] - folded * (1 - folded)).max() < 1e-12


def test_the_array_that_the_lesson_uses_is_left_as_it_was(lesson):
    assert np.array_equal(lesson['x'], [[1.0, -0.5], [-2.0, 3.0]])


@pytest.mark.parametrize('answer, says', [
    ([[False, True, False], [False, False, True]], 'exactly 0'),
    ([[False, False, True], [True, True, False]], 'wrong way round'),
    ([[1, 1, 0], [0, 0, 1]], 'True and False'),
    ([True, True, False], '2 rows by 3'),
])
def test_each_wrong_mask_is_named(lesson, answer, says):
    x = lesson['x2']
    result = check_array(answer, x <= 0, x2=x)
    assert result.passed is False and re.search(says, result.sentence), result


@pytest.mark.parametrize('wrong, says', [
    (lambda x, dout: dout, 'dout2 itself'),
    (lambda x, dout: np.maximum(x, 0), 'y2 itself'),
    (lambda x, dout: np.where(x > 0, 0, dout), 'wrong way round'),
    (lambda x, dout: np.where(x >= 0, dout, 0), r'exactly 0'),
    (lambda x, dout: np.where(x > 0, dout * x, 0), 'factor x2 too many'),
])
def test_each_wrong_gradient_is_named(lesson, wrong, says):
    x, dout = lesson['x2'], lesson['dout2']
    result = check_array(wrong(x, dout), np.where(x > 0, dout, 0), dout2=dout, x2=x, y2=np.maximum(x, 0))
    assert result.passed is False and re.search(says, result.sentence), result


@pytest.mark.parametrize('answer, says', [
    (0.09, 'comes in at the right end|factor'),
    (1.8, 'two factors.*only one of them'),
    (0.2, 'two factors.*missing'),
    (-0.18, 'sign'),
    (2 * np.log(9) * (1 - np.log(9)), 'not its input'),
])
def test_what_a_sigmoid_hands_on_is_diagnosed(lesson, answer, says):
    g = Graph(x=np.log(9))
    lesson['folded'](g['x'])
    result = check_gradient(answer, g['x'], dout=2)
    assert result.passed is False and re.search(says, result.sentence), result
    assert '0.18' not in result.sentence.replace('−0.18', '')


def mended(lesson, backward):
    return check_layer(type('Mended', (lesson['Mended'],), {'backward': backward}), lesson['x'], like=ReLU)


def in_place(self, dout):
    dout[self.mask] = 0
    return dout


def test_a_mended_layer_passes(lesson):
    assert mended(lesson, lambda self, dout: np.where(self.mask, 0, dout)).passed
    assert mended(lesson, lambda self, dout: dout * ~self.mask).passed


@pytest.mark.parametrize('backward, says', [
    (in_place, 'writes into an array'),
    (lambda self, dout: np.where(self.mask, dout, 0), 'turned round|on where its input is positive'),
    (lambda self, dout: np.where(self.mask, 0, 1.0), 'multiply by dout'),
    (lambda self, dout: dout * self.x, 'self.x'),
    (lambda self, dout: dout, 'off'),
])
def test_each_mistake_in_mending_is_named(lesson, backward, says):
    result = mended(lesson, backward)
    assert result.passed is False and re.search(says, result.sentence), result


def tanh(lesson, backward):
    def forward(self, x):
        self.x, self.y = x, np.tanh(x)
        return self.y
    return check_layer(type('Tanh', (), {'forward': forward, 'backward': backward}), lesson['x'], like=TanhLayer)


def test_a_right_tanh_passes(lesson):
    assert tanh(lesson, lambda self, dout: dout * (1 - self.y ** 2)).passed


@pytest.mark.parametrize('backward, says', [
    (lambda self, dout: dout * self.y * (1 - self.y), 'square of the output'),
    (lambda self, dout: dout * (1 - self.y), 'square of the output'),
    (lambda self, dout: 1 - self.y ** 2, 'multiply by dout'),
    (lambda self, dout: dout * (self.y ** 2 - 1), 'sign'),
    (lambda self, dout: dout * (1 - self.out ** 2), 'self.out'),
])
def test_each_mistake_in_tanh_is_named(lesson, backward, says):
    result = tanh(lesson, backward)
    assert result.passed is False and re.search(says, result.sentence), result


@pytest.mark.parametrize('answer, says', [
    (0.25, 'quarter itself'), (0.25 ** 2, 'factor quarter'), (0.25 ** 4, 'factor quarter'),
    (64, 'upside down'), (0.75, 'not the answer'),
])
def test_what_is_left_behind_three_layers_is_diagnosed(answer, says):
    result = check_number(answer, 0.25 ** 3, quarter=0.25)
    assert result.passed is False and re.search(says, result.sentence), result


def test_nothing_is_answered_as_printed(lesson):
    assert [lesson[name] for name in ('mask2', 'dx2', 'answer3', 'answer6')] == [None] * 4
    for name, like in (('Mended', ReLU), ('Tanh', TanhLayer)):
        assert check_layer(lesson[name], lesson['x'], like=like).passed is None


@pytest.mark.parametrize('kind', ['zh', 'en'])
def test_the_table_of_the_four_nodes_is_what_the_graph_hands_on(lesson, kind):
    prose = '\n'.join(block.text for block in read(SOURCE) if block.kind == kind)
    rows = re.findall(r'^\| (1/x|\+1|exp|×\(−1\)) \|.*\| (\S+) \|$', prose, re.M)
    g = Graph(x=np.log(3))
    lesson['unfolded'](g['x'])
    handed = [next(dx for x, dx in zip(node.inputs, node.dinputs) if x.name or x.layer) for node in g.steps()]
    assert [float(text.replace('−', '-')) for _, text in rows] == pytest.approx(handed)
