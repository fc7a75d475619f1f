"""Result: what a check has to say, as text and as HTML. A tick or a hint; never by colour alone."""
import os
from html import escape

from common.language import Sentence, say

STYLE = 'padding:.4em .8em;border-left:4px solid'
MARKS = {True: ('✓', '#1b7f4b'), False: ('→', '#b0400a'), None: ('…', '#777')}


class NotPassed(AssertionError):
    """What a school's grader counts as a point that was not earned."""


class Graded:
    """What has `passed`, in a notebook that a school grades."""

    def graded(self):
        """Itself, to be shown. While nbgrader grades or validates, what has not passed raises NotPassed instead."""
        if 'NBGRADER_EXECUTION' in os.environ and self.passed is not True:
            raise NotPassed(repr(self))
        return self


class Result(Graded):
    """passed: True, False, or None while nothing has been answered. sentence: the feedback.

    tried: does it count as a try? What was typed and cannot be read does not.

    further: a second hint, folded until the reader asks for it. It goes one step on and never tells the answer. A
    function without arguments is asked for it when it is shown.
    """

    def __init__(self, passed, sentence, further='', tried=True):
        self.passed, self.sentence, self._further = passed, sentence, further
        self.tried = tried and passed is not None

    @property
    def mistake(self):
        """What was told about a wrong answer, as a Sentence with its .template, .zh and .en; None if nothing is wrong."""
        return self.sentence if self.passed is False and isinstance(self.sentence, Sentence) else None

    @property
    def further(self):
        return self._further() if callable(self._further) else self._further

    @further.setter
    def further(self, hint):
        self._further = hint

    def __repr__(self):
        return f'{MARKS[self.passed][0]} {self.sentence}'

    def _repr_html_(self):
        mark, colour = MARKS[self.passed]
        further = self.further
        more = f'<details><summary>{say("再给一点提示", "One more hint")}</summary>{escape(further)}</details>'
        return (f'<div role="status" style="{STYLE} {colour}"><b>{mark}</b> {escape(self.sentence)}'
                f'{more if further else ""}</div>')


class Results(Graded, list):
    """Several results by name, shown one below the other."""

    @property
    def passed(self):
        each = [result.passed for _, result in self]
        return None if None in each else all(each)

    @property
    def tried(self):
        """Is there a verdict on every part?"""
        return all(result.tried for _, result in self)

    @property
    def mistake(self):
        """That of the first that is wrong."""
        return next((result.mistake for _, result in self if result.mistake), None)

    def __repr__(self):
        return '\n'.join(f'{name}: {result}' for name, result in self)

    def _repr_html_(self):
        return '<table>' + ''.join(f'<tr><td><code>{escape(str(name))}</code></td><td style="text-align:left">'
                                   f'{result._repr_html_()}</td></tr>' for name, result in self) + '</table>'


def not_yet():
    return Result(None, say('还没有作答。', 'Not answered yet.'))


def right(why=''):
    """why: one sentence, what makes it right."""
    return Result(True, say('对：{why}', 'Correct: {why}', why=why) if why else say('对了。', 'Correct.'))


def hint(zh, en, **values):
    return Result(False, say(zh, en, **values))


def unreadable(zh, en, **values):
    """About something typed that is no answer yet: it says what would be one, and costs no try."""
    return Result(False, say(zh, en, **values), tried=False)


def with_further(result, zh, en, **values):
    """The result, with a second hint where the first one was needed."""
    if result.passed is False:
        result.further = say(zh, en, **values)
    return result


def unanswered(answer):
    """None, ... and an empty text are no answers."""
    return answer is None or answer is ... or isinstance(answer, str) and not answer.strip()
