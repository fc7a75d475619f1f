"""A file is read as what it is, or refused by name."""
import gzip
import hashlib
import mmap
import random
import struct

import numpy as np
import pytest

from dataset import idx
from dataset.idx import FILES, DatasetError, File, mapped, parse, read

SHAPE = (40, 7, 5)
PIXELS = np.random.RandomState(0).randint(0, 256, SHAPE).astype(np.uint8)
RAW = struct.pack('>HBB3I', 0, 8, 3, *SHAPE) + PIXELS.tobytes()
GOOD = gzip.compress(RAW)
SMALL = File('small-idx3-ubyte', SHAPE, hashlib.sha256(RAW).hexdigest())


@pytest.fixture
def path(tmp_path):
    return tmp_path / 'small-idx3-ubyte.gz'


@pytest.mark.parametrize('content', [RAW, GOOD], ids=['raw', 'gz'])
def test_raw_and_gz_are_told_apart_by_content(path, content):
    path.write_bytes(content)
    assert np.array_equal(read(path, SMALL), PIXELS)


@pytest.mark.parametrize('content', [RAW, GOOD], ids=['raw', 'gz'])
def test_the_array_can_be_written_to(path, content):
    path.write_bytes(content)
    read(path, SMALL)[:] = 0
    assert np.array_equal(read(path, SMALL), PIXELS)


def test_all_who_read_a_raw_file_share_its_memory(path):
    path.write_bytes(RAW)
    holder = read(path, SMALL)
    while isinstance(holder, np.ndarray):
        holder = holder.base
    assert isinstance(holder, mmap.mmap)


def test_no_more_of_a_file_is_mapped_than_was_asked_for(path):
    path.write_bytes(RAW)
    assert mapped(path, 10).tobytes() == RAW[:10] and mapped(path, 10 ** 6).tobytes() == RAW
    path.write_bytes(b'')
    assert mapped(path, 10).tobytes() == b''


@pytest.mark.parametrize('content', [
    b'', b'junk', GOOD[:10], GOOD[:100], GOOD[:-9], GOOD[::-1], gzip.compress(b'other'), gzip.compress(bytes(10_000_000)),
    RAW[:-1], RAW + b'\0', gzip.compress(RAW + b'\0'), bytes(1_000_000), b'<!DOCTYPE html>'])
def test_a_file_with_other_content_is_refused_by_name(path, content):
    path.write_bytes(content)
    with pytest.raises(DatasetError, match='small-idx3-ubyte.gz does not hold MNIST'):
        read(path, SMALL)


def test_another_set_of_the_same_shape_is_refused(path):
    path.write_bytes(struct.pack('>HBB3I', 0, 8, 3, *SHAPE) + (255 - PIXELS).tobytes())
    with pytest.raises(DatasetError, match='does not hold MNIST'):
        read(path, SMALL)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(DatasetError, match='nowhere cannot be read'):
        read(tmp_path / 'nowhere', SMALL)


@pytest.mark.parametrize('dimensions', [0, 1, 2, 3, 4, 5, 255])
def test_an_array_has_one_to_four_dimensions(dimensions):
    raw = struct.pack(f'>HBB{dimensions}I', 0, 8, dimensions, *[1] * dimensions) + b'7'
    if 1 <= dimensions <= 4:
        assert parse(raw, 'x').shape == (1,) * dimensions
    else:
        with pytest.raises(DatasetError, match='x is not an IDX file of bytes'):
            parse(raw, 'x')


def test_headers_of_any_bytes_are_read_exactly_or_refused():
    rnd, read_well = random.Random(0), 0
    for _ in range(20_000):
        data = bytearray(RAW[:rnd.choice([0, 1, 3, 4, 7, 8, 15, 16, 100, len(RAW)])])
        for _ in range(rnd.randrange(4)):
            if data:
                data[rnd.randrange(min(len(data), 16))] = rnd.randrange(256)
        try:
            array = parse(bytes(data), 'fuzz')
        except DatasetError:
            continue
        read_well += 1
        assert array.tobytes() == data[4 + 4 * array.ndim:]
    assert read_well > 100


def test_a_header_may_name_more_bytes_than_numbers_of_a_machine_hold():
    with pytest.raises(DatasetError, match=str((2 ** 32 - 1) ** 4)):
        parse(struct.pack('>HBB4I', 0, 8, 4, *[2 ** 32 - 1] * 4), 'giant')


def test_an_unpacked_copy_is_kept_and_checked_like_all_else(path, tmp_path):
    path.write_bytes(GOOD)
    read(path, SMALL, tmp_path / 'kept')
    twin, = (tmp_path / 'kept').iterdir()
    assert twin.read_bytes() == RAW
    for damaged in (RAW[:-1] + b'\1', b'', RAW + b'\0', GOOD):
        twin.write_bytes(damaged)
        assert np.array_equal(read(path, SMALL, tmp_path / 'kept'), PIXELS)
        assert twin.read_bytes() == RAW


def test_what_is_kept_is_not_unpacked_again(path, tmp_path, monkeypatch):
    path.write_bytes(GOOD)
    read(path, SMALL, tmp_path / 'kept')
    monkeypatch.setattr(idx, 'gunzip', lambda *asked: pytest.fail('unpacked again'))
    assert np.array_equal(read(path, SMALL, tmp_path / 'kept'), PIXELS)


def test_a_kept_copy_never_stands_in_for_a_file_that_changed(path, tmp_path):
    path.write_bytes(GOOD)
    read(path, SMALL, tmp_path / 'kept')
    path.write_bytes(gzip.compress(RAW[:-1] + b'\1'))
    with pytest.raises(DatasetError, match='does not hold MNIST'):
        read(path, SMALL, tmp_path / 'kept')


def test_a_kept_copy_that_cannot_be_read_does_no_harm(path, tmp_path):
    path.write_bytes(GOOD)
    (tmp_path / 'kept' / hashlib.sha256(GOOD).hexdigest()).mkdir(parents=True)
    assert np.array_equal(read(path, SMALL, tmp_path / 'kept'), PIXELS)


def test_a_cache_that_cannot_be_written_does_no_harm(path, tmp_path):
    path.write_bytes(GOOD)
    (tmp_path / 'blocked').write_text('a file where the folder should be')
    assert np.array_equal(read(path, SMALL, tmp_path / 'blocked'), PIXELS)


def test_sizes_and_checksums_are_those_of_mnist():
    assert [file.size for file in FILES.values()] == [47_040_016, 60_008, 7_840_016, 10_008]
    assert all(len(bytes.fromhex(file.sha256)) == 32 for file in FILES.values())
