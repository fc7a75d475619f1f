"""Check of a plain number."""
from common.exercises.answers import Unreadable, close, read, tells
from common.exercises.diagnosis.number import near, not_it, relation
from common.exercises.result import Result, hint, not_yet, right, unanswered


def check_number(answer, expected, **named):
    """A number against the expected one; a whole one is a count, and must be exact.

    Named numbers (N=100) let a missing factor or term be recognised by its name.
    """
    result = judge(answer, expected, lambda found: relation(found, expected, named))
    if result.passed and isinstance(expected, int) and read(answer) != expected:
        return must_be_exact()
    return result


def must_be_exact():
    return hint('已经很近，可是数个数要一个不差。', 'Very near, but a count has to be exact.')


def judge(answer, expected, explain=None, fallback=not_it, why=''):
    """Unanswered, unreadable, right (and why), or the first of: explain(found), nearly right, fallback(found).

    A sentence that happens to hold the right number (the name of a circle may) is not shown.
    """
    if unanswered(answer):
        return not_yet()
    try:
        found, expected = read(answer), float(expected)
    except Unreadable as error:
        return Result(False, str(error))
    if close(found, expected):
        return right(why)
    for look in (explain or (lambda found: None), lambda found: near(found, expected), fallback):
        sentence = look(found)
        if sentence and not tells(sentence, expected):
            return Result(False, sentence)
    return Result(False, not_it(found))
