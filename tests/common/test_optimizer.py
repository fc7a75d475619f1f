"""Optimizers: steps that can be followed by hand, and a valley that each of them goes down."""
import numpy as np
import pytest

from common.optimizer import OPTIMIZERS, SGD, AdaGrad, Adam, Momentum, Nesterov, RMSprop


def path(optimizer, *grads, start=1.0):
    """Where one parameter stands after each gradient."""
    params = {'W': np.array([start])}
    places = []
    for grad in grads:
        optimizer.update(params, {'W': np.array([grad])})
        places.append(float(params['W'][0]))
    return places


def test_sgd_takes_a_step_against_the_gradient():
    assert path(SGD(lr=0.1), 2.0, -4.0) == pytest.approx([0.8, 1.2])


def test_momentum_goes_on_without_a_gradient():
    assert path(Momentum(lr=0.1, momentum=0.9), 1.0, 0.0, 0.0) == pytest.approx([0.9, 0.81, 0.729])


def test_nesterov_follows_its_velocity_before_it_looks():
    assert path(Nesterov(lr=0.1, momentum=0.9), 1.0, 0.0) == pytest.approx([0.81, 0.729])


def test_rmsprop_forgets_old_gradients():
    first = 1 - 0.1 / 0.5 ** 0.5
    assert path(RMSprop(lr=0.1, decay_rate=0.5), 1.0, 0.1) == pytest.approx([first, first - 0.01 / 0.255 ** 0.5], abs=1e-6)


def test_adagrad_shortens_its_steps():
    assert path(AdaGrad(lr=0.1), 3.0, 3.0) == pytest.approx([0.9, 0.9 - 0.1 / 2 ** 0.5])


def test_the_first_step_of_adam_is_the_learning_rate():
    assert path(Adam(lr=0.1), 1000.0) == pytest.approx([0.9])
    assert path(Adam(lr=0.1), -0.1) == pytest.approx([1.1], abs=1e-4)


def test_adam_takes_the_mean_of_its_gradients():
    first, second = 1.0, 2.0
    m = (0.1 * 0.9 * first + 0.1 * second) / (1 - 0.9 ** 2)
    v = (0.001 * 0.999 * first ** 2 + 0.001 * second ** 2) / (1 - 0.999 ** 2)
    assert path(Adam(lr=0.1), first, second)[-1] == pytest.approx(0.9 - 0.1 * m / v ** 0.5, abs=1e-5)


@pytest.mark.parametrize('name, settings', [
    ('SGD', {'lr': 0.01}), ('Momentum', {'lr': 0.01, 'momentum': 0.9}), ('Nesterov', {'lr': 0.01, 'momentum': 0.9}),
    ('AdaGrad', {'lr': 0.01}), ('RMSprop', {'lr': 0.01, 'decay_rate': 0.99}),
    ('Adam', {'lr': 0.001, 'beta1': 0.9, 'beta2': 0.999})])
def test_what_is_not_set_is_as_in_the_book(name, settings):
    assert path(OPTIMIZERS[name](), 1.0, -2.0, 0.5) == path(OPTIMIZERS[name](*settings.values()), 1.0, -2.0, 0.5)
    assert settings.items() <= vars(OPTIMIZERS[name]()).items()


@pytest.mark.parametrize('name', OPTIMIZERS)
@pytest.mark.filterwarnings('error')
def test_without_a_gradient_nothing_moves(name):
    assert path(OPTIMIZERS[name](lr=0.1), 0.0, 0.0) == [1, 1]


@pytest.mark.parametrize('name, step', [('AdaGrad', 1 / 2), ('RMSprop', 1 / 1.1), ('Adam', 0.001 ** 0.5 / (1 + 0.001 ** 0.5))])
def test_a_gradient_as_small_as_what_keeps_from_dividing_by_0_takes_a_smaller_step(name, step):
    assert path(OPTIMIZERS[name](lr=0.1), 1e-7) == pytest.approx([1 - 0.1 * step])


@pytest.mark.parametrize('name', OPTIMIZERS)
def test_every_optimizer_goes_down_the_valley(name):
    params = {'W': np.array([3.0, -2.0]), 'b': np.array([1.0])}
    optimizer = OPTIMIZERS[name](lr=0.1)
    for _ in range(500):
        optimizer.update(params, {'W': params['W'] * [1, 5], 'b': params['b']})
    assert np.abs([*params['W'], *params['b']]).max() < 0.3


@pytest.mark.parametrize('name', OPTIMIZERS)
def test_a_gradient_that_is_missing_or_does_not_fit_changes_nothing(name):
    params = {'W': np.ones(2), 'b': np.ones(3)}
    for grads, words in (({'W': np.ones(2)}, 'no gradient of b'), ({'W': np.ones(2), 'b': np.ones((1, 3))}, 'b has the shape')):
        with pytest.raises(ValueError, match=words):
            OPTIMIZERS[name]().update(params, grads)
    assert params['W'].tolist() == [1, 1]


@pytest.mark.parametrize('name', OPTIMIZERS)
def test_arrays_are_changed_in_place_and_keep_their_type(name):
    W, grad = np.ones(3, np.float32), np.full(3, 0.5, np.float32)
    params = {'W': W}
    for _ in range(2):
        OPTIMIZERS[name](lr=0.1).update(params, {'W': grad})
    assert params['W'] is W and W.dtype == np.float32 and np.all(W < 1)
    assert np.all(grad == 0.5)


@pytest.mark.parametrize('name', OPTIMIZERS)
@pytest.mark.parametrize('lr', ['0.1', None, float('nan')])
def test_a_learning_rate_is_a_number(name, lr):
    with pytest.raises((TypeError, ValueError), match='^lr '):
        OPTIMIZERS[name](lr=lr)


@pytest.mark.parametrize('params, grads, sentence', [
    ([np.ones(2)], [np.ones(2)], 'params is a dictionary'), ({'W': np.ones(2)}, [np.ones(2)], 'grads is a dictionary'),
    ({'W': np.array([1, 2])}, {'W': np.ones(2)}, r'write np.array\(W, dtype=float\)'),
    ({'W': [1.0, 2.0]}, {'W': np.ones(2)}, r'write np.array\(W, dtype=float\)'),
])
def test_what_cannot_be_changed_little_by_little_is_said(params, grads, sentence):
    with pytest.raises(TypeError, match=sentence):
        SGD().update(params, grads)


@pytest.mark.parametrize('made', OPTIMIZERS.values())
@pytest.mark.parametrize('params, grads, told', [
    ({'W': 'abc'}, {'W': 1.0}, 'W cannot hold decimals'), ({'W': None}, {'W': 1.0}, 'W cannot hold decimals'),
    ({'W': np.ones(2)}, {'W': None}, 'the gradient of W is None'),
    ({'W': np.broadcast_to(1.0, 2)}, {'W': np.ones(2)}, r'W is read-only, .* write W = W.copy\(\) first'),
    ({'W': np.ones(2)}, {'W': ['a', 'b']}, 'the gradient of W is not an array'),
    ({'W': np.ones(2)}, {'W': np.array([1j, 2])}, 'the gradient of W is not an array of numbers'),
], ids=str)
def test_what_cannot_be_learned_with_is_told_so(made, params, grads, told):
    with pytest.raises((TypeError, ValueError), match=told):
        made().update(params, grads)


@pytest.mark.parametrize('made', OPTIMIZERS.values())
def test_a_list_is_a_gradient_and_a_number_a_parameter(made):
    listed, array, single = {'W': np.ones(2)}, {'W': np.ones(2)}, {'W': 1.0}
    made().update(listed, {'W': [1.0, -2.0]})
    made().update(array, {'W': np.array([1.0, -2.0])})
    made().update(single, {'W': 1.0})
    assert np.array_equal(listed['W'], array['W']) and single['W'] == array['W'][0] < 1


@pytest.mark.parametrize('made', [Momentum, Nesterov, AdaGrad, RMSprop, Adam])
def test_an_optimizer_serves_one_network(made):
    optimizer = made()
    optimizer.update({'W': np.ones(2)}, {'W': np.ones(2)})
    with pytest.raises(ValueError, match='remembers the W of another network'):
        optimizer.update({'W': np.ones(3)}, {'W': np.ones(3)})


@pytest.mark.parametrize('make, told', [
    (lambda: Adam(beta1='a'), "beta1 is 'a'"), (lambda: Adam(beta2=1), 'beta2 is 1; it must be'),
    (lambda: RMSprop(decay_rate=None), 'decay_rate is None'), (lambda: SGD([0.1]), 'lr is an array'),
    (lambda: Momentum(momentum='a'), "momentum is 'a'")])
def test_a_setting_that_is_no_number_is_told_so(make, told):
    with pytest.raises((TypeError, ValueError), match=told):
        make()
