"""Change one thing at a time, and see whether the tests notice: python3 run.py mutants [ROOM …] [--count 40] [--seed 0]

Each room ends with a line such as `39 of 40 caught`, after its survivors. Changes that make no difference stand in
mutants/equivalent.txt with the reason, and are not counted. `--again FILE` asks only for the survivors that an
earlier run has written there.
"""
import argparse
import random
import shutil
import sys
import tempfile
from pathlib import Path

from mutants.changes import changes
from mutants.noticing import ROOMS, ROOT, in_rounds, who_notices
from mutants.tested import Only, passed
from mutants.witnesses import Recorder, Witnesses

LEFT_OUT = shutil.ignore_patterns('.git', '.venv*', '.*cache', '__pycache__', 'my')
EQUIVALENT = Path(__file__).with_name('equivalent.txt')


def rooms():
    """{'common/layers': its files}; what lies in common/ itself is a room of its own, and so are dataset, start and desk."""
    found = {}
    for path in sorted(path for room in ROOMS for path in (ROOT / room).rglob('*.py')):
        found.setdefault('/'.join(path.relative_to(ROOT).parts[:-1][:2]), []).append(path)
    return found


def equivalent():
    """{(file, change)} that no test can notice."""
    rows = [line.split(' | ') for line in EQUIVALENT.read_text(encoding='utf-8').splitlines() if line[:1] not in ('#', '')]
    return {(file, change) for file, change, reason in rows}


def told(path, change):
    """The line that tells of a survivor."""
    return f'  {path.relative_to(ROOT).as_posix()}:{change.line}  {change}'


def possible(files):
    """(file, change), all that can be made in a room and make a difference."""
    known = equivalent()
    return [(path, change) for path in files for change in changes(path.read_bytes())
            if (path.relative_to(ROOT).as_posix(), str(change)) not in known]


def chosen(files, count, seed, again=None):
    """(file, change), `count` of those that are possible, or those that the lines of `again` tell of."""
    pairs = possible(files)
    if again is not None:
        return [pair for pair in pairs if told(*pair) in again]
    return random.Random(seed).sample(pairs, min(count, len(pairs)))


def witnesses(clone, paths):
    """Run the tests that can notice a change in these files, when they must pass; returns who ran which line."""
    tests = sorted({test.relative_to(ROOT).as_posix() for path in paths for test in who_notices(path)})
    folder = clone.parent
    fine, why = passed(clone, tests, Recorder(folder)) if tests else (True, '')
    if not fine:
        sys.exit(f'This fails before anything is changed: {why}')
    return Witnesses(folder, clone)


def survives(clone, path, change, known):
    """True if no test notices one change."""
    file = path.relative_to(ROOT).as_posix()
    there = clone / file
    before, rounds = there.read_bytes(), list(in_rounds(path, known.of(file, change.line)))
    there.write_bytes(change.made(before))
    try:
        return all(passed(clone, files, Only(names), known.patience(names))[0] for files, names in rounds)
    finally:
        there.write_bytes(before)


def main(words=None):
    parser = argparse.ArgumentParser(prog='run.py mutants', description=__doc__)
    parser.add_argument('rooms', nargs='*', metavar='ROOM', help='such as common/layers; else all')
    parser.add_argument('--count', type=int, default=40, help='changes in each room')
    parser.add_argument('--seed', type=int, default=0)
    parser.add_argument('--again', type=Path, metavar='FILE', help='only the survivors that an earlier run wrote there')
    options = parser.parse_args(words)
    every = rooms()
    if unknown := set(options.rooms) - every.keys():
        parser.error(f'unknown: {" ".join(unknown)}. There are: {" ".join(every)}')
    again = options.again and set(options.again.read_text(encoding='utf-8').splitlines())
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(shutil.copytree(ROOT, Path(folder, 'clone').resolve(), ignore=LEFT_OUT))
        mutants = {room: pairs for room in options.rooms or every
                   if (pairs := chosen(every[room], options.count, options.seed, again))}
        known = witnesses(clone, {path for pairs in mutants.values() for path, change in pairs})
        for room, pairs in mutants.items():
            alive = 0
            for path, change in pairs:
                if survives(clone, path, change, known):
                    alive += 1
                    print(told(path, change), flush=True)
            print(f'{room}: {len(pairs) - alive} of {len(pairs)} caught', flush=True)


if __name__ == '__main__':
    main()
