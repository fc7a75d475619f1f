"""Guess first: nothing can be moved and nothing is told before a choice; each choice is answered."""
from types import SimpleNamespace

import ipywidgets as w
import pytest

from common import language, memory
from common.questions.question import Choice, Question
from common.widgets import explore, predict, quiz
from common.widgets.page import predict as module
from tests.helpers.figures import seen

ONE_MOVES = Question(
    Choice('五个都变', 'all five', '看看 apple 自己', 'look at apple itself'),
    Choice('<两个>', '<two>', '都跟单价有关', 'both depend on the price', right=True),
    Choice('一个也不变', 'none', '还是 110 吗？', 'still 110?'))
SIGN = Question(Choice('加', '+', '对', 'it is +', right=True), Choice('减', '−', '错', 'it is +, not −'),
                zh='什么号？', en='Which sign?')


@pytest.fixture(autouse=True)
def questions(monkeypatch):
    lesson = SimpleNamespace(GUESSES={'01-one-moves': ONE_MOVES}, QUIZ=(SIGN, SIGN, SIGN))
    lessons = {'01': lesson, '02': SimpleNamespace(GUESSES={}, QUIZ=())}

    def of_lesson(number):
        if number not in lessons:
            raise ImportError(number)
        return lessons[number]

    monkeypatch.setattr(module, 'of_lesson', of_lesson)


def figure():
    return explore(lambda x, y: x + y, x=(0, 100, 10), y=(0, 10, 5))


def press(choices, position):
    choices.buttons[position].value = True


def test_the_figure_opens_with_the_first_choice():
    opened = figure()
    guess = predict('01-one-moves', opened)
    assert guess.place.children == () and guess.choices.feedback.value == ''
    press(guess.choices, 0)
    assert guess.place.children == (opened,)


def test_a_question_that_stands_in_the_lesson_leaves_no_empty_line_above_its_buttons():
    language.use('en')
    asked = [[child.value for child in choices.children if isinstance(child, w.HTML) and '<p>' in child.value]
             for choices in (predict('01-one-moves', figure()).choices, *quiz('01').choices)]
    assert asked == [[], *[['<p>Which sign?</p>']] * 3]


@pytest.mark.parametrize('name, wrong, right', [('zh', '→ 你选了“五个都变”。看看', '✓ 你选了“&lt;两个&gt;”。都跟'),
                                                ('en', '→ You chose “all five”. look', '✓ You chose “&lt;two&gt;”. both')])
def test_each_choice_is_answered_and_another_may_be_pressed(name, wrong, right):
    language.use(name)
    choices = predict('01-one-moves', figure()).choices
    press(choices, 0)
    assert wrong in choices.feedback.value and '✓' not in choices.feedback.value
    press(choices, 1)
    assert right in choices.feedback.value and '→' not in choices.feedback.value, 'and nothing else is told'
    assert [button.value for button in choices.buttons] == [False, True, False]


def test_the_still_gives_nothing_away():
    bundle = predict('01-one-moves', figure())._repr_mimebundle_()
    assert '<img' not in bundle['text/html'] and 'Guess first:' in bundle['text/html']
    assert '<li>all five</li><li>&lt;two&gt;</li>' in bundle['text/html']
    assert bundle['text/plain'] == 'Guess first: all five / <two> / none'
    assert 'depend' not in bundle['text/html']


def test_without_a_figure_the_answer_is_told():
    guess = predict('01-one-moves')
    press(guess.choices, 1)
    assert guess.place.children == () and 'both depend' in guess.choices.feedback.value


def test_answers_are_kept_and_listeners_hear_of_them():
    guess, heard = predict('01-one-moves', figure()), []
    guess.listeners.append(lambda name, answer: heard.append((name, answer)))
    press(guess.choices, 2)
    press(guess.choices, 1)
    assert guess.answers == {'01-one-moves': [2, 1]}
    assert heard == [('01-one-moves', [2]), ('01-one-moves', [2, 1])]


@pytest.mark.parametrize('make, says', [
    (lambda: predict('01-one-move'), '01-one-moves'), (lambda: predict('44-one'), 'Lesson 44'),
    (lambda: predict('x'), 'Lesson x'), (lambda: quiz('44'), 'Lesson 44'), (lambda: quiz('02'), 'no quiz'),
    (lambda: quiz(1), 'two digits')])
def test_a_question_that_is_not_there_is_answered_with_a_sentence(make, says):
    assert says in repr(make())


def test_the_quiz_counts_the_first_tries_when_each_question_was_answered():
    q = quiz('01')
    press(q.choices[0], 0)
    press(q.choices[1], 1)
    press(q.choices[1], 0)
    assert 'first try' not in seen(q)
    press(q.choices[2], 0)
    assert 'Right at the first try: 2 of 3.' in seen(q)
    assert q.answers == {'01-quiz-1': [0], '01-quiz-2': [1, 0], '01-quiz-3': [0]}


def test_the_quiz_prints_its_questions_and_no_answer():
    html = quiz('01')._repr_mimebundle_()['text/html']
    assert html.count('Which sign?') == 3 and '<li>+</li><li>−</li>' in html and 'it is' not in html


def test_a_wrong_choice_of_the_quiz_is_told_why():
    q = quiz('01')
    press(q.choices[0], 1)
    assert 'it is +, not −' in q.choices[0].feedback.value


def test_a_guess_is_there_again_when_the_lesson_is_run_again(tmp_path, monkeypatch):
    monkeypatch.setenv('LESSONS_KEPT', str(tmp_path))
    press(predict('01-one-moves', figure()).choices, 0)
    again = predict('01-one-moves', opened := figure())
    assert again.place.children == (opened,) and 'all five' in again.choices.feedback.value
    assert again.answers == {'01-one-moves': [0]} and again.choices.buttons[0].value
    press(again.choices, 1)
    assert memory.recall('01-one-moves')['choices'] == [0, 1]
    assert memory.recall('01-one-moves')['mistakes']['look at apple itself']['times'] == 1
    assert predict('01-one-moves', figure()).answers == {'01-one-moves': [0, 1]}
    assert 'depend' not in again._repr_mimebundle_()['text/html']


def test_the_quiz_counts_what_was_answered_before(tmp_path, monkeypatch):
    monkeypatch.setenv('LESSONS_KEPT', str(tmp_path))
    q = quiz('01')
    press(q.choices[0], 0)
    press(q.choices[1], 1)
    q = quiz('01')
    press(q.choices[2], 0)
    assert 'Right at the first try: 2 of 3.' in seen(q)
    assert 'Right at the first try: 2 of 3.' in seen(quiz('01'))


def test_a_kept_choice_that_is_no_more_is_passed_over(tmp_path, monkeypatch):
    monkeypatch.setenv('LESSONS_KEPT', str(tmp_path))
    memory.keep('01-one-moves', choices=[17, 'x', None])
    assert predict('01-one-moves').choices.pressed == []
