"""Every public figure under hands that never rest: no memory and no widget more, and nothing that goes unseen.

SOAK=10000 tries so many acts on each of them; without it there are few. With -rP the growth of each is told.
"""
import asyncio
import gc
import os
import random
import tracemalloc

import ipywidgets as w
import pytest

from common.widgets.learning.training import Training
from common.widgets.slider import NumberBox
from tests.helpers.gallery import GALLERY
from tests.helpers.hands import any_act, tree
from tests.widgets.test_nonsense import FIGURES

ACTS = int(os.environ.get('SOAK', 20))
WARM = ACTS // 2        # until all caches are full and all that opens has been open
MOST = 1_000_000        # bytes
SPARE = 10              # widgets: the next task may have one box more
INSIDE = ('stopped half way', 'Error:', 'Traceback')


def test_each_public_figure_has_its_turn():
    assert GALLERY.keys() == FIGURES.keys()


async def soak(figure, acts, chance):
    """The most widgets that are open during some acts; what goes on by itself gets its turn after each of them."""
    most = 0
    for _ in range(acts):
        touched = any_act(figure, chance)
        await asyncio.sleep(0)
        said = ''.join(one.message.value for one in tree(figure) if hasattr(one, 'message'))
        assert not any(words in said for words in INSIDE), (touched, said)
        most = max(most, len(w.widgets.widget._instances))
    return most


def put_back(figure):
    """The numbers as they were at first: what a training holds of a batch of ten thousand is no growth."""
    for box in [one for one in tree(figure) if isinstance(one, NumberBox)]:
        box.value = box.start
    if isinstance(figure, Training):
        figure.reset()
        figure.learn(1)


async def growth(figure, chance):
    """(bytes, widgets) that there are more after many acts.

    Memory is watched only once the figure is warm, which is four times as fast. What was made anew since then counts
    as more even where it stands for something older: the growth is at most this.
    """
    unseen = []
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: unseen.append(context))
    open_before = await soak(figure, WARM, chance)
    put_back(figure)
    gc.collect()
    tracemalloc.start()
    try:
        open_after = await soak(figure, ACTS - WARM, chance)
        put_back(figure)
        gc.collect()
        more, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert not unseen
    return more, open_after - open_before


@pytest.mark.parametrize('name', GALLERY)
def test_no_memory_and_no_widgets_are_left_behind(name, monkeypatch, tmp_path):
    monkeypatch.setenv('LESSONS_KEPT', str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr('common.widgets.learning.training.update_display', lambda *told, **how: None)
    figure = GALLERY[name]()
    assert type(figure).__name__ != 'Complaint', figure
    more, widgets = asyncio.run(growth(figure, random.Random(0)))
    print(f'{name}: {more:,} bytes and {widgets} widgets more after {ACTS:,} acts')
    assert widgets <= SPARE
    assert more < MOST
