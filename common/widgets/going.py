"""Going: what goes on by itself while a button is pressed, in slices between which the kernel hears the reader."""
import asyncio


class Going:
    """Runs `coroutine()`, which ends soon after the button is no longer pressed; `task` is the latest run.

    It runs in the loop in which the figure was made, that of the kernel's cells. A page's hands may be heard in
    another thread (JupyterLab opens a subshell for them), which ends when the page is closed.
    """

    def __init__(self, button, coroutine):
        self.button, self.coroutine, self.task = button, coroutine, None
        self.loop = _running_loop()
        button.observe(lambda change: self.in_turn(self._begin), 'value')

    def in_turn(self, act, *given):
        """Do what a hand asks for between two slices, so that it meets nothing that is half done."""
        if self.loop in (None, _running_loop()):
            act(*given)
        else:
            self.loop.call_soon_threadsafe(act, *given)

    def _begin(self):
        if self.button.value and (self.task is None or self.task.done()):
            self.task = asyncio.ensure_future(self.coroutine())


def _running_loop():
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
