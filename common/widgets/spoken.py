"""What a figure says to a screen reader."""
import anywidget

from common.widgets.javascript import beside_in_a_figure


class Spoken(anywidget.AnyWidget):
    """Invisible among the children of a figure; gives the controls in it the names and states that they lack."""
    _esm = beside_in_a_figure(__file__)
