"""Aside: something to look at beside a picture, folded away until its button is pressed."""
import ipywidgets as w


class Aside(w.VBox):
    """A place for what `part()` shows while `toggle` is down; folded away it costs nothing.

    controls   widgets that belong to it and stand above it
    """

    def __init__(self, part, words, tip, icon, controls=()):
        self.part, self.place = part, w.HTML()
        self.toggle = w.ToggleButton(description=words, tooltip=tip, icon=icon, layout={'width': 'auto'})
        super().__init__([*controls, self.place], layout={'min_width': '0', 'flex': '1 1 24em'})
        self.show()

    def show(self):
        """What there is to see now, where it is open."""
        opened = self.toggle.value
        self.layout.display = 'flex' if opened else 'none'
        self.place.value = self.part().live() if opened else ''
