"""What a figure of a graph needs of the browser: inputs to press in the picture, and the arrow keys."""
import anywidget
import traitlets

from common.widgets.javascript import beside


class Keys(anywidget.AnyWidget):
    """Invisible among the widgets of a figure.

    choose   called with the position on the tape of an input that was pressed, by mouse or by Enter
    step     called with -1 or 1 at ← and →, if there are steps; then the lit node is kept in view
    """
    _esm = beside(__file__)
    steps = traitlets.Bool().tag(sync=True)

    def __init__(self, choose, step=None):
        super().__init__(steps=step is not None)
        self.acts = {'input': choose, 'step': step}
        self.on_msg(self._act)

    def _act(self, widget, content, buffers):
        for name, value in content.items():
            self.acts[name](value)
