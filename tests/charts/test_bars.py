"""Bars are as long as their values, and each cell of the confusion matrix holds its count."""
import numpy as np

from common.charts import bars, confusion
from tests.helpers.charts import SVG, parsed, words


def test_a_bar_is_as_long_as_its_value():
    sheet = bars('abc', [0.5, 1.0, 0], most=1)
    lengths = [float(rect.get('width')) for rect in parsed(sheet).iter(f'{SVG}rect')][1:]
    assert lengths[0] == lengths[1] / 2 and lengths[2] == 0
    assert words(sheet) == ['a', '0.5', 'b', '1', 'c', '0']
    assert sheet.alt == 'a 0.5, b 1, c 0'


def test_confusion_counts_what_was_taken_for_what():
    sheet = confusion([0, 0, 1, 2, 2, 2], [0, 1, 1, 2, 0, 0], classes=3)
    assert words(sheet)[2:] == ['0', '0', '1', '1', '1', '1', '1', '2', '2', '2', '1']
    assert sheet.alt == '3 of 6 wrong; most often 2 is read as 0 (2 ×)'


def test_nobody_was_mistaken():
    assert confusion([0, 1], [0, 1]).alt == 'all 2 are right'


def test_one_hot_labels_and_a_column_of_labels_are_labels():
    every = [confusion(t, [0, 2, 2], classes=3).alt for t in ([0, 1, 2], [[0], [1], [2]], np.eye(3), [0.0, 1.0, 2.0])]
    assert len(set(every)) == 1
