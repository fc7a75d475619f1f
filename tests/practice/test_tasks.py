"""Every task of every skill is sound: right answers pass, mistakes are told apart, nothing in its picture overlaps."""
import os
import re
from collections import Counter
from functools import cache

import numpy as np
import pytest

from common import language
from common.drawing import Drawing
from common.exercises import check_shape, numbers
from common.exercises.answers import close, tells
from common.exercises.diagnosis.graph import tells_apart
from common.practice import SKILLS, task, trees
from common.widgets.graphs.blanks import KINDS, on_graph
from tests.helpers.graphs import kinds
from tests.helpers.pictures import faults

MANY = range(int(os.environ.get('TASKS', 20)))
FEW = range(8)
every_skill = pytest.mark.parametrize('name', SKILLS)
PLANS = [trees.add, trees.multiply, trees.branches, trees.powers, trees.relu, trees.sigmoid, trees.bias, trees.cross_entropy]
every_plan = pytest.mark.parametrize('plan', PLANS, ids=lambda plan: plan.__name__)


@cache
def made(name):
    language.use('en')
    return [task(name, number) for number in MANY]


@cache
def grown(plan):
    return [trees.grown(plan, number) for number in MANY]


def asked(one):
    """(check, right answer as text) of each answer that a task asks for."""
    if one.questions:
        return [(question.check, question.right) for question in one.questions]
    drawing = Drawing(one.graph)
    view = drawing.view
    return [(check, repr(float(view.items[at].outgoing[0].node.grad if kind == 'sum' else view.arrows[at].grad)))
            for _, ((at, kind), *_), check in on_graph(drawing, KINDS['grads'], one.only, one.dout)]


@every_skill
def test_right_answers_pass_and_an_empty_box_is_no_answer(name):
    for number, one in enumerate(made(name)):
        assert one.words and asked(one)
        for check, right in asked(one):
            assert check(right).passed is True, (number, one.words, right)
            assert check('').passed is None


@every_skill
@pytest.mark.parametrize('spoken', language.LANGUAGES)
def test_a_wrong_answer_gets_a_sentence_that_does_not_tell_and_a_second_hint(name, spoken):
    language.use(spoken)
    for number in FEW:
        for check, right in asked(task(name, number))[-2:]:
            for typed in ('-123.456', 'abc', '7 7', '(9, 9)', 'X @ X', '<b>'):
                result = check(typed)
                assert result.passed is False and result.mistake.template and result.further
                assert result.sentence.endswith(tuple('.?。？'))
            if re.fullmatch(r'-?[\d.]+(e-?\d+)?', right):
                assert not tells(check('-123.456').sentence.replace('−123.5', ''), float(right))


@every_skill
def test_the_same_number_makes_the_same_task_and_another_one_another(name):
    def shown(one):
        said = Drawing(one.graph, shapes=one.shapes).describe() if one.graph else ''
        return one.words, one.given, said, str(one.matrices)

    assert shown(task(name, 5)) == shown(made(name)[5])
    assert len(set(map(shown, made(name)))) >= 0.7 * min(len(MANY), 30)


@every_skill
def test_another_reader_gets_other_tasks(name, monkeypatch):
    monkeypatch.setattr(numbers, 'seed', 7)
    other = [asked(task(name, number)) for number in FEW]
    assert all(check(right).passed for one in other for check, right in one)
    assert [right for one in other for _, right in one] != [right for one in made(name)[:len(FEW)] for _, right in asked(one)]


@every_skill
def test_labels_in_the_picture_do_not_overlap_with_blanks_and_without(name):
    for number, one in enumerate(made(name)):
        if one.graph:
            drawing = Drawing(one.graph, shapes=one.shapes)
            marks = zip('①②③④⑤⑥⑦⑧⑨', on_graph(drawing, KINDS['grads'], one.only))
            blanks = {place: f'{mark} 2.345?' for mark, (_, places, _) in marks for place in places}
            assert not [*faults(drawing.svg()), *faults(drawing.svg(blanks=blanks))], number


@every_plan
def test_no_mistake_on_a_graph_hides_behind_the_right_number_or_another(plan):
    for graph, planned in grown(plan):
        assert tells_apart(graph, planned.dout)
        graph.backward(planned.dout)


@every_plan
def test_a_graph_uses_all_its_inputs_and_has_a_few_blanks(plan):
    for graph, planned in grown(plan):
        used = {id(x) for node in graph.nodes for x in node.inputs}
        assert all(id(node) in used for node in graph.inputs)
        assert 2 <= len(list(on_graph(Drawing(graph), KINDS['grads'], planned.only, planned.dout))) <= 9


@every_plan
def test_who_works_with_the_numbers_of_the_picture_is_right(plan):
    for graph, planned in grown(plan):
        there = trees.from_the_picture(graph, planned.dout)
        assert all(close(there[id(node)], node.grad) for node in graph.nodes if node.grad is not None)


@pytest.mark.parametrize('plan, layer', [
    (trees.add, {'AddLayer'}), (trees.multiply, {'MulLayer'}), (trees.powers, {'DivLayer', 'PowLayer'}), (trees.relu, {'ReLU'}),
    (trees.sigmoid, {'Sigmoid'}), (trees.cross_entropy, {'LogLayer'})])
def test_a_graph_is_about_its_skill(plan, layer):
    assert all(layer & set(kinds(graph)) for graph, _ in grown(plan))


VARIETY = {     # layers that must be found together, or (with commas) in this order, and inputs; each in some of the graphs
    trees.add: ['Add Mul', 'Add Add Mul', 'xyz', 'xyzw'],
    trees.multiply: ['Mul Mul', 'Add Mul Mul', 'xyz', 'xyzw'],
    trees.branches: ['Add Mul Mul', 'Add Mul', 'Mul Mul', 'xy', 'xyz', 'xx', 'xxx', 'inner'],
    trees.powers: ['Add Div', 'Div Mul', 'Add Pow', 'Mul Pow', 'Div Mul Pow', 'Add Div Pow', 'xy', 'xyz', '²', '³'],
    trees.relu: ['Mul ReLU Sub', 'Add Mul ReLU', 'Mul Mul ReLU', 'Add Mul Mul ReLU ReLU', 'xwb', 'u1u2v1v2', 'u1 off', 'u2 off',
                'Mul, Add, ReLU', 'Mul, ReLU, Mul', 'Add, ReLU, Mul', 'Sub, ReLU, Mul'],
    trees.sigmoid: ['Mul Mul Sigmoid', 'Add Mul Sigmoid', 'Mul Sigmoid Sub', 'xwv'],
    trees.bias: ['Add Add Add Mul Mul', 'Add Add Mul', 'Add Add Add Add Mul', 'bs1s2', 'bs1s2s3', 'bs1s2c1c2'],
    trees.cross_entropy: ['Add Log Mul Mul Reciprocal', 'Add Add Log Mul Mul Reciprocal', 'e1e2', 'e1e2e3', 'e1 right',
                          'e2 right'],
}


def about(graph):
    """In words what there is to see on a graph."""
    inputs = [x for node in graph.nodes for x in node.inputs]
    uses = {id(x): sum(x is y for y in inputs) for x in graph.nodes}
    names = [layer.removesuffix('Layer') for layer in kinds(graph)]
    yield from (' '.join(sorted(names)), ', '.join(names))
    yield ''.join(node.name for node in graph.inputs)
    yield from ('x' * uses[id(node)] for node in graph.inputs if uses[id(node)] > 1)
    yield from ('inner' for node in graph.nodes if node.layer is not None and uses[id(node)] > 1)
    yield from ('²³'[int(node.inputs[1].value) - 2] for node in graph.nodes if type(node.layer).__name__ == 'PowLayer')
    yield from (f'{node.name} {"off" if node.grad == 0 else "right" if node.grad < 0 else ""}' for node in graph.inputs)


@pytest.mark.parametrize('plan', VARIETY, ids=lambda plan: plan.__name__)
def test_each_kind_of_graph_is_grown_now_and_then(plan):
    seen = Counter(seen for number in range(80) for seen in set(about(trees.grown(plan, number)[0])))
    assert {words: seen[words] for words in VARIETY[plan] if not seen[words]} == {}


@pytest.mark.parametrize('plan, names, low, high', [
    (trees.add, 'xyzw', 2, 9), (trees.multiply, 'xyzw', 2, 9), (trees.branches, 'xyz', 2, 9), (trees.powers, 'xyz', 2, 9),
    (trees.relu, 'xwb', -9, 9), (trees.relu, ['u1', 'u2'], -9, 9), (trees.sigmoid, 'xw', -1.5, 1.5), (trees.sigmoid, 'v', 2, 9),
    (trees.bias, ['b', 's1', 's2', 's3', 'c1', 'c2'], 2, 12), (trees.cross_entropy, ['e1', 'e2', 'e3'], 2, 9)])
def test_inputs_are_numbers_to_work_with_in_the_head(plan, names, low, high):
    found = [node.value for number in range(80) for node in trees.grown(plan, number)[0].inputs if node.name in names]
    assert low <= min(found) < low + 0.3 and high - 0.3 < max(found) <= high


@pytest.mark.parametrize('plan', [trees.add, trees.multiply, trees.powers])
def test_what_arrives_at_the_output_is_now_1_and_now_something_else(plan):
    assert {planned.dout for _, planned in grown(plan)} >= {1, 1.3} and len({planned.dout for _, planned in grown(plan)}) > 2


@pytest.mark.parametrize('plan', [trees.add, trees.powers])
def test_where_the_last_node_does_not_multiply_something_else_than_1_arrives(plan):
    for graph, planned in grown(plan):
        assert kinds(graph)[-1] == 'MulLayer' or planned.dout != 1


@pytest.mark.parametrize('plan', [trees.branches, trees.sigmoid, trees.bias, trees.cross_entropy])
def test_where_the_graph_is_work_enough_1_arrives_at_the_output(plan):
    assert {planned.dout for _, planned in grown(plan)} == {1}


@pytest.mark.parametrize('plan', [trees.branches, trees.bias])
def test_in_exercises_on_branches_a_value_is_used_more_than_once(plan):
    for graph, _ in grown(plan):
        inputs = [id(x) for node in graph.nodes for x in node.inputs]
        assert len(set(inputs)) < len(inputs)


def test_of_two_relus_one_is_on_and_one_is_off():
    graphs = [trees.grown(trees.relu, number)[0] for number in range(120)]
    two = [graph for graph in graphs if kinds(graph).count('ReLU') == 2]
    assert two and all({graph['u1'].grad == 0, graph['u2'].grad == 0} == {True, False} for graph in two)


@every_skill
def test_in_a_problem_no_mistake_hides_but_those_that_cannot_be_helped(name):
    for one in made(name):
        for posed in [question.check.__self__ for question in one.questions if hasattr(question.check, '__self__')]:
            problem, values = posed.problem, list(posed.numbers.values())
            outcomes = [problem.outcome(mistake, values) for mistake in problem.mistakes]
            hidden = sum(wrong is not None and bool(np.all(close(wrong, posed.answer))) for wrong in outcomes)
            assert problem.tells_apart(posed.numbers) or set(posed.numbers) == {'a', 'b'} and hidden <= 2


def row(values):
    return ', '.join(map(repr, map(float, values)))


def test_mistakes_with_the_sum_for_a_bias_are_named():
    for one in made('bias')[1::2]:
        dY, (question,) = one.matrices['dY'], one.questions
        for typed, words in ((dY.mean(axis=0), 'a sum is needed, not a mean'), (-dY.sum(axis=0), 'sign is reversed'),
                             ([dY.sum()], 'with commas between them')):
            assert words in question.check(row(typed)).sentence
        if dY.shape[0] == dY.shape[1]:
            assert 'along the other axis' in question.check(row(dY.sum(axis=1))).sentence


def test_mistakes_with_the_gradient_of_softmax_are_named():
    for one in made('softmax')[::4]:
        y, t, (question,) = one.matrices['y'], one.matrices['t'], one.questions
        right = np.array(eval(question.right))
        at = next(i for i in range(len(y)) if np.allclose(right * len(y), y[i] - t[i]))
        assert ('t must be subtracted' if len(y) > 1 else 'y itself') in question.check(row(y[at] / len(y))).sentence
        assert 'sign is reversed' in question.check(row(-right)).sentence
        assert len(y) == 1 or 'divide by it' in question.check(row(right * len(y))).sentence


@pytest.mark.parametrize('which, typed, words', [
    (0, 'dY @ W', 'transpose'), (0, 'W.T @ dY', 'order'), (0, 'dY * W.T', 'element by element'), (0, 'dY', 'itself'),
    (1, 'X @ dY', 'transpose'), (1, 'dY @ X.T', 'order'), (1, 'dY.T @ X', 'transpose'), (1, 'Z @ dY', 'A product of X, W, dY')])
def test_mistakes_with_a_transpose_are_named(which, typed, words):
    for one in made('affine')[1::3]:
        result = one.questions[which].check(typed)
        assert words in result.sentence and result.further, (typed, result)


@pytest.mark.parametrize('typed, words', [('X', 'is the shape of X'), ('reversed', 'wrong order'), ('99', 'as many numbers'),
                                          ('(99, 98)', 'is not the shape'), ('three', 'A shape is needed')])
def test_mistakes_with_a_shape_are_named(typed, words):
    for one in made('affine')[::3]:
        given = {'X': np.shape(one.graph['X'].value), 'reversed': eval(one.questions[0].right)[::-1]}
        assert words in one.questions[0].check(str(given.get(typed, typed))).sentence


@pytest.mark.parametrize('typed', ['(3, 2)', '3,2', '3×2', '（３，２）', '[3 2]', '3 x 2'])
def test_a_shape_may_be_typed_in_many_ways(typed):
    assert check_shape(typed, (3, 2)).passed
