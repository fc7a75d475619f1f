"""A training that was saved goes on as if it had never stopped."""
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from common import checkpoint, language
from common.network import TwoLayerNet
from common.optimizer import OPTIMIZERS
from common.trainer import Trainer

random = np.random.RandomState(0)
X, T = random.randint(0, 256, (200, 16)).astype(np.uint8), random.randint(0, 10, 200)


def trainer(optimizer='SGD', hidden_size=8, activation='relu', columns=16):
    network = TwoLayerNet(columns, hidden_size, 10, dtype=np.float32, activation=activation, seed=1)
    return Trainer(network, X[:, :columns], T, X[:50, :columns], T[:50], OPTIMIZERS[optimizer](), 20, 100)


@pytest.mark.parametrize('optimizer', OPTIMIZERS)
def test_learning_goes_on_as_if_it_had_never_stopped(optimizer, tmp_path):
    straight, saved, other = trainer(optimizer, activation='sigmoid'), trainer(optimizer, activation='sigmoid'), trainer()
    losses = [step.loss for step in straight]
    first = [step.loss for step in islice(saved, 37)]
    checkpoint.save(tmp_path / 'net.npz', saved, first, [(0, 0, 0.1, 0.1)])
    history, epochs = checkpoint.load(tmp_path / 'net.npz', other)
    assert history + [step.loss for step in other] == losses and epochs == [(0, 0, 0.1, 0.1)]
    assert all(np.array_equal(other.network.params[name], array) for name, array in straight.network.params.items())


@pytest.mark.parametrize('content', [b'', b'PK', b'no training'])
def test_what_is_no_training_is_one_sentence_and_changes_nothing(content, tmp_path):
    (tmp_path / 'net.npz').write_bytes(content)
    here = trainer()
    before = dict(vars(here))
    for name, words in (('zh', '没有可以接着学的训练'), ('en', 'holds no training that can go on')):
        language.use(name)
        with pytest.raises(ValueError, match=words):
            checkpoint.load(tmp_path / 'net.npz', here)
    assert vars(here) == before


@pytest.mark.parametrize('odd', [np.array(3.0), np.zeros((2, 2)), np.array('x'), np.zeros(8, complex)])
@pytest.mark.parametrize('name', ['m/b1', 'v/b1'])
def test_an_optimizer_that_remembers_something_else_is_refused_too(name, odd, tmp_path):
    saved = trainer('Adam')
    next(saved)
    checkpoint.save(tmp_path / 'good.npz', saved, [1.0], [])
    with np.load(tmp_path / 'good.npz') as good:
        np.savez(tmp_path / 'net.npz', **{**good, name: odd})
    with pytest.raises(ValueError, match='holds no training that can go on'):
        checkpoint.load(tmp_path / 'net.npz', trainer())


class Decaying(TwoLayerNet):
    """A reader's own: weights decay."""


class Lazy(OPTIMIZERS['SGD']):
    """A reader's own: it forgets every second step."""


def test_what_would_come_back_as_something_else_is_not_saved(tmp_path):
    mine, hers = trainer(), trainer()
    mine.network = Decaying(16, 8, 10)
    hers.optimizer = Lazy()
    for each, zh, en in ((mine, '你自己的 Decaying 存不进', 'a Decaying of your own; it knows only TwoLayerNet'),
                         (hers, '你自己的 Lazy 存不进', 'a Lazy of your own; it knows only SGD')):
        for name, words in (('zh', zh), ('en', en)):
            language.use(name)
            with pytest.raises(TypeError, match=words):
                checkpoint.save(tmp_path / 'net.npz', each, [], [])
    assert not list(tmp_path.iterdir())


class Active:
    """Leaves a file where it is unpickled."""

    def __init__(self, mark):
        self.mark = mark

    def __reduce__(self):
        return Path.touch, (self.mark,)


def go_on(path):
    return checkpoint.load(path, trainer())


@pytest.mark.parametrize('load, name', [(TwoLayerNet.load, 'activation'), (TwoLayerNet.load, 'W1'), (go_on, 'about'),
                                        (go_on, 'W2'), (go_on, 'losses'), (go_on, 'random_keys')])
def test_nothing_in_a_file_is_executed(load, name, tmp_path):
    checkpoint.save(tmp_path / 'good.npz', trainer(), [], [])
    with np.load(tmp_path / 'good.npz') as good:
        arrays = {'activation': 'relu', **good, name: np.array([Active(tmp_path / 'mark')])}
    np.savez(tmp_path / 'net.npz', **arrays)
    with pytest.raises(ValueError):
        load(tmp_path / 'net.npz')
    assert not (tmp_path / 'mark').exists()


def test_a_training_on_other_data_is_refused(tmp_path):
    checkpoint.save(tmp_path / 'net.npz', trainer(columns=9), [], [])
    with pytest.raises(ValueError, match='saved for other data'):
        checkpoint.load(tmp_path / 'net.npz', trainer())


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(FileNotFoundError, match='press “save” first'):
        checkpoint.load(tmp_path / 'net.npz', trainer())
