"""Fetching MNIST from public mirrors, when asked. What arrives is kept only if its content is right."""
import http.client
import queue
import threading
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

from common import keeping
from common.language import say
from dataset.causes import cause
from dataset.idx import SPARE, DatasetError, unpack

MIRRORS = ('https://ossci-datasets.s3.amazonaws.com/mnist/', 'https://storage.googleapis.com/cvdf-datasets/mnist/')
PATIENCE = 6        # seconds without a byte
CHUNK = 1 << 16


def fetch(file, folder, mirrors, progress=lambda received, total: None, patience=PATIENCE):
    """Write one file as gz into the folder; returns its path. Each mirror is asked once.

    progress is called with the bytes that have come, and with all that will come (0 where the server does not say).
    DatasetError names what each mirror answered; nothing half done is left behind.
    """
    path, answers = Path(folder) / f'{file.name}.gz', []
    for mirror in mirrors:
        try:
            data = download(mirror + path.name, file.size + SPARE, progress, patience)
            unpack(data, file, mirror + path.name)
        except (OSError, http.client.HTTPException, DatasetError) as error:
            answers.append(f'{urlsplit(mirror).netloc}: {_why(error)}')
        else:
            return _keep(data, path)
    answers = '; '.join(answers)
    raise DatasetError(say(
        '{name} 下载不了：请检查网络，稍后再试；或者从别处取得这四个文件，把 MNIST_DIR 设成它们的文件夹（{answers}）。',
        '{name} could not be fetched; check the network and try again, or get the four files elsewhere and set '
        'MNIST_DIR to their folder ({answers}).', name=path.name, answers=answers))


def download(address, limit, progress, patience):
    """The bytes at an address, at most `limit`. OSError where `patience` seconds pass without a byte.

    A thread receives and this one watches the clock: a name that is looked up for ever and a server with many
    addresses, none of which answers, would outlast any time limit of the connection itself.
    """
    arriving, parts, count = queue.SimpleQueue(), [], 0
    threading.Thread(target=_receive, args=(address, limit, patience, arriving), daemon=True).start()
    while True:
        try:
            part, total = arriving.get(timeout=patience)
        except queue.Empty:
            part = TimeoutError()
        if isinstance(getattr(part, 'reason', part), TimeoutError):
            raise TimeoutError(say('{patience} 秒没有回音', 'no answer for {patience} seconds', patience=patience)) from None
        if isinstance(part, Exception):
            raise part
        if not part:
            return b''.join(parts)
        parts.append(part)
        count += len(part)
        progress(count, total)


def _receive(address, limit, patience, arriving):
    """Put (part, bytes announced) for each part that comes, then an empty part, or the error that ended it."""
    try:
        with urllib.request.urlopen(address, timeout=patience) as answer:
            total = answer.length or 0
            while limit > 0 and (part := answer.read1(CHUNK)):        # what has come, however little it is
                limit -= len(part)
                arriving.put((part, total))
        arriving.put((b'', total))
    except Exception as error:
        arriving.put((error, 0))


def _why(error):
    if isinstance(error, DatasetError):
        return say('送来的不是 MNIST，或者不完整', 'what it sent is not MNIST, or not all of it')
    return cause(error)


def _keep(data, path):
    try:
        keeping.write_whole(path, data, make_folder=True)
    except OSError as error:
        raise DatasetError(say('{path} 写不进去（{why}）：请检查权限和磁盘空间。',
                               '{path} cannot be written ({why}); look at its permissions and the space '
                               'on the disk.', path=path, why=cause(error))) from None
    return path
