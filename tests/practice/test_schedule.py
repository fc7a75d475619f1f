"""When a skill comes back, and which comes next: on days that the tests choose."""
import json
from datetime import date, timedelta

import pytest

from common import memory
from common.exercises.diagnosis.backward import LOCAL
from common.exercises.result import hint, right
from common.language import say
from common.practice import SKILLS, Schedule, schedule, skill_of

MONDAY = date(2026, 11, 30)


@pytest.fixture
def mine(tmp_path, monkeypatch):
    monkeypatch.setenv('LESSONS_KEPT', str(tmp_path))
    on(MONDAY, monkeypatch)
    return tmp_path / 'answers.json'


def on(day, monkeypatch):
    monkeypatch.setattr(schedule, 'clock', lambda: day)


def practised(plan, skill, wrong=0):
    """One task of a skill: so many wrong answers, then the right one."""
    plan.pose(skill, chosen=False)
    for _ in range(wrong):
        plan.answered(skill, {'①': '3'}, hint('不对', 'no'), '3', False)
    plan.answered(skill, {'①': '4'}, right(), '4', True)


def test_each_right_answer_on_its_day_makes_the_interval_longer(mine, monkeypatch):
    day, days = MONDAY, []
    for _ in range(7):
        on(day, monkeypatch)
        plan = Schedule()
        practised(plan, 'add')
        days.append(plan.days_left('add'))
        day += timedelta(days[-1])
    assert days == [1, 3, 7, 16, 35, 35, 35]


def test_after_a_mistake_it_is_due_today_and_begins_anew(mine, monkeypatch):
    practised(Schedule(), 'add')
    on(MONDAY + timedelta(1), monkeypatch)
    practised(Schedule(), 'add')
    on(MONDAY + timedelta(4), monkeypatch)
    plan = Schedule()
    practised(plan, 'add', wrong=1)
    assert plan.days_left('add') == 0
    practised(plan, 'add')
    assert plan.days_left('add') == 1


def test_what_is_practised_before_its_time_keeps_its_day(mine):
    plan = Schedule()
    practised(plan, 'add')
    practised(plan, 'add')
    assert plan.days_left('add') == 1
    practised(plan, 'add', wrong=1)
    assert plan.days_left('add') == 0


def test_a_task_counts_once(mine):
    plan = Schedule()
    practised(plan, 'add')
    plan.answered('add', {'①': '5'}, hint('不对', 'no'), '5', False)
    plan.answered('add', {'①': '4'}, right(), '4', True)
    assert plan.days_left('add') == 1


def test_a_task_is_done_when_all_its_answers_are_right(mine):
    plan = Schedule()
    plan.pose('relu', chosen=False)
    plan.answered('relu', {'①': '3', '②': ''}, right(), '3', False)
    assert plan.days_left('relu') is None and not plan.entries['relu']['done']
    plan.answered('relu', {'①': '3', '②': '4'}, right(), '4', True)
    assert plan.days_left('relu') == 1


def test_a_mistake_counts_for_the_skill_that_it_is_about(mine):
    plan = Schedule()
    plan.pose('add', chosen=False)
    for told in (hint('漏了', 'It counts one branch only.'), hint('不对', 'no'), hint('不对', 'no')):
        plan.answered('add', {'①': '3'}, told, '3', False)
    assert plan.missed == Schedule().missed == {'branches': 1, 'add': 2}


def test_a_task_that_is_left_as_it_was_posed_changes_nothing(mine):
    plan = Schedule()
    plan.pose('add', chosen=False)
    plan.pose('relu', chosen=False)
    assert plan.days_left('add') is None and plan.at_hand() == 'relu'


def test_one_that_is_left_half_way_after_a_mistake_is_due_today(mine):
    plan = Schedule()
    plan.pose('add', chosen=False)
    plan.answered('add', {'①': '3'}, hint('不对', 'no'), '3', False)
    plan.pose('relu', chosen=False)
    assert plan.days_left('add') == 0


def test_the_next_kernel_finds_the_task_at_hand_with_its_answers(mine):
    plan = Schedule()
    plan.pose('relu', chosen=True)
    plan.answered('relu', {'①': '3', '②': ''}, hint('不对', 'no'), '3', False)
    again = Schedule()
    entry = again.entries[again.at_hand()]
    assert again.at_hand() == 'relu' and (entry['set'], entry['slips'], entry['chosen']) == (0, 1, True)
    assert entry['answers'] == {'①': '3', '②': ''}


def test_it_is_all_kept_in_the_file_of_answers_under_the_name_of_the_skill(mine):
    practised(Schedule(), 'add', wrong=2)
    entry = json.loads(mine.read_text(encoding='utf-8'))['exercises']['10-add']
    assert (entry['due'], entry['days'], entry['passed'], entry['tries']) == ('2026-11-30', 0, True, 3)
    assert entry['mistakes']['no']['times'] == 2


def test_where_nothing_can_be_kept_it_lasts_as_long_as_the_kernel(tmp_path, monkeypatch):
    monkeypatch.delenv('LESSONS_KEPT', raising=False)
    monkeypatch.chdir(tmp_path)
    plan = Schedule()
    practised(plan, 'add')
    assert plan.days_left('add') == 1 and Schedule().days_left('add') is None


@pytest.mark.parametrize('due', [None, 'tomorrow', 3, '2026-13-40'])
def test_a_date_that_a_hand_has_spoilt_counts_as_none(mine, due):
    mine.write_text(json.dumps({'version': 1, 'exercises': {'10-add': {'due': due, 'days': 3}}}))
    assert Schedule().days_left('add') is None


@pytest.mark.parametrize('spoilt', [{'set': 'x'}, {'open': 'yes'}, {'answers': 3}, {'slips': None}, {'days': 'three'}])
def test_what_a_hand_has_spoilt_is_as_on_the_first_day(mine, spoilt):
    kept = {'set': 4, 'open': True, 'chosen': True, 'answers': {'①': '3'}, 'slips': 1, 'days': 3, **spoilt}
    mine.write_text(json.dumps({'version': 1, 'exercises': {'10-add': kept}}))
    plan = Schedule()
    practised(plan, 'add', wrong=1)
    assert plan.days_left('add') == 0


def test_without_any_answers_it_begins_with_the_first_skill_and_goes_through_all():
    plan, last, order = Schedule(), None, []
    for _ in SKILLS:
        last = plan.next(last)
        order.append(last)
        plan.pose(last, chosen=False)
    assert order == list(SKILLS)


def test_practice_begins_where_most_mistakes_were(mine):
    for exercise, times in (('03-1', 1), ('04-2', 3), ('05-3', 2)):
        for n in range(times):
            memory.keep(exercise, False, [(say('不对', 'not so'), str(n))], {'': str(n)})
    plan, order, last = Schedule(), [], None
    for _ in range(3):
        last = plan.next(last)
        order.append(last)
        practised(plan, last)
    assert order == ['relu', 'bias', 'add']


def test_only_lessons_that_were_begun_are_practised(mine):
    memory.keep('02-1', True, answers={'①': '3'})
    memory.keep('00-more-apples', True, answers={'': 'x'})
    plan = Schedule()
    assert [name for name in SKILLS if plan.is_due(name)] == ['branches']


def test_what_is_overdue_longest_comes_first_and_the_same_not_twice_in_a_row(mine, monkeypatch):
    practised(Schedule(), 'relu')
    on(MONDAY + timedelta(1), monkeypatch)
    practised(Schedule(), 'branches')
    on(MONDAY + timedelta(9), monkeypatch)
    plan = Schedule()
    assert plan.next() == 'relu' and plan.next('relu') == 'branches'


def test_where_nothing_is_due_the_one_comes_that_would_be_first(mine):
    memory.keep('02-1', True, answers={'①': '3'})
    plan = Schedule()
    practised(plan, 'branches')
    assert plan.next('branches') == 'branches' and plan.days_left('branches') == 1


@pytest.mark.parametrize('name, kind', [
    ('add', 'AddLayer'), ('multiply', 'MulLayer'), ('powers', 'DivLayer'), ('powers', 'PowLayer'), ('relu', 'ReLU'),
    ('sigmoid', 'Sigmoid'), ('affine', 'DotLayer'), ('bias', 'SumLayer'), ('softmax', 'SoftmaxWithLoss')])
def test_a_mistake_belongs_to_the_skill_of_its_rule_whatever_the_exercise(name, kind):
    rules = [rule for rule in LOCAL if kind in rule.kinds]
    assert rules and all(skill_of('01-2', 'It is so. ' + rule.missing[1]) == name for rule in rules)


@pytest.mark.parametrize('exercise, name', [
    ('02-1', 'branches'), ('05-3', 'bias'), ('05-2a', 'affine'), ('02-4b', 'powers'), ('04-2a', 'relu'),
    ('10-check', 'check'), ('07-4', 'check'), ('08-1', 'step'),
    ('03-quiz-1', 'add'), ('05-db', 'bias'), ('09-1', None)])
def test_another_mistake_belongs_to_the_skill_of_its_exercise_or_guess(exercise, name):
    assert skill_of(exercise, 'Check the arithmetic once more.') == name


def test_a_branch_that_was_left_out_belongs_to_branches():
    assert skill_of('03-1', '{answer} counts one branch only. {who} is used more than once.') == 'branches'
