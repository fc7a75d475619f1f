"""complains: where a figure cannot be drawn, one sentence stands in its place."""
from functools import wraps
from inspect import signature

from common.language import say
from common.widgets.figure import Figure
from common.widgets.parts import Hint, told


class Complaint(Figure):
    """In place of a figure that cannot be drawn: one sentence that says why, and what to do."""

    def __init__(self, sentence):
        super().__init__()
        self.sentence = sentence
        self.add_class('complaint')
        self.arrange(self.shown)

    def parts(self):
        return [Hint(self.sentence)]

    def how_to_wake(self, still):
        return ''


def complains(make):
    """For a function that makes a figure: draws it; what is raised about its arguments becomes a sentence."""
    @wraps(make)
    def figure(*args, **options):
        try:
            signature(make).bind(*args, **options)
        except TypeError:
            return _drawn(Complaint(say('{name} 要这样写：{name}{how}。', 'Write it as {name}{how}.',
                                        name=make.__name__, how=signature(make))))
        try:
            return _drawn(make(*args, **options))
        except (Exception, KeyboardInterrupt, SystemExit) as error:
            return _drawn(Complaint(told(error)))
    return figure


def _drawn(figure):
    figure.redraw()
    return figure
