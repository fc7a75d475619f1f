"""A copy that was only half written, when the power or JupyterLab went in the middle of saving."""
import json
import os
import time

from common.language import say
from start import whole


def readable(path):
    """True if the file is a notebook from its first to its last byte."""
    try:
        return isinstance(json.loads(path.read_bytes().decode('utf-8'))['cells'], list)
    except (ValueError, KeyError, TypeError, RecursionError):
        return False


def kept(path):
    """The latest whole copy that JupyterLab itself kept of a notebook, or None.

    One that it keeps while it saves, and the checkpoint of the last time that the reader saved.
    """
    twins = [path.with_name('.~' + path.name),
             path.parent / '.ipynb_checkpoints' / (path.stem + '-checkpoint.ipynb')]
    twins = [twin for twin in twins if twin.is_file() and readable(twin)]
    return max(twins, key=lambda twin: twin.stat().st_mtime, default=None)


def restore(path):
    """Lay JupyterLab's copy in the place of a damaged notebook, which stays beside it; returns a sentence."""
    twin = kept(path)
    beside = aside(path)
    if twin is None:
        os.rename(str(path), str(beside))
        return say('{name} 只写了一半，读不出来了，也没有找到备份；它被改名为 {beside}。',
                   '{name} was only partly written and cannot be read, and no backup was found; it has '
                   'been renamed {beside}.', name=path.name, beside=beside.name)
    saved = time.strftime('%H:%M %Y-%m-%d', time.localtime(twin.stat().st_mtime))
    whole.write(beside, path.read_bytes())
    whole.write(path, twin.read_bytes())
    return say('{name} 只写了一半；已经换回 JupyterLab 在 {saved} 留下的备份，坏掉的那份在旁边，叫 {beside}。',
               '{name} was only partly written; the copy that JupyterLab kept at {saved} has been '
               'restored, and the damaged one is next to it as {beside}.', name=path.name, saved=saved, beside=beside.name)


def aside(path):
    """A name beside a damaged file that nothing has yet: JupyterLab's own word for it, and a number."""
    number = 1
    while True:
        free = path.with_name(path.name + '.invalid' + ('' if number == 1 else f'_{number}'))
        if not os.path.lexists(str(free)):
            return free
        number += 1
