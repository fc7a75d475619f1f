"""What a reader answered, kept in one file of their own folder: answers.json, readable by a person.

{"version": 1, "seed": 0, "exercises": {"01-2": {
  "answers": {"①": "2.2"}, "passed": true, "tries": 2, "seed": 0, "at": "2026-11-26T15:00:00",
  "mistakes": {"{found} counts one branch only.": {"times": 1, "answer": "2", "at": "2026-11-26T14:58:00",
                                                   "zh": "2 只算了一条分支。", "en": "2 counts one branch only."}}}}}

answers: what was typed, by the mark of its box; '' names an answer that stands alone. A mistake is named by the English
sentence that the reader was told, before its numbers are filled in; zh and en are the last one as it was told, answer
is what was answered then. Where nothing is kept (a printed lesson, a test) everything here does nothing; where the file
cannot be written the reader goes on, and `unkept` says so.
"""
import json
import os
import re
import time
from contextlib import contextmanager
from datetime import datetime

from common import keeping
from common.language import say

VERSION = 1
EMPTY = {'version': VERSION, 'seed': 0, 'exercises': {}}
LONGEST = 2000      # letters of an answer
KINDS = {'answers': dict, 'passed': (bool, type(None)), 'tries': int, 'mistakes': dict, 'at': str}
KINDS_OF_A_MISTAKE = {'times': int, 'answer': str, 'zh': str, 'en': str, 'at': str}
PATIENCE = 10       # seconds for which another kernel may hold the file

_refused = None     # the error, where what was to be kept last could not be written


def file():
    """Path of the file, or None where nothing is kept."""
    folder = keeping.own_folder()
    return folder and keeping.brought(folder / 'answers.json')


def everything():
    """The whole file as a dict. A damaged one is set aside, never overwritten; `trouble` tells of it."""
    path, nothing = file(), {**EMPTY, 'exercises': {}}
    if path is None:
        return nothing
    try:
        held = json.loads(path.read_bytes())
        if held['version'] <= VERSION and isinstance(held.get('seed', 0), int):
            return {**nothing, **held, 'exercises': {name: _entry(entry) for name, entry in held['exercises'].items()}}
    except FileNotFoundError:
        return nothing
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    _set_aside(path)
    return nothing


def trouble():
    """A sentence if a damaged file of answers was set aside in this folder, else ''."""
    path = file()
    aside = sorted(path.parent.glob('answers.damaged-*.json')) if path else []
    return aside and say('answers.json 读不懂，已经改名为 {name} 放在一边；从这里起重新记。',
                         'answers.json could not be read and was set aside as {name}; a new one is kept from here on.',
                         name=aside[-1].name) or ''


def unkept():
    """A sentence if what was answered last could not be written, else ''."""
    return _refused and say('答案现在存不下来（{why}）：解决以后，这一题再答一次。',
                            'Answers cannot be kept at the moment ({why}): once that is mended, give this one again.',
                            why=keeping.refusal(_refused)) or ''


def recall(exercise):
    """What is kept of one exercise, such as '01-2'; {} if nothing is."""
    return everything()['exercises'].get(exercise, {})


def keep(exercise, passed=None, mistakes=(), answers=None, **what):
    """Add to what is kept of an exercise: answers={…}, seed=7, choices=[0] …

    passed    a verdict counts as a try, unless it is the same about the same answers: a cell that is run again is none
    mistakes  pairs: the Sentence that was told, and the answer that it is about
    """
    if answers is not None:
        what['answers'] = {label: str(typed)[:LONGEST] for label, typed in answers.items()}

    def add(held):
        entry = held['exercises'].setdefault(exercise, {})
        known = {**what, 'passed': passed}
        if answers and all(entry.get(key) == value for key, value in known.items()):
            return
        at = datetime.now().isoformat(timespec='seconds')
        entry.update(what, at=at)
        if passed is not None:
            entry.update(passed=passed, tries=entry.get('tries', 0) + 1)
        for mistake, answer in mistakes:
            told = entry.setdefault('mistakes', {})
            times = told.get(mistake.template, {}).get('times', 0) + 1
            told[mistake.template] = {'times': times, 'answer': str(answer)[:LONGEST], 'zh': mistake.zh,
                                      'en': mistake.en, 'at': at}
    _change(add)


def forget(start):
    """Forget one exercise with its parts ('02-4': 02-4a, 02-4b too) or all of a lesson ('01')."""
    def drop(held):
        held['exercises'] = {name: entry for name, entry in held['exercises'].items() if not theirs.fullmatch(name)}
    theirs = re.compile(re.escape(start) + '([a-z]|-.*)?')
    _change(drop)


def seed():
    """The number from which this reader's exercises draw their numbers."""
    return everything()['seed']


def use_seed(number):
    """Draw other numbers from here on, in every lesson of this reader."""
    _change(lambda held: held.update(seed=int(number)))


def _entry(held):
    """What is kept of one exercise; a mistake that was once kept as a count alone gets its other keys.

    TypeError where a part is of no kind that is written here.
    """
    mistakes = {template: {'times': 1, 'answer': '', 'zh': template, 'en': template, 'at': held.get('at', ''),
                           **(told if isinstance(told, dict) else {'times': told})}
                for template, told in held.get('mistakes', {}).items()}
    answers = held.get('answers', {})
    parts = (held, KINDS), (answers, dict.fromkeys(answers, str)), *((told, KINDS_OF_A_MISTAKE) for told in mistakes.values())
    for part, kinds in parts:
        if any(not isinstance(part[name], kind) for name, kind in kinds.items() if name in part):
            raise TypeError(part)
    return {**held, 'mistakes': mistakes} if mistakes else held


def _change(how):
    global _refused
    path = file()
    if path is None:
        return
    try:
        with _alone(path):
            held = everything()
            how(held)
            keeping.write(path, json.dumps(held, ensure_ascii=False, indent=1).encode('utf-8', 'backslashreplace'))
        _refused = None
    except OSError as error:        # the figures go on, and say so
        _refused = error


@contextmanager
def _alone(path):
    """One kernel at a time; a lock that is left behind by a killed one counts for PATIENCE seconds."""
    lock, begun = path.with_name(path.name + '.lock'), time.monotonic()
    path.parent.mkdir(parents=True, exist_ok=True)
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
            break
        except FileExistsError:
            try:
                if max(time.time() - lock.stat().st_mtime, time.monotonic() - begun) > PATIENCE:
                    lock.unlink()       # by either clock: a server of files may have another time
                    begun = time.monotonic()
            except FileNotFoundError:
                pass
            time.sleep(0.01)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _set_aside(path):
    try:
        number = 1 + len(list(path.parent.glob('answers.damaged-*.json')))
        keeping.rename(path, f'answers.damaged-{number}.json')
    except OSError:
        pass
