"""A slider moves, and every number in the picture is the engine's; bad input gets a sentence and the figure lives on."""
import re

import ipywidgets as w
import numpy as np
import pytest

from common import language
from common.drawing.labels import number
from common.graph import Graph
from common.widgets import bump, calculator, explore, player
from tests.helpers import graphs


@pytest.fixture(autouse=True)
def english():
    before = language.current()
    language.use('en')
    yield
    language.use(before)


def shop():
    return explore(lambda apple, apple_num, tax: apple * apple_num * tax,
                   apple=(0, 300, 100), apple_num=(0, 10, 2), tax=(1.0, 1.5, 1.1))


def shown(figure, name):
    """(value, derivative) that the picture shows for an arrow."""
    return tuple(re.findall(rf'data-of="{name}"[^>]*>([^<]+)<', figure.picture.value))


def test_values_and_gradients_follow_the_slider():
    figure = shop()
    assert [shown(figure, name) for name in ('apple', 'apple_num', 'tax', 'output')] == [
        ('100', '2.2'), ('2', '110'), ('1.1', '200'), ('220', '1')]
    figure.sliders['apple'].value = 150
    assert [shown(figure, name) for name in ('apple', 'apple_num', 'tax', 'output')] == [
        ('150', '2.2'), ('2', '165'), ('1.1', '300'), ('330', '1')]


def test_only_the_text_of_the_picture_is_replaced():
    figure = shop()
    children = figure.children
    before = len(w.widgets.widget._instances)
    for price in range(0, 300):
        figure.sliders['apple'].value = price
    assert figure.children is children and len(w.widgets.widget._instances) == before


@pytest.mark.parametrize('function, ranges, result', [
    (lambda x: 2 - x, dict(x=3.0), -1), (lambda x: 2 / x, dict(x=4.0), 0.5), (lambda x: 2 ** x, dict(x=3.0), 8),
    (lambda x: np.exp(x) + np.log(x), dict(x=1.0), np.e), (lambda x: np.float64(3) * x, dict(x=2.0), 6),
    (lambda x, n=3: sum(x ** i for i in range(n)), dict(x=2.0), 7), (lambda x=2, y=3: x * y, {}, 6),
    (lambda x: abs(-x), dict(x=2.0), 2), (lambda x: np.maximum(x, 0), dict(x=-1.0), 0), (lambda x: x, dict(x=2.0), 2)])
def test_any_function_of_numbers_draws_itself(function, ranges, result):
    figure = explore(function, **ranges)
    assert figure.graph.output.value == pytest.approx(result)
    assert number(result) in figure.picture.value


@pytest.mark.parametrize('function, ranges, says', [
    (lambda x: x if x > 0 else -x, dict(x=1.0), 'maximum'), (lambda x: __import__('math').exp(x), dict(x=1.0), 'np.exp'),
    (lambda x: 3, dict(x=1.0), 'return'), (lambda x: undefined, dict(x=1.0), 'undefined'),      # noqa: F821
    (lambda x: x / 0, dict(x=1.0), 'divide by 0'), (lambda x: x, {}, 'range'),
    (lambda x: x, dict(x=(0, 1)), 'low, high, start'),
    (lambda x: x, dict(x=(0, 1, 5)), 'between'), (lambda x, y: x, dict(x=1.0), 'y'),
    (lambda x: np.sort(x), dict(x=1.0), 'sort'),
    (lambda x: {}['a'], dict(x=1.0), 'KeyError'), (lambda x: x @ x, dict(x=1.0), 'matrices')])
def test_what_cannot_be_drawn_is_answered_with_one_sentence(function, ranges, says):
    figure = explore(function, **ranges)
    assert says in repr(figure) and '\n' not in repr(figure) and 'Traceback' not in repr(figure)
    assert figure._repr_mimebundle_()['text/plain'] == repr(figure)


@pytest.mark.parametrize('function, start, bad', [
    (lambda x: 1 / x, (-5, 5, 1), 0), (lambda x: np.log(x), (-5, 5, 1), -1), (lambda x: x ** 0.5, (-4.0, 5.0, 1.0), -1.0),
    (lambda x: np.exp(x), (0, 1000, 1), 1000), (lambda x: (x * 1e150) ** 2, (0.0, 1e10, 1.0), 1e10)])
def test_a_value_without_a_result_keeps_the_last_good_numbers_and_the_figure_alive(function, start, bad):
    figure = explore(function, x=start)
    before = figure.picture.value
    figure.sliders['x'].value = bad
    assert figure.picture.value == before and 'last good numbers' in figure.message.value
    figure.sliders['x'].value = start[2]
    figure.sliders['x'].value = type(start[2])(start[2] + 1)
    assert figure.message.value == '' and figure.picture.value != before


def test_the_upstream_value_can_be_chosen():
    figure = explore(lambda x, y: x + y, dout=1.3, x=(0, 100, 10), y=(0, 10, 5))
    assert shown(figure, 'x') == ('10', '1.3') and shown(figure, 'output') == ('15', '1.3')


def test_the_table_sets_the_numerical_derivative_beside_the_analytic_one():
    figure = explore(lambda x, y: x * x * y, dout=2, x=(0, 10, 3), y=(0, 10, 5))
    figure.show_numbers.value = True
    assert '<td>x</td><td>60</td><td>60</td>' in figure.numbers.value
    figure.sliders['x'].value = 4
    assert '<td>x</td><td>80</td><td>80</td>' in figure.numbers.value
    assert figure.graph.output.value == 80 and figure.graph['x'].grad == 80
    figure.show_numbers.value = False
    assert figure.numbers.value == ''


def test_a_fold_is_opened_by_its_button_and_the_numbers_stay():
    figure = explore(graphs.sigmoid(folded=True), x=(-5.0, 5.0, 1.0))
    assert figure.picture.value.count('<circle') == 0
    figure.folds[0].value = True
    assert figure.picture.value.count('<circle') == 4 and shown(figure, 'x') == ('1', '0.1966')


def test_a_stored_notebook_keeps_a_picture_and_a_line_of_text():
    bundle = shop()._repr_mimebundle_()
    assert '<img alt="apple 100, derivative 2.2' in bundle['text/html']
    assert bundle['text/plain'].startswith('apple 100') and '0x' not in bundle['text/plain']
    assert shop()._repr_mimebundle_()['text/html'] == bundle['text/html']


def test_the_player_shows_one_node_at_a_time_and_goes_back_again():
    figure = player(graphs.two_apples())
    pictures, cards = [], []
    for step in range(figure.last + 1):
        figure.step.value = step
        pictures.append(figure.picture.value)
        cards.append(figure.card.value)
    assert [p.count('class="v"') for p in pictures] == [3, 4, 5, 5, 5, 5]
    assert [p.count('class="g"') for p in pictures] == [0, 0, 0, 1, 3, 5]
    assert 'tax: 200 × 1 = <b>200</b>' in cards[4] and 'apple: 2 × 1.1 = <b>2.2</b>' in cards[5]
    for step in reversed(range(figure.last + 1)):
        figure.step.value = step
        assert figure.picture.value == pictures[step] and figure.card.value == cards[step]


def test_the_player_takes_one_step_per_click():
    figure = player(graphs.shop())
    start, back, on, end = figure.children[3].children[:4]
    on.click()
    on.click()
    back.click()
    assert figure.step.value == 1
    end.click()
    on.click()
    assert figure.step.value == figure.last
    start.click()
    assert figure.step.value == 0
    assert all(button.tooltip for button in (start, back, on, end))


def test_the_player_shows_each_branch_before_their_sum():
    g = Graph(x=3.0)
    g['x'] * g['x']
    figure = player(g)
    figure.step.value = figure.last
    assert 'Σ 6' in figure.picture.value and 'x: 3 × 1 = <b>3</b>' in figure.card.value


def test_the_player_walks_over_arrays_by_their_shapes():
    figure = player(graphs.network(), shapes=True)
    figure.step.value = figure.last
    assert '(2, 3)' in figure.picture.value


def test_bump_predicts_by_derivatives_and_computes_the_truth():
    figure = bump(lambda apple, apple_num, tax: apple * apple_num * tax, {'apple': (0, 20, 10), 'apple_num': (0, 3, 1)},
                  apple=100, apple_num=2, tax=1.1)
    assert [row[1] for row in figure.rows()] == ['= 22', '= 110', '132', '143', '11']
    figure.sliders['apple_num'].value = 0
    assert [row[1] for row in figure.rows()] == ['= 22', '= 0', '22', '22', '0']
    assert figure.graph.output.value == pytest.approx(220)


def test_a_typed_expression_becomes_a_graph():
    figure = calculator('(x + y) ** 2', x=(-5, 5, 1), y=(-5, 5, 2))
    assert shown(figure.figure, 'x') == ('1', '6')
    figure.box.value = 'exp(x) · z'
    assert set(figure.figure.sliders) == {'x', 'z'}


@pytest.mark.parametrize('typed', ['', 'x^2', 'import os', '1/0', '3 + 4', 'x *'])
def test_a_typo_leaves_the_last_good_graph_in_place(typed):
    figure = calculator('x * y')
    last = figure.figure
    figure.box.value = typed
    assert figure.figure is last and 'role="status"' in figure.message.value
    figure.box.value = 'x / y'
    assert figure.message.value == '' and figure.figure is not last


def test_every_control_has_a_name_for_screen_readers():
    figure = shop()
    boxes = [child.children[0] for child in figure.children if isinstance(child, w.HBox) and len(child.children) == 2
             and isinstance(child.children[0], (w.BoundedIntText, w.BoundedFloatText))]
    assert [box.description for box in boxes] == ['apple', 'apple_num', 'tax']


def test_a_still_can_keep_the_derivatives_for_the_reader_to_guess():
    assert '2.2' in repr(player(graphs.two_apples()))
    assert 'derivative' not in repr(player(graphs.two_apples(), reveal=False))
