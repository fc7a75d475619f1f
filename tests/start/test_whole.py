"""A file is there whole or not at all, whatever ends the writing; and one process at a time has its turn."""
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from start import whole

ROOT = Path(__file__).parent.parent.parent
OLD, NEW = b'old', b'n' * 100_000


@pytest.fixture
def path(tmp_path):
    path = tmp_path / 'note.json'
    path.write_bytes(OLD)
    return path


def test_what_is_written_is_there_alone(path):
    whole.write(path, NEW)
    assert path.read_bytes() == NEW and [*path.parent.iterdir()] == [path]


@pytest.mark.parametrize('step', ['open', 'write', 'flush', 'fsync', 'replace'])
def test_a_step_that_fails_leaves_the_old_content_alone(path, monkeypatch, step):
    def full(*arguments):
        raise OSError(28, 'No space left on device')

    class Full:
        """A file of which one step fails."""

        def __init__(self, name, mode):
            self.file = open(name, mode)

        def __enter__(self):
            return self

        def __exit__(self, *error):
            self.file.close()

        def __getattr__(self, name):
            return full if name == step else getattr(self.file, name)

    if step in ('fsync', 'replace'):
        monkeypatch.setattr(os, step, full)
    else:
        monkeypatch.setattr(whole, 'open', full if step == 'open' else Full, raising=False)
    with pytest.raises(OSError, match='No space') as raised:
        whole.write(path, NEW)
    assert raised.value.filename == str(path)
    assert path.read_bytes() == OLD and [*path.parent.iterdir()] == [path]


@pytest.mark.skipif(os.name == 'nt', reason='Windows sets no limit to a file')
@pytest.mark.parametrize('room', [0, 1, 1000, 4096, 99_999])
def test_a_disk_that_fills_up_at_any_byte_leaves_the_old_content(path, room):
    program = (f'import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n'
               f'resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))\n'
               f'from pathlib import Path; from start import whole, trouble\n'
               f'try: whole.write(Path({str(path)!r}), b"n" * {len(NEW)})\n'
               f'except OSError as error: print(trouble.told(error))')
    said = subprocess.run([sys.executable, '-c', program], cwd=ROOT, capture_output=True, encoding='utf-8',
                          env={**os.environ, 'LESSONS_LANG': 'en'})
    assert said.stdout.startswith(f'The disk is full, so {path} cannot be written'), said.stderr
    assert path.read_bytes() == OLD and [*path.parent.iterdir()] == [path]


@pytest.mark.skipif(os.name == 'nt', reason='Windows has no signals')
def test_whoever_writes_and_is_killed_leaves_one_of_the_contents(path):
    program = (f'from pathlib import Path; from start import whole\n'
               f'while True: whole.write(Path({str(path)!r}), {NEW[:1]!r} * {len(NEW)}); print(1, flush=True)')
    for delay in range(5):
        with subprocess.Popen([sys.executable, '-c', program], cwd=ROOT, stdout=subprocess.PIPE) as process:
            process.stdout.readline()
            time.sleep(delay / 1000)
            process.send_signal(signal.SIGKILL)
        assert path.read_bytes() == NEW


COUNT = '''
from pathlib import Path
from start import whole
count = Path({path!r})
for _ in range(20):
    with whole.turn(count.with_name('lock')):
        count.write_bytes(str(int(count.read_bytes()) + 1).encode())
'''


def test_those_who_take_turns_lose_nothing(path):
    path.write_bytes(b'0')
    program = [sys.executable, '-c', COUNT.format(path=str(path))]
    counting = [subprocess.Popen(program, cwd=ROOT) for _ in range(5)]
    assert [process.wait() for process in counting] == [0] * 5
    assert path.read_bytes() == b'100'


@pytest.mark.skipif(os.name == 'nt', reason='Windows has other locks')
def test_where_the_file_system_knows_no_locks_nobody_waits_for_ever(path, monkeypatch):
    def none(*asked):
        raise OSError(37, 'No locks available')

    monkeypatch.setattr(whole.fcntl, 'flock', none)
    with open(path, 'ab') as lock:
        assert whole.take(lock)


HOLD = 'import time; from pathlib import Path; from start import whole\n' \
       'with whole.turn(Path({path!r})): print(1, flush=True); time.sleep(60)'


def test_a_turn_ends_with_its_process_and_who_waits_is_told(path):
    lock, said = path.with_name('lock'), []
    holder = subprocess.Popen([sys.executable, '-c', HOLD.format(path=str(lock))], cwd=ROOT, stdout=subprocess.PIPE)
    holder.stdout.readline()

    def waiting():
        said.append('waiting')
        holder.kill()

    with whole.turn(lock, waiting):
        assert said == ['waiting']
    holder.communicate()
