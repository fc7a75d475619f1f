"""A tick means the same but for rounding."""
import pytest

from common.widgets.graphs.verdict import verdict


@pytest.mark.parametrize('a, b, same', [(0, 9.86e-305, False), (1, 1 + 1e-13, True), (1e9, 1e9 + 1e-5, True),
                                        (0, 0, True),
                                        (0, 1e-13, False), (2e-9, 2e-9 * (1 + 1e-8), True), (1, 1 + 1e-9, False),
                                        (1, 1 + 1.5e-12, False)])
def test_a_tick_means_the_same_but_for_rounding(a, b, same):
    assert verdict(a, b).startswith('✓' if same else '✗') and verdict(b, a) == verdict(a, b)
