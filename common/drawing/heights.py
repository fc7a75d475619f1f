"""How high each slot stands: near the middle of its neighbours and clear of its column; long lines run level."""

STIFF = 8                  # how much more than to others a lane holds on to the other lanes of its arrow
STILL, WORK = 0.05, 60_000 # the search ends with movements below so many pixels, or after so many slots


def settle(columns):
    """Give the slots of all columns {number: slots from top to bottom} their height y; the order stays."""
    every = [slot for slots in columns.values() for slot in slots]
    for slots in columns.values():
        _spread(slots)
    for slot in every:
        near = slot.left + slot.right
        slot.pulls = [(n, STIFF if slot.arrow and slot.arrow is n.arrow else 1) for n in near]
    for sweep in range(min(60, WORK // len(every))):        # most pictures are still after half of 60
        moved = 0
        for column in sorted(columns, reverse=bool(sweep % 2)):
            slots = columns[column]
            before = [slot.y for slot in slots]
            for slot in slots:
                slot.y = _middle(slot)
            _spread(slots)
            moved = max(moved, *(abs(slot.y - y) for slot, y in zip(slots, before)))
        if moved < STILL:
            break


def straighten(columns, paths):
    """Long arrows run level where there is room."""
    for slots in columns.values():
        for a, b in zip(slots, slots[1:]):
            a.lower, b.upper = b, a
    for path in paths:
        _level([slot for slot in path if slot.arrow])


def _middle(slot):
    """Between the neighbours; a lane holds on to the other lanes of its arrow, so that long ones run straight."""
    together = force = 0
    for other, pull in slot.pulls:
        together += other.y * pull
        force += pull
    return together / force if force else slot.y


def _spread(slots):
    """Move slots that overlap apart, as little as possible (least squares, pooling neighbours that touch)."""
    blocks = []
    offset = 0.0
    for i, slot in enumerate(slots):
        offset += slots[i - 1].below + slot.above if i else 0.0
        blocks.append([slot.y - offset, [(slot, offset)]])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            mean, members = blocks.pop()
            last = blocks[-1]
            n, m = len(members), len(last[1])
            last[0] = (last[0] * m + mean * n) / (m + n)
            last[1] += members
    for mean, members in blocks:
        for slot, offset in members:
            slot.y = mean + offset


def _level(lanes):
    """The lanes of an arrow at one height as far as their neighbours leave the room, then at the next."""
    run, low, high = [], -1e9, 1e9
    for slot in lanes:
        least = slot.upper.y + slot.upper.below + slot.above if slot.upper else -1e9
        most = slot.lower.y - slot.lower.above - slot.below if slot.lower else 1e9
        if max(low, least) > min(high, most) + 1e-6:
            _put(run, low, high)
            run, low, high = [], -1e9, 1e9
        run.append(slot)
        low, high = max(low, least), min(high, most)
    _put(run, low, high)


def _put(slots, low, high):
    y = min(max(sum(slot.y for slot in slots) / len(slots), low), high)
    for slot in slots:
        slot.y = y
