"""Print the lessons: notebooks/source/NN_name.md becomes notebooks/{zh,en}/NN_name.ipynb, executed.

    python3 run.py build             all lessons, and the pictures
    python3 run.py build 01 03       these two
    python3 run.py build --check     executes nothing; names the notebooks that differ from their source

How a source is written:
- `<!-- zh -->` or `<!-- en -->` opens a block of prose; it ends at the next mark or code fence. Between two
  code cells there are as many blocks of one language as of the other. `<!-- both -->` opens a block (a
  picture, a formula) that stands in both notebooks.
- `<!-- zh answer -->` opens a block that is folded behind "发生了什么"; `<!-- en answer: Why -->` names it itself.
- The first block is the opening: `# 03 Title` and what the reader will be able to do. Below it the build puts
  the setup cell, which finds this project's `common` and sets the language.
- ```python opens a code cell, written once for both languages: thin (most of 2 lines, none over 25), without
  comments or words; what a figure says comes from `common` in the reader's language. Code that is only to be
  read stands under another name (```text, ```bash).
- Tags follow the fence, ```python tags=nbval-ignore-output,solution:
  nbval-ignore-output  The output depends on data, time or machine and is not compared; the cell, or a test, asserts
                       what must hold. While its code and all code before it are unchanged it keeps its stored
                       output; to renew that, delete the notebook. At most 40 % of a lesson's cells.
  solution             An exercise's solution: folded and labelled in JupyterLab, executed by Run All and by the
                       tests. It shows nothing (end it with an assertion) and does not disturb the cells below.
  check                Judges an answer and holds the right one: its code is folded and labelled, its verdict seen.
  reader               A cell for the reader to edit; as printed it says that it is not answered yet.
- Links and pictures are relative to the printed notebook, which lies as deep as its source:
  `![two apples](../../image/apples.svg)`, `[02](02_chain_rule.ipynb)`.
- Outputs are the same at every run: seeded numbers, no times, no memory addresses, nothing on stderr. A live
  figure has a `_repr_mimebundle_` of widget view, a still text/html `<img>` and a short text/plain; the build
  drops the view and keeps the still. A bare widget is refused.
"""
import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from lesson import LANGUAGES, SourceError, lessons, notebook, read
from nbclient import NotebookClient
from nbclient.exceptions import CellControlSignal, CellTimeoutError, DeadKernelError

HERE = Path(__file__).resolve().parent
WIDGET = 'application/vnd.jupyter.widget-view+json'
KERNELS_AT_ONCE = 2


class BuildError(Exception):
    """A lesson that cannot be printed, said with lesson, cell and message."""


class ThisPython(AsyncKernelManager):
    """Starts the kernel in this interpreter, whatever is installed elsewhere under the name python3."""

    def _kernel_spec_manager_default(self):
        return KernelSpecManager(kernel_dirs=[])


async def execute(nb, where, name):
    """Run the cells of `nb` in the folder `where`; BuildError at the first that raises."""
    client = NotebookClient(nb, kernel_manager_class=ThisPython, timeout=600, coalesce_streams=True,
                            iopub_timeout=600, raise_on_iopub_timeout=True,     # no output is left out where all is slow
                            record_timing=False, resources={'metadata': {'path': str(where)}})
    with tempfile.TemporaryDirectory() as ipython:
        env = {**os.environ, 'PYTHONHASHSEED': '0', 'IPYTHONDIR': ipython}
        async with client.async_setup_kernel(env=env, stderr=subprocess.DEVNULL):
            for number, cell in enumerate(nb.cells):
                try:
                    await client.async_execute_cell(cell, number)
                except (CellControlSignal, CellTimeoutError, DeadKernelError) as error:
                    what = getattr(error, 'evalue', '') and f'{error.ename}: {error.evalue}' or str(error)
                    raise BuildError(f'{name}, cell {number}: {what}\n\n{cell.source}') from None


def code_cells(nb):
    return [cell for cell in nb.cells if cell.cell_type == 'code']


def still(nb, name):
    """Leave in `nb` what shows without a kernel."""
    for number, cell in enumerate(nb.cells):
        for output in cell.get('outputs', ()):
            data = output.get('data', {})
            if data.pop(WIDGET, None) and not data.keys() & {'text/html', 'image/png'}:
                raise BuildError(f'{name}, cell {number}: a widget without a still picture.\n\n{cell.source}')


def keep(nb, printed):
    """Carry over the stored outputs of cells whose output is not compared, up to the first change of code."""
    for new, old in zip(code_cells(nb), code_cells(printed), strict=False):
        if new.source != old.source:
            break
        if 'nbval-ignore-output' in new.metadata.get('tags', ()):
            new.outputs = old.outputs


async def build(source, language, folder=HERE):
    """Execute one lesson in one language and print it; returns the notebook's path."""
    target = folder / language / source.with_suffix('.ipynb').name
    target.parent.mkdir(exist_ok=True)
    nb, name = notebook(read(source), language), f'{source.stem} ({language})'
    await execute(nb, target.parent, name)
    still(nb, name)
    if target.exists():
        keep(nb, nbformat.read(target, 4))
    nbformat.validate(nb)
    target.write_text(nbformat.writes(nb) + '\n', encoding='utf-8', newline='\n')
    return target


def says_its_source(source, language, folder=HERE):
    """True if the printed notebook holds the source's code and prose, and nothing else."""
    target = folder / language / source.with_suffix('.ipynb').name
    if not target.exists():
        return False
    printed = nbformat.read(target, 4)
    for cell in code_cells(printed):
        cell.outputs, cell.execution_count = [], None
    return printed == notebook(read(source), language)


def sources(names, folder=HERE):
    """The sources whose names begin with one of `names`; all of them if there are none."""
    found = lessons(folder / 'source')
    for name in names:
        if not any(path.name.startswith(name) for path in found):
            raise BuildError(f'No lesson is called {name}: {" ".join(path.stem for path in found)}')
    return [path for path in found if not names or path.name.startswith(tuple(names))]


async def build_all(chosen):
    """Build each lesson in both languages; returns what went wrong, as one text."""
    kernels = asyncio.Semaphore(KERNELS_AT_ONCE)

    async def one(source, language):
        async with kernels:
            try:
                print((await build(source, language)).relative_to(HERE.parent))
            except (BuildError, SourceError) as error:
                return str(error)

    troubles = await asyncio.gather(*(one(source, language) for source in chosen for language in LANGUAGES))
    return '\n\n'.join(filter(None, troubles))


def main(arguments=None):
    parser = argparse.ArgumentParser(description='Print the lessons in both languages.')
    parser.add_argument('names', nargs='*', help='beginnings of names, such as 01; without any, all lessons')
    parser.add_argument('--check', action='store_true', help='only name what differs from its source')
    options = parser.parse_args(arguments)
    try:
        chosen = sources(options.names)
        if options.check:
            return '\n'.join(f'{language}/{path.stem} differs from its source; build it again.'
                             for path in chosen for language in LANGUAGES if not says_its_source(path, language))
        return asyncio.run(build_all(chosen))
    except (BuildError, SourceError) as error:
        return str(error)


if __name__ == '__main__':
    sys.exit(main() or None)
