"""The trainer: what each step says, and that nothing is lost between two steps."""
from itertools import islice

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from common.functions import cross_entropy_error, one_hot, softmax
from common.network import TwoLayerNet
from common.optimizer import SGD, Momentum
from common.trainer import Trainer


def data(rows, seed):
    """Images of 16 bytes; the class is the quarter that is lit."""
    random = np.random.RandomState(seed)
    t = random.randint(0, 4, rows)
    x = random.randint(0, 60, (rows, 4, 4)).astype(np.uint8)
    x[np.arange(rows), t] += 150
    return x.reshape(rows, 16), t


def trainer(seed=0, dtype=np.float64, **options):
    net = TwoLayerNet(16, 8, 4, weight_init_std=0.1, dtype=dtype, seed=seed)
    return Trainer(net, *data(200, 1), *data(50, 2), **{'batch_size': 20, 'iterations': 100, **options})


def test_the_network_learns():
    lesson = trainer(iterations=300)
    first, *_, last = lesson
    assert last.loss < 0.2 * first.loss
    assert min(lesson.accuracies()) > 0.95


def test_the_first_step_describes_the_untouched_network():
    lesson = trainer()
    untouched = lesson.accuracies()
    step = next(lesson)
    assert (step.iteration, step.epoch) == (0, 0)
    assert (step.train_accuracy, step.test_accuracy) == untouched


def test_accuracies_come_once_an_epoch():
    steps = list(trainer(iterations=35))
    assert [step.iteration for step in steps] == list(range(35))
    assert [step.iteration for step in steps if step.test_accuracy is not None] == [0, 10, 20, 30]
    assert [step.epoch for step in steps] == [0] * 10 + [1] * 10 + [2] * 10 + [3] * 5


def test_an_epoch_that_batches_do_not_divide_ends_with_the_batch_that_crosses_it():
    steps = list(trainer(iterations=9, batch_size=70))
    assert [step.iteration for step in steps if step.test_accuracy is not None] == [0, 3, 6]


def test_a_pause_loses_nothing():
    straight, paused = trainer(), trainer()
    steps = list(straight)
    assert [*islice(paused, 37), *islice(paused, 1), *paused] == steps
    for name, array in straight.network.params.items():
        assert np.array_equal(array, paused.network.params[name])


def test_the_same_seed_gives_the_same_path_and_another_another():
    assert list(trainer(seed=0)) == list(trainer(seed=0))
    assert [step.loss for step in trainer(seed=0)] != [step.loss for step in trainer(seed=1)]


def test_batches_are_those_of_a_random_state():
    lesson = trainer(iterations=1)
    x, t = lesson.x_train, lesson.t_train
    batch = np.random.RandomState(0).choice(200, 20)
    expected = lesson.network.astype(np.float64).loss(x[batch], t[batch])
    assert next(lesson).loss == pytest.approx(expected, rel=1e-12)


def test_one_step_is_mini_batch_gradient_update():
    lesson = trainer(optimizer=SGD(lr=0.5))
    net = lesson.network.astype(np.float64)
    batch = np.random.RandomState(0).choice(200, 20)
    grads = net.gradient(lesson.x_train[batch] / 255, lesson.t_train[batch])
    next(lesson)
    for name, array in lesson.network.params.items():
        assert np.allclose(array, net.params[name] - 0.5 * grads[name], rtol=1e-12)


def test_what_is_not_set_is_as_in_the_book():
    lesson = Trainer(TwoLayerNet(16, 8, 4), *data(200, 1), *data(50, 2))
    assert (lesson.batch_size, lesson.iterations) == (100, 10_000)
    assert type(lesson.optimizer) is SGD and lesson.optimizer.lr == 0.1


def test_the_learning_rate_can_be_changed_on_the_way():
    lesson = trainer()
    list(islice(lesson, 5))
    before = lesson.network.params['W1'].copy()
    lesson.optimizer.lr = 0
    list(islice(lesson, 5))
    assert np.array_equal(lesson.network.params['W1'], before)


def test_more_iterations_can_be_asked_for_at_the_end():
    lesson = trainer(iterations=10)
    list(lesson)
    assert next(lesson, None) is None
    lesson.iterations = 20
    assert next(lesson).iteration == 10


def test_another_optimizer_can_take_over():
    lesson = trainer(optimizer=SGD(0.1))
    list(islice(lesson, 50))
    lesson.optimizer = Momentum(0.1)
    assert len(list(lesson)) == 50


def test_byte_images_train_in_float32():
    lesson = trainer(dtype=np.float32, iterations=20)
    list(lesson)
    assert lesson.network.params['W1'].dtype == np.float32


@pytest.mark.parametrize('dtype, lr', [(np.float64, 1e200), (np.float32, 1e30), (np.float32, 1e60)])
def test_a_learning_rate_that_bursts_is_said_without_warnings(recwarn, dtype, lr):
    lesson = trainer(dtype=dtype, optimizer=SGD(lr=lr))
    with pytest.raises(ValueError, match='learning rate may be too large'):
        list(lesson)
    assert not recwarn.list


def test_products_run_on_one_thread():
    with threadpool_limits(limits=2, user_api='blas'):
        trainer()
        assert {pool['num_threads'] for pool in threadpool_info() if pool['user_api'] == 'blas'} == {1}


def test_nothing_is_printed(capfd):
    list(trainer())
    assert capfd.readouterr() == ('', '')


@pytest.mark.parametrize('kind', [lambda t: t[:, None], lambda t: np.eye(4)[t], list], ids=['column', 'one-hot', 'list'])
def test_labels_of_any_kind_give_the_same_path(kind):
    (x, t), (x_test, t_test) = data(200, 1), data(50, 2)
    steps = [list(Trainer(TwoLayerNet(16, 8, 4, seed=0), x, read(t), x_test, read(t_test), batch_size=20, iterations=12))
             for read in (np.asarray, kind)]
    assert steps[0] == steps[1]


def test_images_in_rows_and_columns_train_like_flat_ones():
    (x, t), (x_test, t_test) = data(200, 1), data(50, 2)
    steps = [list(Trainer(TwoLayerNet(16, 8, 4, seed=0), x.reshape(shape), t, x_test.reshape(shape), t_test, iterations=5))
             for shape in ((-1, 16), (-1, 1, 4, 4))]
    assert steps[0] == steps[1]


def test_rows_without_a_label_are_refused():
    net = TwoLayerNet(16, 8, 4)
    (x, t), test = data(200, 1), data(50, 2)
    with pytest.raises(ValueError, match='x has 200 rows but t has 199 labels'):
        Trainer(net, x, t[:-1], *test)
    with pytest.raises(ValueError, match='empty'):
        Trainer(net, x[:0], t[:0], *test)
    with pytest.raises(ValueError, match='x has 50 rows but t has 200 labels'):
        Trainer(net, x, t, test[0], t)


@pytest.mark.parametrize('size', [0, -1, 2.5, True, '20', None])
def test_a_batch_holds_at_least_one_row(size):
    lesson = trainer(batch_size=size)
    with pytest.raises(ValueError, match='it must be a whole number, at least 1'):
        next(lesson)


class Linear:
    """A network of a reader's own, which keeps no layers."""

    def __init__(self):
        self.params = {'W': np.zeros((4, 3))}

    def loss(self, x, t):
        return cross_entropy_error(softmax(x @ self.params['W']), t)

    def accuracy(self, x, t):
        return float(np.mean(np.argmax(x @ self.params['W'], axis=1) == t))

    def gradient(self, x, t):
        y = softmax(x @ self.params['W'])
        return {'W': x.T @ (y - one_hot(t, y)) / len(x)}


def test_a_network_of_ones_own_learns():
    random = np.random.RandomState(0)
    x = random.randn(30, 4)
    t = np.argmax(x[:, :3], axis=1)
    steps = list(Trainer(Linear(), x, t, x, t, batch_size=10, iterations=200, optimizer=SGD(0.5)))
    assert steps[0].loss == pytest.approx(np.log(3)) and steps[-1].loss < 0.5 and steps[-1].iteration == 199


@pytest.mark.parametrize('what, told', [
    ({'network': Linear}, 'Linear is a class and not yet a network'),
    ({'network': None}, 'NoneType has no params, loss, gradient, accuracy'),
    ({'optimizer': SGD}, 'optimizer is SGD; give one that has update'), ({'optimizer': 'sgd'}, "optimizer is 'sgd'"),
    ({'optimizer': 0.1}, 'optimizer is 0.1'), ({'iterations': '5'}, "iterations is '5'"), ({'seed': 'a'}, "the seed is 'a'"),
    ({'x_train': np.ma.array(np.ones((2, 4)), mask=np.eye(2, 4))}, 'x is a masked array')], ids=str)
def test_what_a_trainer_cannot_use_is_told_so_at_once(what, told):
    x, t = np.ones((2, 4)), [0, 1]
    with pytest.raises((TypeError, ValueError), match=told):
        Trainer(**{'network': Linear(), 'x_train': x, 't_train': t, 'x_test': x, 't_test': t, **what})


def test_the_loss_of_a_step_is_that_of_the_network_also_where_it_adds_to_it():
    class Decay(TwoLayerNet):
        def loss(self, x, t):
            return super().loss(x, t) + np.sum(self.params['W1'] ** 2)

    x, t = np.ones((10, 4)), np.zeros(10, int)
    net = Decay(4, 5, 3, weight_init_std=1.0, seed=0)
    expected = net.loss(x, t)
    assert next(Trainer(net, x, t, x, t)).loss == pytest.approx(expected) and expected > 2
