"""An expression becomes a graph while one types, and no other figure suffers."""
import gc
import weakref

import ipywidgets as w
import pytest

from common.widgets import calculator, explore
from tests.helpers.figures import at_arrow


def shop():
    return explore(lambda apple, tax: apple * tax, apple=(0, 300, 100), tax=(1.0, 1.5, 1.1))


def test_a_typed_expression_becomes_a_graph():
    figure = calculator('(x + y) ** 2', x=(-5, 5, 1), y=(-5, 5, 2))
    assert at_arrow(figure.figure, 'x') == ('1', '6')
    figure.box.value = 'exp(x) · z'
    assert set(figure.figure.sliders) == {'x', 'z'}


@pytest.mark.parametrize('typed', ['', 'x | 2', 'import os', '1/0', '3 + 4', 'x *'])
def test_a_typo_leaves_the_last_good_graph_in_place(typed):
    figure = calculator('x * y')
    last = figure.figure
    figure.box.value = typed
    assert figure.figure is last and 'role="status"' in figure.message.value
    figure.box.value = 'x / y'
    assert figure.message.value == '' and figure.figure is not last


def test_a_new_expression_closes_the_old_figure_and_no_other():
    others = shop(), calculator('a * b')
    figure = calculator('x * y')
    before, old = len(w.widgets.widget._instances), figure.figure
    for typed in ('x / y', 'x - y', 'y - x'):
        figure.box.value = typed
    assert len(w.widgets.widget._instances) == before
    assert old.comm is None and old.sliders['x'].comm is None
    assert all(other.comm is not None for other in (*others, others[0].sliders['apple'], others[1].figure))


@pytest.mark.parametrize('text, says', [
    ('x | 2', 'cannot be read'), ('', 'nothing is written'), ('3', 'one variable'), (3, ''), (None, '')])
def test_a_first_text_that_cannot_be_read_is_a_sentence(text, says):
    assert says in repr(calculator(text))


def test_a_graph_that_was_replaced_is_let_go():
    figure = calculator('x * y')
    first = weakref.ref(figure.figure)
    figure.box.value = 'x + y'
    gc.collect()
    assert first() is None


def test_the_box_stands_above_the_sentence_and_that_above_the_graph():
    figure = calculator('x * 2')
    *_, box, shown, place, _ = figure.children
    assert (box, shown, place) == (figure.box, figure.shown, figure.place) and figure.place.children == (figure.figure,)


def test_an_expression_without_a_variable_is_told_what_is_missing():
    assert 'at least one variable' in repr(calculator('3 + 4'))


def test_a_variable_without_a_range_goes_from_minus_10_to_10_and_begins_at_2():
    for slider in calculator('x * y').figure.sliders.values():
        assert (slider.low, slider.high, slider.value) == (-10, 10, 2)
