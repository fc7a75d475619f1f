"""Drawing: graph → SVG text. Layout, colours and labels; no calculus.

palette, labels → view (what is drawn) → layout (where), wires → svg (a graph) → sheet (what a notebook shows)
"""
from common.drawing.palette import THEMES
from common.drawing.sheet import Sheet, image, page, save
from common.drawing.svg import Drawing


def draw(graph, shapes=False, title=None, tight=False):
    """The graph as it stands: values above the arrows and, after `backward`, derivatives below.

    shapes: write the shapes of arrays instead of small arrays' elements.
    tight: keep no room for longer numbers, where the numbers stay as they are.
    """
    return Drawing(graph, shapes, title, tight=tight).sheet()
