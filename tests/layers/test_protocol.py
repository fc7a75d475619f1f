"""The two rules of the layer protocol."""
import numpy as np

from common.layers import Affine, MulLayer, ReLU
from common.layers.protocol import parameter_gradients, shares


def test_shares_are_a_tuple_also_where_backward_returns_one_gradient():
    times, relu = MulLayer(), ReLU()
    times.forward(2.0, 3.0), relu.forward(2.0)
    assert shares(times, 1.0) == (3.0, 2.0) and shares(relu, 1.0) == (1.0,)


def test_parameters_are_what_a_layer_keeps_a_gradient_of():
    affine = Affine(np.ones((2, 3)), np.zeros(3))
    assert parameter_gradients(affine) == {}
    affine.forward(np.ones((4, 2)))
    affine.backward(np.ones((4, 3)))
    found = parameter_gradients(affine)
    assert list(found) == ['W', 'b'] and found['b'].tolist() == [4, 4, 4]
