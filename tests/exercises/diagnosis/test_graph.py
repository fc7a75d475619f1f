"""Graphs that grow at random, and every mistake made on them by hand: what is told is one that gives just this number."""
import operator
import re
from math import prod

import numpy as np
import pytest

from common.drawing.labels import label
from common.exercises import check_gradient
from common.exercises.answers import close
from common.graph import Graph
from tests.exercises.readers import rules

SIGNS = operator.add, operator.sub, operator.mul, operator.truediv
LOCAL = {
    'AddLayer': lambda x, y: (1, 1), 'SubLayer': lambda x, y: (1, -1), 'MulLayer': lambda x, y: (y, x),
    'DivLayer': lambda x, y: (1 / y, -x / y ** 2),
}
ANYWHERE = {
    'Coming back from the right': lambda up, local: local, 'multiplied by the local derivative': lambda up, local: up,
    'multiplies the two': lambda up, local: up + local if not {abs(up), abs(local)} & {0, 1} else np.nan,
    'the local derivative is negative': lambda up, local: up * abs(local),
}
BRANCHES = 'is used more than once', 'count what comes back', 'neither multiplied nor averaged'


def grown(number):
    """A graph of + − × ÷ in which some values are used more than once, and what arrives at its right end."""
    random = np.random.RandomState(number)
    x, y = random.permutation([1.7, 2.3, 3.1, 4.3, 5.9, 6.7])[:2].tolist()
    graph = Graph(x=x, y=y, tax=(0.7, 1.4)[random.randint(2)])
    nodes, unused = list(graph.inputs), list(graph.inputs)
    while len(unused) > 1 or len(nodes) < 7:
        one = unused.pop(random.randint(len(unused)))
        other, = random.permutation([i for i, node in enumerate(nodes) if node is not one and (
            len(nodes) < 6 or any(node is x for x in unused))] or [0])[:1]
        other = nodes[other]
        made = SIGNS[random.randint(4 if abs(other.value) > 0.1 else 3)](one, other)
        unused = [node for node in unused if node is not other] + [made]
        nodes.append(made)
    return graph, (1, 1.3, 0.6)[random.randint(3)]


def kind(node):
    return type(node.layer).__name__


class ByHand:
    """The backward pass of a graph as readers do it, along all ways; some nodes may go wrong.

    held      {node: rule(up, local derivatives) → what it hands to its inputs}
    gathered  {node: what becomes of the shares of its branches}
    """

    def __init__(self, graph, dout, held=(), gathered=(), values=()):
        self.graph, self.held, self.gathered = graph, dict(held), dict(gathered)
        self.values = {id(node): node.value for node in graph.nodes} | dict(values)
        self.totals = {id(graph.output): dout}

    def inputs(self, node):
        return [self.values[id(x)] for x in node.inputs]

    def shares(self, node):
        """What comes back along each arrow that leaves a node."""
        return [self.handed(user)[i] for user in self.graph.nodes for i, x in enumerate(user.inputs) if x is node]

    def handed(self, user):
        up, inputs = self.total(user), self.inputs(user)
        local = LOCAL[kind(user)](*inputs)
        return self.held[id(user)](up, local, inputs) if id(user) in self.held else [up * slope for slope in local]

    def total(self, node):
        if id(node) not in self.totals:
            shares = self.shares(node)
            self.totals[id(node)] = self.gathered.get(id(node), sum)(shares)
        return self.totals[id(node)]


def follows(rule, node):
    return lambda up, local, inputs: rules.followed(rule, kind(node), inputs, up)


def mistakes(graph, asked, dout):
    """(number, words of its sentence) of all that can go wrong, each worked out by hand."""
    right = ByHand(graph, dout)

    def held(made):
        return ByHand(graph, dout, held=made).total(asked)

    users = [node for node in graph.nodes if any(x is asked for x in node.inputs)]
    way = [asked]
    for node in graph.nodes:
        if any(x is there for there in way for x in node.inputs):
            way.append(node)
    for node in way[1:]:
        near = '' if any(node is user for user in users) else 'look further to the right.*'
        for rule, words in rules.RULES[kind(node)].items():
            words = words.split(' … ')[-1]
            yield held({id(node): follows(rule, node)}), near + words
            yield held({id(other): follows(rule, other) for other in graph.nodes if kind(other) == kind(node)}), words
            yield held({id(other): follows(rule, other) for other in users if kind(other) == kind(node)}), words
        for words, rule in ANYWHERE.items():
            def passed(up, local, inputs, rule=rule):
                return [rule(up, slope) for slope in local]

            yield held({id(node): passed}), near + words
            yield held({id(user): passed for user in users}), words
    for node in way:
        uses = len(right.shares(node)) if node is not graph.output else 0
        for i in range(uses if uses > 1 else 0):
            yield ByHand(graph, dout, gathered={id(node): lambda parts, i=i: parts[i]}).total(asked), BRANCHES[0]
            if uses > 2:
                yield ByHand(graph, dout, gathered={id(node): lambda parts, i=i: sum(parts) - parts[i]}).total(asked), BRANCHES[1]
        for how in (prod, np.mean) if uses > 1 else ():
            yield ByHand(graph, dout, gathered={id(node): how}).total(asked), BRANCHES[2]
    there = [label(number) for node in graph.nodes for number in (node.value, right.total(node))]
    for node in graph.nodes:
        for number, words in ((right.total(node), 'belongs under another arrow'), (node.value, 'is a value of the forward pass')):
            yield number, words if there.count(label(number)) <= 2 else 'is not the derivative here'
    total = right.total(asked)
    for factor, words in ((-1, 'sign'), (10, 'decimal'), (0.01, 'decimal'), (0, 'does not change'),
                          (graph.output.value / dout, 'began with the value of'), (1 / dout, 'comes in at the right end'),
                          (asked.value, 'its own value'), (-asked.value, 'its own value'), (1 / total ** 2, 'upside down')):
        yield total * factor, words
    yield asked.value, 'is the value above the arrow'
    if asked.name != 'tax':
        tax = graph['tax'].value
        graph.forward(tax=abs(1 - tax))
        values = {id(node): node.value for node in graph.nodes}
        graph.forward(tax=tax)
        yield ByHand(graph, dout, values=values).total(asked), 'takes the part that tax'


GRAPHS = range(12)
GENERAL = 'is not the derivative here|is close'


@pytest.mark.parametrize('number', GRAPHS)
def test_what_is_told_is_a_mistake_that_gives_just_this_number(number):
    graph, dout = grown(number)
    random = np.random.RandomState(number)
    for asked in graph.inputs:
        right = ByHand(graph, dout).total(asked)
        if abs(right) < 1e-9 or close(right, 1):            # nothing to find, or each sentence that says 1 would tell it
            continue
        known = [(float(value), words) for value, words in mistakes(graph, asked, dout) if np.isfinite(value)]
        for answer in [right, *(value for value, _ in known), *right * random.uniform(0.3, 3, 20)]:
            result = check_gradient(answer, asked, dout)
            fitting = {words for value, words in known if close(answer, value)} or {GENERAL}
            assert result.passed if close(answer, right) else result.passed is False and any(
                re.search(words, result.sentence) for words in fitting), (asked.name, answer, fitting, result)


@pytest.mark.parametrize('number', GRAPHS)
def test_a_right_answer_is_told_why_and_a_wrong_one_what_to_write_down(number):
    graph, dout = grown(number)
    passes = ByHand(graph, dout)
    for asked in graph.inputs:
        right = passes.total(asked)
        users = [node for node in graph.nodes if any(x is asked for x in node.inputs)]
        why, further = check_gradient(right, asked, dout).sentence, check_gradient(right + 0.3, asked, dout).further
        if len(users) > 1:
            assert f'used {len(users)} times, and what comes back is added up' in why
            assert f'used {len(users)} times' in further and 'Write a line for each' in further
        else:
            words = re.search('the (.*) that arrives, times the local derivative (.*)', why.replace('−', '-'))
            up, local = map(float, words.groups())
            assert words[1] == label(passes.total(users[0])).replace('−', '-') and abs(up * local - right) < 2e-3 * abs(right)
            assert 'First write down' in further and 'used' not in further


@pytest.mark.parametrize('count, named', [(3, True), (12, False)])
def test_on_a_large_graph_a_number_of_another_arrow_is_no_clue(count, named):
    """On one with many arrows nearly any number is found somewhere."""
    graph = Graph(**{f'x{i}': 2.1 + i / 3 for i in range(count)})
    total = graph['x0']
    for i in range(1, count):
        total = total * graph[f'x{i}']
    graph.backward()
    last = graph[f'x{count - 1}']
    for there, words in ((last.grad, 'belongs under another arrow'), (total.value, 'value of the forward pass')):
        assert (words in check_gradient(float(there), graph['x0']).sentence) is named
