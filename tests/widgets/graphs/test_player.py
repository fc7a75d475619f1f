"""The player: buttons, still, and pictures that belong to their steps."""
import asyncio
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from common.graph import Graph
from common.widgets import player
from common.widgets.graphs.keys import Keys
from tests.helpers import graphs
from tests.helpers.figures import seen
from tests.helpers.pictures import SVG, box, overlap


def card(figure):
    return figure.parts()[1].lines


def test_it_shows_one_node_at_a_time_and_goes_back_again():
    figure = player(graphs.two_apples())
    pictures = []
    for step in range(figure.last + 1):
        figure.step.value = step
        pictures.append(seen(figure))
    assert [p.count('class="v"') for p in pictures] == [3, 4, 5, 5, 5, 5]
    assert [p.count('class="g"') for p in pictures] == [0, 0, 0, 1, 3, 5]
    for step in reversed(range(figure.last + 1)):
        figure.step.value = step
        assert seen(figure) == pictures[step]


@pytest.mark.parametrize('write', [
    lambda x: x * x * 5, lambda x: x * x * x, lambda x: (x + 1) * x * (x - 2), lambda x: x * 7 - x * 0.003])
@pytest.mark.parametrize('value', [30.0, -1234.5])
def test_a_sum_that_is_written_out_lies_on_no_number(write, value):
    graph = Graph(x=value)
    write(graph['x'])
    figure = player(graph)
    figure.step.value = figure.last
    texts = list(ET.fromstring(re.search('<svg.*?</svg>', seen(figure), re.S)[0]).iter(SVG + 'text'))
    written, = (text for text in texts if text.text.startswith('Σ ') and ' = ' in text.text)
    left, top, right, bottom = box(written)
    ground = left - 10, top - 4, right + 10, bottom + 4
    assert not [other.text for other in texts if other.get('class') in ('v', 'g') and other is not written
                and overlap(box(other), ground)]


def test_a_step_for_each_click_and_no_button_that_does_nothing():
    figure = player(graphs.shop())
    press = {name: button.click for name, button in figure.buttons.items()}

    def useless():
        return {name for name, button in figure.buttons.items() if button.disabled}

    assert useless() == {'start', 'back'}
    press['next']()
    press['next']()
    press['back']()
    assert figure.step.value == 1 and useless() == set()
    press['end']()
    assert figure.step.value == figure.last and useless() == {'next', 'end'}
    press['start']()
    assert figure.step.value == 0
    assert all(button.tooltip for button in figure.buttons.values())


def test_a_button_leads_to_where_the_backward_pass_begins():
    figure = player(graphs.two_apples(), dout=1.3)
    figure.buttons['right end'].click()
    assert '1.3 arrives from upstream' in card(figure)[0] and figure.step.value == 3


def test_the_sum_of_branches_is_hidden_until_its_own_step():
    g = Graph(x=3.0)
    g['x'] * g['x']
    figure = player(g)
    figure.step.value = figure.last - 1
    assert 'Σ ?' in seen(figure) and '3 + 3' not in seen(figure)
    figure.step.value = figure.last
    assert 'Σ 3 + 3 = 6' in seen(figure) and card(figure) == ['x goes 2 ways, so what comes back is added up: 3 + 3 = 6']


def test_a_sum_is_written_out_in_its_own_step_and_in_no_other():
    g = Graph(x=3.0)
    t = g['x'] + 1
    t * t
    figure, found = player(g), {}
    for at, step in enumerate(figure.steps):
        figure.step.value = at
        found[step.kind] = 'Σ 4 + 4 = 8' in seen(figure)
    assert [kind for kind, written in found.items() if written] == ['sum'] and figure.steps[-1].kind == 'backward'


@pytest.mark.parametrize('function, lit', [(lambda x, y: x * y, 2), (lambda x, y: x + y, 0), (lambda x, y: np.exp(x), 1),
                                           (lambda x, y: np.log(x), 1)])
def test_the_numbers_light_up_from_which_the_factors_are_made(function, lit):
    graph = Graph(x=3.0, y=2.0)
    graph.output = function(*graph.inputs)
    figure = player(graph)
    figure.step.value = figure.last
    assert seen(figure).count('class="hi"') == 1 + lit


def test_it_walks_over_arrays_by_their_shapes():
    figure = player(graphs.network(), shapes=True)
    figure.step.value = figure.last
    assert '(2, 3)' in seen(figure)


def test_each_step_changes_the_picture_also_where_something_is_folded():
    for folded in (True, False):
        figure = player(graphs.softmax_with_loss(folded))
        pictures = []
        for step in range(figure.last + 1):
            figure.step.value = step
            pictures.append(seen(figure).split('role="status"')[0])
        assert len(set(pictures)) == len(pictures)


def test_opening_a_fold_begins_the_walk_again():
    figure = player(graphs.sigmoid(folded=True))
    figure.buttons['end'].click()
    few = figure.last
    figure.folds[0].value = True
    assert figure.step.value == 0 and figure.last > few and figure.step.max == figure.last


def test_a_still_can_keep_the_derivatives_for_the_reader_to_guess():
    assert '2.2' in repr(player(graphs.two_apples()))
    assert 'derivative' not in repr(player(graphs.two_apples(), reveal=False))


def test_the_still_leaves_the_walk_where_it_was():
    figure = player(graphs.two_apples())
    figure.step.value = 4
    before = seen(figure)
    repr(figure)
    figure.redraw()
    assert seen(figure) == before


def test_it_walks_by_itself_to_the_end_and_stops():
    figure = player(graphs.two_apples())
    figure.wait.options = [('at once', 0)]

    async def watch():
        figure.play.value = True
        await figure.going.task
    asyncio.run(watch())
    assert figure.step.value == figure.last and figure.play.value is False


@pytest.mark.parametrize('begun, walked', [(2, [3, 4, 5]), (5, [0, 1, 2, 3, 4, 5])])
def test_it_walks_on_from_where_it_stands_and_from_the_end_once_more(begun, walked):
    figure, steps = player(graphs.two_apples()), []
    figure.wait.options = [('at once', 0)]
    figure.step.value = begun
    figure.step.observe(lambda change: steps.append(change['new']), 'value')

    async def watch():
        figure.play.value = True
        await figure.going.task
    asyncio.run(watch())
    assert steps == walked


def test_it_can_be_stopped_on_its_way():
    figure = player(graphs.two_apples())
    figure.wait.options = [('at once', 0)]

    async def watch():
        figure.play.value = True
        while figure.step.value < 2:
            await asyncio.sleep(0)
        figure.play.value = False
        await figure.going.task
    asyncio.run(watch())
    assert figure.step.value == 2


def test_a_layer_that_works_in_place_shows_at_each_step_what_it_did():
    class Doubling:
        def forward(self, x):
            return 2 * x

        def backward(self, dout):
            dout *= 2
            return dout

    g = Graph(x=np.array([1.0, 2.0]))
    h = g.apply(Doubling(), g['x'])
    h + g['x']
    figure = player(g)
    for position in (figure.last, figure.last - 1, figure.last):
        figure.step.value = position
    assert figure.message.value == ''


@pytest.mark.parametrize('given', [3, None, 'x * y', Graph()])
def test_what_is_no_graph_is_answered_with_a_sentence(given):
    assert repr(player(given)) and '\n' not in repr(player(given))


def test_a_box_of_two_nodes_says_that_it_holds_several():
    graph = Graph(x=3.0)
    with graph.fold('two') as fold:
        graph['x'] * 2 + 1
    fold.folded = True
    figure = player(graph)
    figure.toggles[1].value = True
    for name, words in (('start', 'Step to a node'), ('next', 'holds several nodes')):
        figure.buttons[name].click()
        assert words in figure.asides[1].place.value


def test_before_the_first_step_only_inputs_have_values_and_each_step_forward_adds_one():
    figure = player(graphs.shop())
    counts = []
    for step in range(figure.begin):
        figure.step.value = step
        counts.append(seen(figure).count('class="v"'))
    assert counts == list(range(counts[0], counts[0] + len(counts))) and counts[0] == 5


def test_the_arrow_keys_go_on_and_back():
    figure = player(graphs.two_apples())
    keys = next(one for one in figure.children if isinstance(one, Keys))
    for by, at in ((1, 1), (1, 2), (-1, 1), (-1, 0), (-1, 0)):
        keys._act(keys, {'step': by}, [])
        assert figure.step.value == at


def test_buttons_that_lead_nowhere_are_off():
    figure = player(graphs.two_apples())
    for step in range(figure.last + 1):
        figure.step.value = step
        off = {name for name, button in figure.buttons.items() if button.disabled}
        assert off == ({'start', 'back'} if step == 0 else {'next', 'end'} if step == figure.last else set())


def test_the_words_on_the_buttons_and_where_they_lead():
    figure = player(graphs.two_apples())
    ways = [('next ›', 1), ('next ›', 2), ('‹ back', 1), ('end', figure.last), ('start', 0), ('right end', figure.begin)]
    for words, step in ways:
        next(one for one in figure.buttons.values() if one.description == words).click()
        assert figure.step.value == step
