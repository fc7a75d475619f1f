"""Charts: what is drawn is what the numbers say."""
import base64
import io
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from PIL import Image

from common import language
from common.charts import SIGNED, Axis, Curve, bars, below, beside, blame, confusion, curves, learning, picture, tiles, wrapped
from common.charts.curves import LEFT, SIZE, TOP, binned

SVG = '{http://www.w3.org/2000/svg}'


def parsed(sheet):
    return ET.fromstring(sheet.svg(still=True))


def words(sheet):
    return [element.text for element in parsed(sheet).iter(f'{SVG}text')]


def points(sheet, tag='polyline'):
    return [np.array([point.split(',') for point in element.get('points').split()], float)
            for element in parsed(sheet).iter(f'{SVG}{tag}')]


def pixels(sheet):
    """The RGB arrays of the small pictures in a sheet."""
    data = [element.get('href').split(',')[1] for element in parsed(sheet).iter(f'{SVG}image')]
    return [np.asarray(Image.open(io.BytesIO(base64.b64decode(text)))).astype(int) for text in data]


def down(share):
    """How far below the top a share of the axis is drawn."""
    return TOP + SIZE[1] * (1 - np.array(share))


def test_a_curve_goes_through_its_points():
    [line] = points(curves(Axis(0, 10), Axis(0, 1), Curve('y', [0, 5, 10], [0, 0.25, 1])))
    w, h = SIZE
    assert line == pytest.approx(np.array([[LEFT, TOP + h], [LEFT + w / 2, TOP + 0.75 * h], [LEFT + w, TOP]]), abs=0.06)


def test_points_beyond_an_axis_stay_in_the_field():
    [line] = points(curves(Axis(0, 1), Axis(0, 1), Curve('y', [-1, 2], [-5, 5])))
    assert line == pytest.approx(np.array([[LEFT, TOP + SIZE[1]], [LEFT + SIZE[0], TOP]]))


@pytest.mark.parametrize('axis, ticks', [
    (Axis(0, 1), [0, 0.2, 0.4, 0.6, 0.8, 1]),
    (Axis(0, 10_000), [0, 2000, 4000, 6000, 8000, 10_000]),
    (Axis(-3, 3), [-3, -2, -1, 0, 1, 2, 3]),
    (Axis(0, 2.5), [0, 0.5, 1, 1.5, 2, 2.5]),
    (Axis(1e-3, 1, log=True), [1e-3, 1e-2, 1e-1, 1]),
])
def test_axes_have_round_numbers(axis, ticks):
    assert axis.ticks() == pytest.approx(ticks)


def test_on_a_log_axis_equal_ratios_are_equally_far():
    assert Axis(1, 100, log=True).share(np.array([1, 10, 100])) == pytest.approx([0, 0.5, 1])


def test_curves_differ_in_more_than_colour():
    both = curves(Axis(0, 1), Axis(0, 1), Curve('a', [0, 1], [0, 1]), Curve('b', [0, 1], [1, 0], 'dashed'))
    dashes = [line.get('stroke-dasharray') for line in parsed(both).iter(f'{SVG}polyline')]
    assert dashes == [None, '5 4'] and {'a', 'b'} <= set(words(both))


def test_bins_keep_the_mean_and_the_extremes():
    values = np.random.RandomState(0).rand(1234)
    at, low, mean, high = binned(values, 100)
    assert len(at) == 100 and np.all(np.diff(at) > 0)
    assert (low.min(), high.max()) == (values.min(), values.max())
    assert np.all((low <= mean) & (mean <= high))
    assert mean.mean() == pytest.approx(values.mean(), abs=1e-3)


@pytest.mark.parametrize('count', [0, 1, 3])
def test_few_values_need_no_bins(count):
    at, low, mean, high = binned(np.arange(count), 100)
    assert list(at) == list(low) == list(mean) == list(high) == list(range(count))


def test_a_training_that_has_not_begun_has_empty_axes():
    assert [points(sheet) for sheet in learning([], [], 100)] == [[], []]


def test_learning_shows_loss_and_both_accuracies():
    sheet = beside(*learning([2.0, 1.0, 0.5], [(0, 0.1, 0.2), (2, 0.9, 0.8)], 2))
    loss, test, train = points(sheet)
    assert loss[:, 1] == pytest.approx(down([0.8, 0.4, 0.2]), abs=0.06)
    assert test[:, 1] == pytest.approx(down([0.2, 0.8]), abs=0.06)
    assert train[:, 1] == pytest.approx(down([0.1, 0.9]), abs=0.06)
    assert sheet.alt == 'loss 0.5; accuracy test 0.8, accuracy training 0.9'


def test_legends_speak_the_reader_language():
    language.use('zh')
    assert {'损失', '准确率', '训练', '测试', '迭代'} <= set(words(beside(*learning([1.0], [(0, 0, 0)], 1))))


def test_a_bar_is_as_long_as_its_value():
    sheet = bars('abc', [0.5, 1.0, 0], most=1)
    lengths = [float(rect.get('width')) for rect in parsed(sheet).iter(f'{SVG}rect')][1:]
    assert lengths[0] == lengths[1] / 2 and lengths[2] == 0
    assert words(sheet) == ['a', '0.5', 'b', '1', 'c', '0']
    assert sheet.alt == 'a 0.5, b 1, c 0'


def test_confusion_counts_what_was_taken_for_what():
    sheet = confusion([0, 0, 1, 2, 2, 2], [0, 1, 1, 2, 0, 0], classes=3)
    assert words(sheet)[2:] == ['0', '0', '1', '1', '1', '1', '1', '2', '2', '2', '1']
    assert sheet.alt == '3 mistakes in 6; the most frequent: 2 read as 0 (2 times)'


def test_ink_is_dark_and_paper_is_light():
    [rgb] = pixels(picture(np.array([[0, 255], [128, 0]], np.uint8)))
    assert tuple(rgb[0, 0]) == (255, 255, 255) and tuple(rgb[0, 1]) == (34, 34, 34)
    assert 130 < rgb[1, 0].mean() < 160


def test_signs_have_a_colour_of_their_own():
    [rgb] = pixels(picture(np.array([[-1.0, 0], [0, 1]]), SIGNED))
    (r1, _, b1), (r2, _, b2) = rgb[0, 0], rgb[1, 1]
    assert b1 > r1 and r2 > b2 and tuple(rgb[0, 1]) == (255, 255, 255)


def test_tiles_share_one_scale():
    weak, strong = pixels(tiles(np.array([np.full(4, 0.1), np.full(4, 1.0)])))
    assert strong.max() < weak.min()


def test_flat_images_become_squares_with_captions_below():
    sheet = tiles(np.random.RandomState(0).rand(12, 784), [f'{i} → 0' for i in range(12)])
    assert len(pixels(sheet)) == 12 and pixels(sheet)[0].shape == (28, 28, 3)
    assert words(sheet)[11] == '11 → 0'


def test_blame_is_orange_where_more_ink_raises_the_loss():
    [rgb] = pixels(blame(np.zeros((1, 4)), np.array([[1.0, -1.0, 0, 0]])))
    assert rgb[0, 0][0] > rgb[0, 0][2] and rgb[0, 1][2] > rgb[0, 1][0]


def test_arrays_that_are_all_zero_can_be_shown():
    [rgb] = pixels(picture(np.zeros((2, 2)), SIGNED))
    assert np.all(rgb == 255)


def test_sheets_are_put_together_without_overlap():
    a, b = bars('a', [1]), bars('b', [2])
    assert beside(a, b, gap=10).width == a.width + b.width + 10
    assert below(a, b, gap=10).height == a.height + b.height + 10
    assert words(below(a, b)) == ['a', '1', 'b', '2']


def test_a_row_breaks_where_the_page_is_narrow():
    html = wrapped(bars('a', [1]), bars('b', [2]))
    assert 'flex-wrap:wrap' in html and html.count('<svg') == 2


def test_a_still_carries_its_own_ground_and_its_text():
    html = bars(['<b>'], [1])._repr_html_()
    assert 'alt="&lt;b&gt; 1"' in html
    svg = base64.b64decode(re.search('base64,([^"]+)', html)[1]).decode()
    assert '&lt;b&gt;' in svg and '<rect width="' in svg


def test_the_same_numbers_give_the_same_bytes():
    first, second = (tiles(np.random.RandomState(0).rand(3, 784)).svg() for _ in range(2))
    assert first == second
