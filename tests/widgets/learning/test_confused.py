"""The confusion matrix to press: each cell pages through its digits."""
import re

import numpy as np
import pytest

from common import language
from common.network import TwoLayerNet
from common.widgets import confused
from tests.helpers.figures import seen
from tests.helpers.learning import images


@pytest.fixture
def figure():
    language.use('en')
    return confused(TwoLayerNet(16, 8, 10, seed=1), *images(300, 0))


def test_the_cells_hold_how_often_a_digit_was_read_as_another(figure):
    assert figure.counts.sum() == 300
    assert all(button.description == str(figure.counts[cell] or '') and button.disabled == (figure.counts[cell] == 0)
               for cell, button in figure.buttons.items())


def test_the_more_often_a_mistake_is_made_the_stronger_is_its_tint(figure):
    wrong = [(figure.counts[cell], float(re.search(r',([0-9.]+)\)', button.style.button_color)[1]))
             for cell, button in figure.buttons.items() if figure.counts[cell] and cell[0] != cell[1]]
    counts, tints = map(np.array, zip(*wrong))
    assert 0 < tints.min() < tints.max() < 1
    assert np.corrcoef(counts, tints)[0, 1] > 0.999, 'in proportion'


def test_it_begins_with_the_commonest_mistake(figure):
    wrong = figure.counts * (1 - np.eye(10, dtype=int))
    assert figure.counts[figure.cell] == wrong.max() and f'of {wrong.max()}.' in seen(figure)


def test_a_press_on_a_cell_shows_its_digits_and_the_pages_turn(figure):
    cell = max((cell for cell in figure.buttons), key=lambda cell: (figure.counts[cell], cell))
    figure.buttons[cell].click()
    i, j = cell
    assert f'A {i} read as {j}: 1 to 5' in seen(figure) and figure.before.disabled
    figure.after.click()
    assert f'A {i} read as {j}: 6 to ' in seen(figure) and not figure.before.disabled
    assert set(figure.t[figure.found]) == {i} and set(figure.answers[figure.found]) == {j}
    for _ in range(100):
        figure.turn(1)
    assert figure.after.disabled and f'to {len(figure.found)} of' in seen(figure)


def test_the_stored_picture_holds_the_matrix(figure):
    assert 'of 300 wrong' in repr(figure)


def test_a_thing_that_is_no_network_is_told_so():
    assert 'panel.network' in repr(confused(3, 4, 5))


def test_each_page_holds_five_digits_and_the_last_the_rest(figure):
    cell = max(figure.buttons, key=lambda cell: (figure.counts[cell], cell))
    figure.buttons[cell].click()
    count, shown = len(figure.found), []
    while True:
        shown.append(seen(figure).count('<image'))
        if figure.after.disabled:
            break
        figure.after.click()
    assert count > 10 and shown == [5] * (count // 5) + [count % 5] * (count % 5 > 0)
    for _ in range(100):
        figure.turn(-1)
    assert figure.page == 0 and figure.before.disabled and not figure.after.disabled


def test_who_turns_on_and_on_stays_at_the_last_page(figure):
    lengths = set()
    for cell, button in figure.buttons.items():
        if not button.disabled:
            button.click()
            for _ in range(len(figure.found) // 5 + 1):
                figure.turn(1)
            rest = (figure.counts[cell] - 1) % 5 + 1
            lengths.add(rest)
            assert seen(figure).count('<image') == rest and figure.after.disabled
    assert lengths == {1, 2, 3, 4, 5}


def test_the_stored_matrix_is_that_of_the_buttons(figure):
    i, j = figure.cell
    assert figure.counts[i, j] != figure.counts[j, i]
    assert f'most often {i} is read as {j} ({figure.counts[i, j]} ×)' in repr(figure)
