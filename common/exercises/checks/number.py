"""Check of a plain number."""
from common.drawing.labels import number
from common.exercises.answers import Unreadable, close, read, tells
from common.exercises.diagnosis.number import near, not_it, relation
from common.exercises.kept import kept
from common.exercises.result import Result, not_yet, right, unanswered


@kept()
def check_number(answer, expected, **named):
    """A number against the expected one; an int is a count, and must be exact.

    Named numbers (N=100) let a missing factor or term be recognised by its name.
    """
    return judge(answer, expected, lambda found: relation(found, expected, named), count=isinstance(expected, int))


def judge(answer, expected, explain=None, fallback=not_it, why=None, count=False):
    """Unanswered, unreadable, right (and why()), or the first of: explain(found), nearly right, fallback(found).

    A count must be met exactly. A sentence that happens to hold the right number (the name of a circle may) is not shown.
    """
    if unanswered(answer):
        return not_yet()
    try:
        found, expected = read(answer), float(expected)
    except Unreadable as error:
        return Result(False, *error.args, tried=False)
    if found == expected if count else close(found, expected):
        return right(why() if why else '')
    for look in (explain or (lambda found: None), lambda found: near(found, expected, count), fallback):
        sentence = look(found)
        if sentence and not tells(sentence.replace(number(found), ''), expected):
            return Result(False, sentence)
    return Result(False, not_it(found))
