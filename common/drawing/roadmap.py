"""A graph from top to bottom, narrow enough for a phone: boxes in rows, in each its name and its value.

For few and large nodes, such as the lessons of the series; a computation is read from left to right (svg.py).
"""
from common.drawing.labels import number, width
from common.drawing.layout import ranks
from common.drawing.sheet import Sheet
from common.drawing.texts import text
from common.drawing.view import View

HIGH, STEP, APART, MARGIN = 48, 84, 18, 12      # of a box; from row to row; from box to box


def roadmap(graph, names=None, title=''):
    """The nodes of a graph in rows, each below all that it needs, as a Sheet.

    names   what is written in a box, {what a circle would show: words}; others show what a circle would
    title   what a screen reader announces
    """
    view, names = View(graph), names or {}
    words = {item: names.get(item.text, item.text) for item in view.items}
    rank = ranks(view)
    rows = [[item for item in view.items if rank[item] == row] for row in range(max(rank.values()) + 1)]
    values = {item: number(item.nodes[-1].value) for item in view.items}
    wide = {item: max(width(words[item]), width(values[item])) + 24 for item in view.items}
    whole = max(sum(wide[item] + APART for item in row) for row in rows) + 2 * MARGIN
    places = {}
    for y, row in enumerate(rows):
        x = whole / 2 - sum(wide[item] + APART for item in row) / 2
        for item in row:
            places[item] = x + (wide[item] + APART) / 2, MARGIN + HIGH / 2 + STEP * y
            x += wide[item] + APART
    parts = [_arrow(arrow, places, wide, whole) for arrow in view.arrows if arrow.target]
    for item, (x, y) in places.items():
        place = f'x="{x - wide[item] / 2:g}" y="{y - HIGH / 2:g}" width="{wide[item]:g}" height="{HIGH}"'
        parts.append(f'<rect class="o" {place} rx="10"/>' + text('t', x, y - 4, words[item])
                     + text('v', x, y + 16, values[item]))
    said = [f'{words[item]} {values[item]}'
            + ''.join(f' ← {words[arrow.source]}' for arrow in item.incoming) for item in view.items]
    return Sheet(whole, 2 * MARGIN + STEP * (len(rows) - 1) + HIGH, ''.join(parts), '; '.join(said), title)


def _arrow(arrow, places, wide, whole):
    """From the lower side of one box to the upper side of another; past rows between them at the right edge."""
    (x, y), (to_x, to_y) = places[arrow.source], places[arrow.target]
    aside = (to_x - x) / 8
    x, to_x = x + _within(aside, wide[arrow.source]), to_x - _within(aside, wide[arrow.target])
    y, to_y = y + HIGH / 2, to_y - HIGH / 2 - 8
    way = f'M{x:g} {y:g}'
    if to_y - y > STEP:
        way += f'C{x:g} {y + 30:g} {whole - 4:g} {y:g} {whole - 4:g} {y + 40:g}V{to_y - 40:g}'
        way += f'C{whole - 4:g} {to_y:g} {to_x:g} {to_y - 30:g} {to_x:g} {to_y:g}'
    elif x == to_x:
        way += f'V{to_y:g}'
    else:
        middle = (y + to_y) / 2
        way += f'C{x:g} {middle:g} {to_x:g} {middle:g} {to_x:g} {to_y:g}'
    return f'<path class="w" d="{way}"/><path class="wh" d="M{to_x - 4:g} {to_y:g}h8l-4 8z"/>'


def _within(aside, wide):
    """So far from the middle of a box, but not beyond its sides."""
    return max(4 - wide / 2, min(wide / 2 - 4, aside))
