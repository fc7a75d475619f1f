"""The charts of a training hide nothing: no loss is cut off, two accuracies are two lines, earlier runs stay."""
import numpy as np
import pytest

from common import language
from common.charts import Ghost, beside, learning, spread
from common.charts.curves import LEFT, SIZE, TOP
from common.charts.learning import binned
from common.drawing.labels import width
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


def test_a_run_and_its_ghost_lie_on_each_other():
    losses, rows = np.random.RandomState(2).rand(1000) * 2, [(0, 0.1, 0.2), (400, 0.5, 0.6), (1000, 0.8, 0.7)]
    loss, accuracy = learning(losses, rows, 1000, [Ghost('the same', losses, rows)])
    (ghost, own), (ghost_of_test, test, _) = points(loss), points(accuracy)
    assert np.array_equal(ghost, own) and np.array_equal(ghost_of_test, test)


def test_only_the_latest_three_of_many_earlier_runs_are_drawn():
    runs = [Ghost(f'run {i}', [1.0, 2.0], []) for i in range(5)]
    named = [word for word in words(learning([1.0], [], 1, runs)[0]) if word.startswith('run')]
    assert named == ['run 2', 'run 3', 'run 4']


def test_legends_speak_the_reader_language():
    language.use('zh')
    assert {'损失', '准确率', '训练', '测试', '迭代'} <= set(words(beside(*learning([1.0], [(0, 0, 0)], 1))))


@pytest.mark.parametrize('losses, high', [([1.0], 2.5), ([2.39], 2.5), ([2.6], 5), ([9.9], 10), ([10.0], 10),
                                          ([2.3, np.nan, np.inf], 2.5)])
def test_the_axis_of_a_loss_up_to_10_begins_at_0_and_ends_at_a_round_number(losses, high):
    loss, _ = learning(losses, [], 10)
    [line] = points(loss)
    assert line[0, 1] == pytest.approx(down(losses[0] / high), abs=0.06) and 'log axis' not in ' '.join(words(loss))


@pytest.mark.parametrize('losses, low, high', [([10.1, 2.3], 1, 100), ([200.0, 0.03], 0.01, 1000),
                                               ([20.0, 5.0], 1, 100), ([12.0, 0.0, 0.5], 0.1, 100)])
def test_beyond_10_the_axis_of_a_loss_is_logarithmic_and_holds_all_of_them(losses, low, high):
    loss, _ = learning(losses, [], 10)
    [line] = points(loss)
    share = np.log(np.maximum(losses, low) / low) / np.log(high / low)
    assert line[:, 1] == pytest.approx(down(share), abs=0.06) and 'loss (log axis)' in words(loss)


@pytest.mark.parametrize('best, high', [(0.1, 0.95), (0.95, 0.95), (0.951, 0.98), (0.985, 0.99), (0.9985, 0.999),
                                        (0.9995, 0.9999), (1.0, 0.95)])
def test_the_axis_of_accuracies_goes_as_far_as_the_best_that_is_not_1(best, high):
    _, accuracy = learning([1.0], [(0, 0.1, 0.1), (1, best, 0.1)], 1)
    _, train = points(accuracy)
    assert train[-1, 1] == pytest.approx(down(min(1, np.log(1 - min(best, high)) / np.log(1 - high))), abs=0.06)


def test_an_accuracy_of_1_leaves_the_axis_to_the_others():
    perfect, good = (learning([1.0], [(0, 0.1, 0.1), (1, best, 0.1)], 1) for best in (1.0, 0.94))
    assert words(perfect[1]) == words(good[1])


def test_iterations_run_from_0_to_the_longest_run():
    for iterations, before, end in ((10, 4, 10), (4, 10, 10), (0, 0, 1)):
        ghosts = [Ghost('old', [1.0] * before, [])] if before else []
        loss, accuracy = learning([1.0, 0.9], [(0, 0.1, 0.1), (1, 0.2, 0.2)], iterations, ghosts)
        own = points(accuracy)[-1]
        assert own[:, 0] == pytest.approx([LEFT, LEFT + SIZE[0] / end], abs=0.06)
        assert points(loss)[-1][:, 0] == pytest.approx([LEFT, LEFT + SIZE[0] / end], abs=0.06)


def test_of_a_long_run_every_fourth_loss_is_drawn_where_all_of_them_were():
    losses = np.linspace(2, 1, 1200)
    for make in (lambda losses, every: learning(losses, [], 1200, every=every),
                 lambda losses, every: learning([], [], 0, [Ghost('old', losses, [], every)])):
        whole, some = points(make(losses, 1)[0]), points(make(losses[::4], 4)[0])
        assert np.abs(whole[0] - some[0]).max() < 1


def test_the_band_of_the_loss_holds_all_losses_of_its_group():
    losses = np.random.RandomState(1).rand(1000) * 2
    loss, _ = learning(losses, [], 1000)
    [band], [line] = points(loss, 'polygon'), points(loss)
    upper, lower = band[:len(line)], band[len(line):][::-1]
    assert (upper[:, 1] <= line[:, 1]).all() and (line[:, 1] <= lower[:, 1]).all()
    at, low, mean, high = binned(losses)
    for drawn, values in ((upper, high), (line, mean), (lower, low)):
        assert drawn[:, 1] == pytest.approx(down(values / 2.5), abs=0.06)


@pytest.mark.parametrize('count, most', [(10, 4), (150, 150), (151, 150), (1000, 7), (3, 3), (2, 3)])
def test_groups_are_of_neighbours_and_of_nearly_one_size(count, most):
    at, low, mean, high = binned(np.arange(count, dtype=float), most)
    sizes = high - low + 1
    assert len(at) == min(count, most) and sizes.sum() == count and np.ptp(sizes) <= 1
    assert np.allclose(at, mean) and np.allclose(at, (low + high) / 2) and low[0] == 0 and high[-1] == count - 1


def test_150_points_at_most_are_drawn_of_a_long_run():
    assert len(points(learning(np.ones(5000), [], 5000)[0])[0]) == 150


def test_earlier_runs_are_named_below_in_the_order_in_which_they_were_each_with_its_own_line():
    runs = [Ghost(f'run {i}', [1.0, 2.0], [(0, 0.1, 0.2), (1, 0.2, 0.3)]) for i in range(3)]
    loss, accuracy = learning([1.0], [(0, 0.1, 0.1)], 1, runs)
    texts = {text.text: (float(text.get('x')), float(text.get('y'))) for text in parsed(loss).iter(f'{SVG}text')
             if text.text.startswith('run')}
    heights = [y for _, y in texts.values()]
    assert list(texts) == ['run 0', 'run 1', 'run 2'] and np.allclose(np.diff(heights),
        20) and len({x for x, _ in texts.values()}) == 1
    samples = [path.get('stroke-dasharray') for path in parsed(loss).iter(f'{SVG}path') if path.get('opacity') == '.45']
    drawn = [line.get('stroke-dasharray') for line in parsed(loss).iter(f'{SVG}polyline') if line.get('opacity') == '.45']
    assert samples == drawn and len(set(drawn)) == 3
    ghosts = points(accuracy)[:3]
    assert all(ghost[:, 1] == pytest.approx(down(np.log([0.8, 0.7]) / np.log(0.05)), abs=0.06) for ghost
               in ghosts), 'of the test'
    assert loss.width >= LEFT + SIZE[0] and loss.height > learning([1.0], [], 1)[0].height + 60


def test_a_long_caption_widens_the_picture():
    wide = learning([1.0], [], 1, [Ghost('a caption that is longer than the chart above it is wide, by far', [1.0],
                                         [])])[0]
    [name] = [text for text in parsed(wide).iter(f'{SVG}text') if text.text.startswith('a caption')]
    assert float(name.get('x')) + width(name.text, 13) <= wide.width <= float(name.get('x')) + width(name.text, 13) + 20


def test_each_measured_accuracy_is_a_dot_on_both_curves():
    _, accuracy = learning([1.0] * 3, [(0, 0.1, 0.2), (1, 0.3, 0.4), (2, 0.5, 0.6)], 3)
    dots = {(float(dot.get('cx')), float(dot.get('cy'))) for dot in parsed(accuracy).iter(f'{SVG}circle')}
    assert {tuple(place) for line in points(accuracy) for place in line} <= dots and len(dots) == 8, 'two of them in the legend'
