"""What every part of the benchmark measures with: figures, goals, turns, and programs that run alone."""
import json
import statistics
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from start import environment

ROOT = Path(__file__).resolve().parent.parent

# Each goal by the name of the figure that it is for.
GOALS = {
    'training: times as fast as the textbook code': '≥ 5',
    'training: times as fast as PyTorch eager': '≥ 2',
    'training: times as fast as JAX jit': '≥ 1.25',
    'training: time, in times of the bare products': '≤ 1.25',
    'training: peak memory': '≤ 110',
    'training: accuracy, largest distance from the textbook code': '≤ 0.001',
    **{f'engine: chain of {n:,} nodes, times as fast as closures': '≥ 4' for n in (10, 100, 1_000, 10_000)},
    'engine: chain of 100,000 nodes, times as fast as closures': '≥ 10',
    **{f'engine: shared of {n:,} nodes, times as fast as closures': '≥ 3' for n in (10, 100, 1_000, 10_000, 100_000)},
    **{f'engine: {graph}, cost of a node, largest over smallest': '≤ 2' for graph in ('chain', 'shared', 'wide')},
    'engine: longest chain that works': '≥ 1000000',
    'slider: kernel, shop': '≤ 1',
    'slider: kernel, Softmax-with-Loss': '≤ 3',
    'slider: key press to changed picture': '≤ 50',
    'slider: pictures a second, key held': '≥ 30',
    'gradient: full check of 39,760 parameters on three digits': '≤ 40',
    'gradient: full check, error': '≤ 1e-10',
    'data: MNIST from the second start on': '≤ 0.15',
    'data: MNIST from gz': '≤ 0.5',
    'data: 60,000 offline digits': '≤ 2',
    'data: offline digits, accuracy on the real test set': '≥ 0.93',
    'data: import of everything of ours': '≤ 0.1',
    'waiting: strict nbval over all notebooks': '≤ 90',
    'waiting: clean clone to Lab, pip': '≤ 35',
    'waiting: clean clone to Lab, uv': '≤ 8',
    'waiting: start to Lab, again': '≤ 3',
}


class Figure(NamedTuple):
    """One measured number: the median of its rounds, with the smallest and the largest."""
    name: str
    value: float
    unit: str
    low: float
    high: float

    @property
    def record(self):
        goal = GOALS.get(self.name)
        return {**self._asdict(), 'goal': goal, 'met': met(self.value, goal)}


def figure(name, rounds, unit):
    """The figure of a number, or of a list with one number for each round."""
    rounds = rounds if isinstance(rounds, list) else [rounds]
    value, low, high = (float(f'{x:.4g}') for x in (statistics.median(rounds), min(rounds), max(rounds)))
    return Figure(name, value, unit, low, high)


def met(value, goal):
    """Whether a value meets a goal; None where there is no goal."""
    if goal is None:
        return None
    sign, limit = goal.split()
    return value >= float(limit) if sign == '≥' else value <= float(limit)


def ratio(slow, fast):
    """How many times as long, for each round."""
    return [a / b for a, b in zip(slow, fast, strict=True)]


def turns(actions, rounds):
    """Seconds of each action in each round, {name: [s, …]}. The actions take turns, so all see the same weather.

    What computes in one thread is timed by the processor's clock, which other programs disturb least.
    """
    times = {name: [] for name in actions}
    for _ in range(rounds):
        for name, action in actions.items():
            start = time.process_time()
            action()
            times[name].append(time.process_time() - start)
    return times


def alone(code, **variables):
    """What a program prints last, read as JSON; it runs in a process of its own."""
    run = subprocess.run([sys.executable, '-c', code], env={**environment.variables(), **variables}, cwd=ROOT,
                         check=True, stdout=subprocess.PIPE, encoding='utf-8')
    return json.loads(run.stdout.splitlines()[-1])


@contextmanager
def a_browser(what):
    """A headless browser; None and a sentence where there is none for `what`."""
    with ExitStack() as stack:
        try:
            from tests.helpers.browser import NoBrowser, chromium
        except ImportError:
            found = left_out(what, 'playwright is not installed')
        else:
            try:
                found = stack.enter_context(chromium())
            except NoBrowser as reason:
                found = left_out(what, reason)
        yield found


def left_out(what, why):
    """A sentence in place of figures."""
    print(f'{what} is left out: {why}.', flush=True)
