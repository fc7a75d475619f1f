"""What comes back along arrows, and the sums of it."""
import numpy as np
import pytest

from common.graph import Graph
from common.graph.branches import along, total
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


def test_arrays_add_up_and_what_only_rounding_left_is_0():
    assert total([np.array([1.0, 2.0]), np.array([3.0, 4.0])]).tolist() == [4, 6]
    assert total([0.1, 0.2, -0.3]) == 0 and total([0.1, 0.2]) == pytest.approx(0.3)
