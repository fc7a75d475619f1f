"""The two-layer network: its gradient, its types, its file."""
import copy
import pickle

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from common import language
from common.gradient import gradient_check, relative_error
from common.layers import Affine, ReLU, Sigmoid
from common.network import TwoLayerNet
from tests.helpers.own_code import Linear


@pytest.fixture
def net():
    return TwoLayerNet(6, 5, 3, weight_init_std=0.5, seed=0)


@pytest.fixture
def batch():
    random = np.random.RandomState(1)
    return random.rand(4, 6), np.array([0, 2, 1, 2])


def one_hot(t):
    return np.eye(3)[t]


@pytest.mark.parametrize('activation', ['relu', 'sigmoid'])
def test_backpropagation_agrees_with_differences(batch, activation):
    net = TwoLayerNet(6, 5, 3, weight_init_std=0.5, activation=activation, seed=0)
    assert max(gradient_check(net, *batch, h=1e-5).values()) < 1e-8


def test_backpropagation_agrees_with_an_independent_derivative(net, batch):
    x, t = batch

    def loss(params):
        scores = anp.maximum(0, x @ params['W1'] + params['b1']) @ params['W2'] + params['b2']
        return anp.mean(anp.log(anp.sum(anp.exp(scores), axis=1)) - scores[anp.arange(len(x)), t])

    expected = autograd.grad(loss)(dict(net.params))
    for name, grad in net.gradient(x, t).items():
        assert relative_error(grad, expected[name]) < 1e-12


def test_numerical_gradient_names_the_same_parameters(net, batch):
    grads = net.numerical_gradient(*batch)
    assert {name: grad.shape for name, grad in grads.items()} == {n: p.shape for n, p in net.params.items()}


def test_labels_and_one_hot_are_the_same(net, batch):
    x, t = batch
    assert net.loss(x, t) == net.loss(x, one_hot(t))
    assert net.accuracy(x, t) == net.accuracy(x, one_hot(t))


def test_the_global_seed_rules_the_weights():
    np.random.seed(7)
    drawn = 0.01 * np.random.randn(6, 5), 0.01 * np.random.randn(5, 3)
    np.random.seed(7)
    params = TwoLayerNet(6, 5, 3).params
    assert np.array_equal(params['W1'], drawn[0]) and np.array_equal(params['W2'], drawn[1])


def test_a_seed_of_its_own_leaves_the_global_one_alone():
    np.random.seed(0)
    TwoLayerNet(6, 5, 3, seed=3)
    after = np.random.rand()
    np.random.seed(0)
    assert after == np.random.rand()


def test_float32_stays_float32(batch):
    x, t = batch
    net = TwoLayerNet(6, 5, 3, dtype=np.float32, seed=0)
    assert net.predict(x.astype(np.float32)).dtype == np.float32
    assert {grad.dtype for grad in net.gradient(x.astype(np.float32), t).values()} == {np.dtype(np.float32)}


def test_bytes_count_as_0_to_1(net):
    images = np.random.RandomState(0).randint(0, 256, (4, 6)).astype(np.uint8)
    assert np.allclose(net.predict(images), net.predict(images / 255), rtol=1e-14)
    assert net.astype(np.float32).predict(images).dtype == np.float32


def test_accuracy_counts_the_right_answers_over_many_rows(net):
    x = np.random.RandomState(0).randn(1234, 6)
    t = np.argmax(net.predict(x), axis=1)
    t[:234] = (t[:234] + 1) % 3
    assert net.accuracy(x, t) == 1000 / 1234


def test_a_copy_of_another_type_goes_its_own_way(net, batch):
    x, t = batch
    small, before = net.astype(np.float32), net.loss(x, t)
    small.params['W1'] += 1
    assert net.loss(x, t) == before
    assert small.loss(x, t) != before


def test_a_copy_of_another_type_computes_in_it_with_the_same_layers(net, batch):
    net.layers['Relu1'] = Sigmoid()
    small = net.astype(np.float32)
    assert small.layers['Affine1'].W is small.params['W1'] and small.params['W1'].dtype == np.float32
    assert small.loss(*batch) == pytest.approx(net.loss(*batch), rel=1e-6)


@pytest.mark.parametrize('twin', [copy.deepcopy, lambda net: pickle.loads(pickle.dumps(net))])
def test_layers_of_a_copy_hold_the_parameters_of_the_copy(net, batch, twin):
    other = twin(net)
    other.params['W2'] *= 2
    assert other.layers['Affine2'].W is other.params['W2']
    assert other.loss(*batch) != net.loss(*batch)


def test_a_parameter_that_is_assigned_anew_is_the_one_that_computes(net, batch):
    x, t = batch
    net.params['b2'] = np.array([0.0, 0.0, 100.0])
    assert np.all(np.argmax(net.predict(x), axis=1) == 2)


NEW = {'b2': np.array([0.0, 0.0, 100.0])}
WAYS = {
    'item': lambda net: net.params.__setitem__('b2', NEW['b2']), 'update': lambda net: net.params.update(NEW),
    'keywords': lambda net: net.params.update(b2=NEW['b2']), '|=': lambda net: net.params.__ior__(NEW),
    'all': lambda net: setattr(net, 'params', {**net.params, **NEW}),
    'or': lambda net: setattr(net, 'params', net.params | NEW),
    'a list': lambda net: net.params.update(b2=[0, 0, 100]), 'in place': lambda net: net.params['b2'].__iadd__([0, 0, 100]),
}


@pytest.mark.parametrize('way', WAYS)
def test_parameters_reach_the_layers_however_they_are_set(net, batch, way):
    WAYS[way](net)
    assert np.all(np.argmax(net.predict(batch[0]), axis=1) == 2)
    assert net.layers['Affine2'].b is net.params['b2']


REFUSED = {
    'a wrong shape': (lambda net: net.params.update(b1=np.ones(5), W1=np.zeros((5, 6))), 'W1 has the shape', 'W1 的形状是'),
    'a number': (lambda net: net.params.__setitem__('b1', 0), 'b1 has the shape', 'b1 的形状是'),
    'text': (lambda net: net.params.__setitem__('b1', 'zero'), "b1 is 'zero'", "b1 是 'zero'"),
    'a new name': (lambda net: net.params.__setitem__('W3', np.zeros(3)), 'no layer uses a parameter W3', '没有层用到参数 W3'),
    'a default': (lambda net: net.params.setdefault('W3', 1), 'no layer uses a parameter W3', '没有层用到参数 W3'),
    'some only': (lambda net: setattr(net, 'params', {'W1': net.params['W1']}),
                  'the parameter b1, W2, b2 is missing', '缺了参数'),
    'del': (lambda net: net.params.__delitem__('b1'), 'the parameter b1 is missing', '缺了参数 b1'),
    'pop': (lambda net: net.params.pop('b1'), 'the parameter b1 is missing', '缺了参数 b1'),
    'clear': (lambda net: net.params.clear(), 'W1, b1, W2, b2 is missing', '缺了参数'),
}


@pytest.mark.parametrize('way', REFUSED)
def test_what_no_layer_could_compute_with_is_refused_and_changes_nothing(net, way):
    action, english, chinese = REFUSED[way]
    before = {name: array.copy() for name, array in net.params.items()}
    for name, words in (('en', english), ('zh', chinese)):
        language.use(name)
        with pytest.raises((ValueError, TypeError), match=words):
            action(net)
    assert list(before) == list(net.params)
    assert all(np.array_equal(before[name], array) for name, array in net.params.items())


def test_an_array_that_was_put_into_a_layer_alone_is_refused_before_anything_is_learned(net, batch):
    net.layers['Affine1'].W = np.ones((6, 5))
    for name, words in (('en', r"write net.params\['W1'\] = … instead"), ('zh', r"请写 net.params\['W1'\] = …")):
        language.use(name)
        with pytest.raises(ValueError, match=words):
            net.gradient(*batch)


LABELS = {'labels': lambda t: t, 'column': lambda t: t[:, None], 'one-hot': one_hot, 'list': list,
          'bytes': lambda t: t.astype(np.uint8),
          'rows that do not sum to 1': lambda t: 3 * one_hot(t) + 0.1}


@pytest.mark.parametrize('kind', LABELS)
def test_targets_are_read_in_one_way_by_loss_gradient_and_accuracy(net, batch, kind):
    x, t = batch
    same = LABELS[kind](t)
    assert net.loss(x, same) == net.loss(x, t) and net.accuracy(x, same) == net.accuracy(x, t)
    assert all(np.array_equal(grad, net.gradient(x, t)[name]) for name, grad in net.gradient(x, same).items())


@pytest.mark.parametrize('t', [np.zeros(3, int), np.zeros(5, int), np.zeros((3, 3)), np.array(1), np.zeros((5, 1), int)], ids=str)
@pytest.mark.parametrize('method', ['loss', 'gradient', 'accuracy'])
def test_rows_and_labels_that_do_not_fit_are_refused(net, batch, method, t):
    for name, words in (('en', 'labels'), ('zh', '标签')):
        language.use(name)
        with pytest.raises(ValueError, match=words):
            getattr(net, method)(batch[0], t)


@pytest.mark.parametrize('shape', [(4, 6), (4, 1, 2, 3), (4, 2, 3)], ids=str)
def test_images_are_laid_flat(net, batch, shape):
    x, t = batch
    assert net.accuracy(x.reshape(shape), t) == net.accuracy(x, t)
    assert net.loss(x.reshape(shape), t) == net.loss(x, t)
    assert np.array_equal(net.gradient(x.reshape(shape), t)['W1'], net.gradient(x, t)['W1'])


@pytest.mark.parametrize('t', [1, np.array([1]), np.array([0, 1, 0]), [0, 1, 0]], ids=str)
def test_a_single_sample_is_a_batch_of_one(net, batch, t):
    x = batch[0][0]
    assert net.accuracy(x, t) == net.accuracy(x[None], [1]) and net.loss(x, t) == net.loss(x[None], [1])
    assert np.allclose(net.gradient(x, t)['W1'], net.gradient(x[None], [1])['W1'], rtol=1e-14)


def test_the_sentence_about_an_image_of_another_size_names_what_was_given(net):
    for x, words in ((np.zeros((1000, 5)), 'x has 5 columns but W has 6 rows'), (np.zeros((2, 3)), r'x.reshape\(1, -1\)'),
                     (np.zeros(5), 'x has 5 columns'), (np.zeros((9, 2, 2)), '4 numbers for each sample')):
        with pytest.raises(ValueError, match=words):
            net.predict(x)


def test_the_first_layer_computes_no_gradient_of_the_data(net, batch, monkeypatch):
    asked = []
    backward = Affine.backward
    monkeypatch.setattr(Affine, 'backward', lambda self, dout, need_dx=True:
                        asked.append(need_dx) or backward(self, dout, need_dx))
    net.gradient(*batch)
    assert asked == [True, False]


def test_a_layer_written_by_the_reader_takes_its_place(net, batch):
    expected = net.gradient(*batch)
    net.layers['Affine1'] = Linear(net.params['W1'], net.params['b1'])
    for name, grad in net.gradient(*batch).items():
        assert np.array_equal(grad, expected[name])


@pytest.mark.parametrize('activation', ['relu', 'sigmoid'])
def test_what_is_saved_comes_back(tmp_path, batch, activation):
    net = TwoLayerNet(6, 5, 3, activation=activation, dtype=np.float32, seed=0)
    net.save(tmp_path / 'net.npz')
    again = TwoLayerNet.load(tmp_path / 'net.npz')
    assert np.array_equal(again.predict(batch[0]), net.predict(batch[0]))
    assert again.params['W1'].dtype == np.float32
    assert list(again.layers) == list(net.layers)


def npz(**arrays):
    return lambda path: np.savez(path, **arrays)


@pytest.mark.parametrize('write', [
    lambda path: path.write_bytes(b'no network'),
    lambda path: path.write_bytes(b'PK\x03\x04 cut short'),
    lambda path: np.save(open(path, 'wb'), np.zeros(3)),
    npz(activation='relu', W1=np.zeros((2, 2))),
    npz(activation='other', W1=np.zeros((2, 2)), b1=np.zeros(2), W2=np.zeros((2, 2)), b2=np.zeros(2)),
    npz(activation='relu', W1=np.zeros((2, 2)), b1=np.zeros(3), W2=np.zeros((2, 2)), b2=np.zeros(2)),
    npz(activation='relu', W1=np.zeros((2, 2)), b1=np.zeros(2), W2=np.zeros((2, 2)), b2=np.array([{}, {}])),
], ids=['text', 'cut', 'array', 'incomplete', 'activation', 'shapes', 'pickle'])
def test_a_file_that_holds_no_network_is_refused(tmp_path, write):
    write(tmp_path / 'net.npz')
    with pytest.raises(ValueError, match='does not hold a network'):
        TwoLayerNet.load(tmp_path / 'net.npz')


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r'missing\.npz'):
        TwoLayerNet.load(tmp_path / 'missing.npz')


def test_nothing_to_judge_is_said(net):
    with pytest.raises(ValueError, match='empty'):
        net.accuracy(np.zeros((0, 6)), np.zeros(0, int))


def test_an_unknown_activation_is_said_in_the_reader_language():
    with pytest.raises(ValueError, match="choose one of 'relu', 'sigmoid'"):
        TwoLayerNet(6, 5, 3, activation='tanh')
    language.use('zh')
    with pytest.raises(ValueError, match="可以选 'relu'、'sigmoid'"):
        TwoLayerNet(6, 5, 3, activation='tanh')


@pytest.mark.parametrize('settings, told', [
    ({'dtype': int}, 'dtype is int, and parameters need one that holds decimals'), ({'dtype': 'abc'}, "dtype is 'abc'"),
    ({'seed': 1.5}, 'the seed is 1.5'), ({'seed': -1}, 'the seed is -1'),
    ({'weight_init_std': [1, 2]}, 'weight_init_std is an array'),
    ({'activation': ReLU}, "there is no activation ReLU; choose one of 'relu', 'sigmoid'")], ids=str)
def test_a_setting_that_makes_no_network_is_told_so(settings, told):
    with pytest.raises((TypeError, ValueError), match=told):
        TwoLayerNet(6, 5, 3, **settings)


def test_no_other_number_type_than_decimals_holds_parameters():
    with pytest.raises(TypeError, match='dtype is int'):
        TwoLayerNet(6, 5, 3).astype(int)


def test_a_parameter_that_is_not_there_is_told_by_those_that_are():
    with pytest.raises(ValueError, match='no layer uses a parameter w1; those of this network are W1, b1, W2, b2'):
        TwoLayerNet(6, 5, 3).params['w1']


@pytest.mark.parametrize('path', ['no/such/folder/net.npz', None])
def test_a_file_that_cannot_be_written_is_told_so(path, tmp_path):
    with pytest.raises(OSError, match='cannot be written; give the name of a file in a folder that exists'):
        TwoLayerNet(6, 5, 3).save(path and tmp_path / path)


def test_a_layer_more_is_not_left_out_of_learning_in_silence():
    net = TwoLayerNet(6, 5, 3)
    net.layers['Affine3'] = Affine(np.ones((3, 3)), np.zeros(3))
    with pytest.raises(ValueError, match='the W of Affine3 is not in params'):
        net.gradient(np.ones((2, 6)), [0, 1])


def _mapped(images, folder):
    path = folder / 'images'
    path.write_bytes(images.tobytes())
    return np.memmap(path, np.uint8, 'r', shape=images.shape)


class Frame:
    """Like the tables of pandas: an array is made of it."""

    def __init__(self, array):
        self.array = array

    def __array__(self, dtype=None, copy=None):
        return np.asarray(self.array, dtype)


@pytest.mark.parametrize('come', [_mapped, lambda images, _: list(images), lambda images, _: Frame(images),
                                  lambda images, _: images[::-1][::-1].view(type('Mine', (np.ndarray,), {}))],
                         ids=['mapped', 'list', 'frame', 'subclass'])
def test_bytes_count_as_0_to_1_however_they_come(net, come, tmp_path):
    images = np.random.RandomState(0).randint(0, 256, (4, 6)).astype(np.uint8)
    assert np.array_equal(net.predict(come(images, tmp_path)), net.predict(images))
    assert net.accuracy(come(images, tmp_path), [0, 1, 2, 0]) == net.accuracy(images, [0, 1, 2, 0])
