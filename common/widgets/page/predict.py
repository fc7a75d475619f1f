"""predict: the reader commits to an answer, and only then the figure opens."""
import ipywidgets as w

from common.language import listing, say
from common.questions import of_lesson
from common.widgets.complaint import complains
from common.widgets.figure import Figure
from common.widgets.page.choices import Choices, Printed


class Predict(Figure):
    """The choices, and the place where the figure opens with the first one that is pressed.

    The still picture is the question alone: whatever a figure shows might answer it.
    """

    def __init__(self, name, question, figure):
        super().__init__(name)
        self.figure, self.question = figure, question
        self.choices = Choices(question, name, self._told)
        self.place = w.VBox()
        self.arrange(self.choices, self.place)
        if self.choices.pressed:
            self._told(self.choices.pressed)

    def _told(self, pressed):
        if self.figure is not None:
            self.place.children = [self.figure]
        self.answered(self.name, list(pressed))

    def parts(self):
        return [Printed(self.question, say('先猜一猜：', 'Guess first:'))]


@complains
def predict(name, figure=None):
    """Guess before you move: a button for each choice, and behind them the figure.

        predict('01-one-moves', explore(bill, apple=(0, 300, 100)))

    name     of a question in common/questions/lesson_NN.py, where NN are its first two letters
    figure   opens with the first choice; without one the answer alone is told
    """
    return Predict(name, question_named(name), figure)


def question_named(name):
    """The question of that name, in the lesson with whose number it begins."""
    guesses = lesson_questions(str(name).partition('-')[0]).GUESSES
    if name not in guesses:
        raise ValueError(say('没有叫 {name} 的问题。这一课有：{known}。',
                             'There is no question called {name}. This lesson has: {known}.',
                             name=name, known=listing(guesses)))
    return guesses[name]


def lesson_questions(number):
    """The questions of a lesson such as '01'; a ValueError where there are none."""
    try:
        return of_lesson(number)
    except ImportError:
        raise ValueError(say('第 {number} 课没有问题：请写成两位数，比如 01。',
                             'Lesson {number} has no questions; write its number with two digits, such as 01.',
                             number=number)) from None
