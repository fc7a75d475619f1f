"""Charts: what is drawn is what the numbers say."""
import base64
import io
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from PIL import Image

from common import language
from common.charts import (
    LARGE,
    SCORE,
    SIGNED,
    Axis,
    Curve,
    Ghost,
    bars,
    below,
    beside,
    confusion,
    curves,
    learning,
    picture,
    saliency,
    tiles,
    wrapped,
)
from common.charts.axis import nice, short
from common.charts.curves import LEFT, SIZE, TOP
from common.charts.learning import binned
from common.drawing.labels import width

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
    places = np.array([[LEFT, TOP + h], [LEFT + w / 2, TOP + 0.75 * h], [LEFT + w, TOP]])
    assert line == pytest.approx(places, abs=0.06)


def test_a_chart_without_lines_is_described_by_its_axes():
    assert curves(Axis(0, 10, 'iteration'), Axis(0, 1, 'loss')).alt == 'loss, iteration'


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
    assert dashes == [None, '6 4'] and {'a', 'b'} <= set(words(both))


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
    sheet = beside(*learning([2.0, 1.0, 0.5], [(0, 0, 0), (2, 0.9, 0.8)], 2))
    loss, test, train = points(sheet)
    assert loss[:, 1] == pytest.approx(down([0.8, 0.4, 0.2]), abs=0.06)
    assert test[:, 1] == pytest.approx(down([0, np.log(0.2) / np.log(0.05)]), abs=0.06)
    assert train[:, 1] == pytest.approx(down([0, np.log(0.1) / np.log(0.05)]), abs=0.06)
    assert sheet.alt == 'loss 0.5; accuracy test 0.8, accuracy training 0.9'


@pytest.mark.parametrize('losses', [
    [2.3, 198.0, 2.2], [2.3, 11.0, 0.01], [2.3, 4e6, np.nan], [2.3, 5.0], [0.001], [1e-9, 20]])
def test_no_loss_lies_beyond_its_axis(losses):
    [line] = points(learning(losses, [], 10)[0])
    heights, known = line[:, 1], [loss for loss in losses if loss == loss]
    assert len(heights) == len(known), 'NaN has no height'
    assert np.all(np.diff(heights[np.argsort(known)]) < 0), 'a larger loss is drawn higher, never cut off'
    assert np.all((heights >= TOP) & (heights <= TOP + SIZE[1]))


def test_training_and_test_accuracy_of_a_good_network_are_two_lines():
    test, train = points(learning([1.0], [(0, 0.1, 0.1), (1, 0.9797, 0.9698)], 1)[1])
    assert test[-1, 1] - train[-1, 1] > 10, 'pixels between the two'


def test_an_accuracy_of_1_can_be_drawn():
    test, train = points(learning([1.0], [(0, 0.1, 0.1), (1, 1.0, 0.9)], 1)[1])
    assert train[-1, 1] == TOP and np.isfinite(test).all()


def test_earlier_runs_are_faint_and_say_what_was_different():
    now, before = [2.0, 1.0], Ghost('lr 0.01', [2.2, 2.1, 2.0, 1.9], [(0, 0.1, 0.1), (4, 0.3, 0.3)])
    loss, accuracy = learning(now, [(0, 0.1, 0.1)], 2, [before])
    assert 'lr 0.01' in words(loss) and 'lr 0.01' not in loss.alt.split(';')[0]
    ghost, own = parsed(loss).iter(f'{SVG}polyline')
    assert ghost.get('stroke-dasharray') and float(ghost.get('opacity')) < 0.6 and not own.get('opacity')
    assert points(loss)[0][-1, 0] <= LEFT + SIZE[0], 'the longer run fits on the axis'


def test_only_the_latest_three_of_many_earlier_runs_are_drawn():
    runs = [Ghost(f'run {i}', [1.0, 2.0], []) for i in range(5)]
    named = [word for word in words(learning([1.0], [], 1, runs)[0]) if word.startswith('run')]
    assert named == ['run 2', 'run 3', 'run 4']


@pytest.mark.parametrize('axis', [
    Axis(1e-16, 1, log=True), Axis(0, 1_000_000), Axis(-0.001, 0.001), Axis(1, 9, log=True),
    Axis(0, 0.999, nines=True)])
@pytest.mark.parametrize('pixels', [120, 300, 460])
def test_numbers_beside_an_axis_do_not_touch(axis, pixels):
    ticks = axis.ticks_across(pixels)
    halves = [width(short(tick), 13) / 2 for tick in ticks]
    ends = [(pixels * axis.share(tick) - half, pixels * axis.share(tick) + half) for tick, half in zip(ticks, halves)]
    assert len(ticks) >= 2 and all(end < start for (_, end), (start, _) in zip(ends, ends[1:]))


def test_a_chart_can_be_large():
    axis, line = Axis(0, 1), Curve('y', [0, 1], [0, 1])
    small, large = (curves(axis, axis, line, size=size) for size in (SIZE, LARGE))
    assert large.width > small.width and points(large)[0][-1, 0] == LEFT + LARGE[0]


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
    assert sheet.alt == '3 of 6 are wrong; most often 2 is read as 0 (2 ×)'


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


def test_saliency_is_orange_where_more_ink_raises_the_loss():
    [rgb] = pixels(saliency(np.zeros((1, 4)), np.array([[1.0, -1.0, 0, 0]])))
    assert rgb[0, 0][0] > rgb[0, 0][2] and rgb[0, 1][2] > rgb[0, 1][0]


def test_saliency_of_a_score_has_other_colours_than_that_of_a_loss():
    gradient = np.array([[1.0, -1.0, 0, 0]])
    [loss], [score] = (pixels(saliency(np.zeros((1, 4)), gradient, **more))
                       for more in ({}, {'colours': SCORE}))
    assert not np.any(np.all(loss[0] == score[0], axis=-1)) and np.all(loss[1] == score[1])


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
    assert '&lt;b&gt;' in svg and '<rect class="bg"' in svg


def test_the_same_numbers_give_the_same_bytes():
    first, second = (tiles(np.random.RandomState(0).rand(3, 784)).svg() for _ in range(2))
    assert first == second


def test_a_picture_of_no_numbers_is_grey():
    [rgb] = pixels(picture(np.array([[np.nan, 0.0], [np.inf, 1.0]]), SIGNED))
    assert tuple(rgb[0, 0]) == (128, 128, 128) and tuple(rgb[0, 1]) == (255, 255, 255)


def test_nobody_was_mistaken():
    assert confusion([0, 1], [0, 1]).alt == 'all 2 are right'


def test_one_hot_labels_and_a_column_of_labels_are_labels():
    every = [confusion(t, [0, 2, 2], classes=3).alt for t in ([0, 1, 2], [[0], [1], [2]], np.eye(3), [0.0, 1.0, 2.0])]
    assert len(set(every)) == 1


@pytest.mark.parametrize('least, step', [(0.01, 0.01), (0.005, 0.005), (20, 20), (0.1, 0.1), (0.03, 0.05), (700, 1000)])
def test_a_nice_step_is_a_round_number(least, step):
    assert nice(least) == pytest.approx(step)
