"""The environment in .venv, made from a lock with hashes: by uv where it is there, else by venv and pip.

A stamp in it says that it was proven whole. It is given last of all and taken back first, and nothing is built
upon what has none: where an installation was interrupted, the next start makes the environment anew.
"""
import hashlib
import json
import os
import shutil
from pathlib import Path

from common.language import listing, say
from start import proof, pythons, whole
from start.installer import NEEDED_MB, no_space, run
from start.trouble import Trouble, free_mb

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / '.venv'
PYTHON = VENV / ('Scripts/python.exe' if os.name == 'nt' else 'bin/python')
LESSONS, TESTS, SITE = 'requirements.lock', 'requirements-test.lock', 'requirements-site.lock'
CLASS = 'requirements-classroom.lock'
THREADS = 'OPENBLAS_NUM_THREADS', 'OMP_NUM_THREADS', 'MKL_NUM_THREADS', 'VECLIB_MAXIMUM_THREADS'


def variables():
    """For all that is started here: this project's `common` comes first, and training has one BLAS thread."""
    return dict(os.environ, PYTHONPATH=str(ROOT), **{name: os.environ.get(name, '1') for name in THREADS})


def ready(lock):
    """The Python of .venv, after installing what `lock` names where that has not been done."""
    if not installed(lock):
        with whole.turn(ROOT / '.venv.lock', somebody_else) as held:
            if not installed(lock):                        # it may have become so in the meantime
                make(lock, held)
    return str(PYTHON)


def somebody_else():
    print(say('另一个 run.py 正在准备运行环境，等它做完……',
              'Another run.py is setting up the environment; waiting for it to finish …'), flush=True)


def installed(lock):
    """True if the environment was proven to hold what `lock` names, and each file is still there in its size."""
    stamp = read(lock)
    return stamp.get('made from') == origin(lock) and not damage(lock)


def damage(lock, deep=False):
    """The packages that were there when the stamp was given and no longer are, or not whole."""
    return proof.damaged(VENV, read(lock).get('packages', {}), deep)


def origin(lock):
    """What makes an environment: the lock and the version of its Python."""
    return [hashlib.sha256((ROOT / lock).read_bytes()).hexdigest(), pythons.version(PYTHON)]


def stamp(lock):
    return VENV / (lock + '.stamp')


def read(lock):
    """What the stamp says; nothing where there is none."""
    try:
        said = json.loads(stamp(lock).read_text())
        return said if isinstance(said['packages'], dict) else {}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}


def withdraw():
    """Take the stamps back."""
    for lock in (LESSONS, TESTS, SITE, CLASS):
        if stamp(lock).exists():
            stamp(lock).unlink()


def make(lock, held):
    """Make the environment that `lock` names, upon what is there where that is proven whole. held: the lock of `whole.turn`."""
    if free_mb(ROOT) < NEEDED_MB:
        raise Trouble(no_space(ROOT))
    uv = shutil.which('uv')
    usable = pythons.version(PYTHON, 'sys' if uv else 'pip') in pythons.VERSIONS
    lost = damage(LESSONS)
    begin = [] if usable and read(LESSONS) and not lost else pythons.maker(uv, VENV)
    if lost:
        print(say('.venv 里的 {names} 缺了文件。', 'Files of {names} are missing in .venv.', names=listing(lost[:3])))
    print(say('正在 .venv 里准备运行环境，只需这一次，大约一分钟……',
              'Setting up the environment in .venv; this happens only once and takes about a minute …'), flush=True)
    withdraw()
    if begin:
        remove()
        run(begin, variables(), held, ROOT)
    fill(lock, uv, held)
    if unproven(lock):                                     # what the installer keeps from earlier may be damaged
        fill(lock, uv, held, *(['--reinstall', '--no-cache'] if uv else ['--force-reinstall', '--no-cache-dir']))
    give(lock)


def fill(lock, uv, held, *options):
    pip = [uv, 'pip', 'install', '--python', str(PYTHON)] if uv else [
        str(PYTHON), '-m', 'pip', 'install', '--no-compile']
    run([*pip, *options, '--require-hashes', '--only-binary', ':all:', '-r', str(ROOT / lock)],
        variables(), held, ROOT)


def remove():
    try:
        if VENV.exists():
            shutil.rmtree(str(VENV))
    except PermissionError as error:                       # Windows: of a program that runs
        raise Trouble(say('{where} 删不掉：请先结束从这个文件夹启动的 JupyterLab 和其他程序，再来一次。',
                          '{where} cannot be deleted: close JupyterLab and anything else that runs from '
                          'this folder, then try again.', where=error.filename)) from None


def wanted(lock):
    return proof.needed((ROOT / lock).read_text(encoding='utf-8'), proof.packages(VENV))


def unproven(lock):
    """The packages that the lock names and that are not there whole."""
    return proof.damaged(VENV, wanted(lock))


def give(lock):
    """The stamp, after the proof. The lock for tests holds the other one, and so does its environment."""
    lost = unproven(lock)
    if lost:
        raise Trouble(say('安装程序说装好了，但 {names} 不完整；再运行一次，就是从头再来。',
                          'The installer has finished, but {names} is incomplete; run this again to start '
                          'over.', names=listing(lost)))
    for done in (LESSONS, lock):
        said = {'made from': origin(done), 'packages': wanted(lock)}
        whole.write(stamp(done), json.dumps(said, indent=1).encode())
