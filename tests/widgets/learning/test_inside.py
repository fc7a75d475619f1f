"""The network looked into while it learns: snapshots, followed live and scrubbed afterwards, within their memory."""
import re

import numpy as np
import pytest

from common import language
from common.widgets import inside, training
from common.widgets.learning import snapshots as room
from common.widgets.learning.snapshots import Snapshots
from tests.helpers.figures import button, seen
from tests.helpers.learning import Data, images, press_start


@pytest.fixture
def panel():
    language.use('en')
    return training(Data('small', *images(500, 0), *images(100, 1)), iterations=400)


def test_it_begins_with_the_network_that_has_learned_nothing(panel):
    figure = inside(panel)
    assert 'Iteration 0:' in seen(figure) and figure.moment.max == 0


def test_it_follows_the_training_and_goes_back(panel, monkeypatch):
    monkeypatch.setattr('common.widgets.learning.training.SLICE', 60)      # ten steps are one slice on any machine
    figure = inside(panel)
    for _ in range(3):
        panel.learn(10)
    assert 'Iteration 30:' in seen(figure) and figure.moment.value == figure.moment.max == 3
    figure.moment.value = 1
    assert 'Iteration 10:' in seen(figure)
    panel.learn(10)
    assert 'Iteration 10:' in seen(figure) and figure.moment.max == 4


def test_it_follows_while_the_network_learns_by_itself(panel):
    figure = inside(panel)
    press_start(panel, lambda: panel.trainer.iteration == 400)
    assert 'Iteration 400:' in seen(figure) and len(figure.snapshots) >= 2


def test_it_keeps_what_it_sees_also_while_the_page_has_not_drawn_the_last_picture(panel):
    figure = inside(panel)
    panel.pace.note()
    for goal in range(1, 6):
        panel._slice(goal)
    assert not panel.pace.ready and len(figure.snapshots) == 6


def test_what_changes_all_the_time_is_read_aloud_only_when_it_rests(panel, monkeypatch):
    monkeypatch.setattr('common.widgets.learning.training.SLICE', 0.001)
    monkeypatch.setattr('common.widgets.learning.pace.PATIENCE', -1)        # as if the page had drawn each picture
    figure = inside(panel)
    aloud = []

    def heard():
        if panel.start.value and '>iteration ' in seen(panel):
            aloud.append('status">iteration' in seen(panel) or re.search('status">Iteration (?!0:)', seen(figure)))
        return panel.trainer.iteration == 400
    press_start(panel, heard)
    assert aloud and not any(aloud)
    assert 'status">iteration 400' in seen(panel) and 'status">Iteration 400' in seen(figure)


def test_a_reset_begins_anew(panel):
    figure = inside(panel)
    panel.learn(10)
    button(panel, 'reset').click()
    assert 'Iteration 0:' in seen(figure) and len(figure.snapshots) == 1


def test_what_it_shows_is_what_the_network_has(panel):
    figure = inside(panel)
    panel.learn(10)
    last, network = figure.snapshots[-1], panel.network
    grads = network.gradient(panel.data.x_train[:room.ROWS], panel.data.t_train[:room.ROWS])
    assert np.allclose(last.weights, network.params['W1'].T, atol=1e-3)
    assert last.gradients['W2'] == pytest.approx(float(np.abs(grads['W2']).mean()))


def test_dead_units_are_counted_and_sigmoid_has_none_to_count(panel):
    panel.network.params['b1'][:25] = -1000
    assert inside(panel).snapshots[-1].dead == 0.5
    panel.settings.activation.value = 'sigmoid'
    panel.reset()
    assert np.isnan(panel.watcher.snapshots[-1].dead) and 'dead.' not in seen(panel.watcher)


def test_it_does_not_change_what_is_learned(panel):
    twin = training(panel.data, iterations=400)
    inside(panel)
    for each in (panel, twin):
        each.learn(20)
    assert np.array_equal(panel.network.params['W1'], twin.network.params['W1'])
    assert panel.record.losses == twin.record.losses


def test_the_snapshots_keep_to_their_memory_and_reach_from_first_to_last(monkeypatch, panel):
    trainer = panel.trainer
    monkeypatch.setattr(room, 'MEMORY', 10 * trainer.network.params['W1'].size * 2)
    kept = Snapshots(trainer)
    for _ in range(100):
        kept.take()
        next(trainer)
    assert 5 <= len(kept) <= 10 and kept[0].iteration == 0 and kept[-1].iteration >= 80
    assert len({b.iteration - a.iteration for a, b in zip(kept, kept[1:])}) == 1


def test_a_loss_that_is_no_number_is_told(panel):
    figure = inside(panel)
    panel.network.params['W1'][:] = np.nan
    figure.snapshots = None
    figure.look(panel.trainer)
    assert 'nothing to see' in seen(figure)
    panel.reset()
    assert 'nothing to see' not in seen(figure) and 'Iteration 0:' in seen(figure), 'nothing of it is left'


def test_another_thing_than_a_panel_is_told_what_to_write():
    language.use('en')
    assert 'panel = training(data)' in repr(inside(3))


@pytest.mark.parametrize('units', [7, 50])
def test_pictures_of_weights_fill_whole_rows_where_there_are_enough_of_them(panel, units):
    panel.settings.hidden_size.value = units
    panel.reset()
    places = re.findall('<image[^>]* x="([^"]+)" y="([^"]+)"', inside(panel).parts()[1].live())
    rows = {y: sum(at == y for _, at in places) for _, y in places}
    assert len(places) == units if units < 10 else len(rows) == 3 and len(set(rows.values())) == 1


def test_the_share_of_dead_units_is_told_and_both_charts_run_over_the_iterations(panel):
    panel.network.params['b1'][:25] = -1000
    figure = inside(panel)
    assert '50 % of the ReLUs dead.' in seen(figure)
    _, pictures, charts = figure.parts()
    for (_, chart), name in zip(charts.pictures, ('mean |gradient|', 'dead ReLUs')):
        words = re.findall('<text[^>]*>([^<]+)</text>', chart.live())
        assert name in words and 'iteration' in words and words.index(name) > words.index('iteration')
        numbers = [word for word in words if word[:1].isdigit()]
        assert {'0', '100', '400'} <= set(numbers) or {'0', '200', '400'} <= set(numbers)


def test_the_slider_goes_from_the_first_snapshot_to_the_last(panel, monkeypatch):
    monkeypatch.setattr('common.widgets.learning.training.SLICE', 60)
    figure = inside(panel)
    for count in range(1, 4):
        assert (figure.moment.min, figure.moment.max) == (0, count - 1) and len(figure.snapshots) == count
        panel.learn(5)


@pytest.mark.parametrize('sizes, ends', [((0.01, 0.01), (0.01, 0.1)), ((0.02, 0.03), (0.01, 0.1)), ((0.02, 0.3), (0.01, 1)),
                                         ((20, 3000), (10, 10000))])
def test_the_sizes_of_gradients_stand_between_the_powers_of_ten_around_them_and_two_at_least(panel, sizes, ends):
    figure = inside(panel)
    figure.snapshots[0].gradients.update(zip(('W1', 'W2'), sizes))
    _, _, charts = figure.parts()
    words = re.findall('<text[^>]*>([^<]+)</text>', charts.pictures[0][1].live())
    upright = [float(word.replace(',', '')) for word in words[:words.index('0')]]
    assert (min(upright), max(upright)) == ends
