"""What a reader keeps: the folder of their own, and files that are written whole or not at all."""
import os
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


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
    """Put `content` (bytes) into the file `path`: all of it, or the file stays as it was (OSError)."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix='.' + path.name, delete=False) as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            os.unlink(file.name)
            raise
    os.replace(file.name, path)
