"""The keyboard's focus in a figure whose output is drawn anew."""
from pathlib import Path

import anywidget
import traitlets


class Focus(anywidget.AnyWidget):
    """Invisible; among the children of a figure it gives the focus back to the control that had it."""
    _esm = Path(__file__).with_name('focus.js').read_text(encoding='utf-8')      # of a path anywidget never lets a widget go
    held = traitlets.List().tag(sync=True)      # [place of the control, how many there are], known to the page only
