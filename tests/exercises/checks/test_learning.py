"""An update of parameters: the right one passes however it is written, and each wrong step is told what is wrong with it."""
import re

import numpy as np
import pytest

from common.exercises import check_line, check_update

STEPS = {
    'old + lr * grad': 'go the other way', 'old - grad': 'lr is missing', '-lr * grad': 'have become the step',
    'old - grad / lr': 'do not divide', 'old - lr': 'depends on the gradient', 'old - lr * grad * 2': 'moved twice',
    'lr * old - lr * grad': 'nothing else', 'old - old * grad * lr': 'does not enter',
    'old - lr * grad / abs(grad)': 'Only the sign',
    **{f'old - {fixed} * grad': 'not used' for fixed in (0.1, 0.03, 0.01, 0.001, 0.5, 0.07)},
    'old - lr * abs(grad)': 'sign of the gradient is lost', 'old - lr * grad ** 2': 'not squared',
    'old - lr ** 2 * grad': 'multiplies twice',
    'old - lr * grad.mean()': 'gradient of its own', 'old - lr * grad.sum()': 'gradient of its own',
    'old - lr * grad.max()': 'gradient of its own',
    'old - lr * grad / len(grad)': 'not divided', 'old - lr * grad / grad.size': 'not divided',
    'old - lr ** 0.5 * grad': 'but not by lr times',
}


def stepping(formula):
    """An update in which every parameter takes the step of a formula."""
    def update(params, grads, lr):
        for name in params:
            params[name][...] = eval(formula, {'old': params[name], 'grad': grads[name], 'lr': lr})
    return update


@pytest.mark.parametrize('formula, words', STEPS.items())
def test_a_wrong_step_is_told_what_is_wrong_with_it(formula, words):
    result = check_update(stepping(formula))
    assert result.passed is False and re.search(words, result.sentence), result


@pytest.mark.parametrize('formula', ['old - lr * grad', 'old - grad * lr', '-(lr * grad - old)'])
def test_the_right_step_passes(formula):
    assert check_update(stepping(formula)).passed


def forgets_the_last(params, grads, lr):
    for name in list(params)[:-1]:
        params[name] -= lr * grads[name]


def only_shows(params, grads, lr):
    for name in params:
        print(params[name] - lr * grads[name])


def changes_copies(params, grads, lr):
    for name in params:
        mine = params[name].copy()
        mine -= lr * grads[name]


def adds_one(params, grads, lr):
    stepping('old - lr * grad')(params, grads, lr)
    params['more'] = np.zeros(2)


def takes_a_gradient_away(params, grads, lr):
    stepping('old - lr * grad')(params, grads, lr)
    grads.popitem()



@pytest.mark.parametrize('update, words', [
    (forgets_the_last, 'Only W1 moved'), (only_shows, 'print only shows'), (changes_copies, 'a copy is another array'),
    (adds_one, 'names in params changed'), (takes_a_gradient_away, 'gradients were changed'),
    (lambda params, grads, lr: params - grads, 'as a whole'), (lambda params, grads, lr: lr + 'x', 'text among the numbers'),
    (lambda params, grads, lr: params['W7'], 'no W7'),
])
def test_what_else_an_update_does_wrong_is_told(update, words):
    result = check_update(update)
    assert result.passed is False and re.search(words, result.sentence), result


@pytest.mark.parametrize('answer, words', [
    ('a', 'hundred images'), ('c', 'takes a step'), (' D ', 'when were'), ('e', 'in quotes'), (3, 'in quotes')])
def test_a_line_that_is_not_to_blame_is_told_why(answer, words):
    result = check_line(answer)
    assert result.passed is False and words in result.sentence


def test_the_line_to_blame_passes_and_nothing_is_no_answer():
    for answer in (' B', 'ｂ', '(b)', 'b)', 'b.', '第b行', 'line b', '"b"', ['b'], 'b：'):
        assert check_line(answer).passed
    for unclear in ('b or c', 'ab', '2', '②', 'b, c'):
        assert check_line(unclear).passed is False and not check_line(unclear).tried
    assert check_line('').passed is None and check_line(None).passed is None
