"""The training panel: its buttons are pressed, its settings changed, its pictures read."""
import asyncio
import base64
import re
import time
from importlib import import_module
from typing import NamedTuple

import numpy as np
import pytest

from common import language
from common.optimizer import Adam
from common.widgets.learning.history import worst_mistakes
from common.widgets.learning.training import Training, training
from tests.helpers.figures import button, seen


class Data(NamedTuple):
    note: str
    x_train: np.ndarray
    t_train: np.ndarray
    x_test: np.ndarray
    t_test: np.ndarray


def images(rows, seed):
    """16 bytes each; the class is the pixel that is lit."""
    random = np.random.RandomState(seed)
    t = random.randint(0, 10, rows).astype(np.uint8)
    x = random.randint(0, 60, (rows, 16)).astype(np.uint8)
    x[np.arange(rows), t] += 150
    return x, t


@pytest.fixture
def panel():
    return training(Data('small <digits>', *images(500, 0), *images(100, 1)), iterations=400)


def press_start(panel, until, seconds=20):
    """Press start, wait for `until()`, press pause; as the kernel's loop does it."""
    async def wait():
        panel.start.value = True
        end = time.monotonic() + seconds
        while not until() and time.monotonic() < end:
            await asyncio.sleep(0.001)
        panel.start.value = False
        await panel.task
    asyncio.run(wait())


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
    panel.finish()
    straight = training(panel.data, iterations=400)
    straight.finish()
    assert panel.record.losses == straight.record.losses
    assert np.array_equal(panel.network.params['W1'], straight.network.params['W1'])


def test_learning_leaves_the_loop_to_others(panel, short_slices):
    async def both():
        panel.start.value = True
        ticks = 0
        while not panel.task.done():
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
    panel.lr.value = 1
    sheet = panel.finish()
    assert panel.bar.value == 400
    [*_, (epochs, iteration, train, test)] = panel.record.epochs
    assert (epochs, iteration) == (80, 400) and train > 0.9
    assert sheet.alt.endswith(f'test accuracy {test:.4f} at iteration 400')


def test_reset_starts_the_same_lesson_again(panel):
    panel.learn(20)
    losses = panel.record.losses
    button(panel, 'reset').click()
    assert panel.trainer.iteration == 0 and 'Nothing' in seen(panel)
    panel.learn(20)
    assert panel.record.losses == losses


def test_the_learning_rate_works_at_once(panel):
    panel.learn(5)
    panel.lr.value = 0
    before = panel.network.params['W1'].copy()
    panel.learn(5)
    assert np.array_equal(panel.network.params['W1'], before)


def test_another_optimizer_brings_its_own_learning_rate(panel):
    panel.optimizer.value = 'Adam'
    assert isinstance(panel.trainer.optimizer, Adam)
    assert panel.lr.value == panel.trainer.optimizer.lr == 0.001
    panel.lr.value = 0.01
    assert panel.trainer.optimizer.lr == 0.01


def test_the_batch_size_works_at_once(panel):
    panel.batch_size.value = 7
    panel.learn(3)
    assert panel.trainer.samples == 21


def test_the_hidden_size_waits_for_a_reset(panel):
    panel.learn(5)
    panel.hidden_size.value, panel.activation.value = 8, 'sigmoid'
    assert panel.network.params['W1'].shape == (16, 50) and 'after a reset' in seen(panel)
    panel.reset()
    assert panel.network.params['W1'].shape == (16, 8) and 'Sigmoid1' in panel.network.layers


def test_a_learning_rate_that_bursts_is_one_sentence_and_a_reset_goes_on(panel, recwarn):
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
        await asyncio.gather(panel.task, other.task)
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
