"""Drawing: graph → SVG text. Layout, colours and labels; no calculus.

labels → view (what is drawn) → layout (where) → svg (the text) → picture (what a notebook shows)
"""
from common.drawing.picture import Picture, image
from common.drawing.svg import THEMES, Drawing


def draw(graph, shapes=False, title=None):
    """The graph as it stands: values above the arrows and, after `backward`, derivatives below.

    shapes: write the shapes of arrays instead of small arrays' elements.
    """
    drawing = Drawing(graph, shapes, title)
    return Picture(drawing.svg(still=True), drawing.describe())
