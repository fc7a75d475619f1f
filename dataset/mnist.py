"""MNIST, 70,000 handwritten digits: found on this machine, or fetched when asked (`python -m dataset.mnist`).

It is looked for in $MNIST_DIR, then in the cache. The content is checked on every load.
"""
import os
import sys
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

from common import browser, keeping
from common.language import say
from dataset.digits import make_digits, make_digits_quickly
from dataset.idx import FILES, DatasetError, read

IN_A_BROWSER = sys.platform == 'emscripten'     # numpy is a tenth as fast there


class Digits(NamedTuple):
    """What a lesson trains on. Images are bytes (N, 784), labels are numbers (N,)."""
    name: str               # 'MNIST', or 'offline' for the project's own
    x_train: np.ndarray
    t_train: np.ndarray
    x_test: np.ndarray
    t_test: np.ndarray
    fault: str = ''         # why MNIST, which is here, cannot be used

    @property
    def note(self):
        """One sentence that says in plain sight which digits these are."""
        if self.name == 'MNIST':
            return say('数据：真正的 MNIST，人手写的数字。', 'Data: the real MNIST, digits written by people.')
        if self.fault:
            return say('数据：这个项目自己画的数字，因为这台机器上的 MNIST 用不了：{fault}',
                       'Data: digits drawn by this project, since the MNIST on this machine cannot be used: {fault}',
                       fault=self.fault)
        if IN_A_BROWSER:
            return say('数据：这个项目自己画的数字。要换成真正的 MNIST，把它的四个文件拖到这一页上，再从头运行一遍。',
                       'Data: digits drawn by this project. For the real MNIST drop its four files onto this page, '
                       'and run it from the start.')
        return say('数据：这个项目自己画的数字。要换成真正的 MNIST，运行 python3 run.py data。',
                   'Data: digits drawn by this project. For the real MNIST run python3 run.py data.')


def cache():
    """The folder in which this user's copy of MNIST is kept."""
    home = Path.home()
    if sys.platform == 'win32':
        base = Path(os.environ.get('LOCALAPPDATA') or home / 'AppData' / 'Local')
    elif sys.platform == 'darwin':
        base = home / 'Library' / 'Caches'
    else:
        base = Path(os.environ.get('XDG_CACHE_HOME') or home / '.cache')
    return base / 'backprop-notebooks' / 'mnist'


def folders():
    """Where MNIST is looked for, in this order. MNIST_DIR may also be a folder in which torchvision keeps it."""
    asked = os.environ.get('MNIST_DIR')
    own = Path(asked).expanduser() if asked else None
    return [*([own, own / 'raw', own / 'MNIST' / 'raw'] if own else []), cache()]


def find():
    """The paths of the four files, {'x_train': …}; DatasetError where one is missing."""
    found = {key: _path(file) or _given(file) for key, file in FILES.items()}
    missing = [FILES[key].name for key, path in found.items() if path is None]
    if missing and IN_A_BROWSER:
        raise DatasetError(say('这个浏览器里没有 MNIST（缺 {missing}）：把它的四个文件拖到这一页上。',
                               'MNIST is not in this browser ({missing} is missing); drop its four files onto this page.',
                               missing=missing[0]))
    if missing:
        places = ', '.join(str(folder) for folder in folders() if folder.name != 'raw')
        raise DatasetError(say(
            '这台机器上找不到 MNIST（{places} 里缺 {missing}）：运行 python3 run.py data 下载它，'
            '或者把 MNIST_DIR 设成放着这四个文件的文件夹。',
            'MNIST is not on this machine ({missing} is missing in {places}); run python3 run.py data to fetch it, or '
            'set MNIST_DIR to the folder that holds the four files.', places=places, missing=missing[0]))
    return found


def available():
    """The folder in which MNIST was found, or None. Looks at names only; the content is checked when it is loaded."""
    try:
        return find()['x_train'].parent
    except DatasetError:
        return None


def fault():
    """Why the MNIST that is on this machine cannot be used; '' where it is all right, or not here at all."""
    try:
        if available():
            _arrays()
    except DatasetError as error:
        return str(error)
    return ''


def describe():
    """One line for a self-check: where the digits come from, and whether they are what they should be."""
    where, wrong = available(), fault()
    if wrong:
        return say('MNIST 用不了，课程用自己画的数字：{wrong}', 'MNIST cannot be used, the lessons use their own digits: {wrong}',
                   wrong=wrong)
    return say('MNIST：{where}', 'MNIST: {where}', where=where) if where else say(
        'MNIST 不在这台机器上，课程用自己画的数字（下载：python3 run.py data）',
        'MNIST is not here, the lessons use their own digits (to fetch it: python3 run.py data)')


def load_mnist(normalize=True, flatten=True, one_hot_label=False):
    """((x_train, t_train), (x_test, t_test)): 60,000 digits to train on and 10,000 to test with.

    normalize       images as float32 from 0 to 1, else bytes from 0 to 255
    flatten         images (N, 784), else (N, 1, 28, 28)
    one_hot_label   labels (N, 10) of 0.0 and 1.0, else bytes (N,)

    The arrays are the caller's own. DatasetError where MNIST is not on this machine or is damaged.
    """
    arrays = _arrays()
    x_train, x_test = (_images(arrays[key], normalize, flatten) for key in ('x_train', 'x_test'))
    t_train, t_test = (np.eye(10)[arrays[key]] if one_hot_label else arrays[key] for key in ('t_train', 't_test'))
    return (x_train, t_train), (x_test, t_test)


def _arrays():
    """The four arrays as they are in the files; DatasetError with what to do where one is not as it should be."""
    return {key: _read(path, FILES[key]) for key, path in find().items()}


def _read(path, file):
    try:
        return read(path, file, cache() / 'unpacked')
    except DatasetError as error:
        if path.parent == cache():
            raise DatasetError(say('{error}运行 python3 run.py data，就会重新取来。',
                                   '{error} Run python3 run.py data to fetch it anew.', error=error)) from None
        raise DatasetError(say('{error}这个文件夹是你自己的，这里什么也不会改：'
                               '让 MNIST_DIR 指向放着 MNIST 的文件夹，或者去掉它。',
                               '{error} This folder is your own and nothing in it is changed; let MNIST_DIR name one that '
                               'holds MNIST, or unset it.', error=error)) from None


def load_digits():
    """The Digits of a lesson: MNIST where it is on this machine and right, else the project's own.

    Never uses the network. Where MNIST is here and cannot be used, the note says why.
    """
    wrong = ''
    if available():
        try:
            (x_train, t_train), (x_test, t_test) = load_mnist(normalize=False)
            return Digits('MNIST', x_train, t_train, x_test, t_test)
        except DatasetError as error:
            wrong = str(error)
    make = make_digits_quickly if IN_A_BROWSER else make_digits
    return Digits('offline', *make(60_000, seed=0), *make(10_000, seed=1), fault=wrong)


def download(mirrors=None):
    """Fetch what is missing or damaged, with a progress bar; each file is checked. Returns the folder of MNIST."""
    from tqdm import tqdm

    from dataset.fetch import MIRRORS, fetch
    for file in FILES.values():
        if _is_wanted(file):
            with tqdm(desc=file.name, unit='B', unit_scale=True) as bar:
                fetch(file, cache(), mirrors or MIRRORS, partial(_show, bar))
    return available()


def _show(bar, received, total):
    bar.total = total or None
    bar.update(received - bar.n)


def _path(file):
    for folder in folders():
        for name in (file.name, file.name.replace('-idx', '.idx')):
            for path in (folder / name, folder / f'{name}.gz'):
                if os.path.isfile(path):        # False, not an error, where the folder may not be read
                    return path
    return None


def _given(file):
    """The path of a file that the reader gave to the page, now in the cache; None where none was given."""
    path, content = cache() / file.name, browser.kept(file.name)
    if not content:
        return None
    keeping.write_whole(path, content, make_folder=True)
    return path


def _images(images, normalize, flatten):
    if normalize:
        images = images / np.float32(255)
    return images.reshape(len(images), -1) if flatten else images.reshape(-1, 1, 28, 28)


def _is_wanted(file):
    """True if the file is missing, or damaged in the cache. In a folder of the reader's own no download mends it."""
    path = _path(file)
    if path is None:
        return True
    try:
        _read(path, file)
    except DatasetError:
        if path.parent != cache():
            raise
        return True
    return False


if __name__ == '__main__':
    try:
        download()
        print(describe())
    except DatasetError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(say('停下了。再运行一次，就会取来还缺的文件。', 'Stopped. Run it again to fetch what is still missing.'))
