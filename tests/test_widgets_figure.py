"""What all live figures share."""
import ipywidgets as w
import pytest

import common.widgets  # noqa: F401
from common.widgets.figure import Figure

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
