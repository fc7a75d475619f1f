"""predict and ask: the reader commits to an answer, and only then the figure opens."""
import ipywidgets as w

from common.exercises import check_gradient, check_number
from common.graph import Node
from common.language import say
from common.widgets.figure import Figure


class Question(Figure):
    """A line of controls, a line of feedback, and the place where the figure opens with the first answer.

    The still picture is that of the figure as it is before anything is moved; without `reveal` there is none.
    """

    def __init__(self, controls, figure, reveal=True):
        self.figure, self.reveal = figure, reveal
        self.feedback = w.HTML()
        self.place = w.VBox()
        super().__init__([w.HBox(controls, layout={'flex_flow': 'row wrap'}), self.feedback, self.place])

    def commit(self, html):
        self.feedback.value = html
        if self.figure is not None:
            self.place.children = [self.figure]

    def still(self):
        if self.figure is not None and self.reveal:
            return self.figure.still()
        return '', say('先猜一猜，再往下看。', 'Guess first, then read on.')

    def _repr_mimebundle_(self, **options):
        bundle = super()._repr_mimebundle_(**options)
        svg, line = self.still()
        return bundle if svg else {**bundle, 'text/html': line}


class Predict(Question):
    """One button for each choice; the last one pressed counts."""

    def __init__(self, choices, figure, right, reveal):
        self.right = right
        self.choices = {choice: w.ToggleButton(description=choice, tooltip=say('我选 {choice}', 'I choose {choice}',
                                                                               choice=choice),
                                               layout={'width': '4em'}) for choice in choices}
        for button in self.choices.values():
            button.observe(self._choose, 'value')
        super().__init__(list(self.choices.values()), figure, reveal)

    def _choose(self, change):
        if not change['new']:
            return
        for button in self.choices.values():
            button.value = button is change['owner']
        self.commit(f'<div role="status">{self._verdict(change["owner"].description)}</div>')

    def _verdict(self, chosen):
        if self.right is None:
            return say('你选了 {chosen}。现在动手看看。', 'You chose {chosen}. Now move it and see.',
                       chosen=chosen) if self.figure \
                else say('你选了 {chosen}。记住它，往下看。', 'You chose {chosen}. Keep it in mind and read on.',
                         chosen=chosen)
        if chosen == self.right:
            return say('✓ 是 {chosen}。动手看看为什么。', '✓ It is {chosen}. Move it and see why.', chosen=chosen)
        return say('→ 你选了 {chosen}。动手比一比，再选一次。', '→ You chose {chosen}. Move it, compare, and choose again.',
                   chosen=chosen)


class Ask(Question):
    """A box for a number or arithmetic, with the diagnosis of what was typed."""

    def __init__(self, right, figure, named):
        self.right, self.named = right, named
        self.box = w.Text(description=say('答案', 'answer'), continuous_update=False, placeholder='2*3')
        self.box.observe(self._answer, 'value')
        super().__init__([self.box], figure)

    def _answer(self, change):
        if isinstance(self.right, Node):
            result = check_gradient(self.box.value, self.right)
        else:
            result = check_number(self.box.value, self.right, **self.named)
        if result.passed is None:
            self.feedback.value = ''
        else:
            self.commit(result._repr_html_())


def predict(choices, figure=None, right=None, reveal=True):
    """Buttons for the choices ('abc'); the figure opens when the reader has chosen. The question stands in the prose.

        predict('abc', explore(lambda x, y: x + y, x=(0, 100, 10), y=(0, 10, 5)), right='c')

    Without `right` the figure alone gives the answer. reveal=False prints no picture, where it would give it away.
    """
    return Predict(choices, figure, right, reveal)


def ask(right, figure=None, **named):
    """A box for a number; the figure opens when the reader has answered.

    right is a number, or a node of a graph, whose derivative is asked then. Named numbers help the diagnosis.
    """
    return Ask(right, figure, named)
