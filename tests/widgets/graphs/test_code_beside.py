"""Beside the picture: the code of the layer in focus, lit where it makes the numbers that have just appeared."""
import re

import numpy as np
import pytest

from common import language
from common.graph import Graph
from common.layers import MulLayer
from common.widgets import explore, player
from common.widgets.graphs.closer import CODE
from tests.helpers import graphs


def with_code(figure):
    figure.toggles[CODE].value = True
    return figure


def beside(figure):
    """(lit lines, lines with their numbers) of the code that is shown."""
    html = figure.asides[CODE].place.value
    lit = re.findall(r'<div class="lit">▸ ([^<]+)</div>', html)
    assert html.count('▸') == len(lit), 'a line that is not lit has no arrow'
    return [line.strip() for line in lit], re.findall(r'</span> → <b>([^<]+)</b>', html)


def test_each_step_lights_the_lines_that_made_its_numbers():
    figure = with_code(player(graphs.two_apples()))
    seen = []
    for step in range(figure.last + 1):
        figure.step.value = step
        seen.append(beside(figure))
    back = ['dx = dout * self.y', 'dy = dout * self.x']
    assert seen == [([], []), (['return x * y'], ['100 * 2 = 200']), (['return x * y'], ['200 * 1.1 = 220']), ([], []),
                    (back, ['1 * 1.1 = 1.1', '1 * 200 = 200']), (back, ['1.1 * 2 = 2.2', '1.1 * 100 = 110'])]


def test_only_lines_whose_number_is_drawn_are_lit():
    g = Graph(x=3.0)
    g['x'] * 5
    figure = with_code(player(g))
    figure.go(figure.last)
    assert beside(figure) == (['dx = dout * self.y'], ['1 * 5 = 5'])


def test_where_branches_meet_the_line_of_the_graph_that_adds_is_lit():
    g = Graph(x=3.0)
    (g['x'] + 2) * g['x']
    figure = with_code(player(g))
    figure.go(figure.last)
    assert beside(figure) == (['self.grad = self.grad + dx'], ['3 + 5 = 8'])


def test_a_class_of_the_reader_is_shown_as_it_was_written():
    class Mine:
        def forward(self, x):
            self.x = x
            return x * x

        def backward(self, dout):
            local = 2 * self.x
            return dout * local

    g = Graph(x=np.array([1.0, 2.0]))
    g.apply(Mine(), g['x'])
    figure = with_code(player(g))
    figure.go(figure.last)
    assert beside(figure) == (['return dout * local'], ['[1 1] * [2 4] = [2 4]'])
    assert 'local = 2 * self.x' in figure.asides[CODE].place.value


def test_a_layer_without_source_is_answered_with_a_sentence():
    names = {}
    exec('class Hidden:\n    def forward(self, x): return x\n    def backward(self, dout): return dout', names)
    g = Graph(x=1.0)
    g.apply(names['Hidden'](), g['x'])
    figure = with_code(player(g))
    figure.go(figure.last)
    assert 'The code of Hidden cannot be shown' in figure.asides[CODE].place.value and figure.message.value == ''


def test_a_layer_that_cannot_be_copied_shows_its_code_unlit():
    class Once:
        def __init__(self):
            self.kept = (number for number in (1, 2))

        def forward(self, x):
            return x

        def backward(self, dout):
            return dout

    g = Graph(x=1.0)
    g.apply(Once(), g['x'])
    figure = with_code(player(g))
    figure.go(1)
    assert beside(figure) == ([], []) and 'return x' in figure.asides[CODE].place.value and figure.message.value == ''


def test_a_folded_box_asks_to_be_opened():
    figure = with_code(player(graphs.sigmoid(folded=True)))
    figure.go(1)
    assert 'unfold it' in figure.asides[CODE].place.value
    figure.folds[0].value = True
    figure.go(1)
    assert beside(figure) == (['return x * y'], ['1 * (−1) = −1'])


def test_a_box_of_two_nodes_asks_to_be_opened_too():
    g = Graph(x=3.0)
    with g.fold('f') as fold:
        np.exp(np.tanh(g['x']))
    fold.folded = True
    figure = with_code(player(g))
    figure.go(1)
    assert 'unfold it' in figure.asides[CODE].place.value


def test_what_a_reader_wrote_is_escaped():
    class Tag:
        def forward(self, x):
            return x if x < 2 else '<i>' and x

        def backward(self, dout):
            return dout

    g = Graph(x=1.0)
    g.apply(Tag(), g['x'])
    figure = with_code(player(g))
    figure.go(1)
    assert '<i>' not in figure.asides[CODE].place.value and '&lt;i&gt;' in figure.asides[CODE].place.value


def test_a_slider_moves_the_numbers_in_the_code():
    figure = with_code(explore(lambda x, y: x * y, x=(0, 10, 3), y=(0, 10, 5)))
    assert beside(figure)[1] == ['1 * 5 = 5', '1 * 3 = 3']
    figure.sliders['x'].value = 4
    assert beside(figure)[1] == ['1 * 5 = 5', '1 * 4 = 4']
    figure.node.index = 1
    assert beside(figure) == (['return x * y'], ['4 * 5 = 20'])


def test_a_node_that_backward_does_not_visit_has_code_forward_alone():
    g = Graph(x=3.0)
    g['x'] * 4
    g.output = g['x'] * 5
    figure = with_code(explore(g))
    found = {}
    for text, _ in figure.node.options:
        figure.node.label = text
        told = 'did not come to this node' in figure.asides[CODE].place.value
        found.setdefault(text.split()[-1], []).append('not visited' if told else beside(figure)[0])
    assert found == {'backward': [['dx = dout * self.y'], 'not visited'], 'forward': [['return x * y'], ['return x * y']]}


@pytest.mark.parametrize('name', language.LANGUAGES)
def test_folded_away_it_runs_nothing(name, monkeypatch):
    language.use(name)
    ran = []
    figure = explore(lambda x: x.graph.apply(MulLayer(), x, 2), x=(0, 10, 3))
    monkeypatch.setattr('common.widgets.graphs.code_beside.Run', lambda *given: ran.append(given))
    figure.sliders['x'].value = 4
    assert not ran and figure.asides[CODE].layout.display == 'none'
    figure.toggles[CODE].value = True
    assert ran and figure.asides[CODE].layout.display == 'flex'
