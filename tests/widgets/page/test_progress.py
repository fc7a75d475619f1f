"""The map of the series says what this reader has done, and where to go back to."""
import json

import pytest

from common import language, memory
from common.course import series
from common.drawing import roadmap
from common.exercises import check_gradient
from common.language import Sentence
from common.widgets import progress
from tests.helpers.figures import seen
from tests.helpers.graphs import shop


def wrong_twice():
    for answer in (110, 3, 110):
        check_gradient(answer, shop()['apple'], exercise='01-3')


def test_where_nothing_can_be_kept_it_is_the_plain_map():
    figure = progress()
    assert repr(figure) == repr(roadmap(series())) and len(figure.children) == 4


def test_a_reader_who_has_done_nothing_sees_the_plain_map(mine):
    assert repr(progress()) == repr(roadmap(series())) and not mine.exists()


def test_lessons_say_what_is_right_and_what_is_open(mine):
    for name in ('01-1', '01-3', '02-1', '02-2', '02-3', '02-4a', '02-4b', '02-5', '04-2a'):
        memory.keep(name, True, answers={'': '1'})
    text = repr(progress())
    assert '01 2/5 60' in text and '02 ✓ 60' in text and '04 0/6' in text and '03 60' in text
    assert '<td' in seen(progress()) and '2, 4, 5' in seen(progress())


@pytest.mark.parametrize('spoken, sentence, heading', [('zh', '另一个箭头下方', '三种节点，一张表'),
                                                       ('en', 'under the other arrow', 'Three nodes, one table')])
def test_a_mistake_made_twice_leads_to_its_passage(mine, spoken, sentence, heading):
    language.use(spoken)
    wrong_twice()
    html = seen(progress())
    assert html.count('<tr>') == 4 and sentence in html         # a head and a row of lessons, the same of mistakes
    assert f'>01 {heading}</a>' in html and 'href="01_computational_graphs.ipynb#' in html


def test_practice_without_end_is_never_done_nor_open(mine):
    memory.keep('10-add', True)
    assert repr(progress()) == repr(roadmap(series()))


def test_a_mistake_made_once_is_not_held_against_anybody(mine):
    check_gradient(110, shop()['apple'], exercise='01-3')
    assert 'opposite' not in seen(progress())


def test_what_was_done_in_another_lesson_shows_after_another_look(mine):
    figure = progress()
    memory.keep('01-1', True, answers={'': '1'})
    figure.again.click()
    assert '01 1/5' in repr(figure)


def test_an_exercise_and_a_lesson_are_forgotten_at_the_second_press(mine):
    for name in ('01-1', '01-3', '02-1'):
        memory.keep(name, True, answers={'': '1'})
    figure = progress()
    assert figure.forget.disabled
    for chosen, left in (('01-1', {'01-3', '02-1'}), ('01', {'02-1'})):
        figure.choice.value = chosen
        figure.forget.click()
        assert 'press again' in figure.forget.description and chosen in figure.forget.description
        figure.forget.click()
        assert set(memory.everything()['exercises']) == left and figure.forget.disabled


def test_another_choice_asks_anew(mine):
    for name in ('01-1', '01-3'):
        memory.keep(name, True, answers={'': '1'})
    figure = progress()
    figure.choice.value = '01-1'
    figure.forget.click()
    figure.choice.value = '01-3'
    figure.forget.click()
    assert set(memory.everything()['exercises']) == {'01-1', '01-3'}


def test_the_readers_own_numbers_are_remembered(mine):
    progress().seed.value = 7
    assert memory.seed() == 7 and progress().seed.value == 7


def test_what_stands_in_the_file_is_escaped_and_a_damaged_one_is_told(mine):
    sentence = Sentence('<i>', '<i>', '<i>', '<i>')
    for answer in '12':
        memory.keep('01-3', False, answers={'': answer}, mistakes=[(sentence, answer)])
    assert '&lt;i&gt;' in seen(progress()) and '<i>' not in seen(progress())
    mine.write_text('{')
    assert 'answers.damaged-1.json' in seen(progress())


def test_what_is_right_stands_in_one_column_and_what_is_open_in_the_other(mine):
    for name in ('01-1', '01-3', '02-1'):
        memory.keep(name, name != '02-1', answers={'': '1'})
    rows = {row[0].partition('>')[2][:2]: row[1:] for row in progress().parts()[2].rows}
    assert rows['01'] == ('1, 3', '2, 4, 5') and rows['02'][0] == '–' and rows['02'][1].startswith('1, 2')


def test_what_is_misunderstood_most_often_comes_first(mine):
    for answer, times in (('one', 2), ('two', 4), ('three', 3)):
        for i in range(times):
            memory.keep('01-3', False, mistakes=[(Sentence(answer, answer, answer, answer), '1')], answers={'': str(i)})
    rows = progress().parts()[3].rows
    assert [row[:2] for row in rows] == [('two', '4'), ('three', '3'), ('one', '2')]


@pytest.mark.parametrize('latest, lesson', [('01-3', '01'), ('02-1', '02')])
def test_a_mistake_made_in_two_lessons_leads_back_to_where_it_was_made_last(mine, latest, lesson):
    told = {'times': 1, 'answer': '3', 'zh': '错', 'en': 'wrong'}
    mine.write_text(json.dumps({'version': 1, 'seed': 0, 'exercises': {
        name: {'passed': False, 'mistakes': {'wrong': {**told, 'at': '2027' if name == latest else '2026'}}}
        for name in ('01-3', '02-1')}}))
    [(sentence, times, link)] = progress().parts()[3].rows
    assert (sentence, times) == ('wrong', '2') and f'>{lesson} ' in link


def test_exercises_are_named_in_the_order_of_their_numbers_those_with_names_first(mine):
    for number in ('01', '03', '07'):
        memory.keep(f'{number}-1', False, answers={'': '1'})
    lessons = [left.split(', ') for *_, left in progress().parts()[2].rows]
    for names in lessons:
        numbers = [int(name) if name.isdigit() else 0 for name in names]
        assert numbers == sorted(numbers)
    assert any(not names[0].isdigit() for names in lessons)


def test_a_lesson_without_exercises_is_not_called_done_after_a_guess(mine):
    memory.keep('09b-sorted', True, choices=[0])
    assert repr(progress()) == repr(roadmap(series()))
