"""predict and ask: the reader commits to an answer, then the figure opens."""
import ipywidgets as w

from common.exercises import check_gradient, check_number
from common.graph import Node
from common.language import say
from common.widgets.figure import Figure


class Question(Figure):
    """A line of controls, a line of feedback, and a figure that opens with the first answer."""

    def __init__(self, controls, figure):
        self.figure = figure
        self.feedback = w.HTML()
        self.place = w.VBox()
        super().__init__([w.HBox(controls, layout={'flex_flow': 'row wrap'}), self.feedback, self.place])

    def commit(self, html):
        self.feedback.value = html
        if self.figure is not None and not self.place.children:
            self.place.children = [self.figure]

    def still(self):
        if self.figure is not None:
            return self.figure.still()
        return '', say('先猜，再动。', 'Guess first, then move it.')

    def _repr_mimebundle_(self, **options):
        bundle = super()._repr_mimebundle_(**options)
        svg, line = self.still()
        return bundle if svg else {**bundle, 'text/html': line}


class Predict(Question):
    def __init__(self, choices, figure, right):
        self.choices = {choice: w.ToggleButton(description=choice, layout={'width': '4em'}) for choice in choices}
        self.right = right
        super().__init__(list(self.choices.values()), figure)
        for button in self.choices.values():
            button.observe(self._choose, 'value')

    def _choose(self, change):
        if not change['new']:
            return
        for button in self.choices.values():
            button.value = button is change['owner']
        chosen = change['owner'].description
        if self.right is None:
            line = say(f'你选了 {chosen}。现在动手看看。', f'You chose {chosen}. Now move it and see.')
        elif chosen == self.right:
            line = say(f'✓ {chosen}，动手看看为什么。', f'✓ {chosen}. Move it and see why.')
        else:
            line = say(f'→ 你选了 {chosen}。动手比一比，再选一次。', f'→ You chose {chosen}. Move it, compare, and choose again.')
        self.commit(f'<div role="status">{line}</div>')


class Ask(Question):
    def __init__(self, right, figure, named):
        self.right, self.named = right, named
        self.box = w.Text(description=say('答案', 'answer'), continuous_update=False, placeholder='2*3')
        super().__init__([self.box], figure)
        self.box.observe(self._answer, 'value')

    def _answer(self, change):
        if isinstance(self.right, Node):
            result = check_gradient(self.box.value, self.right)
        else:
            result = check_number(self.box.value, self.right, **self.named)
        if result.passed is not None:
            self.commit(result._repr_html_())


def predict(choices, figure=None, right=None):
    """Buttons for the choices ('abc'); the figure opens when the reader has chosen. The question stands in the prose.

        predict('abc', explore(lambda x, y: x + y, x=(0, 100, 10), y=(0, 10, 5)), right='c')
    """
    return Predict(choices, figure, right)


def ask(right, figure=None, **named):
    """A box for a number or arithmetic, answered with a diagnosis; then the figure opens.

    right is a number, or a node of a graph: then its derivative is asked. Named numbers help the diagnosis.
    """
    return Ask(right, figure, named)
