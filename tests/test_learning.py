"""The network of lesson 08 learns: what its prose tells of accuracies, on the real MNIST and on the project's own digits."""
import os

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from common.network import TwoLayerNet
from common.optimizer import SGD
from common.trainer import Trainer
from dataset.digits import make_digits
from dataset.mnist import Digits, available, describe, load_digits


@pytest.fixture(scope='module')
def real():
    if not available():
        if os.environ.get('REQUIRE_MNIST') == '1':
            pytest.fail(describe())
        pytest.skip(describe())
    return load_digits()


@pytest.fixture(scope='module')
def own():
    return Digits('offline', *make_digits(60_000, seed=0), *make_digits(10_000, seed=1))


def learn(data, seed, iterations=10_000):
    """(training, test) accuracy after each epoch and at the end."""
    net = TwoLayerNet(784, 50, 10, dtype=np.float32, seed=seed)
    trainer = Trainer(net, data.x_train, data.t_train, data.x_test, data.t_test, SGD(lr=0.1), iterations=iterations, seed=seed)
    with threadpool_limits(1):
        told = [(step.train_accuracy, step.test_accuracy) for step in trainer if step.test_accuracy is not None]
        return np.array([*told, trainer.accuracies()])


def test_it_reads_the_real_test_set_as_well_as_the_lesson_says(real):
    runs = np.array([learn(real, seed) for seed in (0, 1, 2)])
    train, test = runs[:, -1].mean(axis=0)
    assert test >= 0.965 and round(test, 2) == 0.97
    assert round(train, 2) == 0.98
    assert runs[:, 1, 1].mean() == pytest.approx(0.9, abs=0.03)


def test_it_reads_the_projects_own_digits_too(own):
    told = learn(own, seed=0)
    assert told[0, 1] < 0.3 and 0.6 < told[1, 1] < 0.8
    assert told[-1, 1] == pytest.approx(0.9, abs=0.03)


def test_a_fresh_network_is_right_one_time_in_ten(real):
    fresh = [TwoLayerNet(784, 50, 10, dtype=np.float32, seed=seed).accuracy(real.x_test, real.t_test) for seed in range(30)]
    assert np.mean(fresh) == pytest.approx(0.1, abs=0.02)
    assert {0.07, 0.19} <= {round(accuracy, 2) for accuracy in fresh}
