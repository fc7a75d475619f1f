"""What comes back along arrows, and the sums of it."""
import numpy as np
import pytest

from common.graph import Graph
from common.graph.branches import along, total
from common.layers import SoftmaxWithLoss
from tests.helpers.graphs import tangle


def uses(g, node):
    return [(user, i) for user in g.nodes for i, x in enumerate(user.inputs) if x is node]


@pytest.mark.parametrize('seed', range(20))
def test_what_comes_along_all_uses_of_a_value_is_its_gradient(seed):
    g = tangle(seed)
    g.backward()
    for node in g.nodes[:-1]:
        shares = [share for use in uses(g, node) if (share := along([use])) is not None]
        assert along(uses(g, node)) == (pytest.approx(sum(shares)) if shares else None)
        assert node.grad == (pytest.approx(total(shares)) if shares else None)


def test_before_backward_nothing_comes():
    g = Graph(x=3.0)
    g['x'] * g['x']
    assert along(uses(g, g['x'])) is None


def test_where_a_layer_passes_nothing_on_nothing_comes():
    g = Graph(x=np.array([[1.0, 2.0]]), t=np.array([0]))
    loss = g.apply(SoftmaxWithLoss(), g['x'], g['t'])
    g.backward()
    assert along([(loss, 1)]) is None and along([(loss, 0)]).shape == (1, 2)
    loss.dinputs = None, 2.0
    assert along([(loss, 0)]) is None and along([(loss, 1), (loss, 0), (loss, 1)]) == 4


def test_arrays_add_up_and_what_only_rounding_left_is_0():
    assert total([np.array([1.0, 2.0]), np.array([3.0, 4.0])]).tolist() == [4, 6]
    for scale in (1, 1e9, 1e-9):
        assert total([0.1 * scale, 0.2 * scale, -0.3 * scale]) == 0
        assert total([0.1 * scale, 0.2 * scale]) == pytest.approx(0.3 * scale)
    assert total([1.0, -1.0 + 1e-13]) == pytest.approx(1e-13, rel=0.01)
