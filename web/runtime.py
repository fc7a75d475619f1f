"""Python for the browser: Pyodide, numpy and matplotlib, from a folder at hand or Pyodide's own address."""
import hashlib
import json
import os
from pathlib import Path

from tqdm import tqdm

from common import keeping
from common.language import say
from dataset.fetch import PATIENCE, download
from start.trouble import Trouble
from web import ROOT

VERSION = '0.29.3'                      # the one that jupyterlite-pyodide-kernel 0.7 is made for
ADDRESS = f'https://cdn.jsdelivr.net/pyodide/v{VERSION}/full/'
KEPT = ROOT / 'build' / f'pyodide-{VERSION}'
LOCK = 'pyodide-lock.json'              # names the sums of all packages, so that its own sum holds them all
PACKAGES = 'numpy', 'matplotlib'
SHA256 = {
    'pyodide.js': '718d40f1c015dd25ec724cc8fc4e2325d6a45a92ae225121ff6953f224a16f72',
    'pyodide.mjs': '23213d27e9dacbda6f25f955fb38dabfc40ada082c04ee253047ea5dddcaa3b5',
    'pyodide.asm.js': '1263f02b5b26099b96112378156f242dd98b39a8201ba7765e5fe3d455c5ce91',
    'pyodide.asm.wasm': 'e2f4ee75b325e35eb31bfb8c613d4dd5098f5502c156a97847686875b5025480',
    LOCK: '3256ffc76388de0e37f4b34d42ab484268d1afc675179ff97b2a5bb14f84ccac',
    'python_stdlib.zip': '4298b6ee445cb724c3973437da47789752b9e6ff4e26619026b283ec801fc46b',
}
LARGEST = 10 << 20                      # bytes; none of them has more


def folder():
    """A folder with Pyodide and the packages: the one that $PYODIDE_DIST names, else one that they are fetched into."""
    named = os.environ.get('PYODIDE_DIST')
    if not named:
        return fetched(KEPT)
    missing = [name for name in SHA256 if not (Path(named) / name).is_file()]
    missing = missing or [name for name in files(Path(named)) if not (Path(named) / name).is_file()]
    if SHA256.keys() & set(missing) or any(name.startswith('numpy-') for name in missing):
        raise Trouble(say('PYODIDE_DIST 指向的 {folder} 里没有 {missing}：'
                          '请把它设成解压后的 Pyodide {version} 的文件夹。',
                          'PYODIDE_DIST names {folder}, which lacks {missing}: '
                          'set it to the folder of the unpacked Pyodide {version}.',
                          folder=named, missing=', '.join(missing), version=VERSION))
    if missing:
        print(say('{folder} 里没有 {missing}：用 matplotlib 画图的格子画不出来，只说一句为什么。',
                  '{folder} lacks {missing}: cells that draw with matplotlib will draw nothing and say so.',
                  folder=named, missing=', '.join(missing)))
    return Path(named)


def packages(lock):
    """{name: entry} in Pyodide's own lock, for `PACKAGES` and all that they need."""
    found, wanted = {}, list(PACKAGES)
    while wanted:
        name = wanted.pop()
        if name not in found:
            found[name] = lock['packages'][name]
            wanted += found[name]['depends']
    return found


def read_lock(folder):
    return json.loads((folder / LOCK).read_text(encoding='utf-8'))


def files(folder):
    """{file: its sha256} of the packages' wheels, as the lock in `folder` names them."""
    return {entry['file_name']: entry['sha256'] for entry in packages(read_lock(folder)).values()}


def at_hand(folder):
    """The wheels of the packages in `folder`: numpy's, and matplotlib's where all that it needs is there."""
    wheels = [folder / name for name in files(folder)]
    whole = all(map(Path.is_file, wheels))
    return [wheel for wheel in wheels if wheel.is_file() and (whole or wheel.name.startswith('numpy-'))]


def fetched(kept, address=ADDRESS):
    """The folder `kept`, after what it lacks was fetched into it. Only what has its sha256 is written."""
    kept.mkdir(parents=True, exist_ok=True)
    for name, sha256 in SHA256.items():
        fetch(kept, name, sha256, address)
    for name, sha256 in files(kept).items():
        fetch(kept, name, sha256, address)
    return kept


def fetch(kept, name, sha256, address):
    """Put one file into the folder `kept` where it is not there yet; Trouble where what comes is not what it should be."""
    if (kept / name).is_file():
        return
    data = _receive(address + name, name)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise Trouble(say('{name} 送来的内容不对（sha256 不符）：请换个网络再试，'
                          '或者把 PYODIDE_DIST 设成解压后的 Pyodide {version} 的文件夹。',
                          'What came as {name} is something else (its sha256 differs): try another network, '
                          'or set PYODIDE_DIST to the folder of the unpacked Pyodide {version}.',
                          name=name, version=VERSION))
    keeping.write_whole(kept / name, data)


def _receive(address, name):
    with tqdm(desc=name, unit='B', unit_scale=True) as bar:
        def progress(received, total):
            bar.total = total or None
            bar.update(received - bar.n)
        try:
            return download(address, LARGEST, progress, PATIENCE)
        except OSError as error:
            raise Trouble(say('下载不了 Pyodide（{name}：{why}）：请检查网络，'
                              '或者把 PYODIDE_DIST 设成解压后的 Pyodide {version} 的文件夹。',
                              'Pyodide could not be fetched ({name}: {why}): check the network, '
                              'or set PYODIDE_DIST to the folder of the unpacked Pyodide {version}.',
                              name=name, why=getattr(error, 'reason', error), version=VERSION)) from None
