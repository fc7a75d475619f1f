"""The file that a pupil hands in: a name as it was typed, the answers, and a checksum over both. JSON, for people too.

The checksum shows that a file was damaged or changed by hand; it is no signature and keeps nobody from forging one.
What is read here comes from strangers: every part is looked at before anything uses it. Standard library only, and it
parses under Python 3.8: run.py makes and reads such files before anything is installed.
"""
import hashlib
import json
import re
from typing import NamedTuple

VERSION = 1
LARGEST = 4000000       # bytes; all lessons answered, with every mistake made, stay far below
LONGEST = 100           # letters of a name
ZIP = b'PK\3\4'        # begins an archive, as learning platforms pack a class
TIME = re.compile(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d')
ENTRY = ('answers', 'passed', 'tries', 'seed', 'at', 'mistakes')
MISTAKE = ('times', 'answer', 'zh', 'en', 'at')


class Damaged(Exception):
    """A file that cannot be used; its word is 'zip', 'large', 'half', 'other', 'newer' or 'changed'."""


class Mistake(NamedTuple):
    """One mistake of one pupil in one exercise: the last answer that showed it, and what was told to it."""
    template: str       # the English sentence before its numbers are filled in: the same for all who made it
    answer: str
    zh: str
    en: str
    at: str


class Entry(NamedTuple):
    """What one pupil did in one exercise. passed: the last verdict, None while there is none."""
    passed: object
    mistakes: tuple


class Sheet(NamedTuple):
    """What one pupil handed in: {'01-2': Entry, …}, and when."""
    name: str
    at: str
    exercises: dict


def plain(name):
    """A name in one line, without letters that cannot be seen."""
    seen = ''.join(letter if letter.isprintable() else ' ' for letter in name)
    return ' '.join(seen.split())[:LONGEST]


def file_name(name):
    """A name for the file that every file system takes."""
    return 'hand-in-' + re.sub(r'\W+', '_', name)[:40].strip('_') + '.json'


def pack(name, at, held):
    """The file as bytes. held: what common.memory keeps; only what is known here goes into the file."""
    exercises = {exercise: only(entry, ENTRY) for exercise, entry in held['exercises'].items()}
    for entry in exercises.values():
        if 'mistakes' in entry:
            entry['mistakes'] = {template: only(told, MISTAKE) for template, told in entry['mistakes'].items()}
    content = {'version': VERSION, 'name': plain(name), 'at': at, 'seed': held['seed'], 'exercises': exercises}
    return json.dumps(dict(content, checksum=checksum(content)), ensure_ascii=False, indent=1).encode('utf-8', 'backslashreplace')


def unpack(data):
    """The Sheet in the bytes of a file; Damaged says what is the matter with them."""
    if data.startswith(ZIP):
        raise Damaged('zip')
    if len(data) > LARGEST:
        raise Damaged('large')
    try:
        content = json.loads(data.decode('utf-8-sig'))
        if not isinstance(content, dict) or not {'version', 'name', 'at', 'exercises', 'checksum'} <= content.keys():
            raise Damaged('other')
        if content.pop('checksum') != checksum(content):
            raise Damaged('changed')
    except (ValueError, RecursionError):                    # brackets in brackets, without end
        raise Damaged('half') from None
    if isinstance(content['version'], int) and content['version'] > VERSION:
        raise Damaged('newer')
    try:
        exercises = {exercise: entry(held) for exercise, held in content['exercises'].items()}
        return Sheet(plain(content['name']) or '?', moment(content['at']), exercises)
    except (KeyError, TypeError, AttributeError, ValueError):
        raise Damaged('other') from None


def checksum(content):
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def only(held, keys):
    return {key: held[key] for key in keys if key in held}


def entry(held):
    passed = held.get('passed')
    if passed is not None and not isinstance(passed, bool):
        raise TypeError(passed)
    return Entry(passed, tuple(mistake(template, told) for template, told in held.get('mistakes', {}).items()))


def mistake(template, told):
    at = told['at'] and moment(told['at'])                  # '' where an older edition kept none
    return Mistake(template, text(told['answer']), text(told['zh']), text(told['en']), text(at))


def text(value):
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def moment(value):
    """A time as memory writes it: times of this form are in order when their texts are."""
    if not TIME.fullmatch(value):
        raise ValueError(value)
    return value
