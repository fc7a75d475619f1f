"""Lesson 05: its exercises name each likely mistake, and its prose says what the graph computes."""
import re
from pathlib import Path

import numpy as np
import pytest
from lesson import read

from common.exercises import check_layer, element_of_dW
from common.gradient import layer_check
from common.layers import Affine

SOURCE = Path(__file__).parent.parent.parent / 'notebooks' / 'source' / '05_affine.md'


@pytest.fixture
def check(lesson):
    """The check of exercise 4 on an affine layer with some of its three gradients written otherwise."""
    def check(dW=lambda self, dout: self.x.T @ dout, db=lambda self, dout: dout.sum(axis=0),
              dx=lambda self, dout: dout @ self.W.T, square=False):
        def backward(self, dout):
            self.dW, self.db = dW(self, dout), db(self, dout)
            return dx(self, dout)

        init = (lesson['W2'], lesson['b2']) if square else (lesson['W'], lesson['b'])
        made = type('MyAffine', (lesson['MyAffine'],), {'backward': backward})
        return check_layer(made, lesson['X'], like=Affine, init=init)
    return check


def test_right_layers_pass(check):
    assert check().passed and check(square=True).passed


@pytest.mark.parametrize('mistake, says', [
    (dict(dx=lambda self, dout: dout @ self.W), 'matrix product does not fit'),
    (dict(dx=lambda self, dout: self.W @ dout.T), 'dx.*rows and columns have been swapped'),
    (dict(dW=lambda self, dout: dout.T @ self.x), 'dW.*rows and columns have been swapped'),
    (dict(dW=lambda self, dout: self.x.T @ dout / len(dout)), 'dW.*a sum is needed, not a mean'),
    (dict(db=lambda self, dout: dout.mean(axis=0)), 'db.*a sum is needed, not a mean'),
    (dict(db=lambda self, dout: dout.sum(axis=1)), 'db.*along the other axis'),
    (dict(db=lambda self, dout: dout.sum()), 'db.*into a single number'),
    (dict(db=lambda self, dout: dout), 'db.*add them up over the samples'),
    (dict(db=lambda self, dout: dout.sum(axis=0, keepdims=True)), r'db.*only the shape is \(1, 3\)'),
    (dict(dx=lambda self, dout: np.ones_like(dout) @ self.W.T), 'multiply by dout'),
    (dict(dW=lambda self, dout: None), 'self.dW'),
    (dict(dx=lambda self, dout: (dout @ self.W.T, self.dW, self.db)), 'returns 3'),
])
def test_each_mistake_in_backward_is_named(check, mistake, says):
    result = check(**mistake)
    assert result.passed is False and re.search(says, result.sentence), result


def test_what_is_not_written_yet_is_not_answered(lesson):
    for name, init in (('Mended', ('W2', 'b2')), ('Summing', ('W', 'b')), ('MyAffine', ('W', 'b'))):
        assert check_layer(lesson[name], lesson['X'], like=Affine, init=[lesson[x] for x in init]).passed is None


def test_the_suspect_fails_and_so_does_the_mean(lesson):
    X = lesson['X']
    assert check_layer(lesson['Suspect'], X, like=Affine, init=(lesson['W2'], lesson['b2'])).passed is False
    assert check_layer(lesson['Averaging'], X, like=Affine, init=(lesson['W'], lesson['b'])).passed is False


def test_the_lost_transpose_hides_behind_a_symmetric_matrix_from_a_gradient_check_but_not_from_the_exercise(lesson):
    symmetric = np.array([[2.0, 1.0], [1.0, 3.0]])
    assert max(layer_check(lesson['Suspect'](symmetric, np.zeros(2)), lesson['X']).values()) < 1e-7
    assert check_layer(lesson['Suspect'], lesson['X'], like=Affine, init=(symmetric, np.zeros(2))).passed is False


@pytest.mark.parametrize('wrong, says', [
    (lambda X, dY, W: X[0, 1] * dY[0, 2], 'leaves samples out'),
    (lambda X, dY, W: X[2, 1] * dY[2, 2], 'leaves samples out'),
    (lambda X, dY, W: X[:, 1] @ dY[:, 2] / 3, 'added up, not averaged'),
    (lambda X, dY, W: X[:, 0] @ dY[:, 2], 'another place of dW'),
    (lambda X, dY, W: X[:, 1].sum(), 'multiplied by the dY'),
    (lambda X, dY, W: dY[:, 2].sum(), 'as for db'),
    (lambda X, dY, W: (X[:, 1] + dY[:, 2]).sum(), 'are not added'),
    (lambda X, dY, W: (dY @ W.T)[1, 1], 'not the answer|belongs to dX'),
])
def test_each_wrong_element_gets_a_diagnosis_and_not_the_answer(lesson, wrong, says):
    X, dY, W = lesson['X1'], lesson['dY1'], lesson['element'].W
    result = lesson['element'].check(wrong(X, dY, W))
    assert result.passed is False and re.search(says, result.sentence), result
    assert str((X.T @ dY)[1, 2]) not in result.sentence


def test_arithmetic_is_an_answer_too(lesson):
    X, dY = lesson['X1'], lesson['dY1']
    typed = '+'.join(f'{x}*{dy}' for x, dy in zip(X[:, 1], dY[:, 2]))
    assert lesson['element'].check(typed).passed


@pytest.mark.parametrize('kind', ['zh', 'en'])
def test_the_sum_in_the_prose_is_the_gradient_on_the_graph(lesson, kind):
    prose = '\n'.join(block.text for block in read(SOURCE) if block.kind == kind)
    terms, total = re.search(r'dY_\{11\} = ([\d. +\\times]+) = (\d+)', prose).groups()
    assert eval(terms.replace(r'\times', '*')) == pytest.approx(float(total)) == pytest.approx(lesson['w'][0, 1].grad)
    more = re.search(r'(?:平均多花|costs Ann) (\d+)', prose)[1]
    assert float(more) == pytest.approx(lesson['x'][0, 0].grad)


def test_the_small_nodes_the_formulas_and_the_judge_agree(lesson):
    X, W, share = lesson['X'], lesson['W'], lesson['share']
    assert np.allclose(lesson['dW'], X.T @ share) and np.allclose(lesson['dX'], share @ W.T)
    assert np.allclose(lesson['judge'], lesson['dW'])
    assert np.array_equal(lesson['layer'].dW, X.T @ share) and np.allclose(lesson['layer'].db, share.sum(axis=0))
    assert max(lesson['errors'].values()) < 1e-7


def test_the_numbers_of_the_exercise_differ_for_every_seed():
    sets = [element_of_dW(seed=seed) for seed in range(10)]
    for drawn in sets:
        entries = [x for array in (drawn.X, drawn.W, drawn.dY) for x in array.flat]
        assert len(set(entries)) == len(entries) == 21 and min(entries) > 10
    assert len({drawn.answer for drawn in sets}) == 10
