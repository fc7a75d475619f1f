"""The training panel: its buttons are pressed, its settings changed, its pictures read."""
import asyncio
import base64
import re
import time
from importlib import import_module

import numpy as np
import pytest

from common import language
from common.network import TwoLayerNet
from common.optimizer import OPTIMIZERS, Adam
from common.widgets.learning.history import worst_mistakes
from common.widgets.learning.training import Training, training
from dataset.digits import make_digits
from tests.helpers.figures import button, seen
from tests.helpers.hands import tree
from tests.helpers.learning import Data, images, press_start


@pytest.fixture
def panel():
    """A panel on a page that draws each picture as soon as the kernel listens to it, and never earlier."""
    panel = training(Data('small <digits>', *images(500, 0), *images(100, 1)), iterations=400)
    pace = panel.pace

    def send(change):
        try:
            asyncio.get_running_loop().call_soon(pace.set_trait, 'drawn', pace.sent)
        except RuntimeError:
            pace.drawn = pace.sent
    pace.observe(send, 'sent')
    pace.drawn = pace.sent
    return panel


def test_a_page_that_draws_no_more_is_sent_no_more_and_learning_goes_on(panel, short_slices, monkeypatch):
    monkeypatch.setattr('common.widgets.learning.pace.PATIENCE', 1000)
    pace, sent = panel.pace, []
    pace.unobserve_all('sent')
    press_start(panel, until=lambda: sent.append(pace.sent) or panel.trainer.iteration > 30)
    assert sent[-1] == sent[0] + 1 and f'iteration {panel.trainer.iteration} of' in seen(panel), 'the pause is shown'
    before = pace.sent
    pace.drawn = pace.sent              # the page is back
    press_start(panel, until=lambda: pace.sent > before)
    assert pace.sent > before
    monkeypatch.setattr('common.widgets.learning.pace.PATIENCE', 0)
    assert pace.ready, 'a page that says nothing is tried again'


def test_a_new_panel_names_its_data_and_has_learned_nothing(panel):
    assert 'small &lt;digits&gt;' in seen(panel)
    assert 'Nothing has been learned yet' in seen(panel)
    assert panel.bar.value == 0 and panel.trainer.iteration == 0


@pytest.fixture
def short_slices(monkeypatch):
    monkeypatch.setattr(import_module('common.widgets.learning.training'), 'SLICE', 0.001)


def test_start_and_pause_lose_nothing(panel, short_slices):
    press_start(panel, until=lambda: panel.trainer.iteration >= 5)
    paused = panel.trainer.iteration
    assert 0 < paused < 400 and panel.bar.value == paused == len(panel.record.losses)
    panel.learn(400)
    straight = training(panel.data, iterations=400)
    straight.learn(400)
    assert panel.record.losses == straight.record.losses
    assert np.array_equal(panel.network.params['W1'], straight.network.params['W1'])


def test_learning_leaves_the_loop_to_others(panel, short_slices):
    async def both():
        panel.start.value = True
        ticks = 0
        while not panel.going.task.done():
            ticks += 1
            await asyncio.sleep(0.001)
        return ticks
    assert asyncio.run(both()) > 5
    assert panel.trainer.iteration == 400 and panel.start.value is False


def test_one_step_is_one_step(panel):
    button(panel, 'one step').click()
    assert panel.trainer.iteration == 1 and 'iteration 1 of 400' in seen(panel)
    button(panel, 'one step').click()
    assert panel.trainer.iteration == 2


def test_a_finished_panel_has_learned(panel):
    panel.settings.lr.value = 1
    panel.learn(400)
    assert panel.bar.value == 400
    [*_, (epochs, iteration, train, test)] = panel.record.epochs
    assert (epochs, iteration) == (80, 400) and train > 0.9
    assert f'test accuracy {test:.4f} at iteration 400' in panel.still()[1]


def test_reset_starts_the_same_lesson_again(panel):
    panel.learn(20)
    losses = panel.record.losses
    button(panel, 'reset').click()
    assert panel.trainer.iteration == 0 and 'Nothing' in seen(panel)
    panel.learn(20)
    assert panel.record.losses == losses


def test_the_learning_rate_works_at_once(panel):
    panel.learn(5)
    panel.settings.lr.value = 0
    before = panel.network.params['W1'].copy()
    panel.learn(5)
    assert np.array_equal(panel.network.params['W1'], before)
    assert 'no parameter moves' in seen(panel)


@pytest.mark.parametrize('name', OPTIMIZERS)
def test_every_optimizer_can_be_chosen_and_learns_with_its_usual_learning_rate(panel, name):
    panel.settings.optimizer.value = name
    panel.learn(400)
    assert type(panel.trainer.optimizer) is OPTIMIZERS[name]
    assert np.mean(panel.record.losses[-20:]) < np.mean(panel.record.losses[:20])


def test_another_optimizer_brings_its_usual_learning_rate(panel):
    panel.settings.optimizer.value = 'Adam'
    assert isinstance(panel.trainer.optimizer, Adam)
    assert panel.settings.lr.value == panel.trainer.optimizer.lr == 0.001
    assert 'Adam usually begins with the learning rate 0.001' in seen(panel)


def test_a_learning_rate_that_the_reader_typed_is_kept(panel):
    panel.settings.lr.box.value = '0.02'
    panel.settings.optimizer.value = 'Adam'
    assert panel.settings.lr.value == panel.trainer.optimizer.lr == 0.02
    assert 'still your 0.02' in seen(panel)


def test_the_batch_size_works_at_once(panel):
    panel.settings.batch_size.value = 7
    panel.learn(3)
    assert panel.trainer.samples == 21


@pytest.mark.parametrize('name', OPTIMIZERS)
def test_each_optimizer_reads_half_of_the_digits_soon_with_the_rate_that_is_usual(name):
    panel = training(Data('drawn', *make_digits(2000, seed=0), *make_digits(100, seed=1)), iterations=200)
    panel.settings.optimizer.value = name
    panel.reset()
    panel.learn(200)
    [*_, (_, _, train, _)] = panel.record.epochs
    assert train > 0.5


@pytest.mark.parametrize('box, typed', [('lr', '-1'), ('lr', '1e6'), ('batch_size', '0'), ('batch_size', '2.5'),
                                        ('hidden_size', '0'), ('hidden_size', '5000'), ('hidden_size', '1.5'), ('lr', 'abc')])
def test_a_number_that_cannot_be_is_refused_and_the_old_one_stays(panel, box, typed):
    box = getattr(panel.settings, box)
    before = box.value
    box.box.value = typed
    assert box.value == before and box.box.value == f'{before:g}' and 'Kept' in box.note.value


def test_the_hidden_size_waits_for_a_reset_and_says_so(panel):
    panel.learn(5)
    panel.settings.hidden_size.value, panel.settings.activation.value = 8, 'sigmoid'
    assert panel.network.params['W1'].shape == (16, 50) and 'still has 50 hidden units and relu' in seen(panel)
    panel.reset()
    assert panel.network.params['W1'].shape == (16, 8) and 'Sigmoid1' in panel.network.layers
    assert 'still has' not in seen(panel)


def test_a_reset_keeps_the_curves_before_in_sight_with_their_settings(panel):
    panel.reset()
    assert panel.ghosts == [], 'nothing was learned yet'
    for units in (10, 11, 12, 13):
        panel.settings.hidden_size.value = units
        panel.reset()
        panel.learn(6)
    assert [ghost.caption.split(',')[0] for ghost in panel.ghosts] == ['10 units', '11 units', '12 units']
    assert '12 units, relu, SGD 0.1, batch 100' in panel.still()[1] or '12 units' in seen(panel)


def test_one_epoch_stops_where_the_next_begins(panel, short_slices):
    async def epoch():
        button(panel, 'one epoch').click()
        await panel.going.task
    asyncio.run(epoch())
    assert panel.trainer.iteration == 5
    asyncio.run(epoch())
    assert panel.trainer.iteration == 10
    panel.learn(2)
    asyncio.run(epoch())
    assert panel.trainer.iteration == 15, 'of an epoch that has begun only what is left'


def test_the_button_says_what_it_will_do(panel, short_slices):
    assert panel.start.description == 'start'
    press_start(panel, until=lambda: panel.start.description == 'pause')
    assert panel.start.description in ('go on', 'start')


@pytest.mark.parametrize('in_the_middle', [False, True])
def test_while_it_learns_it_tells_its_pace_and_looks_at_the_test_data(panel, short_slices, monkeypatch, in_the_middle):
    """Whether the page says that it has drawn a picture between two slices of learning or in the middle of one."""
    module = import_module('common.widgets.learning.training')
    monkeypatch.setattr(module, 'LOOK', 0)
    if in_the_middle:
        panel.pace.unobserve_all('sent')
        note = panel.record.note
        monkeypatch.setattr(panel.record, 'note', lambda step: (note(step), panel.pace.set_trait('drawn', panel.pace.sent)))

    def looks():
        return sum(np.isnan(train) for _, _, train, _ in panel.record.epochs)
    press_start(panel, until=lambda: looks() > 2 or not panel.start.value)
    assert looks() > 2
    assert panel.record.begun is None and 'a second' not in seen(panel), 'a pause has no pace'
    panel.record.begun = time.monotonic() - 10, 0
    assert 'a second, about' in panel.record.line()


def test_it_looks_at_the_test_data_now_and_then_and_not_with_each_picture(panel, short_slices, monkeypatch):
    monkeypatch.setattr(import_module('common.widgets.learning.training'), 'LOOK', 1.5 * time.monotonic())
    press_start(panel, until=lambda: panel.trainer.iteration > 20)
    assert not any(np.isnan(train) for _, _, train, _ in panel.record.epochs)


def test_what_starts_it_stands_above_its_settings_and_what_saves_it_below_the_pictures(panel):
    order = list(tree(panel))
    places = [order.index(one) for one in (panel.start, panel.settings, panel.bar, panel.shown, panel.saving)]
    assert places == sorted(places)


def test_the_worst_mistakes_stand_below_their_title(panel):
    panel.learn(3)
    drawn = seen(panel)
    assert drawn.index('>the worst mistakes') < drawn.index('<image')


@pytest.mark.parametrize('losses, said', [
    ([50.0] * 100, True), ([0.5] * 50 + [50.0] * 50, True), ([50.0] * 90, False), ([0.5] * 200, False),
    ([50.0] * 200 + [0.5] * 50, False), ([2.5] * 100, True), ([2.31] * 100, False)])
def test_a_loss_that_stays_above_chance_is_said_to_come_from_the_learning_rate(panel, losses, said):
    panel.record.losses.extend(losses)
    assert ('learning rate is too large' in panel.record.warning()) == said


def test_hours_of_learning_are_told_in_no_more_words_than_minutes(panel):
    sizes = []
    for hours in (1, 8):
        panel.record.losses.extend([0.5] * 1000 * hours)
        panel.record.epochs += [(i / 2, 300 * i, 0.9 if i % 2 else np.nan, 0.9) for i in range(1000 * hours)]
        panel._sum_up()
        sizes.append(len(panel.still()[0]))
    assert sizes[1] < 1.1 * sizes[0]
    assert len(panel.record.table().rows) <= 21


def test_a_long_training_keeps_some_of_its_losses_over_the_whole_of_it(panel, tmp_path, monkeypatch):
    whole = training(panel.data, iterations=400)
    whole.learn(400)
    monkeypatch.setattr('common.widgets.learning.history.MOST', 60)
    monkeypatch.setenv('LESSONS_KEPT', str(tmp_path))
    panel.learn(150)
    assert list(panel.record.losses) == list(whole.record.losses)[:150:4]
    button(panel, 'save').click()
    button(panel, 'open and go on').click()
    panel.learn(251)
    assert list(panel.record.losses) == list(whole.record.losses)[::8] and panel.record.ghost('').every == 8
    assert f'loss {whole.record.losses[-1]:.3g};' in seen(panel), 'the last one is told'


def test_a_saved_training_goes_on_in_another_panel(panel, tmp_path, monkeypatch):
    monkeypatch.setenv('LESSONS_KEPT', str(tmp_path))
    panel.settings.hidden_size.value, panel.settings.optimizer.value = 7, 'Adam'
    panel.reset()
    panel.learn(30)
    button(panel, 'save').click()
    assert 'my_network.npz, at iteration 30' in panel.saving.message.value
    other = training(panel.data, iterations=400)
    button(other, 'open and go on').click()
    assert other.trainer.iteration == 30 and other.record.losses == panel.record.losses
    assert other.record.table().rows == panel.record.table().rows
    assert other.settings.hidden_size.value == 7 and other.settings.optimizer.value == 'Adam'
    panel.learn(20)
    other.learn(20)
    assert np.array_equal(panel.network.params['W1'], other.network.params['W1'])


def test_a_network_is_saved_in_the_folder_of_the_reader_or_beside_a_notebook_that_has_none(panel, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv('LESSONS_KEPT', str(tmp_path / 'own'))
    button(panel, 'save').click()
    assert 'Saved: own/my_network.npz, at' in panel.saving.message.value
    assert (tmp_path / 'own/my_network.npz').is_file() and not (tmp_path / 'my_network.npz').exists()
    monkeypatch.delenv('LESSONS_KEPT')
    button(panel, 'save').click()
    assert (tmp_path / 'my_network.npz').is_file()


def test_an_optimizer_of_the_readers_own_learns_and_is_told_that_it_cannot_be_saved(panel, tmp_path, monkeypatch):
    monkeypatch.setenv('LESSONS_KEPT', str(tmp_path))
    panel.trainer.optimizer = type('Mine', (Adam,), {})()
    panel.learn(3)
    button(panel, 'save').click()
    assert 'cannot hold a Mine of your own' in panel.saving.message.value and not list(tmp_path.iterdir())


@pytest.mark.parametrize('name, words', [('', 'cannot name a file'), ('../x', 'cannot name a file'),
                                         ('none', 'There is no none.npz here')])
def test_a_name_that_cannot_be_opened_is_one_sentence(panel, name, words, tmp_path, monkeypatch):
    monkeypatch.setenv('LESSONS_KEPT', str(tmp_path))
    panel.learn(3)
    panel.saving.name.value = name
    button(panel, 'open and go on').click()
    assert words in panel.saving.message.value and panel.trainer.iteration == 3


def test_a_disk_that_is_full_is_one_sentence_and_nothing_is_lost(panel, tmp_path, monkeypatch):
    monkeypatch.setenv('LESSONS_KEPT', str(tmp_path))

    def full(*_):
        raise OSError(28, 'No space left on device')
    monkeypatch.setattr('common.keeping.os.fsync', full)
    panel.learn(3)
    button(panel, 'save').click()
    assert 'make room' in panel.saving.message.value and panel.trainer.iteration == 3


def test_a_learning_rate_that_bursts_is_one_sentence_and_a_reset_goes_on(panel, recwarn):
    panel.settings.lr.value = 100
    panel.trainer.optimizer.lr = 1e30
    panel.learn(400)
    assert 'learning rate may be too large' in seen(panel)
    panel.reset()
    panel.learn(10)
    assert 'iteration 10 of 400' in seen(panel)
    assert not recwarn.list


def test_only_one_panel_learns_at_a_time(panel, short_slices):
    other = training(panel.data, iterations=400)

    async def both():
        panel.start.value = True
        await asyncio.sleep(0.001)
        other.start.value = True
        assert panel.start.value is False
        other.start.value = False
        await asyncio.gather(panel.going.task, other.going.task)
    asyncio.run(both())
    assert Training.learner is other


def test_the_still_is_the_same_every_time(panel):
    panel.learn(30)
    twin = training(panel.data, iterations=400)
    twin.learn(30)
    assert panel.still() == twin.still()


def test_the_stored_output_is_a_picture_and_a_line(panel):
    panel.learn(30)
    bundle = panel._repr_mimebundle_()
    svgs = [base64.b64decode(found).decode() for found in re.findall('base64,([^"]+)', bundle['text/html'])]
    assert 'small &lt;digits&gt;' in bundle['text/html'] and 'polyline' in svgs[0]
    assert bundle['text/plain'].startswith('small <digits> | iteration 30 of 400')


def test_what_the_notebook_stores_of_a_shown_panel_is_renewed_when_it_pauses(panel, short_slices, monkeypatch):
    shown, module = [], import_module('common.widgets.learning.training')
    for name in ('display', 'update_display'):
        monkeypatch.setattr(module, name, lambda bundle, raw, display_id, name=name: shown.append(
            (name, raw, display_id, f'iteration {panel.trainer.iteration} of 400' in bundle['text/plain'])))
    panel._ipython_display_()
    press_start(panel, until=lambda: panel.trainer.iteration >= 5)
    assert shown == [('display', True, panel.model_id, False), ('update_display', True, panel.model_id, True)]


def test_the_table_has_a_row_for_each_epoch(panel):
    panel.learn(12)
    cells = re.findall('<td[^>]*>([^<]+)</td>', seen(panel))
    assert cells[0::4] == ['0', '1', '2'] and cells[1::4] == ['0', '5', '10']


def test_the_worst_mistakes_are_those_with_the_least_likely_label():
    class Fixed:
        def predict(self, x):
            return np.log(np.array([[0.7, 0.2, 0.1], [0.9, 0.09, 0.01], [0.1, 0.8, 0.1], [0.6, 0.3, 0.1]]))

    answers, worst = worst_mistakes(Fixed(), None, np.array([1, 2, 1, 2]))
    assert list(answers) == [0, 0, 1, 0] and list(worst) == [1, 3, 0]


def test_the_panel_speaks_chinese():
    language.use('zh')
    panel = training(Data('MNIST', *images(100, 0), *images(30, 1)), iterations=10)
    assert '还没有开始学' in seen(panel)
    button(panel, '走一步').click()
    assert '迭代 1 / 10' in seen(panel)


def test_a_look_between_two_epochs_stands_in_the_table_only_while_it_is_the_last(panel):
    panel.learn(7)
    panel.record.look()
    assert [row[2] for row in panel.record.table().rows][-1] == '–'
    looks = len(panel.record.table().rows)
    panel.learn(1)
    panel.record.look()
    rows = panel.record.table().rows
    assert len(rows) == looks and [row[2] == '–' for row in rows] == [False] * (looks - 1) + [True]


def test_the_pace_is_counted_from_where_the_learning_began(panel, monkeypatch):
    now = [100.0]
    monkeypatch.setattr('common.widgets.learning.history.time.monotonic', lambda: now[0])
    panel.learn(10)
    panel.record.begin()
    for _ in range(30):
        panel.record.note(next(panel.trainer))
    assert 'a second' not in panel.record.line(), 'too early to say'
    now[0] += 2
    assert '. 15 a second, about 24 s to go' in panel.record.line(), '360 of 400 are left'
    panel.record.end()
    assert 'a second' not in panel.record.line()


@pytest.mark.parametrize('rate, said', [(0, True), (1, False)])
def test_only_with_a_learning_rate_of_0_no_parameter_moves(panel, rate, said):
    panel.settings.lr.value = rate
    assert ('no parameter moves' in seen(panel)) == said


def test_ten_test_images_are_shown_at_most_in_two_rows(panel):
    places = re.findall('<image[^>]* x="([^"]+)" y="([^"]+)"', seen(panel))
    across, down = ({place[i] for place in places} for i in (0, 1))
    assert len(places) == 10 and len(across) == 5 and len(down) == 2
    panel.learn(1)
    assert 0 < seen(panel).count('<image') <= 10


def test_unless_it_is_told_otherwise_it_learns_for_ten_thousand_iterations_from_the_numbers_of_seed_0(panel):
    usual = training(panel.data)
    assert usual.bar.max == usual.trainer.iterations == 10_000
    assert np.array_equal(usual.network.params['W1'], TwoLayerNet(16, 50, 10, dtype=np.float32, seed=0).params['W1'])


def test_between_two_slices_it_waits_for_a_small_part_of_a_slice(panel, short_slices, monkeypatch):
    waits, sleep = [], asyncio.sleep
    monkeypatch.setattr('common.widgets.learning.training.asyncio.sleep', lambda wait: waits.append(wait) or sleep(0))
    press_start(panel, until=lambda: panel.trainer.iteration == 400)
    assert len(waits) > 5 and max(waits) < 0.05 / 10
