"""The line of one arrow: from port to port through its lanes, level in each column and bent in the gaps."""
from common.drawing.labels import RADIUS

HEAD = 7                # pixels that the tip of an arrow takes
CROWD = {'circle': 26, 'box': 38, 'input': 26}      # pixels that the ends of all arrows at one item take at most,
APART = 12                                          # and from one to the next


def wire(layout, arrow):
    """SVG of the forward line and of the dashed line back, and the place (x, y) of its labels."""
    slots = layout.paths[arrow]
    start = sx, sy = _port(slots[0], 1, port_offset(layout, arrow, arrow.source.outgoing, 1))
    points = [start, (slots[0].end, sy)]
    for slot in slots[1:-1] if arrow.target else slots[1:]:
        points += [(slot.start, slot.y), (slot.end, slot.y)]
    if arrow.target:
        tx, ty = _port(slots[-1], -1, port_offset(layout, arrow, arrow.target.incoming, -2))
        points += [(slots[-1].start, ty), (tx - HEAD, ty)]
    line, (x, y), lane = _path(points), points[-1], layout.label_slot[arrow]
    forward = f'<path class="w" d="{line}"/><path class="wh" d="M{x:g} {y - 4:g}l8 4l-8 4z"/>'
    backward = (f'<path class="d" d="{line}" transform="translate(0 6)"/>'
                f'<path class="dh" d="M{sx + 9:g} {sy + 2:g}l-8 4l8 4z"/>')
    return forward, backward, lane.x, lane.y


def port_offset(layout, arrow, arrows, neighbour):
    """How far from the middle of its item an arrow starts or ends, so that arrows do not run into one point.

    neighbour: which slot of the paths is the first beyond the item, 1 where arrows leave, -2 where they arrive.
    """
    if len(arrows) == 1:
        return 0
    place = {a: layout.paths[a][neighbour].y for a in arrows}
    rank = sum(y < place[arrow] for y in place.values())
    crowd = CROWD[(arrow.source if neighbour == 1 else arrow.target).kind]
    return (rank - (len(arrows) - 1) / 2) * min(APART, crowd / (len(arrows) - 1))


def _path(points):
    """Level lines between points of one height, curves between others."""
    parts = [f'M{points[0][0]:g} {points[0][1]:g}']
    for (x, y), (to_x, to_y), before in zip(points, points[1:], [points[0], *points]):
        if y != to_y:
            level, middle = f'H{x:g}' if x != before[0] else '', (x + to_x) / 2
            parts.append(f'{level}C{middle:g} {y:g} {middle:g} {to_y:g} {to_x:g} {to_y:g}')
    return ''.join(parts) + f'H{points[-1][0]:g}'


def _port(slot, side, offset):
    """A point on the border of an item, `offset` below its middle; side 1 is the right, -1 the left."""
    if slot.item.kind == 'circle':
        return slot.x + side * (RADIUS ** 2 - offset ** 2) ** 0.5, slot.y + offset
    reach = slot.width / 2 - (2 if slot.item.kind == 'box' else 0)
    return slot.x + side * reach, slot.y + offset
