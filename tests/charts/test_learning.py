"""The charts of a training hide nothing: no loss is cut off, two accuracies are two lines, earlier runs stay."""
import numpy as np
import pytest

from common import language
from common.charts import Ghost, beside, learning, spread
from common.charts.curves import LEFT, SIZE, TOP
from common.charts.learning import binned
from tests.helpers.charts import SVG, parsed, points, words


def down(share):
    """How far below the top a share of the axis is drawn."""
    return TOP + SIZE[1] * (1 - np.array(share))


def test_bins_keep_the_mean_and_the_extremes():
    values = np.random.RandomState(0).rand(1234)
    at, low, mean, high = binned(values, 100)
    assert len(at) == 100 and np.all(np.diff(at) > 0)
    assert (low.min(), high.max()) == (values.min(), values.max())
    assert np.all((low <= mean) & (mean <= high))
    assert mean.mean() == pytest.approx(values.mean(), abs=1e-3)


@pytest.mark.parametrize('rows, most, kept', [(0, 4, []), (1, 4, [0]), (3, 4, [0, 1, 2]), (10, 4, [0, 3, 6, 9])])
def test_of_many_rows_some_stay_the_first_and_the_last_among_them(rows, most, kept):
    assert spread(list(range(rows)), most) == kept


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


def test_legends_speak_the_reader_language():
    language.use('zh')
    assert {'损失', '准确率', '训练', '测试', '迭代'} <= set(words(beside(*learning([1.0], [(0, 0, 0)], 1))))
