"""Measure speed: `python3 run.py bench`, or some parts only: `python3 run.py bench engine slider`.

Every contender runs in one run and they take turns. Results go to results.json, the table to README.md, and the
picture to image/benchmarks.svg; with --dry they are only printed.
"""
import argparse
import importlib
import os

from common import language
from start.environment import variables

# the engine first: the objects that PyTorch and JAX bring along would change how often garbage is collected
PARTS = 'engine', 'training', 'slider', 'gradient', 'data', 'suite'

ONE_THREAD = '--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1'


def main():
    parser = argparse.ArgumentParser(prog='run.py bench', description=__doc__)
    parser.add_argument('parts', nargs='*', metavar='part', help='all, or some of: ' + ' '.join(PARTS))
    parser.add_argument('--dry', action='store_true', help='print, and keep the files as they are')
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f'no part is called {" or ".join(sorted(unknown))}; there are {", ".join(PARTS)}')
    # before numpy and JAX are there: they read once how many threads they may use
    os.environ.update(variables(), XLA_FLAGS=ONE_THREAD)
    language.use('en')
    from benchmarks.report import machine, write, written
    print(machine(), flush=True)
    records = []
    for part in options.parts or PARTS:
        for figure in importlib.import_module(f'benchmarks.{part}').measure():
            records.append(figure.record)
            print(f'{figure.name}: {written(figure.value)} {figure.unit}', flush=True)
            if not options.dry:
                write(records)


if __name__ == '__main__':
    main()
