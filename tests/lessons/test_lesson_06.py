"""Lesson 06: the numbers in its prose are the graph's, and its exercises name each likely mistake."""
import re
from pathlib import Path

import numpy as np
import pytest
from lesson import read

from common.exercises import check_gradient, check_layer, knows_nothing, small_change
from common.functions import cross_entropy_error, softmax
from common.graph import Graph
from common.layers import SoftmaxWithLoss

SOURCE = Path(__file__).parent.parent.parent / 'notebooks' / 'source' / '06_softmax_with_loss.md'
BLOCKS = read(SOURCE)


@pytest.fixture
def whole_graph(lesson):
    g = Graph(a1=np.log(3), a2=np.log(2), a3=np.log(5), t1=0, t2=1, t3=0)
    lesson['loss_nodes'](*g.inputs)
    g.backward()
    return g


def test_the_table_of_the_way_back_says_what_each_node_hands_on(whole_graph):
    handed = {}
    for node in whole_graph.nodes:
        if node.layer is not None:
            handed.setdefault(type(node.layer).__name__, []).append(np.round(node.dinputs, 9).tolist())
    assert handed['LogLayer'] == [[0], [-5], [0]]
    assert handed['ReciprocalLayer'] == [[0.1]]
    assert handed['AddLayer'] == [[0.1] * 3, [-1] * 3]
    assert handed['ExpLayer'] == [[0.3], [-0.8], [0.5]]
    to_exp_and_sum = handed['MulLayer'][:3]
    assert to_exp_and_sum == [[0, 0], [-0.5, -10], [0, 0]]
    rows = {language: next(b.text for b in BLOCKS if b.kind == language and '| 1/x |' in b.text) for language in ('zh', 'en')}
    for text in rows.values():
        for cell in ('−1 ÷ 0.2 = −5', '−5 × 2 = −10', '−10 × (−0.01) = 0.1', '−5 × 0.1 = −0.5', '0.1 × 3 = 0.3',
                     '(0.1 − 0.5) × 2 = −0.8', '0.1 × 5 = 0.5'):
            assert cell in text
            left, right = cell.replace('−', '-').replace('×', '*').replace('÷', '/').split('=')
            assert eval(left) == pytest.approx(float(right))


@pytest.mark.parametrize('seed', range(5))
def test_at_the_border_the_small_nodes_and_the_formula_agree(lesson, seed):
    scores = np.random.RandomState(seed).uniform(0, 10, 3)
    t = np.eye(3)[seed % 3]
    g = Graph(**dict(zip(('a1', 'a2', 'a3', 't1', 't2', 't3'), (*scores, *t))))
    lesson['loss_nodes'](*g.inputs)
    found = list(g.backward().values())[:3]
    assert np.abs(found - (softmax(scores) - t)).max() <= 1e-12


def test_without_a_sum_of_one_the_gradient_is_another(lesson):
    g = Graph(a1=1.1, a2=0.7, a3=1.6, t1=1, t2=1, t3=0)
    lesson['loss_nodes'](*g.inputs)
    y = softmax(np.array([1.1, 0.7, 1.6]))
    assert np.allclose(list(g.backward().values())[:3], 2 * y - [1, 1, 0], atol=1e-12)


CHANGE, UNKNOWING = small_change(y=0.2, step=0.1), knows_nothing(classes=100)


def test_right_answers_pass():
    assert CHANGE.check('-0.8 * 0.1').passed and UNKNOWING.check(np.log(100)).passed


@pytest.mark.parametrize('question, answer, says', [
    (CHANGE, 0.08, 'which way does the loss go'),
    (CHANGE, -0.8, 'size of the step'),
    (CHANGE, 0.2 * 0.1, 'Subtract the target'),
    (CHANGE, 0.2, 'is the probability'),
    (CHANGE, -0.0792, 'works the loss out anew'),
    (UNKNOWING, -np.log(100), 'changes its sign'),
    (UNKNOWING, 0.01, 'probability of each class'),
    (UNKNOWING, 100, 'number of classes'),
    (UNKNOWING, 2, 'base 10'),
])
def test_each_mistake_in_a_number_is_named(question, answer, says):
    result = question.check(answer)
    assert result.passed is False and re.search(says, result.sentence), result


def layer(forward=None, backward=None):
    def loss(self, x, t):
        self.y, self.t = softmax(x), t
        return cross_entropy_error(self.y, t)

    return type('MySoftmaxWithLoss', (), {
        'forward': forward or loss, 'backward': backward or (lambda self, dout=1: dout * (self.y - self.t) / len(self.t))})


def softmax_over_everything(self, x, t):
    e = np.exp(x)
    self.y, self.t = e / e.sum(), t
    return cross_entropy_error(self.y, t)


def test_a_right_layer_passes(lesson):
    assert check_layer(layer(), lesson['A'], lesson['T'], like=SoftmaxWithLoss).passed


@pytest.mark.parametrize('mistake, says', [
    (dict(backward=lambda self, dout=1: dout * (self.y - self.t)), 'divide by the number of samples'),
    (dict(backward=lambda self, dout=1: (self.y - self.t) / len(self.t)), 'multiply by dout'),
    (dict(backward=lambda self, dout=1: dout * (self.t - self.y) / len(self.t)), 'not the other way round'),
    (dict(backward=lambda self, dout=1: dout * (self.y - self.t) / self.t.size), 'not by the number of elements'),
    (dict(forward=softmax_over_everything), 'row by row'),
])
def test_each_mistake_in_the_layer_is_named(lesson, mistake, says):
    result = check_layer(layer(**mistake), lesson['A'], lesson['T'], like=SoftmaxWithLoss)
    assert result.passed is False and re.search(says, repr(result))


def test_where_two_branches_meet_each_arrow_is_asked_for_itself():
    g = Graph(e1=4, e2=3)
    -np.log(g['e1'] * np.reciprocal(g['e1'] + g['e2']))
    total, direct = g['e1'], [(node, 0) for node in g.nodes if type(node.layer).__name__ == 'MulLayer'][:1]
    g.backward()
    assert check_gradient('-1/4', total, uses=direct).passed
    assert check_gradient('1/7 - 1/4', total).passed
    assert not check_gradient('-1/4', total).passed


def test_the_three_numbers_that_arrive_are_probability_minus_target(lesson):
    assert np.abs(lesson['arrived'] - (lesson['y'] - lesson['t'])).max() <= 1e-12


def test_the_network_of_the_lesson_is_the_network_of_the_series(lesson):
    net, grads = lesson['net'], lesson['grads']
    assert all(layer.W is net.params[name] for layer, name in zip(net.layers[::2], ('W1', 'W2')))
    expected = lesson['two_layer_net'].gradient(lesson['x'], lesson['labels'])
    assert all(np.array_equal(grads[name], expected[name]) for name in grads)
    assert sum(grad.size for grad in grads.values()) == 39760


def test_the_graph_of_the_batch_and_the_layer_agree(lesson):
    A, T, layer = lesson['A'], lesson['T'], SoftmaxWithLoss()
    layer.forward(A, T)
    assert np.allclose(layer.backward(), (softmax(A) - T) / 2, atol=1e-12)
