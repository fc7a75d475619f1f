"""Fetching MNIST from public mirrors, when asked. What arrives is kept only if its content is right."""
import http.client
import urllib.request
from pathlib import Path

from common.language import say
from dataset.idx import DatasetError, unpack, write_whole

MIRRORS = ('https://ossci-datasets.s3.amazonaws.com/mnist/', 'https://storage.googleapis.com/cvdf-datasets/mnist/')
TIMEOUT = 8         # seconds without a byte
TRIES = 2           # for each mirror
CHUNK = 1 << 16


def fetch(file, folder, mirrors=MIRRORS, progress=lambda count: None, timeout=TIMEOUT):
    """Write one file as gz into the folder; returns its path. progress is called with each number of bytes.

    DatasetError names what each mirror answered; nothing half done is left behind.
    """
    path, answers = Path(folder) / f'{file.name}.gz', []
    for mirror in mirrors:
        for _ in range(TRIES):
            try:
                data = _download(mirror + path.name, file.size + CHUNK, progress, timeout)
                unpack(data, file, mirror + path.name)
                write_whole(path, data)
                return path
            except (OSError, http.client.HTTPException, DatasetError) as error:
                answers.append(f'{mirror}: {str(error) or type(error).__name__}')
    reasons = '\n'.join(dict.fromkeys(answers))
    raise DatasetError(say(
        f'{path.name} 下载不了。请检查网络，稍后再试；或者从别处取得这四个文件，把 MNIST_DIR 设成它们的文件夹。\n{reasons}',
        f'{path.name} could not be fetched. Check the network and try again; or get the four files elsewhere and set '
        f'MNIST_DIR to their folder.\n{reasons}'))


def _download(address, limit, progress, timeout):
    """The bytes at an address: all that the server announced, at most `limit`."""
    with urllib.request.urlopen(address, timeout=timeout) as answer:
        parts, count = [], 0
        while part := answer.read(CHUNK):
            parts.append(part)
            count += len(part)
            progress(len(part))
            if count > limit:
                raise DatasetError(say('服务器送来的比文件还长。', 'the server sent more than the file holds.'))
        announced = answer.headers.get('Content-Length')
        if announced and int(announced) != count:
            raise DatasetError(say(f'下载中断：{announced} 字节只来了 {count}。',
                                   f'the download broke off: {count} of {announced} bytes.'))
    return b''.join(parts)
