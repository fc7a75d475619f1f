"""Where everything stands: a layered layout from left to right.

Items stand in columns (longest path from the left); between two columns of items lies a column of lanes, in which
each arrow has a lane of its own that holds its two labels. An arrow that skips a column of items passes it on a
lane too. So nothing can overlap, whatever the numbers are: places depend on the structure only.
"""
from common.drawing.labels import RADIUS, width

LANE, PASSING = 52, 20     # height of a lane with labels, and of one without
ITEM = 48                  # height of a circle or a box
SUM = 20                   # room under an item for the sum of its branches
GAP = 22                   # where the curves bend, left and right of each lane
MARGIN = 12
SHORT = 78                 # room for a number of four digits
WIDE, CLOSE = 1100, 12     # a wider picture makes do with smaller gaps


class Slot:
    """A place in a column: an item, or the lane of an arrow."""

    def __init__(self, column, width, height, item=None, arrow=None):
        self.column, self.width, self.height, self.item, self.arrow = column, width, height, item, arrow
        self.left, self.right = [], []
        self.x = self.y = 0.0


class Layout:
    """Slots with coordinates: `items` and `paths` (arrow → its slots from left to right), width and height."""

    def __init__(self, view, label_width):
        self.columns = {}
        self.items, self.paths, self.label_slot = {}, {}, {}
        ranks = _ranks(view)
        for item in view.items:
            self.items[item] = self._slot(2 * ranks[item], *_size(item), item=item)
        for arrow in view.arrows:
            self._path(arrow, ranks, label_width(arrow))
        self._order()
        self._place()

    def _slot(self, column, width, height, **what):
        slot = Slot(column, width, height, **what)
        self.columns.setdefault(column, []).append(slot)
        return slot

    def _path(self, arrow, ranks, label_width):
        first = 2 * ranks[arrow.source] + 1
        last = 2 * ranks[arrow.target] if arrow.target else first + 1
        slots = [self.items[arrow.source]]
        for column in range(first, last):
            with_label = column == last - 1
            slots.append(self._slot(column, label_width if with_label else 0, LANE if with_label else PASSING, arrow=arrow))
        self.label_slot[arrow] = slots[-1]
        if arrow.target:
            slots.append(self.items[arrow.target])
        for a, b in zip(slots, slots[1:]):
            a.right.append(b)
            b.left.append(a)
        self.paths[arrow] = slots

    def _order(self):
        """Inputs from top to bottom as the output reads them; then each slot to the middle of its neighbours."""
        seen = {}
        for slot in [*reversed([path[-1] for path in self.paths.values()]), *self.items.values()]:
            _number_from(slot, seen)
        for slots in self.columns.values():
            slots.sort(key=lambda slot: seen[slot])
        for sweep in range(6):
            side = 'left' if sweep % 2 else 'right'
            for column in sorted(self.columns, reverse=side == 'right'):
                self._sort_by_neighbours(column, side)

    def _sort_by_neighbours(self, column, side):
        place = {slot: i for slots in self.columns.values() for i, slot in enumerate(slots)}
        before = list(self.columns[column])
        crossings = self._crossings(column)

        def middle(slot):
            neighbours = getattr(slot, side)
            return sum(place[n] for n in neighbours) / len(neighbours) if neighbours else place[slot]

        self.columns[column].sort(key=middle)
        if self._crossings(column) >= crossings:
            self.columns[column] = before

    def _crossings(self, column):
        return sum(_crossings(self.columns.get(a, []), self.columns.get(b, []))
                   for a, b in ((column - 1, column), (column, column + 1)))

    def _across(self, gap):
        x = MARGIN
        for column in sorted(self.columns):
            slots = self.columns[column]
            wide = max(slot.width for slot in slots)
            x += gap if column % 2 else 0
            for slot in slots:
                slot.x = x + wide - slot.width / 2 if slot.item and slot.item.kind == 'input' else x + wide / 2
            x += wide + (gap if column % 2 else 0)
        self.width = x + MARGIN

    def _place(self):
        self._across(GAP)
        if self.width > WIDE:
            self._across(CLOSE)
        for slots in self.columns.values():
            _spread(slots)
        for sweep in range(60):
            for column in sorted(self.columns, reverse=bool(sweep % 2)):
                slots = self.columns[column]
                for slot in slots:
                    slot.y = _middle(slot)
                _spread(slots)
        every = [slot for slots in self.columns.values() for slot in slots]
        top = min(slot.y - slot.height / 2 for slot in every)
        for slot in every:
            slot.y = round(slot.y - top + MARGIN, 1)
        self.height = max(slot.y + slot.height / 2 for slot in every) + MARGIN


def _ranks(view):
    """Column of each item: the longest path from the left; inputs stand just before their first use."""
    ranks = {}
    for item in view.items:
        ranks[item] = 1 + max((ranks[arrow.source] for arrow in item.incoming), default=-1)
    for item in view.items:
        users = [ranks[arrow.target] for arrow in item.outgoing if arrow.target]
        if not item.incoming and users:
            ranks[item] = min(users) - 1
    return ranks


def _size(item):
    wide = width(item.text) + (24 if item.kind == 'box' else 4)
    return max(wide, 2 * RADIUS, SHORT if item.branches else 0), ITEM + (SUM if item.branches else 0)


def _number_from(slot, seen):
    """Number the slots to the left of this one, upper inputs first; without recursion."""
    stack = [slot]
    while stack:
        slot = stack.pop()
        if slot not in seen:
            seen[slot] = len(seen)
            stack.extend(reversed(slot.left))


def _crossings(left, right):
    place = {slot: i for i, slot in enumerate(right)}
    ends = [place[r] for slot in left for r in sorted((n for n in slot.right if n in place), key=place.get)]
    return sum(a > b for i, a in enumerate(ends) for b in ends[i + 1:])


def _middle(slot):
    """Between the neighbours; a lane holds on to the other lanes of its arrow, so that long arrows run straight."""
    near = [(n.y, 8 if slot.arrow and slot.arrow is n.arrow else 1) for n in slot.left + slot.right]
    return sum(y * pull for y, pull in near) / sum(pull for _, pull in near) if near else slot.y


def _spread(slots):
    """Move slots that overlap apart, as little as possible (least squares, pooling neighbours that touch)."""
    blocks = []
    offset = 0.0
    for i, slot in enumerate(slots):
        offset += (slots[i - 1].height + slot.height) / 2 if i else 0.0
        blocks.append([slot.y - offset, 1, [(slot, offset)]])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            mean, n, members = blocks.pop()
            below = blocks[-1]
            below[0] = (below[0] * below[1] + mean * n) / (below[1] + n)
            below[1] += n
            below[2] += members
    for mean, _, members in blocks:
        for slot, offset in members:
            slot.y = mean + offset
