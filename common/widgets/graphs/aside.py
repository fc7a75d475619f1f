"""Aside: something to look at beside a picture, folded away until its button is pressed."""
import ipywidgets as w

from common.widgets.hands import toggle


class Aside(w.VBox):
    """A place for what `part()` shows while `toggle` is down; folded away it costs nothing.

    controls   widgets that belong to it and stand above it
    room       the least height of what it shows, so that the page below stays where it is from step to step
    """

    def __init__(self, part, words, tip, icon, controls=(), room='0'):
        self.part, self.place = part, w.HTML(layout={'min_height': room})
        self.toggle = toggle(words, icon, tip)
        super().__init__([*controls, self.place], layout={'min_width': '0', 'flex': '1 1 24em'})

    def show(self):
        """What there is to see now, where it is open."""
        opened = self.toggle.value
        if not opened and self.layout.display == 'none':
            return
        self.layout.display = 'flex' if opened else 'none'
        self.place.value = self.part().live() if opened else ''
