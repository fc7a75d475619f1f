"""A slider moves, and every number in the picture is the engine's; bad input gets a sentence and the figure lives on."""
import re

import ipywidgets as w
import numpy as np
import pytest

from common.drawing.labels import number
from common.graph import Graph
from common.widgets import explore, player
from common.widgets.graphs.closer import told_apart
from common.widgets.graphs.keys import Keys
from tests.helpers import graphs
from tests.helpers.figures import at_arrow, seen


def shop():
    return explore(lambda apple, apple_num, tax: apple * apple_num * tax,
                   apple=(0, 300, 100), apple_num=(0, 10, 2), tax=(1.0, 1.5, 1.1))


def test_values_and_gradients_follow_the_slider():
    figure = shop()
    assert [at_arrow(figure, name) for name in ('apple', 'apple_num', 'tax', 'output')] == [
        ('100', '2.2'), ('2', '110'), ('1.1', '200'), ('220', '1')]
    figure.sliders['apple'].value = 150
    assert [at_arrow(figure, name) for name in ('apple', 'apple_num', 'tax', 'output')] == [
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
    assert number(result) in seen(figure)


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
    before = seen(figure)
    figure.sliders['x'].value = bad
    assert seen(figure).startswith(before) and 'last good numbers' in figure.message.value
    figure.sliders['x'].value = start[2]
    figure.sliders['x'].value = type(start[2])(start[2] + 1)
    assert figure.message.value == '' and seen(figure) != before


@pytest.mark.parametrize('bad', [0.0, -1.0])
def test_after_a_move_that_fails_the_graph_is_as_it_was_at_every_node(bad):
    figure = explore(lambda x, y: np.log(x) * y, x=(-2.0, 2.0, 1.5), y=(0, 5, 3))
    before = [(node.value, node.grad) for node in figure.graph.nodes]
    figure.sliders['x'].value = bad
    assert figure.message.value and [(node.value, node.grad) for node in figure.graph.nodes] == before


def test_the_upstream_value_can_be_chosen():
    figure = explore(lambda x, y: x + y, dout=1.3, x=(0, 100, 10), y=(0, 10, 5))
    assert at_arrow(figure, 'x') == ('10', '1.3') and at_arrow(figure, 'output') == ('15', '1.3')


def rows(html):
    """The cells of a table, row by row."""
    return [re.findall('<td[^>]*>([^<]*)<', row) for row in re.findall('<tr>(.*?)</tr>', html) if '<td' in row]


def test_the_table_sets_the_numerical_derivative_beside_the_analytic_one():
    figure = explore(lambda x, y: x * x * y, dout=2, x=(0, 10, 3), y=(0, 10, 5))
    figure.compare.value = True
    assert rows(seen(figure)) == [['x', '3', '60', '60'], ['y', '5', '18', '18']]
    figure.sliders['x'].value = 4
    assert rows(seen(figure))[0] == ['x', '4', '80', '80']
    assert figure.graph.output.value == 80 and figure.graph['x'].grad == 80
    figure.compare.value = False
    assert rows(seen(figure)) == []


def test_an_input_that_the_output_does_not_use_has_the_derivative_0_in_both_columns():
    figure = explore(lambda x, y: x * x, x=(0, 10, 3), y=(0, 10, 5))
    figure.compare.value = True
    assert rows(seen(figure)) == [['x', '3', '6', '6'], ['y', '5', '0', '0']]


def test_a_fold_is_opened_by_its_button_and_the_numbers_stay():
    figure = explore(graphs.sigmoid(folded=True), x=(-5.0, 5.0, 1.0))
    assert seen(figure).count('<circle') == 0
    figure.folds[0].value = True
    assert seen(figure).count('<circle') == 4 and at_arrow(figure, 'x') == ('1', '0.1966')


def test_a_stored_notebook_keeps_a_picture_and_a_line_of_text():
    bundle = shop()._repr_mimebundle_()
    assert '<img alt="apple 100, derivative 2.2' in bundle['text/html']
    assert bundle['text/plain'].startswith('apple 100') and '0x' not in bundle['text/plain']
    assert shop()._repr_mimebundle_()['text/html'] == bundle['text/html']


class Sulking:
    """A layer of a reader that fails in the middle."""

    def __init__(self, error):
        self.error = error

    def forward(self, x):
        if x > 5:
            raise self.error
        return x

    def backward(self, dout):
        if self.error is not None and np.ndim(dout) == 0 and dout == 3:
            raise self.error
        return dout


@pytest.mark.parametrize('error, told', [
    (TypeError('no'), 'TypeError: no'), (KeyError('no'), 'KeyError: no'), (RuntimeError('no'), 'RuntimeError: no'),
    (IndexError('no'), 'An index points outside'), (RecursionError('no'), 'calls itself forever')])
def test_a_layer_of_the_reader_that_fails_while_a_slider_moves_is_one_sentence(error, told):
    figure = explore(lambda x: x.graph.apply(Sulking(error), x), x=(0.0, 10.0, 1.0))
    figure.sliders['x'].value = 6.0
    assert told in figure.message.value and figure.graph['x'].value == 1
    figure.sliders['x'].value = 2.0
    assert figure.message.value == '' and at_arrow(figure, 'x') == ('2', '1')


@pytest.mark.parametrize('function', [lambda *x: x[0] * 2, lambda x, /: x * 2, lambda: 3.0, lambda x, *more: x * 2])
def test_a_function_whose_inputs_have_no_names_is_told_that_they_need_some(function):
    assert 'needs a name' in repr(explore(function, x=1.0)) and 'needs a name' in repr(explore(function))


def test_a_misspelt_attribute_is_named():
    assert 'has no vaule: is it misspelt, or has it not been stored yet?' in repr(explore(lambda x: x.vaule * 2, x=1.0))


def test_a_forgotten_import_is_named():
    assert 'import numpy as np' in repr(explore(lambda x: numpy.exp(x), x=1.0))       # noqa: F821


def test_a_price_of_twelve_and_a_half_can_be_typed():
    figure = shop()
    figure.sliders['apple'].box.value = '12.5'
    assert at_arrow(figure, 'output') == ('27.5', '1') and figure.sliders['apple'].box.value == '12.5'


@pytest.mark.parametrize('make', [lambda g: explore(g), lambda g: player(g)])
def test_an_input_that_is_pressed_opens_the_formula_with_its_paths(make):
    graph = graphs.shop()
    figure = make(graph)
    places = re.findall(r'data-input="(\d+)"[^>]*><text[^>]*>(\w+)<', seen(figure))
    assert {name: graph.nodes[int(place)].name for place, name in places} == {node.name: node.name for node
        in graph.inputs}
    keys = next(child for child in figure.children if isinstance(child, Keys))
    place = next(int(place) for place, name in places if name == 'orange')
    keys._act(keys, {'input': place}, [])
    assert figure.toggles[2].value and figure.x is graph['orange'] and 'class="k"' in seen(figure)


def test_what_arrives_from_upstream_was_meant_for_the_output_and_another_node_begins_with_1():
    figure = explore(lambda x, y: (x + y) * y, dout=3, x=1.0, y=2.0)
    assert at_arrow(figure, 'output') == ('6', '3')
    figure.end.index = 1
    assert figure.output is not figure.graph.output and figure.graph['x'].grad == 1


@pytest.mark.parametrize('make', [shop, lambda: player(graphs.two_apples())], ids=['explore', 'player'])
def test_paths_are_drawn_strong_only_while_the_formula_is_open(make):
    figure = make()
    formula = figure.toggles[-1]
    for opened in (False, True, False):
        formula.value = opened
        assert ('class="k"' in seen(figure)) == opened


def test_a_graph_without_named_inputs_has_no_formula_and_says_so():
    graph = graphs.two_apples()
    for node in graph.inputs:
        node.name = ''
    figure = player(graph)
    figure.toggles[-1].value = True
    assert 'no named input' in figure.asides[-1].place.value and 'class="k"' not in seen(figure)


def test_both_columns_of_the_table_agree_to_every_digit_that_is_shown():
    figure = explore(lambda x, y, z: x * y * z, x=1.0, y=1.0, z=1.0)
    figure.compare.value = True
    rows = figure.parts()[1].rows
    assert [row[2:] for row in rows] == [('1', '1')] * 3 and [row[0] for row in rows] == ['x', 'y', 'z']
    assert figure.graph.output.value == 1.0, 'and the graph is left as it was'


def test_the_browser_is_told_of_steps_where_there_are_some():
    steps = [next(one for one in figure.children if isinstance(one, Keys)).steps for figure
             in (shop(), player(graphs.shop()))]
    assert steps == [False, True]


def test_without_ranges_numbers_of_a_graph_get_sliders_around_them():
    graph = graphs.two_apples()
    assert {name: (slider.low, slider.high) for name, slider in explore(graph).sliders.items()} == {
        'apple': (0, 200), 'apple_num': (0, 4), 'tax': (0, 2.2)}
    assert explore(graph, tax=(1.0, 2.0, 1.5)).sliders.keys() == {'tax'} and graph['tax'].value == 1.5


def test_a_function_that_computes_nothing_is_drawn_with_the_derivative_1():
    figure = explore(lambda x: x, x=2.0)
    assert at_arrow(figure, 'x') == ('2', '1') and 'Complaint' not in type(figure).__name__


def test_small_arrays_show_their_elements_unless_their_shapes_are_asked_for():
    def graph():
        g = Graph(x=np.array([1.0, 2.0]), k=3.0)
        (g['x'] * g['k']).sum()
        return g
    assert '>[1 2]<' in seen(explore(graph())) and '>(2,)<' in seen(explore(graph(), shapes=True))


def test_nodes_that_are_written_alike_are_numbered_from_1():
    assert told_apart([('a', 7), ('b', 8), ('a', 9)]) == [('a (1)', 7), ('a (2)', 9), ('b', 8)]
