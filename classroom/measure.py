"""A whole class at once, measured: real accounts, the real hub, and programs that do what pupils do.

Every pupil logs in at the same moment, brings the lessons, opens lesson 01 and runs each of its cells; then half of them
do the same with lesson 08, which trains. Accounts that are made for this are removed at the end.
"""
import os
import subprocess
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psutil

from classroom import accounts, engine, links, ready, table
from classroom.client import Pupil
from classroom.ports import free_ports
from start.lessons import find, published

COUNTS = 1, 5, 10, 20
MB = 2 ** 20


@contextmanager
def a_class(names):
    """{name: password} of accounts that are there while the context lasts."""
    try:
        yield accounts.make(names)
    finally:
        for name in names:
            subprocess.run(['userdel', '--force', '--remove', name], stderr=subprocess.DEVNULL)


class Watch:
    """Looks at all processes of the hub and its pupils every second: memory at its highest, time of the processors."""

    def __init__(self, hub, names):
        self.hub, self.names = psutil.Process(hub.pid), set(names)
        self.highest, self.seconds, self.done = 0, {}, threading.Event()

    def __enter__(self):
        self.thread = threading.Thread(target=self.look)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.done.set()
        self.thread.join()

    def look(self):
        while not self.done.wait(1):
            memory = 0
            for process in self.processes():
                try:
                    memory += process.memory_full_info().pss
                    times = process.cpu_times()
                    self.seconds[process.pid] = times.user + times.system
                except psutil.Error:
                    pass                                   # it has ended in the meantime
            self.highest = max(self.highest, memory)

    def processes(self):
        yield from [self.hub, *self.hub.children(recursive=True)]
        yield from (one for one in psutil.process_iter(['username']) if one.info['username'] in self.names
                    and self.hub not in one.parents())

    def mapped(self):
        """(MB that the pupils' kernels see of MNIST, MB that these take in memory)"""
        maps = [place for one in self.processes() for place in one.memory_maps() if 'idx' in Path(place.path).name]
        return sum(place.rss for place in maps) / MB, sum(place.pss for place in maps) / MB


def in_and_through(pupil, repository, branch, began):
    """Seconds until the pupil is in, until the lesson is open, and until it has run."""
    pupil.log_in()
    pupil.start()
    inside = time.monotonic() - began
    pupil.pull(repository, branch)
    return inside, *through(pupil, '01', began)


def through(pupil, number, began):
    lesson = find(number, published('en'))
    cells, kernel = pupil.open(f'{links.FOLDER}/my/en/{lesson.name}')
    opened = time.monotonic() - began
    for cell in cells:
        kernel.run(cell)
    return opened, time.monotonic() - began


def at_once(pupils, work):
    """The slowest of what `work(pupil, began)` gives for each pupil, all at the same time."""
    began = time.monotonic()
    with ThreadPoolExecutor(len(pupils)) as crowd:
        return [max(times) for times in zip(*crowd.map(lambda pupil: work(pupil, began), pupils))]


def round_of(count, repository, branch):
    """One row of the table: what a class of `count` takes."""
    names = {f'measured-{number:02}': '' for number in range(1, count + 1)}
    with tempfile.TemporaryDirectory() as state, a_class(names) as passwords, open(os.devnull, 'w') as silence:
        ready.prepare(state)
        ready.share_mnist(state)
        first = links.pull(repository, branch, find('01', published('en')))
        settings = engine.Settings(free_ports(1)[0], first, state)
        with engine.running(settings, silence) as hub:
            pupils = [Pupil(name, passwords[name], settings.here) for name in names]
            with Watch(hub, names) as first_lesson:
                inside, opened, ran = at_once(pupils, lambda pupil, began: in_and_through(pupil, repository, branch, began))
                time.sleep(2)
            some = pupils[:(count + 1) // 2]
            with Watch(hub, names) as training:
                _, trained = at_once(some, lambda pupil, began: through(pupil, '08', began))
                time.sleep(2)
            seen, taken = training.mapped()
    return {
        'pupils': count, 'in': inside, 'open': opened, 'ran': ran, 'memory': first_lesson.highest / MB, 'training': len(some),
        'trained': trained, 'memory of all': training.highest / MB, 'work': sum(training.seconds.values()),
        'seen': seen, 'taken': taken, 'load': os.getloadavg()[0]}


def report(counts):
    """Measure classes of these sizes, print the table, and put it into both pages for teachers."""
    repository, branch = links.of_this_folder()
    rows = []
    for count in counts:
        rows.append(round_of(count, repository, branch))
        print(table.row(rows[-1]), flush=True)
    table.write(rows)
