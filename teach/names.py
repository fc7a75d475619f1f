"""The list of a class: a text file with a name on each line."""
import re
from pathlib import Path

from common.language import say
from start.trouble import Trouble

LONGEST = 40        # letters of a name that stand in the name of a folder


def people(path, seed):
    """[(name, seed of their own)] in the order of the list; who joins later goes to its end and moves nobody's numbers."""
    return [(name, seed + n) for n, name in enumerate(read(path), start=1)]


def read(path):
    """The names, without empty lines."""
    try:
        lines = Path(path).read_text(encoding='utf-8-sig').splitlines()
    except (OSError, ValueError):
        raise Trouble(say('名单 {path} 读不出来：请存成文本文件（UTF-8），一行一个名字。',
                          'The list {path} cannot be read: save it as a text file (UTF-8), one name a line.',
                          path=path)) from None
    names = [' '.join(line.split()) for line in lines if line.strip()]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise Trouble(say('“{name}”在名单里出现了两次：请写得让人分得清，例如加上班级。',
                          '“{name}” is in the list twice: tell the two apart, for instance by their class.', name=twice))
    if not names:
        raise Trouble(say('名单 {path} 是空的：请一行写一个名字。', 'The list {path} is empty: write a name on each line.',
                          path=path))
    return names


def folder(name, number):
    """A folder for a pupil, whatever the name holds: '03 Ann'. '' without a name: everybody has the same."""
    return name and f'{number:02d} ' + re.sub(r'[^\w-]+', ' ', name).strip()[:LONGEST].rstrip()
