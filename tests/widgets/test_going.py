"""What goes on by itself runs in the kernel's own loop, wherever the hand that starts it is heard."""
import asyncio
import threading

import ipywidgets as w

from common.widgets.going import Going


def in_a_subshell(act):
    """As JupyterLab's kernel hears a hand: in a thread with a loop of its own, which ends with the page."""
    async def heard():
        act()
    thread = threading.Thread(target=asyncio.run, args=(heard(),))
    thread.start()
    thread.join()


class Counter:
    """Counts, a step a turn, while its button is pressed."""

    def __init__(self):
        self.count, self.threads = 0, set()
        self.button = w.ToggleButton()
        self.going = Going(self.button, self.work)

    async def work(self):
        while self.button.value:
            self.threads.add(threading.current_thread())
            self.count += 1
            await asyncio.sleep(0)

    def press(self, down):
        in_a_subshell(lambda: setattr(self.button, 'value', down))

    async def goes_on(self):
        before = self.count
        for _ in range(10):
            await asyncio.sleep(0)
        return self.count > before


def test_it_goes_on_when_the_thread_that_heard_the_press_has_ended():
    async def kernel():
        counter = Counter()
        counter.press(True)
        assert await counter.goes_on()
        assert counter.threads == {threading.current_thread()}
        counter.press(False)
        await counter.going.task
        assert not await counter.goes_on()
    asyncio.run(kernel())


def test_a_pause_and_a_go_on_at_once_leave_it_going():
    async def kernel():
        counter = Counter()
        counter.press(True)
        for _ in range(20):
            assert await counter.goes_on()
            counter.press(False)
            counter.press(True)
        assert await counter.goes_on()
    asyncio.run(kernel())


def test_a_press_while_the_last_run_winds_up_begins_another():
    async def kernel():
        runs = []

        async def work():
            runs.append('begins')
            while button.value:
                await asyncio.sleep(0)
            if len(runs) == 1:
                in_a_subshell(lambda: setattr(button, 'value', True))      # the run is not done yet

        button = w.ToggleButton()
        going = Going(button, work)
        button.value = True
        await asyncio.sleep(0)
        button.value = False
        first = going.task
        await first
        await asyncio.sleep(0)
        assert going.task is not first and not going.task.done()
        button.value = False
    asyncio.run(kernel())


def test_hands_in_another_thread_wait_for_their_turn():
    async def kernel():
        counter, done = Counter(), []
        in_a_subshell(lambda: counter.going.in_turn(done.append, 'step'))
        assert done == []
        await asyncio.sleep(0)
        assert done == ['step']
    asyncio.run(kernel())


def test_without_a_running_loop_hands_act_at_once():
    done = []
    Counter().going.in_turn(done.append, 'step')
    assert done == ['step']
