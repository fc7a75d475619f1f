"""Measure speed: `python3 run.py bench`, or some parts only: `python3 run.py bench engine slider`.

Every contender of a part runs in one run and they take turns. Results go to results.json, the table to README.md, and the
picture to image/benchmarks.svg; with --dry they are only printed.
"""
import argparse
import importlib
import os
import subprocess
import sys

from common import language
from start.environment import variables

PARTS = 'engine', 'training', 'slider', 'gradient', 'data', 'waiting'

ONE_THREAD = '--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1'


def main():
    parser = argparse.ArgumentParser(prog='run.py bench', description=__doc__)
    parser.add_argument('parts', nargs='*', metavar='part', help='all, or some of: ' + ' '.join(PARTS))
    parser.add_argument('--dry', action='store_true', help='print, and keep the files as they are')
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f'no part is called {" or ".join(sorted(unknown))}; there are {", ".join(PARTS)}')
    parts = options.parts or PARTS
    if len(parts) > 1:          # each in a process of its own: what one leaves in memory would slow the next
        dry = ['--dry'] if options.dry else []
        return max(subprocess.call([sys.executable, '-m', 'benchmarks', part, *dry]) for part in parts)
    # before numpy and JAX are there: they read once how many threads they may use
    os.environ.update(variables(), XLA_FLAGS=ONE_THREAD)
    language.use('en')
    from benchmarks.report import machine, write, written
    print(machine(), flush=True)
    records = []
    for figure in importlib.import_module(f'benchmarks.{parts[0]}').measure():
        records.append(figure.record)
        print(f'{figure.name}: {written(figure.value)} {figure.unit}', flush=True)
        if not options.dry:
            write(records)


if __name__ == '__main__':
    sys.exit(main())
