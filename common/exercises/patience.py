"""A reader's code that does not end, or that would end Python: it ends the check, with a sentence."""
import sys
import time
from contextlib import contextmanager
from functools import cache, wraps

from common.exercises.diagnosis.error import of_ours, stopped

SECONDS = 10        # of work for one call of the reader's code; the checks need a few milliseconds
LOOK = 100          # lines between two looks at the clock


def patient(check):
    """A check that comes to an end: also where the reader's code goes on and on, was interrupted, or calls exit()."""
    @wraps(check)
    def checked(*arguments, **named):
        try:
            with patience():
                return check(*arguments, **named)
        except Exception:
            raise
        except BaseException as error:
            return stopped(error)
    return checked


@contextmanager
def patience():
    """Within it a call of the reader's code that works for too long is interrupted, as by the kernel's stop button."""
    if sys.gettrace() is not None:      # a debugger is at work, or another check around this one
        yield
        return
    sys.settrace(_Watch().entered)
    try:
        yield
    finally:
        sys.settrace(None)


class _Watch:
    """Counts the lines of the reader's own that run; what this project and its packages do is not watched."""

    def entered(self, frame, event, arg):
        if not _of_reader(frame.f_code.co_filename):
            return None
        if frame.f_back is None or not _of_reader(frame.f_back.f_code.co_filename):
            self.lines, self.since = 0, None
        return self.line

    def line(self, frame, event, arg):
        self.lines += 1
        if self.lines % LOOK == 0:
            self._look(time.process_time())
        return self.line

    def _look(self, now):
        if self.since is None:
            self.since = now
        if now - self.since > SECONDS:
            raise KeyboardInterrupt


@cache
def _of_reader(filename):
    return not of_ours(filename)
