"""The formula beside the picture: products along each path, their sum, and the factor of the node in focus lit."""
import re

import numpy as np
import pytest

from common.drawing.labels import number
from common.graph import Graph
from common.widgets import explore, player
from common.widgets.graphs.closer import CHOICE, FORMULA
from common.widgets.graphs.factor import expression
from common.widgets.graphs.formula import formula_of
from tests.helpers import graphs
from tests.helpers.figures import seen
from tests.helpers.own_code import OwnMul


def lines(figure):
    """The right sides of the formula that is shown."""
    html = figure.asides[FORMULA].place.value
    return [re.sub('<[^>]*>', '', row) for row in re.findall('<div>= (.*?)</div>', html)]


def lit(figure):
    return re.findall('<b class="lit">([^<]*)</b>', figure.asides[FORMULA].place.value)


def with_formula(figure, x=None):
    figure.toggles[FORMULA].value = True
    if x:
        figure.to.value = next(i for i, node in enumerate(figure.graph.nodes) if node.name == x)
    return figure


def test_numbers_appear_as_the_walk_comes_by_and_the_node_in_focus_lights_its_factor():
    figure = with_formula(player(graphs.two_apples()))
    shown = []
    for step in range(figure.last + 1):
        figure.step.value = step
        shown.append((lines(figure)[1:], lit(figure)))
    assert shown[0] == (['? × ?', '?'], [])
    assert shown[4] == (['1.1 × ?', '?'], ['tax', '1.1'])
    assert shown[5] == (['1.1 × 2', '2.2'], ['apple_num', '2'])


def test_branches_are_a_sum_of_products():
    figure = with_formula(explore(lambda x, y: (x + y) * x, x=(-10.0, 10.0, 3.0), y=(-10.0, 10.0, 2.0)))
    assert lines(figure) == ['x × 1 + (x + y)', '3 × 1 + 5', '3 + 5', '8']
    figure.sliders['y'].value = -10.0
    assert lines(figure)[1:] == ['3 × 1 + (−7)', '3 + (−7)', '−4']


@pytest.mark.parametrize('seed', range(8))
def test_the_last_line_is_the_number_in_the_picture(seed):
    graph = graphs.tangle(seed)
    graph.backward(1.3)
    for x in graph.inputs:
        shown = formula_of(graph, graph.output, x, 1.3)
        assert 'does not use' in shown.text or shown.text.endswith(f'= {number(x.grad)}')


@pytest.mark.parametrize('function, names', [
    (lambda x, y: np.exp(x), 'e^x'), (lambda x, y: np.log(x), '1/x'), (lambda x, y: x ** 2, '2 × x'),
    (lambda x, y: x ** 3, '3 × x^2'),
    (lambda x, y: x / y, '1/y'), (lambda x, y: x - y, '1'), (lambda x, y: y - x, '(−1)'),
    (lambda x, y: x ** y, 'y × x^(y − 1)'),
    (lambda x, y: y ** x, 'y^x × log y'), (lambda x, y: (x + y) ** 2, '2 × (x + y) × 1'), (lambda x, y: 1 / x, '(−1/x²)'),
    (lambda x, y: np.tanh(x), '(1 − tanh(x)²)'), (lambda x, y: np.maximum(x, y), '∂max/∂x')])
def test_local_derivatives_are_written_in_names(function, names):
    graph = Graph(x=2.0, y=3.0)
    graph.output = function(*graph.inputs)
    graph.backward()
    assert formula_of(graph, graph.output, graph['x']).text.split(' = ')[2] == names


@pytest.mark.parametrize('write', [
    lambda x: np.exp(-x), lambda x: np.exp(x * -1), lambda x: np.exp(2 * x + 1), lambda x: np.exp(np.exp(x) * x),
    lambda x: np.exp(x ** 2), lambda x: (x * -2) ** 2, lambda x: (x ** 2) ** 3, lambda x: (x + 1) ** 2 * (x - 4),
    lambda x: np.reciprocal(x * -3), lambda x: np.reciprocal(np.reciprocal(x)), lambda x: 2 / (x * (x + 1)),
    lambda x: np.exp(np.reciprocal(x)), lambda x: np.tanh(x * -1), lambda x: x / (x - 5), lambda x: np.exp(x) ** 3])
def test_the_names_mean_what_the_numbers_say(write):
    """Read as arithmetic, brackets and all, what is written in names has the value below x, and L that of the graph."""
    graph = Graph(x=0.7)
    graph.output = write(graph['x'])
    graph.backward()
    formula = formula_of(graph, graph.output, graph['x'])
    meaning, names = formula.head[0].removeprefix('L = '), formula.text.split(' = ')[2]
    for text, value in ((meaning, graph.output.value), (names, graph['x'].grad)):
        for sign, operator in zip('×÷−²^', ('*', '/', '-', '**2', '**')):
            text = text.replace(sign, operator)
        assert eval(text, {'e': np.e, 'x': 0.7, 'exp': np.exp, 'tanh': np.tanh}) == pytest.approx(value)


def test_the_path_of_the_chosen_input_is_drawn_strong():
    figure = with_formula(explore(graphs.shop(), apple=(0, 300, 100)), 'orange')
    assert seen(figure).count('class="k"') == 4
    figure.to.value = figure.to.options[-1][1]
    assert seen(figure).count('class="k"') == 2
    figure.toggles[FORMULA].value = False
    assert seen(figure).count('class="k"') == 0


def test_many_paths_are_counted_and_not_all_written():
    g = Graph(x=1.0)
    y = g['x']
    for _ in range(40):
        y = y + y
    g.backward()
    text = formula_of(g, y, g['x']).text
    assert f'{2 ** 40 - 4} more paths' in text and text.endswith(number(2 ** 40))


@pytest.mark.parametrize('graph, x, says', [
    (graphs.network(), 'x', 'arrays on the way'), (graphs.product(), 'W', 'arrays on the way')])
def test_what_has_no_formula_is_answered_with_a_sentence(graph, x, says):
    graph.backward()
    assert says in formula_of(graph, graph.output, graph[x]).text


def test_an_input_that_is_not_used_has_derivative_0():
    g = graphs.shop()
    assert 'does not use tax' in formula_of(g, g.nodes[5], g['tax']).text


def test_what_a_reader_can_name_is_escaped():
    graph = Graph(**{'<i>': 1.0})
    graph['<i>'] * 2
    graph.backward()
    html = formula_of(graph, graph.output, graph['<i>']).live()
    assert '<i>' not in html and '&lt;i&gt;' in html


def test_the_derivatives_of_another_node_can_be_chosen():
    figure = with_formula(explore(graphs.shop(), apple=(0, 300, 100)))
    figure.toggles[CHOICE].value = True
    figure.end.value = 7
    assert figure.graph['apple'].grad == 2 and figure.graph['tax'].grad is None
    assert lines(figure)[-1] == '2' and figure.graph.output is figure.graph.nodes[-1]
    figure.sliders['apple'].value = 50
    assert figure.graph['apple_num'].grad == 50
    figure.compare.value = True
    assert '✗' not in seen(figure) and seen(figure).count('<td') > 3


def test_the_player_begins_at_the_node_that_was_chosen():
    figure = player(graphs.shop(), dout=1.3)
    figure.end.value = 7
    assert figure.step.value == 0
    figure.go(figure.begin)
    assert 'whose derivatives were chosen; 1 arrives' in figure.parts()[1].text
    figure.go(figure.last)
    assert figure.graph['apple'].grad == 2 and figure.message.value == ''


@pytest.mark.parametrize('make', [lambda g: explore(g, x=(-5.0, 5.0, 1.0)), player])
def test_opening_a_fold_offers_the_nodes_in_it(make):
    figure = make(graphs.sigmoid(folded=True))
    few = len(figure.end.options)
    figure.folds[0].value = True
    assert len(figure.end.options) > few and figure.output is figure.graph.output
    figure.end.index = len(figure.end.options) - 1
    figure.folds[0].value = False
    assert len(figure.end.options) == few and figure.output is figure.graph.output and figure.message.value == ''


@pytest.mark.parametrize('show, values, derivatives', [
    ('both', True, True), ('values', True, False), ('derivatives', False, True)])
def test_the_numbers_on_the_arrows_can_be_chosen(show, values, derivatives):
    figure = explore(lambda x, y: x * y, x=(0, 10, 3), y=(0, 10, 5))
    figure.on_arrows.value = show
    assert ('class="v"' in seen(figure), 'class="g"' in seen(figure)) == (values, derivatives)


def test_the_still_shows_no_more_than_before():
    figure = player(graphs.two_apples(), reveal=False)
    before = figure.still()
    for toggle in figure.toggles:
        toggle.value = True
    figure.end.value = figure.end.options[-1][1]
    figure.end.value = figure.end.options[0][1]
    assert 'derivative' not in before[1] and '2.2' not in before[0]


def test_a_layer_that_computes_something_else_does_not_get_the_formula_of_its_name():
    class MulLayer(OwnMul):
        """Of a reader who forgot to swap."""

    graph = Graph(x=3.0, y=5.0)
    graph.apply(MulLayer(), *graph.inputs)
    graph.backward()
    assert formula_of(graph, graph.output, graph['x']).text == 'L = x × y, ∂L/∂x = ∂×/∂x = 3'


def test_a_layer_of_another_number_of_inputs_does_not_get_the_formula_of_its_name():
    class MulLayer:
        def forward(self, x):
            self.x = x
            return x * x

        def backward(self, dout):
            return dout * 2 * self.x

    graph = Graph(x=3.0)
    graph.apply(MulLayer(), graph['x'])
    graph.backward()
    assert formula_of(graph, graph.output, graph['x']).text.endswith('= 6')


def test_an_addition_of_any_number_of_inputs_passes_on_one():
    class AddLayer:
        def forward(self, *inputs):
            self.count = len(inputs)
            return sum(inputs)

        def backward(self, dout):
            return (dout,) * self.count

    graph = Graph(x=1.0, y=2.0, z=3.0)
    graph.apply(AddLayer(), *graph.inputs)
    assert expression(graph.output) == 'x + y + z'
    for name in 'xyz':
        assert lines(with_formula(explore(graph, **{name: 1.0}), name)) == ['1']


@pytest.mark.parametrize('write, text', [
    (lambda x: np.tanh(np.sin(np.cos(np.exp(x)))), 'tanh(sin(cos(exp(x))))'),
    (lambda x: (x + 1) * (2 - x), '(x + 1) × (2 − x)'),
    (lambda x: abs(np.tanh(np.sin(np.cos(np.exp(x))))), '|tanh(sin(cos(…)))|'), (lambda x: 1 / (x * 3), '1 ÷ (x × 3)'),
    (lambda x: np.exp(x + 1), 'exp(x + 1)'), (lambda x: (x + 1) ** 2, '(x + 1)^2'), (lambda x: x - (-3 * x), 'x − ((−3) × x)'),
    (lambda x: np.maximum(x, 0), 'max(x, 0)'), (lambda x: (x + 1) ** 2 + np.reciprocal(x), '(x + 1)^2 + 1/x'),
    (lambda x: np.reciprocal(x) ** 2, '(1/x)^2')])
def test_the_arithmetic_behind_a_node_is_written_four_nodes_deep(write, text):
    graph = Graph(x=0.5)
    assert expression(write(graph['x'])) == text


def test_long_arithmetic_is_cut_until_it_fits():
    graph = Graph(apples_in_the_basket=2.0, price_of_an_apple=100.0, tax=1.1)
    bill = graph['apples_in_the_basket'] * graph['price_of_an_apple'] * graph['tax']
    assert expression(bill) == '(… × …) × tax' or expression(bill) == '… × tax'
    assert expression(bill) == '… × tax'


def test_only_factors_of_the_node_in_focus_are_lit():
    graph = Graph(x=3.0)
    square = graph['x'] * graph['x']
    graph.backward(2.0)
    formula = formula_of(graph, square, graph['x'], 2.0, [square])
    lit = [[lit for term in row for _, lit in term] for row in formula.lines()]
    assert lit[:2] == [[False, True, False, True]] * 2 and not any(flag for row in lit[2:] for flag in row)
    assert formula.text.endswith('= 2 × 3 + 2 × 3 = 6 + 6 = 12')


def test_a_class_of_the_readers_own_that_computes_what_ours_does_gets_its_formula():
    class ExpLayer:
        def forward(self, x):
            self.out = np.exp(x)
            return self.out

        def backward(self, dout):
            return dout * self.out

    graph = Graph(x=0.5)
    y = graph.apply(ExpLayer(), graph['x'])
    graph.backward()
    assert formula_of(graph, y, graph['x']).lines()[0] == [[('e^x', False)]]
