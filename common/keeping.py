"""What a reader keeps: the folder of their own, and files that are written whole or not at all.

Where Python runs in the reader's browser, its files end with the page; the browser keeps what is written here.
"""
import errno
import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from common import browser
from common.language import say

PROJECT = Path(__file__).resolve().parent.parent
# what a system says where it writes no file
FULL = errno.ENOSPC, errno.EFBIG, getattr(errno, 'EDQUOT', errno.ENOSPC)
CLOSED = errno.EACCES, errno.EPERM, errno.EROFS
SHAPE = errno.ENOTDIR, errno.EISDIR, errno.EEXIST
ABANDONED = 60      # seconds after which nobody writes any more to a file that has not got its name yet


def own_folder():
    """my/, if this notebook is the reader's own copy in it, or the folder that $LESSONS_KEPT names; else None.

    Lessons that are printed or tested run elsewhere: nothing of theirs is kept.
    """
    named = os.environ.get('LESSONS_KEPT')
    if named:
        return Path(named)
    mine = PROJECT / 'my'
    return mine if mine in Path.cwd().resolve().parents else None


def write(path, content):
    """Put `content` (bytes) into the file `path`, and where the browser keeps files, there too."""
    path = write_whole(path, content, make_folder=True)
    browser.keep(f'my/{path.name}', content)


def write_whole(path, content, make_folder=False):
    """Put `content` (bytes) into the file `path`: all of it, or the file stays as it was (OSError). Returns the Path.

    What others left half written, since they were killed, is cleared away.
    """
    path = Path(path)
    if make_folder:
        path.parent.mkdir(parents=True, exist_ok=True)
    for half in path.parent.glob(f'.{path.name}.*.part'):
        with suppress(OSError):                            # another process clears, too, or nobody may
            if time.time() - half.stat().st_mtime > ABANDONED:
                half.unlink()
    handle, half = tempfile.mkstemp(dir=path.parent, prefix=f'.{path.name}.', suffix='.part')
    try:
        with os.fdopen(handle, 'wb') as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(half, path)
    except BaseException:
        os.unlink(half)
        raise
    return path


def refusal(error):
    """A few words for why a file could not be read or written (OSError), in the reader's language."""
    return words_of(error.errno) or say('读写出错 {number}', 'error {number}',
                                        number=errno.errorcode.get(error.errno, error.errno))


def words_of(number):
    """The same for the number that a system gives to an error with a file; '' for any other."""
    return {
        **dict.fromkeys(FULL, say('磁盘满了', 'the disk is full')),
        **dict.fromkeys(CLOSED, say('没有权限', 'no permission')), errno.EROFS: say('磁盘只能读', 'the disk is read-only'),
        **dict.fromkeys(SHAPE, say('该是文件夹的地方是文件', 'a file is where a folder should be')),
        errno.EISDIR: say('这是一个文件夹', 'it is a folder'),
        errno.ENOENT: say('没有这个文件或文件夹', 'there is no such file or folder'),
    }.get(number, '')


def brought(path):
    """The same path. Where the browser keeps a file of this name, it lies there now."""
    if content := browser.kept(f'my/{path.name}'):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return path


def rename(path, name):
    """Give a file another name in its folder, also one that cannot be read."""
    os.replace(path, path.with_name(name))
    if content := browser.kept(f'my/{path.name}'):
        browser.keep(f'my/{name}', content)
        browser.keep(f'my/{path.name}', b'')
