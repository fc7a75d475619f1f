"""The keyboard's focus in a figure whose output is drawn anew."""
import anywidget
import traitlets

from common.widgets.javascript import beside_in_a_figure


class Focus(anywidget.AnyWidget):
    """Invisible; among the children of a figure it gives the focus back to the control that had it."""
    _esm = beside_in_a_figure(__file__)
    held = traitlets.List().tag(sync=True)      # [place of the control, how many there are], known to the page only
