"""Fill the graph, as the reader does it: typing into boxes, looking at the picture."""
import re

import pytest

from common import language, memory
from common.drawing.labels import number
from common.exercises.answers import tells
from common.exercises.numbers import draw as numbers
from common.graph import Graph
from common.widgets import fill
from tests.helpers.figures import button, seen
from tests.helpers.hands import tree

RANGES = {'apple': (80, 200, 10), 'apple_num': (2, 9), 'tax': (1.05, 1.25, 0.05)}


def bill(apple, apple_num, tax):
    return apple * apple_num * tax


def shares(x, y):
    return (x + y) * x


def texts(figure):
    """What stands in the picture, in its description too."""
    return re.findall(r'>([^<>]+)</(?:text|desc)>', seen(figure))


def blank(figure, name):
    """The blank below the first arrow that leaves an input."""
    place = next(i for i, arrow in enumerate(figure.drawing.view.arrows) if arrow.node.name == name), 'grad'
    return next(blank for blank in figure.blanks if place in blank.places)


@pytest.fixture
def figure():
    return fill(bill, seed=3, **RANGES)


def test_the_blanks_are_numbered_and_all_derivatives_but_the_last_are_asked(figure):
    assert [blank.mark for blank in figure.blanks] == ['①', '②', '③', '④']
    assert {'①', '②', '③', '④', '1'} <= set(texts(figure))


@pytest.mark.parametrize('name', language.LANGUAGES)
def test_neither_picture_nor_text_gives_a_derivative_away(name):
    language.use(name)
    figure = fill(bill, seed=3, apple=(81, 199), apple_num=(3, 9), tax=(1.11, 1.27, 0.01))
    svg, line = figure.still()
    for shown in (seen(figure), svg, line, repr(figure), figure._repr_mimebundle_()['text/plain']):
        for name in ('apple', 'apple_num'):
            grad = figure.graph[name].grad
            assert not re.search(rf'(?<![\d.]){re.escape(number(grad))}(?![\d.])', shown)


def test_a_right_answer_gets_a_tick_and_then_stands_in_the_picture(figure):
    right = number(figure.graph['apple_num'].grad)
    assert right not in texts(figure)
    asked = blank(figure, 'apple_num')
    asked.box.value = right
    assert '✓' in asked.feedback.value
    assert right in texts(figure) and asked.mark not in texts(figure)
    assert '1 / 4' in figure.score.value


def test_arithmetic_is_an_answer(figure):
    num, tax = (figure.graph[name].value for name in ('apple_num', 'tax'))
    blank(figure, 'apple').box.value = f'{num} * {tax}'
    assert blank(figure, 'apple').passed


def test_a_wrong_answer_gets_a_hint_and_the_blank_stays(figure):
    asked = blank(figure, 'apple')
    asked.box.value = str(figure.graph['apple_num'].value)
    assert 'local derivative' in asked.feedback.value
    assert not tells(asked.feedback.value.split('</b>')[1], figure.graph['apple'].grad)
    assert f'{asked.mark} {asked.box.value}?' in texts(figure)


def test_what_was_right_can_be_spoilt_and_what_is_wiped_out_is_open_again(figure):
    asked = blank(figure, 'apple')
    asked.box.value = str(figure.graph['apple'].grad)
    asked.box.value = '7'
    assert not asked.passed and f'{asked.mark} 7?' in texts(figure)
    asked.box.value = ''
    assert asked.feedback.value == '' and asked.mark in texts(figure)


def test_the_blanks_are_numbered_in_the_order_of_the_walk(figure):
    assert [blank(figure, name).mark for name in ('tax', 'apple', 'apple_num')] == ['②', '③', '④']


def test_all_right_gets_its_tick(figure):
    for asked in figure.blanks:
        (arrow, _), = asked.places
        asked.box.value = repr(float(figure.drawing.view.arrows[arrow].node.grad))
    assert figure.score.value.count('✓') == 1 and '4 / 4' in figure.score.value


def test_a_seed_draws_the_same_numbers_and_another_seed_others():
    assert numbers(RANGES, 3) == numbers(RANGES, 3)
    assert len({tuple(numbers(RANGES, seed).values()) for seed in range(20)}) > 15


def test_numbers_stay_in_their_ranges_on_their_steps():
    for seed in range(50):
        drawn = numbers(RANGES, seed)
        assert 80 <= drawn['apple'] <= 200 and drawn['apple'] % 10 == 0
        assert type(drawn['apple_num']) is int and 2 <= drawn['apple_num'] <= 9
        assert round(drawn['tax'] * 20) == pytest.approx(drawn['tax'] * 20)


def test_no_two_numbers_are_alike_and_none_is_0_or_1_if_that_can_be():
    for seed in range(50):
        drawn = numbers({'x': (0, 4), 'y': (0, 4), 'z': (0, 4)}, seed)
        assert len({0, 1, *drawn.values()}) == 5
    assert numbers({'x': (1, 1)}, 0) == {'x': 1}


def test_new_numbers_open_all_blanks(figure):
    blank(figure, 'apple_num').box.value = str(figure.graph['apple_num'].grad)
    before = [node.value for node in figure.graph.inputs]
    figure.another.click()
    assert figure.seed.value == 4
    assert [node.value for node in figure.graph.inputs] != before
    assert not any(blank.passed or blank.box.value or blank.feedback.value for blank in figure.blanks)
    figure.seed.value = 3
    assert [node.value for node in figure.graph.inputs] == before


def test_values_can_be_asked_too():
    figure = fill(bill, blanks='both', seed=3, **RANGES)
    where = [blank.places[0][1] for blank in figure.blanks]
    assert where == ['value', 'value', 'grad', 'grad', 'grad', 'grad']
    figure.blanks[0].box.value = 'apple'
    assert 'a number is needed' in figure.blanks[0].feedback.value
    figure.blanks[0].box.value = str(figure.graph['apple'].value + figure.graph['apple_num'].value)
    assert 'it does not add' in figure.blanks[0].feedback.value


def test_a_value_that_leaves_by_two_arrows_is_one_blank():
    figure = fill(lambda x, y: square(x + y), blanks='values', x=(2, 9), y=(2, 9))
    assert [len(blank.places) for blank in figure.blanks] == [2, 1]


def square(t):
    return t * t


def test_where_branches_meet_their_sum_is_a_blank():
    figure = fill(shares, seed=1, x=(3, 9), y=(2, 9))
    assert figure.blanks[-1].places[0][1] == 'sum'
    assert f'Σ {figure.blanks[-1].mark}' in texts(figure)
    x, y = (figure.graph[name].value for name in 'xy')
    figure.blanks[-1].box.value = f'{x + y}'
    assert 'one branch only' in figure.blanks[-1].feedback.value
    figure.blanks[-1].box.value = f'2*{x} + {y}'
    assert figure.blanks[-1].passed


def test_blanks_for_some_names_only():
    figure = fill(bill, only=('apple', 'tax'), **RANGES)
    assert [each.mark for each in figure.blanks] == ['①', '②']
    assert {id(blank(figure, name)) for name in ('apple', 'tax')} == set(map(id, figure.blanks))


def test_a_number_from_further_upstream():
    figure = fill(bill, dout=1.3, seed=3, **RANGES)
    assert '1.3' in texts(figure)
    g = figure.graph
    blank(figure, 'apple').box.value = f'{g["apple_num"].value} * {g["tax"].value} * 1.3'
    assert blank(figure, 'apple').passed


def test_a_graph_that_is_there_already_keeps_its_numbers():
    g = Graph(x=3.0, y=5.0)
    g['x'] / g['y']
    figure = fill(g)
    assert [node.value for node in g.inputs] == [3.0, 5.0] and figure.another not in figure.children
    figure.blanks[1].box.value = '3/25'
    assert 'sign' in figure.blanks[1].feedback.value


@pytest.mark.parametrize('call, words', [
    (lambda: fill(lambda x: x > 1, x=(2, 3)), 'np.maximum'),
    (lambda: fill(lambda x: 1 / (x - x), x=(2, 3)), 'divide by 0'),
    (lambda: fill(lambda x: x * x, x=3), 'x=3: (low, high)'),
    (lambda: fill(lambda x: x * x, blanks='all', x=(2, 3)), 'choose one of values, grads, both'),
    (lambda: fill(lambda x: 7, x=(2, 3)), 'not on the graph'),
    (lambda: fill(3, x=(2, 3)), 'a function is needed'),
])
def test_what_cannot_be_drawn_is_answered_with_a_sentence(call, words):
    assert words in repr(call())


def test_every_box_has_a_label_and_says_what_it_asks(figure):
    for blank in figure.blanks:
        assert blank.box.description == blank.mark
        assert blank.box.tooltip == f'{blank.mark} the derivative below the arrow'
        assert not blank.box.continuous_update


def test_the_stored_figure_is_a_picture_with_its_text(figure):
    bundle = figure._repr_mimebundle_()
    assert '<img alt="apple ' in bundle['text/html']
    assert 'derivative ①' in bundle['text/plain']
    assert bundle == fill(bill, seed=3, **RANGES)._repr_mimebundle_() | {
        'application/vnd.jupyter.widget-view+json': bundle['application/vnd.jupyter.widget-view+json']}


def test_more_than_twenty_blanks_have_names_too():
    def long(x):
        for k in range(24):
            x = x * 2 + k
        return x
    assert [blank.mark for blank in fill(long, x=(2, 3)).blanks][19:22] == ['⑳', '(21)', '(22)']


def test_what_was_typed_is_in_the_boxes_again_when_the_lesson_is_run_again(tmp_path, monkeypatch):
    monkeypatch.setenv('LESSONS_KEPT', str(tmp_path))
    first = fill(bill, seed=3, exercise='01-2', **RANGES)
    first.another.click()
    right, wrong = blank(first, 'apple'), blank(first, 'tax')
    right.box.value, wrong.box.value = str(first.graph['apple'].grad), '7'
    again = fill(bill, seed=3, exercise='01-2', **RANGES)
    assert again.seed.value == 4 and [node.value for node in again.graph.inputs] == [n.value for n in first.graph.inputs]
    assert blank(again, 'apple').passed and blank(again, 'tax').box.value == '7' and not blank(again, 'tax').passed
    assert seen(again) == seen(first)
    again.another.click()
    assert not any(one.box.value for one in fill(bill, seed=3, exercise='01-2', **RANGES).blanks)


def test_a_word_costs_no_try_and_is_still_there_tomorrow(tmp_path, monkeypatch):
    monkeypatch.setenv('LESSONS_KEPT', str(tmp_path))
    figure = fill(bill, seed=3, exercise='01-2', **RANGES)
    figure.blanks[0].box.value = 'abc'
    assert 'abc' in figure.blanks[0].feedback.value and 'tries' not in memory.recall('01-2')
    assert fill(bill, seed=3, exercise='01-2', **RANGES).blanks[0].box.value == 'abc'
    figure.blanks[0].box.value = '7'
    assert memory.recall('01-2')['tries'] == 1


def test_a_right_answer_is_kept_and_is_no_mistake(tmp_path, monkeypatch):
    monkeypatch.setenv('LESSONS_KEPT', str(tmp_path))
    figure = fill(bill, exercise='01-2', **RANGES)
    for typed, mistakes in ((str(figure.graph['apple'].grad), 0), ('7', 1)):
        blank(figure, 'apple').box.value = typed
        kept = memory.recall('01-2')
        assert kept['tries'] == 1 + mistakes == 1 + len(kept.get('mistakes', ()))


def test_a_verdict_stands_behind_what_was_typed(figure):
    for one in figure.blanks:
        assert list(one.row.children) == [one.box, one.feedback]


def test_an_exercise_without_a_name_keeps_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv('LESSONS_KEPT', str(tmp_path))
    fill(bill, seed=3, **RANGES).blanks[0].box.value = '7'
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize('typed, shown', [('7', '① 7?'), ('12345', '① 12345?'), ('123456', '①'), (' ', '①'), ('', '①')])
def test_a_short_number_stands_beside_its_mark_in_the_picture(figure, typed, shown):
    figure.blanks[0].box.value = typed
    assert f'>{shown}<' in seen(figure)


def test_a_button_draws_new_numbers_and_behind_it_stands_which_they_are(figure):
    order = list(tree(figure))
    assert order.index(figure.another) < order.index(figure.seed)


def test_another_set_comes_with_each_press_and_after_the_last_the_first(figure):
    for before, after in ((0, 1), (1, 2), (99_999, 0)):
        figure.seed.value = before
        figure.another.click()
        assert figure.seed.value == after and {blank.box.value for blank in figure.blanks} == {''}


def test_a_graph_alone_has_no_button_for_new_numbers_and_with_ranges_it_draws_them():
    def graph():
        g = Graph(x=3.0, y=5.0)
        g['x'] * g['y']
        return g
    assert button(fill(graph()), 'new numbers') is None
    figure = fill(graph(), x=(20, 29), y=(40, 49), seed=1)
    assert button(figure, 'new numbers') and 20 <= figure.graph['x'].value <= 29 and 40 <= figure.graph['y'].value <= 49
