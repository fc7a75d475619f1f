"""A folder of files that pupils handed in, read as one class."""
import os
import unicodedata
from pathlib import Path
from typing import NamedTuple

from common.handed import LARGEST, Damaged, unpack

OURS = ('class.html', 'class.csv')      # what `class` itself puts into the folder


class Classroom(NamedTuple):
    """sheets: one for each pupil, by name. doubles: {name: [file that counts, older files …]} of whoever handed in
    more than once. left_out: {file: what is the matter with it}, the words of `handed.Damaged`."""
    sheets: list
    doubles: dict
    left_out: dict


def read(folder):
    """Read every file in the folder and the folders in it, as learning platforms hand them out."""
    found, left_out = {}, {}
    for path in files(Path(folder)):
        name = path.relative_to(folder).as_posix()
        try:
            sheet = unpack(content(path))
        except Damaged as damaged:
            left_out[name] = str(damaged)
        else:
            found.setdefault(who(sheet), []).append((sheet.at, name, sheet))
    each = [sorted(mine, key=lambda one: one[:2], reverse=True) for _, mine in sorted(found.items())]
    doubles = {mine[0][2].name: [name for _, name, _ in mine] for mine in each if len(mine) > 1}
    return Classroom([mine[0][2] for mine in each], doubles, left_out)


def files(folder):
    """Those that a pupil may have handed in, in order; what a system hides there is none of them."""
    for here, folders, names in os.walk(str(folder)):
        folders[:] = sorted(name for name in folders if not name.startswith(('.', '__')))
        yield from (Path(here, name) for name in sorted(names) if not name.startswith('.') and name not in OURS)


def content(path):
    """The bytes of a file; none of one that is far too large or no ordinary file."""
    if not path.is_file():
        raise Damaged('other')
    with open(str(path), 'rb') as file:
        return file.read(LARGEST + 1)


def who(sheet):
    """By which two files are known to be of one pupil, however the name was typed."""
    return unicodedata.normalize('NFKC', sheet.name).casefold()
