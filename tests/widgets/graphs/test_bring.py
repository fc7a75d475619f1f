"""Code that has never seen this series becomes a live graph and is judged; what does not fit is one sentence."""
import math
import re

import numpy as np
import pytest

from common import language
from common.layers import Affine, ReLU, SoftmaxWithLoss
from common.network import TwoLayerNet
from common.widgets import bring
from common.widgets.complaint import Complaint
from tests.helpers.figures import seen
from tests.helpers.own_code import Forgets, OwnReLU, Perceptron, Value, neuron

BATCH, LABELS = np.random.RandomState(0).rand(5, 4), np.array([0, 1, 1, 0, 1])


def test_a_numpy_function_lives_and_is_judged_at_each_move():
    figure = bring(lambda x, y: np.tanh(x * y) + x, x=0.5, y=(0, 5, 3))
    figure.sliders['y'].value = 2
    assert figure.graph['x'].grad == pytest.approx(1 + 2 * (1 - math.tanh(1) ** 2))
    assert '✓ Differences agree at every place (5 compared)' in repr(figure) and figure.message.value == ''


def test_a_function_of_values_lives_and_is_judged():
    figure = bring(neuron, kind=Value, x=0.5, y=(0, 5, 3))
    figure.sliders['x'].value = 0.25
    assert figure.graph.output.value == pytest.approx(math.tanh(1)) and '✓ Differences agree at every place (5' in repr(figure)


def test_a_mistake_of_the_class_is_named_with_the_name_of_the_input():
    assert re.search(r'replaces what (x|y) had received', repr(bring(neuron, kind=Forgets, x=0.5, y=3.0)))


def test_layers_and_networks_are_drawn_with_their_shapes_and_judged():
    net = TwoLayerNet(4, 3, 2, seed=0)
    assert 'Affine (5, 3)' in repr(bring(net, x=BATCH, t=LABELS)) and '✓' in repr(bring(net, x=BATCH, t=LABELS))
    random = np.random.RandomState(0)
    row = [Affine(random.randn(4, 3), random.randn(3)), OwnReLU(), SoftmaxWithLoss()]
    assert 'node 2 (OwnReLU)' in repr(bring(row, x=BATCH, t=np.array([0, 1, 2, 0, 1])))


def test_of_arrays_a_row_of_layers_shows_shapes_and_a_function_with_sliders_their_numbers():
    row = bring([Affine(np.eye(2), np.zeros(2)), OwnReLU()], x=np.ones((2, 2)))
    assert 'Affine (2, 2)' in repr(row) and '[1' not in seen(row)
    assert 'w [1 2.5], derivative [2 2]' in repr(bring(lambda x, w: x * w, x=2.0, w=np.array([1.0, 2.5])))


def test_another_output_may_be_chosen_though_the_judge_walks_over_the_same_nodes():
    figure = bring(lambda x, y: (x * y) * x, x=2.0, y=3.0)
    figure.end.value = 2
    assert figure.graph['x'].grad == 3 and 'derivative' in repr(figure)


def takes_the_root(x):
    return x.squareroot()


@pytest.mark.parametrize('spoken', language.LANGUAGES)
@pytest.mark.parametrize('made, options, says', [
    (3, {}, 'not a function'), (None, {}, 'not a function'), (ReLU, {'x': 1.0}, 'write ReLU'), ([], {'x': 1.0}, ''),
    (lambda x: math.exp(x), {'x': 1.0}, 'np.exp'), (lambda x: x if x > 0 else -x, {'x': 1.0}, 'np.maximum'),
    (lambda x: np.sort(x), {'x': [1.0, 2.0]}, 'np.max'), (takes_the_root, {'x': 1.0}, 'no squareroot'),
    (lambda x: None, {'x': 1.0}, 'not written yet'), (lambda x: x * x, {}, 'no number yet'),
    (Perceptron(), {'x': 1.0}, 'locate'), (TwoLayerNet(4, 3, 2), {}, 'x=…, t=…'), (TwoLayerNet(4, 3, 2), {'y': 1}, 'x=…, t=…'),
    (Value(1.0) * Value(2.0), {}, 'lambda a, b'), (takes_the_root, {'kind': Value, 'x': 1.0}, 'no squareroot'),
    (lambda x: 2 * x, {'kind': Value, 'x': 1.0}, 'does not work between'), (lambda x: x, {'kind': 3, 'x': 1.0}, 'is a class'),
    (lambda x: x * x, {'kind': Value, 'x': [1.0, 2.0]}, 'one number'), (lambda x: 3, {'kind': Value, 'x': 1.0}, 'returned int'),
])
def test_what_is_not_known_is_one_sentence(made, options, says, spoken):
    language.use(spoken)
    figure = bring(made, **options)
    assert isinstance(figure, Complaint)
    assert re.search(says if spoken == 'en' else '[\u4e00-\u9fff]', repr(figure)), figure
    assert not re.search('Error|object|half way', repr(figure))
