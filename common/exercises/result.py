"""Result: what a check has to say, as text and as HTML. A tick or a hint; never by colour alone."""
from html import escape

from common.language import say

STYLE = 'padding:.4em .8em;border-left:4px solid'
MARKS = {True: ('✓', '#1b7f4b'), False: ('→', '#b0400a'), None: ('…', '#777')}


class Result:
    """passed: True, False, or None while nothing has been answered. sentence: the feedback."""

    def __init__(self, passed, sentence):
        self.passed, self.sentence = passed, sentence

    def __repr__(self):
        return f'{MARKS[self.passed][0]} {self.sentence}'

    def _repr_html_(self):
        mark, colour = MARKS[self.passed]
        return f'<div role="status" style="{STYLE} {colour}"><b>{mark}</b> {escape(self.sentence)}</div>'


class Results(list):
    """Several results by name, shown one below the other."""

    @property
    def passed(self):
        each = [result.passed for _, result in self]
        return None if None in each else all(each)

    def __repr__(self):
        return '\n'.join(f'{name}: {result}' for name, result in self)

    def _repr_html_(self):
        return '<table>' + ''.join(f'<tr><td><code>{escape(str(name))}</code></td><td style="text-align:left">'
                                   f'{result._repr_html_()}</td></tr>' for name, result in self) + '</table>'


def not_yet():
    return Result(None, say('还没有作答。', 'Not answered yet.'))


def right():
    return Result(True, say('对了。', 'That is right.'))


def hint(zh, en, **values):
    return Result(False, say(zh, en, **values))


def unanswered(answer):
    """None, ... and an empty text are no answers."""
    return answer is None or answer is ... or isinstance(answer, str) and not answer.strip()


def does_nothing(function):
    """A function whose whole body is `return None`, as it is printed."""
    return hasattr(function, '__code__') and function.__code__.co_code == (lambda: None).__code__.co_code
