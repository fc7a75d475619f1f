"""The digits: time and memory of loading MNIST and of making digits offline; and the time of our imports."""
import json
import tempfile

from benchmarks import digits
from benchmarks.figures import ROOT, alone, figure, left_out
from dataset import mnist

LOAD = 'from dataset.mnist import load_digits, load_mnist; from dataset.digits import make_digits'
SECONDS = '{prepare}\nimport time; start = time.process_time()\n{action}\nprint(time.process_time() - start)'
PEAK = ('{prepare}\nimport tracemalloc; tracemalloc.start()\n{action}\n'
        'print(tracemalloc.get_traced_memory()[1] / 1e6)')


def seconds(action, rounds, prepare=LOAD, **variables):
    """Each round in a process of its own; what `prepare` imports is not counted."""
    return [alone(SECONDS.format(prepare=prepare, action=action), **variables) for _ in range(rounds)]


def peak(action, **variables):
    """Megabytes that Python and numpy hold at most."""
    return alone(PEAK.format(prepare=LOAD, action=action), **variables)


def own_cache(folder):
    """Variables that put the cache into an empty folder, while MNIST is found where it is."""
    return {'MNIST_DIR': str(mnist.available()), 'HOME': folder, 'USERPROFILE': folder, 'XDG_CACHE_HOME': folder,
            'LOCALAPPDATA': folder}


def loading(rounds):
    first = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            first += seconds('load_digits()', 1, **own_cache(folder))
            again = own_cache(folder)
            if len(first) == rounds:
                yield figure('data: MNIST from gz', first, 's')
                yield figure('data: MNIST from the second start on', seconds('load_digits()', rounds, **again), 's')
                yield figure('data: MNIST from the second start on, peak', peak('load_digits()', **again), 'MB')
                yield figure("data: MNIST as the book's float32", seconds('load_mnist()', rounds, **again), 's')
                yield figure("data: MNIST as the book's float32, peak", peak('load_mnist()', **again), 'MB')
    with tempfile.TemporaryDirectory() as folder:
        yield figure('data: MNIST from gz, peak', peak('load_digits()', **own_cache(folder)), 'MB')


def importing(rounds):
    """Everything in common/ and dataset/, in a kernel that holds numpy and ipywidgets."""
    files = [path.relative_to(ROOT).with_suffix('') for room in ('common', 'dataset') for path in ROOT.glob(f'{room}/**/*.py')]
    names = sorted('.'.join(file.parts) for file in files if file.name != '__init__')
    action = f'import importlib\nfor name in {json.dumps(names)}: importlib.import_module(name)'
    with tempfile.TemporaryDirectory() as folder:      # compiled once, as on a reader's disk
        again = {'PYTHONPYCACHEPREFIX': folder, 'PYTHONDONTWRITEBYTECODE': ''}
        return seconds(action, rounds + 1, prepare='import ipykernel.ipkernel, ipywidgets, numpy.random', **again)[1:]


def measure(tiny=False):
    rounds, n = (1, 100) if tiny else (5, 60_000)
    if mnist.available() and not tiny:
        yield from loading(rounds)
    elif not tiny:
        left_out('Loading MNIST', 'it is not on this machine')
    make = f'make_digits({n}, seed=0)'
    yield figure(f'data: {n:,} offline digits', seconds(make, rounds), 's')
    yield figure(f'data: {n:,} offline digits, peak', peak(make), 'MB')
    yield from digits.measure(tiny)
    yield figure('data: import of everything of ours', importing(rounds), 's')
