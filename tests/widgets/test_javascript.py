"""The two halves of a widget with JavaScript: what its page reads and writes is what the kernel sends and hears."""
import re

import pytest

from common.widgets.graphs.keys import Keys
from common.widgets.learning.focus import Focus
from common.widgets.learning.pace import Pace
from common.widgets.learning.pad import Pad
from common.widgets.spoken import Spoken


@pytest.mark.parametrize('kind', [Focus, Keys, Pace, Pad, Spoken], ids=lambda kind: kind.__name__)
def test_every_number_that_a_page_asks_for_is_shared_with_it(kind):
    asked = set(re.findall(r'model\.(?:get|set)\("(\w+)"|"change:(\w+)"', kind._esm))
    assert {name for pair in asked for name in pair if name} <= kind.class_traits(sync=True).keys()
