"""Numbers drawn from seeds: the same for the same seed, others for another, and none that hides a mistake."""
import re

import numpy as np
import pytest

import common.exercises as exercises_room
from common import language, memory
from common.exercises import check_array, check_gradient, numbers, one_step, problems
from common.exercises.answers import close
from common.exercises.diagnosis.graph import tells_apart
from common.exercises.diagnosis.slips import likely
from common.exercises.diagnosis.words import Names
from common.exercises.numbers import draw, renew
from common.exercises.problems.problem import Problem
from common.graph import Graph
from common.graph.what_if import Question
from teach.exercises import exercises
from tests.exercises.readers.numbers import NUMBERS as ANSWERS

PROBLEMS = {name: problem for name, problem in vars(problems).items() if isinstance(problem, Problem) and problem.draw}
RANGES = {'x': (2, 9), 'y': (2, 9), 'z': (0.5, 1.5, 0.1)}


@pytest.fixture
def readers_seed(monkeypatch):
    """The remembered one, which the line at the top of a lesson, numbers.seed = 0, leaves alone."""
    return lambda seed: monkeypatch.setattr(memory, 'seed', lambda: seed)


def test_the_same_seed_draws_the_same_numbers_and_another_one_others():
    assert draw(RANGES, 3) == draw(RANGES, 3)
    assert len({tuple(draw(RANGES, number).values()) for number in range(40)}) > 35


def test_numbers_are_not_0_or_1_and_no_two_alike():
    for number in range(200):
        drawn = draw({'x': (0, 4), 'y': (0, 4), 'z': (0, 4)}, number)
        assert len({*drawn.values(), 0, 1}) == 5


def test_the_readers_seed_changes_every_set(readers_seed):
    before, step = draw(RANGES, 3), repr(one_step(1))
    readers_seed(7)
    assert draw(RANGES, 3) != before and repr(one_step(1)) != step
    readers_seed(0)
    assert draw(RANGES, 3) == before


def test_any_whole_number_is_a_seed_and_has_numbers_of_its_own(readers_seed):
    first = set()
    for seed in [*range(1, 200), -3, 10 ** 12 + 1]:
        readers_seed(seed)
        first.add(numbers.source(1).randint(10 ** 9))
    assert len(first) == 201


def test_the_seed_of_a_lesson_comes_before_the_remembered_one(readers_seed, monkeypatch):
    readers_seed(7)
    remembered = draw(RANGES, 3)
    monkeypatch.setattr(numbers, 'seed', 8)
    assert numbers.current() == 8 and draw(RANGES, 3) != remembered


@pytest.mark.parametrize('seed', ['7', 1.5, None])
def test_a_seed_that_is_none_gets_a_sentence(seed, monkeypatch):
    monkeypatch.setattr(numbers, 'seed', seed)
    with pytest.raises(ValueError, match='A seed is a whole number'):
        draw(RANGES, 3)
    with pytest.raises(ValueError, match='A seed is a whole number'):
        numbers.remember(seed)


def test_an_array_is_shuffled_by_the_seed_alone(readers_seed):
    array = [[0.0, -1.5, 2.0], [4.0, 0.3, -0.2]]
    assert np.array_equal(numbers.shuffled(array), array)
    readers_seed(7)
    one, other = numbers.shuffled(array), numbers.shuffled(array, 1)
    assert sorted(one.flat) == sorted(np.ravel(array)) and not np.array_equal(one, array) and not np.array_equal(one, other)


def test_without_a_seed_a_graph_keeps_the_numbers_that_are_printed(readers_seed):
    g = Graph(x=3.0, y=5.0)
    g['x'] * g['y']
    assert renew(g, {'x': (2, 9), 'y': (2, 9)})['x'].value == 3
    readers_seed(7)
    x = renew(g, {'x': (2, 9), 'y': (2, 9)})['x'].value
    assert (x, g['y'].value) != (3, 5) and g.output.value == x * g['y'].value


def test_numbers_at_which_a_mistake_hides_are_told():
    g = Graph(x=2.0, y=4.0)
    g['x'] * g['y'] * 1.5
    assert tells_apart(g)
    g.forward(x=3.0, y=3.0)
    assert not tells_apart(g)           # its own input in place of the other one


WITH_SOLUTIONS = [key for key, exercise in exercises().items() if exercise.reader is not None and key[:3] != '07b']


@pytest.mark.parametrize('key', WITH_SOLUTIONS)
def test_with_another_seed_the_lessons_own_solution_passes(key, readers_seed):
    for seed in (1, 2, 7, 99):
        readers_seed(seed)
        exercises()[key].solved()


@pytest.mark.parametrize('key', ['01-3', '01-5', '02-2', '02-3', '02-4', '02-5', '03-5', '04-2', '04-3', '04-6', '05-1', '06-2',
                                 '06-3', '07-3', '07-4', '08-1', '08-2'])
def test_with_another_seed_a_question_has_other_numbers(key, readers_seed):
    """The answer that is right as printed is right no longer."""
    answers = ANSWERS[key]
    printed = answers.form.replace('{}', answers.right[0])
    assert all(result.passed for result in exercises()[key].answered(printed))
    readers_seed(3)
    results = exercises()[key].answered(printed)
    assert any(result.passed is False for result in results)


SEEDS = 1000
ON_GRAPHS = [key for key, exercise in exercises().items() if exercise.reader is None or any(
    re.search(r'check_(gradient|value)', exercise.cells[at].text) for at in exercise.checks)]


def graphs_of(key, monkeypatch):
    """[(graph, ranges, dout)] of an exercise on graphs: those of its figure, or those that its cells renew."""
    exercise = exercises()[key]
    if exercise.reader is None:
        figure = exercise.shown()
        return [(figure.graph, figure.ranges, figure.dout)]
    renewed = []
    monkeypatch.setattr(exercises_room, 'renew', lambda graph, ranges, number=None, dout=1: renewed.append((graph, ranges, dout)))
    exercise.ran.clear()
    exercise.answered(exercise.printed)
    exercise.ran.clear()
    return renewed


def asked_once(monkeypatch):
    """Drawing asks about the same numbers of a graph once: a thousand seeds draw many of them again and again."""
    known = {}

    def asked(graph, dout):
        at = id(graph), *(node.value for node in graph.inputs)
        return known[at] if at in known else known.setdefault(at, tells_apart(graph, dout))

    monkeypatch.setattr(numbers, 'tells_apart', asked)


@pytest.mark.parametrize('key', ON_GRAPHS)
def test_for_a_thousand_seeds_a_graph_tells_mistakes_apart_and_names_them(key, monkeypatch):
    found = graphs_of(key, monkeypatch)
    asked_once(monkeypatch)
    assert found and all(ranges for _, ranges, _ in found), 'every exercise draws its numbers'
    for graph, ranges, dout in found:
        seen = set()
        for seed in range(SEEDS):
            renew(graph, ranges, seed, dout)
            drawn = tuple(graph[name].value for name in ranges)
            if drawn in seen:
                continue
            seen.add(drawn)
            graph.backward(dout)
            assert len({*drawn, 0, 1}) == len(drawn) + 2, seed
            for name in ranges:
                assert check_gradient(graph[name].grad, graph[name], dout).passed
            if seed % 100 == 0:
                assert tells_apart(graph, dout), seed
                for name in ranges:
                    each_mistake_is_named(graph[name], dout)


def each_mistake_is_named(node, dout):
    question = Question(node, dout)
    for slip in likely(question, Names(node.graph, question.expected)):
        if slip.value is not None and np.isfinite(slip.value) and not close(slip.value, question.expected):
            result = check_gradient(float(slip.value), node, dout)
            assert result.passed is False and not result.mistake.template.startswith('{found} is not the derivative here')


def test_for_a_thousand_seeds_a_shuffled_mask_tells_mistakes_apart(readers_seed):
    """As exercise 2 of lesson 04 asks for it: the 0 is there to be noticed."""
    for seed in range(SEEDS):
        readers_seed(seed)
        x = numbers.shuffled([[0.0, -1.5, 2.0], [4.0, 0.3, -0.2]])
        dout = numbers.shuffled([[5.0, 6.0, 7.0], [8.0, 9.0, 10.0]], 1)
        masks = {'wrong way round': x > 0, 'exactly 0': x < 0, 'right': x <= 0}
        gradients = {'wrong way round': np.where(x > 0, 0, dout), 'dout2 itself': dout, 'y2 itself': np.maximum(x, 0),
                     'exactly 0': np.where(x >= 0, dout, 0), 'factor x2': np.where(x > 0, x * dout, 0),
                     'right': np.where(x > 0, dout, 0)}
        for words, mask in masks.items():
            result = check_array(mask, x <= 0, x2=x)
            assert words in result.sentence or result.passed and words == 'right', (seed, words, result)
        for words, found in gradients.items():
            result = check_array(found, gradients['right'], dout2=dout, x2=x, y2=np.maximum(x, 0))
            assert words in result.sentence or result.passed and words == 'right', (seed, words, result)


@pytest.mark.parametrize('name', PROBLEMS)
def test_for_a_thousand_seeds_right_answers_pass_and_each_mistake_has_its_own_sentence(name):
    language.use('en')
    problem, seen = PROBLEMS[name], set()
    for seed in range(SEEDS):
        asked = problem(seed)
        if repr(asked) in seen:
            continue
        seen.add(repr(asked))
        assert asked.check(asked.answer).passed and problem.tells_apart(asked.numbers)
        values = list(asked.numbers.values())
        for mistake in problem.mistakes:
            wrong = problem.outcome(mistake, values)
            if wrong is None or not np.isfinite(wrong):
                continue
            sentence, start = problem.sentence(wrong, values), re.split(r'[{]', mistake.en)[0]
            assert start in sentence, (asked, mistake.en, sentence)


def test_a_range_that_is_none_gets_a_sentence():
    for limits in ((), (1,), ('a', 'b'), 3):
        with pytest.raises(ValueError, match='low, high'):
            draw({'x': limits}, 0)
