"""What the tasks beside graphs are made of: sizes, numbers and questions that vary, and that stand where they belong."""
import re
from functools import cache

import numpy as np
import pytest

from common import language
from common.practice import SKILLS, batches, learning, losses, task

MANY = range(30)


@cache
def made(how):
    language.use('en')
    return [how(number) for number in MANY]


def posed(one):
    return one.questions[0].check.__self__


def test_shapes_that_are_asked_for_are_those_of_the_nodes_where_they_stand():
    sizes = set()
    for one in made(batches.shapes):
        assert [question.name for question in one.questions] == ['X · W', 'db', 'dX', 'dW']
        for question in one.questions:
            shown = [node.value if kind == 'value' else node.grad for node, kind in question.places]
            assert {str(np.shape(array)) for array in shown} == {question.right}
        assert [len(question.places) for question in one.questions] == [4, 1, 1, 1]
        (N, D), (_, M) = np.shape(one.graph['X'].value), np.shape(one.graph['W'].value)
        assert len({N, D, M}) == 3 and min(N, D, M) > 1
        sizes |= {N, D, M}
    assert sizes == set(range(2, 8))


def test_of_a_product_every_element_is_asked_now_and_then():
    asked = [posed(one).numbers for one in made(batches.element)]
    assert {(given['i'], given['j']) for given in asked} == {(i, j) for i in range(2) for j in range(3)}
    for one, given in zip(made(batches.element), asked):
        numbers = np.concatenate([given[name].ravel() for name in ('X', 'W', 'dY')])
        assert len(set(numbers)) == 21 and numbers.min() > 1
        assert posed(one).answer == (given['X'].T @ given['dY'])[given['i'], given['j']]


def test_batches_for_a_bias_have_two_to_four_samples_and_no_sum_of_0():
    shapes = set()
    for one in made(batches.bias):
        dY = one.matrices['dY']
        shapes.add(dY.shape)
        assert np.all(np.abs(dY) > 1) and len(np.unique(dY)) == dY.size
        wrong = [-dY.sum(axis=0), dY.mean(axis=0), dY.sum(axis=1), dY.mean(axis=1), *dY]
        assert not any(np.array_equal(dY.sum(axis=0), answer) for answer in wrong)
        assert np.all(dY.sum(axis=0)) and eval(one.questions[0].right) == tuple(dY.sum(axis=0))
    assert min(one.matrices['dY'].min() for one in made(batches.bias)) == -9
    assert {N for N, _ in shapes} == {2, 3, 4} and {M for _, M in shapes} == {2, 3}


def test_products_whose_transposes_are_asked_are_square_and_no_two_are_alike():
    for one in made(batches.transposes):
        X, W, dY = one.matrices.values()
        products = [a @ b for x, y in ((X, W), (X, dY), (W, dY)) for a in (x, x.T) for b in (y, y.T)]
        assert X.shape == W.shape == dY.shape == (2, 2) and len({str(product) for product in products}) == 12


def test_probabilities_sum_to_1_and_the_row_that_is_asked_is_told_where_there_are_several():
    seen = set()
    for one in made(losses.gradient):
        y, t = one.matrices['y'], one.matrices['t']
        N = len(y)
        assert np.allclose(y.sum(axis=1), 1) and y.min() > 0.05 and all(len(set(row)) == 3 for row in y)
        assert np.all(t.sum(axis=1) == 1) and ('What is row' in one.words) is (N > 1)
        row = int(re.search(r'What is row (\d)', one.words)[1]) if N > 1 else 0
        assert np.allclose(eval(one.questions[0].right), (y - t)[row] / N)
        seen |= {(N, row), *np.argmax(t, axis=1).tolist()}
    assert seen >= {(1, 0), (2, 0), (2, 1), (4, 0), (4, 3), 0, 1, 2}


def test_gradients_of_a_step_have_both_signs_and_what_is_asked_is_what_the_graph_shows():
    signs = set()
    for one in made(learning.step_on_graph):
        given, graph = posed(one).numbers, one.graph
        W, x, t = (graph[name].value for name in 'Wxt')
        assert given['W'] == W and np.isclose(given['dW'], 2 * (W * x - t) * x)
        assert np.isclose(graph.output.value, (W * x - t) ** 2)
        assert str(given['lr']) in one.words and W != 1
        signs.add(np.sign(given['dW']))
    shown = [one.graph[name].value for one in made(learning.step_on_graph) for name in 'xt']
    assert min(shown) == 2 and max(shown) == 9 and signs == {-1, 1}
    assert {posed(one).numbers['lr'] for one in made(learning.step_on_graph)} == {0.1, 0.01, 0.02, 0.05}


def test_three_derivatives_and_their_differences_are_beside_each_other():
    larger, signs = set(), set()
    for one in made(learning.relative):
        a, b = (posed(one).numbers[name] for name in 'ab')
        assert len(a) == len(b) == 3 and np.all(a != b) and np.all(np.abs(a - b) < 1)
        assert 0.5 <= np.abs(a).min() <= np.abs(a).max() < 5
        assert np.allclose(10 * a, np.round(10 * a)) and np.allclose(10 * b, np.round(10 * b))
        larger.add(np.max(np.abs(b)) > np.max(np.abs(a)))
        signs.update(np.sign(a))
    assert larger == {False, True} and signs == {-1, 1}


def test_the_values_of_a_central_difference_rise_or_fall_and_stand_in_its_line():
    for one in made(learning.difference):
        left, here, right, h = posed(one).numbers.values()
        assert (left < here < right or left > here > right) and h in (0.05, 0.1, 0.2)
        assert np.isclose(posed(one).answer, (right - left) / (h + h))
        assert re.findall(r'= (\S+?)(?:,|$)', one.given) == [f'{x:.4g}' for x in (left, here, right, h)]
    assert len({posed(one).numbers['left'] < posed(one).numbers['right'] for one in made(learning.difference)}) == 2


@pytest.mark.parametrize('name', SKILLS)
def test_the_tasks_of_a_skill_take_turns(name):
    tasks = SKILLS[name].tasks
    for number in range(2 * len(tasks)):
        assert task(name, number).words == tasks[number % len(tasks)](number).words


@pytest.mark.parametrize('spoken', language.LANGUAGES)
@pytest.mark.parametrize('name', SKILLS)
def test_a_skill_and_its_tasks_speak_the_language_that_is_read(name, spoken):
    language.use(spoken)
    chinese = spoken == 'zh'
    for words in [SKILLS[name].called, *(task(name, number).words for number in range(len(SKILLS[name].tasks)))]:
        assert bool(re.search('[\u4e00-\u9fff]', words)) is chinese or chinese and words in ('ReLU', 'sigmoid'), words
