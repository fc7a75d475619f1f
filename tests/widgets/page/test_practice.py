"""Practice, as the reader does it: typing, pressing next, coming back."""
from datetime import date, timedelta

import pytest

from common import language, memory
from common.exercises import numbers
from common.practice import SKILLS, schedule
from common.widgets import practice
from tests.helpers.figures import button, seen
from tests.helpers.hands import operate, tree
from tests.practice.test_tasks import asked

MONDAY = date(2026, 11, 30)


@pytest.fixture
def mine(tmp_path, monkeypatch):
    language.use('en')
    monkeypatch.setenv('LESSONS_KEPT', str(tmp_path))
    monkeypatch.setattr(schedule, 'clock', lambda: MONDAY)
    return tmp_path


def solve(figure, wrong=()):
    for typed in wrong:
        figure.blanks[0].box.value = typed
    for blank, (_, right) in zip(figure.blanks, asked(figure.task)):
        blank.box.value = right


@pytest.mark.parametrize('skill', SKILLS)
@pytest.mark.parametrize('spoken', language.LANGUAGES)
def test_each_skill_can_be_chosen_answered_wrongly_and_then_rightly(skill, spoken):
    language.use(spoken)
    figure = practice(skill)
    for _ in range(len(SKILLS[skill].tasks)):
        figure.blanks[0].box.value = '-123.456'
        assert '→' in figure.blanks[0].feedback.value and not figure.outcome.value
        solve(figure)
        assert '✓' in figure.score.value and SKILLS[skill].called in figure.outcome.value
        figure.another.click()
        assert figure.skill == skill and not figure.message.value and not any(blank.box.value for blank in figure.blanks)


def test_what_one_does_next_comes_before_what_one_looks_up():
    order = list(tree(practice('powers')))
    assert order.index(button(order[0], 'next')) < order.index(button(order[0], 'what comes back when'))


def test_a_right_answer_stands_in_the_picture_and_no_other_does():
    figure = practice('powers')
    _, right = asked(figure.task)[0]
    assert '①' in seen(figure)
    figure.blanks[0].box.value = right
    assert '①' not in seen(figure) and '②' in seen(figure)


def test_a_shape_is_filled_in_where_it_belongs():
    language.use('en')
    figure = practice('affine')
    shape = asked(figure.task)[0][1]
    assert shape not in seen(figure) and '① X · W' in figure.blanks[0].box.description
    figure.blanks[0].box.value = shape
    assert shape in seen(figure)


def test_matrices_are_shown_and_read_out():
    figure = practice('bias')
    figure.another.click()
    assert str(figure.task.matrices['dY'].tolist()) in repr(figure)
    assert 'dY' in seen(figure)


def test_the_reader_is_told_when_it_comes_back_and_sees_it_in_the_table(mine):
    figure = practice()
    solve(figure)
    assert 'Add nodes: back tomorrow' in figure.outcome.value
    figure.another.click()
    solve(figure, wrong=['-123.456'])
    assert 'Multiply nodes: back today' in figure.outcome.value
    assert not figure.days.value, 'until it is asked for'
    figure.table.value = True
    assert figure.days.value.count('not practised yet') == len(SKILLS) - 2
    assert 'href="03_add_and_multiply.ipynb#Addition"' in figure.days.value


def test_it_goes_on_where_it_was_when_the_lesson_is_run_again(mine):
    first = practice()
    first.choice.value = 'relu'
    first.blanks[0].box.value = '-123.456'
    again = practice()
    assert (again.skill, again.choice.value) == ('relu', 'relu') and 'You left off' in seen(again)
    assert again.blanks[0].box.value == '-123.456' and '→' in again.blanks[0].feedback.value
    solve(again)
    assert 'back today' in again.outcome.value
    third = practice()
    assert third.skill == 'relu' and '✓' in third.score.value and 'back today' in third.outcome.value


def test_with_another_seed_of_the_reader_it_begins_with_another_task(mine):
    practice('relu').blanks[0].box.value = '-123.456'
    numbers.remember(7)
    again = practice()
    assert again.schedule.entries[again.skill]['set'] > -1 and not any(blank.box.value for blank in again.blanks)
    assert repr(practice()).partition('. ')[0] == repr(again).partition('. ')[0]


def test_days_later_it_says_that_a_skill_is_due_again(mine, monkeypatch):
    figure = practice()
    solve(figure)
    figure.another.click()
    monkeypatch.setattr(schedule, 'clock', lambda: MONDAY + timedelta(2))
    figure.another.click()
    assert figure.skill == 'add' and 'due again' in seen(figure)


def test_boxes_of_an_earlier_task_count_no_more(mine):
    figure = practice()
    old = figure.blanks[0].box
    figure.another.click()
    old.value = '-123.456'
    assert figure.schedule.entries['multiply']['slips'] == 0 and not figure.answers


def test_whatever_hands_do_it_stays_alive():
    figure = practice()
    for touched, act in operate(figure):
        assert not touched.message.value, (act, touched.message.value)


def test_an_unknown_skill_is_answered_with_a_sentence():
    language.use('en')
    assert "There is no skill 'swim'; there are add" in repr(practice('swim'))


@pytest.mark.parametrize('days, words', [(1, 'this one only tomorrow'), (3, 'this one only in 3 days')])
def test_where_nothing_is_due_it_says_when_the_next_one_is(mine, monkeypatch, days, words):
    for name in SKILLS:
        memory.keep(f'10-{name}', True, answers={}, due=(MONDAY + timedelta(days)).isoformat(), days=days, set=0,
                    open=False,
                    done=True, slips=0, chosen=False)
    assert words in seen(practice())


def test_gradients_are_drawn_in_their_colour_and_values_in_theirs(mine):
    kinds = {}
    for skill in SKILLS:
        figure = practice(skill)
        if figure.task.matrices:
            html = ''.join(part.live() for part in figure.parts())
            kinds |= {name: (name[0] == 'd', 'class="g"' in html, 'class="v"' in html) for name in figure.task.matrices}
            names = set(figure.task.matrices)
            assert ('class="g"' in html) == any(name[0] == 'd' for name in names), names
            assert ('class="v"' in html) == any(name[0] != 'd' for name in names), names
    assert kinds


def test_after_a_mistake_a_skill_comes_back_the_same_day(mine):
    figure = practice('add')
    solve(figure, wrong=['123456'])
    assert 'back today' in figure.outcome.value and 'Done.' in figure.outcome.value


@pytest.mark.parametrize('asked_for', ['', 'branches'])
def test_whether_the_reader_chose_the_skill_is_remembered_with_the_task(mine, asked_for):
    practice(asked_for)
    assert practice().choice.value == asked_for and practice(asked_for).choice.value == asked_for
