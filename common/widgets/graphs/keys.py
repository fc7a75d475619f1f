"""What a figure of a graph needs of the browser: inputs to press in the picture, and the arrow keys."""
import anywidget
import traitlets

from common.widgets.javascript import beside_in_a_figure


class Keys(anywidget.AnyWidget):
    """Invisible among the widgets of a figure.

    label    what a screen reader says where the figure has the focus
    choose   called with the position on the tape of an input that was pressed, by mouse or by Enter
    step     called with -1 or 1 at ← and →, if there are steps; then the lit node is kept in view
    """
    _esm = beside_in_a_figure(__file__)
    steps = traitlets.Bool().tag(sync=True)
    label = traitlets.Unicode().tag(sync=True)

    def __init__(self, label, choose, step=None):
        super().__init__(label=label, steps=step is not None)
        self.acts = {'input': choose, 'step': step}
        self.on_msg(self._act)

    def _act(self, widget, content, buffers):
        for name, value in content.items():
            self.acts[name](value)
