"""pytest on a clone of the project, in a process forked from one that has loaded the large packages already."""
import os
import signal
import sys
from multiprocessing import get_context

import pytest

ways = get_context('spawn' if os.name == 'nt' else 'forkserver')
ways.set_forkserver_preload(['hypothesis', 'ipywidgets', 'numpy', 'pytest'])


class Only:
    """A plugin of pytest that keeps the named tests, and all tests of the named files."""

    def __init__(self, names):
        self.names = names

    def pytest_collection_modifyitems(self, items):
        items[:] = [item for item in items if not self.names.isdisjoint((item.nodeid, file_of(item)))]


def file_of(item):
    return item.nodeid.partition('::')[0]


def passed(clone, files, plugin, seconds=None):
    """(True, '') if tests pass in a clone, else (False, the last line that says why); files as the clone names them."""
    log = clone.with_name('said')
    process = ways.Process(target=inside, args=(clone, files, plugin, log))
    process.start()
    process.join(seconds)
    late = process.exitcode is None
    end(process)
    if late:
        return False, 'it does not end'
    lines = log.read_text(encoding='utf-8', errors='replace').splitlines()
    why = next((line for line in reversed(lines) if line.startswith(('FAILED', 'ERROR'))), lines[-1] if lines else '')
    fine = process.exitcode in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
    return fine, '' if fine else why


def end(process):
    """With all that the tests have started."""
    if os.name == 'nt':
        process.kill()
    else:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    process.join()


def inside(clone, files, plugin, log):
    """What the other process does. It writes no compiled files: two changes in one second could be taken for one."""
    if os.name != 'nt':
        os.setsid()
    with open(log, 'wb') as said:
        for stream in (1, 2):
            os.dup2(said.fileno(), stream)
    os.chdir(clone)
    os.environ.update(PYTHONPATH=str(clone), PYTHONDONTWRITEBYTECODE='1')
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(clone))
    sys.exit(pytest.main(['-x', '-q', '-p', 'no:cacheprovider', *files], plugins=[plugin]))
