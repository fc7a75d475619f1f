"""A clone of the project with two small lessons, and run.py as its reader starts it: as a program."""
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
# the rooms of common/ that run.py needs
USED = 'language', 'browser', 'keeping', 'memory', 'handed', 'passages', 'questions', 'terms'
COMMON = [ROOT / 'common' / '__init__.py',
          *(path for room in USED for form in (f'{room}.py', f'{room}/*.py') for path in (ROOT / 'common').glob(form))]
PROGRAM = 'import sys; print(sys.prefix, sys.argv[1:]); sys.exit(3)'
LESSON = json.dumps({'cells': [], 'metadata': {}, 'nbformat': 4, 'nbformat_minor': 5})


def make(folder):
    """A clone whose locks are empty, so that its environment is made quickly and without a network."""
    for name in ('start', 'desk'):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns('__pycache__'))
    for name in ('common/questions', 'benchmarks', 'notebooks/zh', 'notebooks/en'):
        (folder / name).mkdir(parents=True)
    for path in (ROOT / 'run.py', *COMMON):
        shutil.copy(path, folder / path.relative_to(ROOT))
    for name in ('requirements.lock', 'requirements-test.lock'):
        (folder / name).touch()
    for name in ('zh/00_start', 'zh/01_graphs', 'en/00_start', 'en/01_graphs'):
        (folder / 'notebooks' / f'{name}.ipynb').write_text(LESSON)
    (folder / 'benchmarks' / '__main__.py').write_text(PROGRAM)
    return folder


def begin(project, *words, path='', **variables):
    """Start run.py as a reader does who has neither uv nor, unless `path` says so, other programs."""
    own = {'PATH': path, 'PYTHONPATH': '', 'PYTHONIOENCODING': 'utf-8', 'LESSONS_LANG': 'en',
           'PIP_CONFIG_FILE': os.devnull, **variables}
    return subprocess.Popen([sys.executable, project / 'run.py', *words], env={**os.environ, **own}, encoding='utf-8',
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


def end(process):
    """The process when it has ended by itself, with all that it said."""
    stdout, stderr = process.communicate(timeout=240)
    return subprocess.CompletedProcess(process.args, process.returncode, stdout, stderr)


def start(project, *words, **how):
    return end(begin(project, *words, **how))
