"""The tape of another engine becomes a graph that can be drawn and moved; its derivatives are that engine's."""
import pytest

from common.drawing import draw
from common.graph import Adopted, Graph
from common.widgets import explore, fill, modes, player
from common.widgets.complaint import Complaint


class Node:
    def __init__(self, layer, inputs, value):
        self.layer, self.inputs, self.value, self.grad = layer, inputs, value, 0


def copied(graph):
    """A tape of strange nodes, with the layers of a graph."""
    twins = {}
    for node in graph.nodes:
        twins[node] = Node(node.layer, [twins[x] for x in node.inputs], node.value)
    return list(twins.values())


def walk_back(tape, dout=1, share=1):
    for node in tape:
        node.grad = 0
    tape[-1].grad = dout
    for node in reversed(tape):
        if node.layer:
            for x, dx in zip(node.inputs, node.layer.backward(node.grad)):
                x.grad = x.grad + share * dx


@pytest.fixture
def square():
    g = Graph(x=3, y=4)
    (g['x'] + g['y']) * g['x']
    return g


def test_it_is_drawn_like_the_graph_itself(square):
    tape = copied(square)
    adopted = Adopted(tape, walk_back, {'x': tape[0], 'y': tape[1]})
    assert adopted.backward() == square.backward()
    assert draw(adopted).svg() == draw(square).svg()


def test_a_slider_moves_it(square):
    tape = copied(square)
    figure = explore(Adopted(tape, walk_back, {'x': tape[0], 'y': tape[1]}), x=(0, 10, 3), y=(0, 10, 4))
    figure.sliders['x'].value = 5
    assert tape[-1].value == 45 and [tape[0].grad, tape[1].grad] == [14, 5]


def test_a_mistake_of_the_other_engine_is_not_hidden(square):
    tape = copied(square)
    adopted = Adopted(tape, lambda tape, dout: walk_back(tape, dout, share=2), {'x': tape[0], 'y': tape[1]})
    assert adopted.backward()['y'] == 12


def test_code_and_formula_of_an_adopted_tape(square):
    tape = copied(square)
    figure = explore(Adopted(tape, walk_back, {'x': tape[0], 'y': tape[1]}), x=(0, 10, 3), y=(0, 10, 4))
    for toggle in figure.toggles:
        toggle.value = True
    assert '3 * 1 = 3' in figure.asides[1].place.value.replace('1 * 3', '3 * 1') and '3 × 1 + 7' in figure.asides[2].place.value


def test_the_derivative_of_another_node_is_the_other_engines_too(square):
    tape = copied(square)
    adopted = Adopted(tape, walk_back, {'x': tape[0], 'y': tape[1]})
    assert adopted.backward(2, tape[2]) == {'x': 2, 'y': 2} and tape[-1].grad is None


def adopted_from(graph, **options):
    tape = copied(graph)
    return Adopted(tape, lambda tape, dout: walk_back(tape, dout, **options), {'x': tape[0], 'y': tape[1]})


@pytest.mark.parametrize('figure', [explore, player, fill, modes])
def test_every_figure_of_a_graph_takes_it(square, figure):
    made = figure(adopted_from(square))
    assert not isinstance(made, Complaint) and '→' not in made.message.value, repr(made)


def test_the_player_walks_over_it_as_over_the_graph_itself(square):
    ours, theirs = player(square), player(adopted_from(square))
    assert theirs.last == ours.last
    for position in range(ours.last + 1):
        ours.go(position)
        theirs.go(position)
        assert [place.value for place in theirs.shown.children] == [place.value for place in ours.shown.children]


def test_the_player_shows_a_mistake_of_the_other_engine(square):
    theirs = adopted_from(square, share=2)
    assert [node.grad for node in theirs.steps()] == [1, 6] and theirs['y'].grad == 12
