"""Answers about a graph: each likely mistake is named, and the right number is never told."""
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from common import language, layers
from common.drawing.symbols import SYMBOLS
from common.exercises import check_gradient, check_gradients, check_value
from common.exercises.answers import close, tells
from common.exercises.diagnosis.backward import ANYWHERE, LOCAL
from common.exercises.diagnosis.forward import VALUES
from common.graph import Graph
from common.layers.protocol import as_tuple


def shop():
    g = Graph(apple=100, apple_num=2, orange=150, orange_num=3, tax=1.1)
    (g['apple'] * g['apple_num'] + g['orange'] * g['orange_num']) * g['tax']
    return g


def hints(answer, node, check=check_gradient, **options):
    """The hint in Chinese and in English; neither holds the right number."""
    found = []
    for name in language.LANGUAGES:
        language.use(name)
        result = check(answer, node, **options)
        assert result.passed is False
        found.append(result.sentence)
    return found


@pytest.mark.parametrize('name, right', [('apple', 2.2), ('apple_num', 110), ('orange', 3.3), ('orange_num', 165), ('tax',
    650)])
def test_right_answers_pass(name, right):
    g = shop()
    assert check_gradient(right, g[name]).passed
    assert check_gradient(f'{right} * 2 / 2', g[name]).passed
    assert dict(check_gradients({name: right}, g))[name].passed


def test_a_mistake_at_one_of_two_nodes_is_told_of_that_node():
    g = Graph(x=3.0, y=4.0)
    g['x'] * np.reciprocal(g['x'] + g['y'])         # + comes first among the nodes that use x; the mistake is at ×
    zh, en = hints(3 - 1 / 343, g['x'])
    assert en.endswith('multiplies by the input on the opposite side.') and zh.endswith('“对面”的输入。')


@pytest.mark.parametrize('name', language.LANGUAGES)
def test_an_empty_answer_is_no_answer_yet(name):
    language.use(name)
    for answer in (None, ..., '', '  '):
        result = check_gradient(answer, shop()['apple'])
        assert result.passed is None
        assert repr(result) == {'zh': '… 还没有作答。', 'en': '… Not answered yet.'}[name]


@pytest.mark.parametrize('answer, zh, en', [
    (110, '“对面”的输入：问 apple，就看 apple_num', 'opposite side: for apple, look at apple_num'),
    (2, '局部导数。不过从右端往回走，先要经过', 'is the local derivative'),
    (3.1, '相乘', 'is their sum'),
    (1.1, '是从上游传来的数', 'is what arrives from upstream'),
    (100, '箭头上方的值', 'the value above the arrow'),
    (650, '它属于 tax', 'that of tax'),
    (715, '正向传播的值', 'a value of the forward pass'),
    (1573, '是从输出的值开始', 'began with the value of the output'),
    (-2.2, '正负号', 'sign'),
    (220, '它自己的值', 'its own value'),
])
def test_each_way_to_miss_the_price_of_an_apple_is_named(answer, zh, en):
    in_chinese, in_english = hints(answer, shop()['apple'])
    assert zh in in_chinese
    assert en in in_english


def test_a_percentage_point_is_another_unit():
    zh, en = hints(6.5, shop()['tax'])
    assert '百分点' in zh and 'percentage point' in en


def test_the_way_names_the_circle_that_changes_the_signal():
    g = Graph(apple=100)
    g['apple'] * 2 * 1.1
    zh, en = hints(2, g['apple'])
    assert '先要经过 ×1.1' in zh and 'passes ×1.1 first' in en


@pytest.mark.parametrize('other, words', [
    ('y', 'belongs under the other arrow'), (4.0, 'is the upstream gradient times the input')])
def test_what_the_input_on_this_side_makes_is_told_by_the_other_arrow_if_there_is_one(other, words):
    g = Graph(x=3.0, y=4.0)
    g['x'] * (g['y'] if other == 'y' else other) * 5
    assert words in hints(15, g['x'])[1]


def test_a_slip_further_up_is_located():
    g = Graph(x=2.0, y=4.0, z=0.5)
    np.exp((g['x'] + g['y']) * g['z'])
    _, en = hints(6 * np.exp(3), g['x'])
    assert 'The last step is fine; look further to the right, at ×.' in en


def twice():
    g = Graph(x=4, y=2)
    (g['x'] + g['y']) * g['x']
    return g


@pytest.mark.parametrize('answer', [6, 4])
def test_one_branch_only(answer):
    g = Graph(x=5, y=2)
    (g['x'] + g['y']) * g['x']
    _, en = hints({6: 7, 4: 5}[answer], g['x'])
    assert 'one branch only' in en


def test_branches_multiplied():
    zh, en = hints(24, twice()['x'])
    assert '加起来' in zh and 'neither multiplied nor averaged' in en


def test_a_branch_lost_further_up():
    g = Graph(x=3.0)
    t = g['x'] ** 2
    t * (t + 1)
    _, en = hints(6.0 * 9, g['x'])
    assert 'one branch only' in en and 'added up' in en


def test_the_share_of_one_arrow_is_not_the_sum():
    g = twice()
    add = g.nodes[2]
    assert check_gradient(4, g['x'], uses=[(add, 0)]).passed
    _, en = hints(10, g['x'], uses=[(add, 0)])
    assert 'this one arrow' in en


@pytest.mark.parametrize('answer, told', [(36, True), (3, False), (21, False)])
def test_only_the_sum_of_all_its_arrows_is_told_to_be_that(answer, told):
    g = Graph(x=5.0, y=2.0)
    (g['x'] + g['y']) * g['x'] * 3
    _, en = hints(answer, g['x'], uses=[(g.nodes[2], 0)])
    assert ('this one arrow' in en) is told


def test_a_number_that_comes_in_at_the_right_end():
    g = shop()
    assert check_gradient(2.2 * 1.3, g['apple'], dout=1.3).passed
    _, en = hints(2.2, g['apple'], dout=1.3)
    assert 'the right end' in en


def test_one_over_n_forgotten_is_located():
    g = Graph(a=3.0, b=5.0)
    (g['a'] * g['b']) / 4
    _, en = hints(5.0, g['a'])
    assert '÷4' in en


INPUTS = {
    'AbsLayer': (-3.0,),
    'ReLU': (np.array([[3.0, -3.0, 0.0], [-2.0, 1.0, 0.0]]),),
    'LogLayer': (3.0,), 'Sigmoid': (0.7,), 'TanhLayer': (0.7,), 'SinLayer': (0.7,),
    'CosLayer': (0.7,), 'ExpLayer': (0.7,), 'ReciprocalLayer': (3.0,), 'PowLayer': (3.0, 4.0),
    'SumLayer': (np.array([2.0, 3.0, 5.0]),), 'SoftmaxWithLoss': (np.array([[1.0, 2.0, 0.5], [0.3, 0.1, 0.2]]), np.array([2,
    0])),
    'DotLayer': (np.array([[1.0, 2.0], [3.0, 5.0]]), np.array([[2.0, 7.0], [11.0, 13.0]])),
}


@pytest.mark.parametrize('name', language.LANGUAGES)
@pytest.mark.parametrize('rule', LOCAL, ids=lambda rule: rule.kinds[0] + ': ' + rule.missing[1][:40])
def test_each_misconception_is_recognised(rule, name):
    language.use(name)
    kind = rule.kinds[0]
    told = []
    g = Graph()
    nodes = [g.input(f'x{i}', value) for i, value in enumerate(INPUTS.get(kind, (3.0, 5.0)))]
    layer = getattr(layers, kind)()
    out = g.apply(layer, *nodes)
    weights = (-2.0) ** np.arange(np.size(out.value)).reshape(np.shape(out.value))
    (out * (1.3 * weights)).sum() if np.ndim(out.value) else out * 1.3
    mistaken = as_tuple(rule.rule(1.3 * weights[()], *[x.value for x in nodes], out.value))
    told += [check_gradient(dx, x).sentence for x, dx in zip(nodes, mistaken)]
    lacks = language.say(*rule.missing, circle=out_circle(kind),
                         look=language.say('：问 x0，就看 x1', ': for x0, look at x1'))
    assert any(lacks in sentence for sentence in told), told


def out_circle(kind):
    return SYMBOLS.get(kind, kind)


OPERATIONS = [lambda x, y: x * y, lambda x, y: x + y, lambda x, y: x - y, lambda x, y: x * 2, lambda x, y: x ** 2]


@settings(max_examples=60)
@given(st.data())
def test_no_hint_ever_tells_the_number(data):
    values = [data.draw(st.sampled_from([0.5, 1.0, 2.0, 3.0, -2.0, 7.0])) for _ in range(3)]
    g = Graph(a=values[0], b=values[1], c=values[2])
    nodes = list(g.inputs)
    for _ in range(data.draw(st.integers(1, 5))):
        operation, x, y = (data.draw(st.sampled_from(pool)) for pool in (OPERATIONS, nodes, nodes))
        nodes.append(operation(x, y))
    right = g.backward()
    node = data.draw(st.sampled_from(nodes))
    expected = 0.0 if node.grad is None else node.grad
    pool = [*right.values(), *(n.value for n in g.nodes), expected * 2, expected / 10, -expected, expected + 1, 1.0, 0.5]
    answer = data.draw(st.sampled_from(pool))
    for name in language.LANGUAGES:
        language.use(name)
        for result, number in ((check_gradient(answer, node), expected), (check_value(answer, node), node.value)):
            assert result.passed == bool(close(answer, number))
            if not result.passed:
                assert not tells(result.sentence, number), result.sentence


@pytest.mark.parametrize('junk', [float('nan'), float('inf'), 'two', '__import__("os")', '2 +', [1, 2], {}, object(), 1j, b'2',
                                  np.zeros((2000, 2000)), '9' * 190, '9 ** 9 ** 9', lambda: 2, Graph, type, [[1], [1, 2]]])
def test_no_junk_makes_a_check_raise(junk):
    g = shop()
    for result in (check_gradient(junk, g['apple']), check_value(junk, g.output)):
        assert result.passed is False and result.sentence


def test_nothing_in_place_of_a_dictionary_is_no_answer_yet():
    for nothing in (None, ..., ''):
        assert check_gradients(nothing, shop()).passed is None


def test_something_else_in_place_of_a_dictionary_is_named():
    g = shop()
    for junk in (3, 'apple', [2.2, 110], {1: 2.2}, {g['apple']: 2.2}, {('apple',): 2.2}):
        assert 'a number after each name' in check_gradients(junk, shop()).sentence


def test_a_name_that_is_not_on_the_graph_is_said_so():
    result = dict(check_gradients({'pear': 3}, shop()))['pear']
    assert result.passed is False and not result.tried


@pytest.mark.parametrize('rule', VALUES, ids=lambda rule: (rule.kinds or ['any'])[0] + ': ' + rule.missing[1][:30])
def test_each_misconception_of_the_way_forward_is_recognised(rule):
    kind = rule.kinds[0] if rule.kinds else 'MulLayer'
    x, y = INPUTS[kind] if kind == 'SoftmaxWithLoss' else (3.0, 5.0)
    g = Graph(x=x, y=y)
    node = g.apply(getattr(layers, kind)(), g['x'], g['y'])
    zh, en = hints(rule.rule(x, y), node, check=check_value)
    assert rule.missing[1].format(circle=out_circle(kind)) in en
    assert rule.missing[0].format(circle=out_circle(kind)) in zh


@pytest.mark.parametrize('answer, zh, en', [
    (3 * 5 * 7, '再往左看 + 那里。+ 节点让它们相加', 'look further to the left, at +. The + node adds them'),
    (8 + 7, '× 节点让它们相乘', 'The × node multiplies'), (8 / 7, '× 节点让它们相乘，不是相除', 'it does not divide'),
    (3 * 7, '再往左看 + 那里', 'to the left, at +. At + there is one more step')])
def test_a_slip_in_a_value_is_located_further_to_the_left(answer, zh, en):
    g = Graph(x=3.0, y=5.0, z=7.0)
    (g['x'] + g['y']) * g['z']
    in_chinese, in_english = hints(answer, g.output, check=check_value)
    assert zh in in_chinese and en in in_english


@pytest.mark.parametrize('made', [np.exp, lambda x: np.log(np.sin(x)), lambda x: x + np.exp(x)])
def test_who_stops_before_a_node_has_one_more_step_to_go(made):
    out = made(Graph(x=0.7)['x'])
    for node in out.inputs:
        assert 'there is one more step' in hints(node.value, out, check=check_value)[1]
    assert 'one node at a time' in hints(1234.5, out, check=check_value)[1]


def test_a_value_of_another_arrow_or_a_derivative_is_named():
    g = shop()
    g.backward()
    _, en = hints(650, g.nodes[5], check=check_value)
    assert 'another arrow' in en
    _, en = hints(165, g.nodes[5], check=check_value)
    assert 'is a derivative' in en


def test_a_check_leaves_the_graph_as_it_was():
    g = shop()
    before = g.backward()
    check_gradient(110, g['apple'])
    check_value(110, g.output)
    assert {node.name: node.grad for node in g.inputs} == before
    assert g.backward() == before


def test_a_layer_of_the_readers_that_fails_is_said_so():
    class Cracked:
        def forward(self, x):
            return x

        def backward(self, dout):
            raise IndexError('crack')

    g = Graph(x=3.0)
    g.apply(Cracked(), g['x'])
    result = check_gradient(2, g['x'])
    assert result.passed is False and 'points outside' in result.sentence


def test_every_sentence_can_be_said_in_both_languages():
    words = {'answer': '2', 'circle': '×', 'name': 'x', 'side': '', 'look': '', 'way': ''}
    for rule in [*LOCAL, *ANYWHERE]:
        for zh, en in (rule.seen, rule.missing):
            assert any('\u4e00' <= c <= '\u9fff' for c in zh.format(**words))
            assert not any('\u4e00' <= c <= '\u9fff' for c in en.format(**words))
