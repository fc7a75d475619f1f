"""Every public figure under hands that never rest: no memory and no widget more, and nothing that goes unseen.

SOAK=10000 tries so many acts on each of them; without it there are few.
"""
import asyncio
import gc
import os
import random
import tracemalloc

import ipywidgets as w
import pytest

from tests.helpers.gallery import GALLERY
from tests.helpers.hands import any_act, tree
from tests.widgets.test_nonsense import FIGURES

ACTS = int(os.environ.get('SOAK', 20))
WARM = ACTS // 2        # until all caches are full and all that opens has been open
MOST = 1_000_000        # bytes
INSIDE = ('stopped half way', 'Error:', 'Traceback')


def test_each_public_figure_has_its_turn():
    assert GALLERY.keys() == FIGURES.keys()


async def soak(figure, acts, chance):
    """Some acts; what goes on by itself gets its turn after each of them."""
    for _ in range(acts):
        touched = any_act(figure, chance)
        await asyncio.sleep(0)
        said = ''.join(one.message.value for one in tree(figure) if hasattr(one, 'message'))
        assert not any(words in said for words in INSIDE), (touched, said)


async def growth(figure, chance):
    """(bytes, widgets) that there are more after many acts."""
    unseen = []
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: unseen.append(context))
    await soak(figure, WARM, chance)
    before = measured()
    await soak(figure, ACTS - WARM, chance)
    after = measured()
    assert not unseen
    return after[0] - before[0], after[1] - before[1]


def measured():
    gc.collect()
    return tracemalloc.get_traced_memory()[0], len(w.widgets.widget._instances)


@pytest.mark.parametrize('name', GALLERY)
def test_no_memory_and_no_widgets_are_left_behind(name, monkeypatch, tmp_path):
    monkeypatch.setenv('LESSONS_KEPT', str(tmp_path))
    monkeypatch.chdir(tmp_path)
    figure = GALLERY[name]()
    assert type(figure).__name__ != 'Complaint', figure
    tracemalloc.start()
    try:
        more, widgets = asyncio.run(growth(figure, random.Random(0)))
    finally:
        tracemalloc.stop()
    assert widgets <= 0 and more < MOST
