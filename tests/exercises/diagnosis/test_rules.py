"""Who follows a wrong rule at a node is told of that rule, on graphs of random numbers and in layers of their own."""
import re

import numpy as np
import pytest

from common import layers
from common.exercises import check_gradient, check_layer, check_value, locate
from common.exercises.diagnosis.backward import ANYWHERE, LOCAL
from common.exercises.diagnosis.forward import VALUES
from common.graph import Graph
from common.layers.protocol import as_tuple
from tests.exercises.readers import rules

SETS = range(4)
BACKWARD = [(kind, rule, words) for kind, made in rules.RULES.items() for rule, words in made.items()]
FORWARD = [(kind, rule, words) for kind, made in rules.VALUES.items() for rule, words in made.items()]


def numbers(kind, number):
    random = np.random.RandomState(number)
    return rules.inputs(kind, random), random.choice([1.3, 1.7, -0.6, 2.3])


def says(result, words):
    return result.passed is False and re.search(words.replace(' … ', '.*'), result.sentence)


def on_a_graph(layer, values, factor):
    """(graph, what arrives at the layer's node from upstream): an array meets numbers of both signs, no two alike."""
    graph = Graph(**{f'x{i}': value for i, value in enumerate(values)})
    out = graph.apply(layer, *graph.inputs)
    if np.ndim(out.value) == 0:
        return (out * factor).graph, factor
    weights = factor * (np.arange(np.size(out.value)) - 1.5).reshape(np.shape(out.value))
    return (out * weights).sum().graph, weights


@pytest.mark.parametrize('kind, rule, words', BACKWARD)
def test_a_wrong_rule_is_told_whatever_the_numbers_are(kind, rule, words):
    for number in SETS:
        values, factor = numbers(kind, number)
        graph, up = on_a_graph(getattr(layers, kind)(), values, factor)
        results = [check_gradient(dx, node) for node, dx in zip(graph.inputs, rules.followed(rule, kind, values, up))]
        assert any(says(result, words) for result in results), results


def mistaken(kind, rule, name):
    """A layer class whose backward follows a wrong rule."""
    right = getattr(layers, kind)

    def forward(self, *values):
        self.given = values
        return right.forward(self, *values)

    def backward(self, dout=1):
        found = rules.followed(rule, kind, self.given, dout)
        found += as_tuple(right.backward(self, dout))[len(found):]
        return found if len(found) > 1 else found[0]

    return type(name, (right,), {'forward': forward, 'backward': backward})


@pytest.mark.parametrize('kind, rule, words', BACKWARD)
def test_a_layer_that_follows_a_wrong_rule_is_told_so(kind, rule, words):
    for number in SETS:
        values, factor = numbers(kind, number)
        result = check_layer(mistaken(kind, rule, kind), *values)
        assert says(result, words.split(' … ')[-1]) and result.sentence.startswith('backward: '), result


@pytest.mark.parametrize('kind, rule, words', [row for row in BACKWARD if row[2] != 'exactly 0'])      # differences know no kink
def test_the_rule_behind_a_node_that_was_located_is_told(kind, rule, words):
    values, factor = numbers(kind, 0)
    result = locate(on_a_graph(mistaken(kind, rule, 'Mine')(), values, factor)[0])
    assert says(result, 'node 1 .* ' + words.split(' … ')[-1]), result


@pytest.mark.parametrize('rule, words', rules.ANYWHERE.items())
def test_what_is_forgotten_at_any_node_is_told(rule, words):
    for number in SETS:
        random = np.random.RandomState(number)
        x, up = random.permutation(np.arange(2, 9))[:2] / 2.0 + 1
        local = -random.randint(3, 9) / 4
        graph = Graph(x=x)
        result = check_gradient(eval(rule, {'up': up, 'local': local}), (graph['x'] * local * up).graph['x'])
        assert says(result, words), result


@pytest.mark.parametrize('kind, rule, words', FORWARD)
def test_a_wrong_value_is_told_whatever_the_numbers_are(kind, rule, words):
    for number in SETS:
        values, _ = numbers(kind, number)
        found, = rules.followed(rule, kind, values)
        graph = Graph(**{f'x{i}': value for i, value in enumerate(values)})
        node = graph.apply(getattr(layers, kind)(), *graph.inputs)
        assert says(check_value(found, node), words)
        made = type(kind, (getattr(layers, kind),), {
            'forward': lambda self, *values: rules.followed(rule, kind, values)[0], 'backward': lambda self, dout: dout})
        assert says(check_layer(made, *values), words)


def test_every_rule_that_is_known_is_followed_here():
    told = {rule.missing for _, _, words in BACKWARD + FORWARD + [('', *row) for row in rules.ANYWHERE.items()]
            for rule in [*LOCAL, *ANYWHERE, *VALUES] if re.search(words.split(' … ')[-1], rule.missing[1])}
    assert [rule.missing[1] for rule in [*LOCAL, *ANYWHERE, *VALUES] if rule.kinds and rule.missing not in told] == []
