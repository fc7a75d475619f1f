"""An installer that gives up: its many lines become one sentence."""
import io
import os
import sys

import pytest

from start import installer
from start.trouble import Trouble


@pytest.mark.parametrize('output, sentence', [
    ('ERROR: Could not install packages: [Errno 28] No space left on device', 'There is not enough disk space'),
    ('error: failed to copy: There is not enough space on the disk. (os error 112)', 'There is not enough disk space'),
    ('WARNING: Retrying after connection broken by NewConnectionError', 'check the network'),
    ('ERROR: Could not find a version that satisfies six (from versions: none)', 'check the network'),
    ('error: Failed to fetch: `x`\n  Caused by: dns error', 'check the network'),
    ('ERROR: these packages do not match the hashes', 'do not match the hashes\nThe installation failed'),
])
def test_a_failed_installation_is_told_in_a_sentence(output, sentence, tmp_path):
    assert sentence in installer.reason(output + '\n', tmp_path)


@pytest.fixture
def lock(tmp_path):
    with open(tmp_path / 'lock', 'ab') as lock:
        yield lock.fileno()


def run(program, lock, folder):
    installer.run([sys.executable, '-c', program], dict(os.environ), lock, folder)


def test_an_installer_that_ends_well_says_nothing(lock, tmp_path, capfd):
    run('print("Collecting apples"); print("Installed")', lock, tmp_path)
    assert capfd.readouterr() == ('', '')


def test_one_that_gives_up_is_told(lock, tmp_path):
    with pytest.raises(Trouble, match='check the network'):
        run('import sys; sys.exit("dns error")', lock, tmp_path)


def test_on_a_screen_the_packages_are_counted(lock, tmp_path, capfd, monkeypatch):
    monkeypatch.setattr(sys.stdout, 'isatty', lambda: True)
    run('print("Collecting apples"); print("a line"); print("Collecting tax")', lock, tmp_path)
    assert capfd.readouterr().out == '\r1 \r2 \n'


def test_each_count_is_shown_at_once(lock, tmp_path, monkeypatch):
    shown = []

    class Screen(io.StringIO):
        def isatty(self):
            return True

        def flush(self):
            shown.append(self.getvalue())

    monkeypatch.setattr(sys, 'stdout', Screen())
    run('print("Collecting apples"); print("Collecting tax")', lock, tmp_path)
    assert shown == ['\r1 ', '\r1 \r2 ']


@pytest.mark.skipif(os.name == 'nt', reason='Windows has no groups of processes')
def test_when_it_is_stopped_nothing_that_it_started_goes_on(lock, tmp_path, monkeypatch):
    def stop():
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.stdout, 'isatty', stop)
    program = (f'import os, subprocess, sys, time\n'
               f'child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])\n'
               f'open({str(tmp_path / "child")!r}, "w").write(str(child.pid))\n'
               f'print("Collecting apples", flush=True); time.sleep(60)')
    with pytest.raises(KeyboardInterrupt):
        run(program, lock, tmp_path)
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / 'child').read_text()), 0)


@pytest.mark.skipif(os.name == 'nt', reason='Windows has no locks that children share')
def test_it_holds_the_lock(lock, tmp_path):
    run(f'import os; os.fstat({lock})', lock, tmp_path)
