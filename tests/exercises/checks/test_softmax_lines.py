"""The nine lines back through softmax: right ones pass, each mistake is named at its own line, no line tells the answer."""
import re

import numpy as np
import pytest

from common import language
from common.exercises import check_softmax_lines
from common.exercises.answers import tells
from common.exercises.checks.softmax_lines import EXAMPLES
from common.exercises.diagnosis.softmax import LINES, worked_out
from common.functions import softmax
from tests.exercises.readers.softmax_lines import TYPED

RIGHT = {'ds': '-1', 'dm': 'ds * np.ones(len(t))', 'dlog_y': 'dm * t', 'dy': 'dlog_y / y', 'dr': 'np.sum(dy * e)',
         'dS': '-dr / S ** 2', 'de_through_S': 'dS * np.ones(len(e))', 'de_direct': 'dy * r',
         'da': '(de_direct + de_through_S) * e'}
NAMES = list(RIGHT)


def written(**lines):
    """The reader's function with these lines in place of the right ones."""
    body = ''.join(f'    {name} = {line}\n' for name, line in {**RIGHT, **lines}.items())
    scope = {'np': np}
    exec(f'def backward(e, S, r, y, log_y, t):\n{body}    return locals()', scope)
    return scope['backward']


def test_nine_right_lines_pass_and_the_last_says_what_was_derived():
    language.use('en')
    results = check_softmax_lines(written())
    assert results.passed and [name for name, _ in results] == NAMES
    assert 'y − t' in results[-1][1].sentence


def test_the_right_lines_are_those_of_the_engine_and_end_in_probability_minus_target():
    for a, t in EXAMPLES:
        assert np.allclose(worked_out(a, t).da, softmax(a) - t, atol=1e-12)


@pytest.mark.parametrize('name', NAMES)
def test_a_line_that_is_not_written_yet_is_where_it_ends(name):
    results = check_softmax_lines(written(**{later: None for later in NAMES[NAMES.index(name):]}))
    assert results.passed is None and [row for row, _ in results] == NAMES[:NAMES.index(name) + 1]


def known(spoken):
    return [(line, rule, {'zh': zh, 'en': en}[spoken]) for line in LINES for rule, zh, en in line.mistakes]


@pytest.mark.parametrize('spoken', language.LANGUAGES)
@pytest.mark.parametrize('number', range(len(known('en'))))
def test_each_known_mistake_is_named_at_its_line_and_no_answer_printed(number, spoken):
    language.use(spoken)
    line, rule, sentence = known(spoken)[number]

    def backward(e, S, r, y, log_y, t):
        values = next(values for values in (worked_out(*example) for example in EXAMPLES) if len(values.t) == len(t))
        return {**{name: getattr(values, name) for name in NAMES}, line.name: rule(values)}

    *before, (name, result) = check_softmax_lines(backward)
    assert all(each.passed for _, each in before) and name == line.name
    assert result.passed is False and result.sentence == sentence
    assert not any(tells(result.sentence, getattr(worked_out(*example), name)) for example in EXAMPLES)


@pytest.mark.parametrize('lines, at, says', [
    ({'ds': '1'}, 'ds', 'sign'),
    ({'dm': 'ds'}, 'dm', 'shape'),
    ({'dm': 'ds * np.ones(3)'}, 'dm', 'stopped|not fit|shape'),
    ({'dlog_y': 'dm @ W'}, 'dlog_y', 'Nothing is called W'),
    ({'dr': 'dy * e'}, 'dr', 'often|add what comes back'),
    ({'dr': '2.5'}, 'dr', 'how often is r used'),
    ({'dS': 'dr * -S ** 2'}, 'dS', 'divide by the square'),
    ({'dS': "'1/S'"}, 'dS', ''),
    ({'da': 'de_direct * e'}, 'da', 'through the sum was forgotten'),
    ({'da': 'y - t + 1'}, 'da', 'Two branches|off by'),
    ({'dy': 'dlog_y / None'}, 'dy', 'None'),
])
def test_a_mistake_is_told_at_its_line(lines, at, says):
    language.use('en')
    name, result = check_softmax_lines(written(**lines))[-1]
    assert name == at and result.passed is False and re.search(says, result.sentence), result


@pytest.mark.parametrize('name, line, words', [(name, *row) for name, rows in TYPED.items() for row in rows.items()])
def test_what_readers_write_in_a_line_is_told_there(name, line, words):
    at, result = check_softmax_lines(written(**{name: line}))[-1]
    assert at == name and result.passed is False and re.search(words, result.sentence), result


def test_every_mistake_that_is_known_is_written_here():
    told = {check_softmax_lines(written(**{name: line}))[-1][1].sentence for name, lines in TYPED.items() for line in lines}
    assert [en for line in LINES for _, _, en in line.mistakes if en not in told] == []


@pytest.mark.parametrize('thing, says', [
    (3, 'function is needed'),
    (lambda e, S, r, y, log_y, t: None, 'return locals'),
    (lambda e, S, r, y, log_y, t: {'ds': -1}, 'No line is called dm'),
    (lambda e, S, r, y, log_y, t: e.fill(1) or locals(), 'wrote into'),
    (lambda: 1, 'takes'),
])
def test_what_is_no_such_function_is_told_so(thing, says):
    language.use('en')
    assert re.search(says, repr(check_softmax_lines(thing)))


@pytest.mark.parametrize('thing', [None, ...])
def test_nothing_is_not_answered(thing):
    assert check_softmax_lines(thing).passed is None
