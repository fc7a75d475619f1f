"""Lesson 08: its exercises answered rightly and wrongly, the figures its prose speaks of, and other networks in its cells."""
import re
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from lesson import read

from common import language
from common.exercises import check_line, check_update, one_step, passes
from common.network import TwoLayerNet
from common.optimizer import SGD
from common.trainer import Trainer

SOURCE = Path(__file__).parent.parent.parent / 'notebooks' / 'source' / '08_training_mnist.md'

SLIPS = {
    'with the gradient': (lambda q: q.W + q.lr * q.dW, 'wrong direction'),
    'without lr': (lambda q: q.W - q.dW, 'multiplied by the learning rate'),
    'the step alone': (lambda q: q.lr * q.dW, 'the size of the step'),
    'lr for everything': (lambda q: q.lr * (q.W - q.dW), 'multiplies the gradient, and nothing else'),
    'something else': (lambda q: 100, 'not the answer yet'),
}


@pytest.mark.parametrize('seed', range(20))
def test_a_right_step_passes_for_every_seed(seed):
    question = one_step(seed)
    assert question.check(question.W - question.lr * question.dW).passed
    assert question.check(f'{question.W} - {question.lr} * ({question.dW})').passed
    assert question.check(None).passed is None


@pytest.mark.parametrize('seed', range(20))
@pytest.mark.parametrize('slip', SLIPS)
def test_each_slip_gets_its_own_sentence_and_no_answer(seed, slip):
    question = one_step(seed)
    answer, words = SLIPS[slip]
    result = question.check(answer(question))
    assert result.passed is False and words in result.sentence
    assert f'{question.W - question.lr * question.dW:.4g}' not in result.sentence.replace('−', '-')


def test_seeds_give_other_numbers():
    assert len({repr(one_step(seed)) for seed in range(20)}) > 15


COUNTS = {
    'iterations of one epoch': (lambda q: q.N / q.batch_size, 'one epoch; the question is'),
    'images': (lambda q: q.iterations * q.batch_size, 'how many times N'),
    'one image at a time': (lambda q: q.iterations / q.N, 'whole batch'),
    'divided by the batch': (lambda q: q.iterations / q.batch_size, 'do not divide'),
    'something else': (lambda q: 1234, 'not the answer yet'),
}


@pytest.mark.parametrize('seed', range(20))
def test_the_epochs_are_counted_and_each_slip_is_named(seed):
    times = passes(seed)
    epochs = times.iterations * times.batch_size / times.N
    assert times.check(None).passed is None and times.check(epochs).passed and epochs >= 3
    assert times.check(f'{times.iterations} / ({times.N} / {times.batch_size})').passed
    for answer, words in COUNTS.values():
        result = times.check(answer(times))
        assert result.passed is False and words in result.sentence, result
        assert f'{epochs:g}' not in re.findall(r'[\d.]+', result.sentence.replace(',', ''))


def test_each_line_of_the_loop_has_its_own_sentence():
    sentences = [check_line(answer).sentence for answer in ('a', 'c', 'd', 7)]
    assert len(set(sentences)) == 4 and check_line(' B ').passed and check_line(None).passed is None
    assert [check_line(answer).passed for answer in ('a', 'c', 'd', 7)] == [False] * 4


def test_the_loop_makes_the_loss_fall_a_little_and_then_grow():
    random = np.random.RandomState(0)
    x, t, net = random.rand(20, 6), random.randint(3, size=20), TwoLayerNet(6, 8, 3, seed=0)
    grads, losses = net.gradient(x, t), []
    for _ in range(3000):
        losses.append(net.loss(x, t))
        for name in net.params:
            net.params[name] -= 0.1 * grads[name]
    assert 0 < np.argmin(losses) < 1000 and min(losses) > 0.8 * losses[0] and losses[-1] > 2 * losses[0]


def in_place(params, grads, lr):
    for name in params:
        params[name] -= lr * grads[name]


def new_arrays(params, grads, lr):
    for name in params:
        params[name] = params[name] - lr * grads[name]


def new_names(params, grads, lr):
    for W, dW in zip(params.values(), grads.values()):
        W = W - lr * dW


def only_one(params, grads, lr):
    params['W1'] -= lr * grads['W1']


def uphill(params, grads, lr):
    for name in params:
        params[name] += lr * grads[name]


def without_lr(params, grads, lr):
    for name in params:
        params[name] -= grads[name]


def the_step(params, grads, lr):
    for name in params:
        params[name][...] = -lr * grads[name]


def too_far(params, grads, lr):
    for name in params:
        params[name] -= 2 * lr * grads[name]


def in_the_gradients(params, grads, lr):
    for name in params:
        grads[name] *= lr
        params[name] -= grads[name]


def not_written(params, grads, lr):
    return None


def test_an_update_in_place_passes():
    assert check_update(in_place).passed


@pytest.mark.parametrize('update', [None, ..., not_written])
def test_an_update_that_is_not_written_is_not_answered(update):
    assert check_update(update).passed is None


@pytest.mark.parametrize('update, words', [
    (new_arrays, 'which the layers hold'), (new_names, 'only makes the name point'), (only_one, 'Only W1 moved'),
    (uphill, 'the loss grows'), (without_lr, 'lr is missing'), (the_step, 'the step itself'),
    (too_far, 'moved twice'), (in_the_gradients, 'gradients were changed'),
    (lambda params: params.pop(), 'takes 1 and was given 3'), (7, 'A function is needed'),
])
def test_each_wrong_update_gets_its_own_sentence(update, words):
    result = check_update(update)
    assert result.passed is False and words in result.sentence
    language.use('zh')
    assert not check_update(update).sentence.isascii()


@pytest.fixture(scope='module')
def lesson(tmp_path_factory):
    """The names that the lesson leaves behind; what it saves goes into a folder of the test."""
    language.use('en')
    names = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp('reader'))
        patch.setenv('MPLBACKEND', 'agg')
        for block in read(SOURCE):
            if block.kind == 'code':
                exec(block.text, names)
    return names


def looking_inside():
    """The cells that look at `net`: from the heading on to the one below the pad."""
    blocks = read(SOURCE)
    start = next(i for i, block in enumerate(blocks) if '## Looking inside' in block.text)
    end = next(i for i, block in enumerate(blocks) if '## A gradient is one thing' in block.text)
    return [block.text for block in blocks[start:end] if block.kind == 'code' and 'hasty' not in block.text]


def test_the_hand_written_loop_and_the_trainer_learn_the_same(lesson):
    assert 0 < lesson['before'] < 0.4 and lesson['after'] > max(0.5, lesson['before'] + 0.2)
    first = lesson['steps'][0]
    assert first.test_accuracy == pytest.approx(lesson['before'], abs=0.001) and first.loss > lesson['steps'][-1].loss
    assert len(lesson['steps']) == 10_000 and len(lesson['losses']) == 3


def test_running_to_the_end_leaves_the_panel_to_the_reader(lesson):
    assert lesson['panel'].trainer.iteration == 0


def test_the_guesses_about_learning_are_right(lesson):
    told = lesson['told']
    assert told[1][1] > 0.7 * told[16][1] and told[16][0] > told[16][1]
    assert lesson['dead'](lesson['net']) < 5 and lesson['dead'](lesson['hasty']) >= 10
    assert min((name for name in lesson['losses']), key=lambda name: lesson['losses'][name][-1]) == 'Adam'
    assert lesson['tried'](0.1) > max(lesson['tried'](0.001), lesson['tried'](10))


@pytest.mark.parametrize('lr, steps', [(0.4, lambda w: abs(w[-1]) < 1e-4), (0.9, lambda w: 0.1 < abs(w[-1]) < 0.5),
                                       (1.1, lambda w: abs(w[-1]) > 4)])
def test_the_walk_in_the_valley_is_as_told(lesson, lr, steps):
    assert steps(lesson['descend'](-1.0, lr))


@pytest.mark.parametrize('hidden, activation, lr, batch_size', [
    (5, 'relu', 0.1, 100), (1, 'relu', 0.1, 100), (50, 'sigmoid', 0.1, 100), (1000, 'relu', 0.1, 100),
    (50, 'relu', 0.001, 100), (50, 'relu', 1, 100), (50, 'relu', 10, 100), (50, 'relu', 0.1, 1), (50, 'relu', 0, 100),
])
def test_every_network_that_the_panel_can_make_can_be_looked_into(lesson, hidden, activation, lr, batch_size):
    data = lesson['data']
    net = TwoLayerNet(784, hidden, 10, dtype=np.float32, activation=activation, seed=0)
    trainer = Trainer(net, data.x_train, data.t_train, data.x_test, data.t_test, SGD(lr=lr), batch_size)
    for _ in islice(trainer, 30):
        pass
    names = {**lesson, 'net': net}
    for text in looking_inside():
        exec(text, names)
    assert names['pad'].network is net
