"""Strict nbval: each code cell of a printed notebook is executed again and must show what is stored.

nbval alone compares nothing in a cell that was never run, lets a notebook skip cells, compares no PNG and waits
half an hour for a kernel that died.
"""
import base64
import io
import time
from queue import Empty

import numpy as np
import pytest
from nbval.kernel import CURRENT_ENV_KERNEL_NAME, RunningKernel
from nbval.plugin import IPyNbCell, IPyNbFile
from PIL import Image

SECONDS_A_CELL = 120
PNG = 'iVBORw0KGgo'     # how every PNG begins in base64
COARSE = (64, 48)       # a chart is compared at this size: text is set differently from release to release
TOLERANCE = 24          # of 255, for each coarse pixel


class Picture:
    """A PNG, equal to another that looks the same from a little distance."""

    def __init__(self, text):
        picture = Image.open(io.BytesIO(base64.b64decode(text))).convert('RGBA')
        on_paper = Image.alpha_composite(Image.new('RGBA', picture.size, 'white'), picture).convert('RGB')
        self.pixels = np.asarray(on_paper.resize(COARSE, Image.Resampling.BOX), dtype=int)

    def __eq__(self, other):
        return isinstance(other, Picture) and np.abs(self.pixels - other.pixels).max() <= TOLERANCE


class Kernel(RunningKernel):
    def await_reply(self, msg_id, timeout):
        end = time.monotonic() + min(timeout, SECONDS_A_CELL)
        while True:
            try:
                return super().await_reply(msg_id, timeout=1)
            except Empty:
                if not self.is_alive():
                    raise RuntimeError('the kernel died while it ran this cell') from None
                if time.monotonic() > end:
                    raise


class Cell(IPyNbCell):
    def sanitize(self, value):
        return Picture(value) if isinstance(value, str) and value.startswith(PNG) else value

    def runtest(self):
        if self.options['skip'] or self.cell.execution_count is None:
            self.raise_cell_error('this cell is skipped or was never run: build the notebook again')
        super().runtest()


class Notebook(IPyNbFile):
    def setup(self):
        self.skip_compare = tuple(key for key in self.skip_compare if key != 'image/png')
        self.kernel = Kernel(CURRENT_ENV_KERNEL_NAME, cwd=str(self.path.parent))

    def collect(self):
        for cell in super().collect():
            yield Cell.from_parent(self, name=cell.name, cell_num=cell.cell_num, cell=cell.cell, options=cell.options)


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path, parent):
    """Collect notebooks strictly, with --nbval on the command line and without."""
    collected = yield
    return [Notebook.from_parent(parent, path=file_path)] if file_path.suffix == '.ipynb' else collected
