"""The reader's own copies of the lessons in my/: made where they are missing, never overwritten."""
import re

from common.language import listing, say
from start import editions, rescue, whole
from start.environment import ROOT
from start.trouble import Trouble


def published(language, root=ROOT):
    """The lessons of one language, in their order."""
    return sorted((root / 'notebooks' / language).glob('*.ipynb'))


def find(name, lessons):
    """The lesson whose name begins with `name`, or else holds it; the first of all if it is empty."""
    begins = [lesson for lesson in lessons if lesson.stem.startswith(name)]
    named = begins or [lesson for lesson in lessons if name in lesson.stem]
    if not named:
        known = listing(lesson.stem for lesson in lessons)
        raise Trouble(say('没有叫 {name} 的课。现有：{known}。', 'No lesson is called {name}. There are: {known}.',
                          name=name, known=known))
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
    """The reader's latest copy."""
    mine = copies(lesson)
    return mine[max(mine)]


def copy(lesson):
    """Lay the published edition beside the reader's copies; returns the new copy."""
    number = max(copies(lesson), default=0) + 1
    target = folder(lesson) / (lesson.name if number == 1 else f'{lesson.stem}_{number}.ipynb')
    whole.write(target, lesson.read_bytes())
    return target


def prepare(lessons, lay_newer):
    """Mend the copies that are damaged and make those that are missing; yields what the reader should know."""
    mine = folder(lessons[0])
    mine.mkdir(parents=True, exist_ok=True)
    with whole.turn(mine / '.lock'):
        for path in [path for lesson in lessons for path in copies(lesson).values()]:
            if not rescue.readable(path):
                yield rescue.restore(path)
        noted, trouble = editions.read(mine)
        if trouble:
            yield trouble
        before = dict(noted)
        for lesson in lessons:
            if not copies(lesson):
                noted[lesson.name] = editions.of(copy(lesson))
            noted.setdefault(lesson.name, editions.of(lesson))
        outdated = [lesson for lesson in lessons if noted[lesson.name] != editions.of(lesson)]
        for lesson in outdated if lay_newer else ():
            yield say('新版放在旧版旁边：{name}', 'The newer edition is next to yours: {name}', name=copy(lesson).name)
            noted[lesson.name] = editions.of(lesson)
        if outdated and not lay_newer:
            yield editions.news(outdated)
        gone = [name for name in noted if name not in {lesson.name for lesson in lessons}]
        yield from (editions.farewell(name, lessons) for name in gone if (mine / name).exists())
        if noted != before:
            editions.write(mine, noted)
