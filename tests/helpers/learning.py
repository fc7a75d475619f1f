"""Digits small enough for a panel to learn in a moment, and a hand that presses start."""
import asyncio
import time
from typing import NamedTuple

import numpy as np


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


def press_start(panel, until):
    """Press start, wait for `until()`, press pause; as the kernel's loop does it."""
    async def wait():
        panel.start.value = True
        end = time.monotonic() + 240
        while not until() and time.monotonic() < end:
            await asyncio.sleep(0.001)
        panel.start.value = False
        await panel.going.task
    asyncio.run(wait())
