"""The four files of MNIST: their names, their sizes, and the checksums of what is in them. Nothing is unpickled."""
import hashlib
import os
import struct
import zlib
from pathlib import Path
from typing import NamedTuple

import numpy as np

from common import keeping
from common.language import say
from dataset.causes import cause

SPARE = 1 << 16         # bytes that a file may be longer than its content: enough to see that it is


class DatasetError(RuntimeError):
    """The digits cannot be had; the message says why, and what to do."""


class File(NamedTuple):
    """One file: `size` and `sha256` are those of the unpacked content."""
    name: str
    shape: tuple
    sha256: str

    @property
    def size(self):
        return 4 + 4 * len(self.shape) + int(np.prod(self.shape))


FILES = {
    'x_train': File('train-images-idx3-ubyte', (60000, 28, 28),
                    'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db'),
    't_train': File('train-labels-idx1-ubyte', (60000,),
                    '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5'),
    'x_test': File('t10k-images-idx3-ubyte', (10000, 28, 28),
                   '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7'),
    't_test': File('t10k-labels-idx1-ubyte', (10000,),
                   'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2'),
}


def read(path, file, kept=None):
    """The array in a file, raw or gz. DatasetError where the content is not exactly that of MNIST.

    kept: a folder that keeps unpacked copies, so that gz is unpacked once only; they are checked like all else.
    """
    try:
        data = mapped(path, file.size + SPARE)
    except OSError as error:
        raise DatasetError(say('{path} 读不出来（{why}）：请检查权限和磁盘。',
                               '{path} cannot be read ({why}); look at its permissions and the disk.',
                               path=path, why=cause(error))) from None
    return parse(unpack(data, file, path, kept), path)


def mapped(path, limit):
    """The first `limit` bytes of a file in the memory that all who read this file share, until they write into it."""
    with open(path, 'rb') as opened:
        size = min(os.fstat(opened.fileno()).st_size, limit)
        return np.memmap(opened, np.uint8, 'c', shape=(size,)) if size else np.empty(0, np.uint8)


def unpack(data, file, where, kept=None):
    """The IDX content of `data`, raw or gz, checked against the checksum."""
    if bytes(data[:2]) != b'\x1f\x8b':
        return _checked(data, file, where)
    twin = kept and Path(kept) / hashlib.sha256(data).hexdigest()
    if twin and (raw := _right_copy(twin, file)) is not None:
        return raw
    raw = _checked(gunzip(data, file.size, where), file, where)
    if twin:
        try:
            keeping.write_whole(twin, raw, make_folder=True)
        except OSError:
            pass                # a full or read-only disk: it is unpacked again next time
    return raw


def gunzip(data, limit, where):
    """What gzip data unpacks to, at most a byte more than `limit`, by which it is seen to be too long."""
    try:
        return bytearray(zlib.decompressobj(31).decompress(data, limit + 1))
    except zlib.error:
        raise _damaged(where) from None


def parse(raw, where):
    """An IDX file of unsigned bytes as an array in the shape that its header names; it shares the memory of `raw`."""
    dimensions = int(raw[3]) if len(raw) >= 4 else 0
    start = 4 + 4 * dimensions
    if bytes(raw[:3]) != b'\0\0\x08' or not 1 <= dimensions <= 4 or len(raw) < start:
        raise DatasetError(say('{where} 不是由字节组成的 IDX 文件。', '{where} is not an IDX file of bytes.', where=where))
    shape = struct.unpack(f'>{dimensions}I', raw[4:start])
    count = 1
    for length in shape:
        count *= length
    if count != len(raw) - start:
        raise DatasetError(say('{where} 的文件头说有 {count} 个字节，实际有 {present} 个。',
                               'the header of {where} says {count} bytes, but there are {present}.',
                               where=where, count=count, present=len(raw) - start))
    return np.frombuffer(raw, np.uint8, offset=start).reshape(shape)


def _right_copy(twin, file):
    """The content of an unpacked copy, or None where there is none, or none that is right."""
    try:
        raw = mapped(twin, file.size + SPARE)
    except OSError:
        return None
    return raw if hashlib.sha256(raw).hexdigest() == file.sha256 else None


def _checked(raw, file, where):
    if hashlib.sha256(raw).hexdigest() != file.sha256:
        raise _another_set(where) if _has_shape(raw, file) else _damaged(where)
    return raw


def _has_shape(raw, file):
    try:
        return parse(raw, '').shape == file.shape
    except DatasetError:
        return False


def _another_set(where):
    return DatasetError(say('{where} 的内容不是 MNIST，而是同样大小的另一组数据（比如 Fashion-MNIST），或者其中有损坏的地方。',
                            '{where} does not hold MNIST but another set of the same size, such as Fashion-MNIST, '
                            'or it is damaged.', where=where))


def _damaged(where):
    return DatasetError(say('{where} 的内容不是 MNIST（损坏、不完整，或者是别的文件）。',
                            '{where} does not hold MNIST (damaged, incomplete, or another file).', where=where))
