"""Which edition of each lesson the reader has: a note in the folder of the copies."""
import hashlib
import json
import os

from common.language import listing, say
from start import rescue, whole


def of(lesson):
    return hashlib.sha256(lesson.read_bytes()).hexdigest()


def read(folder):
    """({'01_name.ipynb': edition}, '') or, where the note is damaged and was set aside, ({}, a sentence)."""
    note = folder / '.editions.json'
    try:
        noted = json.loads(note.read_text(encoding='utf-8'))
        if isinstance(noted, dict):
            return noted, ''
    except FileNotFoundError:
        return {}, ''
    except (IsADirectoryError, PermissionError, ValueError, RecursionError):   # of a folder, Windows says: not permitted
        pass
    beside = rescue.aside(note)
    os.rename(str(note), str(beside))
    return {}, say('记录版本的 {note} 坏了，已改名为 {beside}；课程一份没动，从今天的版本重新记起。',
                   'The record of editions, {note}, was damaged and has been renamed {beside}; no lesson '
                   'was changed, and editions are tracked from today.', note=note, beside=beside.name)


def write(folder, noted):
    whole.write(folder / '.editions.json', json.dumps(noted, indent=1).encode())


def news(lessons):
    """That there are newer editions of these lessons and, where the list of changes speaks of them, what is new."""
    names = listing(lesson.stem for lesson in lessons)
    what = [line for line in map(changes, lessons) if line]
    return '\n'.join([say('{names} 有了新版。加上 --newer，新版会放在你那份旁边。',
                          'There is a newer edition of {names}. Use --newer to put it next to yours.',
                          names=names), *what])


def changes(lesson):
    """The first line of CHANGELOG.md that names a lesson, or ''."""
    try:
        lines = (lesson.parents[2] / 'CHANGELOG.md').read_text(encoding='utf-8').splitlines()
    except (OSError, ValueError):
        return ''
    return next((line.strip() for line in lines if lesson.stem in line), '')


def farewell(name, lessons):
    """That a lesson which the reader has a copy of is no longer published under this name."""
    number = name.partition('_')[0] + '_'
    successor = next((lesson.stem for lesson in lessons if lesson.name.startswith(number)), '')
    if successor:
        return say('{name} 这一课现在叫 {successor}；你那份还在原处，没有动。',
                   'The lesson {name} is now called {successor}; your copy has been left as it is.',
                   name=name, successor=successor)
    return say('课程里已经没有 {name} 了；你那份还在原处，没有动。',
               'There is no lesson {name} any more; your copy has been left as it is.', name=name)
