"""Drawing: graph → SVG text. Layout, colours and labels; no calculus.

palette, labels, symbols → view (what is drawn) → layout (where) → wires, items → svg (a graph) → sheet (what a notebook shows)
"""
from common.drawing.palette import THEMES
from common.drawing.roadmap import roadmap
from common.drawing.sheet import Sheet, image, page, save
from common.drawing.svg import Drawing


def draw(graph, shapes=False, title=None, maps=False):
    """The graph as it stands: values above the arrows and, after `backward`, derivatives below.

    shapes: write the shapes of arrays instead of small arrays' elements.
    maps: show large arrays as small pictures of their numbers.
    """
    return Drawing(graph, shapes, title, maps=maps).sheet()
