"""A result behind a fold: whoever reads a printed lesson, too, can guess first."""
from html import escape

from common.language import say


class AfterGuess:
    """Opens at a click, also where no kernel runs."""

    def __init__(self, result):
        self.result = result

    def __repr__(self):
        return repr(self.result)

    def _repr_html_(self):
        html = getattr(self.result, '_repr_html_', None)
        inside = html() if html else f'<pre>{escape(repr(self.result))}</pre>'
        return f'<details><summary>{say("猜好了，打开", "I have guessed; open")}</summary>{inside}</details>'


def after_guess(result):
    """The result of a cell, folded until the reader has guessed."""
    return AfterGuess(result)
