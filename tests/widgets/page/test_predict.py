"""Predict first: nothing can be moved before an answer, and nothing is told before it."""
import pytest

from common import language
from common.graph import Graph
from common.widgets import ask, explore, predict


def figure():
    return explore(lambda x, y: x + y, x=(0, 100, 10), y=(0, 10, 5))


@pytest.mark.parametrize('make', [lambda f: predict('abc', f, right='b'), lambda f: ask(3.0, f)])
def test_the_figure_opens_with_the_first_answer(make):
    f = figure()
    question = make(f)
    assert question.place.children == () and question.feedback.value == ''
    if hasattr(question, 'box'):
        question.box.value = '2'
    else:
        question.choices['a'].value = True
    assert question.place.children == (f,)


def test_one_choice_at_a_time_and_it_can_be_changed():
    question = predict('abc', figure(), right='b')
    question.choices['a'].value = True
    assert 'choose again' in question.feedback.value and '✓' not in question.feedback.value
    question.choices['b'].value = True
    assert '✓ It is b' in question.feedback.value
    assert [button.value for button in question.choices.values()] == [False, True, False]


@pytest.mark.parametrize('name, words', [('zh', '你选了 c'), ('en', 'You chose c')])
def test_without_a_verdict_the_figure_alone_answers(name, words):
    language.use(name)
    question = predict('abc', figure())
    question.choices['c'].value = True
    assert words in question.feedback.value and '✓' not in question.feedback.value


def test_a_typed_number_is_diagnosed():
    g = Graph(apple=100, apple_num=2, tax=1.1)
    g['apple'] * g['apple_num'] * g['tax']
    question = ask(g['apple'], figure())
    question.box.value = '110'
    assert 'belongs under the other arrow' in question.feedback.value
    question.box.value = '2*1.1'
    assert '✓' in question.feedback.value
    question.box.value = ''
    assert question.feedback.value == '' and question.place.children


def test_named_numbers_help_the_diagnosis():
    question = ask(0.3, N=100)
    question.box.value = '30'
    assert 'the factor N once too often' in question.feedback.value


def test_the_still_is_the_figure_before_it_is_moved():
    assert predict('ab', figure()).still() == figure().still()
    question = predict('ab')
    assert repr(question) == 'Guess first, then read on.'
    assert question._repr_mimebundle_()['text/html'] == 'Guess first, then read on.'


def test_a_picture_that_would_give_the_answer_away_is_not_printed():
    f = figure()
    hidden = predict('ab', f, reveal=False)
    assert '<img' not in hidden._repr_mimebundle_()['text/html']
    assert '<img' in predict('ab', f)._repr_mimebundle_()['text/html']
    hidden.choices['a'].value = True
    assert hidden.place.children == (f,)
