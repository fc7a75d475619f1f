"""What every figure shares: it says once, in `parts`, what it shows, be it live or still.

A subclass calls `super().__init__()`, makes its controls and ends with `arrange`. Nothing is drawn before the
whole figure is made: `complains` does that.
"""
import ipywidgets as w

from common import memory
from common.drawing import THEMES, Drawing
from common.language import say
from common.widgets.hands import button, row
from common.widgets.parts import STYLE, Hint, drawn, told
from common.widgets.slider import Controls
from common.widgets.spoken import Spoken

STILL = 'still-of-a-live-figure'        # where start/stills.py finds this it adds no line of its own


class Linked(w.Output):
    """HTML as the notebook itself shows it: a link to another lesson opens beside this one, at the heading it names."""

    @property
    def value(self):
        return self.outputs[0]['data']['text/html'] if self.outputs else ''

    @value.setter
    def value(self, html):
        self.outputs = ({'output_type': 'display_data', 'data': {'text/html': html}, 'metadata': {}},)


class Figure(w.VBox):
    """A box of widgets that leaves a still picture with the same content in the stored notebook.

    sliders     {name: Slider} of all its `controls`
    shown       where the parts stand, and below them a sentence where a move has failed
    holder      the widget in which each part stands; `Linked` if parts link to other lessons
    answers     of a figure that asks: {name: answer}, and `listeners`, called with each (name, answer)
    """

    holder = w.HTML

    def __init__(self, name=''):
        self.name, self.answers, self.listeners, self.sliders = name, {}, [], {}
        self.message = w.HTML()
        self.shown = w.VBox([self.message])
        super().__init__()

    def parts(self):
        """What there is to see, in order; always as many parts."""
        raise NotImplementedError

    def arrange(self, *children):
        """The widgets of the figure, `shown` among them."""
        self.children = [w.HTML(THEMES + STYLE), *children, Spoken()]

    def arrange_beside(self, *controls):
        """Controls on the left and what they move on the right, where there is room for both."""
        left = w.VBox(controls, layout={'flex': '0 1 29em'})
        self.shown.layout.flex = '1 1 20em'
        self.arrange(row(left, self.shown))

    def controls(self, ranges, counts=()):
        """Sliders, each (low, high, start) or (low, high, start, step), which redraw the figure; `counts` names the whole."""
        controls = Controls(ranges, lambda: self.attempt(self.redraw), counts)
        self.sliders.update(controls.sliders)
        return controls

    def push_button(self, words, act, icon='', tip=None):
        """A button that does `act()`; where that fails, a sentence says why."""
        made = button(words, icon, tip)
        made.on_click(lambda _: self.attempt(act))
        return made

    def at_change(self, widget, act):
        """Do `act()` whenever a widget changes its value; where that fails, a sentence says why."""
        widget.observe(lambda change: self.attempt(act), 'value')

    def redraw_with(self, *widgets):
        """Draw anew whenever one of these changes its value."""
        for widget in widgets:
            self.at_change(widget, self.redraw)

    @property
    def values(self):
        """{name: number} of the sliders."""
        return {name: slider.value for name, slider in self.sliders.items()}

    def redraw(self):
        texts = [part.live() for part in self.parts()]
        if len(self.shown.children) <= len(texts):
            self.shown.children = [*(self.holder() for _ in texts), self.message]
        for place, text in zip(self.shown.children, texts):
            place.value = text

    def attempt(self, act):
        """Do what a hand has asked for. Where that fails, a sentence says why and the figure goes on living."""
        try:
            act()
            self.message.value = Hint(memory.unkept()).live() if memory.unkept() else ''
        except Exception as error:
            self.message.value = Hint(say('{why}图上保留上一次的有效结果。', '{why} The figure keeps the last good numbers.',
                                          why=told(error))).live()

    def answered(self, name, answer):
        self.answers[name] = answer
        for listener in self.listeners:
            listener(name, answer)

    def still(self):
        """(HTML, one line of text) of the figure as it stands."""
        parts = self.parts()
        texts = dict.fromkeys(part.text for part in parts if part.text)     # a line may repeat a picture
        return ''.join(part.still() for part in parts), ' | '.join(texts)

    def __repr__(self):
        return self.still()[1]

    def how_to_wake(self, still):
        """What is stored with a still says of itself; it is shown only where the live figure is not."""
        picture = say('这是一张静止的图；运行这一格，它就能动了。',
                      'This is a still picture; run this cell to bring it to life.')
        rest = say('这里现在还不能用；运行这一格，就可以了。', 'This does nothing yet; run this cell to use it.')
        words = picture if '<img' in still else rest
        return f'<p class="{STILL}"><small style="opacity:.65">{words}</small></p>'

    def _repr_mimebundle_(self, **options):
        html, text = self.still()
        still = {'text/html': html + self.how_to_wake(html), 'text/plain': text}
        return {**super()._repr_mimebundle_(**options), **still}


class GraphFigure(Figure):
    """A live drawing of one graph, with a button for each of its folds; options as a `Drawing` takes them."""

    def __init__(self, graph, **options):
        super().__init__()
        self.graph, self.options = graph, options
        self.drawing = Drawing(graph, **options)
        self.folds = [self._fold_button(fold) for fold in graph.folds]

    def picture(self, blanks=None, **seen):
        return drawn(self.drawing, blanks, **seen)

    def parts(self):
        return [self.picture()]

    def _fold_button(self, fold):
        button = w.ToggleButton(value=not fold.folded, description=fold.name, icon='expand',
                                tooltip=say('展开 / 折叠', 'unfold / fold'))

        def toggle(change):
            fold.folded = not change['new']
            self.attempt(self._refolded)

        button.observe(toggle, 'value')
        return button

    def _refolded(self):
        self.refold()
        self.redraw()

    def refold(self):
        """Some stretch was folded or opened: there is another drawing."""
        self.drawing = Drawing(self.graph, **self.options)


def put(box, *widgets):
    """Put widgets into a box, and close what was in it: nobody shows that any more, and the kernel would keep it."""
    before, box.children = box.children, widgets
    for widget in before:
        close(widget)


def close(widget):
    """Close a widget and all that is in it. (ipywidgets' close_all would close every figure of the notebook.)"""
    own = (getattr(widget, name, None) for name in ('layout', 'style'))
    for part in (*getattr(widget, 'children', ()), *filter(None, own)):
        close(part)
    widget.close()
