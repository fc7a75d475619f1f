"""Programs in the manner of chapters 4 and 5 of *Deep Learning from Scratch*, on our rooms in place of the book's.

Written anew; each is run as a reader's own file would be, with nothing but this project on its path.
"""
import numpy as np
import pytest

from common import language, layers

SIMPLE_NET = '''
import numpy as np
from common.functions import softmax, cross_entropy_error
from common.gradient import numerical_gradient

class SimpleNet:
    def __init__(self):
        self.W = np.array([[0.47355232, 0.9977393, 0.84668094], [0.85557411, 0.03563661, 0.69422093]])

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        z = self.predict(x)
        y = softmax(z)
        return cross_entropy_error(y, t)

x = np.array([0.6, 0.9])
t = np.array([0, 0, 1])
net = SimpleNet()
loss = net.loss(x, t)
f = lambda w: net.loss(x, t)
dW = numerical_gradient(f, net.W)
'''

GRADIENT_DESCENT = '''
import numpy as np
from common.gradient import numerical_gradient

def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x
    history = []
    for i in range(step_num):
        history.append(x.copy())
        grad = numerical_gradient(f, x)
        x -= lr * grad
    return x, np.array(history)

def function_2(x):
    return x[0] ** 2 + x[1] ** 2

lowest, history = gradient_descent(function_2, init_x=np.array([-3.0, 4.0]), lr=0.1, step_num=100)
'''

TWO_LAYERS_BY_HAND = '''
from common.functions import *
from common.gradient import numerical_gradient

class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {}
        self.params['W1'] = weight_init_std * np.random.randn(input_size, hidden_size)
        self.params['b1'] = np.zeros(hidden_size)
        self.params['W2'] = weight_init_std * np.random.randn(hidden_size, output_size)
        self.params['b2'] = np.zeros(output_size)

    def predict(self, x):
        a1 = np.dot(x, self.params['W1']) + self.params['b1']
        z1 = sigmoid(a1)
        a2 = np.dot(z1, self.params['W2']) + self.params['b2']
        return softmax(a2)

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)

    def accuracy(self, x, t):
        y = np.argmax(self.predict(x), axis=1)
        t = np.argmax(t, axis=1)
        return np.sum(y == t) / float(x.shape[0])

    def numerical_gradient(self, x, t):
        loss_W = lambda W: self.loss(x, t)
        grads = {}
        for key in ('W1', 'b1', 'W2', 'b2'):
            grads[key] = numerical_gradient(loss_W, self.params[key])
        return grads

    def gradient(self, x, t):
        W1, W2 = self.params['W1'], self.params['W2']
        b1, b2 = self.params['b1'], self.params['b2']
        grads = {}
        batch_num = x.shape[0]

        a1 = np.dot(x, W1) + b1
        z1 = sigmoid(a1)
        a2 = np.dot(z1, W2) + b2
        y = softmax(a2)

        dy = (y - t) / batch_num
        grads['W2'] = np.dot(z1.T, dy)
        grads['b2'] = np.sum(dy, axis=0)
        dz1 = np.dot(dy, W2.T)
        da1 = sigmoid_grad(a1) * dz1
        grads['W1'] = np.dot(x.T, da1)
        grads['b1'] = np.sum(da1, axis=0)
        return grads
'''

TWO_LAYERS_OF_LAYERS = '''
import numpy as np
from collections import OrderedDict
from common.layers import *
from common.gradient import numerical_gradient

class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {}
        self.params['W1'] = weight_init_std * np.random.randn(input_size, hidden_size)
        self.params['b1'] = np.zeros(hidden_size)
        self.params['W2'] = weight_init_std * np.random.randn(hidden_size, output_size)
        self.params['b2'] = np.zeros(output_size)

        self.layers = OrderedDict()
        self.layers['Affine1'] = Affine(self.params['W1'], self.params['b1'])
        self.layers['Relu1'] = Relu()
        self.layers['Affine2'] = Affine(self.params['W2'], self.params['b2'])
        self.lastLayer = SoftmaxWithLoss()

    def predict(self, x):
        for layer in self.layers.values():
            x = layer.forward(x)
        return x

    def loss(self, x, t):
        y = self.predict(x)
        return self.lastLayer.forward(y, t)

    def accuracy(self, x, t):
        y = np.argmax(self.predict(x), axis=1)
        if t.ndim != 1:
            t = np.argmax(t, axis=1)
        return np.sum(y == t) / float(x.shape[0])

    def numerical_gradient(self, x, t):
        loss_W = lambda W: self.loss(x, t)
        grads = {}
        grads['W1'] = numerical_gradient(loss_W, self.params['W1'])
        grads['b1'] = numerical_gradient(loss_W, self.params['b1'])
        grads['W2'] = numerical_gradient(loss_W, self.params['W2'])
        grads['b2'] = numerical_gradient(loss_W, self.params['b2'])
        return grads

    def gradient(self, x, t):
        self.loss(x, t)
        dout = 1
        dout = self.lastLayer.backward(dout)
        layers = list(self.layers.values())
        layers.reverse()
        for layer in layers:
            dout = layer.backward(dout)
        grads = {}
        grads['W1'], grads['b1'] = self.layers['Affine1'].dW, self.layers['Affine1'].db
        grads['W2'], grads['b2'] = self.layers['Affine2'].dW, self.layers['Affine2'].db
        return grads
'''

BUY_APPLES_AND_ORANGES = '''
from common.layers import *

apple, apple_num, orange, orange_num, tax = 100, 2, 150, 3, 1.1
mul_apple_layer = MulLayer()
mul_orange_layer = MulLayer()
add_apple_orange_layer = AddLayer()
mul_tax_layer = MulLayer()

apple_price = mul_apple_layer.forward(apple, apple_num)
orange_price = mul_orange_layer.forward(orange, orange_num)
all_price = add_apple_orange_layer.forward(apple_price, orange_price)
price = mul_tax_layer.forward(all_price, tax)

dprice = 1
dall_price, dtax = mul_tax_layer.backward(dprice)
dapple_price, dorange_price = add_apple_orange_layer.backward(dall_price)
dorange, dorange_num = mul_orange_layer.backward(dorange_price)
dapple, dapple_num = mul_apple_layer.backward(dapple_price)
'''

GRADIENT_CHECK = '''
network = TwoLayerNet(input_size=x_batch.shape[1], hidden_size=5, output_size=10)
grad_numerical = network.numerical_gradient(x_batch, t_batch)
grad_backprop = network.gradient(x_batch, t_batch)
differences = {key: np.average(np.abs(grad_backprop[key] - grad_numerical[key])) for key in grad_numerical.keys()}
'''

TRAIN = '''
train_size = x_train.shape[0]
batch_size = 20
learning_rate = 0.5
network = TwoLayerNet(input_size=x_train.shape[1], hidden_size=20, output_size=10)
train_loss_list = []
train_acc_list = []
for i in range(301):
    batch_mask = np.random.choice(train_size, batch_size)
    x_batch = x_train[batch_mask]
    t_batch = t_train[batch_mask]
    grad = network.gradient(x_batch, t_batch)
    for key in ('W1', 'b1', 'W2', 'b2'):
        network.params[key] -= learning_rate * grad[key]
    loss = network.loss(x_batch, t_batch)
    train_loss_list.append(loss)
    if i % 100 == 0:
        train_acc_list.append(network.accuracy(x_train, t_train))
'''


DUMMY = '''
net = TwoLayerNet(input_size=20, hidden_size=6, output_size=10)
x = np.random.rand(100, 20)
t = np.random.rand(100, 10)
y = net.predict(x)
loss = net.loss(x, t)
grads = net.numerical_gradient(x, t)
accuracy = net.accuracy(x, t)
'''

DUMMY_SIMPLE = '''
import numpy as np
from common.functions import softmax, cross_entropy_error
from common.gradient import numerical_gradient

np.random.seed(0)
W = np.random.randn(8, 5)
x = np.random.rand(10, 8)
t = np.random.rand(10, 5)
loss = cross_entropy_error(softmax(x @ W), t)
hard = cross_entropy_error(softmax(x @ W), t.argmax(axis=1))
dW = numerical_gradient(lambda W: cross_entropy_error(softmax(x @ W), t), W)
'''

OUR_TWO_LAYER_NET = 'import numpy as np\nfrom common.network import TwoLayerNet\n'

LATER_NAMES = '''
from common.functions import mean_squared_error
from common.gradient import numerical_gradient_2d
from common.optimizer import Nesterov, RMSprop
'''


def run(*programs, **given):
    """The names that a program leaves, after it ran as the main file."""
    names = {'__name__': '__main__', **given}
    np.random.seed(0)
    for program in programs:
        exec(program, names)
    return names


def digits(n, dtype=np.float64):
    """Made-up rows of 64 pixels in ten kinds, with noise, and their labels as one-hot."""
    random = np.random.RandomState(1)
    kinds = random.rand(10, 64) > 0.5
    labels = random.randint(0, 10, n)
    return (0.8 * kinds[labels] + 0.2 * random.rand(n, 64)).astype(dtype), np.eye(10)[labels]


def test_a_simple_net():
    names = run(SIMPLE_NET)
    assert names['loss'] == pytest.approx(0.92806853, abs=1e-7)
    expected = [[0.21924763, 0.14356247, -0.36281009], [0.32887144, 0.2153437, -0.54421514]]
    assert np.allclose(names['dW'], expected, atol=1e-6)


def test_gradient_descent():
    names = run(GRADIENT_DESCENT)
    assert np.allclose(names['lowest'], [-6.11110793e-10, 8.14814391e-10], atol=1e-11)
    assert names['history'].shape == (100, 2) and names['history'][0].tolist() == [-3, 4]


def test_a_two_layer_net_by_hand():
    x, t = digits(4)
    names = run(TWO_LAYERS_BY_HAND, GRADIENT_CHECK, x_batch=x, t_batch=t)
    assert sorted(names['differences']) == ['W1', 'W2', 'b1', 'b2']
    assert max(names['differences'].values()) < 1e-8
    assert min(np.abs(grad).max() for grad in names['grad_backprop'].values()) > 1e-4


def test_a_two_layer_net_of_layers():
    x, t = digits(3)
    names = run(TWO_LAYERS_OF_LAYERS, GRADIENT_CHECK, x_batch=x, t_batch=t)
    assert max(names['differences'].values()) < 1e-8
    assert min(np.abs(grad).max() for grad in names['grad_backprop'].values()) > 1e-4


def test_buying_apples_and_oranges():
    names = run(BUY_APPLES_AND_ORANGES)
    assert [names[name] for name in ('apple_price', 'orange_price', 'all_price', 'price')] == pytest.approx([200, 450, 650, 715])
    found = [names[name] for name in ('dapple_num', 'dapple', 'dorange', 'dorange_num', 'dtax')]
    assert found == pytest.approx([110, 2.2, 3.3, 165, 650])
    assert f'{names["price"]:.0f} {names["dtax"]}' == '715 650'


@pytest.mark.parametrize('net', [TWO_LAYERS_BY_HAND, TWO_LAYERS_OF_LAYERS], ids=['by hand', 'layers'])
@pytest.mark.parametrize('dtype', [np.float64, np.float32])
def test_training(net, dtype):
    x, t = digits(300, dtype)
    names = run(net, TRAIN, x_train=x, t_train=t)
    assert names['train_loss_list'][0] == pytest.approx(np.log(10), abs=0.3)
    assert names['train_loss_list'][-1] < 0.5
    assert names['train_acc_list'][0] < 0.4 < 0.9 < names['train_acc_list'][-1]


def test_training_with_labels_is_training_with_one_hot():
    x, t = digits(100)
    one_hot = run(TWO_LAYERS_OF_LAYERS, TRAIN, x_train=x, t_train=t)
    labels = run(TWO_LAYERS_OF_LAYERS, TRAIN, x_train=x, t_train=t.argmax(axis=1))
    assert np.allclose(labels['train_loss_list'], one_hot['train_loss_list'], rtol=1e-12)


LOAD = '''
from dataset.mnist import load_mnist

(x_train, t_train), (x_test, t_test) = load_mnist(normalize=True, one_hot_label=True)
x_batch, t_batch = x_train[:3], t_train[:3]
'''
SMALLER = '''
x_batch = x_batch.reshape(3, 28, 28)[:, ::4, ::4].reshape(3, 49)
'''


def test_real_digits():
    mnist = pytest.importorskip('dataset.mnist')
    try:
        names = run(LOAD, SMALLER, TWO_LAYERS_OF_LAYERS, GRADIENT_CHECK, TRAIN)
    except mnist.DatasetError as error:
        pytest.skip(str(error))
    assert max(names['differences'].values()) < 1e-8
    assert names['x_train'].shape == (60000, 784) and names['t_test'].shape == (10000, 10)
    assert names['train_acc_list'][-1] > 0.8


@pytest.mark.parametrize('net', [TWO_LAYERS_BY_HAND, TWO_LAYERS_OF_LAYERS, OUR_TWO_LAYER_NET], ids=['by hand', 'layers', 'ours'])
def test_the_demonstration_with_made_up_labels(net):
    names = run(net, DUMMY if net != TWO_LAYERS_BY_HAND else DUMMY.replace('numerical_gradient(x, t)', 'gradient(x, t)'))
    assert names['loss'] == pytest.approx(np.log(10), abs=0.05) and 0 <= names['accuracy'] <= 1
    assert {name: grad.shape for name, grad in names['grads'].items()} == {
        'W1': (20, 6), 'b1': (6,), 'W2': (6, 10), 'b2': (10,)}


def test_made_up_labels_count_by_their_largest_number():
    names = run(DUMMY_SIMPLE)
    assert names['loss'] == names['hard'] and np.isfinite(names['dW']).all()


def test_names_of_other_editions_are_there():
    names = run(LATER_NAMES)
    X = np.array([[1.0, 2.0], [3.0, 4.0]])
    assert np.allclose(names['numerical_gradient_2d'](lambda x: np.sum(x ** 2), X), 2 * X, atol=1e-6)
    assert np.allclose(names['numerical_gradient_2d'](lambda x: np.sum(x ** 2), X[0]), 2 * X[0], atol=1e-6)


@pytest.mark.parametrize('name', ['Dropout', 'BatchNormalization', 'Convolution', 'Pooling'])
def test_layers_of_later_chapters_are_answered_with_one_sentence(name):
    for spoken, words in (('en', f'{name} is a layer of chapter . of the book and is not here'),
                          ('zh', f'{name} 是书里第 . 章的层')):
        language.use(spoken)
        with pytest.raises(ImportError, match=words):
            run(f'from common.layers import {name}')


def test_what_no_book_has_stays_an_ordinary_error():
    with pytest.raises(ImportError, match='cannot import name'):
        run('from common.layers import Nonsense')
    assert not hasattr(layers, 'Nonsense')


IMAGES_AS_THEY_ARE = '''
network = TwoLayerNet(input_size=64, hidden_size=5, output_size=10)
images = x.reshape(-1, 1, 8, 8)
same = np.array_equal(network.predict(images), network.predict(x))
layer = Affine(network.params['W1'], network.params['b1'])
dx = layer.backward(layer.forward(images))
'''


def test_images_may_keep_their_rows_and_columns():
    x, t = digits(6)
    names = run(TWO_LAYERS_OF_LAYERS, IMAGES_AS_THEY_ARE, x=x, t=t)
    assert names['same'] and names['dx'].shape == (6, 1, 8, 8)


@pytest.mark.parametrize('room, names', [
    ('layers', 'np softmax cross_entropy_error sigmoid Relu ReLU Sigmoid Affine SoftmaxWithLoss AddLayer MulLayer'),
    ('functions', 'np identity_function step_function sigmoid sigmoid_grad relu relu_grad softmax sum_squared_error '
                  'cross_entropy_error softmax_loss mean_squared_error'),
])
def test_a_star_brings_the_names_of_the_book(room, names):
    assert set(names.split()) <= run(f'from common.{room} import *').keys()


def test_a_star_takes_no_name_of_the_reader():
    names = run('network = 1\nfrom common.layers import *\nfrom common.functions import *\nfrom common.gradient import *')
    assert names['network'] == 1
