"""What every live figure shares: a picture whose text is replaced, one line for messages, a still for readers
who run no code, and controls that a screen reader can name."""
import ipywidgets as w
import numpy as np

from common.drawing import THEMES, Drawing, image
from common.language import say

# the box scrolls and not the picture in it, so that it stays where it is when the picture is replaced
SCROLLS = '<style>.widget-html:has(svg){overflow-x:auto}</style>'


class Figure(w.VBox):
    """A box of widgets that leaves a still picture with the same content in the stored notebook.

    A figure that takes answers has a name, `answers` by name, and `listeners`, called with each (name, answer).
    """

    def __init__(self, children, name=''):
        self.name, self.answers, self.listeners = name, {}, []
        super().__init__([w.HTML(THEMES + SCROLLS), *children])

    def answered(self, name, answer):
        self.answers[name] = answer
        for listener in self.listeners:
            listener(name, answer)

    def still(self):
        """(SVG text, one line of text) of the figure as it stands."""
        raise LookupError('each figure draws its own still')

    def __repr__(self):
        return self.still()[1]

    def _repr_mimebundle_(self, **options):
        bundle = dict(super()._repr_mimebundle_(**options))
        svg, line = self.still()
        return {**bundle, 'text/html': image(svg, line), 'text/plain': line}


class GraphFigure(Figure):
    """A live drawing of one graph."""

    def __init__(self, graph, shapes=False, title=None):
        self.graph = graph
        self.options = shapes, title
        self.drawing = Drawing(graph, *self.options)
        self.picture = w.HTML()
        self.message = w.HTML()
        self.folds = [self._fold_button(fold) for fold in graph.folds]
        self.redraw()
        super().__init__([])

    def still(self):
        return self.drawing.svg(still=True), self.drawing.describe()

    def redraw(self):
        self.picture.value = self.drawing.svg()

    def say(self, sentence):
        """One line under the picture; an empty sentence clears it."""
        self.message.value = sentence and f'<div role="status">{sentence}</div>'

    def _fold_button(self, fold):
        button = w.ToggleButton(value=not fold.folded, description=fold.name, icon='expand',
                                tooltip=say('展开 / 折叠', 'unfold / fold'))

        def toggle(change):
            fold.folded = not change['new']
            self.drawing = Drawing(self.graph, *self.options)
            self.redraw()

        button.observe(toggle, 'value')
        return button


def slider(name, low, high, value, step=None):
    """A labelled number box and a slider that move together; observe `value` of the first that is returned."""
    whole = all(isinstance(x, (int, np.integer)) for x in (low, high, value, step or 1))
    step = step or (1 if whole else nice_step(high - low))
    kinds = (w.BoundedIntText, w.IntSlider) if whole else (w.BoundedFloatText, w.FloatSlider)
    box = kinds[0](value=value, min=low, max=high, step=step, description=name,
                   style={'description_width': '7em'}, layout={'width': '13em'})
    handle = kinds[1](value=value, min=low, max=high, step=step, readout=False, layout={'width': '16em'})
    _link(box, handle)
    return box, w.HBox([box, handle], layout={'flex_flow': 'row wrap'})


def _link(box, handle):
    """Keep both alike. What the slider says is rounded: it counts steps from its left end, 1.1 is 1.0999999 there.

    A link in the browser would send two messages for each step, and a held key would bring fewer pictures.
    """
    digits = 6 - int(np.floor(np.log10(box.step)))
    handle.observe(lambda change: setattr(box, 'value', round(change['new'], digits)), 'value')

    def follow(change):
        if round(handle.value, digits) != round(change['new'], digits):
            handle.value = change['new']

    box.observe(follow, 'value')


def nice_step(span):
    """About a hundredth of a span: 0.01, 0.02, 0.05, 0.1 …"""
    power = 10.0 ** np.floor(np.log10(span / 100))
    return float(next(m * power for m in (1, 2, 5, 10) if m * power >= span / 100 * 0.999))


def around(value):
    """A range for a slider that starts at value."""
    if value == 0:
        return -5.0, 5.0, 0.0
    return (0, 2 * value, value) if value > 0 else (2 * value, 0, value)
