"""Forward mode column by column, reverse mode row by row: the same table, and a count of the passes."""
import re

import pytest

from common.graph import Graph
from common.widgets import modes
from tests.helpers import graphs
from tests.helpers.figures import seen


def ball():
    g = Graph(t=2.0)
    t = g['t']
    return g, dict(distance=15 * t, height=20 * t - 5 * t * t, rise=20 - 10 * t)


def tables(figure):
    """The cells of both tables, forward and reverse, as text."""
    found = [re.findall('<td[^>]*>(.*?)</td>', part.live()) for part in figure.parts()[2:4]]
    return [[re.sub('<[^>]*>', '', cell) for cell in cells] for cells in found]


def test_one_input_takes_one_forward_pass_and_a_backward_pass_for_each_output():
    graph, outputs = ball()
    figure = modes(graph, **outputs)
    empty = ['distance', '–', 'height', '–', 'rise', '–']
    full = ['distance', '15', 'height', '0', 'rise', '−10']
    assert tables(figure) == [empty, empty]
    figure.buttons['forward', 't'].click()
    assert tables(figure) == [full, empty] and 'Sweeps so far: 1; the table is full' in seen(figure)
    for name in outputs:
        figure.buttons['reverse', name].click()
    assert tables(figure) == [full, full] and 'Sweeps so far: 3; the table is full' in seen(figure)


def test_both_modes_agree_on_any_graph_of_numbers():
    figure = modes(graphs.tangle(3))
    for button in figure.buttons.values():
        button.click()
    forward, reverse = tables(figure)
    assert forward == reverse and '–' not in forward


def test_derivatives_travel_right_without_lines_back_and_left_with_them():
    graph, outputs = ball()
    figure = modes(graph, **outputs)
    assert 'class="g"' not in seen(figure) and 'class="d"' not in seen(figure)
    figure.buttons['forward', 't'].click()
    picture = figure.shown.children[0].value
    assert 'class="g"' in picture and 'class="d"' not in picture and picture.count('class="hi"') == 1
    figure.buttons['reverse', 'height'].click()
    assert 'class="g"' in seen(figure) and 'class="d"' in seen(figure)


def test_it_can_be_begun_anew():
    graph, outputs = ball()
    figure = modes(graph, **outputs)
    before = seen(figure)
    figure.buttons['forward', 't'].click()
    figure.go(None)
    assert seen(figure) == before


def test_without_names_the_outputs_are_what_nothing_uses():
    g = Graph(x=3.0, y=5.0)
    g['x'] + g['y']
    g['x'] * g['y']
    assert list(modes(g).outputs) == ['x + y', 'x × y']


@pytest.mark.parametrize('make, says', [
    (lambda: modes(3), 'a graph is needed'), (lambda: modes(Graph(x=1.0)), 'computed from them'),
    (lambda: modes(graphs.product()), 'arrays'), (lambda: modes(graphs.shop(), z=3), 'z must be'),
    (lambda: modes(graphs.shop(), z=graphs.shop().output), 'z must be'),
    (lambda: modes(graphs.shop(), z='<i>'), 'z must be')])
def test_what_makes_no_sense_is_one_sentence(make, says):
    assert says in repr(make())


def test_the_still_shows_no_derivative():
    graph, outputs = ball()
    figure = modes(graph, **outputs)
    picture, *others = figure.still()[1].split(' | ')
    assert 'derivative' not in picture and all('10' not in text for text in others)


def test_branches_of_one_output_are_added_up_where_another_uses_the_input_too():
    graph, outputs = ball()
    figure = modes(graph, **outputs)
    figure.buttons['reverse', 'height'].click()
    assert 'Σ 0' in seen(figure)
    figure.buttons['reverse', 'rise'].click()
    assert 'Σ' not in seen(figure)


@pytest.mark.parametrize('m, n, cheaper', [(100, 1, 'Reverse mode is cheaper'), (1, 40, 'Forward mode is cheaper'),
                                           (7, 7, 'Both cost the same')])
def test_the_sweeps_of_a_table_of_any_size_are_counted(m, n, cheaper):
    graph, outputs = ball()
    figure = modes(graph, **outputs)
    assert 'Forward mode is cheaper' in seen(figure), 'it begins with one input and three outputs'
    figure.sliders['m'].value, figure.sliders['n'].value = m, n
    assert cheaper in seen(figure) and f'forward mode {m}, sweeps in reverse mode {n}' in seen(figure)
    assert figure.shown.children[5].value.count('class="hi"') == (m != n), 'the cheaper one is marked'


def test_an_output_that_does_not_use_an_input_has_the_derivative_0_in_both_modes():
    graph = Graph(x=2.0, y=3.0)
    figure = modes(graph, square=graph['x'] * graph['x'], both=graph['x'] * graph['y'])
    for button in figure.buttons.values():
        button.click()
    assert tables(figure) == [['square', '4', '0', 'both', '3', '2']] * 2


def test_what_the_last_sweep_found_stands_out_and_nothing_else():
    graph = Graph(x=2.0, y=3.0)
    figure = modes(graph, square=graph['x'] * graph['x'], both=graph['x'] * graph['y'])
    figure.buttons['forward', 'x'].click()
    figure.buttons['reverse', 'both'].click()
    bold = [re.findall('<b>(.*?)</b>', part.live()) for part in figure.parts()[2:4]]
    assert bold == [[], ['3', '2']]
    figure.buttons['forward', 'y'].click()
    assert [re.findall('<b>(.*?)</b>', part.live()) for part in figure.parts()[2:4]] == [['0', '2'], []]


def test_the_bar_of_the_cheaper_mode_is_marked_and_none_where_they_cost_the_same():
    graph, outputs = ball()
    figure = modes(graph, **outputs)
    for m, n, marked in ((3, 1, 'Reverse mode is cheaper'), (1, 3, 'Forward mode is cheaper'), (2, 2, 'Both cost the same')):
        figure.sliders['m'].value, figure.sliders['n'].value = m, n
        told, drawn = figure.parts()[-2:]
        kinds = re.findall('<rect class="(hi|a)"', drawn.live())
        assert marked in told.text
        assert kinds == (['a', 'a'] if m == n else ['a', 'hi', 'a'] if m > n else ['hi', 'a', 'a'])


def test_a_button_says_from_where_its_sweep_goes_and_its_arrow_which_way():
    graph, outputs = ball()
    words = {sweep: (button.description, button.icon) for sweep, button in modes(graph, **outputs).buttons.items()}
    assert words['forward', 't'] == ('forward from t', 'arrow-right')
    assert words['reverse', 'rise'] == ('backward from rise', 'arrow-left')
