"""Change one thing at a time, and see whether the tests notice: python3 run.py mutants [ROOM …] [--count 40] [--seed 0]

Each room ends with a line such as `39 of 40 caught`, after its survivors. Changes that make no difference stand in
mutants/equivalent.txt with the reason, and are not counted.
"""
import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from mutants.changes import changes
from mutants.noticing import ROOT, who_notices

LEFT_OUT = shutil.ignore_patterns('.git', '.venv*', '.*cache', '__pycache__', 'my')
EQUIVALENT = Path(__file__).with_name('equivalent.txt')


def rooms():
    """{'common/layers': its files}; what lies in common/ itself is a room of its own, and so are dataset, start and desk."""
    found = {}
    for path in sorted([*ROOT.glob('common/**/*.py'), *ROOT.glob('dataset/*.py'), *ROOT.glob('start/*.py'),
                        *ROOT.glob('desk/*.py')]):
        found.setdefault('/'.join(path.relative_to(ROOT).parts[:-1][:2]), []).append(path)
    return found


def equivalent():
    """{(file, change)} that no test can notice."""
    rows = [line.split(' | ') for line in EQUIVALENT.read_text(encoding='utf-8').splitlines() if line[:1] not in ('#', '')]
    return {(file, change) for file, change, reason in rows}


def chosen(files, count, seed):
    """(file, change), `count` of all that can be made in a room."""
    known = equivalent()
    possible = [(path, change) for path in files for change in changes(path.read_bytes())
                if (path.relative_to(ROOT).as_posix(), str(change)) not in known]
    return random.Random(seed).sample(possible, min(count, len(possible)))


def failure(clone, tests, seconds=None):
    """The last line that pytest says where a test fails in a clone of the project, or does not end; else ''."""
    names = [str(test.relative_to(ROOT)) for test in tests]
    command = [sys.executable, '-m', 'pytest', '-x', '-q', '-p', 'no:cacheprovider', *names]
    try:
        ended = subprocess.run(command, cwd=clone, env={**os.environ, 'PYTHONPATH': str(clone)}, timeout=seconds,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding='utf-8', errors='replace')
    except subprocess.TimeoutExpired:
        return 'it does not end'
    return ended.returncode and next(line for line in reversed(ended.stdout.splitlines()) if line[:5] in ('FAILE', 'ERROR'))


def patience(clone, known, tests):
    """Seconds after which tests are taken to hang: some times what they take unchanged, when they must pass."""
    if tests not in known:
        began = time.monotonic()
        if broken := failure(clone, tests):
            sys.exit(f'This fails before anything is changed: {broken}')
        known[tests] = 60 + 5 * (time.monotonic() - began)
    return known[tests]


def survivors(clone, mutants, patient):
    """Those of the (file, change) pairs that no test notices."""
    for path, change in mutants:
        tests, there = tuple(who_notices(path)), clone / path.relative_to(ROOT)
        seconds = patient(tests) if tests else 0
        there.write_bytes(change.made(path.read_bytes()))
        if not tests or not failure(clone, tests, seconds):
            yield path, change
        there.write_bytes(path.read_bytes())


def main(words=None):
    parser = argparse.ArgumentParser(prog='run.py mutants', description=__doc__)
    parser.add_argument('rooms', nargs='*', metavar='ROOM', help='such as common/layers; else all')
    parser.add_argument('--count', type=int, default=40, help='changes in each room')
    parser.add_argument('--seed', type=int, default=0)
    options = parser.parse_args(words)
    every = rooms()
    if unknown := set(options.rooms) - every.keys():
        parser.error(f'unknown: {" ".join(unknown)}. There are: {" ".join(every)}')
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(shutil.copytree(ROOT, Path(folder, 'clone'), ignore=LEFT_OUT))
        patient = partial(patience, clone, {})
        for room in options.rooms or every:
            mutants, alive = chosen(every[room], options.count, options.seed), 0
            for path, change in survivors(clone, mutants, patient):
                alive += 1
                print(f'  {path.relative_to(ROOT).as_posix()}:{change.line}  {change}', flush=True)
            print(f'{room}: {len(mutants) - alive} of {len(mutants)} caught', flush=True)


if __name__ == '__main__':
    main()
