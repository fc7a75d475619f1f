"""A disk that is full, or a folder that may not be written: one sentence, and what was there is there, each file whole.

The disk is one on which no file may grow: a limit that the system sets to a process.
"""
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
FULL = 'import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))\n'
ANSWER = "from common import memory\nmemory.keep('01-3', {passed}, answers={{'': '2.2'}})\nprint(memory.unkept())\n"
NETWORK = '''
from common.network import TwoLayerNet
try:
    TwoLayerNet(4, 3, 2, seed={seed}).save('network.npz')
except OSError as error:
    print(error)
'''
PANEL = '''
from common.widgets import training
from tests.helpers.learning import Data, images
panel = training(Data('digits', *images(500, 0), *images(100, 1)))
panel.learn({steps})
panel.saving._do(panel.saving.save)
print(panel.saving.message.value)
'''
WRITES = {
    'an answer': (ANSWER.format(passed=False), ANSWER.format(passed=True)),
    'a network': (NETWORK.format(seed=0), NETWORK.format(seed=1)),
    'a training': (PANEL.format(steps=1), PANEL.format(steps=2)),
    'what is handed in': (ANSWER.format(passed=True) + "from desk import hand_in\nhand_in.main('--name', 'Li')",
                          "import run\nprint(run.main(['hand-in', '--name', 'Li']))"),
    'the page of a class': (
        ANSWER.format(passed=True) + "from desk import hand_in, look\nhand_in.main('--name', 'Li')\nlook.main('.')",
        "import run\nprint(run.main(['class', '.']))"),
    'what a teacher hands out': tuple(
        f"from pathlib import Path\nfrom teach import __main__ as teach\nteach.ROOT = Path('.').resolve()\n"
        f"teach.OUT = teach.ROOT / 'handouts'\nprint(teach.main(['--lesson', '01', '--seed', '{seed}']))" for seed in (1, 2)),
}


def run(folder, program, limit=''):
    """What a program says that keeps its files in this folder, and starts there."""
    surroundings = {**os.environ, 'PYTHONPATH': str(ROOT), 'LESSONS_KEPT': str(folder), 'LESSONS_LANG': 'en',
                    'PYTHONDONTWRITEBYTECODE': '1'}
    done = subprocess.run([sys.executable, '-c', limit + program], cwd=folder, env=surroundings, encoding='utf-8',
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert not done.returncode and 'Traceback' not in done.stderr, done.stderr
    return done.stdout


def everything(folder):
    return {path.relative_to(folder): path.is_file() and path.read_bytes() for path in folder.rglob('*')}


@pytest.mark.skipif(os.name == 'nt', reason='Windows sets no limit to a file')
@pytest.mark.parametrize('first, second', WRITES.values(), ids=WRITES)
def test_a_disk_that_is_full_is_one_sentence_and_what_was_there_stays(tmp_path, first, second):
    assert 'disk is full' not in run(tmp_path, first)
    before = everything(tmp_path)
    assert before
    said = run(tmp_path, second, FULL.format(room=100))
    assert 'disk is full' in said and everything(tmp_path) == before
