"""The shapes of a graph's items: circles, boxes and names, the frame of an opened fold, and what lights an item up."""
from common.drawing import texts
from common.drawing.labels import RADIUS, width
from common.drawing.layout import AFTER
from common.drawing.wires import port_offset


def shape(layout, item):
    """A circle or a box with its text, or the name of an input."""
    slot = layout.items[item]
    x, y = slot.x, slot.y
    if item.kind == 'input':
        return texts.text('t', slot.end - AFTER, y + 5, item.text, 'end')
    text = texts.text('t', x, y + 5, item.text) + _order(layout, item)
    if item.kind == 'circle':
        return f'<circle class="o" cx="{x:g}" cy="{y:g}" r="{RADIUS}"/>{text}'
    place = f'x="{x - slot.width / 2 + 2:g}" y="{y - RADIUS:g}"'
    return f'<rect class="o" {place} width="{slot.width - 4:g}" height="{2 * RADIUS}" rx="10"/>{text}'


def _order(layout, item):
    """Small numbers where the inputs come in, if it matters which is the first."""
    if not item.ordered:
        return ''
    slot, parts = layout.items[item], []
    for arrow in item.incoming:
        below = port_offset(layout, arrow, item.incoming, -2) > 0
        parts.append(texts.text('t n', slot.x - 12, slot.y + (16 if below else -8), str(arrow.uses[0][1] + 1)))
    return ''.join(parts)


def mark(layout, item):
    """The patch behind an item that is lit."""
    slot = layout.items[item]
    wide = {'circle': 2 * RADIUS, 'box': slot.width - 4, 'input': width(item.text)}[item.kind] + 10
    x = slot.end - AFTER + 5 - wide if item.kind == 'input' else slot.x - wide / 2
    return f'<rect class="hi" x="{x:g}" y="{slot.y - 27:g}" width="{wide:g}" height="54" rx="14"/>'


def frame(layout, view, items):
    """The ground behind the items of an opened fold, and the arrows between them."""
    inside = set(items)
    slots = [layout.items[item] for item in items]
    slots += [slot for arrow in view.arrows if {arrow.source, arrow.target} <= inside for slot in layout.paths[arrow]]
    left = min(s.start for s in slots) - 10
    right = max(s.end for s in slots) + 10
    top = min(s.y - s.above for s in slots) - 6
    bottom = max(s.y + s.below for s in slots) + 6
    size = f'width="{right - left:g}" height="{bottom - top:g}"'
    return f'<rect class="fr" x="{left:g}" y="{top:g}" {size} rx="12"/>'
