"""The reader's own copies of the lessons in my/: made where they are missing, never overwritten."""
import hashlib
import json
import re

from common.language import say
from start.environment import ROOT, Trouble


def published(language, root=ROOT):
    """The lessons of one language, in their order."""
    return sorted((root / 'notebooks' / language).glob('*.ipynb'))


def find(name, lessons):
    """The lesson whose name begins with `name`, or else holds it; the first of all if it is empty."""
    begins = [lesson for lesson in lessons if lesson.stem.startswith(name)]
    named = begins or [lesson for lesson in lessons if name in lesson.stem]
    if not named:
        known = ', '.join(lesson.stem for lesson in lessons)
        raise Trouble(say(f'没有叫 {name} 的课。现有：{known}。', f'No lesson is called {name}. There are: {known}.'))
    return named[0]


def folder(lesson):
    """my/zh for a lesson in notebooks/zh: the same depth, so that its pictures are found."""
    return lesson.parents[2] / 'my' / lesson.parent.name


def copies(lesson):
    """The reader's copies by number: {1: 01_name.ipynb, 2: 01_name_2.ipynb, …}."""
    name = re.compile(re.escape(lesson.stem) + r'(?:_(\d+))?\.ipynb')
    found = [(name.fullmatch(path.name), path) for path in folder(lesson).glob('*.ipynb')]
    return {int(match.group(1) or 1): path for match, path in found if match}


def newest(lesson):
    """The reader's latest copy; the first one is made here."""
    mine = copies(lesson)
    return mine[max(mine)] if mine else copy(lesson)


def copy(lesson):
    """Lay the published edition beside the reader's copies; returns the new copy."""
    number = max(copies(lesson), default=0) + 1
    target = folder(lesson) / (lesson.name if number == 1 else f'{lesson.stem}_{number}.ipynb')
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open('xb') as file:                        # x: what exists is never overwritten
        file.write(lesson.read_bytes())
    notes(lesson).write_text(json.dumps(dict(editions(lesson), **{lesson.name: edition(lesson)}), indent=1))
    return target


def outdated(lesson):
    """True if the latest copy was made from another edition than the one that is published now."""
    return bool(copies(lesson)) and editions(lesson).get(lesson.name) != edition(lesson)


def edition(lesson):
    return hashlib.sha256(lesson.read_bytes()).hexdigest()


def editions(lesson):
    """Which edition of each lesson was copied last; nothing if the note was lost or damaged."""
    try:
        return json.loads(notes(lesson).read_text())
    except (OSError, ValueError):
        return {}


def notes(lesson):
    return folder(lesson) / '.editions.json'
