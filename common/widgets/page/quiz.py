"""quiz: the questions that close a lesson; every choice is answered, and the first ones are counted."""
from common.language import say
from common.widgets.complaint import complains
from common.widgets.figure import Figure
from common.widgets.page.choices import Choices, Printed
from common.widgets.page.predict import lesson_questions
from common.widgets.parts import Status


class Quiz(Figure):
    """Questions one below the other. When each has been answered, a line says how many were right at the first try."""

    def __init__(self, number, questions):
        super().__init__(f'{number}-quiz')
        self.questions = questions
        self.choices = [Choices(question, f'{self.name}-{i}', self._told) for i, question in enumerate(questions, 1)]
        self._gather()
        self.arrange(*self.choices, self.shown)

    def _told(self, pressed):
        self._gather()
        self.redraw()

    def _gather(self):
        for choices in self.choices:
            if choices.pressed and self.answers.get(choices.name) != choices.pressed:
                self.answered(choices.name, list(choices.pressed))

    def _score(self):
        if len(self.answers) < len(self.questions):
            return ''
        first = [question.choices[choices.pressed[0]].right for question, choices in zip(self.questions, self.choices)]
        return say('第一次就答对：{right} / {all}。', 'Right at the first try: {right} of {all}.',
                   right=sum(first), all=len(first))

    def parts(self):
        return [*map(Printed, self.questions), Status(self._score())]


@complains
def quiz(number):
    """The closing questions of a lesson: `quiz('01')`."""
    questions = lesson_questions(number).QUIZ
    if not questions:
        raise ValueError(say('第 {number} 课没有小测。', 'Lesson {number} has no quiz.', number=number))
    return Quiz(number, questions)
