"""Where everything stands: a layered layout from left to right.

Items stand in columns (longest path from the left); between two columns of items lies a column of lanes, in
which each arrow has a lane of its own that holds its labels. An arrow that skips a column of items passes it on a
lane too. Within a column all lines run level; they bend only in the gaps between columns, where nothing else
stands. So no label, circle or line can lie on a label, whatever the numbers are: places depend on the structure
only.
"""
from bisect import bisect_right, insort

from common.drawing.heights import settle, straighten
from common.drawing.labels import RADIUS, width
from common.drawing.texts import LINE

UP, DOWN = 27, 26          # room above and below the line of a lane with labels,
PASSING = 10               # and of a lane without
HALF = 24                  # of the height of a circle or a box
SUM = 28                   # room under an item for the sum of its branches
AFTER = 10                 # from the name of an input to its arrow
GAP, WIDEST = 24, 60       # where the curves bend, left and right of each column of lanes; the steep get more
MARGIN = 12
WIDE, CLOSE = 1100, 0.6    # a wider picture makes do with smaller gaps


class Slot:
    """A place in a column, `above` and `below` its middle: an item, or the lane of an arrow."""

    def __init__(self, column, width, above, below, item=None, arrow=None):
        self.column, self.width, self.above, self.below = column, width, above, below
        self.item, self.arrow = item, arrow
        self.left, self.right = [], []          # slots of the columns beside that a line joins to this one,
        self.pulls = []                         # all of them, and how hard they pull
        self.upper = self.lower = None          # neighbours in the column
        self.x = self.y = self.start = self.end = 0.0   # start and end: the left and the right of the column


class Layout:
    """Slots with coordinates: `items` and `paths` (arrow → its slots from left to right), width and height.

    label_room(arrow)   (pixels, lines) that its labels need
    sum_room(item)      pixels of the sum of its branches
    """

    def __init__(self, view, label_room, sum_room):
        self.columns = {}
        self.items, self.paths, self.label_slot = {}, {}, {}
        column = ranks(view)
        for item in view.items:
            self.items[item] = self._slot(2 * column[item], *_size(item, sum_room), item=item)
        for arrow in view.arrows:
            self._path(arrow, column, *label_room(arrow))
        self._order()
        settle(self.columns)
        straighten(self.columns, self.paths.values())
        self._begin_at_the_top()
        self._across(GAP, WIDEST)
        if self.width > WIDE:
            self._across(CLOSE * GAP, CLOSE * WIDEST)

    def _slot(self, column, width, above, below, **what):
        slot = Slot(column, width, above, below, **what)
        self.columns.setdefault(column, []).append(slot)
        return slot

    def _path(self, arrow, column, label_width, lines):
        first = 2 * column[arrow.source] + 1
        last = 2 * column[arrow.target] if arrow.target else first + 1
        more = LINE * (lines - 1)
        slots = [self.items[arrow.source]]
        for at in range(first, last):
            size = (label_width, UP + more, DOWN + more) if at == last - 1 else (0, PASSING, PASSING)
            slots.append(self._slot(at, *size, arrow=arrow))
        self.label_slot[arrow] = slots[-1]
        if arrow.target:
            slots.append(self.items[arrow.target])
        for a, b in zip(slots, slots[1:]):
            a.right.append(b)
            b.left.append(a)
        self.paths[arrow] = slots

    def _order(self):
        """Inputs from top to bottom as the output reads them, then each slot to the middle of its neighbours, over and over.

        On the way lines may cross more; of all orders the first with the fewest crossings stays.
        """
        seen = {}
        for slot in [*reversed([path[-1] for path in self.paths.values()]), *self.items.values()]:
            _number_from(slot, seen)
        for slots in self.columns.values():
            slots.sort(key=lambda slot: seen[slot])
        orders = [dict(self.columns)]
        for side in 3 * ('right', 'left'):      # from right to left and back; later sweeps change nothing
            for column in sorted(self.columns, reverse=side == 'right'):
                self._sort_by_neighbours(column, side)
            orders.append(dict(self.columns))
        self.columns = min(orders, key=_crossings)

    def _sort_by_neighbours(self, column, side):
        beside = self.columns.get(column + (1 if side == 'right' else -1), [])
        place = {slot: i for i, slot in enumerate(beside)}
        own = {slot: i for i, slot in enumerate(self.columns[column])}

        def middle(slot):
            neighbours = getattr(slot, side)
            return sum(place[n] for n in neighbours) / len(neighbours) if neighbours else own[slot]

        self.columns[column] = sorted(self.columns[column], key=middle)

    def _begin_at_the_top(self):
        every = [slot for slots in self.columns.values() for slot in slots]
        top = min(slot.y - slot.above for slot in every)
        for slot in every:
            slot.y = round(slot.y - top + MARGIN, 1)
        self.height = max(slot.y + slot.below for slot in every) + MARGIN

    def _across(self, least, most):
        x = MARGIN
        columns = sorted(self.columns)
        for column in columns:
            slots = self.columns[column]
            wide = max(slot.width for slot in slots)
            for slot in slots:
                as_text = slot.item and slot.item.kind == 'input'       # names end where their arrows begin
                slot.x = x + wide - slot.width / 2 if as_text else x + wide / 2
                slot.start, slot.end = x, x + wide
            x += wide
            if column != columns[-1]:
                steepest = max(abs(slot.y - n.y) for slot in slots for n in slot.right)
                x += min(most, max(least, steepest / 3))
        self.width = x + MARGIN


def ranks(view):
    """Column of each item: the longest path from the left; inputs stand just before their first use."""
    rank = {}
    for item in view.items:
        rank[item] = 1 + max((rank[arrow.source] for arrow in item.incoming), default=-1)
    for item in view.items:
        users = [rank[arrow.target] for arrow in item.outgoing if arrow.target]
        if not item.incoming and users:
            rank[item] = min(users) - 1
    return rank


def _size(item, sum_room):
    wide = width(item.text) + AFTER
    if item.kind != 'input':
        wide = max(width(item.text) + (24 if item.kind == 'box' else 4), 2 * RADIUS)
    if not item.branches:
        return wide, HALF, HALF
    return max(wide, sum_room(item)), HALF, (10 if item.kind == 'input' else HALF) + SUM


def _number_from(slot, seen):
    """Number the slots to the left of this one, upper inputs first; without recursion."""
    stack = [slot]
    while stack:
        slot = stack.pop()
        if slot not in seen:
            seen[slot] = len(seen)
            stack.extend(reversed(slot.left))


def _crossings(columns):
    """How many pairs of lines cross between neighbouring columns."""
    return sum(_crossing(slots, columns.get(column + 1, ())) for column, slots in columns.items())


def _crossing(left, right):
    place = {slot: i for i, slot in enumerate(right)}
    ends, crossed = [], 0
    for slot in left:
        here = sorted(place[n] for n in slot.right)
        crossed += sum(len(ends) - bisect_right(ends, end) for end in here)
        for end in here:
            insort(ends, end)
    return crossed
