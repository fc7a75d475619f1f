"""Slots in columns: none on another, in their order, moved no more than they must be; long lines run level."""
import random

import pytest

from common.drawing.heights import settle, straighten
from common.drawing.layout import Slot
from tests.helpers import graphs
from tests.helpers.pictures import Drawn


def columns(seed, lanes=False):
    """Random slots in three columns, each joined to some of the column beside."""
    chance = random.Random(seed)
    found = {k: [Slot(k, 40, chance.choice((10, 24, 27)), chance.choice((10, 24, 52))) for _
                 in range(chance.randint(2, 6))]
             for k in range(3)}
    for left, right in ((0, 1), (1, 2)):
        for slot in found[left]:
            for other in chance.sample(found[right], chance.randint(1, 2)):
                slot.right.append(other)
                other.left.append(slot)
    for slots in found.values():
        for slot in slots:
            slot.y = chance.uniform(0, 100)
        slots.sort(key=lambda slot: slot.y)
    return found


def room(upper, lower):
    """Pixels between two slots; below 0 where they overlap."""
    return (lower.y - lower.above) - (upper.y + upper.below)


def blocks(slots):
    """Slots from top to bottom, in groups that touch."""
    found = [[slots[0]]]
    for before, slot in zip(slots, slots[1:]):
        if room(before, slot) > 1e-6:
            found.append([])
        found[-1].append(slot)
    return found


@pytest.mark.parametrize('seed', range(20))
def test_slots_that_nothing_joins_move_apart_by_as_little_as_they_can(seed):
    column, = (slots for k, slots in columns(seed).items() if k == 1)
    for slot in column:
        slot.left, slot.right = [], []
    wanted, order = {slot: slot.y for slot in column}, list(column)
    settle({0: column})
    assert column == order and all(room(*pair) > -1e-6 for pair in zip(column, column[1:]))
    for block in blocks(column):        # what must hold of a least sum of squares
        moved = [slot.y - wanted[slot] for slot in block]
        assert sum(moved) == pytest.approx(0, abs=1e-6)
        assert all(sum(moved[:k]) <= 1e-6 for k in range(1, len(moved)))


@pytest.mark.parametrize('seed', range(20))
def test_slots_stand_in_the_middle_of_their_neighbours_as_far_as_there_is_room(seed):
    found = columns(seed)
    settle(found)
    assert all(room(*pair) > -1e-6 for slots in found.values() for pair in zip(slots, slots[1:]))
    assert any(max(map(away, blocks(found[last]))) < 1e-6 for last in (0, 2)), 'those that were moved last'
    assert max(map(away, blocks(found[1]))) < 20


def away(block):
    """How far slots that touch stand from where they would stand if nothing held them together."""
    wanted = [sum(other.y for other in slot.left + slot.right) / len(slot.left + slot.right) for slot in block
              if slot.left + slot.right]
    return abs(sum(slot.y for slot in block if slot.left + slot.right) - sum(wanted)) / len(block)


def test_a_slot_between_a_lane_of_its_arrow_and_another_keeps_to_its_own():
    arrow = object()
    above, own = Slot(0, 0, 10, 10), Slot(0, 0, 10, 10, arrow=arrow)
    lane = Slot(1, 0, 10, 10, arrow=arrow)
    lane.left = [above, own]
    above.right, own.right = [lane], [lane]
    between = [Slot(0, 0, 40, 40) for _ in range(3)]
    settle({0: [above, *between, own], 1: [lane]})
    assert abs(lane.y - own.y) < abs(lane.y - above.y) / 2


def lanes(*heights):
    """The lanes of an arrow in neighbouring columns."""
    arrow = object()
    slots = [Slot(k, 0, 10, 10, arrow=arrow) for k in range(len(heights))]
    for slot, y in zip(slots, heights):
        slot.y = float(y)
    return slots


def straightened(path, **others):
    """Heights of the lanes where others stand above or below some of them, {'above2': y} for the third column."""
    stood = {k: [slot] for k, slot in enumerate(path)}
    for name, y in others.items():
        slot = Slot(int(name[-1]), 0, 10, 10)
        slot.y = float(y)
        stood[slot.column].insert(0 if name.startswith('above') else 1, slot)
    straighten(stood, [path])
    return [slot.y for slot in path]


def test_lanes_with_room_run_at_their_mean_height():
    assert straightened(lanes(10, 20, 60)) == [30, 30, 30]


def test_lanes_run_as_near_to_their_mean_as_their_neighbours_let_them():
    assert straightened(lanes(10, 20, 60), above1=25) == [45, 45, 45]
    assert straightened(lanes(10, 20, 60), below2=35) == [15, 15, 15]
    assert straightened(lanes(10, 20, 60), above0=10, below2=50) == [30, 30, 30]


def test_a_line_bends_once_where_no_height_suits_all_of_its_lanes():
    assert straightened(lanes(0, 0, 90, 90), above2=60) == [80, 80, 80, 80]
    assert straightened(lanes(0, 0, 90, 90), above2=60, below1=30) == [0, 0, 90, 90]


@pytest.mark.parametrize('name', graphs.ALL)
def test_in_a_picture_no_slot_lies_on_another(name):
    for slots in Drawn(graphs.ALL[name]()).layout.columns.values():
        assert all(room(*pair) > -0.11 for pair in zip(slots, slots[1:]))
