"""A check that has a name keeps the answer and what was said about it; one without a name keeps nothing."""
import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell

from common import memory
from common.exercises import check_array, check_function, check_gradient, check_gradients, numbers, one_step
from common.exercises.kept import as_text
from common.graph import Graph
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
