"""A gradient check as pictures: what agrees lies on the diagonal, what does not is crossed."""
import numpy as np
import pytest

from common.charts import errors, scatter
from common.charts.agreement import SIDE
from common.charts.curves import LEFT, TOP
from tests.helpers.charts import SVG, parsed, words


def drawn(sheet, tag):
    return list(parsed(sheet).iter(SVG + tag))


def test_numbers_that_agree_lie_on_the_diagonal():
    a = np.array([[1.0, -0.5], [0.25, 0.0]])
    circles = drawn(scatter(a, a + 1e-9), 'circle')
    points = [(float(circle.get('cx')) - LEFT, float(circle.get('cy')) - TOP) for circle in circles]
    assert len(points) == 4 and all(abs(x + y - SIDE[0]) < 0.2 for x, y in points)


def test_a_number_that_does_not_agree_is_a_cross_and_is_counted():
    sheet = scatter([1.0, 2.0, 3.0], [1.0, -2.0, 3.0])
    assert len(drawn(sheet, 'circle')) == 2 and sheet.alt == '1 of 3 numbers off the diagonal'
    assert [path for path in drawn(sheet, 'path') if path.get('class') == 'd']


def test_zeros_agree():
    assert scatter(np.zeros(3), np.zeros(3)).alt == '0 of 3 numbers off the diagonal'


def test_the_first_wrong_node_is_seen_at_a_glance():
    sheet = errors(['+', 'ReLU', 'dot'], [1e-10, 0.5, 2e-8])
    good, bad, fine = [(float(r.get('width')), r.get('class')) for r in drawn(sheet, 'rect')[1:]]
    assert good[0] < fine[0] < bad[0] and (good[1], bad[1], fine[1]) == ('a', 'dh', 'a')
    assert [word for word in words(sheet) if '✗' in word] == ['0.5 ✗']
    assert sheet.alt == '+ 1e−10, ReLU 0.5 ✗, dot 2e−8'


@pytest.mark.parametrize('error, shown', [
    (0.0, '0'), (float('nan'), 'nan ✗'), (float('inf'), 'inf ✗'), (7.0, '7 ✗')])
def test_odd_errors_have_a_bar_within_the_axis(error, shown):
    sheet = errors(['x'], [error])
    assert words(sheet)[1].strip() == shown
    assert 0 <= float(drawn(sheet, 'rect')[1].get('width')) <= 240
