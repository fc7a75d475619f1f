"""Files and folders that are there whole or not at all, and one process at a time."""
import os
import time
from contextlib import contextmanager

try:
    import fcntl
except ImportError:                                        # Windows
    fcntl = None
    import msvcrt


def write(path, data):
    """Put the bytes into the file: whoever looks, and whatever ends this, sees the old content or the new."""
    part = path.with_name('.' + path.name + '.part')
    try:
        with open(str(part), 'wb') as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(str(part), str(path))
    except OSError as error:
        if part.is_file():
            part.unlink()
        error.filename = error.filename or str(path)
        raise


def lay(made, folder):
    """Put a folder that has been made in the place of `folder`, which stays beside it as `made`.old.

    Both are on one disk, so that nothing is copied: whoever looks sees the old folder or the new one, each whole.
    """
    if os.path.lexists(str(folder)):
        os.rename(str(folder), str(made) + '.old')
    os.rename(str(made), str(folder))


@contextmanager
def turn(path, waiting=None):
    """Only one process at a time is inside; `waiting()` is called once if another one is. Yields the lock.

    The system takes the lock back when its process ends, however that ends, and every child that was given it.
    """
    with open(str(path), 'ab') as lock:
        if not take(lock):
            if waiting:
                waiting()
            while not take(lock):
                time.sleep(0.05)
        yield lock.fileno()


def take(lock):
    """True once this process holds the lock, also where the file system knows no locks."""
    try:
        if fcntl:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        pass
    return True
