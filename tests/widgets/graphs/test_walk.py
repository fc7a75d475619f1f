"""What stands on the player's card: a sentence whose numbers are the graph's."""
import re
from inspect import signature

import numpy as np
import pytest

from common import language, layers
from common.drawing.labels import number
from common.drawing.view import View
from common.graph import Graph
from common.widgets.graphs.walk import LIVES, Words, array_text, steps
from tests.helpers import graphs


def cards(graph, dout=1, kind='backward'):
    """The lines of all steps of a kind."""
    view = View(graph)
    words = Words(graph, view, dout)
    return [line for step in steps(graph, view, dout) if step.kind == kind for line in words.lines(step)]


def of(function, **values):
    graph = Graph(**values)
    graph.output = function(*graph.inputs)
    return graph


@pytest.mark.parametrize('name, line', [('en', '× to apple: apple_num is 2, so 2 × 1.1 = 2.2'),
                                        ('zh', '× 传给 apple：apple_num 是 2，所以 2 × 1.1 = 2.2')])
def test_the_card_says_whose_derivative_it_is_and_where_the_factor_is_from(name, line):
    language.use(name)
    assert line in cards(graphs.two_apples())


def test_a_value_without_a_name_is_the_other_input():
    assert cards(graphs.two_apples())[:2] == ['× to the × on its left: tax is 1.1, so 1.1 × 1 = 1.1',
                                              '× to tax: the other input is 200, so 200 × 1 = 200']
    language.use('zh')
    assert cards(graphs.two_apples())[0].startswith('× 传给左边的 ×：tax 是')


@pytest.mark.parametrize('function, local', [
    (lambda x: np.log(x), '1/0.2'), (lambda x: 1 / x, '(−1/0.2²)'), (lambda x: np.exp(x), 'e^0.2'),
    (lambda x: x ** 2, '2 × 0.2'),
    (lambda x: x ** 3, '3 × 0.2^2'), (lambda x: x + 1, '1'), (lambda x: 1 - x, '(−1)'), (lambda x: -x, '(−1)'),
    (lambda x: x / 4, '1/4'), (lambda x: 3 / x, '(−3/0.2²)'), (lambda x: np.sin(x), 'cos 0.2'),
    (lambda x: np.cos(x), '(−sin 0.2)'), (lambda x: np.maximum(x, 0), '1')])
def test_the_local_derivative_is_a_formula_where_there_is_one(function, local):
    line, = cards(of(function, x=0.2), dout=1.5)
    assert re.fullmatch(rf'\S+ to x: {re.escape(local)} × 1.5 = \S+', line)


@pytest.mark.parametrize('function', [lambda x: np.log(x), lambda x: 1 / x, lambda x: np.exp(x), lambda x: x ** 3,
                                      lambda x: 3 / x, lambda x: np.cos(x), lambda x: np.tanh(x), lambda x: 2 ** x])
def test_the_formula_and_its_result_agree(function):
    line, = cards(of(function, x=0.7), dout=1.5)
    product, result = line.split(': ')[1].split(' = ')
    python = re.sub(r'(cos|sin|log) (\S+?)(\)| |$)', r'np.\1(\2)\3', product.replace('−', '-'))
    python = python.replace('²', '**2').replace('^', '**').replace('×', '*').replace('e**', 'np.e**')
    assert eval(python) == pytest.approx(float(result.replace('−', '-')), rel=2e-3)


@pytest.mark.parametrize('function, line', [
    (lambda x, y: x + y, '+: 3 + (−2) = 1'), (lambda x, y: x - y, '−: 3 − (−2) = 5'),
    (lambda x, y: x * y, '×: 3 × (−2) = −6'),
    (lambda x, y: x / y, '÷: 3 ÷ (−2) = −1.5'), (lambda x, y: np.exp(y), 'exp: exp(−2) = 0.1353')])
def test_forward_is_written_as_arithmetic(function, line):
    assert cards(of(function, x=3.0, y=-2.0), kind='forward') == [line]


def test_sums_are_steps_of_their_own_after_the_last_branch():
    g = graphs.twice()
    kinds = [step.kind for step in steps(g, View(g), 1)]
    assert kinds[-2:] == ['backward', 'sum'] and kinds.count('sum') == 1
    assert cards(g, kind='sum') == ['x goes 3 ways, so what comes back is added up: 9 + 15 + 15 = 39']


def test_a_sum_inside_the_graph_comes_before_its_own_node():
    g = Graph(x=3.0)
    t = g['x'] + 1
    t * t
    assert [step.kind for step in steps(g, View(g), 1)][-3:] == ['backward', 'sum', 'backward']


def test_a_node_that_backward_does_not_visit_has_no_step_on_the_way_back():
    g = Graph(x=3.0)
    square = g['x'] * g['x']
    square + 1
    found = steps(g, View(g), 1, square)
    assert [step.kind for step in found].count('forward') == 2
    assert [step.item.nodes for step in found if step.kind == 'backward'] == [[square]]


def test_a_folded_stretch_is_one_step():
    folded, opened = graphs.softmax_with_loss(True), graphs.softmax_with_loss(False)
    few, many = (steps(g, View(g), 1) for g in (folded, opened))
    assert [step.kind for step in few].count('forward') == 2 < [step.kind for step in many].count('forward')
    assert cards(folded, kind='forward')[0].startswith('Softmax: y1 = 0.0')


@pytest.mark.parametrize('value, text', [
    (2.0, '2'), (np.array([1.0, -2.0]), '[1 −2]'), (np.eye(2), '[[1 0] [0 1]]'), (np.ones((4, 3)), '(4, 3)'),
    (np.ones((2, 2, 2)), '(2, 2, 2)')])
def test_small_arrays_are_written_out(value, text):
    assert array_text(value) == text


def test_arrays_pass_on_what_they_pass_on():
    assert cards(graphs.product())[1] == '+ to b: [[1 1] [1 1]] arrives from upstream, [2 2] is passed on'


@pytest.mark.parametrize('function', [lambda x: np.maximum(x, 0), lambda x: np.log(x), abs])
def test_nothing_from_upstream_is_nothing_passed_on(function):
    assert cards(of(function, x=0.2), dout=0)[0].endswith('0 arrives from upstream, so 0 is passed on')


@pytest.mark.parametrize('function', [
    lambda x, y: x * y, lambda x, y: x / y, lambda x, y: x ** y, lambda x, y: np.log(x) + y, lambda x,
    y: np.reciprocal(x) + y,
    lambda x, y: np.sin(x) + y, lambda x, y: np.cos(x) * y, lambda x, y: np.exp(x) + y, lambda x, y: np.tanh(x) * y,
    lambda x, y: np.maximum(x, y), lambda x, y: np.minimum(x, y), lambda x, y: abs(x) + y, lambda x, y: x - y])
def test_the_numbers_that_are_lit_are_those_that_stand_in_the_factors(function):
    """Of inputs, or the node's own; an exponent stands as a number only."""
    graph = of(function, x=0.3, y=0.7)
    view = View(graph)
    words = Words(graph, view, 1)
    for step in steps(graph, view, 1):
        if step.kind == 'backward':
            lit = [id(node if i is None else node.inputs[i]) for node, i, what in words.factors(step) if what == 'value']
            node, = step.item.nodes
            text = ' '.join(line.split(': ', 1)[1].partition(' = ')[0] for line in words.lines(step))
            kind = type(node.layer).__name__
            for one in (*node.inputs, node):
                stands = number(one.value) in text.replace('e^', '')
                if kind in ('MulLayer', 'DivLayer', 'LogLayer', 'ReciprocalLayer', 'SinLayer', 'CosLayer'):
                    assert (id(one) in lit) == (stands and one is not node), (kind, text)
            assert lit or kind in ('AddLayer', 'SubLayer'), kind
            assert kind != 'PowLayer' or lit == [id(node.inputs[0])]
            assert kind not in ('ExpLayer', 'TanhLayer') or lit == [id(node)]
            assert kind not in ('MaximumLayer', 'MinimumLayer') or lit == list(map(id, node.inputs))


@pytest.mark.parametrize('value, text', [
    (2.5, '2.5'), (np.array([1.0, -2.0]), '[1 −2]'), (np.eye(3), '[[1 0 0] [0 1 0] [0 0 1]]'),
    (np.zeros((3, 4)), '(3, 4)'),
    (np.zeros((4, 1)), '(4, 1)'), (np.zeros(4), '(4,)'), (np.zeros((2, 2, 2)), '(2, 2, 2)')])
def test_an_array_up_to_three_rows_and_columns_is_written_out(value, text):
    assert array_text(value) == text
    assert array_text(value, shapes=True) == (text if np.ndim(value) == 0 else str(np.shape(value)))


def test_a_box_of_several_nodes_passes_on_a_number_and_no_product():
    assert cards(graphs.sigmoid(folded=True)) == ['sigmoid to x: 0.1966']
    assert cards(graphs.sigmoid(folded=True), kind='forward')[0].endswith('= 0.7311')


@pytest.mark.parametrize('length', [2, 3, 4])
def test_the_card_of_a_box_says_a_number_and_lights_no_factor_however_many_nodes_it_holds(length):
    graph = Graph(x=0.5)
    with graph.fold('f') as fold:
        value = graph['x']
        for _ in range(length):
            value = np.tanh(value)
    fold.folded = True
    view = View(graph)
    step, = (step for step in steps(graph, view, 1) if step.kind == 'backward')
    assert Words(graph, view, 1).factors(step) == []
    assert cards(graph) == [f'f to x: {number(graph["x"].grad)}']


@pytest.mark.parametrize('function, line', [
    (lambda x: np.exp(x), 'exp: exp(0.2) = 1.221'), (lambda x: x ** 2, 'x²: 0.2^2 = 0.04'),
    (lambda x: np.reciprocal(x), '1/x: 1/0.2 = 5'),
    (lambda x: x + 1, '+1: 0.2 + 1 = 1.2'), (lambda x: 1 - x, '1−x: 1 − 0.2 = 0.8'),
    (lambda x: x / 4, '÷4: 0.2 ÷ 4 = 0.05'),
    (lambda x: np.maximum(x, 0.5), 'max: max(0.2, 0.5) = 0.5'), (lambda x: x * -2, '×−2: 0.2 × (−2) = −0.4')])
def test_the_card_of_a_step_forward_says_what_was_computed(function, line):
    assert cards(of(function, x=0.2), kind='forward') == [line]


def test_where_0_arrives_from_upstream_0_is_passed_on_and_a_product_says_why():
    lines = cards(of(lambda x: np.maximum(2 * np.exp(x), 100), x=0.2))
    assert lines[0].startswith('max to') and '× 1 = 0' in lines[0]
    assert '0 arrives from upstream' not in lines[1] and '× 0 = 0' in lines[1], 'a product keeps its factors'
    assert lines[2] == 'exp to x: 0 arrives from upstream, so 0 is passed on'


@pytest.mark.parametrize('kind, places', LIVES.items(), ids=LIVES)
def test_a_factor_lives_in_the_node_itself_or_in_an_input_that_it_has(kind, places):
    inputs = len(signature(getattr(layers, kind)().forward).parameters)
    assert len(set(places)) == len(places) and set(places) <= {None, *range(inputs)}
    assert places in ((None,), (0,), (0, 1))
