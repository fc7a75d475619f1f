"""Inputs that were changed in place: gradients are those at the numbers that are there."""
import copy
import pickle

import numpy as np
import pytest

from common.graph import Graph


def set_value(g):
    g['x'].value = 5.0


def add(g):
    g['x'].value += 2


def write_into(g):
    g['x'].value[...] = 5.0


@pytest.mark.parametrize('x, change, expected', [(3.0, set_value, 10), (3.0, add, 10), ([3.0], add, 10),
                                                 ([3.0, 4.0], write_into, [10, 10])])
@pytest.mark.parametrize('copied', [lambda g: g, copy.deepcopy, lambda g: pickle.loads(pickle.dumps(g))],
                         ids=['itself', 'copy', 'pickle'])
def test_what_was_changed_in_place_is_computed_with_before_backward(x, change, expected, copied):
    g = Graph(x=x)
    np.exp(g['x'] - 5) * g['x'] ** 2 / np.exp(g['x'] - 5)
    g = copied(g)
    g.backward()
    change(g)
    assert g.backward()['x'] == pytest.approx(expected) and g.output.value == pytest.approx(25)
    now = g.output.value
    g.backward()
    assert g.output.value is now, 'and not once more'


def test_an_array_that_the_reader_still_has_may_be_moved_in_place():
    w, mask = np.array([1.0, 2.0]), np.array([1.0, 0.0])
    g = Graph(w=w)
    np.sum(g['w'] ** 2 * mask)
    w -= 0.5
    assert g.backward()['w'].tolist() == [1, 0]
    mask[...] = 1
    assert g.backward()['w'].tolist() == [1, 3] and g.output.value == 2.5


def test_nothing_is_computed_again_where_nothing_moved():
    g = Graph(x=3.0, y=np.array([1.0, 2.0]))
    product = g['x'] * g['y']
    before = product.value
    g.backward()
    assert product.value is before


def test_what_is_no_number_is_told_by_the_layer_that_gets_it():
    g = Graph(x=3.0)
    g['x'] * 2
    g['x'].value = 'a'
    with pytest.raises(TypeError, match="x is 'a'; a number or an array of numbers is needed here"):
        g.backward()


class Scaled:
    """A reader's own: W·x; its gradients come in backward."""

    def __init__(self, W):
        self.W, self.dW, self.runs = W, 0.0, 0

    def forward(self, x):
        self.runs += 1
        self.x = x
        return self.W * x

    def backward(self, dout):
        self.dW = self.dW + dout * self.x
        return dout * self.W


class Squared:
    """A reader's own: x², which keeps its input under a name that begins as those of gradients do."""

    def forward(self, x):
        self.data = x
        return x * x

    def backward(self, dout):
        return 2 * dout * self.data


def test_gradients_that_are_set_to_0_between_two_passes_are_no_reason_to_compute_again():
    g, layer = Graph(x=3.0), Scaled(2.0)
    g.apply(layer, g['x'])
    for _ in range(3):
        layer.dW = 0.0
        assert g.backward()['x'] == 2 and layer.dW == 3 and layer.runs == 1


def test_a_layer_that_was_used_elsewhere_is_run_again_whatever_its_memory_is_called():
    g, layer = Graph(x=3.0), Squared()
    g.apply(layer, g['x'])
    layer.forward(5.0)
    assert g.backward()['x'] == 6
    other = Scaled(2.0)
    h = Graph(x=3.0)
    h.apply(other, h['x'])
    other.forward(5.0)
    assert h.backward()['x'] == 2 and other.dW == 3
