"""What a reader keeps: the folder of their own, and files that are written whole or not at all.

Where Python runs in the reader's browser, its files end with the page; the browser keeps what is written here.
"""
import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from common import browser

PROJECT = Path(__file__).resolve().parent.parent
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
    """Put `content` (bytes) into the file `path` as `write_whole` does; where Python runs in a browser, it keeps that."""
    write_whole(Path(path), content)
    browser.keep(f'my/{Path(path).name}', content)


def write_whole(path, content):
    """Put bytes into a file: all of them, or the file stays as it was (OSError).

    What others left half written, since they were killed, is cleared away.
    """
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
