"""What a reader keeps."""
import errno
import os
import time

import pytest

from common import browser, keeping, language


def test_only_the_readers_own_copy_keeps_anything(tmp_path, monkeypatch):
    monkeypatch.delenv('LESSONS_KEPT', raising=False)
    monkeypatch.setattr(keeping, 'PROJECT', tmp_path)
    for folder, kept in (('my/zh', tmp_path / 'my'), ('notebooks/zh', None)):
        (tmp_path / folder).mkdir(parents=True)
        monkeypatch.chdir(tmp_path / folder)
        assert keeping.own_folder() == kept


def test_another_place_can_be_named(tmp_path, monkeypatch):
    monkeypatch.setenv('LESSONS_KEPT', str(tmp_path))
    assert keeping.own_folder() == tmp_path


def test_a_file_is_written_whole(tmp_path):
    for content in (b'whole', b'another'):
        keeping.write(tmp_path / 'a' / 'new' / 'file', content)
        assert (tmp_path / 'a' / 'new' / 'file').read_bytes() == content


@pytest.mark.parametrize('step', ['fsync', 'replace'])
def test_a_full_disk_leaves_the_old_file_and_no_half_one(tmp_path, monkeypatch, step):
    keeping.write(tmp_path / 'file', b'old')

    def full(*_):
        raise OSError(28, 'No space left on device')
    monkeypatch.setattr(keeping.os, step, full)
    with pytest.raises(OSError):
        keeping.write(tmp_path / 'file', b'new')
    assert [path.name for path in tmp_path.iterdir()] == ['file'] and (tmp_path / 'file').read_bytes() == b'old'


@pytest.mark.parametrize('number, english, chinese', [
    (errno.ENOSPC, 'the disk is full', '磁盘满了'), (errno.EACCES, 'no permission', '没有权限'),
    (errno.EROFS, 'the disk is read-only', '磁盘只能读'), (errno.ENOENT, 'no such file or folder', '没有这个文件或文件夹'),
    (errno.ENOTDIR, 'a file is where a folder should be', '该是文件夹的地方是文件'),
    (errno.EISDIR, 'it is a folder', '这是一个文件夹'), (errno.EIO, 'error EIO', '读写出错 EIO')])
def test_a_refusal_is_told_in_a_few_words(number, english, chinese):
    for name, words in (('en', english), ('zh', chinese)):
        language.use(name)
        assert words in keeping.refusal(OSError(number, ''))


def test_all_of_a_file_is_on_the_disk_before_it_gets_its_name(tmp_path, monkeypatch):
    sizes = []
    monkeypatch.setattr(keeping.os, 'fsync', lambda file: sizes.append((os.fstat(file).st_size, (tmp_path / 'file').exists())))
    keeping.write(tmp_path / 'file', b'x' * 100)
    assert sizes == [(100, False)]


def test_what_was_left_half_written_is_cleared_away_once_nobody_writes_it_any_more(tmp_path):
    old, young = tmp_path / '.file.old.part', tmp_path / '.file.young.part'
    for half in (old, young):
        half.write_bytes(b'half')
    os.utime(old, (time.time() - 3600,) * 2)
    keeping.write(tmp_path / 'file', b'new')
    assert young.exists() and not old.exists()


@pytest.fixture
def held(monkeypatch):
    """What the reader's browser keeps, {name: bytes}."""
    held = {}
    monkeypatch.setattr(browser, 'keep', held.__setitem__)
    monkeypatch.setattr(browser, 'kept', lambda name: held.get(name, b''))
    return held


def test_what_one_page_wrote_the_next_one_finds(tmp_path, held):
    keeping.write(tmp_path / 'first' / 'answers.json', b'{}')
    for _ in range(2):
        assert keeping.brought(tmp_path / 'a' / 'second' / 'answers.json').read_bytes() == b'{}'


def test_where_nothing_is_kept_a_file_stays_as_it_is(tmp_path, held):
    (tmp_path / 'answers.json').write_bytes(b'{}')
    assert keeping.brought(tmp_path / 'answers.json').read_bytes() == b'{}'
    assert not keeping.brought(tmp_path / 'other.json').exists()


def test_a_file_that_is_renamed_goes_by_its_new_name_alone(tmp_path, held):
    keeping.write(tmp_path / 'answers.json', b'damaged')
    keeping.rename(tmp_path / 'answers.json', 'aside.json')
    assert (tmp_path / 'aside.json').read_bytes() == held['my/aside.json'] == b'damaged'
    assert not keeping.brought(tmp_path / 'answers.json').exists()
