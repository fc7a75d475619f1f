"""How fast a page draws what the kernel sends it."""
import time

import anywidget
import traitlets

from common.widgets.javascript import beside

PATIENCE = 10       # seconds between two pictures for a page that says nothing


class Pace(anywidget.AnyWidget):
    """Invisible; among the children of a figure it tells the kernel that the page has drawn the last picture.

    A kernel that sends faster than a page draws leaves it further and further behind; and what nobody looks at
    would pile up where the page was closed.
    """
    _esm = beside(__file__)
    sent = traitlets.Int().tag(sync=True)
    drawn = traitlets.Int().tag(sync=True)
    at = 0.0            # when the last one was sent

    def note(self):
        """One more picture is on its way."""
        self.sent += 1
        self.at = time.monotonic()

    @property
    def ready(self):
        """Whether the page waits for another one."""
        return self.drawn >= self.sent or time.monotonic() - self.at > PATIENCE
