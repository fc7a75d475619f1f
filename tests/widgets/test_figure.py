"""What all live figures share."""
import ipywidgets as w
import pytest

import common.widgets  # noqa: F401
from common.widgets.figure import Figure, slider

MEANT = {'__init__', '__repr__', '__doc__', '__module__', '_repr_mimebundle_'}


def kinds(base=Figure):
    for kind in base.__subclasses__():
        yield kind
        yield from kinds(kind)


@pytest.mark.parametrize('kind', list(kinds()), ids=lambda kind: kind.__name__)
def test_no_figure_hides_a_method_that_its_widget_needs(kind):
    """A method called `open`, for one, would keep the figure from ever reaching the browser."""
    functions = {name for name, value in vars(kind).items() if callable(value) or isinstance(value, property)}
    assert not {name for name in functions - MEANT if hasattr(w.VBox, name)}


def pair(*limits):
    value, row = slider('x', *limits)
    return value, row.children[1]


def test_the_number_box_shows_what_the_slider_means():
    value, handle = pair(-5.0, 5.0, 3.0, 0.1)
    handle.value = -5 + 61 * 0.1
    assert value.value == 1.1
    handle.value = 2.220446049250313e-16
    assert value.value == 0


def test_a_number_typed_into_the_box_is_kept_and_moves_the_slider():
    value, handle = pair(-5.0, 5.0, 3.0, 0.1)
    value.value = 1.23456
    assert value.value == handle.value == 1.23456


def test_each_move_is_told_once():
    value, handle = pair(-5.0, 5.0, 3.0, 0.1)
    told = []
    value.observe(lambda change: told.append(change['new']), 'value')
    handle.value = -5 + 61 * 0.1
    value.value = 2.0
    assert told == [1.1, 2.0]
