"""A check that has a name keeps the answer and what was said about it; one without a name keeps nothing."""
import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell

from common import memory
from common.exercises import (
    check_array,
    check_function,
    check_gradient,
    check_gradients,
    check_layer,
    check_line,
    check_number,
    check_product,
    check_row,
    check_shape,
    check_softmax_lines,
    numbers,
    one_step,
)
from common.exercises.kept import as_text
from common.graph import Graph
from common.layers import ReLU
from tests.helpers.graphs import shop


@pytest.fixture(autouse=True)
def mine(tmp_path, monkeypatch):
    monkeypatch.setenv('LESSONS_KEPT', str(tmp_path))
    yield tmp_path
    numbers.seed = 0


@pytest.fixture(scope='module')
def shell():
    """Cells of a notebook, without a kernel."""
    shell = InteractiveShell.instance()
    yield shell
    InteractiveShell.clear_instance()


def test_a_wrong_answer_and_the_right_one_after_it_are_kept():
    check_gradient(110, shop()['apple'], exercise='01-3')
    told, = memory.recall('01-3')['mistakes'].values()
    assert (told['times'], told['answer']) == (1, '110') and told['en'] and told['zh']
    assert memory.recall('01-3')['passed'] is False
    assert check_gradient('2*1.1', shop()['apple'], exercise='01-3').passed
    entry = memory.recall('01-3')
    assert (entry['passed'], entry['tries'], entry['answers'], entry['seed']) == (True, 2, {'': '2*1.1'}, 0)


def test_without_a_name_nothing_is_kept_and_neither_is_what_is_not_answered():
    check_gradient(110, shop()['apple'])
    check_gradient(None, shop()['apple'], exercise='01-3')
    check_gradients({'apple': None}, shop(), exercise='03-5')
    assert memory.everything()['exercises'] == {}


def test_of_several_answers_each_mistake_is_kept_with_its_own():
    g = Graph(x=3.0, y=5.0)
    g['x'] * g['y']
    check_gradients({'x': 3, 'y': None}, g, exercise='02-4a')
    entry = memory.recall('02-4a')
    assert entry['passed'] is False and entry['answers'] == {'x': '3', 'y': 'None'}
    assert [told['answer'] for told in entry['mistakes'].values()] == ['3']
    check_gradients({'x': 5, 'y': 3}, g, exercise='02-4a')
    assert memory.recall('02-4a')['passed'] is True


def test_a_cell_that_is_run_again_is_no_other_try():
    for _ in range(3):
        check_array([1, 2], np.array([1, 3]), exercise='04-2')
    assert memory.recall('04-2')['tries'] == 1


@pytest.mark.parametrize('check', [
    lambda **kept: check_number('abc', 6.5, **kept), lambda **kept: check_number('7.7 %', 6.5, **kept),
    lambda **kept: check_number('2, 3', 6.5, **kept), lambda **kept: check_number([1, 2], 6.5, **kept),
    lambda **kept: check_gradient('many', shop()['apple'], **kept), lambda **kept: check_gradients('many', shop(), **kept),
    lambda **kept: check_gradients({**shop().backward(), 'apple': 'x'}, shop(), **kept),
    lambda **kept: check_shape('wide', (3, 2), **kept), lambda **kept: check_row('1, b, 3', np.ones(3), **kept),
    lambda **kept: check_row('1, 2', np.ones(3), **kept), lambda **kept: check_product('no idea', np.eye(2), X=np.eye(2), **kept),
    lambda **kept: check_line('the second', **kept), lambda **kept: check_array('abc', np.ones(2), **kept),
    lambda **kept: one_step(1).check('abc', **kept)])
def test_what_cannot_be_read_is_told_and_costs_no_try(check):
    result = check(exercise='01-1')
    assert not result.passed and '→' in repr(result) and memory.recall('01-1') == {}


def test_what_cannot_be_read_does_not_hide_a_mistake_beside_it():
    check_gradients({**shop().backward(), 'apple': 'x', 'apple_num': 1.1}, shop(), exercise='03-5')
    entry = memory.recall('03-5')
    assert (entry['passed'], entry['tries']) == (False, 1) and len(entry['mistakes']) == 1


@pytest.mark.parametrize('check', [
    lambda nonsense, **kept: check_function(lambda x: nonsense, {(2,): 5}, **kept),
    lambda nonsense, **kept: check_function(lambda x: nonsense, lambda x: x + 1, np.ones(3), **kept),
    lambda nonsense, **kept: check_layer(type('ReLU', (), {'forward': lambda self, x: nonsense}), np.ones(3), like=ReLU, **kept),
    lambda nonsense, **kept: check_softmax_lines(lambda *given: nonsense, **kept)], ids=['number', 'array', 'layer', 'lines'])
@pytest.mark.parametrize('nonsense', ['abc', object(), [1, [2]], {'a': 1}, 1j], ids=str)
def test_nonsense_that_code_returns_is_a_try(check, nonsense):
    result = check(nonsense, exercise='03-2')
    assert result.passed is False and memory.recall('03-2')['tries'] == 1


def test_the_seed_goes_with_the_answer():
    numbers.seed = 7
    question = one_step(1)
    question.check(question.answer, exercise='08-1')
    assert memory.recall('08-1')['seed'] == 7


@pytest.mark.parametrize('answer, text', [
    (2.2, '2.2'), (3 * 0.7, '2.1'), (np.float64(2.5), '2.5'), (np.int64(3), '3'),
    ('2 * 1.1', '2 * 1.1'), ([1, 2], '[1, 2]'), (np.array([1, 2]), 'array([1, 2])'),
    (int, 'int'), (type('Strange', (), {'__repr__': lambda self: 1 / 0})(), 'Strange')])
def test_an_answer_is_kept_as_a_person_reads_it(answer, text):
    assert as_text(answer) == text


def test_what_was_written_in_a_cell_is_kept_as_its_source(shell):
    layer = 'class Mine:\n    def forward(self, x):\n        return x'
    shell.run_cell(f'import numpy\n{layer}\nhanded = Mine(), Mine')
    assert [as_text(part) for part in shell.user_ns['handed']] == [layer, layer]
    shell.run_cell('def f(x):\n    return 2 * x\n\ng = lambda x: x')
    assert as_text(shell.user_ns['f']) == 'def f(x):\n    return 2 * x'
    check_function(shell.user_ns['f'], {(2,): 5}, exercise='07-1')
    assert memory.recall('07-1')['answers'] == {'': 'def f(x):\n    return 2 * x'}
    assert as_text(shell.user_ns['g']) == '<lambda>'
