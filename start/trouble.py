"""What goes wrong outside the program, told in one sentence."""
import errno
import shutil
from pathlib import Path

from common.keeping import CLOSED, FULL, SHAPE
from common.language import say


class Trouble(Exception):
    """What is wrong and what mends it, in one sentence for the reader."""


def carried_out(work, stopped=''):
    """What `work()` returns; where it cannot go on, a sentence that says why; `stopped` where Ctrl+C has ended it."""
    try:
        return work()
    except Trouble as trouble:
        return str(trouble)
    except OSError as error:
        return told(error)
    except KeyboardInterrupt:
        return stopped or say('停下了。', 'Stopped.')


def free_mb(folder):
    return shutil.disk_usage(str(folder)).free // 2 ** 20


def told(error):
    """The sentence for an OSError, whose own words may be in another language than the reader's."""
    where = error.filename or ''
    if error.errno in FULL:
        return say('磁盘满了，{where} 写不进去；原来的文件都没有动。请腾出一些空间，再来一次。',
                   'The disk is full, so {where} cannot be written; no file was damaged. Free some space, '
                   'then try again.',
                   where=where)
    if error.errno in CLOSED:
        return say('不能写入 {where}：请把整个文件夹移到自己的目录下，再来一次。',
                   '{where} is not writable: move the whole folder to a place of your own, then try again.',
                   where=where)
    if error.errno in SHAPE:
        where = next((path for path in Path(where).parents if path.is_file()), where)
        return say('{where} 挡住了路：这里该是文件夹的是文件，或者反过来。请给它改个名字，再来一次。',
                   '{where} is in the way: it is a file where a folder should be, or the reverse. Rename '
                   'it, then try again.',
                   where=where)
    return say('{where} 读写出错（{number}）：请检查磁盘，再来一次。',
               '{where} cannot be read or written ({number}): check the disk, then try again.',
               where=where, number=errno.errorcode.get(error.errno, error.errno))
